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

private struct Broken: Error, CustomStringConvertible { let description: String }

@Suite struct HealthTests {
    @Test func `a manager that works is alive and ready, and not ready any more when it shuts down`() throws {
        try RuntimeWorld.run { manager, _ in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done })
        } _: { here, manager in
            let early = await manager.health()
            #expect(!early.isHealthy && early["caches"]?.failure?.contains("configmaps") == true, "\(early)")
            try await here.begun(manager)
            #expect(
                "\(await manager.health())" == """
                    [+]shutdown ok
                    [+]caches ok
                    [+]watches ok
                    [+]memory ok
                    [+]controller/configmap ok
                    readyz check passed
                    """)
            #expect("\(await manager.health(.liveness))" == "[+]controller/configmap ok\nlivez check passed")
            manager.shutDown()
            let late = await manager.health()
            #expect(late.checks.filter { $0.failure != nil }.map(\.name) == ["shutdown"])
            #expect(await manager.health { $0 != "shutdown" }.isHealthy)
            #expect(
                await manager.health { $0 == "shutdown" }.json == [
                    "probe": "readyz", "healthy": false,
                    "checks": [["name": "shutdown", "healthy": false, "failure": "the manager is shutting down"]],
                ])
        }
    }

    @Test func `checks of the program are asked in order, by probe, and for so long`() throws {
        let (isDiskFull, full) = (Flag(), Broken(description: "full:\n0 bytes are left"))
        try RuntimeWorld.run { manager, here in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done })
            manager.check("disk") { if isDiskFull.value.withLock({ $0 }) { throw full } }
            manager.check("slow") { try await here.clock.sleep(for: .seconds(4)) }
            manager.check("stuck", for: .liveness) { try await here.clock.sleep(for: .seconds(100)) }
        } _: { here, manager in
            try await here.begun(manager)
            #expect(await manager.health().isHealthy)
            isDiskFull.value.withLock { $0 = true }
            let ready = await manager.health()
            #expect(ready.checks.suffix(2).map(\.name) == ["disk", "slow"])
            #expect("\(ready)".contains("\n[-]disk failed: full: 0 bytes are left\n[+]slow ok\nreadyz check failed"))
            let asked = here.clock.now
            #expect(await manager.health(.liveness)["stuck"]?.failure == "no answer within 5.0 seconds")
            #expect(asked.duration(to: here.clock.now) == .seconds(5))
        }
    }

    @Test func `names of checks are unique and can be asked for`() throws {
        let cluster = Cluster()
        for names in [["a", "a"], ["caches"], [""], ["a b"], ["controller/x"]] {
            #expect(throws: ConfigurationError.self) {
                try Manager(client: cluster.client()) { manager in for name in names { manager.check(name) {} } }
            }
        }
    }

    @Test func `a hanging reconcile is named with the request it waits for`() throws {
        let stuck = TransportWrapping {
            HangingTransport(base: $0.transport, suffix: "/secrets/stuck", clock: $0.platform.clock)
        }
        try RuntimeWorld.run(over: stuck) { manager, _ in
            manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { map, context in
                    _ = try await context.client.get(Secret.self, ObjectKey(namespace: "default", name: map.name))
                    return .done
                }
            ).concurrency(2)
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Secret(metadata: ObjectMeta(name: "fine", namespace: "default")))
            for name in ["stuck", "fine"] {
                _ = try await here.user.create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")))
            }
            try await here.sleep(.seconds(599))
            #expect(await manager.health(.liveness).isHealthy)
            try await here.sleep(.seconds(10))
            let failure = try #require(await manager.health(.liveness)["controller/configmap"]?.failure)
            #expect(failure.hasPrefix("the reconcile of default/stuck has been running for 60"), "\(failure)")
            #expect(failure.contains("it has been waiting for get /api/v1/namespaces/default/secrets/stuck for 60"), "\(failure)")
        }
    }

    @Test func `a watch that fails for longer than it may, and a kind that is not served, are not ready`() throws {
        let isDown = Flag()
        let wrapping = TransportWrapping { SwitchedTransport(base: $0.transport, isDown: isDown) }
        try RuntimeWorld.run(over: wrapping) { manager, _ in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done })
        } _: { here, manager in
            try await here.begun(manager)
            isDown.value.withLock { $0 = true }
            here.cluster.closeWatches()
            try await here.sleep(.seconds(50))
            #expect(await manager.health().isHealthy)
            try await here.sleep(.seconds(60))
            let report = await manager.health()
            #expect(report.checks.filter { $0.failure != nil }.map(\.name) == ["watches"], "\(report)")
            #expect(report["watches"]?.failure?.contains("the line is cut") == true, "\(report)")
            isDown.value.withLock { $0 = false }
            try await here.wait("ready again") { await manager.health().isHealthy }
        }
        try RuntimeWorld.run { manager, _ in
            manager.controller(for: Unserved.self, ReconcilingObjects { _, _ in .done })
        } _: { here, manager in
            try await here.sleep(.seconds(5))
            let report = await manager.health()
            #expect(
                report["controller/unserved"]?.failure
                    == "waits until unserveds.example.org are served; is their definition installed?", "\(report)")
            #expect(await manager.health(.liveness).isHealthy)
        }
    }

    @Test func `a cache over its budget is not ready, and says what to do`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            for n in 0..<3 {
                _ = try await cluster.client().create(ConfigMap(metadata: ObjectMeta(name: "m\(n)", namespace: "default")))
            }
            let manager = try Manager(client: cluster.client()) { _ in }
            manager.caches.declare(
                ConfigMap.self, CacheRequest(configuration: InformerConfiguration(budget: CacheBudget(bytes: 1))))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.caches.run() }
                try await world.platform.clock.sleep(for: .seconds(5))
                let report = await manager.health()
                #expect(report.checks.filter { $0.failure != nil }.map(\.name) == ["memory"], "\(report)")
                #expect(report["memory"]?.failure?.contains("Ask for less") == true, "\(report)")
                group.cancelAll()
            }
        }
    }

    @Test func `an elector that hangs is not alive, and a standby is`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            func manager(_ identity: String, _ transport: any Transport) throws -> Manager {
                try Manager(
                    client: Client(transport: transport, platform: world.platform),
                    configuration: .init(election: .init(namespace: "default", name: "lock", identity: identity))
                ) { $0.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done }) }
            }
            let deaf = DeafTransport(cluster.transport)
            let leader = try manager("a", deaf)
            let standby = try manager("b", cluster.transport)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await leader.run() }
                try await world.platform.clock.sleep(for: .seconds(5))
                group.addTask { try await standby.run() }
                try await world.platform.clock.sleep(for: .seconds(5))
                #expect(leader.isLeading && !standby.isLeading)
                for manager in [leader, standby] {
                    #expect(await manager.health(.liveness)["leader-election"]?.failure == nil)
                    #expect(await manager.health().isHealthy)
                }
                deaf.goDeaf()
                try await world.platform.clock.sleep(for: .seconds(30))
                let failure = await leader.health(.liveness)["leader-election"]?.failure
                #expect(failure?.hasPrefix("leadership ran out") == true, "\(failure ?? "none")")
                #expect(await standby.health(.liveness).isHealthy && standby.isLeading)
                deaf.letGo()
                group.cancelAll()
            }
        }
    }
}

