import SteadyCodec
import SteadyModel

/// Rules for flow schemas and priority levels.
enum FlowControlRules {
    private static let verbs = [
        "create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch",
    ]

    // MARK: Flow schemas

    static let flowSchema: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let precedence = spec["matchingPrecedence"].with(.integer(spec["matchingPrecedence"].number ?? 0))
        let number = precedence.number ?? 0
        if number <= 0 { problems.invalid(precedence, "must be a positive value") }
        if number > 10_000 { problems.invalid(precedence, "must not be greater than 10000") }
        if number == 1, object["metadata"]["name"].text != "exempt" {
            problems.invalid(precedence, "only the schema named 'exempt' may have matchingPrecedence 1")
        }
        let method = spec["distinguisherMethod"]
        if method.isThere, !["ByNamespace", "ByUser"].contains(method["type"].text) {
            problems.notSupported(method["type"], ["ByNamespace", "ByUser"])
        }
        problems.checkRequired(
            spec["priorityLevelConfiguration"]["name"], Validation.dns1123Subdomain, "must reference a priority level")
        for rule in spec["rules"].elements { policy(rule, &problems) }
        conditions(object, &problems)
    }

    static let statusUpdate: KindStrategy.UpdateRules = { object, _, problems in conditions(object, &problems) }

    private static func conditions(_ object: Field, _ problems: inout Problems) {
        var seen: Set<String> = []
        for condition in object["status"]["conditions"].elements {
            let type = condition["type"]
            if !seen.insert(type.text).inserted { problems.duplicate(type) }
            if type.isEmpty { problems.required(type) }
        }
    }

    private static func policy(_ rule: Field, _ problems: inout Problems) {
        if rule["subjects"].isEmpty { problems.required(rule["subjects"], "subjects must contain at least one value") }
        for subject in rule["subjects"].elements { self.subject(subject, &problems) }
        if rule["resourceRules"].isEmpty, rule["nonResourceRules"].isEmpty {
            problems.required(rule, "at least one of resourceRules and nonResourceRules has to be non-empty")
        }
        for inner in rule["resourceRules"].elements { resources(inner, &problems) }
        for inner in rule["nonResourceRules"].elements { paths(inner, &problems) }
    }

    private static func subject(_ subject: Field, _ problems: inout Problems) {
        let kinds = ["Group": "group", "ServiceAccount": "serviceAccount", "User": "user"]
        let kind = subject["kind"].text
        guard let own = kinds[kind] else {
            problems.notSupported(subject["kind"], kinds.keys.sorted())
            return
        }
        let field = subject[own]
        if !field.isThere {
            problems.required(field, "\(own) is required when subject kind is '\(kind)'")
        } else if kind == "ServiceAccount" {
            problems.checkRequired(field["name"]) { $0 == "*" ? [] : Validation.dns1123Subdomain($0) }
            problems.checkRequired(field["namespace"], Validation.dns1123Label, "must specify namespace for service account")
        } else if field["name"].isEmpty {
            problems.required(field["name"])
        }
        for (other, name) in kinds.sorted(by: { $0.key < $1.key }) where other != kind && subject[name].isThere {
            problems.forbidden(subject[name], "\(name) is forbidden when subject kind is not '\(other)'")
        }
    }

    /// A list that holds one `*` or none.
    private static func alone(_ list: Field, _ what: String, _ problems: inout Problems) -> Bool {
        guard list.texts.contains("*") else { return false }
        if list.count > 1 { problems.invalid(list, "if '*' is present, must not specify other \(what)") }
        return true
    }

    private static func verbs(_ list: Field, _ problems: inout Problems) {
        if list.isEmpty {
            problems.required(list, "verbs must contain at least one value")
        } else if !alone(list, "verbs", &problems), !list.texts.allSatisfy(verbs.contains) {
            problems.notSupported(list, verbs)
        }
    }

    private static func resources(_ rule: Field, _ problems: inout Problems) {
        verbs(rule["verbs"], &problems)
        let groups = rule["apiGroups"]
        if groups.isEmpty { problems.required(groups, "resource rules must supply at least one api group") }
        _ = alone(groups, "api groups", &problems)
        let resources = rule["resources"]
        if resources.isEmpty { problems.required(resources, "resource rules must supply at least one resource") }
        _ = alone(resources, "resources", &problems)
        let namespaces = rule["namespaces"]
        if namespaces.isEmpty, !rule["clusterScope"].isTrue {
            problems.required(
                namespaces, "resource rules that are not cluster scoped must supply at least one namespace")
        } else if !alone(namespaces, "namespaces", &problems) {
            for namespace in namespaces.elements {
                problems.check(namespace) { text in
                    Validation.dns1123Label(text).map { "each member of this list must be '*' or a DNS-1123 label; " + $0 }
                }
            }
        }
    }

    private static func paths(_ rule: Field, _ problems: inout Problems) {
        verbs(rule["verbs"], &problems)
        let paths = rule["nonResourceURLs"]
        if paths.isEmpty {
            problems.required(paths, "nonResourceURLs must contain at least one value")
        } else if !alone(paths, "non-resource URLs", &problems) {
            for path in paths.elements { problems.check(path) { pathProblem($0).map { [$0] } ?? [] } }
        }
    }

    private static func pathProblem(_ path: String) -> String? {
        if path.isEmpty { return "must not be empty" }
        if path == "/" { return nil }
        if !path.hasPrefix("/") { return "must start with slash" }
        if path.contains(" ") { return "must not contain white-space" }
        if path.contains("//") { return "must not contain double slash" }
        let stars = path.count { $0 == "*" }
        if stars > 1 || stars == 1 && !path.hasSuffix("/*") { return "wildcard can only do suffix matching" }
        return nil
    }

    // MARK: Priority levels

    static let priorityLevel: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let type = spec["type"].with(.string(spec["type"].text))
        if (object["metadata"]["name"].text == "exempt") != (type.text == "Exempt") {
            problems.invalid(type, "must be 'Exempt' if and only if `name` is 'exempt'")
        }
        switch type.text {
        case "Exempt":
            if spec["limited"].isThere { problems.forbidden(spec["limited"], "must be nil if the type is not Limited") }
            shares(spec["exempt"], &problems)
        case "Limited":
            if spec["exempt"].isThere { problems.forbidden(spec["exempt"], "must be nil if the type is Limited") }
            guard spec["limited"].isThere else {
                problems.required(spec["limited"], "must not be empty when type is Limited")
                break
            }
            shares(spec["limited"], &problems)
            let limit = spec["limited"]["borrowingLimitPercent"]
            if let number = limit.number, number < 0 {
                problems.invalid(limit, "if specified, must be a non-negative integer")
            }
            response(spec["limited"]["limitResponse"], &problems)
        default: problems.notSupported(type, ["Exempt", "Limited"])
        }
        conditions(object, &problems)
    }

    private static func shares(_ level: Field, _ problems: inout Problems) {
        let shares = level["nominalConcurrencyShares"]
        if let number = shares.number, number < 0 { problems.invalid(shares, "must be a non-negative integer") }
        if let number = level["lendablePercent"].number, !(0...100).contains(number) {
            problems.invalid(level["lendablePercent"], "must be between 0 and 100, inclusive")
        }
    }

    private static func response(_ response: Field, _ problems: inout Problems) {
        let queuing = response["queuing"]
        switch response["type"].text {
        case "Reject":
            if queuing.isThere {
                problems.forbidden(queuing, "must be nil if limited.limitResponse.type is not Limited")
            }
        case "Queue":
            guard queuing.isThere else {
                problems.required(queuing, "must not be empty if limited.limitResponse.type is Limited")
                return
            }
            self.queuing(queuing, &problems)
        default:
            problems.notSupported(response["type"].with(.string(response["type"].text)), ["Queue", "Reject"])
        }
    }

    private static func queuing(_ queuing: Field, _ problems: inout Problems) {
        func number(_ name: String) -> Int64 { queuing[name].number ?? 0 }
        if number("queueLengthLimit") <= 0 { problems.invalid(queuing["queueLengthLimit"], "must be positive") }
        let queues = number("queues")
        if queues <= 0 {
            problems.invalid(queuing["queues"], "must be positive")
        } else if queues > 10_000_000 {
            problems.invalid(queuing["queues"], "must not be greater than 10000000")
        }
        let hand = number("handSize")
        if hand <= 0 {
            problems.invalid(queuing["handSize"], "must be positive")
        } else if hand > queues {
            problems.invalid(queuing["handSize"], "should not be greater than queues (\(queues))")
        } else if entropy(queues, hand) > 60 {
            problems.invalid(
                queuing["handSize"],
                "required entropy bits of deckSize \(queues) and handSize \(hand) should not be greater than 60")
        }
    }

    /// How many bits tell the hands of so many cards from a deck apart.
    private static func entropy(_ deck: Int64, _ hand: Int64) -> Int {
        var product = 1.0
        var bits = 0
        for drawn in 0..<min(hand, 1000) {
            product *= Double(deck - drawn)
            while product >= 2 {
                product /= 2
                bits += 1
            }
        }
        return product > 1 ? bits + 1 : bits
    }
}
