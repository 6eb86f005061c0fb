import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func updatingManagedFields(
        live: JSONValue?, _ object: consuming JSONValue, _ call: APICall, _ target: Target
    ) -> JSONValue {
        applyEngine(target).update(
            live: live, new: object, manager: call.fieldManager, subresource: target.subresource,
            apiVersion: target.definition.apiVersion, now: nowText)
    }

    func applyEngine(_ target: Target) -> ApplyEngine {
        // What a request cannot write it does not come to own either.
        var filters: [String: FieldFilter] = [:]
        if target.definition.isCustom {
            if target.definition.hasStatus {
                filters[""] = .excluding([["status"]])
                filters["status"] = .only([["status"]])
            }
        } else {
            let strategy = target.definition.strategy
            if let filter = strategy.filter(target.subresource, hasStatus: target.definition.hasStatus) {
                filters[target.subresource ?? ""] = filter
            }
        }
        let definition = target.definition
        let registry = registry
        return ApplyEngine(schema: definition.schema, kind: definition.kind, resetFields: filters) { object, apiVersion in
            Self.converted(object, to: apiVersion, of: definition, registry)
        }
    }

    /// An object in another version, as owners of fields of that version know it.
    private static func converted(
        _ object: JSONValue, to apiVersion: String, of definition: ResourceDefinition, _ registry: ResourceRegistry
    ) -> (object: JSONValue, schema: Schema)? {
        if object["apiVersion"]?.stringValue == apiVersion, apiVersion == definition.apiVersion {
            return (object, definition.schema ?? .any)
        }
        guard let other = registry.definition(apiVersion: apiVersion, kind: definition.kind),
            other.collection == definition.collection
        else { return nil }
        var object = object
        if definition.isCustom {
            object["apiVersion"] = .string(apiVersion)
        } else if let from = registry.definition(
            apiVersion: object["apiVersion"]?.stringValue ?? "", kind: definition.kind), from.apiVersion != apiVersion
        {
            object = other.inRequestedVersion(from.inStorageVersion(object))
        }
        return (object, other.schema ?? .any)
    }

    mutating func update(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        try WriteOptions.check(call, as: "UpdateOptions")
        let (object, warnings) = try decoded(call, target)
        try requireName(object, target)
        try checkName(object, target)
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
        if let uid = object[path: "metadata", "uid"]?.stringValue, !uid.isEmpty, uid != live.uid {
            throw Self.otherUID(uid, live.uid, target)
        }
        try requireVersion(object, live, warnings, target)
        return try replace(live, with: object, warnings, call, target) { state, object in
            state.updatingManagedFields(live: target.definition.inRequestedVersion(live.value), object, call, target)
        }
    }

    /// Some kinds take an update for the version alone that it was made from.
    func requireVersion(
        _ object: JSONValue, _ live: StoredObject, _ warnings: [String], _ target: Target
    ) throws(StatusError) {
        let definition = target.definition
        let version = object[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        guard version.isEmpty || version == "0", !definition.allowsUnconditionalUpdate else { return }
        if !definition.isCustom { _ = try normalized(object, definition) }
        try checkIdentity(object, live, definition, target)
        var (object, warnings) = (object, warnings)
        dropDoubleOwners(&object, warnings: &warnings)
        let cause = FieldCause(
            reason: "FieldValueInvalid", message: "Invalid value: 0: must be specified for an update",
            field: "metadata.resourceVersion")
        throw StatusError.invalid(kind: definition.plural, group: definition.group, name: target.name, [cause])
            .warning(of: warnings)
    }

    /// Puts a new state in place of the live one: the one way for PUT, patch and apply.
    ///
    /// - Parameter own: records who owns the fields of the new state.
    mutating func replace(
        _ live: StoredObject, with new: JSONValue, _ warnings: [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        var warnings = warnings
        do throws(StatusError) {
            return try replace(live, with: new, warnings: &warnings, call, target, own: own)
        } catch {
            throw error.warning(of: warnings)
        }
    }

    private mutating func replace(
        _ live: StoredObject, with new: JSONValue, warnings: inout [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        let before = definition.inRequestedVersion(live.value)
        try checkIdentity(new, live, definition, target)
        var object = try prepared(keepingIdentity(new, live: before), live: before, definition)
        if ManagedFields.isReset(new["metadata"]) {
            object[path: "metadata", "managedFields"] = new[path: "metadata", "managedFields"]
        }
        dropDoubleOwners(&object, warnings: &warnings)
        object = try own(&self, object)
        object = definition.withoutEmptyLists(object)
        try admit(&object, live: before, call, target)
        if mutates { object = keepingIdentity(object, live: before) }
        isolate(&object, live: before, definition, target.subresource)
        if target.collection == ResourceRegistry.crdCollection,
            target.subresource == nil || object[path: "status", "storedVersions"]?.arrayValue?.isEmpty ?? true
        {
            DefinitionStatus.prepare(&object)
        }
        if target.collection == "services", target.subresource == nil { try allocate(&object, live: before, target) }
        object[path: "metadata", "resourceVersion"] = before[path: "metadata", "resourceVersion"]
        try validate(object, live: before, target)
        warnings += DefinitionWarnings.of(object, live: before, target)
        if !definition.isCustom, target.subresource == nil {
            warnings += definition.strategy.warnings(Field(object), Field(before))
        }
        try checkAdmission(object, live: before, target, warnings: &warnings)
        if judges { try judge(object, live: before, call, target) }
        let isCounted = target.subresource == nil && ["services", "persistentvolumeclaims"].contains(target.collection)
        if isCounted { try checkQuotas(object, live: before, target) }
        object = ApplyEngine.keepingTimes(live: before, new: object)
        let isStored = try changesStorage(&object, live.uid, call, target)
        if object == before, !isStored {
            return APIAnswer(bytes: call.form.bytes(of: live, definition, at: wallTime), warnings: warnings)
        }
        try checkEscalation(object, live: before, call, target)
        let (stored, shown) = try storageForm(object, definition)
        if call.isDryRun { return answer(200, definition.conversion == nil ? stored : object, call, target, warnings) }
        if Self.isReadyToGo(object, definition) {
            // Removing the last finalizer deletes in the same request; other edits are never stored.
            if let event = store.remove(target.key, in: target.collection) { commit(event) }
            return answer(200, definition.inStorageVersion(object), call, target, warnings)
        }
        let event = store.put(stored, target.key, in: target.collection)
        noteUpdate(of: object, live.uid, call, target)
        commit(event)
        if isCounted { chargeQuotas(of: target.namespace, target.collection) }
        return APIAnswer(bytes: bytes(event.object, shown, call, definition), warnings: warnings)
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
            if UInt64(version) == nil {
                throw StatusError(
                    500, reason: "", message: "strconv.ParseUint: parsing \(GoFormat.quoted(version)): invalid syntax")
            }
            throw .modified(definition, target.name)
        }
        if let namespace = new[path: "metadata", "namespace"]?.stringValue, !namespace.isEmpty, definition.isNamespaced,
            namespace != target.namespace
        {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
    }

    /// The new state with what a client may leave out, and without what it may not change whatever it says.
    private func keepingIdentity(_ new: JSONValue, live: JSONValue) -> JSONValue {
        var object = new
        let isBeingDeleted = live[path: "metadata", "deletionTimestamp"] != nil
        for name in ["name", "namespace", "uid", "deletionGracePeriodSeconds"] {
            let value = object[path: "metadata", name]
            if value == nil || value == "" { object[path: "metadata", name] = live[path: "metadata", name] }
        }
        if live[path: "metadata", "namespace"] == nil { object[path: "metadata", "namespace"] = nil }
        var fixed = ["creationTimestamp", "generation", "selfLink"]
        if isBeingDeleted { fixed.append("deletionTimestamp") }
        for name in fixed { object[path: "metadata", name] = live[path: "metadata", name] }
        return object
    }

    /// Puts everything back that this request cannot write, and counts what it did.
    private func isolate(
        _ object: inout JSONValue, live: JSONValue, _ definition: ResourceDefinition, _ subresource: String?
    ) {
        guard definition.isCustom else {
            let strategy = definition.strategy
            strategy.isolate(&object, live: live, subresource, hasStatus: definition.hasStatus)
            strategy.prepareForUpdate(&object, live, subresource, setting)
            if subresource != "status" { strategy.countGeneration(&object, live: live) }
            return
        }
        if subresource == "status" {
            let new = object
            object = live
            object["status"] = new["status"]
            object[path: "metadata", "managedFields"] = new[path: "metadata", "managedFields"]
        } else if definition.hasStatus {
            object["status"] = live["status"]
        }
        countGeneration(&object, live, definition)
    }

    private func countGeneration(_ object: inout JSONValue, _ live: JSONValue, _ definition: ResourceDefinition) {
        var new = object, old = live
        for name in definition.hasStatus ? ["metadata", "status"] : ["metadata"] {
            new[name] = nil
            old[name] = nil
        }
        if new != old {
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
