import SteadyClient
import SteadyCodec
import SteadyModel

/// The body and query of a delete.
struct DeleteRequest {
    var uid: String?
    var resourceVersion: String?
    var propagation: String?
    var gracePeriodSeconds: Int64?
    var isDryRun: Bool

    init(_ call: APICall) throws(StatusError) {
        var body: JSONValue = .emptyObject
        if let bytes = call.request.body, !bytes.isEmpty {
            body = try call.object().value
        }
        uid = body[path: "preconditions", "uid"]?.stringValue
        resourceVersion = body[path: "preconditions", "resourceVersion"]?.stringValue
        propagation = body["propagationPolicy"]?.stringValue ?? call.query("propagationPolicy")
        gracePeriodSeconds = body["gracePeriodSeconds"]?.integerValue ?? call.query("gracePeriodSeconds").flatMap { Int64($0) }
        let orphan = body["orphanDependents"]?.boolValue
        isDryRun = try call.isDryRun() || body["dryRun"] == ["All"]
        if let policy = propagation, !["Background", "Foreground", "Orphan"].contains(policy) {
            throw Self.invalid(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message: "Invalid value: \"\(policy)\": Valid values are \"Background\", \"Foreground\" or \"Orphan\"",
                    field: "propagationPolicy"))
        }
        if let orphan {
            guard propagation == nil else {
                throw Self.invalid(
                    FieldCause(
                        reason: "FieldValueInvalid",
                        message:
                            "Invalid value: \"\(propagation ?? "")\": orphanDependents and deletionPropagation cannot be both set",
                        field: "propagationPolicy"))
            }
            propagation = orphan ? "Orphan" : "Background"
        }
    }

    private static func invalid(_ cause: FieldCause) -> StatusError {
        .invalid(kind: "DeleteOptions", group: "meta.k8s.io", name: "", [cause])
    }
}

extension APIServerState {
    mutating func delete(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let request = try DeleteRequest(call)
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        let definition = target.definition
        if definition.kind == "Namespace", ["default", "kube-system", "kube-public"].contains(target.name) {
            throw .forbidden(definition, target.name, "this namespace may not be deleted")
        }
        if let uid = request.uid, uid != live.uid {
            throw .conflict(
                definition, target.name,
                "the UID in the precondition (\(uid)) does not match the UID in record (\(live.uid)). "
                    + "The object might have been deleted and then recreated", kind: definition.kind)
        }
        if let version = request.resourceVersion, version != String(live.version) {
            throw .conflict(
                definition, target.name,
                "the ResourceVersion in the precondition (\(version)) does not match the ResourceVersion in record "
                    + "(\(live.version)). The object might have been modified", kind: definition.kind)
        }
        guard let remaining = marked(live, request, definition) else {
            if !request.isDryRun, let event = store.remove(target.key, in: target.collection) { commit(event) }
            return APIAnswer(body: Self.success(definition, target.name, uid: live.uid))
        }
        if request.isDryRun || remaining == live.value { return APIAnswer(body: definition.inRequestedVersion(remaining)) }
        let event = store.put(remaining, target.key, in: target.collection)
        commit(event)
        return APIAnswer(bytes: call.form.bytes(of: event.object, definition, at: wallTime))
    }

    private static func success(_ definition: ResourceDefinition, _ name: String, uid: String) -> JSONValue {
        var details = StatusError.details(name: name, group: definition.group, kind: definition.plural)
        details["uid"] = .string(uid)
        return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details]
    }

    /// The object marked as being deleted, or `nil` if nothing holds it.
    private func marked(_ live: StoredObject, _ request: DeleteRequest, _ definition: ResourceDefinition) -> JSONValue? {
        var object = live.value
        var finalizers = (object[path: "metadata", "finalizers"]?.arrayValue ?? []).filter {
            request.propagation == nil || ($0 != "foregroundDeletion" && $0 != "orphan")
        }
        if request.propagation == "Foreground" { finalizers.append("foregroundDeletion") }
        if request.propagation == "Orphan" { finalizers.append("orphan") }
        object[path: "metadata", "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
        let isWaitingForKubelet = definition.isGraceful && gracePeriod(of: object, request) > 0
        let isHeldBySpec = definition.kind == "Namespace" && !(object[path: "spec", "finalizers"]?.arrayValue ?? []).isEmpty
        guard !finalizers.isEmpty || isWaitingForKubelet || isHeldBySpec else { return nil }
        if live.isBeingDeleted {
            if request.gracePeriodSeconds == 0, definition.isGraceful {
                object[path: "metadata", "deletionGracePeriodSeconds"] = 0
            }
            return object
        }
        let grace = definition.isGraceful ? gracePeriod(of: object, request) : 0
        object[path: "metadata", "deletionTimestamp"] = .string(text(wallTime.advanced(by: .seconds(grace))))
        object[path: "metadata", "deletionGracePeriodSeconds"] = .integer(grace)
        if definition.hasGeneration, let generation = object[path: "metadata", "generation"]?.integerValue {
            object[path: "metadata", "generation"] = .integer(generation &+ 1)
        }
        if definition.kind == "Namespace" { object[path: "status", "phase"] = "Terminating" }
        return object
    }

    private func gracePeriod(of pod: JSONValue, _ request: DeleteRequest) -> Int64 {
        // A pod that no kubelet runs, or that has ended, needs no grace.
        guard let node = pod[path: "spec", "nodeName"]?.stringValue, !node.isEmpty else { return 0 }
        if ["Succeeded", "Failed"].contains(pod[path: "status", "phase"]?.stringValue) { return 0 }
        return max(0, request.gracePeriodSeconds ?? pod[path: "spec", "terminationGracePeriodSeconds"]?.integerValue ?? 30)
    }

    mutating func deleteCollection(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let filter = try ObjectFilter(
            namespace: target.namespace, labelSelector: call.query("labelSelector"), fieldSelector: call.query("fieldSelector"),
            definition: target.definition)
        let found = store.objects(in: target.collection, namespace: target.namespace)
            .filter { filter.matches($0.key, $0.object.value) }
        for (key, _) in found {
            var single = target
            single.namespace = key.namespace
            single.name = key.name
            do {
                _ = try delete(call, single)
            } catch  where error.code == 404 {}
        }
        let version = JSONValue.string(String(store.version))
        return APIAnswer(
            body: [
                "kind": .string("\(target.definition.kind)List"), "apiVersion": .string(target.definition.apiVersion),
                "metadata": ["resourceVersion": version],
                "items": .array(found.map { target.definition.inRequestedVersion($0.object.value) }),
            ])
    }
}
