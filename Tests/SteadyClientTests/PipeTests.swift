import SteadyClient
import SteadyModel
import SteadyTesting
import Testing

/// How a bounded queue between tasks ends, and what those get who wait then.
@Suite struct PipeTests {
    struct Broken: Error {}

    @Test func `who waits to read gets the end at once, and an error once`() throws {
        try Simulation.run(seed: 1) { world in
            let ended = Pipe<Int>(limit: 1)
            let broken = Pipe<Int>(limit: 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let found = try await ended.next()
                    #expect(found == nil)
                }
                group.addTask { await #expect(throws: Broken.self) { try await broken.next() } }
                try await world.platform.clock.sleep(for: .seconds(1))
                ended.finish()
                broken.finish(throwing: Broken())
                try await group.waitForAll()
            }
            let after = try await broken.next()
            #expect(after == nil)
            let isIn = try await broken.send(1, cost: 1)
            #expect(isIn == false)
        }
    }

    @Test func `what is there is read before the end, and an error that nobody waited for is told once`() throws {
        try Simulation.run(seed: 2) { _ in
            let pipe = Pipe<Int>(limit: 10)
            try await pipe.send(1, cost: 1)
            try await pipe.send(2, cost: 1)
            pipe.finish(throwing: Broken())
            // The first end counts.
            pipe.finish()
            let one = try await pipe.next()
            #expect(one == 1)
            let two = try await pipe.next()
            #expect(two == 2)
            await #expect(throws: Broken.self) { try await pipe.next() }
            let end = try await pipe.next()
            #expect(end == nil)
        }
    }

    @Test func `who waits to write is let in, in the order of coming, or told that it has ended`() throws {
        try Simulation.run(seed: 3) { world in
            let pipe = Pipe<Int>(limit: 2)
            try await pipe.send(0, cost: 2)
            let answers = Shared<[Int: Bool]>([:])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...4 {
                    group.addTask {
                        let isIn = try await pipe.send(number, cost: 1)
                        answers.change { $0[number] = isIn }
                    }
                    try await world.platform.clock.sleep(for: .seconds(1))
                }
                let zero = try await pipe.next()
                #expect(zero == 0)
                // There was room for two.
                try await world.platform.clock.sleep(for: .seconds(1))
                #expect(answers.value == [1: true, 2: true])
                pipe.finish()
                try await group.waitForAll()
            }
            #expect(answers.value == [1: true, 2: true, 3: false, 4: false])
            let rest = try await [pipe.next(), pipe.next(), pipe.next()]
            #expect(rest == [1, 2, nil])
        }
    }

    @Test func `a reader that is cancelled while it waits takes nothing with it`() throws {
        try Simulation.run(seed: 4) { world in
            let pipe = Pipe<Int>(limit: 2)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await #expect(throws: CancellationError.self) { try await pipe.next() } }
                try await world.platform.clock.sleep(for: .seconds(1))
                group.cancelAll()
                try await group.waitForAll()
            }
            try await pipe.send(7, cost: 1)
            let seven = try await pipe.next()
            #expect(seven == 7)
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `nothing is lost or told twice, whoever gives up when`(seed: UInt64) throws {
        try Simulation.run(seed: seed) { world in
            let pipe = Pipe<Int>(limit: 3)
            let sent = Shared<[Int]>([])
            var read: [Int] = []
            try await withThrowingTaskGroup(of: Void.self) { writers in
                for writer in 0..<3 {
                    writers.addTask {
                        var random = world.platform.random
                        for number in 0..<20 {
                            let element = writer * 100 + number
                            let limit = Duration.milliseconds(Int64.random(in: 1...20, using: &random))
                            try await withThrowingTaskGroup(of: Void.self) { group in
                                group.addTask {
                                    // Who gives up has not sent it; who is in, has.
                                    if (try? await pipe.send(element, cost: 1)) == true { sent.change { $0.append(element) } }
                                }
                                group.addTask { try? await world.platform.clock.sleep(for: limit) }
                                try await group.next()
                                group.cancelAll()
                                try await group.waitForAll()
                            }
                        }
                    }
                }
                writers.addTask {
                    try await world.platform.clock.sleep(for: .seconds(2))
                    pipe.finish()
                }
                var random = world.platform.random
                while let element = try await pipe.next() {
                    read.append(element)
                    try await world.platform.clock.sleep(for: .milliseconds(Int64.random(in: 0...8, using: &random)))
                }
                try await writers.waitForAll()
            }
            #expect(read.sorted() == sent.value.sorted(), "seed \(seed)")
            for writer in 0..<3 { #expect(read.filter { $0 / 100 == writer } == read.filter { $0 / 100 == writer }.sorted()) }
        }
    }
}
