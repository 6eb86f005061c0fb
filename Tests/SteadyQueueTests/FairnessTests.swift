import SteadyModel
import SteadyQueue
import SteadyTesting
import Synchronization
import Testing

@Suite struct FairnessTests {
    private static func byFirstLetter(_ weights: [Character: Int] = [:], concurrency: Int? = nil)
        -> WorkQueue<String>.Configuration
    {
        WorkQueue.Configuration(tenant: { key in
            let name = key.first ?? "-"
            return Tenant(String(name), weight: weights[name] ?? 1, concurrency: concurrency)
        })
    }

    @Test func `a noisy tenant does not hold up the others`() async {
        let queue = WorkQueue<String>(Self.byFirstLetter())
        for number in 0..<1000 { queue.add("noisy \(number)") }
        for _ in 0..<100 { _ = await queue.take() }
        queue.add("quiet 1")
        queue.add("quiet 2")
        var order: [String] = []
        for _ in 0..<5 { order.append(await queue.take() ?? "") }
        #expect(order.count { $0.hasPrefix("quiet") } == 2)
        #expect(queue.statistics.tenants >= 1 && queue.depth == 897)
    }

    @Test func `work is shared by weight`() async {
        let queue = WorkQueue<String>(Self.byFirstLetter(["b": 3]))
        for number in 0..<400 { queue.add("a\(number)") }
        for number in 0..<400 { queue.add("b\(number)") }
        var shares: [Character: Int] = [:]
        for _ in 0..<200 { shares[await queue.take()?.first ?? "-", default: 0] += 1 }
        #expect(shares == ["a": 50, "b": 150])
    }

    /// The stated bound, whatever comes and goes.
    @Test func `between two items of a tenant each other gets its share and one`() {
        for seed in 0..<200 as Range<UInt64> {
            var dice = SeededRandom(seed)
            let weights = (0..<4).map { _ in 1 + dice.roll(9) }
            var queue = WorkQueueState<Int>(.init(tenant: { Tenant("\($0 % 4)", weight: weights[$0 % 4]) }))
            var waiting = [0, 0, 0, 0]
            // What each tenant has been given since the last item of another, or since that had work again.
            var since = [[Int]](repeating: [0, 0, 0, 0], count: 4)
            for key in 0..<600 {
                let tenant = dice.roll(10) < 6 ? 0 : key % 4
                let item = key * 4 + tenant
                _ = queue.add(item, priority: 0, tenant: Tenant("\(tenant)", weight: weights[tenant]), now: { 0 })
                waiting[tenant] += 1
                if waiting[tenant] == 1 { since[tenant] = [0, 0, 0, 0] }
                for _ in 0..<dice.roll(3) {
                    guard let taken = queue.take({ 0 }, becameReady: { _ in }) else { break }
                    _ = queue.settle(taken.slot, WorkOutcome.done.kind, now: { 0 }, random: { 0 })
                    let given = taken.key % 4
                    for other in 0..<4 where other != given && waiting[other] > 0 {
                        since[other][given] += 1
                        let bound = Double(weights[given]) / Double(weights[other]) + 1
                        #expect(
                            Double(since[other][given]) <= bound, "seed \(seed): \(given) before \(other), weights \(weights)")
                    }
                    waiting[given] -= 1
                    since[given] = [0, 0, 0, 0]
                }
            }
        }
    }

    private struct Running: Sendable {
        var now: [Character: Int] = [:]
        var most: [Character: Int] = [:]
        var done = 0
    }

    private final class Counter: Sendable {
        private let state = Mutex(Running())
        func begin(_ tenant: Character) {
            state.withLock { state in
                state.now[tenant, default: 0] += 1
                state.most[tenant] = max(state.most[tenant] ?? 0, state.now[tenant] ?? 0)
            }
        }
        func end(_ tenant: Character) {
            state.withLock { state in
                state.now[tenant, default: 0] -= 1
                state.done += 1
            }
        }
        var result: Running { state.withLock { $0 } }
    }

    @Test func `a tenant at its bound is passed over and comes back`() throws {
        for seed in 0..<20 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                let clock = world.platform.clock
                let queue = WorkQueue<String>(Self.byFirstLetter(concurrency: 2), clock: clock)
                let counter = Counter()
                for number in 0..<20 { queue.add("a\(number)") }
                for number in 0..<4 { queue.add("b\(number)") }
                // It drains all the same: workers wait while every tenant with work is at its bound.
                queue.shutDown(.draining)
                await queue.process(concurrency: 8) { key in
                    let tenant = key.first ?? "-"
                    counter.begin(tenant)
                    try await clock.sleep(for: .seconds(1))
                    counter.end(tenant)
                    return .done
                }
                #expect(counter.result.most == ["a": 2, "b": 2], "seed \(seed)")
                #expect(counter.result.done == 24, "seed \(seed)")
                #expect(clock.now.offset == .seconds(10), "seed \(seed)")
            }
        }
    }

    @Test func `tenants are forgotten with their last item`() async {
        let queue = WorkQueue<Int>(.init(tenant: { Tenant("\($0)", weight: .max, concurrency: .min) }))
        for number in 0..<3000 { queue.add(number) }
        #expect(queue.statistics.tenants == 3000)
        for _ in 0..<3000 { _ = await queue.take() }
        #expect(queue.statistics.tenants == 0)
        queue.add(7)
        #expect(queue.statistics.tenants == 1)
        #expect(await queue.take() == 7)
    }

    @Test func `newcomers without end hold up nobody`() async {
        let queue = WorkQueue<String>(WorkQueue.Configuration(tenant: { Tenant($0, weight: $0 == "old" ? 1 : 4) }))
        queue.add("old")
        var before = 0
        for number in 0..<100 {
            queue.add("new \(number)")
            if await queue.take() == "old" { before = number }
        }
        #expect(before <= 5)
    }
}
