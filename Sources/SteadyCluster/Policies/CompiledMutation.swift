import SteadyCEL
import SteadyCodec

/// A MutatingAdmissionPolicy with its expressions compiled.
struct CompiledMutation: Sendable {
    struct Step: Sendable {
        var text: String
        var isPatch: Bool
        var expression: PolicyExpression
    }

    let name: String
    let spec: JSONValue
    let failsOpen: Bool
    let isReinvoked: Bool
    let conditions: MatchConditions
    private(set) var variables: [CompiledPolicy.Named] = []
    private(set) var steps: [Step] = []
    /// The paths of what is wrong with its expressions, and what that is.
    private(set) var problems: [(path: String, text: String, problem: String)] = []

    init(_ policy: JSONValue) {
        name = policy[path: "metadata", "name"]?.stringValue ?? ""
        let spec = policy["spec"] ?? .emptyObject
        self.spec = spec
        failsOpen = spec["failurePolicy"] == "Ignore"
        isReinvoked = spec["reinvocationPolicy"] == "IfNeeded"
        let hasParams = spec["paramKind"] != nil
        conditions = MatchConditions(spec["matchConditions"]?.arrayValue ?? [], hasParams: hasParams, failsOpen: failsOpen)
        for (index, condition) in conditions.conditions.enumerated() {
            note(condition.expression, condition.text, "spec.matchConditions[\(index)].expression")
        }
        var types: [String: CELType] = [:]
        let given = spec["variables"]?.arrayValue
        for (index, json) in (given ?? []).enumerated() {
            let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: types)
            let name = json["name"]?.stringValue ?? ""
            let text = json["expression"]?.stringValue ?? ""
            let expression = PolicyExpression(text, environment, results: [])
            note(expression, text, "spec.variables[\(index)].expression")
            types[name] = expression.program?.type ?? .dyn
            variables.append(CompiledPolicy.Named(name: name, text: text, expression: expression))
        }
        let environment = PolicyExpressions.environment(
            hasParams: hasParams, hasAuthorizer: true, variables: given == nil ? nil : types, libraries: .mutations)
        for (index, json) in (spec["mutations"]?.arrayValue ?? []).enumerated() {
            let isPatch = json["patchType"] == "JSONPatch"
            let field = isPatch ? "jsonPatch" : "applyConfiguration"
            let text = json[path: field, "expression"]?.stringValue ?? ""
            let expression = PolicyExpression(
                text, environment, results: isPatch ? [.list(CELStructure.patch)] : [CELStructure.object])
            note(expression, text, "spec.mutations[\(index)].\(field).expression")
            steps.append(Step(text: text, isPatch: isPatch, expression: expression))
        }
    }

    private mutating func note(_ expression: PolicyExpression, _ text: String, _ path: String) {
        if let problem = expression.problem, !text.allSatisfy(\.isWhitespace) { problems.append((path, text, problem)) }
    }

    // MARK: Mutation

    /// The object after one step.
    ///
    /// - Throws: why it cannot be changed like that.
    func applied(
        _ step: Step, to object: JSONValue, _ schema: Schema, _ inputs: [String: CELValue], _ budget: inout CELBudget
    ) throws(CELFailure) -> JSONValue {
        let value = try CompiledPolicy.value(step.expression, step.text, inputs, &budget)
        return step.isPatch ? try Self.patched(object, value) : try Self.merged(object, value, schema)
    }

    private static func merged(_ object: JSONValue, _ value: CELValue, _ schema: Schema) throws(CELFailure) -> JSONValue {
        guard case .opaque(let opaque) = value, let structure = opaque as? CELStructure else {
            throw CELFailure("unsupported return type from ApplyConfiguration expression: \(value.dynamicType)")
        }
        do throws(CELFailure) {
            try structure.checkNames()
        } catch {
            throw CELFailure("type mismatch: \(error.message)")
        }
        var patch = try value.json()
        patch["apiVersion"] = object["apiVersion"]
        patch["kind"] = object["kind"]
        if let why = TypedCheck.message(for: patch, schema) {
            throw CELFailure("error applying patch: failed to convert patch object to typed object: \(why)")
        }
        var atomics: [String] = []
        findAtomics(patch, schema, "", &atomics)
        guard atomics.isEmpty else {
            throw CELFailure(
                "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                    + atomics.joined(separator: ", "))
        }
        return TypedMerge.merge(object, patch, schema) ?? object
    }

    /// Lists and maps that have one owner as a whole: setting a part would take the rest away.
    private static func findAtomics(_ value: JSONValue, _ schema: Schema, _ path: String, _ found: inout [String]) {
        switch (TypedShape.of(value, schema), value) {
        case (.map(let schema), .object(let members)):
            if schema.isAtomicMap { found.append(path) }
            for (name, member) in members {
                guard let inner = schema.property(name)?.schema.resolved else { continue }
                findAtomics(member, inner, "\(path).\(name)", &found)
            }
        case (.list(let schema), .array(let elements)):
            if schema.isAtomicList { found.append(path) }
            for (index, element) in elements.enumerated() {
                findAtomics(element, schema.items?.resolved ?? .any, "\(path)[\(index)]", &found)
            }
        default: break
        }
    }

    private static func patched(_ object: JSONValue, _ value: CELValue) throws(CELFailure) -> JSONValue {
        guard case .list(let list) = value else {
            throw CELFailure("type mismatch: JSONPatchType.expression should evaluate to array")
        }
        var steps: [JSONValue] = []
        for element in list.elements {
            guard case .opaque(let opaque) = element, let step = opaque as? CELStructure else {
                throw CELFailure("type mismatch: JSONPatchType.expression should evaluate to array of JSONPatch")
            }
            if case .opaque(let inner as CELStructure)? = step.member("value") {
                do throws(CELFailure) {
                    try inner.checkNames()
                } catch {
                    throw CELFailure("type mismatch: \(error.message)")
                }
            }
            var json = try element.json()
            if json["from"] == "" { json["from"] = nil }
            steps.append(json)
        }
        do throws(JSONError) {
            return try JSONPatch(lenient: .array(steps)).apply(to: object, isLenient: true)
        } catch {
            // A test that fails leaves the object as it is.
            if error.message.hasPrefix("testing value") { return object }
            throw CELFailure("JSON Patch: \(error.message)")
        }
    }
}
