#if YAML
    import SteadyCodec
    import SteadyTesting
    import SteadyYAML
    import Testing

    /// Reads a text all ways, as a tree with places, from events and by lines: all must say the same, values or fault.
    func expectAgreement(_ bytes: [UInt8], limits: YAMLLimits = .default, _ comment: @autoclosure () -> Comment? = nil) {
        func values(_ documents: [[UInt8]]) -> [JSONValue?] {
            documents.map { try? JSONValue(parsing: $0, limits: JSONLimits(bytes: .max)) }
        }
        let ways = [0, 256, .max].map { YAML.course(of: bytes, limits: limits, leastPart: $0) }
        do throws(YAMLError) {
            let tree = try YAMLDocument.parse(bytes, limits: limits).map(\.value)
            for (course, json) in ways {
                #expect(course != .none, comment())
                if course != .tree { #expect(values(json) == tree, comment()) }
            }
            #expect(values(try YAML.json(from: bytes, limits: limits)) == tree, comment())
        } catch {
            for (course, _) in ways { #expect(course == .none || course == .tree, "\(error)") }
            #expect(throws: error) { try YAML.json(from: bytes, limits: limits) }
        }
    }

    struct AgreementTests {
        static let texts: [String] =
            ResolutionTests.values.map { "k: \($0.0)\n" } + ResolutionTests.values.map { "- &a \($0.0)\n- *a\n- {*a : 1}\n" }
            + ResolutionTests.values.map { "? &a \($0.0)\n: *a\n" } + ResolutionTests.values.map { "? &a \($0.0)\n: {*a : 1}\n" }
            + ResolutionTests.keys.map { "\($0.0): v\n" } + ResolutionTests.merges.map(\.0) + ResolutionTests.texts.map(\.0)
            + ErrorTests.cases.map(\.0) + PropertyTests.manifests

        @Test(arguments: texts)
        func `both ways read the same`(text: String) {
            expectAgreement(Array(text.utf8))
        }

        /// Merges, in the form that goes straight and in those that go by the tree.
        static let merges: [(String, YAML.Course, String)] = [
            ("x: &a {p: 1, q: 2}\nk:\n  <<: *a\n  p: 5\n", .events, #"{"x":{"p":1,"q":2},"k":{"p":5,"q":2}}"#),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk:\n  <<: [*a, *b]\n", .events,
                #"{"x":[{"p":1,"q":2},{"p":7,"r":3}],"k":{"p":1,"q":2,"r":3}}"#
            ),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk: {<<: *a, <<: *b}\n", .events,
                #"{"x":[{"p":1,"q":2},{"p":7,"r":3}],"k":{"p":7,"r":3,"q":2}}"#
            ),
            ("x: &a {}\nk: {<<: *a, <<: []}\n", .events, #"{"x":{},"k":{}}"#),
            (
                "x: &a {p: {z: [1, '}\"', {}]}}\nk: &b {<<: *a, w: 1}\nl: {<<: *b, p: 2}\nm: *b\n", .events,
                #"{"x":{"p":{"z":[1,"}\"",{}]}},"k":{"w":1,"p":{"z":[1,"}\"",{}]}},"l":{"p":2,"w":1},"#
                    + #""m":{"w":1,"p":{"z":[1,"}\"",{}]}}}"#
            ),
            ("x: &a {p: 1}\nk: {q: 2, <<: *a}\n", .events, #"{"x":{"p":1},"k":{"q":2,"p":1}}"#),
            ("x: &a {p: 1}\nk: {p: 2, <<: *a}\n", .tree, #"{"k":{"p":1},"x":{"p":1}}"#),
            ("k: {<<: {p: 1}}\n", .tree, #"{"k":{"p":1}}"#), ("k: {<<: [{p: 1}]}\n", .tree, #"{"k":{"p":1}}"#),
        ]

        @Test(arguments: merges)
        func `merges go straight where they can`(text: String, course: YAML.Course, json: String) throws {
            expectAgreement(Array(text.utf8))
            #expect(YAML.course(of: Array(text.utf8)).course == course)
            #expect(try YAML.json(from: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == [json])
        }

        @Test func `many members, and names beyond ASCII, are told apart`() throws {
            let names = (0..<60).map { "n\($0 * 7 % 60)" } + ["é", "日本"]
            let text = names.map { "\"\($0)\": 1\n" }.joined()
            expectAgreement(Array(text.utf8))
            #expect(YAML.course(of: Array(text.utf8)).course == .lines)
            // Swift holds this for the same as one before; kubectl, and JSON, do not.
            expectAgreement(Array((text + "e\u{301}: 2\n").utf8))
            #expect(try YAMLDocument.parse(text + "e\u{301}: 2\n").first?.value.objectValue?.count == names.count + 1)
            for name in names {
                expectAgreement(Array((text + "\(name): 2\n").utf8))
                #expect(YAML.course(of: Array((text + "\(name): 2\n").utf8)).course == .none)
            }
            let merging = "- &a\n" + names.map { "  \"\($0)\": 1\n" }.joined() + "- {<<: *a, n3: 2, zz: 3}\n- {n3: 1, <<: *a}\n"
            expectAgreement(Array(merging.utf8))
        }

        @Test(arguments: [21, 22, 23, 24] as [UInt64])
        func `both ways read the same of mutated manifests`(seed: UInt64) {
            var dice = SeededRandom(seed)
            let seeds = PropertyTests.manifests + ResolutionTests.merges.map(\.0)
            for round in 0..<1500 {
                let bytes = PropertyTests.mutated(dice.pick(seeds), &dice)
                let limits = dice.roll(3) == 0 ? YAMLLimits(documents: 1, depth: 3, expansions: 6) : .default
                expectAgreement(bytes, limits: limits, "seed \(seed), round \(round)")
            }
        }

        @Test(arguments: [31, 32, 33, 34] as [UInt64])
        func `both ways read what is written`(seed: UInt64) {
            var dice = SeededRandom(seed)
            var byLines = 0
            for round in 0..<300 {
                let text = YAML.text(of: (0...dice.roll(3)).map { _ in PropertyTests.value(&dice, depth: 4) })
                expectAgreement(Array(text.utf8), "seed \(seed), round \(round):\n\(text)")
                if YAML.course(of: Array(text.utf8)).course == .lines { byLines += 1 }
            }
            #expect(byLines > 0)
        }

        @Test func `lines go on behind a document that is not in the plain form`() throws {
            let plain = "kind: A\nlist:\n- b\n"
            let other = "kind: &x B\ntext: >\n  " + String(repeating: "long ", count: 60) + "\n"
            for text in [
                plain + "---\n" + other + "--- # x\n" + plain + "---\n" + other + "---\n",
                other + "---\n---\n" + plain + "---\n# y\n" + other,
                plain + "---\n" + other + "...\n%YAML 1.1\n---\n" + plain,
                other + "--- text\n---\n" + other + "---\n[a]\n---\n" + plain,
            ] {
                expectAgreement(Array(text.utf8))
                #expect(YAML.course(of: Array(text.utf8)).course == .events)
            }
            // An anchor is known in its own document only, and what is open at the end of one is open.
            for text in [other + "---\nl: *x\n", other + "a: [\n---\n]\n", other + "a: '\n---\n'\n"] {
                expectAgreement(Array(text.utf8))
                #expect(YAML.course(of: Array(text.utf8)).course == .none)
            }
        }

        /// Texts in the plain form and a little out of it, and whether lines are enough.
        static let lines: [(String, YAML.Course)] = [
            ("a:\n- b\n- c: 1\n  d:\n  - e\n-\n- - f\n  - g\nh:\n", .lines), ("- a\n-\n- b:\n- c\n", .lines),
            ("  a: 1\n  b:\n      c: 2\n", .lines), ("---\n---\na: 1 # x\n# y\n---\n\nb: {}\nc: []\n---", .lines),
            ("a: |\n  x\n   y\n\n  # z\n\n\nb: |-\n  x\n\nc: |+\n  x\n\n\n", .lines), ("a: |\n  x\n  \n    \n  y\n", .lines),
            ("- |\n x\n- b: |\n   y\n  c: z\n", .lines), ("a: \"x\\n\\\"y\\\\\" # c\n'it''s': 'a''b'\n", .lines),
            ("a: http://x:80/#y\nb: -x\nc: --x\nd: a #c\ne: a#c\n\"f\": é “x” … 日\n", .lines),
            ("a: b\n\n# c\n", .lines), ("a: b", .lines), ("a:", .lines), ("-", .lines), ("", .lines), ("# c", .lines),
            ("a: b\n---", .lines),
            ("a: [b, -c, \"d, e\", 'f''g', 1, [], {}, [h, {i: j}]] # k\n", .lines),
            ("a: { b: 1 , \"c\": [x:1, http://y:80/z] }\n", .lines),
            ("- [a, b]\n- {c: d}\n-   [ ]\n", .lines), ("a: [b, ]\n", .events), ("a: [b: c]\n", .events), ("a: [b c]\n", .events),
            ("a: [-]\n", .events), ("a: {b}\n", .events), ("a: {b:c}\n", .events), ("a: {\"b\":c}\n", .events),
            ("a: [b,\n c]\n", .events),
            ("a: {b: , c: d}\n", .events), ("a: [b:]\n", .none), ("a: [b]c\n", .none), ("a: [b]: c\n", .none),
            ("a: [b}\n", .none),
            ("[a, b]\n", .events), ("a: {b: 1, b: 2}\n", .none), ("a: [1:2, b:c]\n", .lines), ("a: [b,c]\n", .lines),
            ("a: [b] #c\n", .lines),
            ("a: [b]#c\n", .events), ("a: {<<: b}\n", .tree), ("a: ['b' 'c']\n", .none),
            ("a: b\n  c\n", .events), ("a: [b]\n", .lines), ("a: {b: c}\n", .lines), ("a: >\n  b\n", .events),
            ("a : b\n", .events),
            ("a:\tb\n", .events), ("a: b\tc\n", .events), ("a: |2\n   b\n", .events), ("a: |\n\n  b\n", .events),
            ("a: |\n  b", .events),
            ("a: &x b\n", .events), ("a: !x b\n", .events), ("? a\n: b\n", .events), ("a: \"b\n  c\"\n", .events),
            ("a: b\r\n", .events),
            ("a: b\n...\n", .events), ("%YAML 1.1\n---\na: b\n", .events), ("--- a\n", .events), ("a\n", .events),
            ("a:\n  b\n", .events),
            ("a: \u{2028}\n", .events), ("a: \"\\x41\"\n", .events), ("a: 1\n---\nb: [1]\n---\nc: 2\n", .lines),
            ("a: ? b\n", .none),
            ("a: 1\n b: 2\n", .none), ("a:\n  b: 1\n c: 2\n", .none), ("- a\nb: 1\n", .none), ("a: 1\n- b\n", .none),
            ("a: b: c\n", .none),
            ("a: - b\n", .none), ("a: @b\n", .none), ("a: 1\na: 2\n", .none), ("a: |\n  b\n\tc\n", .none), ("a: 'b\n", .none),
            ("a: .inf\n", .none),
            ("a: \"b\" c\n", .none), (" a: 1\nb: 2\n", .none), ("~: 1\n", .none),
        ]

        @Test(arguments: lines)
        func `the plain form is read by lines and means the same`(text: String, course: YAML.Course) {
            expectAgreement(Array(text.utf8))
            #expect(YAML.course(of: Array(text.utf8)).course == course)
        }
    }
#endif
