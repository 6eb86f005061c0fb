import SteadyCEL
import SteadyCodec

/// What both kinds of admission policy begin with: match conditions and variables, compiled.
struct PolicyHead: Sendable {
    struct Variable: Sendable {
        var name: String
        var text: String
        var expression: PolicyExpression
    }

    let name: String
    let spec: JSONValue
    let failsOpen: Bool
    let hasParams: Bool
    let conditions: MatchConditions
    private(set) var variables: [Variable] = []
    /// What the variables are, if the policy has a list of them.
    private(set) var types: [String: CELType]?
    /// The paths of what is wrong with the policy's expressions, and what that is.
    private(set) var problems: [(path: String, text: String, problem: String)] = []

    init(_ policy: JSONValue) {
        name = policy[path: "metadata", "name"]?.stringValue ?? ""
        spec = policy["spec"] ?? .emptyObject
        failsOpen = spec["failurePolicy"] == "Ignore"
        hasParams = spec["paramKind"] != nil
        conditions = MatchConditions(spec["matchConditions"]?.arrayValue ?? [], hasParams: hasParams, failsOpen: failsOpen)
        for (index, condition) in conditions.conditions.enumerated() {
            note(condition.expression, condition.text, "spec.matchConditions[\(index)].expression")
        }
        guard let given = spec["variables"]?.arrayValue else { return }
        var types: [String: CELType] = [:]
        for (index, json) in given.enumerated() {
            // Each may use those before it.
            let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: types)
            let name = json["name"]?.stringValue ?? ""
            let text = json["expression"]?.stringValue ?? ""
            // A variable without an expression, which the rules refuse, is not known to the others.
            if text.allSatisfy(\.isWhitespace) { continue }
            let expression = compile(text, environment, [], "spec.variables[\(index)].expression")
            types[name] = expression.program?.type ?? .dyn
            variables.append(Variable(name: name, text: text, expression: expression))
        }
        self.types = types
    }

    /// Compiles an expression of the policy.
    ///
    /// - Parameters:
    ///   - results: the types it may have; any if empty.
    ///   - path: where it stands, for what is wrong with it.
    mutating func compile(
        _ text: String, _ environment: CELEnvironment, _ results: [CELType], _ path: String
    ) -> PolicyExpression {
        let expression = PolicyExpression(text, environment, results: results)
        note(expression, text, path)
        return expression
    }

    private mutating func note(_ expression: PolicyExpression, _ text: String, _ path: String) {
        if let problem = expression.problem, !text.allSatisfy(\.isWhitespace) { problems.append((path, text, problem)) }
    }
}

/// An admission policy with its expressions compiled.
protocol AdmissionPolicy: Sendable {
    var head: PolicyHead { get }
}

extension AdmissionPolicy {
    var name: String { head.name }
    var spec: JSONValue { head.spec }
    var failsOpen: Bool { head.failsOpen }
    var conditions: MatchConditions { head.conditions }
    var variables: [PolicyHead.Variable] { head.variables }
    var problems: [(path: String, text: String, problem: String)] { head.problems }
}
