import SteadyClient
import SteadyModel

extension Context {
    /// Makes something outside the cluster for the object, once: a bucket, a database, an entry in a DNS zone.
    ///
    /// ```swift
    /// let bucket = try await context.externalCreate(.annotation("example.org/bucket")) { token in
    ///     try await cloud.buckets(tagged: token).first?.name
    /// } create: { token in
    ///     try await cloud.createBucket(tag: token)
    /// }
    /// ```
    ///
    /// That it is to be made is written into the object first, with a token that is new; what is made bears the token. So a process that dies at
    /// any moment leaves nothing that the next one does not find. The first write is refused if the object has changed since it was seen,
    /// and what an earlier reconcile began is gone on with only after the object was read from the server, so that nothing is made by an
    /// outdated view. When the identifier is known, it is written into the object, too, and from then on this sends nothing.
    ///
    /// *What it needs.* The controller has a finalizer, and its clean-up calls ``externalDestroy(_:find:destroy:)``: the object then stays
    /// until all is destroyed. `find` sees what `create` has made before; where the other system is slower than that, `create` hands the
    /// token over as an idempotency key.
    ///
    /// - Parameters:
    ///   - record: where the object keeps token and identifier.
    ///   - find: looks for what bears the token: its identifier, or `nil` if it was not made.
    ///   - create: makes it, bearing the token, and returns its identifier.
    /// - Returns: its identifier.
    /// - Throws: ``ConfigurationError`` if the controller has no finalizer; `APIError` with `isConflict`, or `StaleViewError`, if the object has
    ///   changed; what `find` and `create` throw. The next reconcile goes on where this one ended.
    public func externalCreate(
        _ record: ExternalRecord<R>, find: (_ token: String) async throws -> String?,
        create: (_ token: String) async throws -> String
    ) async throws -> String {
        guard hasFinalizer else {
            throw ConfigurationError(
                "controller “\(controller)” makes something outside the cluster (\(record.place)), and nothing would destroy it: name a "
                    + "finalizer where the controller is made, and call externalDestroy in its cleanup")
        }
        var intent: ExternalIntent
        if let begun = record.read(object) {
            if let identifier = begun.identifier { return identifier }
            try await confirmFresh(object)
            intent = begun
            intent.identifier = try await find(intent.token)
        } else {
            var random = platform.random
            intent = ExternalIntent(token: random.uuid())
            try await record.write(self, intent)
        }
        let identifier: String
        if let found = intent.identifier { identifier = found } else { identifier = try await create(intent.token) }
        intent.identifier = identifier
        try await record.write(self, intent)
        return identifier
    }

    /// Destroys what ``externalCreate(_:find:create:)`` has made, or may have made, for the object; nothing if there is nothing.
    ///
    /// For ``Reconciler/cleanup(_:_:)``, and for when the object does not want it any more. A process that dies in between comes back to it.
    ///
    /// - Parameters:
    ///   - record: where the object keeps token and identifier.
    ///   - find: looks for what bears the token: its identifier, or `nil` if there is nothing.
    ///   - destroy: destroys what has this identifier; has to return if that is gone already.
    /// - Throws: `APIError` with `isConflict` if the object has changed; what `find` and `destroy` throw.
    public func externalDestroy(
        _ record: ExternalRecord<R>, find: (_ token: String) async throws -> String?,
        destroy: (_ identifier: String) async throws -> Void
    ) async throws {
        guard let intent = record.read(object) else { return }
        let identifier: String?
        if let known = intent.identifier { identifier = known } else { identifier = try await find(intent.token) }
        if let identifier { try await destroy(identifier) }
        try await record.write(self, nil)
    }
}