/// A kind that no server serves.
private struct Unserved: Resource {
    static let resourceType = ResourceType(group: "example.org", version: "v1", kind: "Unserved")
    var metadata: ObjectMeta
}

final class Flag: Sendable {
    let value = Mutex(false)
}

/// Answers one object's reads after an hour, or when cancelled.
private struct HangingTransport: WrappingTransport {
    let base: any Transport
    let suffix: String
    let clock: MonotonicClock

    func send(_ request: APIRequest) async throws -> APIResponse {
        if request.path.hasSuffix(suffix), request.method == .get { try await clock.sleep(for: .seconds(3600)) }
        return try await base.send(request)
    }
}

/// A line that can be cut.
private struct SwitchedTransport: Transport {
    let base: any Transport
    let isDown: Flag

    private func check(_ request: APIRequest) throws {
        if isDown.value.withLock({ $0 }) { throw TransportError(phase: .connect, message: "the line is cut", request: request) }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        try check(request)
        return try await base.send(request)
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try check(request)
        return try await base.withStream(request, consume)
    }
}

/// Does not answer writes of leases, not even when it is cancelled, until it is let go.
private final class DeafTransport: WrappingTransport {
    let base: any Transport
    private let state = Mutex<(isDeaf: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    init(_ base: any Transport) { self.base = base }

    func goDeaf() { state.withLock { $0.isDeaf = true } }

    func letGo() {
        let waiting = state.withLock { state in
            defer { state = (false, []) }
            return state.waiting
        }
        for waiter in waiting { waiter.resume() }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        if request.path.contains("/leases/"), state.withLock({ $0.isDeaf }) {
            await withCheckedContinuation { waiter in state.withLock { $0.waiting.append(waiter) } }
        }
        return try await base.send(request)
    }
}
