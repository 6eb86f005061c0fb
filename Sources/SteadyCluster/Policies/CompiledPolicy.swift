import SteadyCEL
import SteadyCodec

/// A ValidatingAdmissionPolicy with its expressions compiled.
struct CompiledPolicy: AdmissionPolicy {
    struct Validation: Sendable {
        var text: String
        var expression: PolicyExpression
        var message: String
        var messageExpression: PolicyExpression?
        var reason: String
    }

    private(set) var head: PolicyHead
    private(set) var validations: [Validation] = []
    /// What the audit log is to note, by its keys.
    private(set) var annotations: [PolicyHead.Variable] = []

    init(_ policy: JSONValue) {
        head = PolicyHead(policy)
        let (hasParams, variables) = (head.hasParams, head.types)
        let environment = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: true, variables: variables)
        let messages = PolicyExpressions.environment(hasParams: hasParams, hasAuthorizer: false, variables: variables)
        for (index, json) in (head.spec["validations"]?.arrayValue ?? []).enumerated() {
            let path = "spec.validations[\(index)]"
            let text = json["expression"]?.stringValue ?? ""
            let message = json["messageExpression"]?.stringValue ?? ""
            validations.append(
                Validation(
                    text: text, expression: head.compile(text, environment, [.bool], path + ".expression"),
                    message: json["message"]?.stringValue ?? "",
                    messageExpression: message.isEmpty
                        ? nil : head.compile(message, messages, [.string], path + ".messageExpression"),
                    reason: json["reason"]?.stringValue ?? "Invalid"))
        }
        for (index, json) in (head.spec["auditAnnotations"]?.arrayValue ?? []).enumerated() {
            let text = json["valueExpression"]?.stringValue ?? ""
            let path = "spec.auditAnnotations[\(index)].valueExpression"
            let expression = head.compile(text, messages, [.string, .null], path)
            annotations.append(.init(name: json["key"]?.stringValue ?? "", text: text, expression: expression))
        }
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
