import SteadyClient

/// The two ends of a connection within the process.
struct ConnectionPair {
    private static let limit = 256 << 10

    let client: APIConnection
    let server: APIConnection

    init(subprotocol: String, _ request: APIRequest) {
        let toServer = Pipe<[UInt8]>(limit: Self.limit)
        let toClient = Pipe<[UInt8]>(limit: Self.limit)
        client = Self.end(subprotocol, request, sends: toServer, receives: toClient)
        server = Self.end(subprotocol, request, sends: toClient, receives: toServer)
    }

    private static func end(
        _ subprotocol: String, _ request: APIRequest, sends outgoing: Pipe<[UInt8]>, receives incoming: Pipe<[UInt8]>
    ) -> APIConnection {
        APIConnection(subprotocol: subprotocol) { message in
            guard try await outgoing.send(message) else {
                throw TransportError(phase: .receive, message: "the connection has ended", request: request)
            }
        } receive: {
            try await incoming.next()
        } close: {
            outgoing.finish()
            incoming.finish()
        }
    }
}
