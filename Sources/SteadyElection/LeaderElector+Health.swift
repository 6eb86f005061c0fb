import SteadyModel
import Synchronization

/// How the election stands with its lease, for health checks.
struct ElectionContact {
    /// When the lease was reached last, or the campaign began; `nil` while there is none.
    private(set) var lastAnswer: MonotonicClock.Instant?
    /// What the last try came to.
    var problem: String?
    /// Since when work goes on that is to end.
    var lost: MonotonicClock.Instant?

    mutating func begin(at now: MonotonicClock.Instant) { self = ElectionContact(lastAnswer: now) }

    mutating func heard(at now: MonotonicClock.Instant) {
        lastAnswer = now
        problem = nil
    }
}

extension LeaderElector {
    /// Whether the election goes as it should, for a liveness check.
    ///
    /// A process whose work does not end although leadership is lost, or that has not reached its lease for long, does better to be started
    /// anew: that is what a probe is for (client-go: `HealthzAdaptor`). One that is merely not the leader is well.
    ///
    /// - Parameter grace: how long, beyond ``ElectionConfiguration/drain`` or ``ElectionConfiguration/leaseDuration``, that may last.
    /// - Returns: `nil` if all is well or nothing runs; else what is wrong, and since when.
    public func unhealthiness(grace: Duration = .seconds(20)) -> String? {
        let now = platform.clock.now
        let (lastAnswer, problem, lost) = contact.withLock { ($0.lastAnswer, $0.problem, $0.lost) }
        if let lost, lost + configuration.drain + grace < now {
            return "leadership was lost \(lost.duration(to: now)) ago, and the work has not ended since"
        }
        if let problem = candidate?.problem, problem.since + configuration.leaseDuration + grace < now {
            return "the candidate could not be published for \(problem.since.duration(to: now)): \(problem.text)"
        }
        guard let lastAnswer, lastAnswer + configuration.leaseDuration + grace < now else { return nil }
        return "the lease could not be reached for \(lastAnswer.duration(to: now))" + (problem.map { ": \($0)" } ?? "")
    }
}
