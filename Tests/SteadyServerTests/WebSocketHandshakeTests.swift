#if Server
    import HTTPTypes
    import SteadyCluster
    import SteadyServer
    import Testing

    struct WebSocketHandshakeTests {
        private func request(_ fields: [(String, String)]) -> HTTPRequest {
            var head = HTTPRequest(method: .get, scheme: "https", authority: "h", path: "/")
            for (name, value) in fields {
                if let name = HTTPField.Name(name) { head.headerFields.append(HTTPField(name: name, value: value)) }
            }
            return head
        }

        @Test func `the example of the standard`() throws {
            let head = request([
                ("Upgrade", "WebSocket"), ("Connection", "keep-alive, Upgrade"),
                ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
                ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Protocol", "chat, superchat"),
            ])
            #expect(WebSocketHandshake.isAsked(head))
            let handshake = try WebSocketHandshake(head)
            #expect(handshake.protocols == ["chat", "superchat"])
            let response = handshake.response(subprotocol: "chat")
            #expect(response.status.code == 101)
            let fields = response.headerFields.map { "\($0.name.canonicalName): \($0.value)" }
            #expect(fields.contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
            #expect(fields.contains("sec-websocket-protocol: chat"))
        }

        @Test func `what is missing is told`() {
            #expect(!WebSocketHandshake.isAsked(request([("Upgrade", "SPDY/3.1"), ("Connection", "Upgrade")])))
            #expect(!WebSocketHandshake.isAsked(request([("Upgrade", "websocket")])))
            let version = ("Sec-WebSocket-Version", "13")
            for fields in [
                [], [version], [version, ("Sec-WebSocket-Key", "AAAA")], [("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")],
            ] {
                let error = #expect(throws: StatusError.self) { try WebSocketHandshake(request(fields)) }
                #expect(error?.code == 400)
            }
        }
    }
#endif
