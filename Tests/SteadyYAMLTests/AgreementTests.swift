#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    /// Reads a text both ways, as a tree with places and straight to JSON: both must say the same, values or fault.
    func expectAgreement(_ bytes: [UInt8], limits: YAMLLimits = .default, _ comment: @autoclosure () -> Comment? = nil) {
        let tree = Result { () throws(YAMLError) in try YAMLDocument.parse(bytes, limits: limits).map(\.value) }
        let json = Result { () throws(YAMLError) in try YAML.json(from: bytes, limits: limits) }
        switch (tree, json) {
        case (.success(let values), .success(let texts)):
            let read = texts.map { try? JSONValue(parsing: $0, limits: JSONLimits(bytes: .max)) }
            #expect(read == values, comment())
            #expect(YAML.course(of: bytes, limits: limits) != .none, comment())
        case (.failure(let a), .failure(let b)):
            #expect(a == b, comment())
            #expect(YAML.course(of: bytes, limits: limits) != .straight, comment())
        default: Issue.record("the one reads it, the other does not: \(tree), \(json)")
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
            ("x: &a {p: 1, q: 2}\nk:\n  <<: *a\n  p: 5\n", .straight, #"{"x":{"p":1,"q":2},"k":{"p":5,"q":2}}"#),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk:\n  <<: [*a, *b]\n", .straight,
                #"{"x":[{"p":1,"q":2},{"p":7,"r":3}],"k":{"p":1,"q":2,"r":3}}"#
            ),
            (
                "x: [&a {p: 1, q: 2}, &b {p: 7, r: 3}]\nk: {<<: *a, <<: *b}\n", .straight,
                #"{"x":[{"p":1,"q":2},{"p":7,"r":3}],"k":{"p":7,"r":3,"q":2}}"#
            ),
            ("x: &a {}\nk: {<<: *a, <<: []}\n", .straight, #"{"x":{},"k":{}}"#),
            (
                "x: &a {p: {z: [1, '}\"', {}]}}\nk: &b {<<: *a, w: 1}\nl: {<<: *b, p: 2}\nm: *b\n", .straight,
                #"{"x":{"p":{"z":[1,"}\"",{}]}},"k":{"w":1,"p":{"z":[1,"}\"",{}]}},"l":{"p":2,"w":1},"#
                    + #""m":{"w":1,"p":{"z":[1,"}\"",{}]}}}"#
            ),
            ("x: &a {p: 1}\nk: {q: 2, <<: *a}\n", .straight, #"{"x":{"p":1},"k":{"q":2,"p":1}}"#),
            ("x: &a {p: 1}\nk: {p: 2, <<: *a}\n", .tree, #"{"k":{"p":1},"x":{"p":1}}"#),
            ("k: {<<: {p: 1}}\n", .tree, #"{"k":{"p":1}}"#), ("k: {<<: [{p: 1}]}\n", .tree, #"{"k":{"p":1}}"#),
        ]

        @Test(arguments: merges)
        func `merges go straight where they can`(text: String, course: YAML.Course, json: String) throws {
            expectAgreement(Array(text.utf8))
            #expect(YAML.course(of: Array(text.utf8)) == course)
            #expect(try YAML.json(from: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == [json])
        }

        @Test func `many members, and names beyond ASCII, are told apart`() throws {
            let names = (0..<60).map { "n\($0 * 7 % 60)" } + ["é", "日本"]
            let text = names.map { "\"\($0)\": 1\n" }.joined()
            expectAgreement(Array(text.utf8))
            #expect(YAML.course(of: Array(text.utf8)) == .straight)
            for name in names + ["e\u{301}"] {
                expectAgreement(Array((text + "\(name): 2\n").utf8))
                #expect(YAML.course(of: Array((text + "\(name): 2\n").utf8)) == .none)
            }
            let merging = "- &a\n" + names.map { "  \"\($0)\": 1\n" }.joined() + "- {<<: *a, n3: 2, zz: 3}\n- {n3: 1, <<: *a}\n"
            expectAgreement(Array(merging.utf8))
        }

        @Test(arguments: [21, 22, 23, 24] as [UInt64])
        func `both ways read the same of mutated manifests`(seed: UInt64) {
            var dice = Dice(seed: seed)
            let seeds = PropertyTests.manifests + ResolutionTests.merges.map(\.0)
            for round in 0..<1500 {
                let bytes = PropertyTests.mutated(dice.pick(seeds), &dice)
                let limits = dice.roll(3) == 0 ? YAMLLimits(documents: 1, depth: 3, expansions: 6) : .default
                expectAgreement(bytes, limits: limits, "seed \(seed), round \(round)")
            }
        }
    }
#endif
