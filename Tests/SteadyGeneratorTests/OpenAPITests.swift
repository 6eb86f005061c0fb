import SteadyCodec
import SteadyGenerator
import Testing

struct OpenAPITests {
    private let meta = "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1."

    private func path(_ kind: String, group: String = "sea.example", version: String = "v1beta1") -> JSONValue {
        let kind: JSONValue = ["group": .string(group), "version": .string(version), "kind": .string(kind)]
        return ["get": ["x-kubernetes-group-version-kind": kind]]
    }

    private func kind(_ name: String, spec: String? = nil) -> JSONValue {
        var members: JSONObject = [
            "apiVersion": ["type": "string"], "kind": ["type": "string"],
            "metadata": ["allOf": [["$ref": .string(meta + "ObjectMeta")]], "default": [:]],
        ]
        if let spec { members["spec"] = ["allOf": [["$ref": .string("#/components/schemas/\(spec)")]], "default": [:]] }
        return [
            "type": "object", "properties": .object(members),
            "x-kubernetes-group-version-kind": [["group": "sea.example", "version": "v1beta1", "kind": .string(name)]],
        ]
    }

    private func document(_ schemas: JSONObject) throws -> OpenAPIDocument {
        try OpenAPIDocument(
            apiVersion: "sea.example/v1beta1",
            [
                "components": ["schemas": .object(schemas)],
                "paths": [
                    "/apis/sea.example/v1beta1/boats": path("Boat"),
                    "/apis/sea.example/v1beta1/namespaces/{namespace}/boats/{name}": path("Boat"),
                    "/apis/sea.example/v1beta1/namespaces/{namespace}/boats/{name}/launch": path("Launch"),
                    "/apis/sea.example/v1beta1/fleets/{name}": path("Fleet"),
                ],
            ])
    }

    private func text(_ schemas: JSONObject, apply: [String] = []) throws -> String {
        try GroupGenerator.files(try document(schemas), apply: apply).map(\.text).joined()
    }

    @Test func `names and scope come from the paths`() throws {
        let text = try text(["s.Boat": kind("Boat"), "s.Fleet": kind("Fleet"), "s.Launch": kind("Launch")])
        #expect(text.contains(#"kind: "Boat", plural: "boats", scope: .namespaced"#))
        #expect(text.contains(#"kind: "Fleet", plural: "fleets", scope: .cluster"#))
        #expect(text.contains(#"kind: "Launch", plural: "launch", scope: .namespaced"#))
    }

    @Test func `named schemas become types of their own and those of built-in groups are imported`() throws {
        let core = "io.k8s.api.core.v1.Toleration"
        let text = try text([
            "s.Boat": kind("Boat", spec: "s.BoatSpec"),
            "s.BoatSpec": [
                "type": "object", "required": ["seats"],
                "properties": [
                    "seats": ["type": "integer", "format": "int32", "default": 0],
                    "tolerations": ["type": "array", "items": ["$ref": .string("#/components/schemas/\(core)")]],
                    "when": ["$ref": .string(meta + "MicroTime")], "next": ["$ref": "#/components/schemas/s.BoatSpec"],
                    "inner": ["type": "object", "properties": ["a": ["type": "string"]]],
                ],
            ],
            core: ["type": "object", "properties": ["key": ["type": "string"]]],
        ])
        #expect(text.contains("import SteadyCoreAPI\n"))
        #expect(!text.contains("struct Toleration"))
        #expect(text.contains("var spec: BoatSpec {\n        unsafeAddress { _spec.address }\n"))
        #expect(text.contains("private var _spec = Boxed<BoatSpec>()\n"))
        #expect(text.contains("init(metadata: ObjectMeta = ObjectMeta(), spec: BoatSpec = BoatSpec.empty)"))
        #expect(text.contains("private var _next = OptionalBoxed<BoatSpec>()\n"))
        #expect(text.contains("var when: MicroTime?"))
        #expect(text.contains("extension BoatSpec {\n    /// `spec.inner`.\n    struct Inner: JSONModel {"))
    }

    @Test func `the twin of a kind requires nothing, and shares what requires nothing`() throws {
        func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }
        let schemas: JSONObject = [
            "s.Boat": kind("Boat", spec: "s.BoatSpec"),
            "s.BoatSpec": [
                "type": "object", "required": ["seats"],
                "properties": [
                    "seats": ["type": "integer"], "next": reference("s.BoatSpec"), "flag": reference("s.Flag"),
                    "oars": ["type": "array", "items": reference("s.Oar")],
                ],
            ],
            "s.Flag": ["type": "object", "properties": ["color": ["type": "string"]]],
            "s.Oar": ["type": "object", "required": ["length"], "properties": ["length": ["type": "number"]]],
        ]
        let text = try text(schemas, apply: ["Boat"])
        for line in [
            "struct BoatApply: Resource, JSONModel {", "var spec: BoatSpecApply? {\n", "var seats: Int64?\n",
            "var next: BoatSpecApply? {\n", "var flag: Flag? {\n", "var oars: [OarApply]?",
            "var length: Double?", "var seats: Int64\n",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(!text.contains("FlagApply"))
        #expect(try !self.text(schemas).contains("Apply"))
        #expect(throws: GeneratorError.self) { try self.text(schemas, apply: ["Ship"]) }
    }

    @Test func `a type that requires itself is refused`() throws {
        let schemas: JSONObject = [
            "s.Boat": kind("Boat", spec: "s.BoatSpec"),
            "s.BoatSpec": [
                "type": "object", "required": ["next"], "properties": ["next": ["$ref": "#/components/schemas/s.BoatSpec"]],
            ],
        ]
        #expect(throws: GeneratorError("s.BoatSpec", "the type requires a value of itself")) { try text(schemas) }
    }

    @Test func `a schema that is missing is named`() throws {
        #expect(throws: GeneratorError("s.Nothing", "there is no schema of that name")) {
            try text(["s.Boat": kind("Boat", spec: "s.Nothing")])
        }
    }

    @Test func `the built-in families want all their groups`() throws {
        #expect(throws: GeneratorError("admissionregistration.k8s.io/v1", "there is no document of this group")) {
            try BuiltInGenerator.files([])
        }
    }

    @Test func `files are known by their names`() {
        #expect(OpenAPIDocument.apiVersion(ofFile: "api__v1.json") == "v1")
        #expect(OpenAPIDocument.apiVersion(ofFile: "apis__apps__v1.json") == "apps/v1")
        for name in ["apis__apps.json", "version.json", "api__v1.yaml", "a__b__c__d.json"] {
            #expect(OpenAPIDocument.apiVersion(ofFile: name) == nil, "\(name)")
        }
    }
}
