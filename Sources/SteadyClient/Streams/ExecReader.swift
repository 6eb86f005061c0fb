import SteadyCodec

/// Reads what the server sends of a running command. No I/O.
package struct ExecReader: Sendable {
    /// What the client gets.
    package enum Output: Sendable {
        case stdout([UInt8])
        case stderr([UInt8])
        case stdoutEnded
        case stderrEnded
        case status(Result<ExecStatus, any Error>)
    }

    private static let maximumStatusSize = 1 << 20

    private var channels: ChannelMessages
    private let request: String
    private var status: [UInt8] = []
    /// Whether the command has ended, as far as is known.
    package private(set) var hasStatus = false

    package init(_ channels: ChannelMessages, request: String) {
        self.channels = channels
        self.request = request
    }

    /// Reads a message; `nil` if it says nothing.
    package mutating func read(_ message: [UInt8]) throws(StreamError) -> Output? {
        switch try channels.read(message) {
        case .data(ChannelMessages.Channel.stdout.rawValue, let bytes): return bytes.isEmpty ? nil : .stdout(bytes)
        case .data(ChannelMessages.Channel.stderr.rawValue, let bytes): return bytes.isEmpty ? nil : .stderr(bytes)
        case .data(ChannelMessages.Channel.status.rawValue, let bytes):
            guard !bytes.isEmpty, !hasStatus else { return nil }
            guard bytes.count <= Self.maximumStatusSize - status.count else { throw StreamError("the status has no end") }
            // It may come in pieces.
            status += bytes
            guard let value = try? JSONValue(parsing: status) else { return nil }
            hasStatus = true
            return .status(Result { try ExecStatus(status: value, request: request) })
        case .closed(ChannelMessages.Channel.stdout.rawValue): return .stdoutEnded
        case .closed(ChannelMessages.Channel.stderr.rawValue): return .stderrEnded
        // Other channels are of no concern to a client.
        case .data, .closed, nil: return nil
        }
    }

    /// What the end of the connection means, if the command has not ended before.
    package func end() -> StreamError? {
        if hasStatus { return nil }
        return StreamError(
            status.isEmpty
                ? "the connection ended before it was told how the command ended"
                : "how the command ended cannot be read: \(String(decoding: status.prefix(200), as: UTF8.self))")
    }
}
