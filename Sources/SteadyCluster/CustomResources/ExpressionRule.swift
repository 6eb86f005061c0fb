import SteadyCEL
import SteadyCodec

/// One of the `x-kubernetes-validations` of a schema, compiled.
struct ExpressionRule: Sendable {
    let rule: String
    let message: String
    let reason: String?
    /// The place of the error below the value, if not the value itself.
    let fieldPath: String
    let isOldSelfOptional: Bool
    var program: CELProgram?
    var problem: String?
    var messageExpression: CELProgram?
    var messageProblem: String?

    /// Whether the rule compares with the state before.
    var usesOldSelf: Bool { program?.refers(to: "oldSelf") ?? false }

    init(_ json: JSONValue, schema: CELSchema, of definition: JSONValue) {
        rule = json["rule"]?.stringValue ?? ""
        message = json["message"]?.stringValue ?? ""
        reason = json["reason"]?.stringValue
        isOldSelfOptional = json["optionalOldSelf"]?.boolValue ?? false
        let path = json["fieldPath"]?.stringValue ?? ""
        fieldPath = path.isEmpty ? "" : (try? SchemaFieldPath(path, in: definition))?.text ?? ""
        let environment = CELEnvironment(variables: [
            "self": schema.type, "oldSelf": isOldSelfOptional ? .optional(schema.type) : schema.type,
        ])
        guard !rule.allSatisfy(\.isWhitespace) else { return }
        do throws(CELCompileError) {
            let compiled = try environment.compile(rule)
            if compiled.type == .bool { program = compiled } else { problem = "cel expression must evaluate to a bool" }
        } catch {
            problem = "compilation failed: \(error)"
        }
        guard problem == nil, let text = json["messageExpression"]?.stringValue, !text.isEmpty else { return }
        do throws(CELCompileError) {
            let compiled = try environment.compile(text)
            if compiled.type == .string {
                messageExpression = compiled
            } else {
                messageProblem = "messageExpression must evaluate to a string"
            }
        } catch {
            messageProblem = "messageExpression compilation failed: \(error)"
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    /// The rule as messages about itself name it.
    var shown: String { Self.trimmed(message.isEmpty ? rule : message) }

    /// What is said when the rule fails.
    func failureText(_ variables: [String: CELValue], budget: inout CELBudget) -> String {
        if let messageExpression, case .string(let text)? = try? messageExpression.evaluate(variables, budget: &budget) {
            let text = Self.trimmed(text)
            if !text.isEmpty, !text.contains("\n"), text.utf8.count <= 5 * 1024 { return text }
        }
        return message.isEmpty ? "failed rule: \(shown)" : Self.trimmed(message)
    }
}
