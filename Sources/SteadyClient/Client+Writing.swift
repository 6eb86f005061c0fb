public import SteadyCodec
public import SteadyModel

extension Client {
    /// Creates an object; its namespace is that of its metadata.
    ///
    /// - Throws: ``APIError`` (`isAlreadyExists`, `isInvalid`, …).
    public func create<R: Resource>(_ object: R, _ options: WriteOptions = WriteOptions()) async throws -> R {
        let path = Self.path(of: R.resourceType, in: object.metadata.namespace)
        return try await self.object(request(.post, path, query(options), body: encoded(object)))
    }

    /// Replaces an object whole; with its `resourceVersion`, only if nobody changed it since.
    ///
    /// Fields that the Swift type does not declare survive if it has `UnknownFields`, as the built-in kinds do, and are
    /// removed on the server if not: then prefer ``apply(_:force:manager:_:)`` or
    /// ``patch(_:_:_:subresource:_:)`` for kinds that others write, too.
    public func update<R: Resource>(
        _ object: R, subresource: String? = nil, _ options: WriteOptions = WriteOptions()
    ) async throws -> R {
        let path = Self.path(of: R.resourceType, in: object.metadata.namespace, name: object.name, subresource: subresource)
        return try await self.object(request(.put, path, query(options), body: encoded(object)))
    }

    /// Replaces an object's status, and nothing else.
    public func updateStatus<R: StatusResource>(_ object: R) async throws -> R { try await update(object, subresource: "status") }

    /// Changes an object by a patch.
    public func patch<R: Resource>(
        _ type: R.Type = R.self, _ key: ObjectKey, _ patch: Patch, subresource: String? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws -> R {
        let path = Self.path(of: R.resourceType, in: key.namespace, name: key.name, subresource: subresource)
        return try await object(
            request(.patch, path, query(options), body: patch.body.serialized(), contentType: patch.contentType))
    }

    /// Declares the fields this manager wants an object to have (server-side apply): creates the object if it is missing,
    /// sets the fields, removes those it declared before and no longer does.
    ///
    /// - Parameters:
    ///   - object: the fields this manager cares for, and a name.
    ///   - options: dry run, strictness about unknown fields.
    ///   - force: whether to take fields over that other managers have set differently; else that is a conflict.
    ///   - manager: the field manager; by default the client's.
    /// - Throws: ``APIError`` (`isConflict`, with one cause for each contested field, if `force` is false).
    public func apply<R: Resource>(
        _ object: R, force: Bool = true, manager: String? = nil, _ options: WriteOptions = WriteOptions()
    ) async throws -> R {
        try await applied(object, nil, force, manager, options)
    }

    /// Declares the status fields this manager wants (server-side apply on the status subresource).
    public func applyStatus<R: StatusResource>(_ object: R, force: Bool = true, manager: String? = nil) async throws -> R {
        try await applied(object, "status", force, manager, WriteOptions())
    }

    private func applied<R: Resource>(
        _ object: R, _ subresource: String?, _ force: Bool, _ manager: String?, _ options: WriteOptions
    ) async throws -> R {
        var object = object
        object.metadata.managedFields = nil
        return try await self.object(
            request(
                apply: encoded(object), R.resourceType, object.key, subresource, force: force, manager: manager, options))
    }

    /// Server-side apply of an object of any kind, given as JSON.
    public func apply(
        _ object: JSONValue, _ type: ResourceType, subresource: String? = nil, force: Bool = true, manager: String? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws -> JSONValue {
        var object = object
        object[path: "metadata", "managedFields"] = nil
        let key = ObjectKey(
            namespace: object[path: "metadata", "namespace"]?.stringValue,
            name: object[path: "metadata", "name"]?.stringValue ?? "")
        return try await send(
            request(apply: object.serialized(), type, key, subresource, force: force, manager: manager, options))
    }

    private func request(
        apply body: [UInt8], _ type: ResourceType, _ key: ObjectKey, _ subresource: String?, force: Bool, manager: String?,
        _ options: WriteOptions
    ) -> APIRequest {
        let path = Self.path(of: type, in: key.namespace, name: key.name, subresource: subresource)
        var query = options.query
        query.add("fieldManager", manager ?? fieldManager)
        query.add("force", force ? "true" : "false")
        return request(.patch, path, query, body: body, contentType: "application/apply-patch+yaml")
    }

    /// Deletes an object, or asks for its deletion if finalizers hold it up.
    ///
    /// - Returns: the object if it is still there, with its `deletionTimestamp`; `nil` if it is gone.
    /// - Throws: ``APIError`` (`isNotFound`; `isConflict` if a precondition failed).
    @discardableResult
    public func delete<R: Resource>(
        _ type: R.Type = R.self, _ key: ObjectKey, _ options: DeleteOptions = DeleteOptions()
    ) async throws -> R? {
        let path = Self.path(of: R.resourceType, in: key.namespace, name: key.name)
        let answer = try await send(request(.delete, path, body: Self.body(of: options).serialized()))
        return answer["kind"]?.stringValue == "Status" ? nil : try answer.decoded(as: R.self)
    }

    /// Deletes this very object: the uid it was read with is a precondition.
    @discardableResult
    public func delete<R: Resource>(_ object: R, _ options: DeleteOptions = DeleteOptions()) async throws -> R? {
        var options = options
        options.uid = options.uid ?? object.metadata.uid
        return try await delete(R.self, object.key, options)
    }

    private func query(_ options: WriteOptions) -> [APIRequest.QueryItem] {
        options.query + [APIRequest.QueryItem("fieldManager", fieldManager)]
    }

    private static func body(of options: DeleteOptions) -> JSONValue {
        var body: JSONValue = ["apiVersion": "v1", "kind": "DeleteOptions"]
        if let uid = options.uid { body[path: "preconditions", "uid"] = .string(uid) }
        if let version = options.resourceVersion { body[path: "preconditions", "resourceVersion"] = .string(version) }
        if let propagation = options.propagation { body["propagationPolicy"] = .string(propagation.rawValue) }
        if let seconds = options.gracePeriodSeconds { body["gracePeriodSeconds"] = .integer(Int64(seconds)) }
        if options.dryRun { body["dryRun"] = ["All"] }
        return body
    }
}
