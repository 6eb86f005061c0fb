/// Swift code for a type or a value, and the modules it needs.
struct Expression {
    var text: String
    var modules: Set<String> = []
}

extension SwiftType {
    /// The type as code within the type of that path.
    func code(in scope: [String]) -> Expression {
        switch self {
        case .scalar(let scalar): Expression(text: scalar.name, modules: Set(scalar.module.map { [$0] } ?? []))
        case .text(let text): Expression(text: text.name(in: scope))
        case .model(let model): Expression(text: model.name(in: scope), modules: Set(model.module.map { [$0] } ?? []))
        case .array(let element): element.code(in: scope).mapped { "[\($0)]" }
        case .map(let value): value.code(in: scope).mapped { "StringMap<\($0)>" }
        }
    }

    /// A value that says nothing.
    func empty(in scope: [String]) -> Expression {
        switch self {
        case .scalar(let scalar): Expression(text: scalar.empty, modules: Set(scalar.module.map { [$0] } ?? []))
        case .text(let text): Expression(text: "\(text.name(in: scope))(rawValue: \"\")")
        case .model(let model): model.empty(in: scope)
        case .array: Expression(text: "[]")
        case .map: Expression(text: "StringMap()", modules: [Module.codec])
        }
    }
}

extension Model {
    /// The empty value as code within the type of that path.
    func empty(in scope: [String]) -> Expression {
        let hasArguments = members.contains { needsArgument($0) } || (isHandWritten && !isMadeOfNothing)
        return Expression(text: name(in: scope) + (hasArguments ? ".empty" : "()"), modules: Set(module.map { [$0] } ?? []))
    }

    /// The arguments of the initialiser for the empty value, for the table from which `empty` takes it.
    func emptyArguments() -> (arguments: [String], modules: Set<String>) {
        var modules: Set<String> = []
        var arguments: [String] = []
        for member in parameters where needsArgument(member) {
            let value = member.type.empty(in: path)
            modules.formUnion(value.modules)
            arguments.append("\(Identifier.label(member.name)): \(value.text)")
        }
        return (arguments, modules)
    }

    /// Refuses a type whose empty value would hold itself.
    func checkIsFinite(_ above: [ObjectIdentifier] = []) throws(GeneratorError) {
        if above.contains(ObjectIdentifier(self)) { throw GeneratorError(origin, "the type requires a value of itself") }
        for member in members where member.isRequired {
            if case .model(let model) = member.type { try model.checkIsFinite(above + [ObjectIdentifier(self)]) }
        }
    }
}

extension Expression {
    fileprivate func mapped(_ change: (String) -> String) -> Expression { Expression(text: change(text), modules: modules) }
}
