import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// One connection through a tunnel: a stream of data and one of errors.
final class TunnelPair: Sendable {
    let port: UInt16
    let data: UInt32
    let error: UInt32
    /// What the client sends.
    let input = Pipe<[UInt8]>(limit: 64 << 10)
    private let brokenOff = Latch<Void>()
    private let state = Mutex((isBroken: false, hasEnded: false))

    init(port: UInt16, data: UInt32, error: UInt32) {
        self.port = port
        self.data = data
        self.error = error
    }

    /// Whether nothing more is to be expected of it.
    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// The client has had enough.
    func breakOff() {
        state.withLock { $0.isBroken = true }
        input.finish()
        brokenOff.set(.success(()))
    }

    /// Lets the pod take the connection, and ends the streams after it.
    func serve(_ visit: PodVisit, _ connection: APIConnection) async {
        let failure = await withTaskGroup(of: String?.self) { group in
            group.addTask { await self.run(visit, connection) }
            group.addTask {
                try? await self.brokenOff.value()
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        let isBroken = state.withLock { state in
            state.hasEnded = true
            return state.isBroken
        }
        input.finish()
        // Whoever has gone need not be told.
        if !isBroken { try? await connection.send(SPDYFrames.data(data, [], isLast: true)) }
        try? await connection.send(SPDYFrames.data(error, Array((failure ?? "").utf8), isLast: true))
    }

    /// - Returns: what went wrong.
    private func run(_ visit: PodVisit, _ connection: APIConnection) async -> String? {
        let stream = data
        let port = PodPortStream(ByteStream(input)) { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                try await connection.send(SPDYFrames.data(stream, Array(rest.prefix(32 << 10))))
                rest = rest.dropFirst(32 << 10)
            }
        }
        do {
            try await visit.connector.portForward(self.port, of: visit.place, port)
            return nil
        } catch {
            let uid = visit.place.pod["metadata"]?.text("uid") ?? ""
            return "error forwarding port \(self.port) to pod \(visit.place.key.name), uid \(uid): \(error)"
        }
    }
}
