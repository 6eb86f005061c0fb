import SteadyModel

/// Decides how many pods each generation of a deployment is to have: no client, no clock.
///
/// Never more pods than wanted plus `maxSurge`, never fewer available ones than wanted less `maxUnavailable`.
struct RollingUpdate: Equatable {
    /// One replica set: what it is asked for and what it has.
    struct Generation: Equatable {
        var wanted: Int
        var available: Int
    }

    var desired: Int
    var maxSurge: Int
    var maxUnavailable: Int

    init(desired: Int, maxSurge: Int, maxUnavailable: Int) {
        self.desired = desired
        self.maxSurge = maxSurge
        // Nothing could move if both were none.
        self.maxUnavailable = maxSurge == 0 && maxUnavailable == 0 ? 1 : min(maxUnavailable, desired)
    }

    /// The numbers to ask for, given the present ones; `old` from the oldest on.
    func step(new: Generation, old: [Generation]) -> (new: Int, old: [Int]) {
        let total = old.reduce(new.wanted) { $0 + $1.wanted }
        if new.wanted > desired { return (desired, old.map(\.wanted)) }
        if new.wanted < desired {
            let room = desired + maxSurge - total
            if room > 0 { return (min(desired, new.wanted + room), old.map(\.wanted)) }
        }
        return (new.wanted, shrink(old, new: new, total: total))
    }

    private func shrink(_ old: [Generation], new: Generation, total: Int) -> [Int] {
        let minimum = desired - maxUnavailable
        var counts = old.map(\.wanted)
        // Pods of the new generation that are not available yet must not be counted on.
        var budget = total - minimum - max(0, new.wanted - new.available)
        guard budget > 0 else { return counts }
        // What does not work goes first, and costs no availability.
        for index in counts.indices {
            let cut = min(budget, max(0, old[index].wanted - old[index].available))
            counts[index] -= cut
            budget -= cut
        }
        var spare = old.reduce(new.available) { $0 + $1.available } - minimum
        for index in counts.indices {
            let cut = max(0, min(spare, budget, counts[index]))
            counts[index] -= cut
            spare -= cut
            budget -= cut
        }
        return counts
    }
}

extension IntOrString {
    /// A count, or a percentage of a whole; the API server has refused what is neither.
    func resolved(of whole: Int, roundingUp: Bool) -> Int { max(0, (try? scaled(of: whole, roundingUp: roundingUp)) ?? 0) }
}
