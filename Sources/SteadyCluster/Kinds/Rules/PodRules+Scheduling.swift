import SteadyCodec
import SteadyModel

extension PodRules {
    static func affinity(_ affinity: Field, _ problems: inout Problems) {
        let required = "requiredDuringSchedulingIgnoredDuringExecution"
        let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
        let node = affinity["nodeAffinity"]
        if node[required].isThere { nodeSelector(node[required], &problems) }
        for term in node[preferred].elements {
            weight(term["weight"], &problems)
            nodeTerm(term["preference"], checksValues: false, &problems)
        }
        for name in ["podAffinity", "podAntiAffinity"] {
            for term in affinity[name][required].elements { podTerm(term, &problems) }
            for term in affinity[name][preferred].elements {
                weight(term["weight"], &problems)
                podTerm(term["podAffinityTerm"], &problems)
            }
        }
    }

    private static func weight(_ weight: Field, _ problems: inout Problems) {
        if !(1...100).contains(weight.number ?? 0) {
            problems.invalid(weight.with(.integer(weight.number ?? 0)), "must be in the range 1-100")
        }
    }

    static func nodeSelector(_ selector: Field, _ problems: inout Problems) {
        let terms = selector["nodeSelectorTerms"]
        if terms.isEmpty { problems.required(terms, "must have at least one node selector term") }
        for term in terms.elements { nodeTerm(term, checksValues: true, &problems) }
    }

    private static func nodeTerm(_ term: Field, checksValues: Bool, _ problems: inout Problems) {
        for requirement in term["matchExpressions"].elements {
            let values = requirement["values"]
            switch requirement["operator"].text {
            case "In", "NotIn":
                if values.isEmpty {
                    problems.required(values, "must be specified when `operator` is 'In' or 'NotIn'")
                }
            case "Exists", "DoesNotExist":
                if !values.isEmpty {
                    problems.forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
                }
            case "Gt", "Lt":
                if values.count != 1 {
                    problems.required(values, "must be specified single value when `operator` is 'Lt' or 'Gt'")
                }
            default:
                problems.invalid(
                    requirement["operator"].with(.string(requirement["operator"].text)), "not a valid selector operator")
            }
            problems.check(requirement["key"], Validation.qualifiedName)
            if checksValues { for value in values.elements { problems.check(value, Validation.labelValue) } }
        }
        for requirement in term["matchFields"].elements {
            if !["In", "NotIn"].contains(requirement["operator"].text) {
                problems.invalid(
                    requirement["operator"].with(.string(requirement["operator"].text)), "not a valid selector operator")
            } else if requirement["values"].count != 1 {
                problems.required(
                    requirement["values"],
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
            }
            if requirement["key"].text != "metadata.name" {
                problems.invalid(requirement["key"], "not a valid field selector key")
            } else {
                for value in requirement["values"].elements { problems.check(value, Validation.dns1123Subdomain) }
            }
        }
    }

    private static func podTerm(_ term: Field, _ problems: inout Problems) {
        problems.labelSelector(term["labelSelector"])
        problems.labelSelector(term["namespaceSelector"])
        for name in term["namespaces"].elements {
            problems.check(term["namespace"].with(name.value), Validation.dns1123Label)
        }
        labelKeys(term, &problems)
        if term["topologyKey"].isEmpty { problems.required(term["topologyKey"], "can not be empty") }
        problems.check(term["topologyKey"], Validation.qualifiedName)
    }

    private static func labelKeys(_ term: Field, _ problems: inout Problems) {
        let keys = term["matchLabelKeys"]
        let others = Set(term["mismatchLabelKeys"].texts)
        for name in ["matchLabelKeys", "mismatchLabelKeys"] where !term[name].isEmpty && !term["labelSelector"].isThere {
            problems.forbidden(term[name], "must not be specified when labelSelector is not set")
        }
        for name in ["matchLabelKeys", "mismatchLabelKeys"] {
            for key in term[name].elements { problems.check(key, Validation.qualifiedName) }
        }
        for key in keys.elements where others.contains(key.text) {
            problems.invalid(key, "exists in both matchLabelKeys and mismatchLabelKeys")
        }
    }

    static func tolerations(_ list: Field, _ problems: inout Problems) {
        for toleration in list.elements {
            let kind = toleration["operator"]
            let effect = toleration["effect"]
            let value = toleration["value"]
            if !toleration["key"].isEmpty { problems.check(toleration["key"], Validation.qualifiedName) }
            if toleration["key"].isEmpty, kind.text != "Exists" {
                problems.invalid(
                    kind.with(.string(kind.text)),
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
            }
            if toleration["tolerationSeconds"].isThere, effect.text != "NoExecute" {
                problems.invalid(
                    effect.with(.string(effect.text)), "effect must be 'NoExecute' when `tolerationSeconds` is set")
            }
            switch kind.text {
            case "Equal", "":
                let wrong = Validation.labelValue(value.text)
                if !wrong.isEmpty {
                    problems.invalid(kind, shown: .string(value.text), wrong.joined(separator: ";"))
                }
            case "Exists":
                if !value.isEmpty {
                    problems.invalid(kind, shown: .string(value.text), "value must be empty when `operator` is 'Exists'")
                }
            case "Lt", "Gt": problems.notSupported(kind, ["Equal", "Exists", "Lt", "Gt"])
            default: problems.notSupported(kind, ["Equal", "Exists"])
            }
            if !effect.isEmpty { problems.one(effect, of: ["NoSchedule", "PreferNoSchedule", "NoExecute"]) }
        }
    }

    static func spreadConstraints(_ list: Field, _ problems: inout Problems) {
        let constraints = list.elements
        for (index, constraint) in constraints.enumerated() {
            let skew = constraint["maxSkew"]
            if (skew.number ?? 0) <= 0 { problems.invalid(skew.with(.integer(skew.number ?? 0)), "must be greater than 0") }
            if constraint["topologyKey"].isEmpty { problems.required(constraint["topologyKey"], "can not be empty") }
            let action = constraint["whenUnsatisfiable"]
            problems.one(action, of: ["DoNotSchedule", "ScheduleAnyway"])
            let key = "{\(constraint["topologyKey"].text), \(action.text)}"
            if constraints[(index + 1)...].contains(where: {
                $0["topologyKey"] == constraint["topologyKey"] && $0["whenUnsatisfiable"] == action
            }) {
                problems.duplicate(
                    Field(nil, at: constraint.path + ".{topologyKey, whenUnsatisfiable}"), shown: GoFormat.quoted(key))
            }
            let domains = constraint["minDomains"]
            problems.positive(domains)
            if domains.isThere, action.text != "DoNotSchedule" {
                problems.invalid(
                    domains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action.text)")
            }
            for name in ["nodeAffinityPolicy", "nodeTaintsPolicy"] where constraint[name].isThere {
                problems.one(constraint[name], of: ["Honor", "Ignore"])
            }
            labelKeys(constraint, &problems)
            problems.labelSelector(constraint["labelSelector"])
        }
    }
}
