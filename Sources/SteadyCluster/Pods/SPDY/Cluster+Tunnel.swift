import SteadyClient
import SteadyCodec
import SteadyModel

extension Cluster {
    /// How `kubectl port-forward` speaks over WebSockets: SPDY within the messages, two streams for each connection.
    static let tunnel = "SPDY/3.1+portforward.k8s.io"

    /// Speaks the server's part of a tunnel, until the client has gone.
    func serveTunnel(_ visit: PodVisit, _ connection: APIConnection) async {
        await withDiscardingTaskGroup { group in
            var tunnel = Tunnel()
            do {
                for try await message in connection.messages {
                    for action in try tunnel.read(message) {
                        switch action {
                        case .send(let bytes): try await connection.send(bytes)
                        case .take(let pair, let bytes): try await pair.input.send(bytes)
                        case .begin(let pair): group.addTask { await pair.serve(visit, connection) }
                        }
                    }
                    if tunnel.hasEnded { break }
                }
            } catch {
                // What cannot be understood ends the tunnel.
            }
            await connection.close()
            group.cancelAll()
        }
    }
}

/// The streams of a tunnel. No I/O.
struct Tunnel {
    enum Action {
        case send([UInt8])
        case take(TunnelPair, [UInt8])
        /// Both streams of a connection are there.
        case begin(TunnelPair)
    }

    private static let maximumStreams = 512

    private var frames = SPDYFrames()
    private var streams: [UInt32: TunnelPair] = [:]
    /// Streams whose other one has not come, by the number of their connection.
    private var waiting: [String: (stream: UInt32, type: String)] = [:]
    private(set) var hasEnded = false

    mutating func read(_ message: [UInt8]) throws(StreamError) -> [Action] {
        var actions: [Action] = []
        frames.append(message)
        while let frame = try frames.next() {
            switch frame {
            case .open(let stream, let headers, _): actions += open(stream, headers)
            case .data(let stream, let bytes, let isLast):
                guard let pair = streams[stream], stream == pair.data else { continue }
                if !bytes.isEmpty { actions.append(.take(pair, bytes)) }
                if isLast { pair.input.finish() }
            case .reset(let stream):
                guard let pair = streams.removeValue(forKey: stream) else { continue }
                if stream == pair.data { pair.breakOff() }
            case .ping(let number): if number % 2 == 1 { actions.append(.send(SPDYFrames.ping(number))) }
            case .goAway: hasEnded = true
            case .other: break
            }
        }
        return actions
    }

    private mutating func open(_ stream: UInt32, _ headers: [String: String]) -> [Action] {
        streams = streams.filter { !$0.value.hasEnded }
        let type = headers["streamtype"] ?? ""
        guard let port = headers["port"].flatMap({ UInt16($0) }), port > 0, ["data", "error"].contains(type),
            streams.count + waiting.count < Self.maximumStreams
        else { return [.send(SPDYFrames.reset(stream, status: 3))] }
        let reply = Action.send(frames.reply(to: stream))
        let number = headers["requestid"] ?? ""
        guard let other = waiting[number] else {
            waiting[number] = (stream, type)
            return [reply]
        }
        guard other.type != type else { return [.send(SPDYFrames.reset(stream, status: 3))] }
        waiting[number] = nil
        let pair = TunnelPair(
            port: port, data: type == "data" ? stream : other.stream, error: type == "data" ? other.stream : stream)
        streams[pair.data] = pair
        streams[pair.error] = pair
        return [reply, .begin(pair)]
    }
}
