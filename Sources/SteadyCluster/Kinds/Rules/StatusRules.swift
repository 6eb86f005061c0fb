import SteadyCodec
import SteadyModel

/// Rules for the status of kinds that tell how far something has come.
enum StatusRules {
    /// Counts that are not negative, and of which some are part of others.
    private static func counts(
        _ status: Field, _ names: [String], parts: [(part: String, whole: String)], _ problems: inout Problems
    ) {
        for name in names { problems.nonNegative(status[name]) }
        for (part, whole) in parts {
            let number = status[part].number ?? 0
            if number > status[whole].number ?? 0 {
                problems.invalid(status[part].with(.integer(number)), "cannot be greater than \(words[whole] ?? whole)")
            }
        }
    }

    private static let words = ["replicas": "status.replicas", "readyReplicas": "readyReplicas"]

    /// A count of collisions that must not go back.
    private static func collisions(_ object: Field, _ live: Field, _ problems: inout Problems) {
        let count = object["status"]["collisionCount"]
        problems.nonNegative(count)
        guard let before = live["status"]["collisionCount"].number else { return }
        if count.number.map({ $0 < before }) ?? true {
            problems.invalid(count.with(.integer(count.number ?? 0)), "cannot be decremented")
        }
    }

    static let deployment: KindStrategy.UpdateRules = { object, live, problems in
        counts(
            object["status"],
            [
                "observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas", "unavailableReplicas",
                "terminatingReplicas",
            ],
            parts: [
                ("updatedReplicas", "replicas"), ("readyReplicas", "replicas"), ("availableReplicas", "replicas"),
                ("availableReplicas", "readyReplicas"),
            ], &problems)
        collisions(object, live, &problems)
    }

    static let replicas: KindStrategy.UpdateRules = { object, _, problems in
        counts(
            object["status"],
            [
                "replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas", "terminatingReplicas",
                "observedGeneration",
            ],
            parts: [
                ("fullyLabeledReplicas", "replicas"), ("readyReplicas", "replicas"), ("availableReplicas", "replicas"),
                ("availableReplicas", "readyReplicas"),
            ], &problems)
    }

    static let statefulSet: KindStrategy.UpdateRules = { object, live, problems in
        counts(
            object["status"],
            ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas", "observedGeneration"],
            parts: [
                ("readyReplicas", "replicas"), ("currentReplicas", "replicas"), ("updatedReplicas", "replicas"),
                ("availableReplicas", "replicas"), ("availableReplicas", "readyReplicas"),
            ], &problems)
        collisions(object, live, &problems)
    }

    static let daemonSet: KindStrategy.UpdateRules = { object, live, problems in
        counts(
            object["status"],
            [
                "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady", "observedGeneration",
                "updatedNumberScheduled", "numberAvailable", "numberUnavailable",
            ], parts: [], &problems)
        collisions(object, live, &problems)
    }

    static let autoscaler: KindStrategy.UpdateRules = { object, _, problems in
        counts(object["status"], ["currentReplicas", "desiredReplicas"], parts: [], &problems)
    }

    static let disruptionBudget: KindStrategy.UpdateRules = { object, _, problems in
        counts(
            object["status"], ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"], parts: [], &problems)
        conditions(object["status"]["conditions"], &problems)
    }

    static let admissionPolicy: KindStrategy.UpdateRules = { object, _, problems in
        for warning in object["status"]["typeChecking"]["expressionWarnings"].elements {
            for name in ["fieldRef", "warning"] where warning[name].isEmpty { problems.required(warning[name]) }
        }
        conditions(object["status"]["conditions"], &problems)
    }

    static let ingress: KindStrategy.UpdateRules = { object, _, problems in
        for ingress in object["status"]["loadBalancer"]["ingress"].elements {
            if !ingress["ip"].isEmpty { problems.address(ingress["ip"]) }
            let host = ingress["hostname"]
            if host.isEmpty { continue }
            problems.check(host, Validation.dns1123Subdomain)
            if Formats.address(host.text).isEmpty { problems.invalid(host, "must be a DNS name, not an IP address") }
        }
    }

    /// Conditions in the form that kinds share.
    static func conditions(_ list: Field, _ problems: inout Problems) {
        var types: Set<String> = []
        for condition in list.elements {
            let type = condition["type"].with(.string(condition["type"].text))
            problems.check(type, Validation.qualifiedName)
            if !types.insert(type.text).inserted { problems.duplicate(type) }
            problems.one(condition["status"], of: ["False", "True", "Unknown"])
            if let number = condition["observedGeneration"].number, number < 0 {
                problems.invalid(condition["observedGeneration"], "must be greater than or equal to zero")
            }
            if !condition["lastTransitionTime"].isThere { problems.required(condition["lastTransitionTime"], "must be set") }
            let reason = condition["reason"]
            if reason.isEmpty {
                problems.required(reason, "must be set")
            } else {
                if !isReason(reason.text) {
                    problems.invalid(
                        reason,
                        "a condition reason must start with alphabetic character, optionally followed by a string of "
                            + "alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'")
                }
                if reason.text.utf8.count > 1024 { problems.tooLong(reason, 1024) }
            }
            if condition["message"].text.utf8.count > 32_768 { problems.tooLong(condition["message"], 32_768) }
        }
    }

    private static func isReason(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
        func isPlain(_ byte: UInt8) -> Bool { isLetter(byte) || (48...57).contains(byte) || byte == 95 }
        guard let first = text.utf8.first, let last = text.utf8.last, isLetter(first), isPlain(last) else { return false }
        return text.utf8.allSatisfy { isPlain($0) || $0 == 44 || $0 == 58 }
    }
}
