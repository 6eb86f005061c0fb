import SteadyModel

/// Time that stands still: whoever sleeps does so until it is cancelled.
///
/// So no test fails for a time limit of the server's because the machine is busy with other tests.
private struct StillClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    var now: Instant { Instant(offset: .zero) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if deadline <= now { return try Task.checkCancellation() }
        let waiting = WaitableMutex(())
        try await waiting.wait { _ in false }
    }
}

extension Platform {
    /// Time stands still, and random numbers are the system's: for tests that need neither.
    static var fixed: Platform {
        Platform(
            clock: MonotonicClock(StillClock()), wallClock: { Timestamp(seconds: 1_767_225_600) },
            random: {
                var generator = SystemRandomNumberGenerator()
                return generator.next()
            })
    }
}
