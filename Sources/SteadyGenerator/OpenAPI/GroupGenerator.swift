/// Writes the types of one group and version, built-in or custom, from its OpenAPI document.
public enum GroupGenerator {
    /// The files, sorted by path. Types of stable built-in groups that the group refers to are imported, not written anew.
    ///
    /// - Parameters:
    ///   - document: the group.
    ///   - access: who may use the types.
    ///   - apply: the kinds that get a twin for server-side apply; for a stable built-in group only the twins are written.
    /// - Throws: ``GeneratorError`` if the document has no kind of the group, or a schema is not understood.
    public static func files(
        _ document: OpenAPIDocument, access: AccessLevel = .internal, apply: [String] = []
    ) throws(GeneratorError) -> [GeneratedFile] {
        let isBuiltIn = Family.all.contains { $0.groups.contains { $0.apiVersion == document.apiVersion } }
        let importsOwn = isBuiltIn && !apply.isEmpty
        let registry = ModelRegistry([document], copiesDescriptions: true) { schema in
            guard let home = BuiltInNames.home(ofPackage: BuiltInNames.package(schema)) else { return nil }
            return home.apiVersion == document.apiVersion && !importsOwn ? nil : home.module
        }
        var own: [Model] = []
        let twins = ApplyTwins()
        var applied: Set<String> = []
        for schema in registry.names where !registry.isList(schema) && !registry.isWellKnown(schema) {
            let model = try registry.model(schema)
            guard let facts = model.resource, facts.apiVersion == document.apiVersion else { continue }
            if model.module == nil { own.append(model) }
            if apply.contains(facts.kind), applied.insert(facts.kind).inserted { twins.add(model) }
        }
        for kind in apply where !applied.contains(kind) { throw GeneratorError(document.apiVersion, "there is no kind \(kind)") }
        own += twins.models
        if own.isEmpty { throw GeneratorError(document.apiVersion, "the document has no kind of this group and version") }
        var names: [String: ObjectIdentifier] = [:]
        var next = 0
        while next < own.count {
            let model = own[next]
            next += 1
            if let other = names.updateValue(ObjectIdentifier(model), forKey: model.name), other != ObjectIdentifier(model) {
                throw GeneratorError(model.origin, "another type of the document is called \(model.name), too")
            }
            try model.checkIsFinite()
            for (target, _) in ModelGraph.reached(by: model)
            where target.module == nil && !own.contains(where: { $0 === target }) { own.append(target) }
        }
        let graph = ModelGraph(own)
        graph.describe { _ in document.apiVersion }
        let renderer = FileRenderer(
            access: access, module: nil,
            header: "Written by `steady-generate group`. Changes are overwritten; put yours in files beside.")
        let trees = graph.trees(access: access) { _ in false }
        return trees.flatMap { renderer.files(of: $0) }.sorted { $0.path < $1.path }
    }
}
