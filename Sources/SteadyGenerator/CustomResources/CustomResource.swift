import SteadyCodec

/// One version of a custom resource, as its definition declares it.
struct CustomResource {
    /// The Swift name of the kind.
    var name: String
    let facts: ResourceFacts
    /// The schema of the whole object.
    let schema: JSONValue
    let hasStatus: Bool
    /// Where the schema stands, for messages.
    let path: String

    /// The versions that a definition serves or stores. The stored one is called like the kind, all others have their version
    /// behind it: `Certificate` and `CertificateV1Beta1`. So code that follows the stored version does not change its names.
    static func all(in definition: JSONValue, path: String) throws(GeneratorError) -> [CustomResource] {
        let node = DefinitionNode(definition, path)
        let spec = try node.object("spec")
        let names = try spec.object("names")
        let kind = try names.text("kind")
        let scope = try spec.text("scope")
        guard scope == "Namespaced" || scope == "Cluster" else {
            throw GeneratorError("\(spec.path).scope", "is neither Namespaced nor Cluster")
        }
        let base = ResourceFacts(
            group: try spec.text("group"), version: "", kind: kind, plural: try names.text("plural"),
            isNamespaced: scope == "Namespaced")
        var resources: [CustomResource] = []
        for version in try spec.elements("versions") {
            let isStored = version.value["storage"] == true
            guard isStored || version.value["served"] == true else { continue }
            var facts = base
            facts.version = try version.text("name")
            let schema = version.value["schema"]?["openAPIV3Schema"] ?? .emptyObject
            guard schema.objectValue != nil else {
                throw GeneratorError("\(version.path).schema.openAPIV3Schema", "is \(schema.typeName), not an object")
            }
            resources.append(
                CustomResource(
                    name: Identifier.type(kind) + (isStored ? "" : Identifier.version(facts.version)), facts: facts,
                    schema: schema, hasStatus: version.value["subresources"]?["status"] != nil,
                    path: "\(path): \(kind) \(facts.version)"))
        }
        if resources.isEmpty { throw GeneratorError("\(spec.path).versions", "no version is served or stored") }
        return resources
    }

    /// The type of the kind, with all types nested in it.
    func model() throws(GeneratorError) -> Model {
        let model = Model(path: [name], module: nil, origin: path)
        model.resource = facts
        model.reportsStatus = hasStatus
        model.documentation = SchemaTyper.description(schema)
        if model.documentation.isEmpty { model.documentation = ["The kind `\(facts.kind)` of `\(facts.apiVersion)`."] }
        let typer = SchemaTyper { (reference, _) throws(GeneratorError) in
            throw GeneratorError(path, "refers to “\(DocumentationText.safe(reference))”, which a definition cannot")
        }
        do {
            try typer.fill(model, with: schema, path: "", leavingOut: ["apiVersion", "kind", "metadata"])
            model.add(metadata: WellKnownTypes.objectMeta)
            model.completeKind()
            try model.checkIsFinite()
        } catch {
            throw GeneratorError(error.path.hasPrefix(path) ? error.path : "\(path): \(error.path)", error.message)
        }
        return model
    }
}

/// A place in a definition, with what stands there.
private struct DefinitionNode {
    let value: JSONValue
    let path: String

    init(_ value: JSONValue, _ path: String) {
        self.value = value
        self.path = path
    }

    func object(_ name: String) throws(GeneratorError) -> DefinitionNode {
        guard let member = value[name], member.objectValue != nil else { throw missing(name, "an object") }
        return DefinitionNode(member, place(name))
    }

    func text(_ name: String) throws(GeneratorError) -> String {
        guard let text = value[name]?.stringValue, !text.isEmpty else { throw missing(name, "a text") }
        return text
    }

    func elements(_ name: String) throws(GeneratorError) -> [DefinitionNode] {
        guard let elements = value[name]?.arrayValue else { throw missing(name, "a list") }
        return elements.enumerated().map { DefinitionNode($0.element, "\(place(name))[\($0.offset)]") }
    }

    private func place(_ name: String) -> String { "\(path).\(name)" }

    private func missing(_ name: String, _ what: String) -> GeneratorError {
        GeneratorError(place(name), value[name] == nil ? "is missing" : "is not \(what)")
    }
}
