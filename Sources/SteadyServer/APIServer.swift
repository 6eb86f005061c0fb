#if Server
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import NIOCore
    import NIOPosix
    public import SteadyCluster
    import SteadyModel

    /// The HTTPS front of an embedded `Cluster`, for `kubectl` and any other client.
    ///
    /// ```swift
    /// let server = try APIServer(cluster)
    /// try await server.run { endpoint in
    ///     try endpoint.writeKubeconfig(to: "kubeconfig")
    /// }
    /// ```
    ///
    /// Certificates and token are made anew for each `APIServer`, in memory. The cluster's controllers are not part of it:
    /// run `Cluster.run()` beside it.
    public struct APIServer: Sendable {
        /// The cluster that answers.
        public let cluster: Cluster
        /// How it is served.
        public let configuration: Configuration
        let certificates: ServerCertificates
        let token: String

        /// A server of a cluster; nothing is opened yet.
        ///
        /// - Throws: ``ServerError`` if no certificate can be made for the configured host.
        public init(_ cluster: Cluster, configuration: Configuration = Configuration()) throws {
            self.cluster = cluster
            self.configuration = configuration
            token = configuration.token ?? BearerToken.random(from: cluster.platform.random)
            do {
                certificates = try ServerCertificates(host: configuration.host, platform: cluster.platform)
            } catch {
                throw ServerError("cannot make a certificate for \(configuration.host): \(error)")
            }
        }

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
            Endpoint(host: configuration.host, port: port, token: token, certificateAuthority: certificates.authorityPEM)
        }

        private func makeServer(
            onOpen: @escaping @Sendable (Int) -> Void
        ) throws -> Server<ConnectionChannel<TLSChannel<HTTP1Channel>>> {
            let responder = Responder(server: self)
            let port = configuration.port
            let channel = HTTP1Channel(
                responder: { request, writer, channel in
                    try await responder.respond(to: request, with: writer, on: channel)
                },
                configuration: .init(
                    idleTimeout: .seconds(Int64(clamping: configuration.idleTimeout.components.seconds)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 1 << 20, maxHeaderListSize: 1 << 20, maxHeaderFieldCount: 1000))
            )
            let secured: TLSChannel<HTTP1Channel>
            do {
                secured = try TLSChannel(channel, tlsConfiguration: certificates.tlsConfiguration())
            } catch {
                throw ServerError("cannot set up TLS: \(error)")
            }
            return Server(
                childChannelSetup: ConnectionChannel(
                    base: secured, requestLimit: .nanoseconds(Self.nanoseconds(configuration.requestTimeout)),
                    stallLimit: .nanoseconds(Self.nanoseconds(configuration.stallTimeout))),
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
