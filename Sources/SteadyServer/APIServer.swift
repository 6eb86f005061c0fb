#if Server
    import HummingbirdCore
    import HummingbirdHTTP2
    import Logging
    import NIOCore
    import NIOPosix
    import SteadyCertificates
    public import SteadyCluster
    import SwiftASN1
    import X509

    /// The HTTPS front of an embedded `Cluster`, for `kubectl` and any other client.
    ///
    /// ```swift
    /// let server = try APIServer(cluster)
    /// try await server.run { endpoint in
    ///     try endpoint.writeKubeconfig(to: "kubeconfig")
    /// }
    /// ```
    ///
    /// It speaks HTTP/2 and HTTP/1.1. Whoever shows the administrator's token may do everything; users are known by client
    /// certificates and by the tokens of service accounts. The cluster's controllers are not part of it: run `Cluster.run()` beside it.
    public struct APIServer: Sendable {
        /// The cluster that answers.
        public let cluster: Cluster
        /// How it is served.
        public let configuration: Configuration
        /// By what it is known; issues client certificates.
        public let identity: ServerIdentity
        let certificates: CertificateAuthenticator
        private let ownCertificates: ServerCertificates
        private let clientAuthorities: [String]

        /// A server of a cluster; nothing is opened yet.
        ///
        /// - Parameters:
        ///   - cluster: who answers.
        ///   - configuration: how it is served.
        ///   - identity: by what it is known; a new one, in memory, if there is none.
        /// - Throws: ``ServerError`` if no certificate can be made for the configured host, or the authorities of clients cannot be read.
        public init(
            _ cluster: Cluster, configuration: Configuration = Configuration(), identity: ServerIdentity? = nil
        ) throws {
            self.cluster = cluster
            self.configuration = configuration
            let identity = try identity ?? ServerIdentity(platform: cluster.platform)
            self.identity = identity
            do {
                ownCertificates = try ServerCertificates(host: configuration.host, authority: identity.authority)
            } catch {
                throw ServerError("cannot make a certificate for \(configuration.host): \(error)")
            }
            do {
                let others = try configuration.clientAuthorities.flatMap { try PEMDocument.parseMultiple(pemString: $0) }
                let authorities = [identity.authority.certificate] + (try others.map { try Certificate(pemDocument: $0) })
                certificates = CertificateAuthenticator(authorities: authorities, platform: cluster.platform)
                clientAuthorities = [identity.authority.pem] + configuration.clientAuthorities
            } catch {
                throw ServerError("cannot read the authorities of client certificates, which have to be PEM texts: \(error)")
            }
        }

        var token: String { configuration.token ?? identity.token }

        /// Serves until the task is cancelled; then open connections are closed, watches with them.
        ///
        /// - Parameter onReady: called once, when the port is open and requests are being answered; the server goes on when
        ///   it returns and stops if it throws.
        /// - Throws: `CancellationError` when cancelled, ``ServerError`` if the port cannot be opened, and what `onReady`
        ///   throws.
        public func run(onReady: (Endpoint) async throws -> Void = { _ in }) async throws {
            let (opened, signal) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
            let server = try makeServer { port in
                signal.yield(port)
                signal.finish()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { signal.finish() }
                    do {
                        try await server.run()
                    } catch is CancellationError {
                        throw CancellationError()
                    } catch {
                        throw ServerError("cannot listen on \(configuration.host):\(configuration.port): \(error)")
                    }
                }
                for await port in opened {
                    let endpoint = endpoint(port: port)
                    cluster.announce(address: configuration.advertisedAddress ?? endpoint.authority)
                    try await onReady(endpoint)
                }
                try await group.waitForAll()
            }
            try Task.checkCancellation()
        }

        /// Serves while `body` runs, and stops when it returns or throws.
        ///
        /// - Returns: what `body` returns.
        /// - Throws: as ``run(onReady:)``, and what `body` throws.
        public func serving<Result: Sendable>(_ body: (Endpoint) async throws -> Result) async throws -> Result {
            var result: Result?
            do {
                try await run { endpoint in
                    result = try await body(endpoint)
                    throw Finished()
                }
            } catch is Finished {}
            guard let result else { throw ServerError("the server ended before it was ready") }
            return result
        }

        private struct Finished: Error {}

        private static func nanoseconds(_ duration: Duration) -> Int64 {
            let (seconds, rest) = duration.components
            let whole = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            return whole.overflow ? .max : whole.partialValue.addingReportingOverflow(rest / 1_000_000_000).partialValue
        }

        private func endpoint(port: Int) -> Endpoint {
            Endpoint(host: configuration.host, port: port, token: token, certificateAuthority: identity.authority.pem)
        }

        private func makeServer(
            onOpen: @escaping @Sendable (Int) -> Void
        ) throws -> Server<ConnectionChannel<HTTP2UpgradeChannel>> {
            let responder = Responder(server: self)
            let port = configuration.port
            let requestLimit = TimeAmount.nanoseconds(Self.nanoseconds(configuration.requestTimeout))
            let stallLimit = TimeAmount.nanoseconds(Self.nanoseconds(configuration.stallTimeout))
            let idleLimit = TimeAmount.nanoseconds(Self.nanoseconds(configuration.idleTimeout))
            let requests = HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    RequestGuard(requestLimit: requestLimit, stallLimit: stallLimit),
                    WebSocketUpgrader(idleTimeout: idleLimit),
                ],
                idleTimeout: .seconds(Int64(clamping: configuration.idleTimeout.components.seconds)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 1 << 20, maxHeaderListSize: 1 << 20, maxHeaderFieldCount: 1000))
            let channel: HTTP2UpgradeChannel
            do {
                channel = try HTTP2UpgradeChannel(
                    tlsChannelConfiguration: TLSChannelConfiguration(
                        tlsConfiguration: ownCertificates.tlsConfiguration(clientAuthorities: clientAuthorities),
                        // Who is not trusted is told so in an answer, as by any API server, and not by TLS.
                        customVerificationCallback: { _, promise in promise.succeed(.certificateVerified) }),
                    configuration: .init(idleTimeout: configuration.idleTimeout, streamConfiguration: requests)
                ) { request, writer, channel in
                    try await responder.respond(to: request, with: writer, on: channel)
                }
            } catch {
                throw ServerError("cannot set up TLS: \(error)")
            }
            return Server(
                childChannelSetup: ConnectionChannel(base: channel, requestLimit: requestLimit, stallLimit: stallLimit),
                configuration: ServerConfiguration(address: .hostname(configuration.host, port: port)),
                onServerRunning: { onOpen($0.localAddress?.port ?? port) },
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                logger: configuration.logger
            )
        }
    }

    /// Why the server could not be started.
    public struct ServerError: Error, Sendable, CustomStringConvertible {
        public let description: String

        init(_ description: String) { self.description = description }
    }
#endif
