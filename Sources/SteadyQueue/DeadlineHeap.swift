/// A binary heap of values by time; of equal times the one added first comes first.
struct DeadlineHeap<Value> {
    private var entries: [(time: Duration, order: UInt64, value: Value)] = []
    private var count: UInt64 = 0

    var isEmpty: Bool { entries.isEmpty }
    var first: (time: Duration, value: Value)? { entries.first.map { ($0.time, $0.value) } }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (entries[a].time, entries[a].order) < (entries[b].time, entries[b].order)
    }

    mutating func insert(_ value: Value, at time: Duration) {
        count += 1
        entries.append((time, count, value))
        var index = entries.count - 1
        while index > 0, precedes(index, (index - 1) / 2) {
            entries.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() -> (time: Duration, value: Value)? {
        guard let last = entries.popLast() else { return nil }
        guard let first = entries.first else { return (last.time, last.value) }
        entries[0] = last
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < entries.count && precedes(child, least) { least = child }
            if least == index { break }
            entries.swapAt(index, least)
            index = least
        }
        return (first.time, first.value)
    }
}

extension DeadlineHeap: Sendable where Value: Sendable {}
