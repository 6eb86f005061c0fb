import SteadyModel
import Testing

@testable import SteadyTesting

@Suite(.serialized) struct SimulationTests {
    private actor Log {
        var lines: [String] = []
        func add(_ line: String) { lines.append(line) }
    }

    private func interleaving(seed: UInt64) throws -> ([String], UInt64) {
        try Simulation.run(seed: seed) { world in
            let log = Log()
            await withDiscardingTaskGroup { group in
                for worker in 1...3 {
                    group.addTask {
                        for round in 1...3 {
                            try? await world.platform.clock.sleep(for: .seconds(1))
                            var random = world.platform.random
                            await log.add("\(worker).\(round).\(random.next() % 10)")
                            world.note("worker \(worker), round \(round)")
                        }
                    }
                }
            }
            return (await log.lines, world.traceHash)
        }
    }

    @Test func `the same seed gives the same trace, others give others`() throws {
        var distinct: Set<UInt64> = []
        for seed in 0..<200 as Range<UInt64> {
            let first = try interleaving(seed: seed)
            #expect(first == (try interleaving(seed: seed)), "seed \(seed)")
            distinct.insert(first.1)
        }
        #expect(distinct.count > 50)
    }

    @Test func `sleepers wake by deadline, in no real time`() throws {
        let order = try Simulation.run(seed: 1) { world in
            let log = Log()
            await withDiscardingTaskGroup { group in
                for seconds in [3600, 10, 1, 600] {
                    group.addTask {
                        try? await world.platform.clock.sleep(for: .seconds(seconds))
                        await log.add("\(seconds)")
                    }
                }
            }
            #expect(world.platform.clock.now.offset == .seconds(3600))
            #expect(world.platform.wallTime.description == "2026-01-01T01:00:00Z")
            return await log.lines
        }
        #expect(order == ["1", "10", "600", "3600"])
    }

    @Test func `a cancelled sleeper wakes at once`() throws {
        try Simulation.run(seed: 1) { world in
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await world.platform.clock.sleep(for: .seconds(100)) }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
            #expect(world.platform.clock.now.offset == .zero)
        }
    }

    @Test func `a program that waits for nothing is reported`() {
        #expect(throws: SimulationError.self) {
            try Simulation.run(seed: 1) { world in
                world.note("before")
                let (stream, continuation) = AsyncStream<Int>.makeStream()
                for await _ in stream {}
                withExtendedLifetime(continuation) {}
            }
        }
    }

    @Test func `an order is kept only where somebody wants it again, so that long runs do not grow`() {
        var (long, explored) = (TaskOrder(seed: 1, keepsTurns: false), TaskOrder(seed: 1, keepsTurns: true))
        for _ in 0..<1000 { #expect(long.next(of: 3) == explored.next(of: 3)) }
        #expect(long.turns.isEmpty)
        #expect(explored.turns.count > 500)
        var again = TaskOrder(explored.turns)
        explored = TaskOrder(seed: 1, keepsTurns: true)
        for _ in 0..<1000 { #expect(again.next(of: 3) == explored.next(of: 3)) }
    }

    @Test func `a program that takes too long is reported`() {
        #expect(throws: SimulationError.self) {
            try Simulation.run(seed: 1, limit: .seconds(10)) { world in
                try await world.platform.clock.sleep(for: .seconds(11))
            }
        }
    }

    @Test func `a program that goes round in a circle while no time passes is reported`() {
        let error = #expect(throws: SimulationError.self) {
            try Simulation.run(seed: 1, order: TaskOrder([]), limit: .seconds(100), stepLimit: 1000) { world in
                try await world.platform.clock.sleep(for: .milliseconds(1500))
                while !Task.isCancelled { await Task.yield() }
            }
        }
        #expect(error?.description.contains("1000 steps at 1.5 seconds") == true, "\(error?.description ?? "")")
    }

    @Test func `work that leaves the simulation fails it by name`() {
        let error = #expect(throws: SimulationError.self) {
            // The pool may be busy with other tests for a while.
            try Simulation.run(seed: 1, patience: .seconds(30)) { world in
                await Task.detached(name: "escapee") { world.note("from outside") }.value
            }
        }
        #expect(error?.description.contains("escapee") == true, "\(error?.description ?? "")")
    }

    @Test func `an error of the body is passed on`() {
        struct Oops: Error {}
        #expect(throws: Oops.self) { try Simulation.run(seed: 1) { _ in throw Oops() } }
    }

    /// Many sleepers, many of them woken early: they wake as a list of them, sorted, would.
    @Test(arguments: 0..<20 as Range<UInt64>) func `sleepers wake as a sorted list would`(seed: UInt64) throws {
        let (woken, expected) = try Simulation.run(seed: seed) { world -> ([Int], [Int]) in
            var random = SeededRandom(seed)
            let sleeps = (0..<300).map { _ in (seconds: Int.random(in: 1...40, using: &random), isCut: random.next() % 3 == 0) }
            let log = Log()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, sleep) in sleeps.enumerated() {
                    group.addTask {
                        let clock = world.platform.clock
                        guard sleep.isCut else {
                            try await clock.sleep(for: .seconds(sleep.seconds))
                            return await log.add("\(sleep.seconds)")
                        }
                        // Cut off half a second before its time.
                        await withTaskGroup(of: Bool.self) { race in
                            race.addTask { (try? await clock.sleep(for: .seconds(sleep.seconds + number % 5))) != nil }
                            race.addTask {
                                try? await clock.sleep(for: .milliseconds(sleep.seconds * 1000 - 500))
                                return false
                            }
                            let slept = await race.next() ?? false
                            if slept { await log.add("too late") }
                            race.cancelAll()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let lines = await log.lines
            return (lines.map { Int($0) ?? -1 }, sleeps.filter { !$0.isCut }.map(\.seconds).sorted())
        }
        #expect(woken == expected, "seed \(seed)")
    }
}
