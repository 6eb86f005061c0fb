import SteadyModel
import Synchronization

/// Watches how long a reader has waited for bytes: time that the reader spends with what has come does not count.
final class Silence: Sendable {
    private let clock: MonotonicClock
    private let limit: Duration
    private let waitingSince = Mutex<MonotonicClock.Instant?>(nil)

    init(_ clock: MonotonicClock, _ limit: Duration) {
        self.clock = clock
        self.limit = limit
        waitingSince.withLock { $0 = clock.now }
    }

    /// The reader waits.
    func begins() {
        let now = clock.now
        waitingSince.withLock { $0 = now }
    }

    /// Something has come.
    func ends() { waitingSince.withLock { $0 = nil } }

    /// Returns when the reader has waited for longer than the limit.
    ///
    /// - Throws: `CancellationError`.
    func waitUntilTooLong() async throws {
        while true {
            let now = clock.now
            let since = waitingSince.withLock { $0 } ?? now
            let rest = limit - since.duration(to: now)
            if rest <= .zero { return }
            try await clock.sleep(for: rest)
        }
    }
}
