/// Counts the reconciles of each object in a period, for a bounded number of objects: those with few give way to others.
struct TurnCounts<Key: Hashable> {
    private var counts: [Key: Int] = [:]
    private let limit: Int

    init(limit: Int = 4096) { self.limit = limit }

    /// Counts one.
    mutating func count(_ key: Key) {
        if let index = counts.index(forKey: key) {
            counts.values[index] += 1
            return
        }
        if counts.count >= limit {
            // Whoever is hot is counted again soon. At least half go, so that this is rare.
            let median = counts.values.sorted()[counts.count / 2]
            let kept = counts.filter { $0.value > median }
            counts.removeAll(keepingCapacity: true)
            counts.merge(kept) { count, _ in count }
        }
        counts[key] = 1
    }

    /// Those with so many, the most first, and begins anew.
    mutating func take(atLeast threshold: Int) -> [(key: Key, count: Int)] {
        defer { counts = [:] }
        return counts.filter { $0.value >= threshold }.sorted { $0.value > $1.value }.map { ($0.key, $0.value) }
    }
}
