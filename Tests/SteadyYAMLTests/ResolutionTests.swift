#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    struct ResolutionTests {
        /// What `kubectl` makes of each.
        static let values: [(String, JSONValue)] = [
            ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("nUll", "nUll"),
            ("y", true), ("Y", true), ("yes", true), ("on", true), ("TRUE", true), ("n", false), ("N", false), ("No", false),
            ("Off", false), ("false", false), ("yEs", "yEs"), ("nope", "nope"), ("falsey", "falsey"),
            ("0", 0), ("-0", 0), ("12", 12), ("+12", 12), ("-7", -7), ("0x1F", 31), ("-0xFF", -255), ("+0xff", 255), ("0X1F", 31),
            ("017", 15), ("0o17", 15), ("0O17", 15), ("00", 0), ("0_7", 7), ("0b11", 3), ("-0b1", -1), ("0B1", 1), ("0b_1", 1),
            ("1_000", 1000), ("1_", 1), ("1__0", 10), ("+_1", 1), ("0x_F", 15), ("_1", "_1"), ("0x", "0x"), ("0o", "0o"),
            ("0b12", "0b12"), ("0o8", "0o8"), ("0x1p4", "0x1p4"), ("0x1.8", "0x1.8"), ("++1", "++1"), ("+", "+"), ("..", ".."),
            ("08", 8), ("-08", -8), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)),
            ("18446744073709551615", .double(18_446_744_073_709_551_616)),
            ("-9223372036854775809", .double(-9_223_372_036_854_775_808)),
            ("12345678901234567890123", .double(1.2345678901234568e22)),
            ("+18446744073709551615", .double(18_446_744_073_709_551_616)), ("0xFFFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFFFF"),
            ("1.5", 1.5), ("1.0", 1), ("1.", 1), ("-.5", -0.5), (".5", 0.5), (".5e1", 5), ("1e3", 1000), ("1E5", 100_000),
            ("12e03", 12000), ("1e18", 1_000_000_000_000_000_000), ("1e+20", .double(1e20)), ("1e-7", 1e-7), ("0.1e1", 1),
            ("1_000.5", 1000.5), ("1.5_", 1.5), ("1e1_0", 10_000_000_000), ("1_e1", 10), ("-._5", -0.5), (".5_0", 0.5),
            (".5e1_0", 5_000_000_000), ("._5", "._5"), (".5_", ".5_"), (".5__0", ".5__0"), (".", "."), (".e1", ".e1"),
            ("1e", "1e"),
            ("1e+", "1e+"), ("1e400", "1e400"), (".5e400", ".5e400"), ("5.5.5", "5.5.5"), ("-0.0", 0),
            ("2001-01-01", "2001-01-01"), ("2001-1-1 1:2:3", "2001-1-1 1:2:3"), ("1:20", "1:20"), ("190:20:30", "190:20:30"),
            ("=", "="), ("<<", "<<"), ("'yes'", "yes"), ("\"12\"", "12"), ("'it''s'", "it's"), ("a b", "a b"),
            ("!!str 12", "12"), ("!!str ~", "~"), ("!!str", ""), ("!!int '12'", 12), ("!!int 0o17", 15), ("!!float 3", 3),
            ("!!float 0xF", 15), ("!!float .5", 0.5), ("!!bool yes", true), ("!!bool 'on'", true), ("!!null ''", .null),
            ("!!timestamp 2001-01-01", "2001-01-01"), ("!!binary aGVsbG8=", "hello"), ("!foo 12", "12"), ("!!foo 12", "12"),
            ("!!merge x", "x"), ("! '12'", "12"), ("&a 12", 12),
            ("!<tag:yaml.org,2002:int> 5", 5),
            ("!!set {a, b}", ["a": .null, "b": .null]), ("!foo [1]", [1]), ("!!int [1]", [1]), ("[1,2]", [1, 2]), ("{}", [:]),
            ("{a: 1, b: {c: [x, 'y']}}", ["a": 1, "b": ["c": ["x", "y"]]]), ("\"\\x41\\u00e9\\U0001F600\\/\\e\"", "Aé😀/\u{1B}"),
            ("http://example.com:80/a?b#c", "http://example.com:80/a?b#c"), ("a*b **", "a*b **"),
        ]

        @Test(arguments: values)
        func `plain text and tags mean what they mean to kubectl`(text: String, expected: JSONValue) throws {
            #expect(try JSONValue(yaml: "k: \(text)\n") == ["k": expected])
        }

        static let keys: [(String, String)] = [
            ("true", "true"), ("y", "true"), ("off", "false"), ("1", "1"), ("0x10", "16"), ("2.5", "2.5"), ("1e3", "1000"),
            ("1e6", "1e+06"), ("0.1", "0.1"), ("123456789.5", "1.2345679e+08"), ("0.00001", "1e-05"), (".inf", ".inf"),
            ("-.Inf", "-.inf"), (".nan", ".nan"), ("2001-01-01", "2001-01-01"), ("!!str 1", "1"), ("!!binary aGk=", "hi"),
            ("'<<'", "<<"), ("\"a b\"", "a b"), ("? a\n", "a"), ("example.com/x", "example.com/x"), ("''", ""),
        ]

        @Test(arguments: keys)
        func `keys become strings`(text: String, expected: String) throws {
            #expect(try JSONValue(yaml: "\(text): v\n") == .object(JSONObject([(name: expected, value: JSONValue.string("v"))])))
        }

        static let merges: [(String, JSONValue)] = [
            ("k: &a [1]\nl: *a\n", ["k": [1], "l": [1]]),
            ("k: {a: &a 1, b: &a 2, c: *a}\n", ["k": ["a": 1, "b": 2, "c": 2]]),
            ("k: &a foo\nl: {*a : 1}\n", ["k": "foo", "l": ["foo": 1]]),
            ("&a foo: *a\n", ["foo": "foo"]),
            ("? &a foo\n: [*a,*a]\n", ["foo": ["foo", "foo"]]),
            ("k: &a_-9 '*'\nl: *a_-9 # \"*\"\n", ["k": "*", "l": "*"]),
            ("x: &a {p: 1, q: 2}\nk:\n  <<: *a\n  p: 5\n", ["x": ["p": 1, "q": 2], "k": ["p": 5, "q": 2]]),
            ("x: &a {p: 1, q: 2}\nk:\n  p: 5\n  <<: *a\n", ["x": ["p": 1, "q": 2], "k": ["p": 1, "q": 2]]),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk:\n  <<: [*a, *b]\n",
                ["x": [["p": 1, "q": 2], ["p": 7, "r": 3]], "k": ["p": 1, "q": 2, "r": 3]]
            ),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk:\n  <<: *a\n  <<: *b\n",
                ["x": [["p": 1, "q": 2], ["p": 7, "r": 3]], "k": ["p": 7, "q": 2, "r": 3]]
            ),
            ("k:\n  <<: {a: 1}\n", ["k": ["a": 1]]),
            ("k:\n  <<: &x [{a: 1}]\n  l: *x\n", ["k": ["a": 1, "l": [["a": 1]]]]),
            ("x: &a {<<: {z: 1}}\nk:\n  <<: *a\n", ["x": ["z": 1], "k": ["z": 1]]),
        ]

        @Test(arguments: merges)
        func `aliases and merges expand`(text: String, expected: JSONValue) throws {
            #expect(try JSONValue(yaml: text) == expected)
        }

        static let texts: [(String, JSONValue)] = [
            ("k: |\n  a\n   b\n\n", "a\n b\n"), ("k: |-\n  a\n  b\n\n", "a\nb"), ("k: |+\n  a\n\n", "a\n\n"),
            ("k: >\n  a\n  b\n", "a b\n"),
            ("k: a\n  b\n", "a b"), ("k: 'a\n\n  b'\n", "a\nb"), ("k: \"a \\\n  b\"\n", "a b"), ("k: |2\n    a\n", "  a\n"),
            ("k: a\r\n", "a"), ("k: |\r\n  a\r\n  b\r\n", "a\nb\n"), ("\u{FEFF}k: a\n", "a"), ("k: \"\\uFEFFa\"\n", "\u{FEFF}a"),
            ("k: \u{E000}*\u{E001}\n", "\u{E000}*\u{E001}"), ("k: \"\\uE000*\\uE001\"\n", "\u{E000}*\u{E001}"),
            ("k: \"*\\ud83d\\uDE00*\"\n", "*😀*"), ("k: '\\ud83d\\ude00'\n", "\\ud83d\\ude00"),
            ("k: \"\\\\ud83d\\\\ude00\"\n", "\\ud83d\\ude00"),
            ("k: \\ud83d\\ude00*\n", "\\ud83d\\ude00*"), ("k: |\n  * one\n  * two\n", "* one\n* two\n"),
            ("k: \"a\\0b\"\n", "a\0b"),
            ("k: 日本語 é 😀 # 注\n", "日本語 é 😀"), ("# *\n%YAML 1.1\n---\nk: v\n", "v"), ("{\"k\":\"v\"}", "v"),
            ("{\n\t\"k\":\t\"v\"\n}", "v"),
        ]

        @Test(arguments: texts)
        func `text of all styles`(text: String, expected: JSONValue) throws {
            #expect(try JSONValue(yaml: text) == ["k": expected])
        }

        @Test func `a root may be anything`() throws {
            #expect(try JSONValue(yaml: "12") == 12)
            #expect(try JSONValue(yaml: "null") == .null)
            #expect(try JSONValue(yaml: "- a\n- b\n") == ["a", "b"])
            #expect(try JSONValue(yaml: "''") == "")
        }

        @Test func `a key tells a string from a Boolean`() throws {
            #expect(try JSONValue(yaml: "yes: 1\n'yes': 2\n") == ["true": 1, "yes": 2])
        }
    }
#endif
