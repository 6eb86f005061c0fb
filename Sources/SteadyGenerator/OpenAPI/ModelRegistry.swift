import SteadyCodec

/// The models of the named schemas of OpenAPI documents, made as they are asked for.
final class ModelRegistry {
    private let schemas: [String: JSONValue]
    private let resources: ResourcePaths
    /// The module of a schema's type; `nil` for the one that is being written.
    private let module: (_ schema: String) -> String?
    /// Whether documentation is taken from the descriptions of the schemas.
    private let copiesDescriptions: Bool
    private var models: [String: Model] = [:]

    init(_ documents: [OpenAPIDocument], copiesDescriptions: Bool, module: @escaping (_ schema: String) -> String?) {
        var schemas: [String: JSONValue] = [:]
        for document in documents {
            for (name, schema) in document.schemas where schemas[name] == nil { schemas[name] = schema }
        }
        self.schemas = schemas
        resources = ResourcePaths(documents)
        self.copiesDescriptions = copiesDescriptions
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
        model.copiesDescriptions = copiesDescriptions
        if let kind = kind(of: schema), let facts = resources[kind] {
            model.resource = facts
            // Reviews have a status that is the answer to the request; custom resources have it only with the subresource.
            model.reportsStatus = name.hasPrefix("io.k8s.") || resources.haveStatus.contains(kind)
        }
        let typer = SchemaTyper { [self] (name, _) throws(GeneratorError) in
            if let known = WellKnownTypes.type(name) { return known }
            return .model(try self.model(name))
        }
        try typer.fill(model, with: schema, path: "", leavingOut: model.resource == nil ? [] : ["apiVersion", "kind"])
        if copiesDescriptions { model.documentation = SchemaTyper.description(schema) }
        model.completeKind()
        completeTemplate(model, schema)
        return model
    }

    /// What the API calls a kind; `nil` for anything but objects with metadata that are sent to some path.
    private func kind(of schema: JSONValue) -> GroupVersionKind? {
        guard SchemaTyper.reference(schema["properties"]?["metadata"] ?? .null)?.hasSuffix(".ObjectMeta") == true,
            let kinds = schema["x-kubernetes-group-version-kind"]?.arrayValue
        else { return nil }
        return kinds.lazy.compactMap { GroupVersionKind($0) }.first { resources[$0] != nil }
    }

    /// The specification in a template is always there.
    private func completeTemplate(_ model: Model, _ schema: JSONValue) {
        guard model.resource == nil, model.name.hasSuffix("TemplateSpec") else { return }
        for index in model.members.indices where model.members[index].wire == "spec" {
            guard case .model = model.members[index].type else { continue }
            model.members[index].becomePartOfKind()
        }
    }
}
