public import SteadyCodec
public import SteadyModel

extension ResourceClient {
    /// Reads an object, as of now.
    ///
    /// - Throws: ``APIError`` (`isNotFound` if there is none), ``TransportError``, ``AnswerError``.
    public func get(_ key: ObjectKey, _ options: GetOptions = .latest) async throws -> Object {
        try await client.object(one(.get, key, options.query), .harmless)
    }

    /// Reads an object by its name.
    ///
    /// - Throws: as ``get(_:_:)-(ObjectKey,_)``.
    public func get(_ name: String, _ options: GetOptions = .latest) async throws -> Object { try await get(key(name), options) }

    /// Reads an object if it is there.
    ///
    /// - Returns: `nil` if there is no such object.
    /// - Throws: as ``get(_:_:)-(ObjectKey,_)``; also if the resource itself is not served.
    public func find(_ key: ObjectKey) async throws -> Object? {
        do { return try await get(key) } catch let error as APIError where error.isNotFound && !error.isResourceMissing {
            return nil
        }
    }

    /// Reads one page of the collection.
    ///
    /// - Parameters:
    ///   - options: selectors, the size of a page, where to go on.
    ///   - sharing: shares equal parts of the objects with each other, and with what was read before; without one, objects of a page of
    ///     more than 128 KB share theirs with each other.
    /// - Throws: ``APIError`` (`isExpired` if the continue token is too old), ``TransportError``, ``AnswerError``.
    public func list(_ options: ListOptions = .all, sharing: SharingPool? = nil) async throws -> ResourceList<Object> {
        var pool = sharing
        return try await page(options, &pool)
    }

    /// Reads one page; `pool` becomes one for further pages if this one is long.
    func page(_ options: ListOptions, _ pool: inout SharingPool?) async throws -> ResourceList<Object> {
        let request = try collection(.get, in: namespace, options.query)
        let body = try await client.respond(to: request, .harmless).body
        // A pool takes some time to make, and saves several times that in a long list, for its objects repeat each other.
        if pool == nil, body.count >= Self.longPage { pool = SharingPool() }
        let sharing = pool
        var list = try client.reading(request) { () throws(JSONError) in
            try ResourceList<Object>(parsing: body, client.decoding, sharing)
        }
        list.items = adopted(list.items)
        return list
    }

    /// From how many bytes on the objects of a page share their equal parts unasked.
    private static var longPage: Int { 128 << 10 }

    /// The collection page by page, all of one version.
    ///
    /// If whoever reads takes so long that the server no longer keeps that version, the pages go on at a later one, as the
    /// server offers, and ``ResourceList/isConsistent`` is false from there on.
    ///
    /// - Parameters:
    ///   - options: selectors, and the size of a page; without a limit it is 500.
    ///   - sharing: as for ``list(_:sharing:)``.
    public func pages(_ options: ListOptions = .all, sharing: SharingPool? = nil) -> ResourcePages<Object> {
        var options = options
        options.limit = options.limit ?? 500
        return ResourcePages(resources: self, options: options, sharing: sharing)
    }

    /// Reads the whole collection, in pages, all of one version; begins anew if the version expires on the way.
    ///
    /// - Parameters:
    ///   - options: selectors, and the size of a page; without a limit it is 500.
    ///   - sharing: as for ``list(_:sharing:)``.
    /// - Throws: as ``list(_:sharing:)``; `isExpired` if it has expired three times.
    public func listAll(_ options: ListOptions = .all, sharing: SharingPool? = nil) async throws -> ResourceList<Object> {
        var tries = 0
        while true {
            tries += 1
            var whole: ResourceList<Object>?
            do {
                for try await page in pages(options, sharing: sharing) {
                    guard page.isConsistent else {
                        throw APIError(
                            code: 410, reason: "Expired",
                            message: "the collection was changed faster than it could be read, \(tries) times",
                            request: "GET \(type)")
                    }
                    if whole == nil { whole = page } else { whole?.append(page) }
                }
                return whole ?? ResourceList(items: [], resourceVersion: "", continueToken: nil)
            } catch let error as APIError where error.isExpired && tries < 3 {}
        }
    }

    /// Reads the collection object by object while it arrives, page after page: for collections too large to be held.
    ///
    /// What is held at a time is a piece of the answer and one object; the server is not read faster than `body` takes. There is
    /// no bound on the time an answer may take.
    ///
    /// - Parameters:
    ///   - options: selectors, the size of a page, where to go on. All pages are of the same version of the collection.
    ///   - sharing: as for ``list(_:sharing:)``.
    ///   - body: takes the objects, by namespace and name.
    /// - Returns: the version of the collection; watch from there.
    /// - Throws: ``APIError`` (`isExpired` if `body` took so long over a page that the server no longer keeps the version),
    ///   ``AnswerError`` for an answer that cannot be read, and what `body` throws. What came before the error was given to
    ///   `body`.
    @discardableResult
    public func forEach(
        _ options: ListOptions = .pages(of: 500), sharing: SharingPool? = nil, _ body: (Object) async throws -> Void
    ) async throws -> ListPosition {
        var options = options
        while true {
            let position = try await page(options, sharing, body)
            guard let next = position.continueToken else { return position }
            options.continueToken = next
            // The token has the version.
            options.resourceVersion = nil
            options.resourceVersionMatch = nil
        }
    }

    private func page(
        _ options: ListOptions, _ sharing: SharingPool?, _ body: (Object) async throws -> Void
    ) async throws -> ListPosition {
        let request = try collection(.get, in: namespace, options.query)
        return try await client.withStream(request) { stream in
            var reader = JSONListReader(Object.self, options: client.decoding, sharing: sharing)
            for try await chunk in stream.chunks {
                reader.append(chunk)
                while let object = try client.reading(request, { () throws(JSONError) in try reader.next() }) {
                    try await body(adopted(object))
                }
            }
            return ListPosition(try client.reading(request) { () throws(JSONError) in try reader.finish()["metadata"] ?? .null })
        }
    }

    /// Opens one watch connection and gives its events to `body`; the connection closes when `body` returns.
    ///
    /// It does not resume by itself; ``follow(_:sharing:monitor:_:)`` and ``withUpdates(_:monitor:_:)`` do.
    ///
    /// - Parameters:
    ///   - options: selectors, from which version on.
    ///   - sharing: shares equal parts of the objects with what was read before.
    ///   - body: reads the events.
    /// - Throws: ``APIError`` if the server refuses the watch, and what `body` throws.
    public func withWatch<Result: Sendable>(
        _ options: WatchOptions = WatchOptions(), sharing: SharingPool? = nil,
        _ body: (WatchEvents<Object>) async throws -> Result
    ) async throws -> Result {
        let request = try collection(.get, in: namespace, options.query, isStream: true)
        return try await client.withStream(request) { stream in
            try await body(
                WatchEvents(stream: stream, request: request, decoding: client.decoding, sharing: sharing))
        }
    }
}
