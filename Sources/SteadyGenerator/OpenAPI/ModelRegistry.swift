import SteadyCodec

/// The models of the named schemas of OpenAPI documents, made as they are asked for.
final class ModelRegistry {
    private let schemas: [String: JSONValue]
    private let resources: ResourcePaths
    /// The module of a schema's type; `nil` for the one that is being written.
    private let module: (_ schema: String) -> String?
    private var models: [String: Model] = [:]

    init(_ documents: [OpenAPIDocument], module: @escaping (_ schema: String) -> String?) {
        var schemas: [String: JSONValue] = [:]
        for document in documents {
            for (name, schema) in document.schemas where schemas[name] == nil { schemas[name] = schema }
        }
        self.schemas = schemas
        resources = ResourcePaths(documents)
        self.module = module
    }

    /// The names of all schemas, sorted.
    var names: [String] { schemas.keys.sorted() }

    /// Whether a schema is a list of objects; the client has one generic type for them.
    func isList(_ name: String) -> Bool {
        guard let members = schemas[name]?["properties"] else { return false }
        return name.hasSuffix("List") && members["items"] != nil
            && SchemaTyper.reference(members["metadata"] ?? .null)?.hasSuffix(".ListMeta") == true
    }

    /// Whether a schema is written by hand.
    func isWellKnown(_ name: String) -> Bool { WellKnownTypes.type(name) != nil }

    func model(_ name: String) throws(GeneratorError) -> Model {
        if let model = models[name] { return model }
        guard let schema = schemas[name] else { throw GeneratorError(name, "there is no schema of that name") }
        let model = Model(path: [BuiltInNames.name(name)], module: module(name), origin: name)
        models[name] = model
        model.resource = facts(schema)
        let typer = SchemaTyper { [self] (name, _) throws(GeneratorError) in
            if let known = WellKnownTypes.type(name) { return known }
            return .model(try self.model(name))
        }
        try typer.fill(model, with: schema, path: "", leavingOut: model.resource == nil ? [] : ["apiVersion", "kind"])
        completeSpec(of: model, schema)
        if case .model(let status)? = model.statusMember?.type { status.isStatus = true }
        return model
    }

    /// What the API calls a kind; `nil` for anything but objects with metadata that are sent to some path.
    private func facts(_ schema: JSONValue) -> ResourceFacts? {
        guard SchemaTyper.reference(schema["properties"]?["metadata"] ?? .null)?.hasSuffix(".ObjectMeta") == true,
            let kinds = schema["x-kubernetes-group-version-kind"]?.arrayValue
        else { return nil }
        for kind in kinds {
            if let kind = GroupVersionKind(kind), let facts = resources[kind] { return facts }
        }
        return nil
    }

    /// Metadata and specification of a kind, and the specification in a template, are always there; the status never has to be.
    private func completeSpec(of model: Model, _ schema: JSONValue) {
        let isTemplate = model.name.hasSuffix("TemplateSpec")
        guard model.resource != nil || isTemplate else { return }
        for index in model.members.indices {
            guard case .model = model.members[index].type else { continue }
            let hasDefault = schema["properties"]?[model.members[index].wire]?["default"] == .emptyObject
            switch model.members[index].wire {
            case "metadata" where !isTemplate: model.members[index].become(required: true, hasDefault: true)
            case "spec":
                let isRequired = model.members[index].isRequired
                if isRequired || hasDefault { model.members[index].become(required: true, hasDefault: !isRequired) }
            case "status" where !isTemplate: model.members[index].isRequired = false
            default: break
            }
        }
    }
}

extension Member {
    /// Makes it the metadata or the specification of a kind.
    mutating func become(required: Bool, hasDefault: Bool) {
        isRequired = required
        self.hasDefault = hasDefault
        isPartOfKind = true
    }
}
