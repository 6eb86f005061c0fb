import SteadyModel
import SteadyQueue
import SteadyTesting
import Testing

@Suite struct RateTests {
    /// Rounded down, what is left of a time would come again at the same moment, for ever.
    @Test func `a delay of less than a nanosecond is a delay`() throws {
        let smallest = Duration(secondsComponent: 0, attosecondsComponent: 1)
        for (delay, expected) in [
            (Duration.zero, 0), (.seconds(-1), 0), (smallest, 1), (.nanoseconds(1), 1), (.nanoseconds(1) + smallest, 2),
            (.seconds(1) - smallest, 1_000_000_000), (.seconds(Int64.max), Int64.max / 2),
            (.seconds(4_611_686_018), 4_611_686_018_000_000_000),
            (.seconds(4_611_686_019), Int64.max / 2),
        ] {
            #expect(delay.delayNanoseconds == expected, "\(delay)")
            #expect(delay.wholeNanoseconds == expected || delay.wholeNanoseconds == expected - 1, "\(delay)")
        }
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<Int>(clock: clock)
            queue.add(1)
            guard let lease = await queue.next() else { return }
            lease.settle(.again(after: smallest))
            #expect(queue.statistics.delayed == 1)
            _ = await queue.take()
            #expect(clock.now.offset == .nanoseconds(1))
        }
    }

    @Test func `items are handed out at the rate that was set`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<Int>(.init(throughput: TokenBucket(rate: 2, burst: 2)), clock: clock)
            for number in 0..<5 { queue.add(number) }
            var times: [Duration] = []
            for _ in 0..<5 {
                _ = await queue.take()
                times.append(clock.now.offset)
            }
            #expect(times == [.zero, .zero, .milliseconds(500), .seconds(1), .milliseconds(1500)])
            try await clock.sleep(for: .seconds(10))
            for number in 0..<3 { queue.add(number) }
            for _ in 0..<3 { _ = await queue.take() }
            #expect(clock.now.offset == .seconds(12))
        }
    }

    @Test func `failures share a rate, and the longer wait counts`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let queue = WorkQueue<Int>(
                .init(
                    backoff: .exponential(from: .milliseconds(1), upTo: .seconds(60)), retryRate: TokenBucket(rate: 1, burst: 2)),
                clock: clock)
            for number in 0..<4 { queue.add(number) }
            for _ in 0..<4 { _ = await queue.take(.retry) }
            var times: [Duration] = []
            for _ in 0..<4 {
                _ = await queue.take()
                times.append(clock.now.offset)
            }
            #expect(times == [.milliseconds(1), .milliseconds(1), .seconds(1), .seconds(2)])
        }
    }

    @Test func `jitter takes no more than its part of a wait`() throws {
        try Simulation.run(seed: 3) { world in
            let clock = world.platform.clock
            let random = world.platform
            let queue = WorkQueue<Int>(
                .init(backoff: .exponential(from: .seconds(10), upTo: .seconds(10), jitter: 0.2)), clock: clock,
                random: {
                    var generator = random.random
                    return generator.next()
                })
            var waits: [Duration] = []
            queue.add(1)
            for _ in 0..<200 {
                let began = clock.now
                _ = await queue.take(.retry)
                waits.append(began.duration(to: clock.now))
            }
            let (least, most) = (waits.dropFirst().min() ?? .zero, waits.max() ?? .zero)
            #expect(least >= .seconds(8) && least < .seconds(8.2) && most <= .seconds(10) && most > .seconds(9.8))
        }
    }

    @Test func `back-offs of every kind`() {
        let steps = Backoff.steps([.seconds(1), .seconds(1), .seconds(30)])
        #expect((0...5).map { steps.delay(afterFailures: $0) } == [1, 1, 1, 30, 30, 30].map { .seconds($0) })
        #expect(Backoff.steps([]).delay(afterFailures: 3) == .zero)
        let doubling = Backoff.exponential(from: .milliseconds(5), upTo: .seconds(1000))
        #expect(doubling.delay(afterFailures: 18) == .milliseconds(655_360))
        #expect([19, 64, 1000, Int.max].allSatisfy { doubling.delay(afterFailures: $0) == .seconds(1000) })
        #expect(Backoff.exponential(from: .zero, upTo: .seconds(1)).delay(afterFailures: .max) == .zero)
        #expect(Backoff.exponential(from: .seconds(-1), upTo: .seconds(-1)).delay(afterFailures: 2) == .zero)
        #expect(
            Backoff.exponential(from: .seconds(Int64.max), upTo: .seconds(Int64.max)).delay(afterFailures: 9)
                == .seconds(Int64.max))
    }

    @Test func `buckets out of range are the nearest in range`() {
        #expect(TokenBucket(rate: .nan, burst: .min) == TokenBucket(rate: -1, burst: 0))
        #expect(TokenBucket(rate: .infinity, burst: .max) == TokenBucket(rate: 1_000_000, burst: 1_000_000))
        var bucket = TokenBucketState(TokenBucket(rate: 0, burst: .max))
        for _ in 0..<1000 { _ = bucket.reserve(at: .forever) }
        #expect(bucket.delay(at: 0) >= 0)
    }
}
