import SteadyCodec

/// Types that are written by hand, and the schemas that they stand for.
enum WellKnownTypes {
    private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1."
    private static let extensions = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1."

    private static let scalars: [String: Scalar] = [
        meta + "Time": .timestamp,
        meta + "MicroTime": .microTime,
        "io.k8s.apimachinery.pkg.api.resource.Quantity": .quantity,
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString": .intOrString,
        meta + "FieldsV1": .rawJSON,
        "io.k8s.apimachinery.pkg.runtime.RawExtension": .rawJSON,
        extensions + "JSON": .rawJSON,
        // A schema or something simpler: nobody is helped by a type of three cases.
        extensions + "JSONSchemaPropsOrArray": .json,
        extensions + "JSONSchemaPropsOrBool": .json,
        extensions + "JSONSchemaPropsOrStringArray": .json,
        // Part of requests, and types of the client; within an object only in `Eviction`.
        meta + "DeleteOptions": .json,
        meta + "Preconditions": .json,
        meta + "Patch": .json,
        meta + "WatchEvent": .json,
    ]

    /// Names, and how many members they have.
    private static let models: [String: (name: String, count: Int)] = [
        meta + "ObjectMeta": ("ObjectMeta", 15),
        meta + "ListMeta": ("ListMeta", 4),
        meta + "OwnerReference": ("OwnerReference", 6),
        meta + "ManagedFieldsEntry": ("ManagedFieldsEntry", 7),
        meta + "LabelSelector": ("LabelSelector", 2),
        meta + "LabelSelectorRequirement": ("LabelSelector.Requirement", 3),
        meta + "Condition": ("Condition", 6),
        meta + "Status": ("Status", 6),
        meta + "StatusDetails": ("StatusDetails", 6),
        meta + "StatusCause": ("StatusCause", 3),
    ]

    /// The type that stands for a named schema.
    static func type(_ name: String) -> SwiftType? {
        if let scalar = scalars[name] { return .scalar(scalar) }
        return models[name].map { .model(model($0.name, count: $0.count)) }
    }

    private static func model(_ name: String, count: Int) -> Model {
        let path = name.split(separator: ".").map(String.init)
        return Model(path: path, module: Module.model, origin: name, handWrittenCount: count)
    }

    static var objectMeta: Model { model("ObjectMeta", count: 15) }

    /// The type for a struct that is written out but has just the members of a well-known one.
    static func type(ofMembers members: JSONObject) -> Model? {
        if isCondition(members) { return model("Condition", count: 6) }
        if isLabelSelector(members) { return model("LabelSelector", count: 2) }
        return nil
    }

    private static func isCondition(_ members: JSONObject) -> Bool {
        let types = [
            "lastTransitionTime": "string", "message": "string", "observedGeneration": "integer", "reason": "string",
            "status": "string", "type": "string",
        ]
        guard ["type", "status", "lastTransitionTime", "reason", "message"].allSatisfy(members.contains) else { return false }
        return members.allSatisfy { name, schema in types[name].map { schema["type"]?.stringValue == $0 } ?? false }
    }

    private static func isLabelSelector(_ members: JSONObject) -> Bool {
        guard members.keys == ["matchExpressions", "matchLabels"] else { return false }
        guard members["matchLabels"]?["additionalProperties"]?["type"] == "string" else { return false }
        return members["matchExpressions"]?["items"]?["properties"]?.objectValue?.keys == ["key", "operator", "values"]
    }
}
