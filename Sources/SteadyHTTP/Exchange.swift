#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1
    import SteadyClient
    import Synchronization

    /// One request and the whole of its answer, put together on the event loop as it comes.
    ///
    /// The client's functions that are `async` start tasks of their own for every request, and take a quarter more processor time for a
    /// small one.
    final class Exchange: HTTPClientResponseDelegate {
        /// The answer has more bytes than it may have.
        struct TooLarge: Error {}

        private struct State {
            var task: HTTPClient.Task<APIResponse>?
            var failure: (any Error)?
            var head: HTTPResponseHead?
            var headers: [String: String] = [:]
            var body: [UInt8] = []
        }

        private let maximum: Int
        private let isInflated: Bool
        private let state = Mutex(State())

        /// An exchange that has not begun.
        ///
        /// - Parameters:
        ///   - maximum: how many bytes the answer may have, inflated.
        ///   - isInflated: whether the client inflates answers.
        init(maximum: Int, isInflated: Bool) {
            self.maximum = maximum
            self.isInflated = isInflated
        }

        /// Whether the head of the answer has come.
        var hasHead: Bool { state.withLock { $0.head != nil } }

        /// Sends the request, and returns the answer when it has come whole. To be called once.
        ///
        /// - Throws: the client's errors, ``TooLarge``, and what the exchange was made to fail with.
        func run(_ request: HTTPClient.Request, by client: HTTPClient) async throws -> APIResponse {
            let task = client.execute(request: request, delegate: self)
            let failure = state.withLock { state in
                state.task = task
                return state.failure
            }
            if let failure { task.fail(reason: failure) }
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        }

        /// Ends the exchange with an error, unless the answer has come.
        func fail(_ error: any Error) {
            let task = state.withLock { state in
                state.failure = error
                return state.task
            }
            task?.fail(reason: error)
        }

        func didReceiveHead(task: HTTPClient.Task<APIResponse>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
            let headers = ResponseReader.headers(head.headers, isInflated: isInflated)
            let length = headers["content-length"].flatMap(Int.init) ?? 0
            state.withLock { state in
                state.head = head
                state.headers = headers
                // On the word of the server alone no more than this.
                state.body.reserveCapacity(min(max(length, 0), maximum, 16 << 20))
            }
            let loop = task.eventLoop
            return length > maximum ? loop.makeFailedFuture(TooLarge()) : loop.makeSucceededVoidFuture()
        }

        func didReceiveBodyPart(task: HTTPClient.Task<APIResponse>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
            let fits = state.withLock { state in
                guard buffer.readableBytes <= maximum - state.body.count else { return false }
                state.body.append(contentsOf: buffer.readableBytesView)
                return true
            }
            return fits ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(TooLarge())
        }

        func didFinishRequest(task: HTTPClient.Task<APIResponse>) throws -> APIResponse {
            try state.withLock { state in
                guard let head = state.head else { throw HTTPClientError.remoteConnectionClosed }
                let body = state.body
                state.body = []
                return APIResponse(
                    status: Int(head.status.code), headers: state.headers, warnings: ResponseReader.warnings(head.headers),
                    body: body)
            }
        }
    }
#endif
