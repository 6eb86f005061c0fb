import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

@Suite struct ManagerTests {
    /// Runs a manager beside a body that ends the simulation.
    private static func withManager(
        _ world: Simulation.World, _ manager: Manager, _ cluster: Cluster, _ body: @escaping () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cluster.run() }
            group.addTask { try await manager.run() }
            try await body()
            group.cancelAll()
        }
    }

    private static func wait(_ world: Simulation.World, for seconds: Int = 60, _ holds: () async throws -> Bool) async throws {
        let end = world.platform.clock.now + .seconds(seconds)
        while try await !holds() {
            try #require(world.platform.clock.now < end, "not reached")
            try await world.platform.clock.sleep(for: .milliseconds(20))
        }
    }

    @Test func `a child is made, put back when edited or deleted, and collected with its owner`() throws {
        try Simulation.run(seed: 4) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client(fieldManager: "user")
            let writes = Mutexed<[APIRequest.Method]>([])
            let transport = SlowWatches(base: cluster.transport, platform: world.platform, writes: writes)
            let manager = try Manager(client: Client(transport: transport, platform: world.platform)) {
                $0.controller(for: ConfigMap.self, MirrorReconciler()).owns(Service.self)
            }
            try await Self.withManager(world, manager, cluster) {
                let key = ObjectKey(namespace: "default", name: "a")
                let owner = try await client.create(
                    ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["app": "web"]))
                func selector() async throws -> String? {
                    do { return try await client.get(Service.self, key).spec.selector?["app"] } catch let error as APIError
                        where error.isNotFound
                    { return nil }
                }
                try await Self.wait(world) { try await selector() == "web" }
                #expect(try await client.get(Service.self, key).controllerReference?.uid == owner.metadata.uid)
                _ = try await client.patch(Service.self, key, .merge(["spec": ["selector": ["app": "foreign"]]]))
                try await Self.wait(world) { try await selector() == "web" }
                let uid = try await client.get(Service.self, key).metadata.uid
                try await client.delete(Service.self, key)
                try await Self.wait(world) { try await selector() == "web" }
                #expect(try await client.get(Service.self, key).metadata.uid != uid)
                // What is in place is not sent again.
                try await world.platform.clock.sleep(for: .seconds(1))
                let count = writes.value.withLock { $0.filter { $0 == .patch }.count }
                _ = try await client.patch(ConfigMap.self, key, .merge(["metadata": ["labels": ["a": "b"]]]))
                _ = try await client.patch(ConfigMap.self, key, .merge(["data": ["unrelated": "x"]]))
                try await world.platform.clock.sleep(for: .seconds(1))
                #expect(writes.value.withLock { $0.filter { $0 == .patch }.count } == count)
                _ = try await client.patch(ConfigMap.self, key, .merge(["data": ["app": "other"]]))
                try await Self.wait(world) { try await selector() == "other" }
                try await client.delete(ConfigMap.self, key)
                try await Self.wait(world) { try await selector() == nil }
                try await Self.wait(world) { manager.isIdle }
            }
        }
    }

    @Test func `a finalizer is there before the first reconcile, and goes after the clean-up`() throws {
        try Simulation.run(seed: 6) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client(fieldManager: "user")
            let reconciler = RecordingReconciler()
            let manager = try Manager(client: cluster.client()) {
                $0.controller(for: ConfigMap.self, finalizer: "example.org/hold", reconciler)
            }
            try await Self.withManager(world, manager, cluster) {
                let key = ObjectKey(namespace: "default", name: "a")
                _ = try await client.create(
                    ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default", finalizers: ["other/one"])))
                try await Self.wait(world) { !reconciler.lines.isEmpty }
                #expect(reconciler.lines.first == "reconcile other/one,example.org/hold")
                try await client.delete(ConfigMap.self, key)
                try await Self.wait(world) { try await client.get(ConfigMap.self, key).metadata.finalizers == ["other/one"] }
                #expect(reconciler.lines.filter { $0.hasPrefix("cleanup") }.count == 3, "two retries, then done")
                _ = try await client.patch(ConfigMap.self, key, .merge(["metadata": ["finalizers": []]]))
                try await Self.wait(world) { try await client.list(ConfigMap.self, in: "default").items.isEmpty }
                let count = reconciler.lines.count
                try await world.platform.clock.sleep(for: .seconds(5))
                #expect(reconciler.lines.count == count, "nothing is reconciled after it has let go")
            }
        }
    }

    /// Pods with server-made names: a reconcile on a view that lacks its own pods would make them again.
    @Test func `own writes are visible to the next reconcile, whatever the order, in 100 seeds`() throws {
        for seed in 0..<100 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                let client = cluster.client(fieldManager: "user")
                let writes = Mutexed<[APIRequest.Method]>([])
                let transport = SlowWatches(base: cluster.transport, platform: world.platform, writes: writes)
                let manager = try Manager(client: Client(transport: transport, platform: world.platform)) {
                    $0.controller(for: ConfigMap.self, CountReconciler()).owns(Pod.self)
                }
                try await Self.withManager(world, manager, cluster) {
                    let key = ObjectKey(namespace: "default", name: "a")
                    _ = try await client.create(
                        ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["n": "3"]))
                    try await Self.wait(world) { try await client.list(Pod.self, in: "default").items.count == 3 }
                    for n in [5, 2, 4] {
                        try await world.platform.clock.sleep(for: .seconds(6))
                        _ = try await client.patch(ConfigMap.self, key, .merge(["data": ["n": .string("\(n)")]]))
                        try await Self.wait(world) { try await client.list(Pod.self, in: "default").items.count == n }
                    }
                    try await world.platform.clock.sleep(for: .seconds(6))
                    // 3, two more, three fewer, two more: not one write twice.
                    let sent = writes.value.withLock { $0 }
                    #expect(sent.filter { $0 == .post }.count == 7, "seed \(seed)")
                    #expect(sent.filter { $0 == .delete }.count == 3, "seed \(seed)")
                }
            }
        }
    }

    /// Answers are lost until the client gives up, and the watches tell late of what was made all the same.
    @Test func `a create that nobody knows to have happened is not made up for, in 12 seeds`() async throws {
        var losses = 0
        for seed in 0..<12 as Range<UInt64> {
            await Task.yield()
            losses += try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                let client = cluster.client(fieldManager: "user")
                let lost = Mutexed(0)
                let slow = SlowWatches(
                    base: cluster.transport, platform: world.platform, writes: Mutexed([]), most: .seconds(10))
                let transport = LostAnswers(base: slow, platform: world.platform, lost: lost)
                let manager = try Manager(client: Client(transport: transport, platform: world.platform)) {
                    $0.controller(for: ConfigMap.self, CountReconciler()).owns(Pod.self)
                }
                try await Self.withManager(world, manager, cluster) {
                    _ = try await client.create(
                        ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["n": "5"]))
                    var most = 0
                    for _ in 0..<200 {
                        try await world.platform.clock.sleep(for: .milliseconds(500))
                        most = max(most, try await client.list(Pod.self, in: "default").items.count)
                    }
                    #expect(most == 5, "seed \(seed)")
                    #expect(try await client.list(Pod.self, in: "default").items.count == 5, "seed \(seed)")
                }
                return lost.value.withLock { $0 }
            }
        }
        #expect(losses > 60, "answers have to be lost for this to say anything")
    }

    @Test func `reading a kind that was not declared is an error that says how to mend it`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let failures = Mutexed<[String]>([])
            let manager = try Manager(
                client: cluster.client(),
                configuration: .init { report in failures.value.withLock { $0.append(report.description) } }
            ) { $0.controller(for: ConfigMap.self, CountReconciler()) }
            try await Self.withManager(world, manager, cluster) {
                _ = try await cluster.client().create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                try await Self.wait(world) { failures.value.withLock { !$0.isEmpty } }
            }
            let text = failures.value.withLock { $0.first ?? "" }
            #expect(text.contains("add .owns(Pod.self)"), "\(text)")
        }
    }

    @Test func `two controllers of one name are refused`() throws {
        let client = Client(transport: Cluster().transport)
        let error = #expect(throws: ConfigurationError.self) {
            try Manager(client: client) {
                $0.controller(for: ConfigMap.self, RecordingReconciler())
                $0.controller(for: ConfigMap.self, RecordingReconciler())
            }
        }
        #expect(error?.description.contains("controller(for:named:)") == true)
    }

    @Test func `a failing object backs off and the others go on; conflicts are no failures`() throws {
        try Simulation.run(seed: 12) { world in
            let cluster = Cluster(platform: world.platform)
            let reports = Mutexed<[ReconcileReport]>([])
            let manager = try Manager(
                client: cluster.client(), configuration: .init { report in reports.value.withLock { $0.append(report) } }
            ) { $0.controller(for: ConfigMap.self, FailingReconciler()) }
            try await Self.withManager(world, manager, cluster) {
                for name in ["bad", "good", "clash", "hopeless"] {
                    _ = try await cluster.client().create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")))
                }
                try await world.platform.clock.sleep(for: .seconds(10))
            }
            let all = reports.value.withLock { $0 }
            func of(_ name: String) -> [ReconcileReport] { all.filter { $0.key.name == name } }
            #expect(of("good").count == 1)
            #expect(of("bad").count > 8 && of("bad").count < 15, "doubling from 5 ms: \(of("bad").count)")
            #expect(of("bad").allSatisfy { $0.isFailure })
            #expect(of("clash").allSatisfy { !$0.isFailure } && of("clash").count > 8)
            #expect(of("hopeless").count == 1 && of("hopeless").allSatisfy { $0.isFailure })
        }
    }

    @Test func `an idle leader ends at once and gives its lease back`() throws {
        try Simulation.run(seed: 13) { world in
            let cluster = Cluster(platform: world.platform)
            let manager = try Manager(
                client: cluster.client(), configuration: .init(election: .init(namespace: "default", name: "ops", identity: "me"))
            ) { $0.controller(for: ConfigMap.self, RecordingReconciler()) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                try await Self.wait(world) { manager.isLeading }
                try await world.platform.clock.sleep(for: .milliseconds(3300))
                let asked = world.platform.clock.now
                manager.shutDown()
                try await group.next()
                #expect(asked.duration(to: world.platform.clock.now) < .milliseconds(100))
                let lease = try await cluster.client().get(Lease.self, ObjectKey(namespace: "default", name: "ops"))
                let holder = lease.spec.holderIdentity ?? ""
                #expect(holder.isEmpty)
            }
        }
    }

    @Test func `shutting down waits for the reconcile under way, then gives the lease back`() throws {
        try Simulation.run(seed: 13) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            let slow = SlowReconciler()
            func manager(_ name: String) throws -> Manager {
                try Manager(
                    client: client,
                    configuration: .init(election: .init(namespace: "default", name: "ops", identity: name))
                ) { $0.controller(for: ConfigMap.self, slow) }
            }
            let (first, second) = (try manager("first"), try manager("second"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await first.run()
                    world.note("first has ended")
                    #expect(slow.finished == 1)
                }
                _ = try await client.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                try await Self.wait(world) { slow.started == 1 }
                group.addTask { try await second.run() }
                try await world.platform.clock.sleep(for: .seconds(1))
                let asked = world.platform.clock.now
                first.shutDown()
                #expect(slow.finished == 0)
                try await Self.wait(world) { second.isLeading }
                #expect(slow.finished == 1)
                // Two seconds of work were left, and a candidate looks every 2.4 s at most.
                #expect(asked.duration(to: world.platform.clock.now) < .seconds(7))
                try await Self.wait(world) { slow.finished == 2 }
                group.cancelAll()
            }
        }
    }

    /// What a reconcile puts off is dropped with its leader, and taken up by the next one, which begins with every object.
    @Test func `after a shut-down nothing begins, and who takes over does what was put off`() throws {
        try Simulation.run(seed: 14) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            let begun = Mutexed<[(by: String, name: String, at: Duration)]>([])
            func manager(_ identity: String) throws -> Manager {
                try Manager(
                    client: client, configuration: .init(election: .init(namespace: "default", name: "ops", identity: identity))
                ) {
                    $0.controller(
                        for: ConfigMap.self,
                        LaterReconciler { name, time in begun.value.withLock { $0.append((identity, name, time)) } })
                }
            }
            let (first, second) = (try manager("first"), try manager("second"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await first.run() }
                for name in ["a", "b", "c"] {
                    _ = try await client.create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")))
                }
                try await Self.wait(world) { begun.value.withLock { $0.count >= 3 } }
                group.addTask { try await second.run() }
                try await world.platform.clock.sleep(for: .seconds(12))
                first.shutDown()
                let asked = world.platform.clock.now.offset
                try await world.platform.clock.sleep(for: .seconds(60))
                let all = begun.value.withLock { $0 }
                #expect(all.contains { $0.by == "first" && $0.at > .seconds(9) }, "they come again before the end")
                #expect(all.allSatisfy { $0.by == "second" || $0.at <= asked })
                #expect(Set(all.filter { $0.by == "second" }.map(\.name)) == ["a", "b", "c"])
                group.cancelAll()
            }
        }
    }

    /// A reconcile that does not heed its cancellation can wait, and compute, but it changes nothing any more.
    @Test func `what a cancelled reconcile still writes is not sent`() throws {
        try Simulation.run(seed: 15) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            let stubborn = StubbornReconciler()
            let sent = Mutexed<[APIRequest.Method]>([])
            // It sends what it is given, cancelled or not.
            let transport = SlowWatches(base: cluster.transport, platform: world.platform, writes: sent)
            let manager = try Manager(
                client: Client(transport: transport, platform: world.platform), configuration: .init(drain: .seconds(1))
            ) { $0.controller(for: ConfigMap.self, stubborn).owns(Pod.self) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                let map = ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"))
                let version = try await client.create(map).metadata.resourceVersion
                try await Self.wait(world) { stubborn.errors.value.withLock { $0 != nil } }
                manager.shutDown()
                try await group.next()
                #expect(stubborn.errors.value.withLock { $0?.count } == 4)
                #expect(stubborn.errors.value.withLock { $0?.allSatisfy { $0 is CancellationError } } == true)
                #expect(sent.value.withLock { $0.allSatisfy { $0 == .get } })
                #expect(try await client.get(ConfigMap.self, map.key).metadata.resourceVersion == version)
            }
        }
    }

    /// The watches of a standby are up to 20 s behind: what its predecessor made last it knows all the same.
    @Test func `a new leader knows all that its predecessor did, however late its watches are, in 10 seeds`() async throws {
        for seed in 0..<10 as Range<UInt64> {
            await Task.yield()
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                let client = cluster.client(fieldManager: "user")
                let writes = Mutexed<[APIRequest.Method]>([])
                func manager(_ identity: String, delay: Duration) throws -> Manager {
                    let transport = SlowWatches(base: cluster.transport, platform: world.platform, writes: writes, most: delay)
                    return try Manager(
                        client: Client(transport: transport, platform: world.platform),
                        configuration: .init(election: .init(namespace: "kube-system", name: "ops", identity: identity))
                    ) { $0.controller(for: ConfigMap.self, CountReconciler()).owns(Pod.self) }
                }
                let first = try manager("first", delay: .milliseconds(100))
                let second = try manager("second", delay: .seconds(20))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await first.run() }
                    try await Self.wait(world) { first.isLeading }
                    let key = ObjectKey(namespace: "default", name: "a")
                    _ = try await client.create(
                        ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["n": "1"]))
                    try await Self.wait(world) { try await client.list(Pod.self, in: "default").items.count == 1 }
                    group.addTask { try await second.run() }
                    // Warm by now.
                    try await world.platform.clock.sleep(for: .seconds(120))
                    _ = try await client.patch(ConfigMap.self, key, .merge(["data": ["n": "4"]]))
                    try await Self.wait(world) { try await client.list(Pod.self, in: "default").items.count == 4 }
                    first.shutDown()
                    try await Self.wait(world) { second.isLeading }
                    try await world.platform.clock.sleep(for: .seconds(120))
                    let pods = try await client.list(Pod.self, in: "default").items.filter { !$0.isBeingDeleted }
                    let sent = writes.value.withLock { $0.filter { $0 == .delete }.count }
                    #expect(pods.count == 4 && sent == 0, "seed \(seed): \(pods.count) pods, \(sent) deletions")
                    group.cancelAll()
                }
            }
        }
    }

    /// The leader is cut off from its lease again and again, in the middle of its writes, and everything comes and is answered late.
    @Test func `no write of a leader arrives after the next one has begun, in 10 seeds`() async throws {
        var changes = 0
        for seed in 0..<10 as Range<UInt64> {
            await Task.yield()
            changes += try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                let line = TimeLine()
                var managers: [(name: String, manager: Manager, network: CutNetwork)] = []
                for name in ["first", "second", "third"] {
                    let network = CutNetwork(base: cluster.transport, platform: world.platform) { line.arrived(from: name) }
                    let manager = try Manager(
                        client: Client(transport: network, platform: world.platform),
                        configuration: .init(election: .init(namespace: "default", name: "ops", identity: name))
                    ) { $0.controller(for: ConfigMap.self, CountingReconciler { line.began(name) }) }
                    managers.append((name, manager, network))
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (_, manager, _) in managers { group.addTask { try await manager.run() } }
                    for name in ["a", "b"] {
                        let map = ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"))
                        _ = try await cluster.client().create(map)
                    }
                    var random = world.platform.random
                    for _ in 0..<6 {
                        try await world.platform.clock.sleep(for: .milliseconds(20_000 + Int64(random.next() % 10_000)))
                        let leader = managers.first { $0.manager.isLeading }
                        leader?.network.isCut.value.withLock { $0 = true }
                        try await world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 25_000)))
                        leader?.network.isCut.value.withLock { $0 = false }
                    }
                    group.cancelAll()
                    do { try await group.waitForAll() } catch is CancellationError {}
                }
                #expect(line.problem == nil, "seed \(seed)")
                return line.changes
            }
        }
        #expect(changes > 20, "leaders have to change for this to say anything")
    }
}

