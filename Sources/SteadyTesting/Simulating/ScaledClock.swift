import SteadyModel

/// A clock that goes faster or slower than another: the clock of a machine whose oscillator is off.
struct ScaledClock: Clock, Sendable {
    typealias Instant = MonotonicClock.Instant

    let base: MonotonicClock
    /// How much passes by this clock in a thousand of the other's units of time; above zero.
    let perThousand: Int

    var now: Instant { Instant(offset: base.now.offset * perThousand / 1000) }
    var minimumResolution: Duration { base.minimumResolution }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        // A moment more, so that what was waited for is over by this clock, too.
        let left = (deadline.offset - now.offset) * 1000 / perThousand + .nanoseconds(1)
        try await base.sleep(until: base.now + left, tolerance: tolerance)
    }
}
