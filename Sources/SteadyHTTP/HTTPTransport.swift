#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1
    public import SteadyClient
    public import SteadyModel
    import Synchronization

    /// A `Transport` over HTTP/1.1 and HTTP/2 to a real API server.
    ///
    /// Connections are kept and shared. Nothing is retried, except reads over a connection that had been closed while it was
    /// idle. Prefer ``withHTTPTransport(_:configuration:platform:_:)``, which closes the connections on every path.
    public final class HTTPTransport: Transport {
        /// How requests are sent.
        public struct Configuration: Sendable, Hashable {
            /// How long making a connection may take, TLS included.
            public var connectTimeout: Duration
            /// How long a request may take from its sending to the last byte of its answer; streams have no such bound.
            public var requestTimeout: Duration
            /// The largest answer in bytes that is collected whole; streams have no such bound.
            public var maximumResponseSize: Int
            /// How many HTTP/1.1 connections are kept to the server. Each open watch takes one; HTTP/2 shares one among many.
            public var maximumConnections: Int
            /// Whether HTTP/2 is offered to the server; without it HTTP/1.1 is spoken.
            public var allowsHTTP2 = true
            /// The name of the program in the server's logs; its start owns fields written without a field manager.
            public var userAgent: String

            /// A configuration of these parts.
            public init(
                connectTimeout: Duration = .seconds(10), requestTimeout: Duration = .seconds(30),
                maximumResponseSize: Int = 256 << 20, maximumConnections: Int = 256, userAgent: String = "steady/0.1 (swift)"
            ) {
                self.connectTimeout = connectTimeout
                self.requestTimeout = requestTimeout
                self.maximumResponseSize = maximumResponseSize
                self.maximumConnections = maximumConnections
                self.userAgent = userAgent
            }
        }

        /// Where requests go, and as whom.
        public let access: ClusterAccess
        /// How requests are sent.
        public let configuration: Configuration
        let platform: Platform
        private let client: HTTPClient
        let requests: RequestWriter
        private let isShutDown = Atomic(false)

        /// A transport without connections; they are made when they are needed.
        ///
        /// It has to be shut down in the end; one that is let go of shuts down by itself, at some time later.
        ///
        /// - Throws: an error that names the property of `access` that cannot be used.
        public init(
            _ access: ClusterAccess, configuration: Configuration = Configuration(), platform: Platform = .system
        ) throws(AccessError) {
            self.access = access
            self.configuration = configuration
            self.platform = platform
            requests = try RequestWriter(access, configuration, clock: platform.clock)
            client = HTTPClient(
                eventLoopGroup: HTTPClient.defaultEventLoopGroup,
                configuration: try ClientSettings.make(access, configuration, requests.server))
        }

        deinit {
            if !isShutDown.load(ordering: .acquiring) { client.shutdown { _ in } }
        }

        /// Closes all connections; requests under way fail.
        public func shutdown() async {
            guard isShutDown.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged else {
                return
            }
            // It fails only if it was shut down before.
            try? await client.shutdown()
        }

        /// Sends a request and returns the whole response, whatever its status code.
        ///
        /// - Throws: `TransportError` if no response came within the time set, or a too large one; `CancellationError` if
        ///   the task was cancelled, and then the connection of the request is closed.
        public func send(_ request: APIRequest) async throws -> APIResponse {
            try Task.checkCancellation()
            let outgoing = try prepared(request)
            let progress = Progress()
            let limit = configuration.requestTimeout
            return try await withThrowingTaskGroup(of: APIResponse?.self) { group in
                group.addTask {
                    try await self.exchange(request, outgoing) { progress.hasHead.store(true, ordering: .releasing) }
                }
                group.addTask {
                    try await self.platform.clock.sleep(for: limit)
                    return nil
                }
                defer { group.cancelAll() }
                if let first = try await group.next(), let response = first { return response }
                throw TransportError(
                    phase: progress.hasHead.load(ordering: .acquiring) ? .receive : .send, message: "no answer within \(limit)",
                    request: request)
            }
        }

        /// Sends a request and gives its body piece by piece to `consume`; the connection is closed when `consume` returns
        /// before the end of the body.
        ///
        /// A piece is read from the network only when the pieces before it were taken.
        ///
        /// - Throws: what `consume` throws, and as ``send(_:)``.
        public func withStream<Result: Sendable>(
            _ request: APIRequest, _ consume: (APIStream) async throws -> Result
        ) async throws -> Result {
            try Task.checkCancellation()
            let response = try await execute(request, try prepared(request))
            let body = BodyReader(response.body, request)
            let stream = APIStream(status: Int(response.status.code), headers: ResponseReader.headers(response.headers)) {
                try await body.next()
            }
            do {
                let result = try await consume(stream)
                await body.close()
                return result
            } catch {
                await body.close()
                throw error
            }
        }

        private final class Progress: Sendable {
            let hasHead = Atomic(false)
        }

        private func prepared(_ request: APIRequest) throws -> HTTPClientRequest {
            do {
                return try requests.write(request)
            } catch {
                throw TransportError(phase: .connect, message: error.description, request: request)
            }
        }

        private func exchange(
            _ request: APIRequest, _ outgoing: HTTPClientRequest, onHead: @Sendable () -> Void
        ) async throws -> APIResponse {
            let response = try await execute(request, outgoing)
            onHead()
            let maximum = configuration.maximumResponseSize
            do {
                let body = try await response.body.collect(upTo: maximum)
                return APIResponse(
                    status: Int(response.status.code), headers: ResponseReader.headers(response.headers),
                    warnings: ResponseReader.warnings(response.headers), body: Array(body.readableBytesView))
            } catch is NIOTooManyBytesError {
                throw TransportError(
                    phase: .receive, message: "the answer is larger than \(maximum) bytes", request: request)
            } catch {
                throw FailureReader.error(error, request, hasHead: true)
            }
        }

        private func execute(_ request: APIRequest, _ outgoing: HTTPClientRequest) async throws -> HTTPClientResponse {
            do {
                do {
                    return try await client.execute(outgoing, deadline: .distantFuture)
                } catch  where request.method == .get && FailureReader.isStaleConnection(error) {
                    // The server had closed the idle connection just when it was taken up again.
                    return try await client.execute(outgoing, deadline: .distantFuture)
                }
            } catch {
                throw FailureReader.error(error, request, hasHead: false)
            }
        }
    }

    /// Makes a transport, gives it to `body` and closes its connections whatever `body` does.
    ///
    /// - Throws: ``AccessError``, and what `body` throws.
    public func withHTTPTransport<Result>(
        _ access: ClusterAccess, configuration: HTTPTransport.Configuration = .init(), platform: Platform = .system,
        _ body: (HTTPTransport) async throws -> Result
    ) async throws -> Result {
        let transport = try HTTPTransport(access, configuration: configuration, platform: platform)
        do {
            let result = try await body(transport)
            await transport.shutdown()
            return result
        } catch {
            await transport.shutdown()
            throw error
        }
    }
#endif
