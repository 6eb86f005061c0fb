#if Service
    import HTTPTypes
    import HummingbirdCore
    import NIOCore
    public import ServiceLifecycle
    public import SteadyClient
    import SteadyModel
    public import SteadyRuntime
    public import SteadyTelemetry

    /// Answers over HTTP whether an operator is well, what it does, and why.
    ///
    /// ```swift
    /// let probes = OperatorEndpoint(manager, at: EndpointAddress(host: "0.0.0.0", port: 8081), contents: .health)
    /// let all = OperatorEndpoint(manager, at: EndpointAddress(host: "127.0.0.1", port: 8080), metrics: metrics)
    /// ```
    ///
    /// What is more than health is open to everybody on a loopback address alone. Elsewhere it takes a certificate, and the token of somebody
    /// whom the API server allows to `get` the path (`nonResourceURLs`). At most 64 connections are open at a time, each for a minute without
    /// a request.
    public struct OperatorEndpoint: Service {
        /// A certificate, and the key to it.
        public struct Certificate: Sendable, Hashable {
            /// The file with the chain of certificates, as PEM.
            public var chain: String
            /// The file with the key, as PEM.
            public var key: String

            /// Files, which are read when the endpoint begins, and again every ten seconds.
            public init(chain: String, key: String) {
                self.chain = chain
                self.key = key
            }
        }

        /// How many connections are open at most.
        private static let connectionLimit = 64
        /// Where it listens.
        public let address: EndpointAddress
        private let contents: EndpointContents
        private let certificate: Certificate?
        private let responder: EndpointResponder
        private let clock: MonotonicClock
        private let onProblem: @Sendable (ServiceError) -> Void
        private let onReady: @Sendable (Int) -> Void

        /// An endpoint; nothing is opened yet.
        ///
        /// - Parameters:
        ///   - manager: what is asked about.
        ///   - address: where it listens.
        ///   - contents: what it tells.
        ///   - metrics: what `/metrics` shows.
        ///   - certificate: for HTTPS; `nil` for HTTP.
        ///   - client: asks the API server who may see what is more than health; `nil` to ask nobody, on a loopback address.
        ///   - onProblem: told why a certificate that has changed cannot be used; the one before is shown on.
        ///   - onReady: told the port when it is open.
        /// - Throws: ``ServiceError`` if others than programs of this machine could see what is not for them.
        public init(
            _ manager: Manager, at address: EndpointAddress, contents: EndpointContents = .all, metrics: PrometheusMetrics? = nil,
            certificate: Certificate? = nil, client: Client? = nil,
            onProblem: @escaping @Sendable (ServiceError) -> Void = { _ in },
            onReady: @escaping @Sendable (Int) -> Void = { _ in }
        ) throws(ServiceError) {
            if !address.isLoopback, contents != .health, client == nil || certificate == nil {
                throw ServiceError(
                    "\(address) can be reached by others: for more than health give it a certificate, and a client to ask who may "
                        + "see it; or listen on 127.0.0.1")
            }
            self.address = address
            self.contents = contents
            self.certificate = certificate
            clock = manager.platform.clock
            self.onProblem = onProblem
            self.onReady = onReady
            responder = EndpointResponder(
                manager, contents: contents, metrics: metrics, authorizer: client.map { EndpointAuthorizer($0) })
        }

        /// Answers until the group shuts down, or the task is cancelled; then connections are closed.
        ///
        /// - Throws: ``ServiceError`` if the port or the certificate cannot be used; `CancellationError` if the task is cancelled.
        public func run() async throws {
            do {
                let material = try certificate.map { try EndpointCertificate($0) }
                let server = try server(material)
                try await cancelWhenGracefulShutdown {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await server.run() }
                        if let material { group.addTask { await material.follow(clock, onProblem) } }
                        defer { group.cancelAll() }
                        try await group.next()
                    }
                }
            } catch let error as ServiceError {
                throw error
            } catch {
                try Task.checkCancellation()
                throw ServiceError("the endpoint on \(address) cannot be served: \(error)", code: .endpoint)
            }
        }

        private func server(_ certificate: EndpointCertificate?) throws -> any ServiceLifecycle.Service {
            let responder = responder
            return try EndpointServer(
                address: address, certificate: certificate, connectionLimit: Self.connectionLimit, onReady: onReady
            ).service { request, writer in try await Self.respond(to: request, with: writer, responder) }
        }

        @concurrent
        private static func respond(
            to request: Request, with writer: consuming ResponseWriter, _ responder: EndpointResponder
        ) async throws {
            let answer = await responder.answer(
                EndpointRequest(
                    method: request.head.method.rawValue, target: request.head.path ?? "/",
                    authorization: request.head.headerFields[.authorization]))
            var fields = HTTPFields()
            fields[.contentType] = answer.contentType
            fields[.cacheControl] = "no-cache, private"
            if answer.status == 401 { fields[.wwwAuthenticate] = "Bearer" }
            let body = ByteBuffer(string: answer.body)
            fields[.contentLength] = String(body.readableBytes)
            let head = HTTPResponse(status: .init(code: answer.status), headerFields: fields)
            let isHead = request.head.method == .head
            try await writer.write(response: head, body: ResponseBody(byteBuffer: isHead ? ByteBuffer() : body))
        }
    }

    extension OperatorEndpoint: CustomStringConvertible {
        public var description: String { "endpoint on \(address)" }
    }
#endif
