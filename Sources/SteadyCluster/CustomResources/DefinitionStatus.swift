import SteadyCodec
import SteadyModel

/// What the server finds out about a CustomResourceDefinition: whether its names are free, whether it is served.
enum DefinitionStatus {
    static let cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io"

    /// Whether a condition is `True`.
    static func holds(_ type: String, _ definition: JSONValue) -> Bool {
        (definition[path: "status", "conditions"]?.arrayValue ?? []).contains {
            $0["type"]?.stringValue == type && $0["status"] == "True"
        }
    }

    /// The definition before it is stored: the storage version is one of those in which objects were stored.
    static func prepare(_ object: inout JSONValue) {
        let storage = (object[path: "spec", "versions"]?.arrayValue ?? []).first { $0["storage"] == true }?["name"]
        var stored = object[path: "status", "storedVersions"]?.arrayValue ?? []
        if let storage, !stored.contains(storage) { stored.append(storage) }
        if !stored.isEmpty { object[path: "status", "storedVersions"] = .array(stored) }
    }

    /// Names that other definitions of the group have.
    struct TakenNames {
        var resources: Set<String> = []
        var kinds: Set<String> = []

        mutating func add(_ accepted: JSONValue) {
            for name in ["plural", "singular"] { if let text = accepted[name]?.stringValue { resources.insert(text) } }
            for name in accepted["shortNames"]?.arrayValue ?? [] { if let text = name.stringValue { resources.insert(text) } }
            for name in ["kind", "listKind"] { if let text = accepted[name]?.stringValue { kinds.insert(text) } }
            resources.remove("")
            kinds.remove("")
        }
    }

    /// The status that follows from the names.
    static func status(of definition: JSONValue, taken: TakenNames, at time: JSONValue) -> JSONValue {
        let wanted = definition[path: "spec", "names"] ?? .emptyObject
        var status = definition["status"] ?? .emptyObject
        var accepted = status["acceptedNames"] ?? .emptyObject
        var problem: (reason: String, message: String)?
        func clash(_ name: JSONValue?, _ had: JSONValue?, _ used: Set<String>) -> String? {
            guard let text = name?.stringValue, had?.stringValue != text, used.contains(text) else { return nil }
            return "\(GoFormat.quoted(text)) is already in use"
        }
        for (name, reason) in [("plural", "PluralConflict"), ("singular", "SingularConflict")] {
            if let message = clash(wanted[name], accepted[name], taken.resources) {
                problem = (reason, message)
            } else {
                accepted[name] = wanted[name]
            }
        }
        let had = accepted["shortNames"]?.arrayValue ?? []
        let messages = (wanted["shortNames"]?.arrayValue ?? []).filter { !had.contains($0) }
            .compactMap { clash($0, nil, taken.resources) }
        if messages.isEmpty {
            accepted["shortNames"] = wanted["shortNames"]
        } else {
            problem = ("ShortNamesConflict", messages.count == 1 ? messages[0] : "[\(messages.joined(separator: ", "))]")
        }
        for (name, reason) in [("kind", "KindConflict"), ("listKind", "ListKindConflict")] {
            if let message = clash(wanted[name], accepted[name], taken.kinds) {
                problem = (reason, message)
            } else {
                accepted[name] = wanted[name]
            }
        }
        accepted["categories"] = wanted["categories"]
        for name in ["plural", "kind"] where accepted[name] == nil { accepted[name] = "" }
        status["acceptedNames"] = accepted
        var conditions = status["conditions"]?.arrayValue ?? []
        set(&conditions, "NamesAccepted", problem == nil, problem ?? ("NoConflicts", "no conflicts found"), time)
        if !holds("Established", definition) {
            let reason =
                problem == nil
                ? ("InitialNamesAccepted", "the initial names have been accepted") : ("NotAccepted", "not all names are accepted")
            set(&conditions, "Established", problem == nil, reason, time)
        }
        status["conditions"] = .array(conditions)
        return status
    }

    static func set(
        _ conditions: inout [JSONValue], _ type: String, _ isTrue: Bool, _ why: (reason: String, message: String),
        _ time: JSONValue
    ) {
        var condition: JSONValue = [
            "type": .string(type), "status": isTrue ? "True" : "False", "reason": .string(why.reason),
            "message": .string(why.message), "lastTransitionTime": time,
        ]
        if let index = conditions.firstIndex(where: { $0["type"]?.stringValue == type }) {
            if conditions[index]["status"] == condition["status"] {
                condition["lastTransitionTime"] = conditions[index]["lastTransitionTime"]
            }
            conditions[index] = condition
        } else {
            conditions.append(condition)
        }
    }
}

extension APIServerState {
    /// Serves, changes or withdraws the resource a CustomResourceDefinition describes.
    mutating func customResourceDefinitionChanged(_ event: StoreEvent) {
        let object = event.object.value
        let spec = object["spec"] ?? .emptyObject
        let group = spec["group"]?.stringValue ?? ""
        let plural = spec[path: "names", "plural"]?.stringValue ?? ""
        if event.kind == .deleted {
            registry.removeCustom(group: group, plural: plural)
            woken += hub.close("\(plural).\(group)")
            recheckNames(in: group)
            return
        }
        if event.object.isBeingDeleted {
            if event.previous?.isBeingDeleted != true { deleteInstances(event) }
            finishDeletion(of: event.key)
            return
        }
        if event.kind == .modified, event.previous?.value["spec"] == spec { return }
        let wasServed = DefinitionStatus.holds("Established", object)
        checkNames(event.key)
        guard let now = store.object(event.key, in: event.collection), DefinitionStatus.holds("Established", now.value) else {
            return
        }
        serve(spec)
        if wasServed { woken += hub.close("\(plural).\(group)") }
    }

