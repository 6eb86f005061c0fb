import SteadyCEL
import SteadyCodec
import SteadyModel

/// What is wrong with a ValidatingAdmissionPolicy or a binding of one.
struct AdmissionPolicyRules {
    private(set) var errors: [FieldError] = []

    static func problems(ofPolicy object: JSONValue) -> [FieldError] {
        var rules = AdmissionPolicyRules()
        rules.policy(object)
        return rules.errors
    }

    static func problems(ofBinding object: JSONValue) -> [FieldError] {
        var rules = AdmissionPolicyRules()
        rules.binding(object["spec"] ?? .emptyObject)
        return rules.errors
    }

    mutating func add(_ error: FieldError) { errors.append(error) }

    static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    private mutating func policy(_ object: JSONValue) {
        let spec = object["spec"] ?? .emptyObject
        choice(spec["failurePolicy"], "spec.failurePolicy", ["Fail", "Ignore"])
        if let kind = spec["paramKind"] { paramKind(kind) }
        if let constraints = spec["matchConstraints"] {
            matchResources(constraints, "spec.matchConstraints")
            if (constraints["resourceRules"]?.arrayValue ?? []).isEmpty { add(.required("spec.matchConstraints.resourceRules")) }
        } else {
            add(.required("spec.matchConstraints"))
        }
        conditions(spec["matchConditions"]?.arrayValue ?? [])
        variables(spec["variables"]?.arrayValue ?? [])
        let validations = spec["validations"]?.arrayValue ?? []
        let annotations = spec["auditAnnotations"]?.arrayValue ?? []
        if validations.isEmpty, annotations.isEmpty {
            let detail = "validations or auditAnnotations must contain at least one item"
            add(.required("spec.validations", detail))
            add(.required("spec.auditAnnotations", detail))
        }
        for (index, validation) in validations.enumerated() { self.validation(validation, "spec.validations[\(index)]") }
        self.annotations(annotations, object)
        for found in CompiledPolicy(object).problems { add(.invalid(found.path, .string(found.text), found.problem)) }
    }

    mutating func variables(_ variables: [JSONValue]) {
        for (index, variable) in variables.enumerated() {
            let path = "spec.variables[\(index)]"
            let name = variable["name"]?.stringValue ?? ""
            if Self.isBlank(name) {
                add(.required(path + ".name", "name is not specified"))
            } else if (try? LinearRegex("^[_a-zA-Z][_a-zA-Z0-9]*$"))?.matches(name) != true || CELSchema.escaped(name) != name {
                add(.invalid(path + ".name", .string(name), "must be a valid CEL identifier"))
            }
            if Self.isBlank(variable["expression"]?.stringValue ?? "") {
                add(.required(path + ".expression", "expression is not specified"))
            }
        }
    }

    mutating func choice(_ value: JSONValue?, _ path: String, _ allowed: [String]) {
        guard let text = value?.stringValue else { return add(.required(path)) }
        if !allowed.contains(text) { add(.notSupported(path, .string(text), allowed)) }
    }

    mutating func paramKind(_ kind: JSONValue) {
        let version = kind["apiVersion"]?.stringValue ?? ""
        let parts = version.split(separator: "/", omittingEmptySubsequences: false)
        if version.isEmpty {
            add(.required("spec.paramKind.apiVersion"))
        } else if parts.count > 2 {
            add(.invalid("spec.paramKind.apiVersion", .string(version), "unexpected GroupVersion string: \(version)"))
        } else if let last = parts.last {
            let problems = Validation.dns1035Label(String(last))
            if !problems.isEmpty {
                add(.invalid("spec.paramKind.apiVersion", .string(String(last)), problems.joined(separator: ",")))
            }
        }
        let name = kind["kind"]?.stringValue ?? ""
        let problems = Validation.dns1035Label(name.lowercased())
        if name.isEmpty {
            add(.required("spec.paramKind.kind"))
        } else if !problems.isEmpty {
            let detail = "may have mixed case, but should otherwise match: " + problems.joined(separator: ",")
            add(.invalid("spec.paramKind.kind", .string(name), detail))
        }
    }

