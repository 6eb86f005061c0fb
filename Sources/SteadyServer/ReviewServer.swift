#if Server
    import HTTPTypes
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import NIOCore
    import NIOPosix
    import SteadyCertificates
    package import SteadyCodec
    package import SteadyModel

    /// A webhook behind HTTPS on loopback, with a certificate of its own: the other end of an API server's calls.
    package struct ReviewServer: Sendable {
        /// Answers the review that was posted to a path.
        package typealias Handler = @Sendable (_ path: String, _ review: JSONValue) async throws -> JSONValue

        private let certificates: ServerCertificates
        /// The certificate of the authority that signed the server's, as PEM text.
        package let authority: String
        private let handler: Handler
        private static let host = "127.0.0.1"
        private static let maximumBodySize = 32 << 20

        /// A server of reviews; nothing is opened yet.
        ///
        /// - Parameters:
        ///   - serverName: a name that the certificate bears besides those of this machine: `NAME.NAMESPACE.svc`.
        ///   - platform: from which time and randomness come.
        ///   - handler: answers reviews; what it throws is answered with 500.
        /// - Throws: ``ServerError`` if no certificate can be made.
        package init(serverName: String, platform: Platform = .system, _ handler: @escaping Handler) throws {
            do {
                let authority = try CertificateAuthority(platform: platform)
                self.authority = authority.pem
                certificates = try ServerCertificates(host: serverName, authority: authority)
            } catch {
                throw ServerError("cannot make a certificate for \(serverName): \(error)")
            }
            self.handler = handler
        }

        /// Serves while `body` runs, which gets the port.
        package func serving<Result: Sendable>(_ body: (Int) async throws -> Result) async throws -> Result {
            let (opened, signal) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
            let handler = handler
            let channel = HTTP1Channel(responder: { request, writer, _ in
                try await Self.respond(to: request, with: writer, handler)
            })
            let server = Server(
                childChannelSetup: ConnectionChannel(
                    base: try TLSChannel(channel, tlsConfiguration: certificates.tlsConfiguration()), requestLimit: .seconds(60),
                    stallLimit: .seconds(60)),
                configuration: ServerConfiguration(address: .hostname(Self.host, port: 0)),
                onServerRunning: {
                    signal.yield($0.localAddress?.port ?? 0)
                    signal.finish()
                }, eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                logger: Logger(label: "reviews") { _ in SwiftLogNoOpLogHandler() })
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { signal.finish() }
                    try await server.run()
                }
                defer { group.cancelAll() }
                for await port in opened { return try await body(port) }
                throw ServerError("the server ended before it was ready")
            }
        }

        @concurrent
        private static func respond(
            to request: Request, with writer: consuming ResponseWriter, _ handler: Handler
        ) async throws {
            let buffer = try await request.body.collect(upTo: maximumBodySize)
            let path = String((request.head.path ?? "/").prefix { $0 != "?" })
            var status = 200
            var body: [UInt8]
            do {
                body = try await handler(path, try JSONValue(parsing: Array(buffer.readableBytesView))).serialized()
            } catch {
                status = 500
                body = Array("\(error)".utf8)
            }
            let head = ResponseHead(
                status: status, headers: ["content-type": "application/json"], warnings: [], length: body.count)
            try await writer.write(response: head.fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
        }
    }
#endif
