import SteadyCodec
import SteadyModel

/// The resources the server knows: the built-in ones, and those that CustomResourceDefinitions add.
struct ResourceRegistry {
    static let crdCollection = "customresourcedefinitions.apiextensions.k8s.io"

    private var definitions: [Name: ResourceDefinition] = [:]
    /// In the order of discovery.
    private(set) var all: [ResourceDefinition] = []

    init() { add(BuiltInResources.all) }

    /// Adds resources of the server's own.
    mutating func add(_ resources: [BuiltInResource]) {
        for resource in resources {
            var definition = ResourceDraft(
                group: resource.type.group, version: resource.type.version, kind: resource.type.kind,
                plural: resource.type.plural,
                singular: resource.singular, isNamespaced: resource.type.scope == .namespaced,
                storageVersion: resource.type.version)
            definition.shortNames = resource.shortNames
            definition.categories = resource.categories
            definition.storageVersionHash = resource.storageVersionHash
            definition.verbs = resource.verbs
            definition.subresources = resource.subresources.map {
                .init(name: $0.name, group: $0.group, version: $0.version, kind: $0.kind, verbs: $0.verbs)
            }
            if resource.type.group == "autoscaling" { definition.storageVersion = "v2" }
            add(ResourceDefinition(definition))
        }
    }

    private struct Name: Hashable {
        var plural: String
        var version: String
        var group: String

        init(_ group: String, _ version: String, _ plural: String) {
            self.group = group
            self.version = version
            self.plural = plural
        }
    }

    func definition(group: String, version: String, plural: String) -> ResourceDefinition? {
        definitions[Name(group, version, plural)]
    }

    /// The definition an owner reference means.
    func definition(apiVersion: String, kind: String) -> ResourceDefinition? {
        all.first { $0.kind == kind && $0.apiVersion == apiVersion }
    }

    /// The definition in whose version the objects of a collection are kept.
    func storageDefinition(collection: String) -> ResourceDefinition? {
        all.first { $0.qualifiedPlural == collection && $0.version == $0.storageVersion }
    }

    /// Whether a group belongs to the server itself.
    func isBuiltIn(group: String) -> Bool { BuiltInResources.groups.contains(group) }

    mutating func add(_ definition: ResourceDefinition) {
        let name = Name(definition.group, definition.version, definition.plural)
        if definitions.updateValue(definition, forKey: name) == nil {
            all.append(definition)
        } else if let index = all.firstIndex(where: { Name($0.group, $0.version, $0.plural) == name }) {
            all[index] = definition
        }
    }

    mutating func removeCustom(group: String, plural: String) {
        all.removeAll { $0.isCustom && $0.group == group && $0.plural == plural }
        definitions = definitions.filter { !($0.value.isCustom && $0.value.group == group && $0.value.plural == plural) }
    }
}

/// What a CustomResourceDefinition says, one definition for each version that is served.
enum CustomResources {
    /// - Parameter version: the server's, from which on the schema holds.
    static func definitions(_ spec: JSONValue, since version: UInt64) -> [ResourceDefinition] {
        drafts(spec).map { draft in
            var draft = draft
            draft.schemaVersion = version
            return ResourceDefinition(draft)
        }
    }

    private static func drafts(_ spec: JSONValue) -> [ResourceDraft] {
        let names = spec["names"] ?? .emptyObject
        let versions = spec["versions"]?.arrayValue ?? []
        let stored = versions.first { $0["storage"] == true }
        let conversion = ConversionWebhook(spec)
        let storage = stored?["name"]?.stringValue ?? ""
        let storageSchema = stored?[path: "schema", "openAPIV3Schema"].map { Schema(crd: $0) }
        let kind = names["kind"]?.stringValue ?? ""
        func texts(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }
        return versions.filter { $0["served"] == true }.map { version in
            var definition = ResourceDraft(
                group: spec["group"]?.stringValue ?? "", version: version["name"]?.stringValue ?? "", kind: kind,
                plural: names["plural"]?.stringValue ?? "", singular: names["singular"]?.stringValue ?? kind.lowercased(),
                isNamespaced: spec["scope"] == "Namespaced", storageVersion: storage)
            definition.shortNames = texts(names["shortNames"])
            definition.categories = texts(names["categories"])
            definition.isCustom = true
            definition.conversion = conversion
            definition.ownListKind = names["listKind"]?.stringValue
            let schema = version[path: "schema", "openAPIV3Schema"]
            definition.customSchema = version["name"]?.stringValue == storage ? storageSchema : schema.map { Schema(crd: $0) }
            definition.storageSchema = storageSchema
            definition.expressionRules = schema.flatMap { ExpressionRules($0, isRoot: true) }
            definition.selectableFields = (version["selectableFields"]?.arrayValue ?? []).compactMap { field in
                field["jsonPath"]?.stringValue.map { String($0.drop { $0 == "." }) }
            }
            if version["deprecated"] == true {
                definition.deprecationWarning =
                    version["deprecationWarning"]?.stringValue
                    ?? "\(definition.group)/\(definition.version) \(kind) is deprecated"
            }
            if version[path: "subresources", "status"] != nil { definition.subresources.append(definition.custom("status")) }
            if let scale = version[path: "subresources", "scale"] {
                definition.subresources.append(definition.custom("scale"))
                func path(_ name: String) -> [String]? { scale[name]?.stringValue?.split(separator: ".").map(String.init) }
                definition.scale = .init(
                    spec: path("specReplicasPath") ?? [], status: path("statusReplicasPath") ?? [],
                    selector: path("labelSelectorPath"))
            }
            definition.columns = (version["additionalPrinterColumns"]?.arrayValue ?? []).map { column in
                .init(
                    name: column["name"]?.stringValue ?? "", type: column["type"]?.stringValue ?? "string",
                    format: column["format"]?.stringValue ?? "", description: column["description"]?.stringValue ?? "",
                    priority: column["priority"]?.integerValue ?? 0, path: column["jsonPath"]?.stringValue ?? "")
            }
            return definition
        }
    }
}

extension ResourceDraft {
    /// A subresource of a custom resource.
    fileprivate func custom(_ name: String) -> ResourceDefinition.Subresource {
        let isScale = name == "scale"
        return ResourceDefinition.Subresource(
            name: name, group: isScale ? "autoscaling" : group, version: isScale ? "v1" : version, kind: isScale ? "Scale" : kind,
            verbs: ["get", "patch", "update"])
    }
}