/// A service for each config map.
private struct MirrorReconciler: Reconciler {
    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        guard let app = map.data?["app"] else { return .done }
        try await context.apply(
            Service(
                metadata: ObjectMeta(name: map.name), spec: ServiceSpec(ports: [ServicePort(port: 80)], selector: ["app": app])))
        return .done
    }
}

private final class RecordingReconciler: Reconciler {
    private let state = Mutex<[String]>([])
    var lines: [String] { state.withLock { $0 } }

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        state.withLock { $0.append("reconcile \((map.metadata.finalizers ?? []).joined(separator: ","))") }
        return .done
    }

    func cleanup(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        let count = state.withLock { lines in
            lines.append("cleanup")
            return lines.filter { $0 == "cleanup" }.count
        }
        return count < 3 ? .retry : .done
    }
}

/// As many pods as the config map says.
private struct CountReconciler: Reconciler {
    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        let pods = try context.children(Pod.self)
        let wanted = Int(map.data?["n"] ?? "0") ?? 0
        for _ in 0..<max(0, wanted - pods.count) {
            try await context.create(
                Pod(
                    metadata: ObjectMeta(generateName: "\(map.name)-"),
                    spec: PodSpec(containers: [Container(name: "c", image: "i")])))
        }
        for pod in pods.prefix(max(0, pods.count - wanted)) { try await context.delete(pod) }
        return .done
    }
}

