import SteadyCodec
import SteadyModel

/// Rules for LimitRanges and ResourceQuotas.
enum LimitRules {
    static let limitRange: KindStrategy.Rules = { object, problems in
        var types: Set<String> = []
        for item in object["spec"]["limits"].elements {
            let type = item["type"]
            for why in Validation.qualifiedName(type.text) { problems.invalid(type.with(.string(type.text)), why) }
            if !type.text.contains("/"), !["Pod", "Container", "PersistentVolumeClaim"].contains(type.text),
                Validation.qualifiedName(type.text).isEmpty
            {
                problems.invalid(type, "must be a standard limit type or fully qualified")
            }
            if !types.insert(type.text).inserted { problems.duplicate(type) }
            LimitRules.item(item, &problems)
        }
    }

    private static func item(_ item: Field, _ problems: inout Problems) {
        let type = item["type"].text
        var lists = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"]
        if type == "Pod" {
            for name in ["default", "defaultRequest"] where !item[name].isEmpty {
                problems.forbidden(item[name], "may not be specified when `type` is 'Pod'")
            }
            lists = ["max", "min", "maxLimitRequestRatio"]
        }
        for list in lists {
            for (name, field) in item[list].members { limitedName(name, field, &problems) }
        }
        if type == "PersistentVolumeClaim", item["min"].value?["storage"] == nil, item["max"].value?["storage"] == nil {
            problems.required(
                item["limits"], "either minimum or maximum storage value is required, but neither was provided")
        }
        for name in Set(lists.flatMap { item[$0].members.map(\.key) }).sorted() { relations(name, item, &problems) }
    }

    /// The name of what can be limited: one that is nobody's own is blamed as such and as a name.
    private static func limitedName(_ name: String, _ field: Field, _ problems: inout Problems) {
        ResourceRules.name(name, field, &problems)
        if !name.contains("/"), !ResourceRules.standardNames.contains(name), !ResourceRules.isHugePages(name) {
            problems.invalid(field.with(.string(name)), "must be a standard resource for quota")
        }
    }

    private static func relations(_ name: String, _ item: Field, _ problems: inout Problems) {
        func amount(_ list: String) -> Quantity? { QuotaUsage.quantity(item[list].key(name).value) }
        let low = amount("min")
        let high = amount("max")
        let limit = amount("default")
        let request = amount("defaultRequest")
        let ratio = amount("maxLimitRequestRatio")
        if let low, let high, low > high {
            problems.invalid(item["min"].key(name), "min value \(low) is greater than max value \(high)")
        }
        if let request, let low, low > request {
            problems.invalid(
                item["defaultRequest"].key(name), "min value \(low) is greater than default request value \(request)")
        }
        if let request, let high, request > high {
            problems.invalid(
                item["defaultRequest"].key(name), "default request value \(request) is greater than max value \(high)")
        }
        if let request, let limit, request > limit {
            problems.invalid(
                item["defaultRequest"].key(name),
                "default request value \(request) is greater than default limit value \(limit)")
        }
        if let limit, let low, low > limit {
            problems.invalid(
                item["default"].key(name).with(.string(low.description)),
                "min value \(low) is greater than default value \(limit)")
        }
        if let limit, let high, limit > high {
            problems.invalid(
                item["default"].key(name).with(.string(high.description)),
                "default value \(limit) is greater than max value \(high)")
        }
        if let ratio, ratio < Quantity(1) {
            problems.invalid(item["maxLimitRequestRatio"].key(name), "ratio \(ratio) is less than 1")
        }
        if let ratio, let low, let high {
            let most = low.nanos == 0 ? Double.infinity : Double(high.nanos) / Double(low.nanos)
            if Double(ratio.nanos) / Double(Quantity(1).nanos) > most {
                problems.invalid(
                    item["maxLimitRequestRatio"].key(name), "ratio \(ratio) is greater than max/min = \(sixDigits(most))")
            }
        }
    }

    /// A number with six digits after the point.
    private static func sixDigits(_ number: Double) -> String {
        guard number.isFinite, let millionths = Int(exactly: (number * 1_000_000).rounded()) else { return "+Inf" }
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(rest)
        return "\(whole)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static let scopes = [
        "BestEffort", "CrossNamespacePodAffinity", "NotBestEffort", "NotTerminating", "PriorityClass", "Terminating",
        "VolumeAttributesClass",
    ]

    /// Scopes that things are in or not, whatever values.
    private static let plainScopes: Set<String> = [
        "BestEffort", "CrossNamespacePodAffinity", "NotBestEffort", "NotTerminating", "Terminating",
    ]
    private static let computed: Set<String> = [
        "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]

    /// Whether a resource is counted by the kind of object that a scope is about.
    private static func applies(_ scope: String, to resource: String) -> Bool {
        switch scope {
        case "BestEffort": resource == "pods"
        case "VolumeAttributesClass": ["persistentvolumeclaims", "requests.storage"].contains(resource)
        case _ where scopes.contains(scope): resource == "pods" || computed.contains(resource)
        default: true
        }
    }

    static let resourceQuotaUpdate: KindStrategy.UpdateRules = { object, live, problems in
        let list = object["spec"]["scopes"]
        if Set(list.texts) != Set(live["spec"]["scopes"].texts) { problems.invalid(list, "field is immutable") }
    }

    static let resourceQuota: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        for (name, field) in spec["hard"].members {
            limitedName(name, field, &problems)
            ResourceRules.amount(name, field, &problems)
        }
        let list = spec["scopes"]
        let names = spec["hard"].members.map(\.key).filter(ResourceRules.standardNames.contains).sorted()
        for scope in list.texts {
            if !scopes.contains(scope) { problems.invalid(list, "unsupported scope") }
            for name in names where !applies(scope, to: name) {
                problems.invalid(list, "unsupported scope applied to resource")
            }
        }
        for pair in [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]
        where list.texts.contains(pair.0) && list.texts.contains(pair.1) { problems.invalid(list, "conflicting scopes") }
        for element in spec["scopeSelector"]["matchExpressions"].elements {
            // The server does not say which of them it means.
            let expression = element.named("spec.scopeSelector.matchExpressions")
            let scope = expression["scopeName"]
            if !scopes.contains(scope.text) { problems.invalid(scope, "unsupported scope") }
            for name in names where !applies(scope.text, to: name) {
                problems.invalid(expression.with(spec["scopeSelector"].value), "unsupported scope applied to resource")
            }
            if plainScopes.contains(scope.text), expression["operator"].text != "Exists" {
                problems.invalid(
                    expression["operator"],
                    "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, "
                        + "ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or "
                        + "ResourceQuotaScopeCrossNamespacePodAffinity")
            }
            let values = expression["values"]
            switch expression["operator"].text {
            case "In", "NotIn":
                if values.isEmpty {
                    problems.required(
                        values, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")
                }
            case "Exists", "DoesNotExist":
                if !values.isEmpty {
                    problems.invalid(
                        values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
                }
            default: problems.invalid(expression["operator"], "not a valid selector operator")
            }
        }
    }
}
