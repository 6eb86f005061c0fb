extension CELParser {
    /// What a macro stands for; `nil` if this is an ordinary call.
    mutating func expandedMacro(
        _ name: String, target: CELNode?, _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode? {
        guard let target else {
            guard name == "has", arguments.count == 1 else { return nil }
            guard case .select(let operand, let field, isTest: false) = arguments[0].kind else {
                throw error("invalid argument to has() macro", at: arguments[0].offset)
            }
            return node(.select(operand, field: field, isTest: true), at: offset)
        }
        if libraries.contains(.bindings), name == "bind", arguments.count == 3, target.identifierName == "cel" {
            return try bind(arguments, at: offset)
        }
        switch (name, arguments.count) {
        case ("all", 2), ("exists", 2), ("exists_one", 2), ("existsOne", 2), ("map", 2), ("map", 3), ("filter", 2):
            return try fold(name, over: target, [try variable(arguments[0])], Array(arguments.dropFirst()), at: offset)
        case ("all", 3), ("exists", 3), ("exists_one", 3), ("existsOne", 3), ("transformList", 3), ("transformList", 4),
            ("transformMap", 3), ("transformMap", 4), ("transformMapEntry", 3), ("transformMapEntry", 4):
            let variables = [try variable(arguments[0]), try variable(arguments[1])]
            if variables[0] == variables[1] {
                throw error("duplicate variable name: \(variables[1])", at: arguments[1].offset)
            }
            return try fold(name, over: target, variables, Array(arguments.dropFirst(2)), at: offset)
        case ("optMap", 2), ("optFlatMap", 2): return try optionalMap(name, target, arguments, at: offset)
        default: return nil
        }
    }

    private func variable(_ node: CELNode) throws(CELCompileError) -> String {
        guard let name = node.identifierName else { throw error("argument must be a simple name", at: node.offset) }
        guard !name.hasPrefix("@"), name != "__result__" else {
            throw error("iteration variable overwrites accumulator variable", at: node.offset)
        }
        return name
    }

    private mutating func fold(
        _ name: String, over range: CELNode, _ variables: [String], _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode {
        func accumulator(_ parser: inout CELParser) -> CELNode { parser.node(.identifier(CELNode.accumulator), at: offset) }
        func literal(_ parser: inout CELParser, _ value: CELValue) -> CELNode { parser.node(.literal(value), at: offset) }
        let start: CELNode
        var condition = literal(&self, .bool(true))
        var step: CELNode
        var result = accumulator(&self)
        switch name {
        case "all":
            start = literal(&self, .bool(true))
            condition = call("@not_strictly_false", [accumulator(&self)], at: offset)
            step = call("_&&_", [accumulator(&self), arguments[0]], at: offset)
        case "exists":
            start = literal(&self, .bool(false))
            condition = call("@not_strictly_false", [call("!_", [accumulator(&self)], at: offset)], at: offset)
            step = call("_||_", [accumulator(&self), arguments[0]], at: offset)
        case "exists_one", "existsOne":
            start = literal(&self, .int(0))
            let next = call("_+_", [accumulator(&self), literal(&self, .int(1))], at: offset)
            step = call("_?_:_", [arguments[0], next, accumulator(&self)], at: offset)
            result = call("_==_", [result, literal(&self, .int(1))], at: offset)
        case "filter":
            start = node(.list([], optional: []), at: offset)
            let element = node(.list([node(.identifier(variables[0]), at: offset)], optional: []), at: offset)
            let next = call("_+_", [accumulator(&self), element], at: offset)
            step = call("_?_:_", [arguments[0], next, accumulator(&self)], at: offset)
        case "transformMap", "transformMapEntry":
            start = node(.map([]), at: offset)
            var inserted = [accumulator(&self)]
            if name == "transformMap" { inserted.append(node(.identifier(variables[0]), at: offset)) }
            inserted.append(arguments[arguments.count - 1])
            step = call("cel.@mapInsert", inserted, at: offset)
            if arguments.count == 2 { step = call("_?_:_", [arguments[0], step, accumulator(&self)], at: offset) }
        default:
            start = node(.list([], optional: []), at: offset)
            let element = node(.list([arguments[arguments.count - 1]], optional: []), at: offset)
            step = call("_+_", [accumulator(&self), element], at: offset)
            if arguments.count == 2 { step = call("_?_:_", [arguments[0], step, accumulator(&self)], at: offset) }
        }
        return node(
            .fold(
                CELNode.Fold(
                    range: range, variable: variables[0], secondVariable: variables.count > 1 ? variables[1] : nil,
                    accumulator: CELNode.accumulator, start: start, condition: condition, step: step, result: result)),
            at: offset)
    }

    /// A variable with a value: a loop that never runs.
    private mutating func bound(_ name: String, _ value: CELNode, _ body: CELNode, at offset: Int) -> CELNode {
        let never = node(.literal(.bool(false)), at: offset)
        return node(
            .fold(
                CELNode.Fold(
                    range: node(.list([], optional: []), at: offset), variable: "#unused", secondVariable: nil, accumulator: name,
                    start: value, condition: never, step: node(.identifier(name), at: offset), result: body)), at: offset)
    }

    private mutating func bind(_ arguments: [CELNode], at offset: Int) throws(CELCompileError) -> CELNode {
        guard let name = arguments[0].identifierName else {
            throw error("cel.bind() variable names must be simple identifiers", at: arguments[0].offset)
        }
        return bound(name, arguments[1], arguments[2], at: offset)
    }

    private mutating func optionalMap(
        _ name: String, _ target: CELNode, _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode {
        let name1 = try variable(arguments[0])
        let hasValue = node(.call("hasValue", target: target, arguments: []), at: offset)
        let value = node(.call("value", target: target, arguments: []), at: offset)
        let inner = bound(name1, value, arguments[1], at: offset)
        let some = name == "optMap" ? call("optional.of", [inner], at: offset) : inner
        return call("_?_:_", [hasValue, some, call("optional.none", [], at: offset)], at: offset)
    }
}
