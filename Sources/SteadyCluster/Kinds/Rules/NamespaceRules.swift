import SteadyCodec
import SteadyModel

/// Rules for namespaces.
enum NamespaceRules {
    private static let levels = ["privileged", "baseline", "restricted"]

    static let namespace: KindStrategy.Rules = { object, problems in
        for name in object["spec"]["finalizers"].elements {
            finalizer(name.named("spec.finalizers"), &problems)
        }
        for (key, field) in object["metadata"]["labels"].members where key.hasPrefix("pod-security.kubernetes.io/") {
            let name = key.dropFirst("pod-security.kubernetes.io/".count)
            if ["enforce", "warn", "audit"].contains(name) {
                if !levels.contains(field.text) {
                    problems.invalid(field, "must be one of \(levels.joined(separator: ", "))")
                }
            } else if ["enforce-version", "warn-version", "audit-version"].contains(name), !isVersion(field.text) {
                problems.invalid(field, "must be \"latest\" or \"v1.x\"")
            }
        }
    }

    private static func isVersion(_ text: String) -> Bool {
        if text == "latest" { return true }
        guard text.hasPrefix("v1.") else { return false }
        let digits = text.dropFirst(3)
        return !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && (digits == "0" || !digits.hasPrefix("0"))
    }

    private static func finalizer(_ name: Field, _ problems: inout Problems) {
        problems.check(name, Validation.qualifiedName)
        if !name.text.contains("/"), !["kubernetes", "orphan", "foregroundDeletion"].contains(name.text) {
            problems.invalid(name, "name is neither a standard finalizer name nor is it fully qualified")
        }
    }

    static let status: KindStrategy.UpdateRules = { object, _, problems in
        let phase = object["status"]["phase"].named("status.Phase")
        if object["metadata"]["deletionTimestamp"].isThere {
            if phase.text != "Terminating" {
                problems.invalid(
                    phase.with(.string(phase.text)), "may only be 'Terminating' if `deletionTimestamp` is not empty")
            }
        } else if phase.text != "Active" {
            problems.invalid(phase.with(.string(phase.text)), "may only be 'Active' if `deletionTimestamp` is empty")
        }
    }

    static let finalize: KindStrategy.UpdateRules = { object, _, problems in
        for name in object["spec"]["finalizers"].elements { finalizer(name, &problems) }
    }
}

/// Rules for nodes.
enum NodeRules {
    static let node: KindStrategy.Rules = { object, problems in
        taints(object["spec"]["taints"].named("metadata.taints"), &problems)
        resources(object["status"], &problems)
        let networks = object["spec"]["podCIDRs"]
        for network in networks.elements { problems.check(network, Formats.network) }
        let texts = networks.texts
        if texts.count > 1, !texts.allSatisfy({ Formats.network($0).isEmpty }) {
            problems.failed(networks, "invalid PodCIDRs. failed to check with dual stack")
            problems.invalid(networks, "may specify no more than one CIDR for each IP family")
        } else if texts.count > 2 || texts.count == 2 && texts[0].contains(":") == texts[1].contains(":") {
            problems.invalid(networks, "may specify no more than one CIDR for each IP family")
        }
    }

    private static func taints(_ list: Field, _ problems: inout Problems) {
        var seen: Set<String> = []
        for taint in list.elements {
            problems.check(taint["key"], Validation.qualifiedName)
            let wrong = Validation.labelValue(taint["value"].text)
            if !wrong.isEmpty { problems.invalid(taint["value"], wrong.joined(separator: ";")) }
            problems.requireOne(taint["effect"], of: ["NoSchedule", "PreferNoSchedule", "NoExecute"])
            if !seen.insert("\(taint["effect"].text)/\(taint["key"].text)").inserted {
                problems.duplicate(taint, shown: taint.shown + ": taints must be unique by key and effect pair")
            }
        }
    }

    private static func resources(_ status: Field, _ problems: inout Problems) {
        for list in ["capacity", "allocatable"] {
            for (name, field) in status[list].members {
                ResourceRules.amount(name, field.named("status.\(list)[\(name)]"), &problems)
            }
        }
    }

    static let status: KindStrategy.UpdateRules = { object, _, problems in statusRules(object, &problems) }

    private static func statusRules(_ object: Field, _ problems: inout Problems) {
        resources(object["status"], &problems)
        var addresses: Set<String> = []
        for address in object["status"]["addresses"].elements
        where !addresses.insert("\(address["type"].text) \(address["address"].text)").inserted { problems.duplicate(address) }
    }

    static let update: KindStrategy.UpdateRules = { object, live, problems in
        let why = "node updates may not change podCIDR except from \"\" to valid"
        statusRules(object, &problems)
        let old = live["spec"]["podCIDRs"]
        let new = object["spec"]["podCIDRs"]
        if !old.isEmpty {
            let changes = old.count == new.count ? zip(old.texts, new.texts).count { $0 != $1 } : 1
            for _ in 0..<changes { problems.forbidden(new, why) }
        }
        if !live["spec"]["providerID"].isEmpty, live["spec"]["providerID"] != object["spec"]["providerID"] {
            problems.forbidden(
                object["spec"]["providerID"], "node updates may not change providerID except from \"\" to valid")
        }
        // The server looks at them twice.
        taints(object["spec"]["taints"].named("metadata.taints"), &problems)
    }
}
