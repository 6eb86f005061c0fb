#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    struct DecodingTests {
        struct Manifest: Codable, Hashable {
            struct Spec: Codable, Hashable {
                struct Container: Codable, Hashable {
                    var name: String
                    var image: String?
                }
                var replicas: Int32
                var containers: [Container]?
            }
            var kind: String
            var labels: [String: String]?
            var spec: Spec?
        }

        @Test func `typed values come from every form`() throws {
            let expected = Manifest(
                kind: "Foo", labels: ["a": "1", "b": "yes"],
                spec: .init(replicas: 3, containers: [.init(name: "c", image: "nginx:1.29")]))
            for text in [
                "kind: Foo\nlabels:\n  a: '1'\n  b: \"yes\"\nspec:\n  replicas: 3\n  containers:\n  - name: c\n    image: nginx:1.29\n",
                "{kind: Foo, labels: {a: \"1\", b: 'yes'}, spec: {replicas: 0x3, containers: [{name: c, image: nginx:1.29}]}}",
                "x: &l {a: '1'}\nkind: !!str Foo\nlabels: {<<: *l, b: 'yes'}\nspec: {replicas: 3, containers: [{name: c, image: \"nginx:1.29\"}]}",
                #"{"kind":"Foo","labels":{"a":"1","b":"yes"},"spec":{"replicas":3,"containers":[{"name":"c","image":"nginx:1.29"}]}}"#,
            ] {
                #expect(try YAML.decode(Manifest.self, from: text) == expected)
                #expect(try YAML.decodeAll(Manifest.self, from: text + "\n---\n# none\n---\n" + text) == [expected, expected])
            }
            #expect(try YAML.decode(from: try YAML.encode(expected)) == expected)
            #expect(try YAML.decodeAll(from: try YAML.encodeAll([expected, expected])) == [expected, expected])
        }

        /// Faults of what is decoded, each in the second document.
        static let faults: [(String, String)] = [
            ("kind: Foo\nspec:\n  replicas: three\n", "f.yaml:5:13: spec.replicas: expected an integer, found string"),
            ("kind: Foo\nspec: {replicas: yes}\n", "f.yaml:4:18: spec.replicas: expected an integer, found boolean"),
            ("kind: Foo\nlabels:\n  a/b.c: 1\n", "f.yaml:5:10: labels.a/b.c: expected a string, found integer"),
            ("spec:\n  replicas: 1\n", "f.yaml:3:1: kind: required, but missing"),
            (
                "kind: Foo\nspec:\n  replicas: 1\n  containers:\n  - name: a\n  - image: b\n",
                "f.yaml:8:5: spec.containers[1].name: required, but missing"
            ),
            (
                "kind: Foo\nx: &x {replicas: 9999999999}\nspec: *x\n",
                "f.yaml:4:18: spec.replicas: 9999999999 is out of range for Int32"
            ),
        ]

        struct Site: JSONModel {
            struct Spec: JSONModel {
                var replicas: Int32
                var images: [Image]?
                static let fields = FieldTable<Spec>(empty: Spec(replicas: 0)) {
                    $0.field("images", \.images)
                    $0.field("replicas", \.replicas)
                }
            }
            struct Image: JSONModel {
                var name: String
                static let fields = FieldTable<Image>(empty: Image(name: "")) { $0.field("name", \.name) }
            }
            @OptionalBoxed var spec: Spec?
            static let fields = FieldTable<Site>(empty: Site()) { $0.field("spec", \._spec) }
        }

        @Test func `what strict reading objects to stands at its fields`() throws {
            let text = "---\nspec:\n  images:\n  - name: a\n    nmae: b\n  - {tag: c}\n  repicas: 2\n"
            let error = try #require(throws: YAMLError.self) {
                try YAML.decodeAll(Site.self, from: text, file: "f.yaml", options: .strict)
            }
            #expect(
                error.causes.map(\.description) == [
                    "f.yaml:2:1: spec.replicas: missing required field",
                    "f.yaml:5:5: spec.images[0].nmae: unknown field", "f.yaml:6:5: spec.images[1].name: missing required field",
                    "f.yaml:6:6: spec.images[1].tag: unknown field", "f.yaml:7:3: spec.repicas: unknown field",
                ])
            #expect(error.line == 2 && error.column == 1)
            let one = try #require(throws: YAMLError.self) {
                try YAML.decode(Site.self, from: "spec:\n  replicas: 1\n  x.y: 2\n", file: "f.yaml", options: .strict)
            }
            #expect(one.description == "f.yaml:3:3: strict decoding error: unknown field \"spec.x.y\"")
            #expect(throws: Never.self) { try YAML.decode(Site.self, from: "spec: {replicas: 1}", options: .strict) }
        }

        @Test(arguments: faults)
        func `an error of a decoder stands at its field`(text: String, expected: String) throws {
            let text = "kind: Bar\n---\n" + text
            let error = try #require(throws: YAMLError.self) {
                try YAML.decodeAll(Manifest.self, from: text, file: "f.yaml")
            }
            #expect(error.description == expected)
        }

        @Test func `faults of the text have their places`() throws {
            let duplicate = try #require(throws: YAMLError.self) { try YAML.decode(Manifest.self, from: "kind: a\nkind: b\n") }
            #expect(duplicate.code == .duplicateKey)
            #expect(duplicate.line == 2)
            let two = try #require(throws: YAMLError.self) { try YAML.decode(Manifest.self, from: "kind: a\n---\nkind: b\n") }
            #expect(two.description == "<input>:3:1: the text has 2 documents where one was expected")
            #expect(throws: YAMLError.self) { try YAML.decode(Manifest.self, from: "# none\n") }
            let long = try #require(throws: YAMLError.self) {
                try YAML.json(from: Array("a: b\n".utf8), limits: YAMLLimits(bytes: 3))
            }
            #expect(long.code == .limit)
        }

        @Test func `whole numbers stay exact`() throws {
            let text = "a: 18446744073709551615\nb: 0x7FFFFFFFFFFFFFFF\nc: 1_000\nd: 1e3\ne: 1.10\nf: 1e21\ng: -0.0\n"
            let json = try YAML.json(from: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
            #expect(json == [#"{"a":18446744073709551615,"b":9223372036854775807,"c":1000,"d":1000,"e":1.1,"f":1e+21,"g":0}"#])
        }
    }
#endif
