import SteadyClient
import SteadyCluster
import SteadyCoreAPI
import SteadyModel
import SteadyCodec
import SteadyTesting
import Synchronization

/// A cluster, a way to it that fails where it is told to, and a client on that way.
struct Bench: Sendable {
    let world: Simulation.World
    let cluster: Cluster
    let faults: FaultyTransport
    let client: Client

    /// Runs `body` in a simulation with a cluster.
    static func run(seed: UInt64 = 1, _ body: @escaping @Sendable (Bench) async throws -> Void) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform)
            let faults = FaultyTransport(cluster.transport, clock: world.platform.clock) {
                world.platform.wallTime
            }
            let client = Client(transport: faults, platform: world.platform, fieldManager: "bench")
            try await body(Bench(world: world, cluster: cluster, faults: faults, client: client))
        }
    }

    var now: Duration { world.platform.clock.now.offset }

    static func map(_ name: String, _ data: [String: String] = [:], labels: StringMap<String>? = nil) -> ConfigMap {
        var map = ConfigMap(metadata: ObjectMeta(name: name, namespace: "default", labels: labels))
        for (key, value) in data { map.data = map.data ?? [:]; map.data?[key] = value }
        return map
    }

    static func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }
}

/// A value that tasks share.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>
    init(_ value: Value) { state = Mutex(value) }
    var value: Value { state.withLock { $0 } }
    func change(_ body: (inout Value) -> Void) { state.withLock { body(&$0) } }
}

/// Writes down what an observer is told.
final class Journal: RequestObserver {
    private let state = Mutex<(lines: [String], text: String, bytes: [Int])>(([], "", []))
    var lines: [String] { state.withLock { $0.lines } }
    /// How much came with each answer.
    var bytes: [Int] { state.withLock { $0.bytes } }
    var text: String { state.withLock { $0.text } }

    func started(_ request: ObservedRequest, headers: inout [String: String]) -> @Sendable (RequestOutcome) -> Void {
        headers["traceparent"] = "00-1"
        state.withLock { $0.text += "\(request)" }
        return { outcome in
            let (end, bytes) =
                switch outcome {
                case .answered(let status, let bytes, _): ("\(status)", bytes)
                case .failed: ("failed", 0)
                }
            self.state.withLock { $0.bytes.append(bytes) }
            self.state.withLock { $0.lines.append("\(request.verb) \(request.resource) \(request.attempt): \(end)") }
        }
    }
}
