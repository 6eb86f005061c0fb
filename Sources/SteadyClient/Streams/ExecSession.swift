import SteadyCodec

/// A command that runs in a container: its streams and how it ends.
///
/// Its parts may be used by several tasks at the same time, each stream by one. Output that is wanted has to be read: what is not
/// read holds up the command.
public struct ExecSession: Sendable {
    /// How many bytes of each stream are kept for who reads it.
    private static let bufferSize = 256 << 10

    /// What the command prints.
    public let stdout: ByteStream
    /// What it prints as errors; on a terminal they are part of the output.
    public let stderr: ByteStream
    private let output = Pipe<[UInt8]>(limit: bufferSize)
    private let errors = Pipe<[UInt8]>(limit: bufferSize)
    private let outcome = Latch<ExecStatus>()
    private let connection: APIConnection
    private let channels: ChannelMessages
    private let options: ExecOptions
    private let request: APIRequest

    init(_ connection: APIConnection, _ channels: ChannelMessages, _ options: ExecOptions, _ request: APIRequest) {
        self.connection = connection
        self.channels = channels
        self.options = options
        self.request = request
        stdout = ByteStream(output)
        stderr = ByteStream(errors)
        if !options.stdout { output.finish() }
        if !options.stderr || options.tty { errors.finish() }
    }

    /// Sends input to the command; suspends while it does not take what was sent before.
    ///
    /// - Throws: ``TransportError`` if the connection has ended.
    public func write(_ bytes: [UInt8]) async throws {
        // Large messages are not for every server.
        var rest = bytes[...]
        while !rest.isEmpty {
            try await connection.send(ChannelMessages.message(.stdin, Array(rest.prefix(32 << 10))))
            rest = rest.dropFirst(32 << 10)
        }
    }

    /// Whether the server can be told that the input has ended; v1.30 and newer can.
    public var canCloseInput: Bool { channels.end(of: .stdin) != nil }

    var cannotCloseInput: StreamError {
        StreamError("the server speaks \(channels.version.rawValue), in which the input alone cannot be ended")
    }

    /// Tells the command that its input has ended; output goes on.
    ///
    /// - Throws: ``StreamError`` if the server cannot be told, see ``canCloseInput``; as ``write(_:)``.
    public func closeInput() async throws {
        guard let message = channels.end(of: .stdin) else { throw cannotCloseInput }
        try await connection.send(message)
    }

    /// Tells the terminal its size.
    public func resize(columns: UInt16, rows: UInt16) async throws {
        let size: JSONValue = ["Width": .integer(Int64(columns)), "Height": .integer(Int64(rows))]
        try await connection.send(ChannelMessages.message(.resize, size.serialized()))
    }

    /// Waits until the command has ended.
    ///
    /// - Throws: ``APIError`` if the command could not be run, ``TransportError`` or ``StreamError`` if it was not told how it ended.
    public func status() async throws -> ExecStatus { try await outcome.value() }

    /// Hands out what comes, until the connection ends.
    func pump() async {
        var reader = ExecReader(channels, request: "\(request.method.rawValue) \(request.path)")
        do {
            for try await message in connection.messages {
                switch try reader.read(message) {
                case .stdout(let bytes): try await output.send(bytes)
                case .stderr(let bytes): try await errors.send(bytes)
                case .stdoutEnded: output.finish()
                case .stderrEnded: errors.finish()
                case .status(let result): outcome.set(result)
                case nil: break
                }
            }
            if let error = reader.end() { throw error }
            end(nil)
        } catch {
            // Not every server says goodbye when all has been said.
            end(reader.hasStatus && !(error is CancellationError) ? nil : error)
        }
    }

    private func end(_ error: (any Error)?) {
        output.finish(throwing: error)
        errors.finish(throwing: error)
        outcome.set(.failure(error ?? StreamError("the command has ended")))
    }
}