    mutating func conditions(_ conditions: [JSONValue]) {
        if conditions.count > 64 { add(.tooMany("spec.matchConditions", Int64(conditions.count), maximum: 64)) }
        var names: Set<String> = []
        for (index, condition) in conditions.enumerated() {
            let path = "spec.matchConditions[\(index)]"
            if Self.isBlank(condition["expression"]?.stringValue ?? "") { add(.required(path + ".expression")) }
            let name = condition["name"]?.stringValue ?? ""
            if name.isEmpty {
                add(.required(path + ".name"))
                continue
            }
            for problem in Validation.qualifiedName(name) { add(.invalid(path + ".name", .string(name), problem)) }
            if !names.insert(name).inserted { add(.duplicate(path + ".name", .string(name))) }
        }
    }

    private mutating func validation(_ validation: JSONValue, _ path: String) {
        func text(_ name: String) -> String { validation[name]?.stringValue ?? "" }
        if Self.isBlank(text("expression")) { add(.required(path + ".expression", "expression is not specified")) }
        for name in ["messageExpression", "message"] where !text(name).isEmpty && Self.isBlank(text(name)) {
            add(.invalid("\(path).\(name)", .string(text(name)), "must be non-empty if specified"))
        }
        if text("message").contains(where: \.isNewline), !Self.isBlank(text("message")) {
            add(.invalid(path + ".message", .string(text("message")), "must not contain line breaks"))
        }
        let reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"]
        if let reason = validation["reason"], !reasons.contains(reason.stringValue ?? "") {
            add(.notSupported(path + ".reason", reason, reasons))
        }
    }

    private mutating func annotations(_ annotations: [JSONValue], _ object: JSONValue) {
        if annotations.count > 20 {
            add(.invalid("spec.auditAnnotations", .array(annotations), "must not have more than 20 auditAnnotations"))
        }
        var keys: Set<String> = []
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        for (index, annotation) in annotations.enumerated() {
            let path = "spec.auditAnnotations[\(index)]"
            let key = annotation["key"]?.stringValue ?? ""
            for problem in Validation.qualifiedName("\(name)/\(key)") {
                add(.invalid(path + ".key", .string("\(name)/\(key)"), problem))
            }
            if Self.isBlank(annotation["valueExpression"]?.stringValue ?? "") {
                add(.required(path + ".valueExpression", "valueExpression is not specified"))
            }
            if !keys.insert(key).inserted { add(.duplicate(path + ".key", .string(key))) }
        }
    }

    // MARK: What requests are meant

    mutating func matchResources(_ resources: JSONValue, _ path: String) {
        choice(resources["matchPolicy"], path + ".matchPolicy", ["Equivalent", "Exact"])
        for name in ["namespaceSelector", "objectSelector"] { selector(resources[name], "\(path).\(name)") }
        for list in ["resourceRules", "excludeResourceRules"] {
            for (index, rule) in (resources[list]?.arrayValue ?? []).enumerated() { self.rule(rule, "\(path).\(list)[\(index)]") }
        }
    }

