public import SteadyClient
import SteadyCodec

/// The size of a terminal in characters.
public struct TerminalSize: Sendable, Hashable {
    /// Characters in a line.
    public var columns: UInt16
    /// Lines.
    public var rows: UInt16

    /// A size.
    public init(columns: UInt16, rows: UInt16) {
        self.columns = columns
        self.rows = rows
    }

    /// Reads `{"Width":80,"Height":24}`.
    init?(message: [UInt8]) {
        guard let value = try? JSONValue(parsing: message), let width = value["Width"]?.integerValue,
            let height = value["Height"]?.integerValue
        else { return nil }
        self.init(columns: UInt16(clamping: width), rows: UInt16(clamping: height))
    }
}

/// Input and output of a command, as it sees them.
public struct PodStreams: Sendable {
    /// What it reads; ends when its client has no more, or is not heard of.
    public let stdin: ByteStream
    /// The sizes of its terminal, for one reader; those that nobody reads make way for newer ones.
    public let sizes: AsyncStream<TerminalSize>
    /// Which streams its client wants.
    public let options: ExecOptions
    private let connection: APIConnection

    init(_ stdin: ByteStream, _ sizes: AsyncStream<TerminalSize>, _ options: ExecOptions, _ connection: APIConnection) {
        self.stdin = stdin
        self.sizes = sizes
        self.options = options
        self.connection = connection
    }

    /// Prints something; suspends while the client does not take what was printed before. Nothing happens if the client does not
    /// want it.
    ///
    /// - Throws: if the client has gone.
    public func write(_ bytes: [UInt8]) async throws {
        if options.stdout { try await write(bytes, .stdout) }
    }

    /// Prints a text.
    public func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    /// Prints an error; on a terminal it is part of the output.
    public func writeError(_ text: String) async throws {
        if options.tty { return try await write(text) }
        if options.stderr { try await write(Array(text.utf8), .stderr) }
    }

    private func write(_ bytes: [UInt8], _ channel: ChannelMessages.Channel) async throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            try await connection.send(ChannelMessages.message(channel, Array(rest.prefix(32 << 10))))
            rest = rest.dropFirst(32 << 10)
        }
    }
}

/// A connection to a port of a pod, as the pod sees it.
public struct PodPortStream: Sendable {
    /// What the client sends; ends when it has no more.
    public let received: ByteStream
    private let sendBytes: @Sendable ([UInt8]) async throws -> Void

    init(_ received: ByteStream, send: @escaping @Sendable ([UInt8]) async throws -> Void) {
        self.received = received
        sendBytes = send
    }

    /// Sends bytes to the client; suspends while it does not take what was sent before.
    ///
    /// - Throws: if the client has gone.
    public func send(_ bytes: [UInt8]) async throws { try await sendBytes(bytes) }
}
