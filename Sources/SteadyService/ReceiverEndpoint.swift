#if Service
    import HTTPTypes
    import HummingbirdCore
    import NIOCore
    public import ServiceLifecycle
    public import SteadyModel
    public import SteadyRuntime

    /// Serves the receivers of a program over HTTP or HTTPS: `POST /hooks/NAME`.
    ///
    /// ```swift
    /// let endpoint = try ReceiverEndpoint([pushes], at: EndpointAddress(host: "0.0.0.0", port: 8082))
    /// await OperatorProgram(named: "sites", services: [endpoint]) { manager, _ in … }.main()
    /// ```
    ///
    /// A call that is taken is answered with 202, one that is refused with 403, and one to which nobody listens in this process with 503 and
    /// `Retry-After`: of several replicas the one that leads takes it. At most 64 connections are open at a time, each for a minute without a
    /// request; a body has at most a mebibyte, or is answered with 413.
    public struct ReceiverEndpoint: Service {
        private static let connectionLimit = 64
        private static let maximumBodySize = 1 << 20
        /// Where it listens.
        public let address: EndpointAddress
        private let receivers: [String: WebhookReceiver]
        private let certificate: OperatorEndpoint.Certificate?
        private let clock: MonotonicClock
        private let onProblem: @Sendable (ServiceError) -> Void
        private let onReady: @Sendable (Int) -> Void

        /// An endpoint; nothing is opened yet.
        ///
        /// - Parameters:
        ///   - receivers: what is called, each under its name.
        ///   - address: where it listens.
        ///   - certificate: for HTTPS, from files that are read again when they change; `nil` for HTTP, behind something that ends TLS.
        ///   - platform: what time it is.
        ///   - onProblem: told why a certificate that has changed cannot be used; the one before is shown on.
        ///   - onReady: told the port when it is open.
        /// - Throws: ``ServiceError`` if two receivers have one name, or a name is no part of a path: letters, digits, `-`, `_` and `.`.
        public init(
            _ receivers: [WebhookReceiver], at address: EndpointAddress, certificate: OperatorEndpoint.Certificate? = nil,
            platform: Platform = .system, onProblem: @escaping @Sendable (ServiceError) -> Void = { _ in },
            onReady: @escaping @Sendable (Int) -> Void = { _ in }
        ) throws(ServiceError) {
            var named: [String: WebhookReceiver] = [:]
            for receiver in receivers {
                let name = receiver.name
                let isPlain = name.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "-_.".utf8.contains(byte)
                }
                guard isPlain, !name.isEmpty else {
                    throw ServiceError(
                        "a receiver is called “\(name)”: its path needs a name of letters, digits, -, _ and .", code: .endpoint)
                }
                guard named.updateValue(receiver, forKey: name) == nil else {
                    throw ServiceError("two receivers are called “\(name)”: give one of them another name", code: .endpoint)
                }
            }
            self.receivers = named
            self.address = address
            self.certificate = certificate
            clock = platform.clock
            self.onProblem = onProblem
            self.onReady = onReady
        }

        /// Answers until the group shuts down, or the task is cancelled; then connections are closed.
        ///
        /// - Throws: ``ServiceError`` if the port or the certificate cannot be used; `CancellationError` if the task is cancelled.
        public func run() async throws {
            do {
                let material = try certificate.map { try EndpointCertificate($0) }
                let server = try EndpointServer(
                    address: address, certificate: material, connectionLimit: Self.connectionLimit, onReady: onReady
                ).service { request, writer in try await respond(to: request, with: writer) }
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
                throw ServiceError("receivers cannot be served on \(address): \(error)", code: .endpoint)
            }
        }

        @concurrent
        private func respond(to request: Request, with writer: consuming ResponseWriter) async throws {
            let (status, text) = try await answer(request)
            var fields = HTTPFields()
            fields[.contentType] = "text/plain; charset=utf-8"
            fields[.contentLength] = String(text.utf8.count)
            if status == 503 { fields[.retryAfter] = "5" }
            // What is left of the body is not read.
            if status == 413 { fields[.connection] = "close" }
            let head = HTTPResponse(status: .init(code: status), headerFields: fields)
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }

        private func answer(_ request: Request) async throws -> (status: Int, text: String) {
            let path = EndpointRequest(method: "POST", target: request.head.path ?? "/").path
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count == 2, parts[0] == "hooks", let receiver = receivers[parts[1]] else {
                return (404, "nothing is called here\n")
            }
            guard request.head.method == .post else { return (405, "calls are posted here\n") }
            let body: ByteBuffer
            do { body = try await request.body.collect(upTo: Self.maximumBodySize) } catch is NIOTooManyBytesError {
                return (413, "a call has at most \(Self.maximumBodySize >> 20) MiB\n")
            }
            let headers = request.head.headerFields.map { (name: $0.name.rawName, value: $0.value) }
            return switch receiver.receive(.init(headers: headers, body: Array(body.readableBytesView))) {
            case .taken: (202, "taken\n")
            case .refused: (403, "the call is not from whom it should be\n")
            case .unheard: (503, "nobody listens here now: try again\n")
            }
        }
    }

    extension ReceiverEndpoint: CustomStringConvertible {
        public var description: String { "receivers on \(address)" }
    }
#endif
