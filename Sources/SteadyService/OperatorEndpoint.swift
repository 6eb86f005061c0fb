#if Service
    import HTTPTypes
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import NIOCore
    import NIOPosix
    import NIOSSL
    public import ServiceLifecycle
    public import SteadyClient
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

            /// Files, which are read when the endpoint begins.
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
        ///   - onReady: told the port when it is open.
        /// - Throws: ``ServiceError`` if others than programs of this machine could see what is not for them.
        public init(
            _ manager: Manager, at address: EndpointAddress, contents: EndpointContents = .all, metrics: PrometheusMetrics? = nil,
            certificate: Certificate? = nil, client: Client? = nil, onReady: @escaping @Sendable (Int) -> Void = { _ in }
        ) throws(ServiceError) {
            if !address.isLoopback, contents != .health, client == nil || certificate == nil {
                throw ServiceError(
                    "\(address) can be reached by others: for more than health give it a certificate, and a client to ask who may "
                        + "see it; or listen on 127.0.0.1")
            }
            self.address = address
            self.contents = contents
            self.certificate = certificate
            self.onReady = onReady
            responder = EndpointResponder(
                manager, contents: contents, metrics: metrics, authorizer: client.map { EndpointAuthorizer($0) })
        }

        /// Answers until the group shuts down, or the task is cancelled; then connections are closed.
        ///
        /// - Throws: ``ServiceError`` if the port or the certificate cannot be used; `CancellationError` if the task is cancelled.
        public func run() async throws {
            do {
                let server = try server()
                try await cancelWhenGracefulShutdown { try await server.run() }
            } catch let error as ServiceError {
                throw error
            } catch {
                try Task.checkCancellation()
                throw ServiceError("the endpoint on \(address) cannot be served: \(error)")
            }
        }

        private func server() throws -> any ServiceLifecycle.Service {
            let responder = responder
            let channel = HTTP1Channel(
                responder: { request, writer, _ in try await Self.respond(to: request, with: writer, responder) },
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10)))
            let configuration = ServerConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit))
            let onReady = onReady
            let logger = Logger(label: "steady.endpoint") { _ in SwiftLogNoOpLogHandler() }
            func serve<Channel: ServerChildChannel>(_ channel: Channel) -> any ServiceLifecycle.Service {
                Server(
                    childChannelSetup: channel, configuration: configuration,
                    onServerRunning: { onReady($0.localAddress?.port ?? 0) },
                    eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                    logger: logger)
            }
            guard let certificate else { return serve(channel) }
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map { NIOSSLCertificateSource.certificate($0) }
                let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
                var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
                tls.minimumTLSVersion = .tlsv12
                return serve(try TLSChannel(channel, tlsConfiguration: tls))
            } catch {
                throw ServiceError(
                    "the certificate \(certificate.chain) with the key \(certificate.key) cannot be used: \(error)")
            }
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
