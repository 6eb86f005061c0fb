import SteadyModel
import SteadyTesting
import Testing

@Suite struct WaitableMutexTests {
    @Test func `what is there is taken without waiting, even by a cancelled task`() async throws {
        let seats = WaitableMutex(1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { try await seats.takeSeat() }
            try await group.next()
        }
        #expect(seats.read { $0 } == 0)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { try await seats.takeSeat() }
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
        #expect(seats.waiterCount == 0)
    }

    @Test func `who has waited longest is served first`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let order = try Simulation.run(seed: seed) { world in
                let seats = WaitableMutex(0)
                let served = WaitableMutex<[Int]>([])
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<8 {
                        group.addTask {
                            try await world.platform.clock.sleep(for: .seconds(number))
                            try await seats.wait { free in
                                guard free > 0 else { return false }
                                free -= 1
                                // Under the lock, so that the order of resumption does not count.
                                served.withLock { $0.append(number) }
                                return true
                            }
                        }
                    }
                    try await world.platform.clock.sleep(for: .seconds(10))
                    #expect(seats.waiterCount == 8)
                    for _ in 0..<2 { seats.withLock { $0 += 4 } }
                    try await group.waitForAll()
                }
                return served.read { $0 }
            }
            #expect(order == Array(0..<8), "seed \(seed)")
        }
    }

    @Test func `what one takes makes room for another`() throws {
        let received = try Simulation.run(seed: 3) { world in
            // One place: the reader waits for an element, the writers for the place.
            let place = WaitableMutex<Int?>(nil)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...5 {
                    group.addTask {
                        try await world.platform.clock.sleep(for: .seconds(number))
                        try await place.wait { element in
                            guard element == nil else { return false }
                            element = number
                            return true
                        }
                    }
                }
                try await world.platform.clock.sleep(for: .seconds(9))
                var received: [Int] = []
                for _ in 1...5 {
                    received.append(
                        try await place.take { element in
                            defer { element = nil }
                            return element
                        })
                }
                return received
            }
        }
        #expect(received == [1, 2, 3, 4, 5])
    }

    @Test func `nothing is lost or taken twice, and nobody stays behind`() throws {
        for seed in 0..<200 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                var random = world.platform.random
                let seats = WaitableMutex(0)
                let taken = WaitableMutex(0)
                let given = Int.random(in: 0...12, using: &random)
                let patience = (0..<12).map { _ in Int.random(in: 1...10, using: &random) }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for seconds in patience {
                        group.addTask {
                            let hasSeat = await withTaskGroup(of: Bool?.self) { race in
                                race.addTask { (try? await seats.takeSeat()) != nil }
                                race.addTask {
                                    try? await world.platform.clock.sleep(for: .seconds(seconds))
                                    return nil
                                }
                                // Whoever is first; the other is cancelled, at the very moment of a gift now and then.
                                let first = await race.next() ?? nil
                                race.cancelAll()
                                let second = await race.next() ?? nil
                                return first == true || second == true
                            }
                            if hasSeat { taken.withLock { $0 += 1 } }
                        }
                    }
                    for _ in 0..<given {
                        try await world.platform.clock.sleep(for: .seconds(1))
                        seats.withLock { $0 += 1 }
                    }
                    try await group.waitForAll()
                }
                #expect(seats.read { $0 } + taken.read { $0 } == given, "seed \(seed)")
                #expect(seats.waiterCount == 0, "seed \(seed)")
            }
        }
    }

    /// A task that runs at the very place where it is resumed would come upon the lock, if that were held.
    @Test func `tasks are resumed outside the lock`() async throws {
        let seats = WaitableMutex(0)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask(executorPreference: InlineExecutor()) {
                    try await seats.takeSeat()
                    return seats.read { $0 }
                }
            }
            while seats.waiterCount < 3 { await Task.yield() }
            seats.withLock { $0 += 2 }
            let rest = [try await group.next(), try await group.next()]
            #expect(rest == [0, 0])
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
    }
}

extension WaitableMutex<Int> {
    fileprivate func takeSeat() async throws {
        try await wait { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }
}

/// Runs each job where it becomes ready.
private final class InlineExecutor: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
    }
}