private struct FailingReconciler: Reconciler {
    struct Broken: Error {}

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        switch map.name {
        case "bad": throw Broken()
        case "clash": throw APIError(code: 409, reason: "Conflict", message: "the object has been modified")
        case "hopeless": throw TerminalError("no way")
        default: return .done
        }
    }
}

private final class SlowReconciler: Reconciler {
    private let state = Mutex((started: 0, finished: 0))
    var started: Int { state.withLock { $0.started } }
    var finished: Int { state.withLock { $0.finished } }

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        state.withLock { $0.started += 1 }
        try await context.platform.clock.sleep(for: .seconds(3))
        state.withLock { $0.finished += 1 }
        return .done
    }
}

/// Says when it begins, and has each object come again after five seconds.
private struct LaterReconciler: Reconciler {
    let begins: @Sendable (_ name: String, _ time: Duration) -> Void

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        begins(map.name, context.platform.clock.now.offset)
        return .requeue(after: .seconds(5))
    }
}

/// Waits for very long, is cancelled, and goes on writing in every way.
private struct StubbornReconciler: Reconciler {
    /// What the writes came to; `nil` before it began.
    let errors = Mutexed<[any Error]?>(nil)

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        errors.value.withLock { $0 = [] }
        try? await context.platform.clock.sleep(for: .seconds(3600))
        let pod = Pod(
            metadata: ObjectMeta(name: "p"), spec: PodSpec(containers: [Container(name: "c", image: "i")]))
        let writes: [() async throws -> Void] = [
            { try await context.create(pod) }, { try await context.apply(pod) },
            { try await context.patch(ConfigMap.self, map.key, .merge(["data": ["late": "1"]])) },
            { try await context.delete(map) },
        ]
        for write in writes {
            do { try await write() } catch { errors.value.withLock { $0?.append(error) } }
        }
        return .done
    }
}

