import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func text(_ time: Timestamp) -> String { time.wholeSeconds.description }

    mutating func create(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        try WriteOptions.check(call, as: "CreateOptions")
        let (value, warnings) = try decoded(call, target)
        do {
            return try create(value, warnings, call, target) { state, object in
                state.updatingManagedFields(live: nil, object, call, target)
            }
        } catch {
            throw error.warning(warnings)
        }
    }

    /// Creates an object from a POST, an apply or a PUT; `own` records who owns its fields.
    mutating func create(
        _ value: JSONValue, _ warnings: [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        var object = value
        if let version = object[path: "metadata", "resourceVersion"]?.stringValue, !version.isEmpty, version != "0",
            call.method == .post
        {
            throw StatusError(500, reason: "", message: "resourceVersion should not be set on objects to be created")
        }
        try checkNamespace(&object, target)
        object[path: "metadata", "uid"] = .string(random.uuid())
        object[path: "metadata", "creationTimestamp"] = .string(text(wallTime))
        for name in ["deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "selfLink", "generation"] {
            object[path: "metadata", name] = nil
        }
        if definition.hasGeneration { object[path: "metadata", "generation"] = 1 }
        let strategy = definition.isCustom ? nil : KindStrategy.of(definition)
        if definition.hasStatus, strategy?.keepsStatusOnCreate != true { object["status"] = nil }
        object = try prepared(object, live: nil, definition)
        // Who owns what is told before the server adds to what the client wrote.
        object = try own(&self, object)
        try admit(&object, live: nil, target)
        try nameObject(&object, target)
        strategy?.prepareForCreate(&object, KindStrategy.Setting(now: text(wallTime)))
        if target.collection == ResourceRegistry.crdCollection { DefinitionStatus.prepare(&object) }
        if target.collection == "services" { try allocate(&object, live: nil, target) }
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        try validate(object, live: nil, target)
        var warnings = warnings + (strategy?.warnings(Field(object), nil) ?? [])
        warnings += DefinitionWarnings.of(object, live: nil, target)
        try checkAdmission(object, live: nil, target, warnings: &warnings)
        try checkPolicies(object, live: nil, call, target, warnings: &warnings)
        try checkQuotas(object, target)
        let key = ObjectKey(namespace: definition.isNamespaced ? target.namespace : nil, name: name)
        if let existing = store.object(key, in: target.collection) {
            throw .alreadyExists(definition, name, isBeingDeleted: existing.isBeingDeleted)
        }
        try checkEscalation(object, live: nil, call, target)
        if call.isDryRun { return answer(201, object, call, target, warnings) }
        let event = store.put(definition.inStorageVersion(object), key, in: target.collection)
        commit(event)
        chargeQuotas(of: target.namespace, target.collection)
        return APIAnswer(status: 201, bytes: call.form.bytes(of: event.object, definition, at: wallTime), warnings: warnings)
    }

    private func checkNamespace(_ object: inout JSONValue, _ target: Target) throws(StatusError) {
        let inBody = object[path: "metadata", "namespace"]?.stringValue ?? ""
        guard target.definition.isNamespaced else {
            // What lies in no namespace forgets the one it says.
            object[path: "metadata", "namespace"] = nil
            return
        }
        guard let namespace = target.namespace else { throw .badRequest("an empty namespace may not be set during creation") }
        guard inBody.isEmpty || inBody == namespace else {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
        object[path: "metadata", "namespace"] = .string(namespace)
        guard let owner = store.object(ObjectKey(namespace: nil, name: namespace), in: "namespaces") else {
            throw .namespaceNotFound(namespace)
        }
        if owner.isBeingDeleted {
            let name = object[path: "metadata", "name"]?.stringValue ?? ""
            throw .forbidden(
                target.definition, name,
                "unable to create new content in namespace \(namespace) because it is being terminated",
                causes: [
                    FieldCause(
                        reason: "NamespaceTerminating", message: "namespace \(namespace) is being terminated",
                        field: "metadata.namespace")
                ])
        }
    }

    private mutating func nameObject(_ object: inout JSONValue, _ target: Target) throws(StatusError) {
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        if !target.name.isEmpty, !name.isEmpty, name != target.name {
            throw .badRequest(
                "the name of the object (\(name)) does not match the name on the URL (\(target.name))")
        }
        if !name.isEmpty { return }
        if !target.name.isEmpty {
            object[path: "metadata", "name"] = .string(target.name)
            return
        }
        // Without a name the rules for metadata refuse it.
        guard let base = object[path: "metadata", "generateName"]?.stringValue, !base.isEmpty else { return }
        for _ in 0..<8 {
            let name = GeneratedName.make(base, &random)
            object[path: "metadata", "name"] = .string(name)
            let key = ObjectKey(namespace: target.namespace, name: name)
            if store.object(key, in: target.collection) == nil { return }
        }
        throw .alreadyExists(target.definition, object[path: "metadata", "name"]?.stringValue ?? "", isBeingDeleted: false)
    }
}
