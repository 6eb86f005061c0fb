#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    @Suite struct YAMLTests {
        @Test func `unquoted scalars mean what the Kubernetes tools take them for`() throws {
            let table: [(String, JSONValue)] = [
                ("yes", true), ("on", true), ("y", true), ("True", true), ("no", false), ("OFF", false), ("n", false),
                ("~", .null), ("null", .null), ("", .null), ("nULL", "nULL"), ("tRue", "tRue"),
                ("12", 12), ("-7", -7), ("+7", 7), ("0x1F", 31), ("0o17", 15), ("017", 15), ("0b101", 5), ("1_000", 1000),
                ("0", 0),
                ("089", .double(89)), ("1e3", .double(1000)), (".5", .double(0.5)), ("1.", .double(1)), ("-1.25", .double(-1.25)),
                ("9223372036854775807", .integer(.max)), ("18446744073709551615", .double(18_446_744_073_709_551_616)),
                ("1.2.3", "1.2.3"), ("100m", "100m"), ("1Gi", "1Gi"), ("2001-01-01", "2001-01-01"), ("12:30:45", "12:30:45"),
                ("+", "+"), (".", "."), ("0x", "0x"), ("1e", "1e"), ("--1", "--1"), ("0x-1", "0x-1"),
                ("\"12\"", "12"), ("'yes'", "yes"), ("!!str 12", "12"), ("!!int \"12\"", 12), ("!!float 3", .double(3)),
            ]
            for (text, value) in table { #expect(try JSONValue(yaml: "a: \(text)")["a"] == value, "\(text)") }
            for text in [".nan", "-.inf", "!!int x"] { #expect(throws: YAMLError.self) { try JSONValue(yaml: "a: \(text)") } }
        }

        @Test func `documents, comments, marks and line ends`() throws {
            let text = "\u{FEFF}# nothing\r\n---\r\n# still nothing\r\n---\r\na: 1\r\n---\r\n- x\r\n...\r\n---\r\n"
            let documents = try YAMLDocument.parse(text, file: "f")
            #expect(documents.map(\.value) == [["a": 1], ["x"]])
            #expect(documents.map(\.line) == [5, 7])
            #expect(try YAMLDocument.parse("", file: "f").isEmpty)
            #expect(try JSONValue(yaml: "{\n\t\"a\": [1, {\"b\": \"c\\u00e9\"}]\n}") == ["a": [1, ["b": "cé"]]])
        }

        @Test func `every field has its place`() throws {
            let text = """
                # first
                metadata:
                  name: web
                  annotations:
                    example.org/a.b: "1"
                spec:
                  containers:
                    - name: one
                      image: nginx
                    - {name: two, image: caddy}
                """
            let document = try #require(try YAMLDocument.parse(text).first)
            #expect(document.position(of: "metadata.name") == YAMLPosition(line: 3, column: 3))
            #expect(document.position(of: "metadata.annotations[example.org/a.b]") == YAMLPosition(line: 5, column: 5))
            #expect(document.position(of: "spec.containers[0].image") == YAMLPosition(line: 9, column: 7))
            #expect(document.position(of: "spec.containers[1].image") == YAMLPosition(line: 10, column: 19))
            #expect(document.position(of: "spec.containers[1]") == YAMLPosition(line: 10, column: 7))
            #expect(document.position(of: "spec.replicas") == nil)
            #expect(document.position(nearest: "spec.containers[0].ports[2].name") == YAMLPosition(line: 8, column: 7))
            #expect(document.position(nearest: "metadata.annotations[nowhere/x.y]") == YAMLPosition(line: 4, column: 3))
            #expect(document.position(nearest: "status") == YAMLPosition(line: 2, column: 1))
        }

        @Test func `what is wrong is said with its place`() {
            let table: [(String, String)] = [
                ("a: 1\nb: [1, 2\n", "f:3:1: "), ("a: 1\n\tb: 2", "f:2:1: "), ("a: 'x", "f:1:"),
                ("a: *nobody", "f:1:4: found undefined alias"),
                ("a: 1\na: 2", "f:1:1: the key “a” stands here more than once"),
                ("1: a\n\"1\": b", "f:1:1: the key “1” stands here"),
                ("? [a]\n: b", "f:1:3: a key has to be a text"), ("~ : b", "f:1:1: a key has to be a text"),
                ("a: {b: .nan}", "f:1:8: a.b: .nan is no number"), ("x: &x [*x]", "f:1:8: found undefined alias"),
                ("<<: 3\na: 1", "f:1:5: << merges"), ("a: \"\\q\"", "f:1:"), ("a:\n  b: 1\n c: 2", "f:3:2: "),
            ]
            for (text, expected) in table {
                let error = #expect(throws: YAMLError.self, "\(text)") { try YAMLDocument.parse(text, file: "f") }
                #expect(error?.description.hasPrefix(expected) == true, "\(text): \(error?.description ?? "")")
            }
            let error = #expect(throws: YAMLError.self) { try YAMLDocument.parse([0x61, 0x0A, 0x62, 0xFF], file: "f") }
            #expect(error?.description.hasPrefix("f:2:2: not UTF-8") == true, "\(error?.description ?? "")")
        }

        @Test func `anchors and merges`() throws {
            let text = """
                base: &base {image: nginx, port: 80}
                more: &more {port: 81, extra: true}
                one: {<<: *base, port: 8080}
                two:
                  <<: [*base, *more]
                  name: two
                same: *base
                """
            let value = try JSONValue(yaml: text)
            #expect(value["one"] == ["image": "nginx", "port": 8080])
            #expect(value["two"] == ["image": "nginx", "port": 80, "extra": true, "name": "two"])
            #expect(value["same"] == value["base"])
        }

        @Test func `limits end reading with an error`() {
            var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            for level in 1...9 {
                bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
            }
            #expect(throws: YAMLError.self) { try YAMLDocument.parse(bomb, limits: YAMLLimits(values: 10_000)) }
            #expect(throws: YAMLError.self) { try YAMLDocument.parse(String(repeating: "[", count: 5000)) }
            #expect(throws: YAMLError.self) { try YAMLDocument.parse(String(repeating: "- ", count: 200) + "x") }
            #expect(throws: YAMLError.self) { try YAMLDocument.parse("abc", limits: YAMLLimits(bytes: 2)) }
        }

        @Test func `text is written as kubectl writes it`() throws {
            let value: JSONValue = [
                "metadata": ["name": "web", "labels": [:], "annotations": ["n": "12", "yes": "yes", "date": "2001-01-01"]],
                "spec": [
                    "args": ["--x", "- y", "a: b", ""], "containers": [["name": "c", "ports": [["port": 80]]], [:]], "on": .null,
                ],
                "text": "one\ntwo\n", "tail": "one\n two", "kept": "a\n\n",
            ]
            #expect(
                value.yamlText()
                    == """
                    kept: |+
                      a

                    metadata:
                      annotations:
                        date: "2001-01-01"
                        "n": "12"
                        "yes": "yes"
                      labels: {}
                      name: web
                    spec:
                      args:
                      - --x
                      - '- y'
                      - 'a: b'
                      - ""
                      containers:
                      - name: c
                        ports:
                        - port: 80
                      - {}
                      "on": null
                    tail: |-
                      one
                       two
                    text: |
                      one
                      two

                    """.replacing("'- y'", with: "\"- y\"").replacing("'a: b'", with: "\"a: b\""))
            #expect(try JSONValue(yaml: value.yamlText()) == value)
            #expect(try YAMLDocument.parse(JSONValue.yamlText(of: [value, [1], "x"])).map(\.value) == [value, [1], "x"])
        }

        @Test func `what is written is read as it was, 3,000 times`() throws {
            for seed in 0..<3000 as Range<UInt64> {
                var random = SplitMix(state: seed)
                let value = Self.value(&random, depth: 3)
                let text = value.yamlText()
                let back = try? YAMLDocument.parse(text).first?.value
                #expect(back == value, "seed \(seed): \(text)")
            }
        }

        @Test func `texts with flipped bytes are read or refused`() {
            let text = Array(
                """
                a: &x {b: "c\\n", d: [1, 'e']}
                f: |
                  block
                g: *x
                ? h
                : - i
                  - !!str 5
                """.utf8)
            for seed in 0..<5000 as Range<UInt64> {
                var random = SplitMix(state: seed)
                var broken = text
                for _ in 0...Int(random.next() % 3) {
                    broken[Int(random.next() % UInt64(broken.count))] = UInt8(truncatingIfNeeded: random.next())
                }
                _ = try? YAMLDocument.parse(broken)
            }
        }

        private static func value(_ random: inout SplitMix, depth: Int) -> JSONValue {
            switch random.next() % (depth == 0 ? 5 : 7) {
            case 0: return .null
            case 1: return .bool(random.next() % 2 == 0)
            case 2: return .integer(Int64(truncatingIfNeeded: random.next() >> (random.next() % 64)))
            case 3, 4: return .string(string(&random))
            case 5: return .array((0..<random.next() % 4).map { _ in value(&random, depth: depth - 1) })
            default:
                var object = JSONObject()
                for _ in 0..<random.next() % 4 { object[string(&random)] = value(&random, depth: depth - 1) }
                return .object(object)
            }
        }

        // No byte order mark among them: the parser's package drops one at the beginning of a quoted text.
        private static func string(_ random: inout SplitMix) -> String {
            let pieces = [
                "a", "b", "Z", "0", "1", ".", "-", " ", ": ", " #", "\n", "\n\n", "'", "\"", "\\", "\t", "é", "日", "😀", "yes",
                "null", "1e3", "~",
                "{", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "\u{7F}", "\u{1}", "\u{2028}", "<<", "=", "---", "...",
                "\r", ":", "?",
            ]
            return (0..<random.next() % 5).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
        }
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
#endif
