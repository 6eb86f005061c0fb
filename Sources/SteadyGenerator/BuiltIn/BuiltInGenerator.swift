/// Writes the types of the stable built-in groups, one module for each family.
public enum BuiltInGenerator {
    /// The modules that it writes, in the order of their dependencies.
    public static var modules: [String] { Family.all.map(\.module) }

    /// The files of all families, `MODULE/Generated/Type.swift`, sorted by path.
    ///
    /// - Parameter documents: the OpenAPI documents of a server; those of unstable and unknown groups are passed over.
    /// - Throws: ``GeneratorError`` if a group is missing, two types have one name, or a schema is not understood.
    public static func files(_ documents: [OpenAPIDocument]) throws(GeneratorError) -> [GeneratedFile] {
        let wanted = Set(Family.all.flatMap { $0.groups.map(\.apiVersion) })
        let documents = documents.filter { wanted.contains($0.apiVersion) }.sorted { $0.apiVersion < $1.apiVersion }
        for apiVersion in wanted.sorted() where !documents.contains(where: { $0.apiVersion == apiVersion }) {
            throw GeneratorError(apiVersion, "there is no document of this group")
        }
        let registry = ModelRegistry(documents, copiesDescriptions: false) {
            BuiltInNames.home(ofPackage: BuiltInNames.package($0))?.module
        }
        var models: [String: [Model]] = [:]
        var apiVersions: [ObjectIdentifier: String] = [:]
        var names: [String: String] = [:]
        for schema in registry.names {
            guard let home = BuiltInNames.home(ofPackage: BuiltInNames.package(schema)), !registry.isList(schema),
                !registry.isWellKnown(schema)
            else { continue }
            let model = try registry.model(schema)
            try model.checkIsFinite()
            if let other = names.updateValue(schema, forKey: model.name) {
                throw GeneratorError(schema, "its type \(model.name) is called as that of \(other): give one another name")
            }
            models[home.module, default: []].append(model)
            apiVersions[ObjectIdentifier(model)] = home.apiVersion
        }
        var used: Set<ObjectIdentifier> = []
        for (module, own) in models {
            for target in own.flatMap({ ModelGraph.reached(by: $0) }).map(\.model) where target.module != module {
                used.insert(ObjectIdentifier(target))
            }
        }
        let header = "Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside."
        var files: [GeneratedFile] = []
        for family in Family.all {
            let renderer = FileRenderer(access: .public, module: family.module, header: header)
            let graph = ModelGraph(models[family.module] ?? [])
            graph.describe { apiVersions[ObjectIdentifier($0)] ?? "" }
            for tree in graph.trees(access: .public, isEntry: { used.contains(ObjectIdentifier($0)) }) {
                for file in renderer.files(of: tree) {
                    files.append(GeneratedFile(path: "\(family.module)/Generated/\(file.path)", text: file.text))
                }
            }
        }
        return files.sorted { $0.path < $1.path }
    }
}
