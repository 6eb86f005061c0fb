import SteadyClient
import SteadyCodec
import SteadyModel

extension Cluster {
    /// Speaks the server's part of `portforward`: two channels for each port, data and error.
    func servePorts(_ ports: [UInt16], _ visit: PodVisit, _ connection: APIConnection) async {
        let inputs = ports.map { _ in Pipe<[UInt8]>(limit: 64 << 10) }
        async let _: Void = Self.read(connection, inputs)
        await withTaskGroup(of: Void.self) { group in
            for (index, port) in ports.enumerated() {
                let channel = UInt8(clamping: index * 2)
                let input = inputs[index]
                group.addTask { await Self.serve(port, channel, visit, ByteStream(input), connection) }
            }
        }
    }

    private static func serve(
        _ port: UInt16, _ channel: UInt8, _ visit: PodVisit, _ received: ByteStream, _ connection: APIConnection
    ) async {
        do {
            try await connection.send(PortForwardReader.head(channel: channel, port: port))
            try await connection.send(PortForwardReader.head(channel: channel + 1, port: port))
            let stream = PodPortStream(received) { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    try await connection.send(ChannelMessages.message(channel, Array(rest.prefix(32 << 10))))
                    rest = rest.dropFirst(32 << 10)
                }
            }
            try await visit.connector.portForward(port, of: visit.place, stream)
        } catch {
            let uid = visit.place.pod["metadata"]?.text("uid") ?? ""
            let text = "error forwarding port \(port) to pod \(visit.place.key.name), uid \(uid): \(error)"
            try? await connection.send(ChannelMessages.message(channel + 1, Array(text.utf8)))
        }
    }

    /// Hands out what the client sends, until it has gone.
    private static func read(_ connection: APIConnection, _ inputs: [Pipe<[UInt8]>]) async {
        defer { for input in inputs { input.finish() } }
        var channels = ChannelMessages(.v4)
        do {
            for try await message in connection.messages {
                guard case .data(let channel, let bytes) = try channels.read(message), channel % 2 == 0,
                    Int(channel) / 2 < inputs.count, !bytes.isEmpty
                else { continue }
                try await inputs[Int(channel) / 2].send(bytes)
            }
        } catch {
            await connection.close()
        }
    }
}
