/// Says that an evaluation became too expensive.
struct CELOverBudget: Error {}

/// Works out the value of an expression.
struct CELEvaluator {
    let checked: CELChecked
    let variables: [String: CELValue]
    let limit: UInt64
    private(set) var cost: UInt64 = 0
    private var scopes: [(name: String, value: CELValue)] = []

    init(checked: CELChecked, variables: [String: CELValue], limit: UInt64) {
        self.checked = checked
        self.variables = variables
        self.limit = limit
    }

    private mutating func charge(_ amount: UInt64) throws(CELOverBudget) {
        cost = cost &+ amount
        if cost > limit { throw CELOverBudget() }
    }

    mutating func evaluate(_ node: CELNode) throws(CELOverBudget) -> CELValue {
        switch node.kind {
        case .literal(let value): return value
        case .identifier(let name):
            try charge(1)
            return lookUp(name)
        case .select(let operand, let field, let isTest): return try select(node, operand, field, isTest)
        case .call(let function, let target, let arguments): return try call(node, function, target, arguments)
        case .list(let elements, let optional): return try list(elements, optional)
        case .map(let entries): return try map(entries)
        case .structure(let name, let fields): return try structure(name, fields)
        case .fold(let fold): return try self.fold(fold)
        }
    }

    private func lookUp(_ name: String) -> CELValue {
        let plain = name.hasPrefix(".") ? String(name.dropFirst()) : name
        if let index = scopes.lastIndex(where: { $0.name == plain }) { return scopes[index].value }
        if let value = variables[plain] { return value }
        if let type = CELType.named[plain] { return .type(type) }
        return .fail("no such attribute(s): \(plain)")
    }

    // MARK: Members

    private mutating func select(
        _ node: CELNode, _ operand: CELNode, _ field: String, _ isTest: Bool
    ) throws(CELOverBudget) -> CELValue {
        if let name = checked.names[node.id] {
            try charge(1)
            return lookUp(name)
        }
        let value = try evaluate(operand)
        if isTest {
            // Asking whether a field is there costs nothing of its own.
            if cost > 0 { cost -= 1 }
            return Self.has(field, value)
        }
        try charge(1)
        if case .optional(let inner) = value {
            guard let inner else { return value }
            return Self.optionalMember(field, inner)
        }
        return Self.member(field, value)
    }

    static func member(_ name: String, _ value: CELValue) -> CELValue {
        switch value {
        case .failure: return value
        case .map(let map): return map[.string(name)] ?? .failure(.noKey(name))
        case .opaque(let opaque):
            guard let source = opaque as? any CELMemberSource else { return .noOverload }
            return source.member(name) ?? .failure(.noKey(name))
        default: return .noOverload
        }
    }

    private static func has(_ name: String, _ value: CELValue) -> CELValue {
        switch value {
        case .failure: return value
        case .map(let map): return .bool(map.has(name))
        case .optional(let inner): return inner.map { has(name, $0) } ?? .bool(false)
        case .opaque(let opaque):
            guard let source = opaque as? any CELMemberSource else { return .noOverload }
            return .bool(source.member(name) != nil)
        default: return .noOverload
        }
    }

    static func optionalMember(_ name: String, _ value: CELValue) -> CELValue {
        switch value {
        case .failure: return value
        case .optional(let inner): return inner.map { optionalMember(name, $0) } ?? value
        case .map(let map): return .optional(map[.string(name)])
        case .opaque(let opaque as any CELMemberSource): return .optional(opaque.member(name))
        default: return .noOverload
        }
    }

    // MARK: Collections

    private mutating func list(_ elements: [CELNode], _ optional: Set<Int>) throws(CELOverBudget) -> CELValue {
        var values: [CELValue] = []
        values.reserveCapacity(elements.count)
        var isConstant = true
        for (index, element) in elements.enumerated() {
            if element.literalValue == nil { isConstant = false }
            let value = try evaluate(element)
            if case .failure = value { return value }
            guard optional.contains(index) else {
                values.append(value)
                continue
            }
            guard case .optional(let inner) = value else { return .noOverload }
            if let inner { values.append(inner) }
        }
        if !isConstant || elements.isEmpty { try charge(10) }
        return .list(CELList(values))
    }

    private mutating func map(_ entries: [CELNode.Entry]) throws(CELOverBudget) -> CELValue {
        var pairs: [(key: CELValue, value: CELValue)] = []
        for entry in entries {
            let key = try evaluate(entry.key)
            if case .failure = key { return key }
            let value = try evaluate(entry.value)
            if case .failure = value { return value }
            guard CELMapKey(key) != nil else { return .fail("unsupported key type") }
            if entry.isOptional {
                guard case .optional(let inner) = value else { return .noOverload }
                if let inner { pairs.append((key, inner)) }
            } else {
                pairs.append((key, value))
            }
        }
        try charge(30)
        let map = CELMap(pairs)
        return map.count == pairs.count ? .map(map) : .fail("Failed with repeated key")
    }

    private mutating func structure(_ name: String, _ fields: [CELNode.Field]) throws(CELOverBudget) -> CELValue {
        var members: [(name: String, value: CELValue)] = []
        for field in fields {
            let value = try evaluate(field.value)
            if case .failure = value { return value }
            if field.isOptional {
                guard case .optional(let inner) = value else { return .noOverload }
                if let inner { members.append((field.name, inner)) }
            } else {
                members.append((field.name, value))
            }
        }
        try charge(40)
        return .opaque(CELStructure(name: name, members: members))
    }

