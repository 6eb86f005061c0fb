import SteadyClient
import SteadyCodec

extension Cluster {
    /// Speaks the server's part of `exec` and `attach`, while `run` is the command.
    func serveCommand(
        _ connection: APIConnection, _ options: ExecOptions, _ failure: String,
        _ run: @Sendable @escaping (PodStreams) async throws -> ExecStatus
    ) async {
        guard let channels = ChannelMessages(subprotocol: connection.subprotocol) else { return }
        let input = Pipe<[UInt8]>(limit: 64 << 10)
        let (sizes, resizing) = AsyncStream.makeStream(of: TerminalSize.self, bufferingPolicy: .bufferingNewest(1))
        if !options.stdin { input.finish() }
        async let _: Void = Self.read(connection, channels, input, resizing)
        let status: JSONValue
        do {
            // Tells the client that it is connected.
            let first: ChannelMessages.Channel = options.stdout ? .stdout : options.stderr ? .stderr : .status
            try await connection.send(ChannelMessages.message(first, []))
            status = try await run(PodStreams(ByteStream(input), sizes, options, connection)).status
        } catch let error as StatusError {
            status = error.status
        } catch {
            let text = "Internal error occurred: \(failure): \(error)"
            status = StatusError(500, reason: "InternalError", message: text).status
        }
        // Whoever has gone need not be told.
        try? await connection.send(ChannelMessages.message(.status, status.serialized()))
        // Not before the end is on its way, for that ends the reading as well.
        await connection.close()
    }

    /// Hands out what the client sends, until it has gone.
    private static func read(
        _ connection: APIConnection, _ channels: ChannelMessages, _ input: Pipe<[UInt8]>,
        _ resizing: AsyncStream<TerminalSize>.Continuation
    ) async {
        defer {
            input.finish()
            resizing.finish()
        }
        var channels = channels
        do {
            for try await message in connection.messages {
                switch try channels.read(message) {
                case .data(ChannelMessages.Channel.stdin.rawValue, let bytes): if !bytes.isEmpty { try await input.send(bytes) }
                case .data(ChannelMessages.Channel.resize.rawValue, let bytes):
                    if let size = TerminalSize(message: bytes) { resizing.yield(size) }
                case .closed(ChannelMessages.Channel.stdin.rawValue): input.finish()
                case .data, .closed, nil: break
                }
            }
        } catch {
            // What cannot be understood ends the connection, as it does with any server.
            await connection.close()
        }
    }
}
