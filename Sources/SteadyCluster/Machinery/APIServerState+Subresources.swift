import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// `autoscaling/v1 Scale`: the replica count of any kind that has one.
    mutating func scale(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        let paths = target.definition.scale ?? .init(spec: ["spec", "replicas"], status: ["status", "replicas"], selector: nil)
        switch call.method {
        case .get: return APIAnswer(body: Self.scale(of: live.value, target, paths))
        case .put, .patch: break
        default: throw .methodNotAllowed
        }
        let before = Self.scale(of: live.value, target, paths)
        var wanted: JSONValue
        if call.method == .put {
            wanted = try call.object("Scale", mergesDuplicates: true).value
        } else {
            let (body, _) = try call.object("Scale", mergesDuplicates: true)
            wanted = MergePatch.apply(body, to: before)
        }
        guard let replicas = wanted[path: "spec", "replicas"]?.integerValue, replicas >= 0 else {
            throw .invalid(
                kind: "Scale", group: "autoscaling", name: target.name,
                [
                    FieldCause(
                        reason: "FieldValueInvalid", message: "Invalid value: must be greater than or equal to 0",
                        field: "spec.replicas")
                ])
        }
        var object = target.definition.inRequestedVersion(live.value)
        Self.set(.integer(replicas), at: paths.spec[...], in: &object)
        if call.method == .put || wanted[path: "metadata", "resourceVersion"] != before[path: "metadata", "resourceVersion"] {
            object[path: "metadata", "resourceVersion"] = wanted[path: "metadata", "resourceVersion"]
        }
        var main = target
        main.subresource = nil
        let unchanged = target.definition.inRequestedVersion(live.value)
        _ = try replace(live, with: object, [], call, main) { state, object in
            state.applyEngine(main).update(
                live: unchanged, new: object, manager: call.fieldManager, subresource: "scale",
                apiVersion: target.definition.apiVersion, now: state.text(state.wallTime))
        }
        guard let now = store.object(target.key, in: target.collection) else { return APIAnswer(body: wanted) }
        return APIAnswer(body: Self.scale(of: now.value, target, paths))
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

    private static func scale(of object: JSONValue, _ target: Target, _ paths: ResourceDefinition.ScalePaths) -> JSONValue {
        func value(_ path: [String]) -> JSONValue? { path.reduce(Optional(object)) { $0?[$1] } }
        var metadata: JSONValue = [:]
        for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            metadata[name] = object[path: "metadata", name]
        }
        var scale: JSONValue = ["kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata]
        scale["spec"] = ["replicas": value(paths.spec) ?? 0]
        scale["status"] = ["replicas": value(paths.status) ?? 0]
        if let selector = paths.selector.flatMap(value) {
            scale[path: "status", "selector"] = selector
        } else if let labels = object[path: "spec", "selector", "matchLabels"]?.objectValue {
            let text = labels.map { "\($0.name)=\($0.value.stringValue ?? "")" }.joined(separator: ",")
            scale[path: "status", "selector"] = .string(text)
        }
        return scale
    }

    /// Puts a pod on a node: what a scheduler does.
    mutating func bind(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let (binding, _) = try call.object("Binding", mergesDuplicates: true)
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        guard let node = binding[path: "target", "name"]?.stringValue, !node.isEmpty else {
            throw .invalid(
                kind: "Binding", group: "", name: target.name,
                [FieldCause(reason: "FieldValueRequired", message: "Required value", field: "target.name")])
        }
        if let uid = binding[path: "metadata", "uid"]?.stringValue, !uid.isEmpty, uid != live.uid {
            throw .conflict(
                target.definition, target.name,
                "Precondition failed: UID in precondition: \(uid), UID in object meta: \(live.uid)")
        }
        if let current = live.value[path: "spec", "nodeName"]?.stringValue, !current.isEmpty {
            throw .conflict(target.definition, target.name, "pod \(target.name) is already assigned to node \"\(current)\"")
        }
        var object = live.value
        object[path: "spec", "nodeName"] = .string(node)
        var conditions = object[path: "status", "conditions"]?.arrayValue ?? []
        conditions.removeAll { $0["type"] == "PodScheduled" }
        conditions.append(["type": "PodScheduled", "status": "True", "lastTransitionTime": .string(text(wallTime))])
        object[path: "status", "conditions"] = .array(conditions)
        if !call.isDryRun { commit(store.put(object, target.key, in: target.collection)) }
        return APIAnswer(
            status: 201, body: ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201])
    }
}
