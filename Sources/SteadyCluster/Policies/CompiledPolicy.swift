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
    private(set) var conditions: [Named] = []
    private(set) var variables: [Named] = []
    private(set) var validations: [Validation] = []

    /// The paths of what is wrong with its expressions, and what that is.
    private(set) var problems: [(path: String, text: String, problem: String)] = []

    init(_ policy: JSONValue) {
        name = policy[path: "metadata", "name"]?.stringValue ?? ""
        let spec = policy["spec"] ?? .emptyObject
        self.spec = spec
        failsOpen = spec["failurePolicy"] == "Ignore"
        let hasParams = spec["paramKind"] != nil
        let plain = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: nil)
        for (index, json) in (spec["matchConditions"]?.arrayValue ?? []).enumerated() {
            let text = json["expression"]?.stringValue ?? ""
            let expression = compile(text, plain, [.bool], "spec.matchConditions[\(index)].expression")
            conditions.append(Named(name: json["name"]?.stringValue ?? "", text: text, expression: expression))
        }
        var types: [String: CELType] = [:]
        let given = spec["variables"]?.arrayValue
        for (index, json) in (given ?? []).enumerated() {
            let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: types)
            let name = json["name"]?.stringValue ?? ""
            let text = json["expression"]?.stringValue ?? ""
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
            _ = compile(text, environment, [.string, .null], "spec.auditAnnotations[\(index)].valueExpression")
        }
    }

    private mutating func compile(
        _ text: String, _ environment: CELEnvironment, _ results: [CELType], _ path: String
    ) -> PolicyExpression {
        let expression = PolicyExpression(text, environment, results: results)
        if let problem = expression.problem, !text.allSatisfy(\.isWhitespace) { problems.append((path, text, problem)) }
        return expression
    }

    // MARK: Evaluation

    /// What a policy says to a request.
    struct Verdict {
        var message: String
        var reason: String
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    /// The reasons to refuse a request.
    func verdicts(_ inputs: [String: CELValue]) -> [Verdict] {
        var budget = CELBudget()
        func failed(_ text: String, _ problem: String) -> [Verdict] {
            failsOpen ? [] : [Verdict(message: "expression '\(text)' resulted in error: \(problem)", reason: "Invalid")]
        }
        for condition in conditions {
            guard let program = condition.expression.program else { return failed(condition.text, "compilation error") }
            do throws(CELFailure) {
                if case .bool(true) = try program.evaluate(inputs, budget: &budget) { continue }
                return []
            } catch {
                return failed(condition.text, error.message)
            }
        }
        var inputs = inputs
        var values = PolicyVariables()
        inputs["variables"] = .opaque(values)
        for variable in variables {
            do throws(CELFailure) {
                guard let program = variable.expression.program else { throw CELFailure("compilation error") }
                values.values[variable.name] = try program.evaluate(inputs, budget: &budget)
            } catch {
                let message = "composited variable \"\(variable.name)\" fails to evaluate: \(error.message)"
                values.values[variable.name] = .failure(CELFailure(message))
            }
            inputs["variables"] = .opaque(values)
        }
        return validations.flatMap { validation -> [Verdict] in
            guard let program = validation.expression.program else { return failed(validation.text, "compilation error") }
            do throws(CELFailure) {
                if case .bool(true) = try program.evaluate(inputs, budget: &budget) { return [] }
            } catch {
                return failed(validation.text, error.message)
            }
            return [Verdict(message: message(validation, inputs, &budget), reason: validation.reason)]
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
