public import SteadyCodec
public import SteadyModel

// The verbs of ``ResourceClient`` for Swift types, without a step between.

extension Client {
    /// Reads an object, as of now.
    ///
    /// - Throws: ``APIError`` (`isNotFound` if there is none), ``TransportError``, ``AnswerError``.
    public func get<R: Resource>(_ type: R.Type = R.self, _ key: ObjectKey) async throws -> R {
        try await resources(type).get(key)
    }

    /// Reads an object by name.
    ///
    /// - Throws: as ``get(_:_:)``.
    public func get<R: Resource>(_ type: R.Type = R.self, _ name: String, in namespace: String? = nil) async throws -> R {
        try await resources(type, in: namespace).get(name)
    }

    /// Reads an object if it is there.
    ///
    /// - Throws: as ``get(_:_:)``; also if the resource itself is not served.
    public func find<R: Resource>(_ type: R.Type = R.self, _ key: ObjectKey) async throws -> R? {
        try await resources(type).find(key)
    }

    /// Reads one page of a collection; see ``ResourceClient/list(_:sharing:)``.
    public func list<R: Resource>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: ListOptions = .all, sharing: SharingPool? = nil
    ) async throws -> ResourceList<R> {
        try await resources(type, in: namespace).list(options, sharing: sharing)
    }

    /// Reads a collection object by object while it arrives; see ``ResourceClient/forEach(_:sharing:_:)``.
    @discardableResult
    public func forEach<R: Resource>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: ListOptions = .pages(of: 500),
        sharing: SharingPool? = nil, _ body: (R) async throws -> Void
    ) async throws -> ListPosition {
        try await resources(type, in: namespace).forEach(options, sharing: sharing, body)
    }

    /// Opens one watch connection; see ``ResourceClient/withWatch(_:sharing:_:)``.
    public func withWatch<R: Resource, Result: Sendable>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: WatchOptions = WatchOptions(),
        sharing: SharingPool? = nil, _ body: (WatchEvents<R>) async throws -> Result
    ) async throws -> Result {
        try await resources(type, in: namespace).withWatch(options, sharing: sharing, body)
    }

    /// Creates an object; see ``ResourceClient/create(_:_:)``.
    public func create<R: Resource>(_ object: R, _ options: WriteOptions = .standard) async throws -> R {
        try await resources(R.self).create(object, options)
    }

    /// Replaces an object whole; see ``ResourceClient/update(_:subresource:_:)``.
    public func update<R: Resource>(
        _ object: R, subresource: String? = nil, _ options: WriteOptions = .standard
    ) async throws -> R {
        try await resources(R.self).update(object, subresource: subresource, options)
    }

    /// Replaces an object's status, and nothing else.
    public func updateStatus<R: StatusResource>(_ object: R, _ options: WriteOptions = .standard) async throws -> R {
        try await resources(R.self).update(object, subresource: "status", options)
    }

    /// Reads an object, changes it, and sends what has changed; on a conflict it does so again on the fresh object. See
    /// ``ResourceClient/modify(_:subresource:attempts:_:_:)-(ObjectKey,_,_,_,_)``.
    @discardableResult
    public func modify<R: Resource>(
        _ type: R.Type = R.self, _ key: ObjectKey, attempts: Int = 5, _ options: WriteOptions = .standard,
        _ change: (inout R) throws -> Void
    ) async throws -> R {
        try await resources(type).modify(key, attempts: attempts, options, change)
    }

    /// Changes an object's status; as ``modify(_:_:attempts:_:_:)``, through the status subresource.
    @discardableResult
    public func modifyStatus<R: StatusResource>(
        _ type: R.Type = R.self, _ key: ObjectKey, attempts: Int = 5, _ options: WriteOptions = .standard,
        _ change: (inout R.Status) throws -> Void
    ) async throws -> R {
        try await resources(type).modify(key, subresource: "status", attempts: attempts, options) { object in
            var status = object.status ?? R.Status()
            try change(&status)
            object.status = status
        }
    }

    /// Changes an object by a patch; see ``ResourceClient/patch(_:_:subresource:_:)``.
    public func patch<R: Resource>(
        _ type: R.Type = R.self, _ key: ObjectKey, _ patch: Patch, subresource: String? = nil,
        _ options: WriteOptions = .standard
    ) async throws -> R {
        try await resources(type).patch(key, patch, subresource: subresource, options)
    }

    /// Declares the fields this manager wants an object to have (server-side apply); see
    /// ``ResourceClient/apply(_:subresource:force:manager:_:)``.
    public func apply<R: Resource>(
        _ object: R, force: Bool = true, manager: String? = nil, _ options: WriteOptions = .standard
    ) async throws -> R {
        try await resources(R.self).apply(object, force: force, manager: manager, options)
    }

    /// Declares the status fields this manager wants (server-side apply on the status subresource).
    public func applyStatus<R: StatusResource>(
        _ object: R, force: Bool = true, manager: String? = nil, _ options: WriteOptions = .standard
    ) async throws -> R {
        try await resources(R.self).apply(object, subresource: "status", force: force, manager: manager, options)
    }

    /// Deletes an object; see ``ResourceClient/delete(_:_:)-(ObjectKey,_)``.
    @discardableResult
    public func delete<R: Resource>(
        _ type: R.Type = R.self, _ key: ObjectKey, _ options: DeleteOptions = .standard
    ) async throws -> R? {
        try await resources(type).delete(key, options)
    }

    /// Deletes this very object: the uid it was read with is a precondition.
    @discardableResult
    public func delete<R: Resource>(_ object: R, _ options: DeleteOptions = .standard) async throws -> R? {
        try await resources(R.self).delete(object, options)
    }
}
