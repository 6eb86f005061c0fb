import SteadyCEL
import SteadyCodec

/// The expression rules of a schema and of all that is below it.
final class ExpressionRules: Sendable {
    private let rules: [ExpressionRule]
    private let schema: CELSchema
    private let type: String
    private let properties: [String: ExpressionRules]
    private let additional: ExpressionRules?
    private let items: ExpressionRules?
    private let keys: [String]

    /// - Returns: `nil` if the schema has no rules.
    init?(_ json: JSONValue, isRoot: Bool) {
        let isResource = isRoot || json["x-kubernetes-embedded-resource"] == true
        var found: [String: ExpressionRules] = [:]
        for (name, value) in json["properties"]?.objectValue ?? [:] { found[name] = ExpressionRules(value, isRoot: false) }
        properties = found
        additional = json["additionalProperties"].flatMap { $0.objectValue == nil ? nil : ExpressionRules($0, isRoot: false) }
        items = json["items"].flatMap { ExpressionRules($0, isRoot: false) }
        keys =
            json["x-kubernetes-list-type"] == "map"
            ? json["x-kubernetes-list-map-keys"]?.arrayValue?.compactMap(\.stringValue) ?? [] : []
        type = json["type"]?.stringValue ?? ""
        let own = json["x-kubernetes-validations"]?.arrayValue ?? []
        let schema = own.isEmpty ? CELSchema.dynamic : CELSchema(openAPI: json, isResourceRoot: isResource)
        self.schema = schema
        rules = own.map { ExpressionRule($0, schema: schema, of: json) }
        if own.isEmpty, found.isEmpty, additional == nil, items == nil { return nil }
    }

    /// What the rules find wrong with a value.
    ///
    /// - Parameters:
    ///   - old: the value in the same place before, if it can be told.
    ///   - isUnchanged: whether the value, or what it is part of, is as it was: then only rules that compare may fail.
    func errors(_ value: JSONValue, old: JSONValue?, at path: String = "") -> [FieldError] {
        var run = Run()
        run.check(self, value, old, path, isUnchanged: old == value)
        return run.errors
    }

    private struct Run {
        var errors: [FieldError] = []
        var budget = CELBudget()
        private var isOver = false

        private mutating func fail(_ path: String, _ rules: ExpressionRules, _ message: String) {
            errors.append(.invalid(path.isEmpty ? "<nil>" : path, .string(rules.type), message))
        }

        mutating func check(_ node: ExpressionRules, _ value: JSONValue, _ old: JSONValue?, _ path: String, isUnchanged: Bool) {
            if value.isNull || isOver { return }
            evaluate(node, value, old, path, isUnchanged)
            switch value {
            case .array(let elements):
                guard let items = node.items else { return }
                for (index, element) in elements.enumerated() where !isOver {
                    let before = node.correlated(element, old)
                    check(items, element, before, "\(path)[\(index)]", isUnchanged: before.map { $0 == element } ?? isUnchanged)
                }
            case .object(let members):
                for (name, member) in members where !isOver {
                    guard let inside = node.additional ?? node.properties[name] else { continue }
                    let before = old?[name]
                    let place = node.additional != nil ? "\(path)[\(name)]" : path.isEmpty ? name : "\(path).\(name)"
                    check(inside, member, before, place, isUnchanged: before.map { $0 == member } ?? isUnchanged)
                }
            default: break
            }
        }

        private mutating func evaluate(
            _ node: ExpressionRules, _ value: JSONValue, _ old: JSONValue?, _ path: String, _ isUnchanged: Bool
        ) {
            guard !node.rules.isEmpty else { return }
            let current = node.schema.value(value)
            let before = old.flatMap { $0.isNull ? nil : node.schema.value($0) }
            for rule in node.rules {
                if let problem = rule.problem {
                    fail(path, node, "rule compile error: \(problem)")
                    continue
                }
                guard let program = rule.program else { continue }
                if rule.usesOldSelf, before == nil, !rule.isOldSelfOptional { continue }
                var variables = ["self": current]
                if rule.isOldSelfOptional {
                    variables["oldSelf"] = .optional(before)
                } else if let before {
                    variables["oldSelf"] = before
                }
                do throws(CELFailure) {
                    let result = try program.evaluate(variables, budget: &budget)
                    if checkBudget(path, node) { return }
                    if case .bool(true) = result { continue }
                } catch {
                    if checkBudget(path, node) { return }
                    explain(error, rule, node, path)
                    if isOver { return }
                    continue
                }
                report(rule, node, value, path, variables, isUnchanged)
            }
        }

        private mutating func checkBudget(_ path: String, _ node: ExpressionRules) -> Bool {
            guard budget.isExhausted else { return false }
            fail(path, node, "validation failed due to running out of cost budget, no further validation rules will be run")
            isOver = true
            return true
        }

        private mutating func explain(_ failure: CELFailure, _ rule: ExpressionRule, _ node: ExpressionRules, _ path: String) {
            if failure.message.hasPrefix("no such overload") {
                fail(
                    path, node,
                    "'\(failure)': call arguments did not match a supported operator, function or macro signature for rule: "
                        + rule.shown)
            } else if failure.message.hasPrefix("operation cancelled: actual cost limit exceeded") {
                fail(
                    path, node,
                    "'\(failure)': no further validation rules will be run due to call cost exceeds limit for rule: \(rule.shown)"
                )
                isOver = true
            } else {
                fail(path, node, "\(failure) evaluating rule: \(rule.shown)")
            }
        }

        private mutating func report(
            _ rule: ExpressionRule, _ node: ExpressionRules, _ value: JSONValue, _ path: String, _ variables: [String: CELValue],
            _ isUnchanged: Bool
        ) {
            let text = rule.failureText(variables, budget: &budget)
            // A fault that was there before and is not the business of this change may stay.
            if isUnchanged, !rule.usesOldSelf { return }
            var place = path
            if !rule.fieldPath.isEmpty { place = path.isEmpty ? rule.fieldPath : "\(path).\(rule.fieldPath)" }
            if place.isEmpty { place = "<nil>" }
            let shown = node.type == "object" || node.type == "array" ? nil : PathElement.json(value)
            switch rule.reason {
            case "FieldValueForbidden": errors.append(.forbidden(place, text))
            case "FieldValueRequired": errors.append(.required(place, text))
            case "FieldValueDuplicate": errors.append(.duplicate(place, text: shown))
            default: errors.append(.invalid(place, text: shown, text))
            }
        }
    }

    /// The element with the same keys before.
    private func correlated(_ element: JSONValue, _ old: JSONValue?) -> JSONValue? {
        guard !keys.isEmpty else { return nil }
        return old?.arrayValue?.first { other in keys.allSatisfy { other[$0] == element[$0] } }
    }
}
