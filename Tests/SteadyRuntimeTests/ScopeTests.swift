import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// Controllers that come and go while a manager runs.
@Suite struct ScopeTests {
    private static func map(_ name: String) -> ConfigMap { ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")) }

    @Test func `health checks come and go with controllers`() throws {
        struct Broken: Error, CustomStringConvertible { let description = "no answer from the tenant's database" }
        try RuntimeWorld.run { setup, _ in
            setup.controller(for: ConfigMap.self, ReconcilingObjects<ConfigMap> { _, _ in .done })
            setup.check("disk") {}
        } _: { here, manager in
            try await here.begun(manager)
            try await manager.withControllers {
                $0.check("tenant") { throw Broken() }
                $0.check("tenant-disk", for: .liveness) {}
            } while: {
                #expect(await manager.health()["tenant"]?.failure == "no answer from the tenant's database")
                #expect(await manager.health(.liveness)["tenant-disk"]?.failure == nil)
                #expect(await manager.health(.liveness)["tenant-disk"] != nil)
                for taken in ["disk", "tenant"] {
                    await #expect(throws: ConfigurationError.self) {
                        try await manager.withControllers {
                            $0.check(taken) {}
                        } while: {
                            Issue.record("two checks of a name")
                        }
                    }
                }
            }
            let after = await manager.health()
            #expect(after.isHealthy && after["tenant"] == nil && after["disk"] != nil)
        }
    }

    @Test func `controllers begin when they come, drain when they go, and leave no cache behind`() throws {
        try RuntimeWorld.run { setup, _ in
            setup.controller(for: ConfigMap.self, ReconcilingObjects<ConfigMap> { _, _ in .done })
        } _: { here, manager in
            try await here.begun(manager)
            for round in 1...3 {
                let (seen, ends) = (Collected<String>(), Collected<String>())
                try await manager.withControllers {
                    $0.controller(
                        for: Service.self,
                        ReconcilingObjects { service, context in
                            seen.add(service.name)
                            try await context.platform.clock.sleep(for: .seconds(5))
                            ends.add(service.name)
                            return .done
                        })
                    $0.controller(
                        for: ConfigMap.self, named: "second",
                        ReconcilingObjects<ConfigMap> { map, _ in
                            seen.add("map \(map.name)")
                            return .done
                        })
                } while: {
                    #expect(manager.standing.count == 3)
                    #expect(manager.caches.count == 2)
                    let name = "s\(round)"
                    _ = try await here.user.create(
                        Service(
                            metadata: ObjectMeta(name: name, namespace: "default"),
                            spec: ServiceSpec(ports: [ServicePort(port: 80)])))
                    try await here.wait(for: 60, name) { seen.all.contains(name) }
                    _ = try await here.user.create(Self.map("m\(round)"))
                    try await here.wait("the shared cache") { seen.all.contains("map m\(round)") }
                }
                #expect(ends.all.contains("s\(round)"), "the reconcile under way was waited for")
                #expect(manager.standing.count == 1 && manager.caches.count == 1)
                // Nobody hears of what comes now.
                let count = seen.count
                _ = try await here.user.create(Self.map("late\(round)"))
                try await here.wait("the other goes on") { here.reports.all.contains { $0.key.name == "late\(round)" } }
                try await here.sleep(.seconds(20))
                #expect(seen.count == count)
            }
        }
    }

    @Test func `a name that is taken is refused, and nothing is left of the try`() throws {
        try RuntimeWorld.run { setup, _ in
            setup.controller(for: ConfigMap.self, ReconcilingObjects<ConfigMap> { _, _ in .done })
        } _: { here, manager in
            await #expect(throws: ConfigurationError.self) {
                try await manager.withControllers {
                    $0.controller(for: Service.self, ReconcilingObjects<Service> { _, _ in .done })
                    $0.controller(for: ConfigMap.self, ReconcilingObjects<ConfigMap> { _, _ in .done })
                } while: {
                }
            }
            #expect(manager.caches.count == 1 && manager.standing.count == 1)
            // So is that of another scope.
            try await manager.withControllers {
                $0.controller(for: Service.self, ReconcilingObjects<Service> { _, _ in .done })
            } while: {
                let error = await #expect(throws: ConfigurationError.self) {
                    try await manager.withControllers {
                        $0.controller(for: Service.self, ReconcilingObjects<Service> { _, _ in .done })
                    } while: {
                    }
                }
                #expect(error?.description.contains("“service”") == true)
                #expect(manager.caches.count == 2 && manager.standing.count == 2)
            }
        }
    }

    @Test func `a body that fails ends its controllers, and one that is cut off does not wait for long reconciles`() throws {
        struct Broken: Error {}
        try RuntimeWorld.run { _, _ in
        } _: { here, manager in
            _ = try await here.user.create(Self.map("a"))
            let begun = Collected<String>()
            func run(_ body: @escaping () async throws -> Void) async throws {
                try await manager.withControllers {
                    $0.controller(
                        for: ConfigMap.self,
                        ReconcilingObjects<ConfigMap> { map, context in
                            begun.add(map.name)
                            try await context.platform.clock.sleep(for: .seconds(3600))
                            return .done
                        })
                } while: {
                    try await here.wait("begun") { begun.all.contains("a") }
                    try await body()
                }
            }
            let start = here.clock.now
            await #expect(throws: Broken.self) { try await run { throw Broken() } }
            // The drain of the manager.
            let drained = start.duration(to: here.clock.now)
            #expect(drained >= .seconds(30) && drained < .seconds(32), "\(drained)")
            begun.clear()
            let again = here.clock.now
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await run { try await here.sleep(.seconds(3600)) } }
                try? await here.sleep(.seconds(5))
                group.cancelAll()
            }
            #expect(again.duration(to: here.clock.now) < .seconds(6))
            #expect(begun.all == ["a"] && manager.standing.isEmpty && manager.caches.count == 0)
        }
    }

    @Test func `in a standby they wait with warm caches, and begin with each leadership`() throws {
        try Simulation.run(seed: 3) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let journal = Collected<String>()
            func manager(_ name: String) throws -> Manager {
                let election = Manager.Election(namespace: "default", name: "work", identity: name)
                return try Manager(client: cluster.client(), configuration: .init(election: election)) { _ in }
            }
            func work(_ manager: Manager, _ name: String) async throws {
                try await manager.withControllers {
                    $0.controller(
                        for: ConfigMap.self,
                        ReconcilingObjects<ConfigMap> { map, context in
                            #expect(context.term != nil && context.term == manager.term)
                            journal.add("\(name) \(map.name)")
                            return .done
                        })
                } while: {
                    try await clock.sleep(for: .seconds(600))
                }
            }
            let (first, second) = (try manager("first"), try manager("second"))
            _ = try await cluster.client().create(Self.map("a"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await first.run() }
                group.addTask { try await work(first, "first") }
                try await clock.sleep(for: .seconds(5))
                group.addTask { try await second.run() }
                group.addTask { try await work(second, "second") }
                try await clock.sleep(for: .seconds(20))
                #expect(journal.all == ["first a"])
                #expect(second.caches.isSynced && second.caches.count == 1 && !second.isLeading)
                #expect(second.standing.map(\.queue) == [nil])
                first.shutDown()
                try await clock.sleep(for: .seconds(10))
                #expect(journal.all == ["first a", "second a"])
                // It loses its leadership and wins it back.
                try await cluster.client().delete(Lease.self, ObjectKey(namespace: "default", name: "work"))
                try await clock.sleep(for: .seconds(40))
                #expect(journal.all == ["first a", "second a", "second a"])
                group.cancelAll()
            }
        }
    }
}
