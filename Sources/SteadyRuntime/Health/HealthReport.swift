public import SteadyCodec

/// How a manager's health checks went.
///
/// Its description is that of the API server's `/readyz?verbose`:
///
/// ```
/// [+]shutdown ok
/// [-]caches failed: not listed yet: websites.demo.example (the first list is not complete)
/// readyz check failed
/// ```
public struct HealthReport: Sendable, Hashable {
    /// How one check went.
    public struct Check: Sendable, Hashable {
        /// The check's name.
        public let name: String
        /// Why it failed, in one line; `nil` if it did not.
        public let failure: String?

        init(name: String, failure: String?) {
            self.name = name
            // A line for each check, whatever an error says.
            self.failure = failure.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        }
    }

    /// What was asked for.
    public let probe: HealthProbe
    /// The checks: the manager's own, then the program's in the order in which they were added.
    public let checks: [Check]

    /// Whether no check failed.
    public var isHealthy: Bool { checks.allSatisfy { $0.failure == nil } }

    /// The check of a name, if it was made.
    public subscript(name: String) -> Check? { checks.first { $0.name == name } }

    /// The same as JSON: `{"probe": "readyz", "healthy": false, "checks": [{"name": "caches", "failure": "…"}]}`.
    public var json: JSONValue {
        let checks = checks.map { check -> JSONValue in
            var value: JSONValue = ["name": .string(check.name), "healthy": .bool(check.failure == nil)]
            if let failure = check.failure { value["failure"] = .string(failure) }
            return value
        }
        return ["probe": .string(probe.description), "healthy": .bool(isHealthy), "checks": .array(checks)]
    }
}

extension HealthReport: CustomStringConvertible {
    public var description: String {
        var lines = checks.map { check in check.failure.map { "[-]\(check.name) failed: \($0)" } ?? "[+]\(check.name) ok" }
        lines.append("\(probe) check \(isHealthy ? "passed" : "failed")")
        return lines.joined(separator: "\n")
    }
}
