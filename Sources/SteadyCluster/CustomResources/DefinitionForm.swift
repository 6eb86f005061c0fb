import SteadyCodec

/// A CustomResourceDefinition as the server checks it: what all versions have in common stands at the top.
struct DefinitionForm {
    var spec: JSONValue
    var versions: [JSONValue]
    /// The schema of all versions, if they have the same one.
    var schema: JSONValue?
    var subresources: JSONValue?
    var columns: [JSONValue]
    var selectableFields: [JSONValue]

    init(_ object: JSONValue) {
        spec = object["spec"] ?? .emptyObject
        let given = spec["versions"]?.arrayValue ?? []
        func shared(_ name: String) -> JSONValue? {
            guard let first = given.first?[name], given.allSatisfy({ $0[name] == first }) else { return nil }
            return first
        }
        let schema = shared("schema")
        let subresources = shared("subresources")
        let columns = shared("additionalPrinterColumns")
        let selectable = shared("selectableFields")
        self.schema = schema?["openAPIV3Schema"]
        self.subresources = subresources
        self.columns = columns?.arrayValue ?? []
        selectableFields = selectable?.arrayValue ?? []
        versions = given.map { version in
            var version = version
            if schema != nil { version["schema"] = nil }
            if subresources != nil { version["subresources"] = nil }
            if columns != nil { version["additionalPrinterColumns"] = nil }
            if selectable != nil { version["selectableFields"] = nil }
            return version
        }
    }

    /// The versions as messages show them.
    var versionsText: String {
        let texts = versions.map { version -> String in
            func value(_ name: String) -> String { PathElement.json(version[name] ?? .null) }
            return "{\"Name\":\(value("name")),\"Served\":\(version["served"] == true),\"Storage\":\(version["storage"] == true),"
                + "\"Deprecated\":\(version["deprecated"] == true),\"DeprecationWarning\":\(value("deprecationWarning")),"
                + "\"Schema\":\(value("schema")),\"Subresources\":\(value("subresources")),"
                + "\"AdditionalPrinterColumns\":\(value("additionalPrinterColumns")),"
                + "\"SelectableFields\":\(value("selectableFields"))}"
        }
        return "[" + texts.joined(separator: ",") + "]"
    }

    /// The schema of a version.
    func schema(of version: JSONValue) -> JSONValue? { schema ?? version[path: "schema", "openAPIV3Schema"] }

    /// Every schema that stands somewhere, whole.
    var allSchemas: [JSONValue] {
        (schema.map { [$0] } ?? []) + versions.compactMap { $0[path: "schema", "openAPIV3Schema"] }
    }
}
