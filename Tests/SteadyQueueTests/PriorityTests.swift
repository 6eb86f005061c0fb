import SteadyModel
import SteadyQueue
import SteadyTesting
import Testing

@Suite struct PriorityTests {
    @Test func `before there is another priority nobody has waited`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<String>(.init(headStart: .seconds(10)), clock: clock)
            queue.add("low")
            try await clock.sleep(for: .seconds(60))
            queue.add("high", priority: 1)
            try await clock.sleep(for: .seconds(9))
            queue.add("soon and high", priority: 1)
            try await clock.sleep(for: .seconds(2))
            queue.add("late and high", priority: 1)
            var order: [String] = []
            for _ in 0..<4 { order.append(await queue.take() ?? "") }
            #expect(order == ["high", "soon and high", "low", "late and high"])
        }
    }

    @Test func `an item that is raised goes ahead and is never put back`() async {
        let queue = WorkQueue<String>()
        for key in ["a", "b", "c"] { queue.add(key) }
        queue.add("c", priority: 3)
        queue.add("c", priority: -5)
        queue.add("b", priority: -1)
        #expect([await queue.take(), await queue.take(), await queue.take()] == ["c", "a", "b"])
    }

    @Test func `priorities and delays out of range are the nearest in range`() async {
        let queue = WorkQueue<String>(.init(headStart: .seconds(Int64.max)))
        queue.add("least", priority: .min)
        queue.add("none")
        queue.add("most", priority: .max)
        queue.add("never", after: .seconds(Int64.max))
        queue.add("at once", after: .seconds(Int64.min), priority: 127)
        #expect([await queue.take(), await queue.take()] == ["most", "at once"])
        #expect([await queue.take(), await queue.take()] == ["none", "least"])
        #expect(queue.depth == 0 && queue.statistics.delayed == 1)
    }

    /// Nothing waits for ever: who overtakes an item became ready less than the head start of its priority after it.
    @Test func `no item is overtaken by more than a head start`() {
        for seed in 0..<300 as Range<UInt64> {
            var dice = SeededRandom(seed)
            let headStart: Int64 = 50
            var queue = WorkQueueState<Int>(.init(headStart: .nanoseconds(headStart)), isObserved: true)
            var ready: [Int: (since: Int64, priority: Int)] = [:]
            var now: Int64 = 0
            for key in 0..<200 {
                now += Int64(dice.roll(40))
                let priority = dice.roll(6) - 2
                _ = queue.add(key, priority: Int8(priority), tenant: nil, now: { now })
                ready[key] = (now, priority)
                if dice.roll(2) == 0, let taken = queue.take({ now }, becameReady: { _ in }),
                    let first = ready.removeValue(forKey: taken.key)
                {
                    for (key, other) in ready where other.since < first.since {
                        let worth = headStart * Int64(max(first.priority - other.priority, 0))
                        #expect(first.since - other.since <= worth, "seed \(seed): \(taken.key) before \(key)")
                    }
                }
            }
        }
    }
}
