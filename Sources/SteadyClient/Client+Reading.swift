public import SteadyCodec
public import SteadyModel

extension Client {
    /// Reads an object, as of now.
    ///
    /// - Throws: ``APIError`` (`isNotFound` if there is none).
    public func get<R: Resource>(_ type: R.Type = R.self, _ key: ObjectKey) async throws -> R {
        try await object(request(.get, Self.path(of: R.resourceType, in: key.namespace, name: key.name)))
    }

    /// Reads an object by name.
    public func get<R: Resource>(_ type: R.Type = R.self, _ name: String, in namespace: String? = nil) async throws -> R {
        try await get(type, ObjectKey(namespace: namespace, name: name))
    }

    /// Reads one page of a collection.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - namespace: `nil` for all namespaces.
    ///   - options: selectors, the size of a page, where to go on.
    ///   - sharing: shares equal parts of the objects with each other, and with what was read before.
    /// - Throws: ``APIError`` (`isExpired` if the continue token is too old).
    public func list<R: Resource>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: ListOptions = ListOptions(), sharing: SharingPool? = nil
    ) async throws -> ResourceList<R> {
        let body = try await answer(to: request(.get, Self.path(of: R.resourceType, in: namespace), options.query))
        return try ResourceList(parsing: body, decoding, sharing)
    }

    /// Opens one watch connection and gives its events to `body`; the connection closes when `body` returns.
    ///
    /// It does not resume by itself: that is the informer's work.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - namespace: `nil` for all namespaces.
    ///   - options: selectors, from which version on.
    ///   - sharing: shares equal parts of the objects with what was read before.
    ///   - body: reads the events.
    /// - Throws: ``APIError`` if the server refuses the watch, and what `body` throws.
    public func withWatch<R: Resource, Result: Sendable>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: WatchOptions = WatchOptions(),
        sharing: SharingPool? = nil,
        _ body: (WatchEvents<R>) async throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        let request = request(.get, Self.path(of: R.resourceType, in: namespace), options.query)
        return try await transport.withStream(request) { stream in
            guard stream.status == 200 else {
                throw try await stream.refusal(of: request)
            }
            return try await body(WatchEvents(stream: stream, request: request, decoding: decoding, sharing: sharing))
        }
    }
}
