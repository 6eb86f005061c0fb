#if Service
    import HTTPTypes
    import HummingbirdCore
    import NIOCore
    public import ServiceLifecycle
    public import SteadyClient
    public import SteadyModel
    public import SteadyWebhook

    /// Serves a program's webhooks over HTTPS, for as long as the program lives, whether it leads or not.
    ///
    /// ```swift
    /// let endpoint = WebhookEndpoint(webhooks, at: address, behind: .init("website-operator", namespace: "web"), client: client)
    /// ```
    ///
    /// At most 512 connections are open at a time, each for a minute without a request; a body has at most 32 MiB, or is answered with 413. A
    /// handler is cancelled when the API server does not wait any longer: after the `timeout` that it asks with, and after 30 s at the latest.
    public struct WebhookEndpoint: Service {
        private enum Source: Sendable {
            case files(OperatorEndpoint.Certificate)
            case own(WebhookCertificates, WebhookCall.Service, Client)
        }

        private static let connectionLimit = 512
        private static let maximumBodySize = 32 << 20
        /// The longest that an API server waits for a webhook.
        private static let patience = Duration.seconds(30)
        /// How often it is looked whether a certificate has to be made anew.
        static let period = Duration.seconds(3600)
        /// How long after a failure it is tried again.
        static let pause = Duration.seconds(5)
        /// Where it listens.
        public let address: EndpointAddress
        private let webhooks: Webhooks
        private let source: Source
        private let clock: MonotonicClock
        private let onProblem: @Sendable (ServiceError) -> Void
        private let onReady: @Sendable (Int) -> Void

        /// An endpoint with a certificate from files, which are read again when they change. Who issues it tells the API server of its
        /// authority, and of the webhooks: `Webhooks.configurations(named:at:authority:)`.
        ///
        /// - Parameters:
        ///   - webhooks: what is asked.
        ///   - address: where it listens.
        ///   - certificate: what it shows.
        ///   - platform: what time it is.
        ///   - onProblem: told why a certificate that has changed cannot be used; the one before is shown on.
        ///   - onReady: told the port when it is open.
        public init(
            _ webhooks: Webhooks, at address: EndpointAddress, certificate: OperatorEndpoint.Certificate,
            platform: Platform = .system,
            onProblem: @escaping @Sendable (ServiceError) -> Void = { _ in },
            onReady: @escaping @Sendable (Int) -> Void = { _ in }
        ) {
            self.webhooks = webhooks
            self.address = address
            source = .files(certificate)
            clock = platform.clock
            self.onProblem = onProblem
            self.onReady = onReady
        }

        /// An endpoint with a certificate of its own, by an authority of its own: nothing else is needed in the cluster.
        ///
        /// Both are in the Secret `NAME-webhooks`, NAME being the Service's, and are made anew before they end; replicas share them. Once it
        /// listens, the API server is told of the webhooks and of the authority, under the Service's name, and again when that changes. The
        /// client needs: `get`, `create` and `update` on Secrets there; `patch` on webhook configurations and, if versions are converted, on
        /// custom resource definitions.
        ///
        /// - Parameters:
        ///   - webhooks: what is asked.
        ///   - address: where it listens.
        ///   - service: the Service of the cluster that leads here.
        ///   - client: the way to the API server.
        ///   - onProblem: told what does not succeed, and is tried again.
        ///   - onReady: told the port when it is open.
        public init(
            _ webhooks: Webhooks, at address: EndpointAddress, behind service: WebhookCall.Service, client: Client,
            onProblem: @escaping @Sendable (ServiceError) -> Void = { _ in },
            onReady: @escaping @Sendable (Int) -> Void = { _ in }
        ) {
            self.webhooks = webhooks
            self.address = address
            let names = [service.serverName, "\(service.serverName).cluster.local", "\(service.name).\(service.namespace)"]
            let secret = ObjectKey(namespace: service.namespace, name: "\(service.name)-webhooks")
            source = .own(WebhookCertificates(in: secret, for: names, client: client), service, client)
            clock = client.platform.clock
            self.onProblem = onProblem
            self.onReady = onReady
        }

        /// Answers until the group shuts down, or the task is cancelled; then connections are closed.
        ///
        /// - Throws: ``ServiceError`` if the port or the certificate cannot be used; `CancellationError` if the task is cancelled.
        public func run() async throws {
            do {
                try await cancelWhenGracefulShutdown { try await serve() }
            } catch let error as ServiceError {
                throw error
            } catch is CancellationError {
                // If the group shuts down, what is beside the server is cancelled, and this task is not.
                try Task.checkCancellation()
            } catch {
                try Task.checkCancellation()
                throw ServiceError("webhooks cannot be served on \(address): \(error)", code: .endpoint)
            }
        }

        private func serve() async throws {
            switch source {
            case .files(let files):
                let certificate = try EndpointCertificate(files)
                try await serve(certificate) { _ in await certificate.follow(clock, onProblem) }
            case .own(let certificates, let service, let client):
                let first = try await untilDone { try await certificates.current() }
                let shown = try EndpointCertificate(chain: first.certificate, key: first.key)
                try await serve(shown) { opened in
                    for await _ in opened { break }
                    try await keep(shown, first, certificates, service, client)
                }
            }
        }

        /// Serves, and does something beside, which is told when the port is open.
        private func serve(
            _ certificate: EndpointCertificate, _ beside: @escaping @Sendable (AsyncStream<Void>) async throws -> Void
        ) async throws {
            let (opened, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let onReady = onReady
            let server = try EndpointServer(
                address: address, certificate: certificate, connectionLimit: Self.connectionLimit,
                onReady: { port in
                    onReady(port)
                    signal.yield()
                }
            ).service { request, writer in try await respond(to: request, with: writer) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                group.addTask { try await beside(opened) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }

        /// Tells the API server of the webhooks, and keeps the certificate fresh.
        private func keep(
            _ shown: EndpointCertificate, _ first: WebhookCertificates.Material, _ certificates: WebhookCertificates,
            _ service: WebhookCall.Service, _ client: Client
        ) async throws {
            var current = first
            var isRegistered = false
            while true {
                let (material, mustRegister) = (current, !isRegistered)
                if mustRegister {
                    try await untilDone {
                        try await webhooks.register(
                            named: service.name, at: .service(service), authority: material.authorities, using: client)
                    }
                    isRegistered = true
                }
                try await clock.sleep(for: Self.period)
                let next = try await untilDone { try await certificates.current() }
                guard next != current else { continue }
                try shown.replace(chain: next.certificate, key: next.key)
                isRegistered = next.authorities == current.authorities
                current = next
            }
        }

        /// Tries until it succeeds; an error is told when it is another than the last.
        private func untilDone<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
            var last: ServiceError?
            while true {
                do { return try await body() } catch is CancellationError { throw CancellationError() } catch {
                    try Task.checkCancellation()
                    let problem = error as? ServiceError ?? ServiceError("webhooks on \(address): \(error)", code: .endpoint)
                    if problem != last { onProblem(problem) }
                    last = problem
                }
                try await clock.sleep(for: Self.pause)
            }
        }

        private typealias Answer = (status: Int, contentType: String, body: [UInt8])

        @concurrent
        private func respond(to request: Request, with writer: consuming ResponseWriter) async throws {
            let answer: Answer
            do {
                let body = try await request.body.collect(upTo: Self.maximumBodySize)
                answer = try await self.answer(request.head, Array(body.readableBytesView))
            } catch is NIOTooManyBytesError {
                answer = Self.text(413, "a review has at most \(Self.maximumBodySize >> 20) MiB")
            }
            var fields = HTTPFields()
            fields[.contentType] = answer.contentType
            fields[.contentLength] = String(answer.body.count)
            // What is left of the body is not read.
            if answer.status == 413 { fields[.connection] = "close" }
            let head = HTTPResponse(status: .init(code: answer.status), headerFields: fields)
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        }

        /// The answer of a handler, if it comes while the API server waits for it.
        private func answer(_ head: HTTPRequest, _ body: [UInt8]) async throws -> Answer {
            let (method, target) = (head.method.rawValue, head.path ?? "/")
            let limit = Self.limit(target)
            return try await withThrowingTaskGroup(of: Answer?.self) { group in
                group.addTask { try await webhooks.respond(method, target, body) }
                group.addTask {
                    try await clock.sleep(for: limit)
                    return nil
                }
                defer { group.cancelAll() }
                if let answer = try await group.next() ?? nil { return answer }
                let path = target.prefix { $0 != "?" }
                onProblem(ServiceError("the webhook \(path) has no answer after \(limit): it was cancelled", code: .endpoint))
                return Self.text(504, "there is no answer after \(limit)")
            }
        }

        /// How long the API server waits: it says so as `?timeout=10s`.
        private static func limit(_ target: String) -> Duration {
            let asked = EndpointRequest(method: "POST", target: target)["timeout"]
            guard let asked, asked.hasSuffix("s"), let seconds = Int64(asked.dropLast()), seconds > 0 else { return patience }
            return min(.seconds(seconds), patience)
        }

        private static func text(_ status: Int, _ text: String) -> Answer {
            (status, "text/plain; charset=utf-8", Array((text + "\n").utf8))
        }
    }

    extension WebhookEndpoint: CustomStringConvertible {
        public var description: String { "webhooks on \(address)" }
    }
#endif
