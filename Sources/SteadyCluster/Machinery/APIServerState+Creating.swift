import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func text(_ time: Timestamp) -> String { time.wholeSeconds.description }

    mutating func create(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        try WriteOptions.check(call, as: "CreateOptions")
        let (value, warnings) = try decoded(call, target)
        return try create(value, warnings, call, target) { state, object in
            state.updatingManagedFields(live: nil, object, call, target)
        }
    }

    /// What only the server writes.
    private static let ownMetadata = [
        "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink",
    ]

    /// Creates an object from a POST, an apply or a PUT; `own` records who owns its fields.
    mutating func create(
        _ value: consuming JSONValue, _ warnings: [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, consuming JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        var warnings = warnings
        do throws(StatusError) {
            return try create(value, warnings: &warnings, call, target, own: own)
        } catch {
            throw error.warning(of: warnings)
        }
    }

    // The object is handed on, not lent, so that there is one holder of it at a time and each change is made in place.
    private mutating func create(
        _ value: consuming JSONValue, warnings: inout [String], _ call: APICall, _ target: Target,
        own: (inout APIServerState, consuming JSONValue) throws(StatusError) -> JSONValue
    ) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        var object = consume value
        if let version = object[path: "metadata", "resourceVersion"]?.stringValue, !version.isEmpty, version != "0",
            call.method == .post, !call.isDryRun
        {
            throw StatusError(500, reason: "", message: "resourceVersion should not be set on objects to be created")
        }
        try checkNamespace(object, target)
        // A dry run does not come as far as the store, which sets it.
        let keepsVersion = call.isDryRun && call.method == .post
        object.changeMember("metadata") { metadata in
            for name in Self.ownMetadata { metadata[name] = nil }
            if !keepsVersion { metadata["resourceVersion"] = nil }
            // Kinds that do not count keep what the client says.
            if definition.hasGeneration { metadata["generation"] = nil }
            // What lies in no namespace forgets the one it says.
            metadata["namespace"] = definition.isNamespaced ? target.namespace.map { .string($0) } : nil
        }
        let strategy = definition.strategy
        if definition.hasStatus, !strategy.keepsStatusOnCreate { object["status"] = nil }
        object = try prepared(object, live: nil, definition)
        dropDoubleOwners(&object, warnings: &warnings)
        // Who owns what is told before the server adds to what the client wrote.
        object = try own(&self, consume object)
        let isLabelled = !(object[path: "metadata", "labels"]?.isVoid ?? true)
        object = definition.withoutEmptyLists(object)
        try admit(&object, live: nil, call, target)
        if mutates, definition.hasStatus, !strategy.keepsStatusOnCreate {
            // What others made of it is read again, and Go has no object without the parts that are always there.
            object["status"] = definition.isCustom ? nil : definition.schema?.zeroMembers["status"]
        }
        let uid = random.uuid()
        object.changeMember("metadata") { metadata in
            metadata["uid"] = .string(uid)
            metadata["creationTimestamp"] = .string(nowText)
            if definition.hasGeneration { metadata["generation"] = 1 }
        }
        try nameObject(&object, target)
        strategy.prepareForCreate(&object, setting)
        if target.collection == "certificatesigningrequests.certificates.k8s.io" {
            object.open("spec") { $0.sign(by: call.requester) }
        }
        if target.collection == ResourceRegistry.crdCollection { DefinitionStatus.prepare(&object) }
        if target.collection == "services" { try allocate(&object, live: nil, target) }
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        try validate(object, live: nil, target)
        warnings += strategy.warnings(Field(object), nil)
        warnings += DefinitionWarnings.of(object, live: nil, target)
        try checkAdmission(object, live: nil, target, warnings: &warnings)
        if judges { try judge(object, live: nil, call, target) }
        try checkQuotas(object, target)
        let key = ObjectKey(namespace: definition.isNamespaced ? target.namespace : nil, name: name)
        if let existing = store.object(key, in: target.collection) {
            throw .alreadyExists(definition, name, isBeingDeleted: existing.isBeingDeleted)
        }
        try checkEscalation(object, live: nil, call, target)
        let (stored, shown) = try storageForm(object, definition)
        if call.isDryRun { return answer(201, definition.conversion == nil ? stored : object, call, target, warnings) }
        noteCreation(of: object, isLabelled: isLabelled, call, target)
        object = .null
        let event = store.put(consume stored, key, in: target.collection)
        commit(event)
        chargeQuotas(of: target.namespace, target.collection)
        return APIAnswer(status: 201, bytes: bytes(event.object, shown, call, definition), warnings: warnings)
    }

    /// Owners that are named twice are kept once.
    func dropDoubleOwners(_ object: inout JSONValue, warnings: inout [String]) {
        guard let owners = object["metadata"]?.list("ownerReferences"), owners.count > 1 else { return }
        var seen: Set<JSONValue> = []
        var kept: [JSONValue] = []
        var twice: [String] = []
        for owner in owners {
            if seen.insert(owner).inserted {
                kept.append(owner)
            } else if !twice.contains(owner.text("uid")) {
                twice.append(owner.text("uid"))
            }
        }
        if twice.isEmpty { return }
        object[path: "metadata", "ownerReferences"] = .array(kept)
        warnings.append(
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such "
                + "requests as early as 1.24; please fix your requests; duplicate UID(s) observed: "
                + twice.joined(separator: ", "))
    }

    private func checkNamespace(_ object: JSONValue, _ target: Target) throws(StatusError) {
        guard target.definition.isNamespaced else { return }
        let inBody = object[path: "metadata", "namespace"]?.stringValue ?? ""
        guard let namespace = target.namespace else { throw .badRequest("an empty namespace may not be set during creation") }
        guard inBody.isEmpty || inBody == namespace else {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
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
        if target.collection == "limitranges", object[path: "metadata", "generateName"]?.isVoid ?? true {
            // The one kind that makes up a whole name.
            object[path: "metadata", "name"] = .string(random.uuid())
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
