public import SteadyCodec
public import SteadyModel

extension Client {
    /// Reads a collection object by object while it arrives, page after page: for collections too large to be held.
    ///
    /// What is held at a time is a piece of the answer and one object; the server is not read faster than `body` takes. Unlike
    /// ``list(_:in:_:sharing:)`` there is no bound on the time an answer may take.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - namespace: `nil` for all namespaces.
    ///   - options: selectors, the size of a page, where to go on. All pages are of the same version of the collection.
    ///   - sharing: shares equal parts of the objects with each other, and with what was read before.
    ///   - body: takes the objects, by namespace and name.
    /// - Returns: the version of the collection; watch from there.
    /// - Throws: ``APIError`` (`isExpired` if `body` took so long over a page that the server no longer keeps the version),
    ///   `JSONError` for an answer that cannot be read, and what `body` throws. What came before the error was given to `body`.
    @discardableResult
    public func forEach<R: Resource>(
        _ type: R.Type = R.self, in namespace: String? = nil, _ options: ListOptions = ListOptions(limit: 500),
        sharing: SharingPool? = nil, _ body: (R) async throws -> Void
    ) async throws -> ListPosition {
        var options = options
        while true {
            let position = try await page(type, in: namespace, options, sharing, body)
            guard let next = position.continueToken else { return position }
            options.continueToken = next
            // The token has the version.
            options.resourceVersion = nil
            options.resourceVersionMatch = nil
        }
    }

    private func page<R: Resource>(
        _ type: R.Type, in namespace: String?, _ options: ListOptions, _ sharing: SharingPool?, _ body: (R) async throws -> Void
    ) async throws -> ListPosition {
        try Task.checkCancellation()
        let request = request(.get, Self.path(of: R.resourceType, in: namespace), options.query)
        return try await transport.withStream(request) { stream in
            guard stream.status == 200 else { throw try await stream.refusal(of: request) }
            var reader = JSONListReader(type, options: decoding, sharing: sharing)
            for try await chunk in stream.chunks {
                reader.append(chunk)
                while let object = try reader.next() { try await body(object) }
            }
            return ListPosition(try reader.finish()["metadata"] ?? .null)
        }
    }
}

extension APIStream {
    /// What the server says instead of what was asked for.
    func refusal(of request: APIRequest) async throws -> APIError {
        var body: [UInt8] = []
        for try await chunk in chunks where body.count < 1 << 20 { body += chunk }
        return APIError(response: APIResponse(status: status, headers: headers, body: body), to: request)
    }
}
