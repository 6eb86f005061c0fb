import SteadyCodec
import SteadyGenerator
import Testing

struct CustomResourceTests {
    private func definition(_ kind: String = "Ship", group: String = "sea.example", spec: JSONValue) -> JSONValue {
        [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": .string("\(kind.lowercased())s.\(group)")],
            "spec": [
                "group": .string(group), "scope": "Cluster",
                "names": ["kind": .string(kind), "plural": .string("\(kind.lowercased())s")],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true,
                        "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
                    ]
                ],
            ],
        ]
    }

    private func text(_ spec: JSONValue) throws -> String {
        let result = try CustomResourceGenerator.files([.init(name: "f", definition(spec: spec))])
        return result.files.map(\.text).joined()
    }

    private func object(_ members: JSONObject, required: [JSONValue] = []) -> JSONValue {
        ["type": "object", "properties": .object(members), "required": .array(required)]
    }

    @Test func `an error names the place in the schema`() {
        let spec = object(["hull": ["type": "array", "items": ["type": "plank"]]])
        #expect {
            try text(spec)
        } throws: { error in
            "\(error)" == "f: ships.sea.example: Ship v1: spec.hull[]: there is no type “plank”"
        }
        #expect {
            try text(object(["hull": ["$ref": "#/components/schemas/x.Y"]]))
        } throws: { error in
            "\(error)" == "f: ships.sea.example: Ship v1: refers to “x.Y”, which a definition cannot"
        }
    }

    @Test func `what a definition lacks is named`() {
        var broken = definition(spec: object([:]))
        broken[path: "spec", "names", "plural"] = nil
        #expect {
            try CustomResourceGenerator.files([.init(name: "f", broken)])
        } throws: { error in
            "\(error)" == "f: ships.sea.example.spec.names.plural: is missing"
        }
    }

    @Test func `names that would hide others are changed`() throws {
        let text = try text(
            object([
                "string": object(["a": ["type": "string"]]), "ship": object(["a": ["type": "string"]]),
                "conditions": ["type": "array", "items": object(["type": ["type": "string"]])],
                "type": ["type": "string", "enum": ["a"]],
            ]))
        for declaration in ["struct StringValue", "struct ShipValue", "struct ConditionItem", "struct TypeValue"] {
            #expect(text.contains(declaration), "\(declaration)")
        }
    }

    @Test func `a name may repeat further in`() throws {
        let inner = object(["spec": object(["a": ["type": "string"]])])
        let text = try text(object(["template": inner]))
        #expect(text.contains("extension Ship.Spec.Template {\n    /// `spec.template.spec`.\n    struct Spec"))
    }

    @Test func `kinds of one name get their group in front`() throws {
        let result = try CustomResourceGenerator.files([
            .init(name: "a", definition(spec: object([:]))),
            .init(name: "b", definition(group: "air.example", spec: object([:]))),
            .init(name: "c", definition("Resource", spec: object([:]))),
        ])
        #expect(result.files.map(\.path) == ["AirShip.swift", "SeaResource.swift", "Ship.swift"])
        #expect(result.notes.count == 2)
    }

    @Test func `lists of definitions are taken apart and other versions of definitions noted`() throws {
        var old = definition(spec: object([:]))
        old["apiVersion"] = "apiextensions.k8s.io/v1beta1"
        let list: JSONValue = ["kind": "List", "apiVersion": "v1", "items": [definition(spec: object([:])), old]]
        let result = try CustomResourceGenerator.files([.init(name: "l", list)])
        #expect(result.files.map(\.path) == ["Ship.swift"])
        #expect(result.notes == ["l: passed over a definition whose apiVersion is not apiextensions.k8s.io/v1"])
    }

    @Test func `descriptions cannot end the comment they are in`() throws {
        let text = try text(object(["a": ["type": "string", "description": "one\n} */\u{202E}\u{2028}struct Evil {}"]]))
        for line in text.split(separator: "\n") where line.contains("Evil") {
            #expect(line.drop { $0 == " " }.hasPrefix("///"))
        }
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `texts of a schema are escaped`() throws {
        let text = try text(object(["a\"b\\(c)": ["type": "string", "enum": ["x\"\\(y)\n"]]]))
        #expect(text.contains(#"$0.field("a\"b\\(c)", \.aBC)"#))
        #expect(text.contains(#"rawValue: "x\"\\(y)\u{a}""#))
    }

    @Test func `the access level is written before every declaration`() throws {
        let schema = object(["a": object(["b": ["type": "string", "enum": ["x"]]])])
        let result = try CustomResourceGenerator.files([.init(name: "f", definition(spec: schema))], access: .public)
        let text = result.files.map(\.text).joined()
        #expect(text.contains("public import SteadyCodec"))
        for line in text.split(separator: "\n") {
            for word in ["struct ", "var ", "init(", "static let "] where line.drop(while: { $0 == " " }).hasPrefix(word) {
                Issue.record("not public: \(line)")
            }
        }
    }

    @Test func `large types are laid out in several files`() throws {
        var members = JSONObject()
        for number in 0..<12 {
            var inner = JSONObject()
            for letter in "abcdefghijklmnop" { inner["\(letter)"] = ["type": "string"] }
            members["part\(number)"] = object(inner)
        }
        let result = try CustomResourceGenerator.files([.init(name: "f", definition(spec: object(members)))])
        #expect(result.files.count > 1)
        #expect(result.files.allSatisfy { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 500 })
        #expect(result.files.contains { $0.path.hasPrefix("Ship+Spec.Part") })
    }
}