    /// Serves what a CustomResourceDefinition describes.
    mutating func serve(_ spec: JSONValue) {
        registry.removeCustom(group: spec["group"]?.stringValue ?? "", plural: spec[path: "names", "plural"]?.stringValue ?? "")
        for definition in CustomResources.definitions(spec, since: store.version) { registry.add(definition) }
    }

    /// Says in the status which names are accepted and whether the resource is served.
    private mutating func checkNames(_ key: ObjectKey) {
        guard let stored = store.object(key, in: ResourceRegistry.crdCollection) else { return }
        let group = stored.value[path: "spec", "group"]
        var taken = DefinitionStatus.TakenNames()
        for (other, object) in store.objects(in: ResourceRegistry.crdCollection)
        where other != key && object.value[path: "spec", "group"] == group {
            taken.add(object.value[path: "status", "acceptedNames"] ?? .emptyObject)
        }
        var object = stored.value
        object["status"] = DefinitionStatus.status(of: object, taken: taken, at: .string(text(wallTime)))
        if object["status"] != stored.value["status"] {
            commit(store.put(object, key, in: ResourceRegistry.crdCollection))
        }
    }

    /// Names that were given up may be what another definition waits for.
    private mutating func recheckNames(in group: String) {
        for (key, object) in store.objects(in: ResourceRegistry.crdCollection)
        where object.value[path: "spec", "group"]?.stringValue == group && !DefinitionStatus.holds("NamesAccepted", object.value)
            && !object.isBeingDeleted
        {
            checkNames(key)
            guard let now = store.object(key, in: ResourceRegistry.crdCollection),
                DefinitionStatus.holds("Established", now.value)
            else { continue }
            serve(now.value["spec"] ?? .emptyObject)
        }
    }

    // MARK: Deletion

    /// Deletes a definition with all its objects; the answer shows it held by them.
    mutating func deleteDefinition(
        _ live: StoredObject, _ request: DeleteRequest, _ call: APICall, _ target: Target
    ) throws(StatusError) -> APIAnswer {
        let remaining = markedDefinition(live.value)
        if request.isDryRun || remaining == live.value { return answer(200, remaining, call, target) }
        let event = store.put(remaining, target.key, in: target.collection)
        commit(event)
        return answer(200, event.object.value, call, target)
    }

    /// The definition as a delete leaves it: held until its objects are gone.
    private func markedDefinition(_ object: JSONValue) -> JSONValue {
        var object = object
        var finalizers = object[path: "metadata", "finalizers"]?.arrayValue ?? []
        let finalizer = JSONValue.string(DefinitionStatus.cleanupFinalizer)
        if !finalizers.contains(finalizer) { finalizers.append(finalizer) }
        object[path: "metadata", "finalizers"] = .array(finalizers)
        if object[path: "metadata", "deletionTimestamp"] == nil {
            object[path: "metadata", "deletionTimestamp"] = .string(text(wallTime))
            var conditions = object[path: "status", "conditions"]?.arrayValue ?? []
            DefinitionStatus.set(
                &conditions, "Terminating", true,
                (
                    "InstanceDeletionPending",
                    "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon"
                ), .string(text(wallTime)))
            object[path: "status", "conditions"] = .array(conditions)
        }
        return object
    }

    private static func collection(of definition: JSONValue) -> String {
        "\(definition[path: "spec", "names", "plural"]?.stringValue ?? "").\(definition[path: "spec", "group"]?.stringValue ?? "")"
    }

    /// Deletes the objects of a definition; those with finalizers wait.
    private mutating func deleteInstances(_ event: StoreEvent) {
        let collection = Self.collection(of: event.object.value)
        for (key, object) in store.objects(in: collection) where !object.isBeingDeleted {
            if (object.value[path: "metadata", "finalizers"]?.arrayValue ?? []).isEmpty {
                if let gone = store.remove(key, in: collection) { commit(gone) }
            } else {
                var value = object.value
                value[path: "metadata", "deletionTimestamp"] = .string(text(wallTime))
                value[path: "metadata", "deletionGracePeriodSeconds"] = 0
                commit(store.put(value, key, in: collection))
            }
        }
    }

    /// Removes a definition that waits for nothing any more.
    private mutating func finishDeletion(of key: ObjectKey) {
        guard let stored = store.object(key, in: ResourceRegistry.crdCollection), stored.isBeingDeleted,
            store.isEmpty(Self.collection(of: stored.value))
        else { return }
        var finalizers = stored.value[path: "metadata", "finalizers"]?.arrayValue ?? []
        finalizers.removeAll { $0.stringValue == DefinitionStatus.cleanupFinalizer }
        if finalizers.isEmpty {
            if let gone = store.remove(key, in: ResourceRegistry.crdCollection) { commit(gone) }
        } else if finalizers.count != stored.value[path: "metadata", "finalizers"]?.arrayValue?.count {
            var value = stored.value
            value[path: "metadata", "finalizers"] = .array(finalizers)
            commit(store.put(value, key, in: ResourceRegistry.crdCollection))
        }
    }

    /// Hears that a custom resource is gone: its definition may wait for that.
    mutating func customResourceGone(_ collection: String) {
        let key = ObjectKey(namespace: nil, name: collection)
        if store.object(key, in: ResourceRegistry.crdCollection)?.isBeingDeleted == true { finishDeletion(of: key) }
    }
}
