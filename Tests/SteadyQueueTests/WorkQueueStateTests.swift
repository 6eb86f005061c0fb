import SteadyQueue
import SteadyTesting
import Testing

extension SeededRandom {
    /// A number from 0 to below `bound`.
    mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

@Suite struct WorkQueueStateTests {
    @Test(arguments: 0..<8) func `the queue does what the plainest queue does, in 10000 scripts`(part: Int) async {
        for script in 0..<1250 {
            // Others have their turn: some of them wait for real servers.
            if script % 50 == 0 { await Task.yield() }
            let seed = part * 1250 + script
            if let difference = difference(seed: UInt64(seed)) {
                Issue.record("seed \(seed): \(difference)")
                return
            }
        }
    }

    private static func configuration(_ dice: inout SeededRandom) -> WorkQueue<Int>.Configuration {
        var result = WorkQueue<Int>.Configuration(
            backoff: .exponential(from: .nanoseconds(3), upTo: .nanoseconds(40)), headStart: .nanoseconds(dice.roll(30)))
        if dice.roll(3) == 0 { result.capacity = Capacity(1 + dice.roll(6), whenFull: dice.roll(2) == 0 ? .refuse : .dropOldest) }
        if dice.roll(4) == 0 { result.retryRate = TokenBucket(rate: 1_000_000, burst: 1 + dice.roll(3)) }
        if dice.roll(4) == 0 { result.throughput = TokenBucket(rate: 1_000_000, burst: 1 + dice.roll(4)) }
        if dice.roll(2) == 0 {
            let (weights, bound) = (dice.next(), dice.roll(3))
            result.tenant = { key in
                let tenant = key % 3
                return Tenant("\(tenant)", weight: 1 << Int(weights >> (8 * tenant) & 3), concurrency: bound == 0 ? nil : bound)
            }
        }
        return result
    }

    /// What is different after a script, if anything.
    private func difference(seed: UInt64) -> String? {
        var dice = SeededRandom(seed)
        let configuration = Self.configuration(&dice)
        let isObserved = dice.roll(4) == 0
        var queue = WorkQueueState<Int>(configuration, isObserved: isObserved)
        var naive = NaiveQueue(configuration, isObserved: isObserved)
        var leases: [(key: Int, slot: UInt32)] = []
        var now: Int64 = 0
        // Time in tens of microseconds where buckets give a token each.
        let unit: Int64 = configuration.retryRate == nil && configuration.throughput == nil ? 1 : 300
        var story: [String] = []
        for _ in 0..<30 {
            now += unit * Int64(dice.roll(8))
            let key = dice.roll(9)
            let (expected, found): (String, String)
            switch dice.roll(16) {
            case 0..<6:
                let priority = [0, 0, 0, 1, -1, 2, 5][dice.roll(7)]
                let delay = dice.roll(3) == 0 ? Int64(dice.roll(30)) * unit : 0
                story.append("\(now): add \(key) priority \(priority) after \(delay)")
                let (added, dropped) = queue.add(
                    key, priority: Int8(priority), after: delay, tenant: configuration.tenant?(key), now: { now })
                found = "\(added) \(dropped as Int?, default: "-")"
                let twin = naive.add(key, priority, delay, configuration.tenant?(key) ?? Tenant(""), now)
                expected = "\(twin.0) \(twin.dropped, default: "-")"
            case 6..<10:
                story.append("\(now): take")
                let taken = queue.take({ now }, becameReady: { _ in })
                if let taken { leases.append((taken.key, taken.slot)) }
                (expected, found) = ("\(naive.take(now), default: "-")", "\(taken?.key, default: "-")")
            case 10..<14 where !leases.isEmpty:
                let lease = leases.remove(at: dice.roll(leases.count))
                let after = Int64(dice.roll(20)) * unit
                let outcome = [.done, .retry, WorkOutcome.again(after: .nanoseconds(after))][dice.roll(3)]
                story.append("\(now): settle \(lease.key) \(outcome.kind)")
                let settled = queue.settle(lease.slot, outcome.kind, now: { now }, random: { 0 })
                (expected, found) = ("\(naive.settle(lease.key, outcome, now))", "\(settled.addition)")
            case 14 where dice.roll(20) == 0 && naive.phase == .open:
                let phase = dice.roll(2) == 0 ? QueuePhase.draining : .ended
                story.append("\(now): end \(phase)")
                queue.end(phase)
                naive.end(phase)
                (expected, found) = ("", "")
            default:
                story.append("\(now): forget \(key)")
                queue.forget(key)
                naive.items[key]?.failures = 0
                (expected, found) = ("", "")
            }
            let (a, b) = (standing(naive, key), standing(&queue, key))
            if expected != found || a != b {
                return (story + ["expected \(expected), \(a)", "   found \(found), \(b)"]).joined(separator: "\n")
            }
        }
        return nil
    }

    private func standing(_ queue: NaiveQueue, _ key: Int) -> String {
        "count \(queue.items.count) depth \(queue.depth) processing \(queue.processing) deadline \(queue.nextDeadline, default: "-")"
            + " failures \(queue.items[key]?.failures ?? 0)"
    }

    private func standing(_ queue: inout WorkQueueState<Int>, _ key: Int) -> String {
        "count \(queue.count) depth \(queue.depth) processing \(queue.processing) deadline \(queue.nextDeadline, default: "-")"
            + " failures \(queue.failures(of: key))"
    }
}
