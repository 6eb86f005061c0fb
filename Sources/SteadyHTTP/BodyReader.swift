#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import SteadyClient

    /// Reads a body piece by piece for one reader; the network is read no faster than the pieces are taken.
    actor BodyReader {
        private var iterator: HTTPClientResponse.Body.AsyncIterator?
        private let request: APIRequest
        private var isClosed = false

        init(_ body: HTTPClientResponse.Body, _ request: APIRequest) {
            iterator = body.makeAsyncIterator()
            self.request = request
        }

        /// The next piece; `nil` at the end, after an error and when closed.
        func next() async throws -> [UInt8]? {
            guard var current = iterator else { return nil }
            iterator = nil
            do {
                guard let buffer = try await current.next(isolation: self) else { return nil }
                if !isClosed { iterator = current }
                return Array(buffer.readableBytesView)
            } catch {
                throw FailureReader.error(error, request, hasHead: true)
            }
        }

        /// Lets go of the body, which closes its connection unless it was read to the end.
        func close() {
            isClosed = true
            iterator = nil
        }
    }
#endif
