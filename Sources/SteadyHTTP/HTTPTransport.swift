#if HTTP
    import AsyncHTTPClient
    import Logging
    import NIOCore
    import NIOHTTP1
    import NIOSSL
    public import SteadyClient
    public import SteadyModel

    /// A `Transport` over HTTP/1.1 and HTTP/2 to a real API server.
    ///
    /// Connections are kept and shared. When certificates change on disk, new requests go over new connections, and the old ones
    /// are closed when their requests have ended. Nothing is retried, except reads over a connection that had been closed while
    /// it was idle, and, once, requests that the server refused with 401 when there are newer credentials. Prefer
    /// ``withHTTPTransport(_:configuration:platform:_:)``, which closes the connections on every path.
    public final class HTTPTransport: Transport {
        /// Where requests go, and as whom.
        public let access: ClusterAccess
        /// How requests are sent.
        public let configuration: Configuration
        let platform: Platform
        let requests: RequestWriter
        let credentials: Credentials
        let certificates: TLSSource
        let connections = OpenConnections()
        private let clients: ClientPool

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
            requests = try RequestWriter(access, configuration)
            credentials = try Credentials(access, platform)
            certificates = try TLSSource(access)
            clients = ClientPool(try ClientSettings(access, configuration, requests.server))
            // What cannot be used is told at once; only what a program gives is not known yet.
            clients.end(try clients.lease(try certificates.material(nil)))
            if access.insecureSkipTLSVerify, requests.server.scheme == "https" {
                configuration.logger.warning(
                    "the certificate of the server is not verified: whoever is in between can read and change everything",
                    metadata: ["server": "\(access.server)"])
            }
        }

        /// Closes all connections, those of commands and ports included; what is under way fails, and so does what comes after.
        ///
        /// It returns when they are closed: servers have two seconds for the goodbyes.
        public func shutdown() async {
            async let others: Void = connections.shutdown()
            await clients.shutdown()
            await others
        }

        /// How many sets of connections there are: one, and one for each set of certificates before with requests under way.
        package var clientCount: Int { clients.count }
        /// How many connections of commands and ports there are.
        package var connectionCount: Int { connections.count }

        /// Sends a request and returns the whole response, whatever its status code.
        ///
        /// - Throws: `TransportError` if no response came within the time set, or a too large one; `CancellationError` if
        ///   the task was cancelled, and then the connection of the request is closed.
        public func send(_ request: APIRequest) async throws -> APIResponse {
            try Task.checkCancellation()
            let first = try await attempt(request)
            if first.response.status == 401, try await hasOthers(than: first.passage) {
                return try await attempt(request).response
            }
            return first.response
        }

        /// Sends a request and gives its body piece by piece to `consume`; the connection is closed when `consume` returns
        /// before the end of the body.
        ///
        /// A piece is read from the network only when the pieces before it were taken; of what has to be inflated 16 KB at a time.
        ///
        /// - Throws: what `consume` throws, and as ``send(_:)``.
        public func withStream<Result: Sendable>(
            _ request: APIRequest, _ consume: (APIStream) async throws -> Result
        ) async throws -> Result {
            try Task.checkCancellation()
            var passage = try await prepared(request)
            defer { clients.end(passage.lease) }
            var response = try await open(request, passage)
            if response.status == .unauthorized, try await hasOthers(than: passage) {
                // The connection is taken up again only when the answer was read.
                _ = try? await response.body.collect(upTo: 1 << 20)
                let next = try await prepared(request)
                clients.end(passage.lease)
                passage = next
                response = try await open(request, passage)
            }
            let body = BodyReader(response.body, request)
            let stream = APIStream(
                status: Int(response.status.code),
                headers: ResponseReader.headers(response.headers, isInflated: isInflating),
                warnings: ResponseReader.warnings(response.headers)
            ) {
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

        /// A request that is ready to be sent, and what it is sent by.
        private struct Passage: Sendable {
            var outgoing: HTTPClientRequest
            var credential: Credentials.Current
            var lease: ClientPool.Lease
        }

        private var isInflating: Bool { !access.disableCompression }

        /// Whether there are other credentials than those a request was refused with.
        private func hasOthers(than passage: Passage) async throws -> Bool { try await hasOthers(than: passage.credential) }

        func hasOthers(than credential: Credentials.Current) async throws -> Bool {
            let hasOthers = await credentials.hasOthers(than: credential)
            try Task.checkCancellation()
            return hasOthers
        }

        /// What a connection that is none of the HTTP client's is made with.
        struct Opening: Sendable {
            /// The request as the client would send it, with credentials.
            var outgoing: HTTPClientRequest
            var server: ServerURL
            /// With the certificates of now; `nil` for a server without TLS.
            var tls: TLSConfiguration?
            var proxy: ProxyURL?
            var credential: Credentials.Current
        }

        /// - Throws: ``AccessError``; `CancellationError` if the task is cancelled while a program gives the credentials.
        func opening(_ request: APIRequest) async throws -> Opening {
            let credential = try await credentials.current()
            let material = try certificates.material(credential.plugin)
            let isPlain = requests.server.scheme == "http"
            return Opening(
                outgoing: requests.write(request, authorization: credential.header), server: requests.server,
                tls: isPlain ? nil : try material.configuration(verifies: !access.insecureSkipTLSVerify),
                proxy: try access.proxyURL.map { text throws(AccessError) in try ProxyURL(text, place: "proxyURL") },
                credential: credential)
        }

        /// - Returns: what is to be sent; its lease has to be ended.
        private func prepared(_ request: APIRequest) async throws -> Passage {
            do {
                let credential = try await credentials.current()
                let outgoing = requests.write(request, authorization: credential.header)
                let lease = try clients.lease(try certificates.material(credential.plugin))
                return Passage(outgoing: outgoing, credential: credential, lease: lease)
            } catch let error as AccessError {
                throw TransportError(phase: .connect, message: error.description, request: request)
            }
        }

        private func attempt(_ request: APIRequest) async throws -> (response: APIResponse, passage: Passage) {
            let passage = try await prepared(request)
            defer { clients.end(passage.lease) }
            let end = platform.clock.now + configuration.requestTimeout
            let response = try await withTaskExecutorPreference(clients.executor) {
                let first = newExchange()
                do {
                    return try await run(first, request, passage, until: end)
                } catch  where request.method == .get && !first.hasHead && FailureReader.isStaleConnection(error) {
                    // The server had closed the idle connection just when it was taken up again.
                    let second = newExchange()
                    do {
                        return try await run(second, request, passage, until: end)
                    } catch {
                        throw failure(error, request, second)
                    }
                } catch {
                    throw failure(error, request, first)
                }
            }
            return (response, passage)
        }

        private func newExchange() -> Exchange {
            Exchange(maximum: configuration.maximumResponseSize, isInflated: isInflating)
        }

        private func run(
            _ exchange: Exchange, _ request: APIRequest, _ passage: Passage, until end: MonotonicClock.Instant
        ) async throws -> APIResponse {
            let outgoing = try HTTPClient.Request(
                url: passage.outgoing.url, method: passage.outgoing.method, headers: passage.outgoing.headers,
                body: request.body.map { .byteBuffer(ByteBuffer(bytes: $0)) })
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await self.platform.clock.sleep(until: end, tolerance: nil)
                    let message = "no answer within \(self.configuration.requestTimeout)"
                    exchange.fail(
                        TransportError(phase: exchange.hasHead ? .receive : .send, message: message, request: request))
                }
                defer { group.cancelAll() }
                return try await exchange.run(outgoing, by: passage.lease.client)
            }
        }

        private func failure(_ error: any Error, _ request: APIRequest, _ exchange: Exchange) -> any Error {
            guard error is Exchange.TooLarge else { return FailureReader.error(error, request, hasHead: exchange.hasHead) }
            let message = "the answer is larger than \(configuration.maximumResponseSize) bytes"
            return TransportError(phase: .receive, message: message, request: request)
        }

        private func open(_ request: APIRequest, _ passage: Passage) async throws -> HTTPClientResponse {
            let client = passage.lease.streamClient
            var outgoing = passage.outgoing
            if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
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