    private mutating func fold(_ fold: CELNode.Fold) throws(CELOverBudget) -> CELValue {
        let range = try evaluate(fold.range)
        if case .failure = range { return range }
        let depth = scopes.count
        defer { scopes.removeSubrange(depth...) }
        scopes.append((fold.accumulator, try evaluate(fold.start)))
        let firsts: [CELValue]
        var seconds: [CELValue] = []
        switch range {
        case .list(let list):
            seconds = list.elements
            firsts = fold.secondVariable == nil ? seconds : seconds.indices.map { .int(Int64($0)) }
        case .map(let map):
            firsts = map.keys
            if fold.secondVariable != nil { seconds = firsts.map { map[$0] ?? .null } }
        default: return .noOverload
        }
        for (index, first) in firsts.enumerated() {
            scopes.append((fold.variable, first))
            if let name = fold.secondVariable { scopes.append((name, seconds[index])) }
            if case .bool(false) = try evaluate(fold.condition) {
                scopes.removeSubrange((depth + 1)...)
                break
            }
            let next = try evaluate(fold.step)
            scopes.removeSubrange((depth + 1)...)
            scopes[depth].value = next
        }
        return try evaluate(fold.result)
    }

    // MARK: Calls

    private mutating func call(
        _ node: CELNode, _ function: String, _ target: CELNode?, _ arguments: [CELNode]
    ) throws(CELOverBudget) -> CELValue {
        switch function {
        case "_&&_": return try logical(arguments, absorbing: false)
        case "_||_": return try logical(arguments, absorbing: true)
        case "_?_:_":
            let condition = try evaluate(arguments[0])
            switch condition {
            case .bool(let isTrue): return try evaluate(arguments[isTrue ? 1 : 2])
            case .failure: return condition
            default: return .noOverload
            }
        case "@not_strictly_false":
            let value = try evaluate(arguments[0])
            try charge(1)
            if case .bool(let bool) = value { return .bool(bool) }
            return .bool(true)
        case "_+_" where arguments[0].identifierName == CELNode.accumulator:
            if let grown = try grow(node, arguments[1]) { return grown }
        case "or", "orValue":
            if let target, arguments.count == 1 { return try alternative(function, target, arguments[0]) }
        default: break
        }
        return try ordinary(node, function, target, arguments)
    }

    private mutating func ordinary(
        _ node: CELNode, _ function: String, _ target: CELNode?, _ arguments: [CELNode]
    ) throws(CELOverBudget) -> CELValue {
        let global = checked.names[node.id]
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count + 1)
        if let target, global == nil { values.append(try evaluate(target)) }
        for argument in arguments { values.append(try evaluate(argument)) }
        for value in values {
            if case .failure = value { return value }
        }
        let name = global ?? function
        let overloads = checked.overloads[node.id] ?? []
        let overload = overloads.count == 1 ? overloads[0] : ""
        // Costs that depend on the arguments are asked for before the work is done.
        if let before = CELRuntimeCost.before(name, overload, values) { try charge(before) }
        let result = CELFunctions.call(name, values, isMember: target != nil && global == nil)
        try charge(CELRuntimeCost.after(name, overload, values, result))
        return result
    }

    private mutating func logical(_ arguments: [CELNode], absorbing: Bool) throws(CELOverBudget) -> CELValue {
        let left = try evaluate(arguments[0])
        if case .bool(absorbing) = left { return left }
        let right = try evaluate(arguments[1])
        if case .bool(absorbing) = right { return right }
        if case .failure = left { return left }
        if case .failure = right { return right }
        guard case .bool = left, case .bool = right else { return .noOverload }
        return .bool(!absorbing)
    }

    /// The accumulator of a macro with a further element, added in place.
    private mutating func grow(_ node: CELNode, _ addition: CELNode) throws(CELOverBudget) -> CELValue? {
        guard case .list(let elements, _) = addition.kind, elements.count == 1,
            let place = scopes.lastIndex(where: { $0.name == CELNode.accumulator }), case .list = scopes[place].value
        else { return nil }
        try charge(1)
        // Within the addition an inner macro has an accumulator of its own.
        let value = try evaluate(elements[0])
        if case .failure = value { return value }
        try charge(11)
        var accumulator = scopes[place].value
        scopes[place].value = .null
        guard case .list(var list) = accumulator else { return nil }
        accumulator = .null
        list.append(value)
        return .list(list)
    }

    private mutating func alternative(
        _ function: String, _ target: CELNode, _ other: CELNode
    ) throws(CELOverBudget) -> CELValue {
        let value = try evaluate(target)
        switch value {
        case .optional(let inner?): return function == "or" ? value : inner
        case .optional(nil): return try evaluate(other)
        case .failure: return value
        default: return .noOverload
        }
    }
}

/// A value of a library whose members are worked out when they are asked for.
public protocol CELMemberSource: CELOpaque {
    /// The member of that name, `nil` if there is none.
    func member(_ name: String) -> CELValue?
}

/// A value of a library that has functions.
public protocol CELCallable: CELOpaque {
    /// Calls a function of the value; `nil` if it has none of that name for these arguments.
    func call(_ function: String, _ arguments: [CELValue]) -> CELValue?
}

extension CELList {
    mutating func append(_ value: CELValue) {
        guard case .values(var values) = storage else {
            storage = .values(elements + [value])
            return
        }
        storage = .values([])
        values.append(value)
        storage = .values(values)
    }
}
