import SteadyModel
import SteadyQueue
import SteadyTesting
import Synchronization
import Testing

/// Writes down what it hears.
private final class Diary: WorkQueueObserver {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    private func note(_ line: String) { lines.withLock { $0.append(line) } }

    func didAdd(_ key: String, depth: Int) { note("add \(key), \(depth) ready") }
    func didDelay(_ key: String, by delay: Duration) { note("delay \(key) by \(delay)") }
    func didStart(_ key: String, afterWaiting waited: Duration, depth: Int) {
        note("start \(key) after \(waited), \(depth) ready")
    }
    func didFinish(_ key: String, _ outcome: WorkOutcome, after took: Duration) {
        note("finish \(key) after \(took)\(outcome == .retry ? ", again" : "")")
    }
    func didDrop(_ key: String) { note("drop \(key)") }
}

/// Which items are worked on.
private final class Ledger: Sendable {
    private let state = Mutex<(done: Set<Int>, running: Set<Int>, doubled: Int)>(([], [], 0))
    var figures: (done: Int, doubled: Int) { state.withLock { ($0.done.count, $0.doubled) } }

    func begin(_ key: Int) { state.withLock { if !$0.running.insert(key).inserted { $0.doubled += 1 } } }
    func end(_ key: Int) {
        state.withLock {
            $0.running.remove(key)
            $0.done.insert(key)
        }
    }
}

@Suite struct BoundsTests {
    @Test func `a full queue refuses what is new and nothing else`() async {
        let diary = Diary()
        let queue = WorkQueue<String>(.init(capacity: Capacity(2)), observer: diary)
        #expect(queue.add("a") && queue.add("b", after: .seconds(1000)))
        #expect(!queue.add("c") && !queue.add("c", after: .seconds(1)))
        #expect(queue.add("a") && queue.add("b"))
        #expect(await queue.take(.again(after: .seconds(1000))) == "a")
        #expect(!queue.add("c"))
        #expect(await queue.take() == "b")
        #expect(queue.add("c"))
        #expect(diary.all.filter { $0.hasPrefix("drop") } == ["drop c", "drop c", "drop c"])
        queue.shutDown()
        #expect(!queue.add("c") && !queue.add("d"))
    }

    @Test func `the oldest makes room, of the same tenant`() async {
        let diary = Diary()
        let queue = WorkQueue<String>(
            .init(capacity: Capacity(3, whenFull: .dropOldest), tenant: { Tenant(String($0.prefix(1))) }), observer: diary)
        for key in ["a1", "a2", "b1", "a3"] { queue.add(key) }
        #expect(!queue.add("c1"))
        #expect(diary.all.filter { $0.hasPrefix("drop") } == ["drop a1", "drop c1"])
        var left: Set<String> = []
        for _ in 0..<3 { left.insert(await queue.take() ?? "") }
        #expect(left == ["a2", "b1", "a3"])
    }

    @Test func `observers hear what happens, when`() throws {
        try Simulation.run(seed: 1) { world in
            let (diary, clock) = (Diary(), world.platform.clock)
            let queue = WorkQueue<String>(
                .init(backoff: .exponential(from: .seconds(1), upTo: .seconds(1))), clock: clock, observer: diary)
            queue.add("a")
            queue.add("a")
            queue.add("b", after: .seconds(3))
            try await clock.sleep(for: .seconds(2))
            guard let a = await queue.next() else { return #expect(Bool(false), "no item") }
            queue.add("a")
            try await clock.sleep(for: .seconds(4))
            guard let b = await queue.next() else { return #expect(Bool(false), "no item") }
            try await clock.sleep(for: .seconds(1))
            let standing = queue.statistics
            #expect(standing.unfinishedWork == .seconds(6) && standing.longestRunning == .seconds(5) && standing.processing == 2)
            a.finish()
            b.retry()
            #expect(queue.statistics.unfinishedWork == .zero && queue.statistics.delayed == 1)
            #expect(await queue.take(.again(after: .zero)) == "a")
            #expect(
                diary.all == [
                    "add a, 1 ready", "delay b by 3.0 seconds", "start a after 2.0 seconds, 0 ready", "add a, 0 ready",
                    "add b, 0 ready", "start b after 0.0 seconds, 0 ready", "finish a after 5.0 seconds",
                    "finish b after 1.0 seconds, again", "delay b by 1.0 seconds",
                    "start a after 0.0 seconds, 0 ready", "finish a after 0.0 seconds", "add a, 1 ready",
                ])
        }
    }

    @Test func `cancellation leaves no waiter and takes no item`() throws {
        for seed in 0..<50 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                let clock = world.platform.clock
                let queue = WorkQueue<Int>(clock: clock)
                queue.add(-1, after: .seconds(2))
                await withTaskGroup(of: Int?.self) { group in
                    for _ in 0..<20 { group.addTask { await queue.take() } }
                    try? await clock.sleep(for: .seconds(1))
                    #expect(queue.statistics.waiting == 20, "seed \(seed)")
                    for number in 0..<3 { queue.add(number) }
                    group.cancelAll()
                    var taken = 0
                    while let item = await group.next() { taken += item == nil ? 0 : 1 }
                    #expect(queue.statistics.waiting == 0 && taken + queue.depth == 3, "seed \(seed)")
                }
                queue.add(3)
                while queue.depth > 0 { _ = await queue.take() }
                #expect(await queue.take() == -1, "seed \(seed)")
                #expect(clock.now.offset == .seconds(2), "seed \(seed)")
            }
        }
    }

    @Test func `every waiter hears of the end`() throws {
        for how in [WorkQueue<Int>.ShutDown.draining, .immediate] {
            try Simulation.run(seed: 1) { world in
                let queue = WorkQueue<Int>(clock: world.platform.clock)
                queue.add(1, after: .seconds(5))
                await withTaskGroup(of: Int?.self) { group in
                    for _ in 0..<10 { group.addTask { await queue.take() } }
                    try? await world.platform.clock.sleep(for: .seconds(1))
                    queue.shutDown(how)
                    while let item = await group.next() { #expect(item == nil) }
                }
                #expect(queue.statistics.delayed == 0 && queue.statistics.waiting == 0)
                #expect(world.platform.clock.now.offset == .seconds(1))
            }
        }
    }

    /// On real threads, for the thread sanitizer to watch.
    @Test func `many threads lose nothing and double nothing`() async {
        let queue = WorkQueue<Int>(.init(tenant: { Tenant("\($0 % 7)", weight: 1 + $0 % 3, concurrency: 5) }))
        let ledger = Ledger()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withTaskGroup(of: Void.self) { adders in
                    for part in 0..<4 {
                        adders.addTask {
                            for number in 0..<500 {
                                queue.add(part * 500 + number, priority: number % 3)
                                if number % 5 == 0 { queue.add(number, after: .microseconds(number)) }
                                if number % 50 == 0 { await Task.yield() }
                            }
                        }
                    }
                }
                while queue.statistics.delayed > 0 || !queue.isIdle { await Task.yield() }
                queue.shutDown(.draining)
            }
            group.addTask {
                await queue.process(concurrency: 8) { key in
                    ledger.begin(key)
                    await Task.yield()
                    ledger.end(key)
                    return key % 11 == 0 && queue.failures(of: key) == 0 ? .retry : .done
                }
            }
        }
        #expect(ledger.figures == (2000, 0))
    }
}