/// Delivers what watches say late.
private struct SlowWatches: Transport {
    let base: any Transport
    let platform: Platform
    let writes: Mutexed<[APIRequest.Method]>
    var most = Duration.milliseconds(200)

    func send(_ request: APIRequest) async throws -> APIResponse {
        writes.value.withLock { $0.append(request.method) }
        return try await base.send(request)
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request) { stream in
            try await consume(
                stream.wrapping { next in
                    let chunk = try await next()
                    var random = platform.random
                    try await platform.clock.sleep(for: most * (Double(random.next() % 1000) / 1000))
                    return chunk
                })
        }
    }
}

/// Who has begun to work, and whose writes have arrived since.
private final class TimeLine: Sendable {
    private let state = Mutex<(worker: String, changes: Int, problem: String?)>(("", 0, nil))

    func began(_ name: String) {
        state.withLock { state in
            if state.worker != name { state.changes += 1 }
            state.worker = name
        }
    }

    func arrived(from name: String) {
        state.withLock { if $0.worker != name { $0.problem = "a write of \(name) arrived while \($0.worker) was at work" } }
    }

    var changes: Int { state.withLock { $0.changes } }
    var problem: String? { state.withLock { $0.problem } }
}

/// Counts up in its object, without end.
private struct CountingReconciler: Reconciler {
    let begins: @Sendable () -> Void

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        begins()
        let count = Int(map.data?["n"] ?? "0") ?? 0
        try await context.patch(ConfigMap.self, map.key, .merge(["data": ["n": .string("\(count + 1)")]]))
        return .requeue(after: .milliseconds(100))
    }
}

