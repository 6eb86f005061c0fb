#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    struct ErrorTests {
        static let cases: [(String, String)] = [
            ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: a: the key “a” is given again, first on line 1; remove one of them"),
            (
                "x:\n- a: 1\n  \"a\": 2\n  b: 0\n  b: 1\n",
                "f.yaml:3:3: x[0].a: the key “a” is given again, first on line 2; remove one of them"
            ),
            ("{a: 1, a: 2}", "f.yaml:1:8: a: the key “a” is given again, first on line 1; remove one of them"),
            ("1: a\n'1': b\n", "f.yaml:2:1: 1: the key “1” is given again, first on line 1; remove one of them"),
            ("a: 1\na: 2\na: 3\n", "f.yaml:2:1: a: the key “a” is given again, first on line 1; remove one of them"),
            ("!!str a: 1\n!!str a: 2\n", "f.yaml:2:1: a: the key “a” is given again, first on line 1; remove one of them"),
            (
                "a: *b\n",
                "f.yaml:1:4: a: the alias names no anchor before it; "
                    + "put text that starts with “*” in quotes"
            ),
            ("a: &b\n  c: *b\n", "f.yaml:2:6: a.c: the alias “*b” is inside the value it names"),
            (
                "a: &b 1\n---\nc: *b\n",
                "f.yaml:3:4: c: the alias names no anchor before it; "
                    + "put text that starts with “*” in quotes"
            ),
            (
                "a: * b\n",
                "f.yaml:1:4: “*” starts an alias, and what follows is not a name; put text that starts with “*” in quotes"
            ),
            ("a: &x 1\nb: &y *x\n", "f.yaml:2:7: expected a key; check that this line is indented as the other keys are"),
            ("a: \"x\nb: 1\n", "f.yaml:1:4: the quote that opens here is never closed"),
            ("a: 'x\n---\nb: 1\n", "f.yaml:1:4: the quote that opens here is never closed"),
            ("a: [1, 2\nb: 3\n", "f.yaml:2:2: expected “,” or “]”; the bracket opens at 1:4"),
            ("a:\n\tb: 1\n", "f.yaml:2:1: a tab cannot indent a line; use spaces"),
            ("a: @x\n", "f.yaml:1:4: plain text cannot start with “@”; put it in quotes"),
            (
                "a: b: c\n",
                "f.yaml:1:5: a key with “:” cannot stand here; "
                    + "check the indentation, or put text that contains “: ” in quotes"
            ),
            (
                "a: 1\n b: 2\n",
                "f.yaml:2:3: a key with “:” cannot stand here; "
                    + "check the indentation, or put text that contains “: ” in quotes"
            ),
            ("a: \"\\q\"\n", "f.yaml:1:5: unknown escape after “\\”; write the backslash twice, or use single quotes"),
            ("a: .inf\n", "f.yaml:1:4: a: JSON has no infinite numbers; put it in quotes if it is text"),
            ("a: [.nan]\n", "f.yaml:1:5: a[0]: JSON has no “not a number”; put it in quotes if it is text"),
            ("a: !!int x\n", "f.yaml:1:4: a: this is a string, not what the tag “!!int” says"),
            ("a: !!float 18446744073709551615\n", "f.yaml:1:4: a: this is an integer, not what the tag “!!float” says"),
            ("a: !!timestamp x\n", "f.yaml:1:4: a: this is a string, not what the tag “!!timestamp” says"),
            ("a: !!binary '*'\n", "f.yaml:1:4: a: the value tagged “!!binary” is not base64"),
            (
                "a: !!binary '//79'\n",
                "f.yaml:1:4: a: the bytes tagged “!!binary” are not UTF-8 text, which is all JSON can hold; "
                    + "remove the tag to keep them as base64"
            ),
            ("~: a\n", "f.yaml:1:1: null like this cannot be a key; put it in quotes"),
            ("18446744073709551615: a\n", "f.yaml:1:1: an integer like this cannot be a key; put it in quotes"),
            ("a:\n  [b]: c\n", "f.yaml:2:3: a: a sequence cannot be a key"),
            ("{a: b}: c\n", "f.yaml:1:1: a mapping cannot be a key"),
            ("a: {<<: [{}, 1]}\n", "f.yaml:1:14: a.<<: only a mapping, or a sequence of mappings, can be merged"),
            ("a: {<<: 1}\n", "f.yaml:1:9: a.<<: only a mapping, or a sequence of mappings, can be merged"),
            ("a: \u{1}\n", "f.yaml:1:4: the character U+0001 is not allowed; write it as an escape in double quotes"),
            ("a: 1\nb: x\u{7F}\n", "f.yaml:2:5: the character U+007F is not allowed; write it as an escape in double quotes"),
            ("a: 1\n\u{FEFF}---\n", "f.yaml:2:1: the character U+FEFF is not allowed; a byte order mark may only start the file"),
            ("a: \"\\ud83d\"\n", "f.yaml:1:7: the escape does not stand for a character"),
        ]

        @Test(arguments: cases)
        func `an error names the place and says what to do`(text: String, expected: String) throws {
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(text, file: "f.yaml") }
            #expect(error.description == expected)
        }

        @Test func `bytes that are not UTF-8 are an error with a place`() throws {
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(Array("a: é\nb: ".utf8) + [0xFF, 0x0A]) }
            #expect(error.description == "<input>:2:4: invalid UTF-8; save the file as UTF-8")
            let utf16 = try #require(throws: YAMLError.self) { try YAMLDocument.parse([0xFF, 0xFE, 0x61, 0]) }
            #expect(utf16.description == "<input>: the text is UTF-16; save it as UTF-8")
        }

        @Test func `exactly one document is wanted`() throws {
            let none = try #require(throws: YAMLError.self) { try JSONValue(yaml: "# nothing\n") }
            #expect(none.code == .documents)
            let two = try #require(throws: YAMLError.self) { try JSONValue(yaml: "a: 1\n---\nb: 1\n") }
            #expect(two.description == "<input>:3:1: the text has 2 documents where one was expected")
        }

        // MARK: Limits

        @Test func `a billion laughs are too many`() throws {
            var text = "a0: &a0 [lol]\n"
            for level in 1...60 {
                text += "a\(level): &a\(level) [" + repeatElement("*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
            }
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(text) }
            #expect(error.code == .limit)
            #expect(error.message == "aliases expand to more than 100000 nodes")
            #expect(error.line == 6)
        }

        @Test func `aliases as keys do not hash without end`() throws {
            var text = "a0: &a0 [lol]\n"
            for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1),*a\(level - 1)]\n" }
            text += "b:\n  ? *a40\n  : 1\n"
            #expect(throws: YAMLError.self) { try YAMLDocument.parse(text) }
        }

        @Test func `aliases do not nest without end`() throws {
            var text = "a0: &a0 [lol]\n"
            for level in 1...20_000 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(text) }
            #expect(error.message == "nested deeper than 100 levels")
        }

        @Test func `long texts count when they are copied`() throws {
            let text =
                "a: &a " + String(repeating: "x", count: 1 << 20) + "\nb: ["
                + repeatElement("*a", count: 200).joined(separator: ",") + "]\n"
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(text) }
            #expect(error.message == "aliases expand to more than 100000 nodes")
        }

        @Test func `each bound has its error`() throws {
            func fault(_ text: String, _ limits: YAMLLimits) -> String? {
                #expect(throws: Never.self) { try YAMLDocument.parse(text) }
                do throws(YAMLError) {
                    _ = try YAMLDocument.parse(text, limits: limits)
                    return nil
                } catch {
                    return error.code == .limit ? error.description : nil
                }
            }
            #expect(fault("abcd", YAMLLimits(bytes: 4)) == nil)
            #expect(fault("abcde", YAMLLimits(bytes: 4)) == "<input>: the text has 5 bytes, more than the limit of 4")
            #expect(fault("--- a\n--- b\n", YAMLLimits(documents: 2)) == nil)
            #expect(
                fault("--- a\n---\n--- b\n--- c", YAMLLimits(documents: 2)) == "<input>:4:5: the text has more than 2 documents")
            #expect(fault("a: [b]", YAMLLimits(depth: 2)) == nil)
            #expect(fault("a: [[b]]", YAMLLimits(depth: 2)) == "<input>:1:5: a[0]: nested deeper than 2 levels")
            #expect(fault("[&a [1], *a]", YAMLLimits(expansions: 2)) == nil)
            #expect(fault("[&a [1], *a]", YAMLLimits(expansions: 1)) == "<input>:1:10: [1]: aliases expand to more than 1 nodes")
        }

        @Test(arguments: ["[", "{a: ", "- ", "? ", "? - ", "[? "])
        func `what is nested very deep is an error`(opening: String) throws {
            for count in [99, 499, 998, 5000] {
                let text = String(repeating: opening, count: count)
                _ = try? YAMLDocument.parse(text, limits: YAMLLimits(depth: .max))
                if count > 100 { #expect(throws: YAMLError.self) { try YAMLDocument.parse(text) } }
            }
        }

        @Test func `many duplicates do not take long`() throws {
            let text = (0..<2000).map { "k\($0): 1\n" }.joined()
            let error = try #require(throws: YAMLError.self) { try YAMLDocument.parse(text + text) }
            #expect(error.code == .duplicateKey)
        }
    }
#endif
