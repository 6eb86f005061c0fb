import SteadyCodec
import SteadyModel

/// The resources the server knows: the built-in ones, and those that CustomResourceDefinitions add.
struct ResourceRegistry {
    static let crdCollection = "customresourcedefinitions.apiextensions.k8s.io"

    private var definitions: [String: ResourceDefinition] = [:]
    /// In the order of discovery.
    private(set) var all: [ResourceDefinition] = []

    init() {
        for resource in BuiltInResources.all {
            var definition = ResourceDefinition(
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
            add(definition)
        }
    }

    private static func name(_ group: String, _ version: String, _ plural: String) -> String { "\(group)/\(version)/\(plural)" }

    func definition(group: String, version: String, plural: String) -> ResourceDefinition? {
        definitions[Self.name(group, version, plural)]
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
        let name = Self.name(definition.group, definition.version, definition.plural)
        if definitions.updateValue(definition, forKey: name) == nil {
            all.append(definition)
        } else if let index = all.firstIndex(where: { Self.name($0.group, $0.version, $0.plural) == name }) {
            all[index] = definition
        }
    }

    mutating func removeCustom(group: String, plural: String) {
        all.removeAll { $0.isCustom && $0.group == group && $0.plural == plural }
        definitions = definitions.filter { !($0.value.isCustom && $0.value.group == group && $0.value.plural == plural) }
    }
}

extension APIServerState {
    /// Serves, changes or withdraws the resource a CustomResourceDefinition describes.
    mutating func customResourceDefinitionChanged(_ event: StoreEvent) {
        let spec = event.object.value["spec"] ?? .emptyObject
        let group = spec["group"]?.stringValue ?? ""
        let plural = spec[path: "names", "plural"]?.stringValue ?? ""
        let collection = "\(plural).\(group)"
        if event.kind == .deleted {
            for (key, _) in store.objects(in: collection) {
                if let gone = store.remove(key, in: collection) { commit(gone) }
            }
            registry.removeCustom(group: group, plural: plural)
            woken += hub.close(collection)
            return
        }
        if event.kind == .modified, event.previous?.value["spec"] == event.object.value["spec"] { return }
        serve(spec)
        if event.kind == .modified { woken += hub.close(collection) }
        establish(event)
    }

    /// Serves what a CustomResourceDefinition describes.
    mutating func serve(_ spec: JSONValue) {
        registry.removeCustom(group: spec["group"]?.stringValue ?? "", plural: spec[path: "names", "plural"]?.stringValue ?? "")
        for definition in CustomResources.definitions(spec) { registry.add(definition) }
    }

    /// Says in the status that the resource is served, as the API server's own controllers do.
    private mutating func establish(_ event: StoreEvent) {
        var object = event.object.value
        let time = JSONValue.string(text(wallTime))
        object["status"] = [
            "acceptedNames": object[path: "spec", "names"] ?? [:],
            "storedVersions": .array(
                (object[path: "spec", "versions"]?.arrayValue ?? []).filter { $0["storage"] == true }.compactMap { $0["name"] }),
            "conditions": [
                [
                    "type": "NamesAccepted", "status": "True", "reason": "NoConflicts", "message": "no conflicts found",
                    "lastTransitionTime": time,
                ],
                [
                    "type": "Established", "status": "True", "reason": "InitialNamesAccepted",
                    "message": "the initial names have been accepted", "lastTransitionTime": time,
                ],
            ],
        ]
        if object["status"] != event.object.value["status"] { commit(store.put(object, event.key, in: event.collection)) }
    }
}

/// What a CustomResourceDefinition says, one definition for each version that is served.
enum CustomResources {
    static func definitions(_ spec: JSONValue) -> [ResourceDefinition] {
        let names = spec["names"] ?? .emptyObject
        let versions = spec["versions"]?.arrayValue ?? []
        let storage = versions.first { $0["storage"] == true }?["name"]?.stringValue ?? ""
        let kind = names["kind"]?.stringValue ?? ""
        func texts(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }
        return versions.filter { $0["served"] == true }.map { version in
            var definition = ResourceDefinition(
                group: spec["group"]?.stringValue ?? "", version: version["name"]?.stringValue ?? "", kind: kind,
                plural: names["plural"]?.stringValue ?? "", singular: names["singular"]?.stringValue ?? kind.lowercased(),
                isNamespaced: spec["scope"] == "Namespaced", storageVersion: storage)
            definition.shortNames = texts(names["shortNames"])
            definition.categories = texts(names["categories"])
            definition.isCustom = true
            definition.ownListKind = names["listKind"]?.stringValue
            definition.customSchema = version[path: "schema", "openAPIV3Schema"].map { Schema(crd: $0) }
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

extension ResourceDefinition {
    /// A subresource of a custom resource.
    fileprivate func custom(_ name: String) -> Subresource {
        let isScale = name == "scale"
        return Subresource(
            name: name, group: isScale ? "autoscaling" : group, version: isScale ? "v1" : version, kind: isScale ? "Scale" : kind,
            verbs: ["get", "patch", "update"])
    }
}
