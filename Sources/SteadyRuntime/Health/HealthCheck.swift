import SteadyModel

/// Something that can be asked whether it is well.
struct HealthCheck: Sendable {
    let name: String
    let probe: HealthProbe
    /// Throws if it is not.
    let body: @Sendable () async throws -> Void

    /// Asks it, for so long at most.
    func run(timeout: Duration, clock: MonotonicClock) async -> HealthReport.Check {
        let failure = await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do {
                    try await body()
                    return nil
                } catch {
                    return "\(error)"
                }
            }
            group.addTask {
                try? await clock.sleep(for: timeout)
                return "no answer within \(timeout)"
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        return HealthReport.Check(name: name, failure: failure)
    }
}

extension ManagerSetup {
    /// Adds a health check of the program's own, which ``Manager/health(_:where:)`` asks with the others.
    ///
    /// ```swift
    /// manager.check("database") { try await database.ping() }
    /// manager.check("disk", for: .liveness) { if disk.isReadOnly { throw DiskError.readOnly } }
    /// ```
    ///
    /// - Parameters:
    ///   - name: what it is called; no other check has that name, and there is no white space in it.
    ///   - probe: what it is asked for.
    ///   - body: throws if something is wrong; the error's description is the reason that is told, so nothing secret may be in it. It is
    ///     cancelled after ``HealthConfiguration/checkTimeout``, and has to end then.
    public func check(
        _ name: String, for probe: HealthProbe = .readiness, _ body: @escaping @Sendable () async throws -> Void
    ) {
        healthChecks.append(HealthCheck(name: name, probe: probe, body: body))
    }

    /// Makes sure that each check can be asked for by its name.
    ///
    /// - Parameter others: the names of checks that are there already.
    func checkHealthChecks(beside others: [String]) throws {
        var names: Set<String> = Set(others + ["shutdown", "caches", "watches", "memory", "leader-election"])
        for check in healthChecks {
            guard !check.name.isEmpty, !check.name.contains(where: \.isWhitespace) else {
                throw ConfigurationError("“\(check.name)” is no name of a health check: give it one without white space")
            }
            guard names.insert(check.name).inserted, !check.name.hasPrefix("controller/") else {
                throw ConfigurationError(
                    "there is another health check named “\(check.name)”: names are unique, and those of the manager are "
                        + "taken; give this one another")
            }
        }
    }
}
