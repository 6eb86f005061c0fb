import SteadyCodec
public import SteadyModel

/// A collection page by page; each iteration begins anew.
public struct ResourcePages<Object: APIObject>: AsyncSequence {
    let resources: ResourceClient<Object>
    let options: ListOptions
    let sharing: SharingPool?

    /// Reads page after page.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let resources: ResourceClient<Object>
        var options: ListOptions?
        private var sharing: SharingPool?
        private var isConsistent = true

        init(_ pages: ResourcePages) {
            resources = pages.resources
            options = pages.options
            sharing = pages.sharing
        }

        /// The next page; `nil` after the last.
        ///
        /// - Throws: ``APIError``, ``TransportError``, ``AnswerError``. After an error the same page can be asked for again.
        public mutating func next() async throws -> ResourceList<Object>? {
            guard var options else { return nil }
            var page: ResourceList<Object>
            do {
                page = try await resources.page(options, &sharing)
            } catch let error as APIError where error.isExpired && options.continueToken != nil {
                // The server says where it would go on, in what the collection is now.
                guard let token = error.continueToken else { throw error }
                isConsistent = false
                options.continueToken = token
                page = try await resources.page(options, &sharing)
            }
            page.isConsistent = isConsistent
            if let token = page.continueToken {
                options.continueToken = token
                // The token has the version.
                options.resourceVersion = nil
                options.resourceVersionMatch = nil
                self.options = options
            } else {
                self.options = nil
            }
            return page
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
