import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// A tenant of something that is no cluster.
private struct Tenant: Hashable, Sendable {
    var name: String
}

private struct Unreachable: Error {}

@Suite struct RequestControllerTests {
    @Test func `requests of any kind are reconciled: one at a time each, repeated when they fail, reported`() throws {
        let running = Mutexes<[Tenant: Int]>([:])
        let seen = Collected<Tenant>()
        try RuntimeWorld.run(seed: 3) { manager, here in
            manager.controller(named: "tenants", of: Tenant.self) { tenant, context in
                #expect(
                    running.value.withLock {
                        $0[tenant, default: 0] += 1; return $0[tenant]
                    } == 1)
                defer { running.value.withLock { $0[tenant, default: 0] -= 1 } }
                try await context.platform.clock.sleep(for: .milliseconds(30))
                seen.add(tenant)
                if tenant.name == "bad", context.failures < 3 { throw Unreachable() }
                return tenant.name == "slow" ? .requeue(after: .seconds(5)) : .done
            }
            .concurrency(4)
            .source("billing") {
                let clock = here.clock
                return AsyncStream<Tenant> { continuation in
                    for name in ["a", "b", "bad", "slow", "a", "b"] { continuation.yield(Tenant(name: name)) }
                    _ = clock
                }
            }
        } _: { here, manager in
            try await here.sleep(.seconds(12))
            #expect(seen.all.filter { $0.name == "a" }.count <= 2)
            #expect(seen.all.filter { $0.name == "bad" }.count == 4)
            #expect(seen.all.filter { $0.name == "slow" }.count == 3)
            #expect(manager.isIdle)
            let bad = here.reports.all.filter { $0.request as? Tenant == Tenant(name: "bad") }
            #expect(bad.map(\.isFailure) == [true, true, true, false])
            #expect(bad.map { $0.reasons.map(\.description) } == [["source “billing”"], ["retry 1"], ["retry 2"], ["retry 3"]])
            #expect(bad.first?.key.name == "Tenant(name: \"bad\")")
            let slow = here.reports.all.filter { $0.request as? Tenant == Tenant(name: "slow") }
            #expect(slow.map { $0.reasons.map(\.description) }.dropFirst().allSatisfy { $0 == ["requeue after 5.0 seconds"] })
        }
    }

    @Test func `a controller of requests begins with what watched objects name, and reads caches`() throws {
        let counts = Collected<String>()
        try RuntimeWorld.run(seed: 4) { manager, here in
            // Wired after the fact: the objects are there before the manager's caches are.
            manager.controller(named: "apps", of: String.self) { app, context in
                let count = try context.cached(ConfigMap.self).filter { $0.data?["app"] == app }.count
                counts.add("\(app) \(count)")
                return .done
            }
            .watches(ConfigMap.self) { $0.data?["app"].map { [$0] } ?? [] }
        } _: { here, _ in
            func make(_ name: String, _ app: String) async throws {
                _ = try await here.user.create(
                    ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["app": app]))
            }
            try await make("1", "shop")
            try await make("2", "shop")
            try await make("3", "blog")
            try await here.wait("both counted") { Set(counts.all).isSuperset(of: ["shop 2", "blog 1"]) }
            // An object that comes to name another: both are told.
            counts.clear()
            _ = try await here.user.patch(
                ConfigMap.self, ObjectKey(namespace: "default", name: "2"), .merge(["data": ["app": "blog"]]))
            try await here.wait("both again") { Set(counts.all).isSuperset(of: ["shop 1", "blog 2"]) }
            let last = here.reasons(of: "blog").last
            #expect(last == "ConfigMap default/2 updated")
        }
    }

    @Test func `a source that throws is made anew after a growing wait, and a problem says so`() throws {
        let made = Collected<Duration>()
        try RuntimeWorld.run(seed: 5) { manager, here in
            manager.controller(named: "tenants", of: Tenant.self) { _, _ in .done }
                .source("billing") {
                    made.add(here.clock.now.offset)
                    let count = made.count
                    return AsyncThrowingStream<Tenant, any Error> { continuation in
                        // The fourth works for a while, so that the wait after it is short again.
                        if count == 4 { continuation.yield(Tenant(name: "a")) }
                        continuation.finish(throwing: Unreachable())
                    }
                }
        } _: { here, _ in
            try await here.wait("made five times") { made.count == 5 }
            let waits = zip(made.all, made.all.dropFirst()).map { $1 - $0 }
            for (wait, most) in zip(waits, [1, 2, 4, 1]) {
                #expect(wait >= .milliseconds(most * 500) && wait <= .seconds(most), "\(waits)")
            }
            #expect(here.problems.all.first?.description.hasPrefix("tenants: source “billing” failed: Unreachable()") == true)
            #expect(here.reports.count == 1)
        }
    }

    @Test func `a timer names requests again and again, with jitter from the platform`() throws {
        func run(_ seed: UInt64) throws -> [Duration] {
            let times = Collected<Duration>()
            try RuntimeWorld.run(seed: seed) { manager, here in
                manager.controller(named: "tenants", of: Tenant.self) { _, context in
                    times.add(context.platform.clock.now.offset)
                    return .done
                }
                .every(.seconds(10), jitter: 0.2) { [Tenant(name: "a")] }
            } _: { here, _ in
                try await here.sleep(.seconds(100))
                #expect(here.reports.all.allSatisfy { $0.reasons.map(\.description) == ["timer"] })
            }
            return times.all
        }
        let first = try run(8)
        #expect(first.count >= 10 && first.count <= 12)
        let waits = zip(first, first.dropFirst()).map { $1 - $0 }
        #expect(waits.allSatisfy { $0 >= .seconds(8) && $0 <= .seconds(10) } && Set(waits).count > 5, "\(waits)")
        #expect(try run(8) == first)
        #expect(try run(9) != first)
    }
}

final class Mutexes<Value: ~Copyable & Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: consuming sending Value) { self.value = Mutex(value) }
}
