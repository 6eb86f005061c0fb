#if Server
    import HTTPTypes
    import HummingbirdCore
    import NIOCore
    import SteadyClient
    import SteadyCluster
    import SteadyCodec

    extension Responder {
        /// Opens a WebSocket into a pod and passes messages both ways until one side has had enough.
        @concurrent
        func connect(
            _ asked: APIRequest, as requester: Requester, _ request: Request, with writer: consuming ResponseWriter
        ) async throws {
            let handshake: WebSocketHandshake
            do throws(StatusError) {
                handshake = try WebSocketHandshake(request.head)
            } catch {
                return try await write(error, to: request.head, with: writer)
            }
            // The writer cannot enter the closure that the connection is open in: that one only holds it open in a child task.
            let (opened, opening) = AsyncStream.makeStream(of: APIConnection.self, bufferingPolicy: .bufferingNewest(1))
            let (closed, closing) = AsyncStream.makeStream(of: Never.self)
            async let refusal = hold(asked, requester, handshake.protocols, opening, until: closed)
            defer { closing.finish() }
            var connections = opened.makeAsyncIterator()
            guard let connection = await connections.next() else {
                guard let response = try await refusal else { throw CancellationError() }
                return try await write(response, to: request.head, with: writer)
            }
            counts.add("CONNECT", 101)
            var sink = try await writer.writeHead(handshake.response(subprotocol: connection.subprotocol))
            let incoming = request.body
            async let received: Void = Self.pass(incoming, to: connection)
            for try await message in connection.messages { try await sink.write(ByteBuffer(bytes: message)) }
            try await sink.finish(nil)
            closing.finish()
            // Until the client has said goodbye, too, or has not in time.
            await received
            _ = try await refusal
        }

        private func hold(
            _ request: APIRequest, _ requester: Requester, _ protocols: [String],
            _ opening: AsyncStream<APIConnection>.Continuation, until closed: AsyncStream<Never>
        ) async throws -> APIResponse? {
            defer { opening.finish() }
            do {
                try await cluster.withPodConnection(request, as: requester, protocols: protocols) { connection in
                    opening.yield(connection)
                    opening.finish()
                    for await _ in closed {}
                }
                return nil
            } catch let refusal as ConnectionRefusal {
                return refusal.response
            } catch let error as TransportError {
                let status = StatusError(500, reason: "InternalError", message: error.message)
                return APIResponse(
                    status: 500, headers: ["content-type": "application/json"], body: status.status.serialized())
            }
        }

        /// Passes on what the client sends; when it has gone, the connection is closed.
        private static func pass(_ body: RequestBody, to connection: APIConnection) async {
            do {
                for try await message in body { try await connection.send(Array(message.readableBytesView)) }
            } catch {
                // Whether the client broke off or what it speaks to has ended: there is nobody left to tell.
            }
            await connection.close()
        }
    }
#endif
