import SteadyCodec
import SteadyModel

/// An object as the scale subresource shows it.
struct ScaleView {
    static let apiVersion = "autoscaling/v1"
    /// Through a scale only the number of replicas is written.
    static let engine = ApplyEngine(
        schema: ResourceDefinition.scales.schema, kind: "Scale", resetFields: ["scale": .only([["spec", "replicas"]])])
    private static let ownPath = FieldSet(paths: [["spec", "replicas"]])

    let paths: ResourceDefinition.ScalePaths
    let value: JSONValue
    private let parent: ManagedFields
    private let path: FieldSet

    /// - Parameter isWrite: whether the number is about to be written, and need not be there.
    /// - Throws: 500 if a custom object has no number of replicas.
    init(_ object: JSONValue, _ paths: ResourceDefinition.ScalePaths, isWrite: Bool = false) throws(StatusError) {
        self.paths = paths
        path = FieldSet(paths: [paths.spec])
        parent = ManagedFields(metadata: object["metadata"]) ?? ManagedFields()
        func found(_ path: [String]) -> JSONValue? { path.reduce(Optional(object)) { $0?[$1] } }
        guard let replicas = found(paths.spec)?.integerValue ?? (isWrite ? 0 : nil) else {
            let path = "." + paths.spec.joined(separator: ".")
            throw StatusError(
                500, reason: "InternalError",
                message: "Internal error occurred: the spec replicas field \(GoString.quoted(path)) does not exist",
                details: ["causes": [["message": .string("the spec replicas field \(GoString.quoted(path)) does not exist")]]])
        }
        var scale: JSONValue = ["kind": "Scale", "apiVersion": .string(Self.apiVersion), "metadata": [:]]
        for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            scale[path: "metadata", name] = object[path: "metadata", name]
        }
        scale["spec"] = replicas == 0 ? [:] : ["replicas": .integer(replicas)]
        scale["status"] = ["replicas": .integer(found(paths.status)?.integerValue ?? 0)]
        let selector = paths.selector.flatMap(found)?.stringValue ?? Self.selector(of: object)
        if !selector.isEmpty { scale[path: "status", "selector"] = .string(selector) }
        value = scale
    }

    private static func selector(of object: JSONValue) -> String {
        let selector = object[path: "spec", "selector"]
        if object["kind"] == "ReplicationController" {
            return Field(["matchLabels": selector ?? [:]]).labelSelector?.description ?? ""
        }
        return Field(selector).labelSelector?.description ?? ""
    }

    /// The scale with its owners, as writes see it.
    var ownedValue: JSONValue {
        var owners = ManagedFields()
        for entry in parent.entries where owns(entry) {
            var entry = entry
            entry.apiVersion = Self.apiVersion
            entry.fields = Self.ownPath
            owners.entries.append(entry)
        }
        var owned = value
        if let owners = owners.json { owned[path: "metadata", "managedFields"] = owners }
        return owned
    }

    private func owns(_ entry: ManagedFields.Entry) -> Bool { !entry.fields.intersection(path).isEmpty }

    /// The owners of the object after its scale came to be owned like this. New ones have no time.
    func owners(after scale: JSONValue, apiVersion: String) -> JSONValue? {
        var added = ManagedFields(metadata: scale["metadata"])?.entries ?? []
        var owners = ManagedFields()
        for entry in parent.entries {
            var entry = entry
            if owns(entry) {
                if let index = added.firstIndex(where: { $0.identifier == entry.identifier }) {
                    added.remove(at: index)
                } else {
                    entry.fields = entry.fields.difference(path)
                    if entry.fields.isEmpty { continue }
                }
            }
            owners.entries.append(entry)
        }
        for entry in added where !entry.fields.intersection(Self.ownPath).isEmpty {
            var entry = entry
            entry.apiVersion = apiVersion
            entry.fields = path
            entry.time = nil
            owners.entries.append(entry)
        }
        return owners.json
    }

    func setReplicas(_ replicas: Int64, in object: inout JSONValue) {
        Self.set(.integer(replicas), at: paths.spec[...], in: &object)
    }

    private static func set(_ value: JSONValue, at path: ArraySlice<String>, in object: inout JSONValue) {
        guard let name = path.first else { return }
        if path.count == 1 {
            object[name] = value
            return
        }
        var child = object[name] ?? .emptyObject
        set(value, at: path.dropFirst(), in: &child)
        object[name] = child
    }

    static func check(
        _ scale: JSONValue, _ live: StoredObject, _ target: Target
    ) throws(StatusError) {
        if let uid = scale[path: "metadata", "uid"]?.stringValue, !uid.isEmpty, uid != live.uid {
            throw .conflict(
                target.definition, target.name,
                "Precondition failed: UID in precondition: \(uid), UID in object meta: \(live.uid)")
        }
        // Custom objects are checked themselves, after the number is in them.
        if target.definition.isCustom { return }
        var problems = Problems()
        let replicas = Field(scale[path: "spec", "replicas"], at: "spec.replicas")
        problems.nonNegative(replicas)
        guard problems.isEmpty else {
            throw .invalid(kind: "Scale", group: "autoscaling", name: target.name, problems.causes)
        }
    }
}