/// Takes its time there and back, and while it is cut loses what is about the lease.
private struct CutNetwork: Transport {
    let base: any Transport
    let platform: Platform
    let isCut = Mutexed(false)
    /// Told of every write but those of the lease.
    let wrote: @Sendable () -> Void

    private func pass(_ request: APIRequest) async throws {
        var random = platform.random
        let isLease = request.path.contains("/leases")
        try await platform.clock.sleep(for: .milliseconds(Int64(random.next() % (isLease ? 1200 : 400))))
        if isLease, isCut.value.withLock({ $0 }) {
            try await platform.clock.sleep(for: .seconds(100))
            throw TransportError(phase: .receive, message: "connection reset", request: request)
        }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        try await pass(request)
        let response = try await base.send(request)
        if request.method != .get, !request.path.contains("/leases") { wrote() }
        try await pass(request)
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request, consume)
    }
}

/// Loses the answers to creates, several in a row.
private struct LostAnswers: Transport {
    let base: any Transport
    let platform: Platform
    let lost: Mutexed<Int>

    func send(_ request: APIRequest) async throws -> APIResponse {
        let response = try await base.send(request)
        // Lost counts on in a row of six, which is more than the client tries.
        let isLost =
            request.method == .post
            && lost.value.withLock { count in
                var random = platform.random
                guard count % 6 != 0 || random.next() % 2 == 0 else { return false }
                count += 1
                return true
            }
        if isLost { throw TransportError(phase: .receive, message: "connection reset", request: request) }
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request, consume)
    }
}

private final class Mutexed<Value: ~Copyable & Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: consuming sending Value) { self.value = Mutex(value) }
}
