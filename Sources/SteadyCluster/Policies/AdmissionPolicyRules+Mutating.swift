import SteadyCodec
import SteadyModel

/// What is wrong with a MutatingAdmissionPolicy or a binding of one.
extension AdmissionPolicyRules {
    static func problems(ofMutation object: JSONValue) -> [FieldError] {
        var rules = AdmissionPolicyRules()
        rules.mutation(object)
        return rules.errors
    }

    static func problems(ofMutationBinding object: JSONValue) -> [FieldError] {
        var rules = AdmissionPolicyRules()
        let spec = object["spec"] ?? .emptyObject
        let name = spec["policyName"]?.stringValue ?? ""
        if name.isEmpty {
            rules.add(.required("spec.policyName"))
        } else {
            for problem in Validation.dns1123Subdomain(name) { rules.add(.invalid("spec.policyName", .string(name), problem)) }
        }
        if let reference = spec["paramRef"] { rules.reference(reference) }
        if let resources = spec["matchResources"] {
            rules.matchResources(resources, "spec.matchResources")
            rules.operations(resources, "spec.matchResources")
        }
        return rules.errors
    }

    private mutating func mutation(_ object: JSONValue) {
        let spec = object["spec"] ?? .emptyObject
        choice(spec["failurePolicy"], "spec.failurePolicy", ["Fail", "Ignore"])
        if let kind = spec["paramKind"] { paramKind(kind) }
        if let constraints = spec["matchConstraints"] {
            matchResources(constraints, "spec.matchConstraints")
            if (constraints["resourceRules"]?.arrayValue ?? []).isEmpty { add(.required("spec.matchConstraints.resourceRules")) }
            operations(constraints, "spec.matchConstraints")
        } else {
            add(.required("spec.matchConstraints"))
        }
        conditions(spec["matchConditions"]?.arrayValue ?? [])
        variables(spec["variables"]?.arrayValue ?? [])
        let mutations = spec["mutations"]?.arrayValue ?? []
        if mutations.isEmpty { add(.required("spec.mutations", "mutations must contain at least one item")) }
        for (index, step) in mutations.enumerated() { self.step(step, "spec.mutations[\(index)]") }
        choice(spec["reinvocationPolicy"], "spec.reinvocationPolicy", ["IfNeeded", "Never"])
        for found in CompiledMutation(object).problems { add(.invalid(found.path, .string(found.text), found.problem)) }
    }

    /// Only what is created or updated can be changed.
    private mutating func operations(_ resources: JSONValue, _ path: String) {
        let allowed = ["*", "CREATE", "UPDATE"]
        for rule in resources["resourceRules"]?.arrayValue ?? [] {
            for operation in rule["operations"]?.arrayValue ?? [] where !allowed.contains(operation.stringValue ?? "") {
                add(.notSupported("\(path).resourceRules.operations", operation, ["CREATE", "UPDATE"]))
            }
        }
    }

    private mutating func step(_ step: JSONValue, _ path: String) {
        let fields = ["ApplyConfiguration": "applyConfiguration", "JSONPatch": "jsonPatch"]
        guard let type = step["patchType"]?.stringValue, !type.isEmpty else { return add(.required(path + ".patchType")) }
        guard let field = fields[type] else {
            return add(.notSupported(path + ".patchType", .string(type), ["ApplyConfiguration", "JSONPatch"]))
        }
        if let given = step[field] {
            if Self.isBlank(given["expression"]?.stringValue ?? "") { add(.required("\(path).\(field).expression")) }
        } else {
            add(.required("\(path).\(field)", "must be specified when patchType is \(type)"))
        }
        let other = field == "jsonPatch" ? "applyConfiguration" : "jsonPatch"
        if step[other] != nil {
            add(
                .invalid("\(path).\(other)", .string("{\(other)}"), "must not be specified when patchType is \(type)"))
        }
    }
}
