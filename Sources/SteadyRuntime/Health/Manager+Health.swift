import SteadyCache
import SteadyElection
import SteadyModel

extension Manager {
    /// Asks the manager's health checks, all at a time.
    ///
    /// | check | probe | fails if |
    /// |---|---|---|
    /// | `leader-election` | liveness | leadership ran out, and the elector has neither renewed it nor given it up |
    /// | `controller/<name>` | liveness | a reconcile has been running for longer than ``HealthConfiguration/longestReconcile`` |
    /// | `shutdown` | readiness | the manager is shutting down |
    /// | `caches` | readiness | a cache was not listed yet |
    /// | `watches` | readiness | a watch has brought nothing for longer than ``HealthConfiguration/watchGrace`` |
    /// | `memory` | readiness | a cache gave up because it took more than its budget |
    /// | `controller/<name>` | readiness | the server does not serve a kind that the controller needs |
    ///
    /// A standby whose caches are filled is ready.
    ///
    /// - Parameters:
    ///   - probe: what is asked for.
    ///   - isIncluded: which checks are made, by their names; all by default.
    /// - Returns: how they went. If the task is cancelled, checks that were under way have failed.
    public func health(
        _ probe: HealthProbe = .readiness, where isIncluded: (String) -> Bool = { _ in true }
    ) async -> HealthReport {
        let checks = (ownChecks + addedChecks + scopes.read { $0.checks }).filter { $0.probe == probe && isIncluded($0.name) }
        let (timeout, clock) = (configuration.health.checkTimeout, platform.clock)
        return await withTaskGroup(of: (Int, HealthReport.Check).self) { group in
            for (index, check) in checks.enumerated() {
                group.addTask { (index, await check.run(timeout: timeout, clock: clock)) }
            }
            var results: [(Int, HealthReport.Check)] = []
            for await result in group { results.append(result) }
            return HealthReport(probe: probe, checks: results.sorted { $0.0 < $1.0 }.map(\.1))
        }
    }

    private var ownChecks: [HealthCheck] {
        var checks = [
            check("shutdown", .readiness) { $0.end.hasFired ? "the manager is shutting down" : nil },
            check("caches", .readiness) { manager in
                let missing = manager.cacheStanding.compactMap(\.unsynced)
                return missing.isEmpty ? nil : "not listed yet: " + missing.joined(separator: "; ")
            },
            check("watches", .readiness) { manager in
                let silent = manager.cacheStanding.compactMap(\.silence)
                return silent.isEmpty ? nil : silent.joined(separator: "; ")
            },
            check("memory", .readiness) { manager in
                let failures = manager.cacheStanding.compactMap(\.budgetFailure)
                return failures.isEmpty ? nil : failures.joined(separator: "; ")
            },
        ]
        if elector != nil { checks.append(check("leader-election", .liveness) { $0.overdueLeadership }) }
        for controller in controllers {
            let name = controller.name
            checks.append(
                check("controller/\(name)", .readiness) { _ in
                    let missing = controller.standing.missing
                    if missing.isEmpty { return nil }
                    let names = missing.map(\.description).joined(separator: ", ")
                    return "waits until \(names) are served; is their definition installed?"
                })
            checks.append(check("controller/\(name)", .liveness) { $0.hangingReconcile(of: name) })
        }
        return checks
    }

    private func check(
        _ name: String, _ probe: HealthProbe, _ problem: @escaping @Sendable (Manager) -> String?
    ) -> HealthCheck {
        HealthCheck(name: name, probe: probe) { [self] in
            if let problem = problem(self) { throw HealthProblem(description: problem) }
        }
    }

    private var cacheStanding: [CacheStanding] { caches.standing(grace: configuration.health.watchGrace) }

    private var overdueLeadership: String? {
        guard let elector, let overdue = elector.gate.overdue(at: platform.clock.now) else { return nil }
        // An elector that has to wait for an answer first may notice that late.
        let times = elector.configuration
        guard overdue > times.requestTimeout + times.retryPeriod else { return nil }
        return "leadership ran out \(overdue) ago and was neither renewed nor given up; the elector hangs"
    }

    private func hangingReconcile(of controller: String) -> String? {
        guard let longest = configuration.health.longestReconcile else { return nil }
        let now = platform.clock.now
        let hanging = journal.running(of: controller).filter { $0.began.duration(to: now) > longest }
        guard let first = hanging.first else { return nil }
        let others = hanging.count > 1 ? ", and \(hanging.count - 1) more reconciles hang" : ""
        return "the reconcile of \(first.key) has been running for \(first.began.duration(to: now)); "
            + "\(first.activity(at: now))\(others)"
    }
}

/// What is wrong, as a check says it.
private struct HealthProblem: Error, CustomStringConvertible {
    let description: String
}
