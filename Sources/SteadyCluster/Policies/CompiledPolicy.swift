import SteadyCEL
import SteadyCodec

/// A ValidatingAdmissionPolicy with its expressions compiled.
struct CompiledPolicy: Sendable {
    struct Named: Sendable {
        var name: String
        var text: String
        var expression: PolicyExpression
    }

    struct Validation: Sendable {
        var text: String
        var expression: PolicyExpression
        var message: String
        var messageExpression: PolicyExpression?
        var reason: String
    }

    let name: String
    let spec: JSONValue
    let failsOpen: Bool
    let conditions: MatchConditions
    private(set) var variables: [Named] = []
    private(set) var validations: [Validation] = []
    /// What the audit log is to note, by its keys.
    private(set) var annotations: [Named] = []

    /// The paths of what is wrong with its expressions, and what that is.
    private(set) var problems: [(path: String, text: String, problem: String)] = []

    init(_ policy: JSONValue) {
        name = policy[path: "metadata", "name"]?.stringValue ?? ""
        let spec = policy["spec"] ?? .emptyObject
        self.spec = spec
        failsOpen = spec["failurePolicy"] == "Ignore"
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
            // A variable without an expression, which the rules refuse, is not known to the others.
            if text.allSatisfy(\.isWhitespace) { continue }
            let expression = compile(text, environment, [], "spec.variables[\(index)].expression")
            types[name] = expression.program?.type ?? .dyn
            variables.append(Named(name: name, text: text, expression: expression))
        }
        let known = given == nil ? nil : types
        compileValidations(spec, hasParams, known)
    }

    private mutating func compileValidations(_ spec: JSONValue, _ hasParams: Bool, _ variables: [String: CELType]?) {
        let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: variables)
        let messages = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: false, variables: variables)
        for (index, json) in (spec["validations"]?.arrayValue ?? []).enumerated() {
            let path = "spec.validations[\(index)]"
            let text = json["expression"]?.stringValue ?? ""
            let message = json["messageExpression"]?.stringValue ?? ""
            validations.append(
                Validation(
                    text: text, expression: compile(text, environment, [.bool], path + ".expression"),
                    message: json["message"]?.stringValue ?? "",
                    messageExpression: message.isEmpty
                        ? nil : compile(message, messages, [.string], path + ".messageExpression"),
                    reason: json["reason"]?.stringValue ?? "Invalid"))
        }
        for (index, json) in (spec["auditAnnotations"]?.arrayValue ?? []).enumerated() {
            let text = json["valueExpression"]?.stringValue ?? ""
            let expression = compile(text, messages, [.string, .null], "spec.auditAnnotations[\(index)].valueExpression")
            annotations.append(Named(name: json["key"]?.stringValue ?? "", text: text, expression: expression))
        }
    }

    private mutating func compile(
        _ text: String, _ environment: CELEnvironment, _ results: [CELType], _ path: String
    ) -> PolicyExpression {
        let expression = PolicyExpression(text, environment, results: results)
        note(expression, text, path)
        return expression
    }

    private mutating func note(_ expression: PolicyExpression, _ text: String, _ path: String) {
        if let problem = expression.problem, !text.allSatisfy(\.isWhitespace) { problems.append((path, text, problem)) }
    }

    // MARK: Evaluation

    /// A reason to refuse a request.
    struct Verdict {
        var message: String
        var reason: String
        /// Which validation says so.
        var index = 0
    }

    /// What a policy says to a request.
    struct Judgement {
        var verdicts: [Verdict] = []
        var annotations: [(key: String, value: String)] = []
        /// Annotations that could not be worked out refuse the request whatever the binding's actions.
        var failures: [Verdict] = []
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    func judge(_ inputs: [String: CELValue]) -> Judgement {
        var budget = CELBudget()
        var judgement = Judgement()
        switch conditions.match(inputs, budget: &budget) {
        case .excluded: return judgement
        case .failed(let why):
            judgement.verdicts = [Verdict(message: why, reason: "Invalid")]
            return judgement
        case .matches: break
        }
        var inputs = inputs
        inputs["variables"] = .opaque(PolicyVariables(variables, inputs))
        for (index, validation) in validations.enumerated() {
            do throws(CELFailure) {
                let value = try Self.value(validation.expression, validation.text, inputs, &budget)
                if case .bool(true) = value { continue }
                judgement.verdicts.append(
                    Verdict(message: message(validation, inputs, &budget), reason: validation.reason, index: index))
            } catch {
                if !failsOpen {
                    judgement.verdicts.append(Verdict(message: error.message, reason: "Invalid", index: index))
                }
            }
        }
        annotate(&judgement, inputs, &budget)
        return judgement
    }

    private func annotate(_ judgement: inout Judgement, _ inputs: [String: CELValue], _ budget: inout CELBudget) {
        for annotation in annotations {
            do throws(CELFailure) {
                let value = try Self.value(annotation.expression, annotation.text, inputs, &budget)
                guard case .string(let text) = value else { continue }
                let shown = Self.trimmed(text)
                if !shown.isEmpty { judgement.annotations.append((annotation.name, String(shown.prefix(10 * 1024)))) }
            } catch {
                if !failsOpen { judgement.failures.append(Verdict(message: error.message, reason: "Invalid")) }
            }
        }
    }

    /// - Throws: what is wrong, with the expression.
    static func value(
        _ expression: PolicyExpression, _ text: String, _ inputs: [String: CELValue], _ budget: inout CELBudget
    ) throws(CELFailure) -> CELValue {
        do throws(CELFailure) {
            guard let program = expression.program else { throw CELFailure("compilation error") }
            return try program.evaluate(inputs, budget: &budget)
        } catch {
            throw CELFailure("expression '\(text)' resulted in error: \(error.message)")
        }
    }

    private func message(_ validation: Validation, _ inputs: [String: CELValue], _ budget: inout CELBudget) -> String {
        if let program = validation.messageExpression?.program,
            case .string(let text)? = try? program.evaluate(inputs, budget: &budget)
        {
            let text = Self.trimmed(text)
            if !text.isEmpty, text.utf8.count <= 5 * 1024, !text.contains("\n") { return text }
        }
        if !validation.message.isEmpty { return Self.trimmed(validation.message) }
        return "failed expression: \(Self.trimmed(validation.text))"
    }
}
