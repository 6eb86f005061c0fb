import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func updatingManagedFields(live: JSONValue?, _ object: JSONValue, _ call: APICall, _ target: Target) -> JSONValue {
        applyEngine(target).update(
            live: live, new: object, manager: call.fieldManager, subresource: target.subresource,
            apiVersion: target.definition.apiVersion, now: text(wallTime))
    }

    func applyEngine(_ target: Target) -> ApplyEngine {
        // What a request cannot write it does not come to own either.
        var filters: [String: FieldFilter] = [:]
        if target.definition.hasStatus {
            filters[""] = .excluding([["status"]])
            filters["status"] = target.definition.isCustom ? .only([["status"]]) : .excluding([["spec"]])
        }
        return ApplyEngine(schema: target.definition.schema, kind: target.definition.kind, resetFields: filters)
    }

    mutating func update(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        try WriteOptions.check(call, as: "UpdateOptions")
        let (object, warnings) = try decoded(call, target)
        if let name = object[path: "metadata", "name"]?.stringValue, !name.isEmpty, name != target.name {
            throw .badRequest("the name of the object (\(name)) does not match the name on the URL (\(target.name))")
        }
        guard let live = store.object(target.key, in: target.collection) else {
            guard target.definition.allowsCreateOnUpdate, target.subresource == nil else {
                throw .notFound(target.definition, target.name)
            }
            if let uid = object[path: "metadata", "uid"]?.stringValue, !uid.isEmpty {
                throw Self.otherUID(uid, "", target)
            }
            return try create(object, warnings, call, target) { state, object in
                state.updatingManagedFields(live: nil, object, call, target)
            }
        }
        let version = object[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        if version.isEmpty || version == "0" {
            guard target.definition.allowsUnconditionalUpdate else {
                throw .invalid(
                    kind: target.definition.plural, group: target.definition.group, name: target.name,
                    [
                        FieldCause(
                            reason: "FieldValueInvalid", message: "Invalid value: 0: must be specified for an update",
                            field: "metadata.resourceVersion")
                    ])
            }
        }
        if let uid = object[path: "metadata", "uid"]?.stringValue, !uid.isEmpty, uid != live.uid {
            throw Self.otherUID(uid, live.uid, target)
        }
        return try replace(live, with: object, warnings, call, target) { state, object in
            state.updatingManagedFields(live: target.definition.inRequestedVersion(live.value), object, call, target)
        }
    }

    /// Puts a new state in place of the live one: the one way for PUT, patch and apply.
    ///
    /// - Parameter own: records who owns the fields of the new state.
    mutating func replace(
        _ live: StoredObject, with new: JSONValue, _ warnings: [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        let before = definition.inRequestedVersion(live.value)
        try checkIdentity(new, live, definition, target)
        var object = isolated(new, live: before, definition, target.subresource)
        object = try prepared(object, live: before, definition)
        if ManagedFields.isReset(new["metadata"]) {
            object[path: "metadata", "managedFields"] = new[path: "metadata", "managedFields"]
        }
        if definition.hasGeneration { countGeneration(&object, before, definition) }
        try validate(object, live: before, definition)
        object = try own(&self, object)
        object[path: "metadata", "resourceVersion"] = before[path: "metadata", "resourceVersion"]
        object = ApplyEngine.keepingTimes(live: before, new: object)
        if object == before {
            return APIAnswer(bytes: call.form.bytes(of: live, definition, at: wallTime), warnings: warnings)
        }
        try checkEscalation(object, live: before, call, target)
        if call.isDryRun { return answer(200, object, call, target, warnings) }
        if Self.isReadyToGo(object, definition) {
            // Removing the last finalizer deletes in the same request; other edits are never stored.
            if let event = store.remove(target.key, in: target.collection) { commit(event) }
            return answer(200, object, call, target, warnings)
        }
        let event = store.put(definition.inStorageVersion(object), target.key, in: target.collection)
        commit(event)
        return APIAnswer(bytes: call.form.bytes(of: event.object, definition, at: wallTime), warnings: warnings)
    }

    private static func otherUID(_ uid: String, _ own: String, _ target: Target) -> StatusError {
        .conflict(
            target.definition, target.name,
            "StorageError: invalid object, Code: 4, Key: /registry/\(target.definition.plural)/\(target.key), ResourceVersion: 0, "
                + "AdditionalErrorMsg: Precondition failed: UID in precondition: \(uid), UID in object meta: \(own)")
    }

    private func checkIdentity(
        _ new: JSONValue, _ live: StoredObject, _ definition: ResourceDefinition, _ target: Target
    ) throws(StatusError) {
        if let version = new[path: "metadata", "resourceVersion"]?.stringValue, !version.isEmpty, version != "0",
            version != String(live.version)
        {
            throw .modified(definition, target.name)
        }
        if let namespace = new[path: "metadata", "namespace"]?.stringValue, !namespace.isEmpty, definition.isNamespaced,
            namespace != target.namespace
        {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
    }

    /// The new state with everything put back that this request cannot write.
    private func isolated(
        _ new: JSONValue, live: JSONValue, _ definition: ResourceDefinition, _ subresource: String?
    ) -> JSONValue {
        var object: JSONValue
        if subresource == "status" {
            object = live
            object["status"] = new["status"]
            object[path: "metadata", "managedFields"] = new[path: "metadata", "managedFields"]
        } else if subresource == "finalize" {
            object = live
            object[path: "spec", "finalizers"] = new[path: "spec", "finalizers"]
        } else {
            object = new
            if definition.hasStatus { object["status"] = live["status"] }
        }
        Self.keepIdentity(of: live, in: &object)
        return object
    }

    /// Puts back what a client may leave out, and what it may not change whatever it says.
    private static func keepIdentity(of live: JSONValue, in object: inout JSONValue) {
        let isBeingDeleted = live[path: "metadata", "deletionTimestamp"] != nil
        for name in ["name", "namespace", "uid", "deletionGracePeriodSeconds"] {
            let value = object[path: "metadata", name]
            if value == nil || value == "" { object[path: "metadata", name] = live[path: "metadata", name] }
        }
        if live[path: "metadata", "namespace"] == nil { object[path: "metadata", "namespace"] = nil }
        var fixed = ["creationTimestamp", "generation", "selfLink"]
        if isBeingDeleted { fixed.append("deletionTimestamp") }
        for name in fixed { object[path: "metadata", name] = live[path: "metadata", name] }
    }

    private func countGeneration(_ object: inout JSONValue, _ live: JSONValue, _ definition: ResourceDefinition) {
        var isChanged: Bool
        if definition.isCustom {
            var new = object, old = live
            for name in definition.hasStatus ? ["metadata", "status"] : ["metadata"] {
                new[name] = nil
                old[name] = nil
            }
            isChanged = new != old
        } else {
            isChanged = object["spec"] != live["spec"]
            if definition.kind == "Deployment" {
                isChanged = isChanged || object[path: "metadata", "annotations"] != live[path: "metadata", "annotations"]
            }
        }
        if isChanged {
            object[path: "metadata", "generation"] = .integer((live[path: "metadata", "generation"]?.integerValue ?? 0) &+ 1)
        }
    }

    /// Whether an object that is being deleted has nothing left that holds it.
    static func isReadyToGo(_ object: JSONValue, _ definition: ResourceDefinition) -> Bool {
        guard object[path: "metadata", "deletionTimestamp"] != nil else { return false }
        guard (object[path: "metadata", "finalizers"]?.arrayValue ?? []).isEmpty else { return false }
        if definition.kind == "Namespace" { return (object[path: "spec", "finalizers"]?.arrayValue ?? []).isEmpty }
        return (object[path: "metadata", "deletionGracePeriodSeconds"]?.integerValue ?? 0) == 0
    }
}
