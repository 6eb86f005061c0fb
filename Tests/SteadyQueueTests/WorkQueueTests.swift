import SteadyModel
import SteadyQueue
import SteadyTesting
import Synchronization
import Testing

@Suite struct WorkQueueTests {
    @Test func `an item that waits is not queued twice`() async {
        let queue = WorkQueue<String>()
        queue.add("a")
        queue.add("b")
        queue.add("a")
        #expect(queue.depth == 2)
        #expect(await queue.take() == "a")
        #expect(await queue.take() == "b")
        #expect(queue.isIdle)
    }

    @Test func `an item added while it is worked on comes again once`() async {
        let queue = WorkQueue<String>()
        queue.add("a")
        guard let lease = await queue.next() else { return #expect(Bool(false), "no item") }
        queue.add("a")
        queue.add("a")
        #expect(queue.depth == 0)
        lease.finish()
        #expect(queue.depth == 1)
        #expect(await queue.take() == "a")
        #expect(queue.isIdle)
    }

    @Test func `a dropped lease is a retry`() async {
        let queue = WorkQueue<String>()
        queue.add("a")
        do { _ = await queue.next() }
        #expect(queue.failures(of: "a") == 1)
        #expect(queue.isIdle)
    }

    @Test func `back-off doubles up to its limit and is forgotten on success`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<String>(.init(backoff: .exponential(from: .seconds(1), upTo: .seconds(5))), clock: clock)
            queue.add("a")
            var times: [Int64] = []
            for _ in 0..<6 {
                #expect(await queue.take(.retry) == "a")
                times.append(clock.now.offset.components.seconds)
            }
            #expect(times == [0, 1, 3, 7, 12, 17])
            #expect(await queue.take() == "a")
            #expect(queue.failures(of: "a") == 0)
        }
    }

    @Test func `the earliest delay wins and a plain add overtakes it`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<String>(clock: clock)
            queue.add("a", after: .seconds(30))
            queue.add("a", after: .seconds(10))
            queue.add("a", after: .seconds(20))
            #expect(await queue.take() == "a")
            #expect(clock.now.offset == .seconds(10))
            queue.add("a", after: .seconds(5))
            queue.add("a")
            #expect(await queue.take() == "a")
            #expect(clock.now.offset == .seconds(10))
            #expect(queue.nextDeadline == nil)
        }
    }

    @Test func `a priority is a head start and no more`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<String>(.init(headStart: .seconds(10)), clock: clock)
            // From here on waiting counts.
            queue.add("first", priority: 1)
            #expect(await queue.take() == "first")
            queue.add("low")
            try await clock.sleep(for: .seconds(5))
            queue.add("high", priority: 1)
            try await clock.sleep(for: .seconds(6))
            queue.add("late and high", priority: 1)
            var order: [String] = []
            for _ in 0..<3 {
                order.append(await queue.take() ?? "")
            }
            #expect(order == ["high", "low", "late and high"])
        }
    }

    @Test func `a shut-down drains or ends at once, and drops what is delayed`() async {
        let queue = WorkQueue<String>()
        queue.add("a")
        queue.add("b", after: .seconds(1000))
        queue.shutDown(.draining)
        queue.add("c")
        #expect(await queue.take() == "a")
        #expect(await queue.take() == nil)

        let other = WorkQueue<String>()
        other.add("a")
        other.shutDown(.immediate)
        #expect(await other.take() == nil)
    }

    private struct Book {
        var added: [Int: Int] = [:]
        var seen: [Int: Int] = [:]
        var running: Set<Int> = []
        var doubled = 0
    }

    private final class Shared: Sendable {
        private let state = Mutex(Book())
        func withLock<R: Sendable>(_ body: (inout Book) -> R) -> R { state.withLock { body(&$0) } }
    }

    /// However workers, adders and cancellations interleave: every item is worked on after its last add, never two at a time.
    @Test func `nothing is lost and nothing is doubled in 300 interleavings`() throws {
        for seed in 0..<300 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                let clock = world.platform.clock
                let queue = WorkQueue<Int>(
                    .init(backoff: .exponential(from: .milliseconds(5), upTo: .seconds(1))), clock: clock)
                let book = Shared()
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        await queue.process(concurrency: 3) { key in
                            let version = book.withLock { book in
                                if !book.running.insert(key).inserted { book.doubled += 1 }
                                return book.added[key]
                            }
                            var random = world.platform.random
                            try await clock.sleep(for: .milliseconds(Int64(random.next() % 20)))
                            book.withLock { _ = $0.running.remove(key) }
                            if random.next() % 4 == 0 { return .retry }
                            book.withLock { $0.seen[key] = version }
                            return random.next() % 8 == 0 ? .again(after: .milliseconds(3)) : .done
                        }
                    }
                    // A waiter that is cancelled in the middle of everything takes nothing with it.
                    group.addTask {
                        await withTaskGroup(of: Void.self) { inner in
                            inner.addTask { _ = await queue.next() }
                            try? await clock.sleep(for: .milliseconds(7))
                            inner.cancelAll()
                        }
                    }
                    var random = world.platform.random
                    for step in 0..<40 {
                        let key = Int(random.next() % 5)
                        book.withLock { $0.added[key] = step }
                        if random.next() % 3 == 0 { queue.add(key, after: .milliseconds(4)) } else { queue.add(key) }
                        if random.next() % 2 == 0 { try? await clock.sleep(for: .milliseconds(Int64(random.next() % 10))) }
                    }
                    try? await clock.sleep(for: .seconds(60))
                    queue.shutDown(.draining)
                }
                let (added, seen, doubled) = book.withLock { ($0.added, $0.seen, $0.doubled) }
                #expect(doubled == 0, "seed \(seed)")
                #expect(added == seen, "seed \(seed)")
            }
        }
    }
}

extension WorkQueue {
    /// Takes the next item and settles it.
    func take(_ outcome: WorkOutcome = .done) async -> Key? {
        guard let lease = await next() else { return nil }
        let key = lease.key
        lease.settle(outcome)
        return key
    }
}
