import SteadyCEL
import SteadyCodec

/// The `matchConditions` of a webhook or a policy, compiled.
struct MatchConditions: Sendable {
    struct Condition: Sendable {
        var name: String
        var text: String
        var expression: PolicyExpression
    }

    enum Result {
        case matches, excluded
        /// They could not be worked out, and the failure policy is `Fail`.
        case failed(String)
    }

    private(set) var conditions: [Condition] = []
    let failsOpen: Bool

    var isEmpty: Bool { conditions.isEmpty }

    init(_ list: [JSONValue], hasParams: Bool, failsOpen: Bool, variables: [String: CELType]? = nil) {
        self.failsOpen = failsOpen
        guard !list.isEmpty else { return }
        let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: variables)
        conditions = list.map { json in
            let text = json["expression"]?.stringValue ?? ""
            return Condition(
                name: json["name"]?.stringValue ?? "", text: text,
                expression: PolicyExpression(text, environment, results: [.bool]))
        }
    }

    /// One condition that is false decides; only then errors count.
    func match(_ inputs: [String: CELValue], budget: inout CELBudget) -> Result {
        var errors: [String] = []
        for condition in conditions {
            do throws(CELFailure) {
                guard let program = condition.expression.program else {
                    throw CELFailure(condition.expression.problem ?? "compilation error")
                }
                if case .bool(true) = try program.evaluate(inputs, budget: &budget) { continue }
                return .excluded
            } catch {
                errors.append("expression '\(condition.text)' resulted in error: \(error.message)")
            }
        }
        if errors.isEmpty { return .matches }
        if failsOpen { return .excluded }
        return .failed(errors.count == 1 ? errors[0] : "[\(errors.joined(separator: ", "))]")
    }
}
