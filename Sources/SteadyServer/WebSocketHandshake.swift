#if Server
    import Crypto
    package import HTTPTypes
    package import SteadyCluster

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The request for a WebSocket, and the answer to it (RFC 6455, section 4).
    package struct WebSocketHandshake: Sendable {
        /// What the client speaks, best first.
        package let protocols: [String]
        private let key: String

        /// Whether a request asks for a WebSocket.
        package static func isAsked(_ head: HTTPRequest) -> Bool {
            head.method == .get && tokens(head, .upgrade).contains("websocket") && tokens(head, .connection).contains("upgrade")
        }

        /// - Throws: 400 if the request is not as it has to be.
        package init(_ head: HTTPRequest) throws(StatusError) {
            guard Self.value(head, "Sec-WebSocket-Version") == "13" else {
                throw StatusError(400, reason: "BadRequest", message: "the version of WebSockets has to be 13")
            }
            key = Self.value(head, "Sec-WebSocket-Key") ?? ""
            guard Data(base64Encoded: key)?.count == 16 else {
                throw StatusError(400, reason: "BadRequest", message: "the key of the WebSocket is missing or malformed")
            }
            protocols = (Self.value(head, "Sec-WebSocket-Protocol") ?? "").split(separator: ",").map {
                String($0).trimmed
            }
        }

        /// The answer that opens it.
        package func response(subprotocol: String) -> HTTPResponse {
            var fields = HTTPFields()
            fields[.upgrade] = "websocket"
            fields[.connection] = "Upgrade"
            let digest = Insecure.SHA1.hash(data: Array("\(key)258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8))
            if let name = HTTPField.Name("Sec-WebSocket-Accept") { fields[name] = Data(digest).base64EncodedString() }
            if let name = HTTPField.Name("Sec-WebSocket-Protocol") { fields[name] = subprotocol }
            return HTTPResponse(status: .switchingProtocols, headerFields: fields)
        }

        private static func value(_ head: HTTPRequest, _ name: String) -> String? {
            HTTPField.Name(name).flatMap { head.headerFields[$0] }?.trimmed
        }

        private static func tokens(_ head: HTTPRequest, _ name: HTTPField.Name) -> [String] {
            (head.headerFields[name] ?? "").split(separator: ",").map { String($0).trimmed.lowercased() }
        }
    }

    extension String {
        /// Without the spaces at both ends.
        fileprivate var trimmed: String {
            var text = self[...]
            while text.first?.isWhitespace == true { text.removeFirst() }
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
    }
#endif
