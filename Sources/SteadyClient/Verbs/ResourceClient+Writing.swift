import SteadyCodec
public import SteadyModel

extension ResourceClient where Object: WritableObject {
    /// Creates an object; its namespace is that of its metadata, else that of this client.
    ///
    /// An object with a `generateName` gets its name here, by the server's own rule, so that a create whose answer was lost can
    /// be told from one that never happened; should the name be taken, another is drawn.
    ///
    /// - Throws: ``APIError`` (`isAlreadyExists`, `isInvalid`, …), ``TransportError``, ``AnswerError``.
    public func create(_ object: Object, _ options: WriteOptions = .standard) async throws -> Object {
        guard object.name.isEmpty, let base = object.metadata.generateName, !base.isEmpty else {
            return try await created(object, options)
        }
        var draws = 0
        while true {
            draws += 1
            var named = object
            var random = client.platform.random
            named.metadata.name = GeneratedName.draw(base, using: &random)
            do { return try await created(named, options) } catch let error as APIError
                where error.isAlreadyExists && draws < 8
            {}
        }
    }

    private func created(_ object: Object, _ options: WriteOptions) async throws -> Object {
        let namespace = object.metadata.namespace ?? namespace
        guard type.scope == .cluster || namespace != nil else {
            throw RequestError("POST \(type) \(object.name): the namespace is missing; \(type.kind) lives in namespaces")
        }
        let request = try collection(.post, in: namespace, query(options), body: encoded(object), isStream: true)
        let isStored = !options.dryRun && !object.name.isEmpty
        return try await client.object(request, isStored ? .creation(name: object.name) : options.dryRun ? .harmless : .harmful)
    }

    /// Replaces an object whole; with its `resourceVersion`, only if nobody changed it since.
    ///
    /// Fields that the Swift type does not declare survive if it has `UnknownFields`, as the built-in kinds do, and are
    /// removed on the server if not: then prefer ``modify(_:subresource:attempts:_:_:)-(ObjectKey,_,_,_,_)``, which sends what has changed.
    ///
    /// - Parameters:
    ///   - object: the whole object.
    ///   - subresource: such as `status`.
    ///   - options: dry run, strictness about unknown fields.
    /// - Throws: ``APIError`` (`isConflict` if somebody was faster), ``TransportError``, ``AnswerError``.
    public func update(
        _ object: Object, subresource: String? = nil, _ options: WriteOptions = .standard
    ) async throws -> Object {
        let request = try one(.put, object.key, subresource: subresource, query(options), body: encoded(object))
        // Without a version it is whatever comes last, also a second time.
        let hasVersion = object.metadata.resourceVersion?.isEmpty == false
        return try await client.object(request, options.dryRun || !hasVersion ? .harmless : .conditionalWrite)
    }

    /// Declares the fields this manager wants an object to have (server-side apply): creates the object if it is missing,
    /// sets the fields, removes those it declared before and no longer does.
    ///
    /// - Parameters:
    ///   - object: the fields this manager cares for, and a name.
    ///   - subresource: such as `status`.
    ///   - force: whether to take fields over that other managers have set differently; else that is a conflict.
    ///   - manager: the field manager; by default the client's.
    ///   - options: dry run, strictness about unknown fields.
    /// - Throws: ``APIError`` (`isConflict`, with one cause for each contested field, if `force` is false).
    public func apply(
        _ object: Object, subresource: String? = nil, force: Bool = true, manager: String? = nil,
        _ options: WriteOptions = .standard
    ) async throws -> Object {
        var object = object
        object.metadata.managedFields = nil
        var query = options.query
        query.add("fieldManager", manager ?? client.fieldManager)
        query.add("force", force ? "true" : "false")
        let request = try one(
            .patch, object.key, subresource: subresource, query, body: encoded(object),
            contentType: "application/apply-patch+yaml")
        return try await client.object(request, .harmless)
    }

    /// The object as it is sent, with `apiVersion` and `kind`.
    func encoded(_ object: Object) throws -> [UInt8] {
        if JSON.writesTypeMeta(Object.self) { return try JSON.encode(object) }
        if var dynamic = object as? DynamicObject {
            if dynamic.kind.isEmpty { (dynamic.apiVersion, dynamic.kind) = (type.apiVersion, type.kind) }
            return try JSON.encode(dynamic)
        }
        var value = try JSONValue(encoding: object)
        value["apiVersion"] = .string(type.apiVersion)
        value["kind"] = .string(type.kind)
        return value.serialized()
    }
}

extension ResourceClient {
    /// Changes an object by a patch.
    ///
    /// - Parameters:
    ///   - key: which object.
    ///   - patch: the change.
    ///   - subresource: such as `status`.
    ///   - options: dry run, strictness about unknown fields.
    /// - Throws: ``APIError`` (`isConflict` if the patch has a version or a test that does not hold).
    public func patch(
        _ key: ObjectKey, _ patch: Patch, subresource: String? = nil, _ options: WriteOptions = .standard
    ) async throws -> Object {
        let request = try one(
            .patch, key, subresource: subresource, query(options), body: patch.body.serialized(),
            contentType: patch.contentType)
        return try await client.object(request, options.dryRun ? .harmless : patch.repeatability)
    }

    /// Deletes an object, or asks for its deletion if finalizers hold it up.
    ///
    /// - Parameters:
    ///   - key: which object.
    ///   - options: preconditions, what happens to dependents.
    /// - Returns: the object if it is still there, with its `deletionTimestamp`; `nil` if it is gone.
    /// - Throws: ``APIError`` (`isNotFound`; `isConflict` if a precondition failed).
    @discardableResult
    public func delete(_ key: ObjectKey, _ options: DeleteOptions = .standard) async throws -> Object? {
        let request = try one(.delete, key, body: options.body)
        let repeatability: Repeatability =
            options.dryRun ? .harmless : options.uid != nil ? .conditionalDelete : .harmful
        let body = try await client.respond(to: request, repeatability).body
        return try client.reading(request) { () throws(JSONError) in
            // The kind comes near the start of either.
            let answer = try JSON.decode(DeletedKind.self, from: body)
            return answer.kind == "Status"
                ? nil : adopted([try JSON.decode(Object.self, from: body, options: client.decoding)])[0]
        }
    }

    /// Deletes an object by its name.
    @discardableResult
    public func delete(_ name: String, _ options: DeleteOptions = .standard) async throws -> Object? {
        try await delete(key(name), options)
    }

    /// Deletes this very object: the uid it was read with is a precondition, unless another is given.
    @discardableResult
    public func delete(_ object: Object, _ options: DeleteOptions = .standard) async throws -> Object? {
        var options = options
        options.uid = options.uid ?? object.metadata.uid
        return try await delete(object.key, options)
    }

    /// Deletes all objects that are selected, in this client's namespace.
    ///
    /// - Parameters:
    ///   - selection: selectors, or a limit; ``ListOptions/all`` for everything.
    ///   - options: what happens to dependents; dry run.
    /// - Throws: ``APIError``; some of the objects may have been deleted then.
    public func deleteCollection(_ selection: ListOptions, _ options: DeleteOptions = .standard) async throws {
        let request = try collection(.delete, in: namespace, selection.query, body: options.body)
        _ = try await client.respond(to: request, options.dryRun ? .harmless : .harmful)
    }

    func query(_ options: WriteOptions) -> [APIRequest.QueryItem] {
        options.query + [APIRequest.QueryItem("fieldManager", client.fieldManager)]
    }
}

/// The kind of what a delete is answered with.
private struct DeletedKind: Decodable {
    var kind: String?
}