    private mutating func selector(_ selector: JSONValue?, _ path: String) {
        for (key, value) in selector?["matchLabels"]?.objectValue ?? [:] {
            for problem in Validation.qualifiedName(key) { add(.invalid(path + ".matchLabels", .string(key), problem)) }
            for problem in Validation.labelValue(value.stringValue ?? "") { add(.invalid(path + ".matchLabels", value, problem)) }
        }
        for (index, term) in (selector?["matchExpressions"]?.arrayValue ?? []).enumerated() {
            let place = "\(path).matchExpressions[\(index)]"
            let count = term["values"]?.arrayValue?.count ?? 0
            switch term["operator"]?.stringValue ?? "" {
            case "In", "NotIn":
                if count == 0 {
                    add(.required(place + ".values", "must be specified when `operator` is 'In' or 'NotIn'"))
                }
            case "Exists", "DoesNotExist":
                if count > 0 {
                    add(.forbidden(place + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
                }
            default: add(.invalid(place + ".operator", term["operator"] ?? "", "not a valid selector operator"))
            }
            let key = term["key"]?.stringValue ?? ""
            for problem in Validation.qualifiedName(key) { add(.invalid(place + ".key", .string(key), problem)) }
        }
    }

    private mutating func rule(_ rule: JSONValue, _ path: String) {
        func texts(_ name: String) -> [String] { (rule[name]?.arrayValue ?? []).compactMap(\.stringValue) }
        var seen: Set<String> = []
        for (index, name) in texts("resourceNames").enumerated() where !seen.insert(name).inserted {
            add(.duplicate("\(path).resourceNames[\(index)]", .string(name)))
        }
        let operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"]
        list(texts("operations"), path + ".operations")
        for (index, operation) in texts("operations").enumerated() where !operations.contains(operation) {
            add(.notSupported("\(path).operations[\(index)]", .string(operation), operations))
        }
        list(texts("apiGroups"), path + ".apiGroups")
        list(texts("apiVersions"), path + ".apiVersions")
        for (index, version) in texts("apiVersions").enumerated() where version.isEmpty {
            add(.required("\(path).apiVersions[\(index)]"))
        }
        if texts("resources").isEmpty { add(.required(path + ".resources")) }
        for (index, resource) in texts("resources").enumerated() where resource.isEmpty {
            add(.required("\(path).resources[\(index)]"))
        }
        if texts("resources").count > 1, texts("resources").contains("*/*") {
            add(
                .invalid(
                    path + ".resources", .array(texts("resources").map { .string($0) }),
                    "if '*/*' is present, must not specify other resources"))
        }
        if let scope = rule["scope"], !["*", "Cluster", "Namespaced"].contains(scope.stringValue ?? "") {
            add(.notSupported(path + ".scope", scope, ["*", "Cluster", "Namespaced"]))
        }
    }

    private mutating func list(_ values: [String], _ path: String) {
        if values.isEmpty { add(.required(path)) }
        if values.count > 1, values.contains("*") {
            add(
                .invalid(
                    path, .array(values.map { .string($0) }), "if '*' is present, must not specify other \(Self.noun(path))"))
        }
    }

    private static func noun(_ path: String) -> String {
        path.hasSuffix("operations") ? "operations" : path.hasSuffix("apiGroups") ? "API groups" : "API versions"
    }

    // MARK: Bindings

    private mutating func binding(_ spec: JSONValue) {
        let name = spec["policyName"]?.stringValue ?? ""
        if name.isEmpty { add(.required("spec.policyName")) }
        if !name.isEmpty {
            for problem in Validation.dns1123Subdomain(name) { add(.invalid("spec.policyName", .string(name), problem)) }
        }
        if let reference = spec["paramRef"] {
            self.reference(reference)
            selector(reference["selector"], "spec.paramRef.selector")
        }
        if let resources = spec["matchResources"] { matchResources(resources, "spec.matchResources") }
        let path = "spec.validationActions"
        let actions = (spec["validationActions"]?.arrayValue ?? []).compactMap(\.stringValue)
        var seen: Set<String> = []
        for (index, action) in actions.enumerated() {
            if !["Audit", "Deny", "Warn"].contains(action) {
                add(.notSupported("\(path)[\(index)]", .string(action), ["Audit", "Deny", "Warn"]))
            }
            if !seen.insert(action).inserted { add(.duplicate("\(path)[\(index)]", .string(action))) }
        }
        if seen.contains("Deny"), seen.contains("Warn") {
            add(
                .invalid(
                    path, .array(actions.map { .string($0) }),
                    "must not contain both Deny and Warn (repeating the same validation failure information in the API response "
                        + "and headers serves no purpose)"))
        }
        if seen.isEmpty { add(.required(path, "at least one validation action is required")) }
    }

    mutating func reference(_ reference: JSONValue) {
        let name = reference["name"]?.stringValue ?? ""
        let exclusive = "name and selector are mutually exclusive"
        if !name.isEmpty {
            for problem in Validation.pathSegment(name) { add(.invalid("spec.paramRef.name", .string(name), problem)) }
            if reference["selector"] != nil {
                add(.forbidden("spec.paramRef.name", exclusive))
                add(.forbidden("spec.paramRef.selector", exclusive))
            }
        } else if reference["selector"] == nil {
            add(.required("spec.paramRef", "one of name or selector must be specified"))
        }
        let action = reference["parameterNotFoundAction"]?.stringValue ?? ""
        if action.isEmpty {
            add(.required("spec.paramRef.parameterNotFoundAction"))
        } else if action != "Deny", action != "Allow" {
            add(.notSupported("spec.paramRef.parameterNotFoundAction", .string(action), ["Deny", "Allow"]))
        }
    }
}
