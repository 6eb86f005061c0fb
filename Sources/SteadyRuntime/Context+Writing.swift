import SteadyCache
public import SteadyClient
import SteadyCodec
public import SteadyModel

extension Context {
    /// Declares what a child is to be (server-side apply), owned by the object and taking contested fields over.
    ///
    /// Nothing is sent if the last reconcile applied the same, and the cache shows that nobody has touched the child's desired
    /// state since. A kind has to be declared by the controller for that.
    ///
    /// - Parameters:
    ///   - child: only the fields this controller cares for; in the object's namespace if it names none.
    ///   - isOwned: whether the object becomes the child's controller, so that it is collected with it.
    /// - Returns: the child as the server has it now, or as the cache has it if nothing was sent.
    /// - Throws: `APIError`; ``ConfigurationError`` if the object cannot own a child there.
    @discardableResult
    public func apply<C: Resource>(_ child: C, isOwned: Bool = true) async throws -> C {
        let child = try prepared(child, isOwned: isOwned)
        let body = try JSONValue(encoding: child)
        if declared.contains(ObjectIdentifier(C.self)), let found = informers.existing(C.self)?.snapshot[child.key],
            base.trace.replayed?.wasInPlace(body, C.resourceType) ?? applied.isInPlace(body, on: found, for: key, in: number)
        {
            base.trace.recorder?.isInPlace(body, C.resourceType)
            base.trace.add(.inPlace(C.resourceType, child.key, version: found.metadata.resourceVersion))
            return found
        }
        let result = try await sending(C.self) { try await client.apply(child) }
        noteWrite(result)
        applied.record(body, result: result, for: key, in: number)
        return result
    }

    /// Creates a child, owned by the object. For children whose names the server makes.
    ///
    /// - Throws: as ``apply(_:isOwned:)``; `APIError` with `isAlreadyExists`.
    @discardableResult
    public func create<C: Resource>(_ child: C, isOwned: Bool = true) async throws -> C {
        let child = try prepared(child, isOwned: isOwned)
        let result = try await sending(C.self) { try await client.create(child) }
        noteWrite(result)
        return result
    }

    /// Changes an object by a patch.
    @discardableResult
    public func patch<C: Resource>(
        _ type: C.Type = C.self, _ key: ObjectKey, _ patch: Patch, subresource: String? = nil
    ) async throws -> C {
        let result = try await sending(C.self) { try await client.patch(C.self, key, patch, subresource: subresource) }
        noteWrite(result)
        return result
    }

    /// Deletes this very object, in the state it was seen in; it is fine if it is gone already.
    ///
    /// - Parameters:
    ///   - seen: the object as it was read.
    ///   - evenIfChanged: whether to delete it, too, if it has changed since (but never another of its name).
    ///   - options: grace period, what happens to dependents.
    /// - Throws: `APIError` (`isConflict` if it has changed).
    public func delete<C: Resource>(
        _ seen: C, evenIfChanged: Bool = false, _ options: DeleteOptions = DeleteOptions()
    ) async throws {
        var options = options
        options.uid = seen.metadata.uid
        options.resourceVersion = evenIfChanged ? nil : seen.metadata.resourceVersion
        do {
            try await sending(C.self) { _ = try await client.delete(C.self, seen.key, options) }
        } catch let error as APIError where error.isNotFound {
            // As it should be; the cache may not know it yet.
            if let uid = seen.metadata.uid { informers.existing(C.self)?.wroteDeletion(of: seen.key, uid: uid) }
        }
    }

    /// Sends a write; if nobody knows whether it happened, the next reconcile of the object finds out first.
    private func sending<C: Resource, Result>(_ type: C.Type, _ write: () async throws -> Result) async throws -> Result {
        do {
            return try await write()
        } catch {
            let mayHaveHappened =
                switch error {
                case let error as APIError: error.code >= 500
                case let error as TransportError: error.phase != .connect
                case is AnswerError: true
                default: false
                }
            if mayHaveHappened, let informer = informers.existing(C.self) { unsettled.record(informer, for: key) }
            throw error
        }
    }

    private func prepared<C: Resource>(_ child: C, isOwned: Bool) throws -> C {
        var child = child
        let owner = object
        if C.resourceType.scope == .namespaced, child.metadata.namespace == nil {
            child.metadata.namespace = owner.metadata.namespace
        }
        guard isOwned else { return child }
        let isReachable = owner.metadata.namespace == nil || owner.metadata.namespace == child.metadata.namespace
        guard isReachable else {
            throw ConfigurationError(
                "\(R.resourceType) \(owner.key) cannot own \(C.resourceType) \(child.key): owners lie in the same namespace or are "
                    + "cluster-scoped. Write it with isOwned: false and delete it in cleanup")
        }
        var references = (child.metadata.ownerReferences ?? []).filter { $0.uid != owner.metadata.uid }
        references.append(OwnerReference(controller: owner))
        child.metadata.ownerReferences = references
        return child
    }

    /// The object is as it was last written.
    func noteWrite<C: Resource>(_ result: C) {
        if let same = result as? R, same.key == key { session.latest = same }
    }
}

extension Context where R: StatusResource {
    /// Changes the object's status; nothing is sent if it stays the same.
    ///
    /// What the Swift type does not declare is left as it is. The change is refused if the object has changed since it was read;
    /// the reconcile is then repeated.
    ///
    /// - Throws: what `change` throws; `APIError`.
    public func updateStatus(_ change: (inout R.Status) throws -> Void) async throws {
        let object = session.latest
        var status = object.status ?? R.Status()
        try change(&status)
        if status == object.status { return }
        let before = try object.status.map { try JSONValue(encoding: $0) } ?? [:]
        let difference = MergePatch.difference(from: before, to: try JSONValue(encoding: status))
        var metadata: JSONValue = [:]
        if let uid = object.metadata.uid { metadata["uid"] = .string(uid) }
        if let version = object.metadata.resourceVersion { metadata["resourceVersion"] = .string(version) }
        try await patch(
            R.self, object.key, .merge(["metadata": metadata, "status": difference]), subresource: "status")
    }
}
