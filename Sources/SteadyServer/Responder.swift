#if Server
    import HTTPTypes
    import HummingbirdCore
    import NIOCore
    import NIOSSL
    import SteadyClient
    import SteadyCluster
    import SteadyCodec

    /// Answers one HTTP request from the cluster.
    struct Responder: Sendable {
        let cluster: Cluster
        private let reader: RequestReader
        private let token: String
        private let certificates: CertificateAuthenticator
        private let compresses: Bool
        let counts = RequestCounts()

        init(server: APIServer) {
            cluster = server.cluster
            token = server.token
            certificates = server.certificates
            compresses = server.configuration.compressesAnswers
            reader = RequestReader(
                maximumBodySize: server.configuration.maximumBodySize,
                maximumHeaderSize: server.configuration.maximumHeaderSize)
        }

        /// - Throws: if the connection broke, or the client of a watch went away: the connection is of no more use.
        @concurrent
        func respond(to request: Request, with writer: consuming ResponseWriter, on channel: any Channel) async throws {
            let prepared: APIRequest
            let requester: Requester
            let isWatch: Bool
            do throws(StatusError) {
                prepared = try reader.head(request.head)
                requester = try await self.requester(request.head, prepared, channel.connection)
                isWatch = RequestReader.isWatch(prepared) || (cluster.hasPods && RequestReader.isFollowed(prepared))
                try checkBody(request.head, isWatch: isWatch)
            } catch {
                return try await write(error, to: request.head, with: writer)
            }
            if !channel.isStream, WebSocketHandshake.isAsked(request.head) {
                return try await connect(prepared, as: requester, request, with: writer)
            }
            let transport = cluster.transport(as: requester)
            if isWatch {
                return try await watch(prepared, request, transport, isStream: channel.isStream, with: writer)
            }
            if request.headers[.expect]?.lowercased() == "100-continue" {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            var complete = prepared
            let response: APIResponse
            do {
                let body = try await body(of: request)
                try reader.attach(body, to: &complete)
                response = Self.completed(try await transport.send(complete), complete, counts)
            } catch let error as StatusError {
                return try await write(error, to: request.head, with: writer)
            } catch let error as TransportError {
                let status = StatusError(500, reason: "InternalError", message: error.message)
                return try await write(status, to: request.head, with: writer)
            }
            try await write(response, to: request.head, with: writer)
        }

        /// The figures of the cluster, together with those of the requests.
        private static func completed(_ response: APIResponse, _ request: APIRequest, _ counts: RequestCounts) -> APIResponse {
            guard request.path == "/metrics", response.status == 200 else { return response }
            var response = response
            response.body = Array(counts.text.utf8) + response.body
            return response
        }

        /// Who sends the request: health is told to everybody; a valid certificate names its user; the holder of the token may do
        /// everything, others are service accounts; nobody in particular are those who show nothing.
        private func requester(
            _ head: HTTPRequest, _ request: APIRequest, _ connection: any Channel
        ) async throws(StatusError) -> Requester {
            if request.method == .get, Self.tellsHealth(request.path) { return .administrator }
            let shown = try? await connection.nioSSL_peerCertificate().get()
            if let shown, let user = await certificates.requester(of: shown) { return user }
            guard let given = BearerToken.read(head.headerFields[.authorization]) else {
                if shown != nil { throw Self.unauthorized }
                return .anonymous
            }
            if BearerToken.matches(given, token) { return .administrator }
            guard let account = cluster.requester(ofToken: given) else { throw Self.unauthorized }
            return account
        }

        private static func tellsHealth(_ path: String) -> Bool {
            let first = path.utf8.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "/") }
            return ["healthz", "livez", "readyz"].contains { first.elementsEqual($0.utf8) }
        }

        private static let unauthorized = StatusError(401, reason: "Unauthorized", message: "Unauthorized")

        private func checkBody(_ head: HTTPRequest, isWatch: Bool) throws(StatusError) {
            let length = head.headerFields[.contentLength].map { Int($0) ?? Int.max } ?? 0
            if length > reader.maximumBodySize { throw tooLarge }
            // While a watch is sent its connection is only listened to for its end.
            if isWatch, length > 0 || head.headerFields[.transferEncoding] != nil {
                throw StatusError(400, reason: "BadRequest", message: "a watch request has no body")
            }
        }

        private var tooLarge: StatusError {
            StatusError(
                413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: limit is \(reader.maximumBodySize)")
        }

        private func body(of request: Request) async throws -> [UInt8] {
            do {
                let buffer = try await request.body.collect(upTo: reader.maximumBodySize)
                return Array(buffer.readableBytesView)
            } catch is NIOTooManyBytesError {
                throw tooLarge
            }
        }

        /// Streams until the watch or the connection ends.
        @concurrent
        private func watch(
            _ watch: APIRequest, _ request: Request, _ transport: any Transport, isStream: Bool,
            with writer: consuming ResponseWriter
        ) async throws {
            // The writer cannot enter the closure of `withStream`: that one only holds the stream open in a child task.
            let (opened, opening) = AsyncStream.makeStream(of: APIStream.self, bufferingPolicy: .bufferingNewest(1))
            let (closed, closing) = AsyncStream.makeStream(of: Never.self)
            async let source: Void = hold(watch, transport, opening, until: closed)
            defer { closing.finish() }
            var streams = opened.makeAsyncIterator()
            guard let stream = await streams.next() else {
                try await source
                throw CancellationError()
            }
            counts.add("WATCH", stream.status)
            // A connection of HTTP/1.1 ends with its watch: what was listening for its end cannot hand the next request on.
            let head = ResponseHead(status: stream.status, headers: stream.headers, warnings: [], length: nil, closes: !isStream)
            let sink = try await writer.writeHead(head.fields)
            let chunks = stream.chunks
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                var sink = sink
                for try await chunk in chunks { try await sink.write(ByteBuffer(bytes: chunk)) }
                try await sink.finish(nil)
            }
            closing.finish()
            try await source
        }

        private func hold(
            _ request: APIRequest, _ transport: any Transport, _ opening: AsyncStream<APIStream>.Continuation,
            until closed: AsyncStream<Never>
        ) async throws {
            defer { opening.finish() }
            try await transport.withStream(request) { stream in
                opening.yield(stream)
                opening.finish()
                for await _ in closed {}
            }
        }

        @concurrent
        func write(_ error: StatusError, to request: HTTPRequest, with writer: consuming ResponseWriter) async throws {
            let response = APIResponse(
                status: error.code, headers: ["content-type": "application/json"], body: error.status.serialized())
            try await write(response, to: request, with: writer)
        }

        @concurrent
        func write(
            _ response: APIResponse, to request: HTTPRequest, with writer: consuming ResponseWriter
        ) async throws {
            counts.add(request.method.rawValue, response.status)
            var headers = response.headers
            var bytes: ByteBuffer?
            if compresses, headers["content-encoding"] == nil {
                bytes = CompressedBody.make(of: response.body, accepted: request.headerFields[.acceptEncoding])
                if bytes != nil {
                    headers["content-encoding"] = "gzip"
                    headers["vary"] = "Accept-Encoding"
                }
            }
            let whole = bytes ?? ByteBuffer(bytes: response.body)
            let head = ResponseHead(
                status: response.status, headers: headers, warnings: response.warnings, length: whole.readableBytes)
            // An answer to HEAD tells the length of a body that does not follow.
            let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: whole)
            try await writer.write(response: head.fields, body: body)
        }
    }
#endif
