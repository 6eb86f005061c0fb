#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1
    public import SteadyClient
    import SteadyModel

    extension HTTPTransport {
        /// Opens a WebSocket to the server, over a connection of its own (HTTP/1.1), and gives it to `body`.
        ///
        /// Pings are sent every ten seconds; a server that gives no sign of life for a minute counts as gone.
        ///
        /// - Parameters:
        ///   - request: what to connect to; its method is `GET`, and it has no body.
        ///   - protocols: what may be spoken there, best first.
        ///   - body: speaks one of them. When it returns the connection is closed, after what was sent.
        /// - Throws: `APIError` if the server refuses, `TransportError` if there is no connection or the transport was shut down, what
        ///   `body` throws, and `CancellationError` if the task was cancelled.
        public func withConnection<Result: Sendable>(
            _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
        ) async throws -> Result {
            try Task.checkCancellation()
            var isFirst = true
            while true {
                let (plan, credential) = try await connectionPlan(request, protocols)
                let answer: WebSocketConnector.Answer
                do {
                    answer = try await WebSocketConnector.connect(plan)
                } catch let error as AccessError {
                    throw TransportError(phase: .connect, message: error.description, request: request)
                } catch {
                    throw FailureReader.error(error, request, hasHead: false)
                }
                switch answer {
                case .refused(let exchange):
                    let response = try await Self.read(exchange, request)
                    guard isFirst, response.status == 401, try await hasOthers(than: credential) else {
                        throw APIError.refusal(response, to: request, now: platform.wallTime)
                    }
                    isFirst = false
                case .open(let messages, let subprotocol): return try await Self.converse(messages, subprotocol, request, body)
                }
            }
        }

        /// What is needed to connect: the only place that knows how the transport comes by its credentials and settings.
        private func connectionPlan(
            _ request: APIRequest, _ protocols: [String]
        ) async throws -> (ConnectionPlan, Credentials.Current) {
            do {
                let opening = try await opening(request)
                let (outgoing, server) = (opening.outgoing, opening.server)
                var headers = outgoing.headers
                headers.remove(name: "accept-encoding")
                if !headers.contains(name: "host") { headers.add(name: "host", value: server.authority) }
                headers.replaceOrAdd(name: "sec-websocket-protocol", value: protocols.joined(separator: ", "))
                let target = outgoing.url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
                let plan = ConnectionPlan(
                    server: server, expectedName: access.tlsServerName ?? server.host,
                    head: HTTPRequestHead(version: .http1_1, method: .GET, uri: String(target), headers: headers),
                    tls: opening.tls, proxy: opening.proxy,
                    connectTimeout: Self.amount(configuration.connectTimeout),
                    answerTimeout: Self.amount(configuration.requestTimeout), random: platform.random,
                    connections: connections)
                return (plan, opening.credential)
            } catch let error as AccessError {
                throw TransportError(phase: .connect, message: error.description, request: request)
            }
        }

        private static func amount(_ duration: Duration) -> TimeAmount {
            let (seconds, attoseconds) = duration.components
            return .milliseconds(max(1, min(max(seconds, 0), 3600) * 1000 + attoseconds / 1_000_000_000_000_000))
        }

        /// Reads what the server answered instead.
        private static func read(_ exchange: WebSocketConnector.Exchange, _ request: APIRequest) async throws -> APIResponse {
            do {
                return try await exchange.executeThenClose { inbound, _ in
                    var response = APIResponse(status: 0)
                    for try await part in inbound {
                        switch part {
                        case .head(let head):
                            response.status = Int(head.status.code)
                            response.headers = ResponseReader.headers(head.headers, isInflated: false)
                        case .body(let bytes):
                            response.body += Array(bytes.readableBytesView).prefix((1 << 20) - response.body.count)
                        case .end: return response
                        }
                    }
                    return response
                }
            } catch {
                throw FailureReader.error(error, request, hasHead: true)
            }
        }

        private static func converse<Result: Sendable>(
            _ messages: WebSocketConnector.Messages, _ subprotocol: String, _ request: APIRequest,
            _ body: (APIConnection) async throws -> Result
        ) async throws -> Result {
            let channel = messages.channel
            var result: Swift.Result<Result, any Error>?
            do {
                try await messages.executeThenClose { inbound, outbound in
                    let reader = WebSocketReader(inbound)
                    let connection = APIConnection(subprotocol: subprotocol) { message in
                        do {
                            try await outbound.write(ByteBuffer(bytes: message))
                        } catch {
                            throw FailureReader.error(error, request, hasHead: true)
                        }
                    } receive: {
                        do {
                            return try await reader.next()
                        } catch {
                            throw FailureReader.error(error, request, hasHead: true)
                        }
                    } close: {
                        channel.close(promise: nil)
                    }
                    do {
                        result = .success(try await body(connection))
                    } catch {
                        result = .failure(error)
                    }
                }
            } catch  where result == nil {
                throw FailureReader.error(error, request, hasHead: true)
            } catch {
                // What `body` says counts; the other side may have closed first.
            }
            guard let result else { throw CancellationError() }
            return try result.get()
        }
    }
#endif
