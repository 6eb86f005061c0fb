/// A connection to a port of a pod: bytes both ways.
///
/// It may be used by several tasks at the same time, each direction by one.
public struct PortForwardStream: Sendable {
    private static let bufferSize = 256 << 10

    /// What comes from the port; ends when the pod closes the connection. Throws ``StreamError`` with the server's words if nobody
    /// listens there.
    public let received: ByteStream
    private let incoming = Pipe<[UInt8]>(limit: bufferSize)
    private let connection: APIConnection
    private let port: UInt16

    init(_ connection: APIConnection, port: UInt16) {
        self.connection = connection
        self.port = port
        received = ByteStream(incoming)
    }

    /// Sends bytes to the port; suspends while it does not take what was sent before.
    ///
    /// - Throws: ``TransportError`` if the connection has ended.
    public func send(_ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            try await connection.send(ChannelMessages.message(0, Array(rest.prefix(32 << 10))))
            rest = rest.dropFirst(32 << 10)
        }
    }

    /// Hands out what comes, until the connection ends.
    func pump() async {
        do {
            var reader = PortForwardReader(port: port)
            for try await message in connection.messages {
                switch try reader.read(message) {
                case .data(let bytes): try await incoming.send(bytes)
                case .failure(let text): throw StreamError(text)
                case nil: break
                }
            }
            incoming.finish()
        } catch {
            incoming.finish(throwing: error)
        }
    }
}
