import SteadyModel
import SteadyRuntime
import Synchronization

/// How long things take that a machine outside the API server does: begun when they are first asked for.
final class Delays: Sendable {
    private let begun = Mutex<[String: MonotonicClock.Instant]>([:])

    /// What is left of a time that begins when this is first called for it; `nil` once it is over.
    func timeLeft(of duration: Duration, _ what: String, on platform: Platform) -> Duration? {
        let now = platform.clock.now
        return begun.withLock { begun in
            // Objects that vanished while something was under way; everything here is over soon.
            if begun.count > 10_000 { begun = begun.filter { $0.value.duration(to: now) < duration } }
            let end = (begun[what] ?? now) + duration
            begun[what] = now < end ? begun[what] ?? now : nil
            return now < end ? now.duration(to: end) : nil
        }
    }
}
