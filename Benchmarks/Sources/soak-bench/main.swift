// A day in the life of a cluster, in virtual time: `soak-bench [HOURS [SEED]]`. An operator with a lease, roll-outs, writes, watches that
// come and go, deletions, compaction. Prints `name value` lines, which `Benchmarks/run soak` reads: what is held at its begin and at its
// end. A day of the same goes before it: what remembers has a bound, the largest a megabyte for each reader, and needs as long to fill.

import CHeap
import SteadyAppsAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads

let hours = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 24
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1

/// What there is to count at one moment.
struct Counts: Sendable {
    var heap = 0
    var objects = 0
    var watches = 0
    var events = 0
    var version: UInt64 = 0
}

func deployment(_ minute: Int) -> Deployment {
    let labels: StringMap = ["app": "web"]
    let pod = PodSpec(containers: [Container(name: "c", image: "app:\(minute / 10)")])
    return Deployment(
        metadata: ObjectMeta(name: "web", namespace: "default"),
        spec: DeploymentSpec(
            selector: LabelSelector(matchLabels: labels),
            template: PodTemplateSpec(metadata: ObjectMeta(labels: labels), spec: pod), replicas: Int32(3 + minute % 3),
            revisionHistoryLimit: 2))
}

/// What a user does in one minute.
func write(_ client: Client, minute: Int) async throws {
    if minute % 10 == 0 { _ = try await client.apply(deployment(minute)) }
    for number in 0..<10 {
        let name = "m\(number)"
        let map = ConfigMap(
            metadata: ObjectMeta(name: name, namespace: "default"), data: ["minute": "\(minute)", "text": "\(minute) of many"])
        _ = try await client.apply(map)
        if (minute + number) % 7 == 0 {
            _ = try await client.delete(ConfigMap.self, ObjectKey(namespace: "default", name: name))
        }
    }
    let namespace = "n\(minute % 3)"
    if minute % 30 == 0 {
        _ = try await client.apply(Namespace(metadata: ObjectMeta(name: namespace)))
        _ = try await client.apply(ConfigMap(metadata: ObjectMeta(name: "in", namespace: namespace)))
    } else if minute % 30 == 15 {
        for number in 0..<3 {
            _ = try? await client.delete(Namespace.self, ObjectKey(namespace: nil, name: "n\(number)"))
        }
    }
}

/// Watches, over and over, each time until the server ends it.
func watch(_ client: Client, _ clock: MonotonicClock, seconds: Int) async throws {
    while true {
        try await client.withWatch(ConfigMap.self, in: "default", WatchOptions(timeoutSeconds: seconds)) { events in
            for try await _ in events {}
        }
        try await clock.sleep(for: .seconds(1))
    }
}

func count(_ cluster: Cluster) async throws -> Counts {
    let text = String(decoding: try await cluster.transport.send(APIRequest(.get, "/metrics")).body, as: UTF8.self)
    var counts = Counts(version: cluster.resourceVersion)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let value = line.split(separator: " ").last.flatMap { Int($0) } ?? 0
        if line.hasPrefix("apiserver_storage_objects") { counts.objects += value }
        if line.hasPrefix("apiserver_longrunning_requests") { counts.watches = value }
    }
    counts.heap = Int(heap_in_use())
    return counts
}

let (early, late) = try Simulation.run(seed: seed, limit: .seconds(Int64(hours) * 7200 + 3600)) { world in
    let clock = world.platform.clock
    let cluster = Cluster(platform: world.platform, historyLimit: 500)
    let client = cluster.client(fieldManager: "user")
    let election = Manager.Election(namespace: "default", name: "workloads")
    let manager = try Manager(
        client: cluster.client(fieldManager: "workloads"), configuration: .init(election: election)
    ) { $0.workloads() }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await cluster.run() }
        group.addTask { try await manager.run() }
        for seconds in [7, 60, 600, 3000] { group.addTask { try await watch(client, clock, seconds: seconds) } }
        var early = Counts()
        for minute in 0..<hours * 120 {
            try await write(client, minute: minute)
            try await clock.sleep(for: .seconds(60))
            if minute % 60 == 59 { cluster.compact() }
            // At the same point of every round of writes.
            if minute == hours * 60 - 1 { early = try await count(cluster) }
        }
        let late = try await count(cluster)
        group.cancelAll()
        return (early, late)
    }
}
print("hours \(hours)")
print("versions \(late.version)")
print("objects-early \(early.objects)")
print("objects-late \(late.objects)")
print("watches-early \(early.watches)")
print("watches-late \(late.watches)")
print("heap-early-KB \(early.heap / 1024)")
print("heap-late-KB \(late.heap / 1024)")
