/// What the checker found out about an expression.
struct CELChecked: Sendable {
    var type: CELType
    /// The types of parts by their ids.
    var types: [Int: CELType]
    /// The overloads that a call may mean.
    var overloads: [Int: [String]]
    /// Identifiers and selections that name a variable or a type.
    var names: [Int: String]
}

/// Finds the type of an expression and what is wrong with it.
struct CELChecker {
    let declarations: CELDeclarations
    var scopes: [(name: String, type: CELType)]
    var issues: [CELIssue] = []
    private var types: [Int: CELType] = [:]
    private var overloads: [Int: [String]] = [:]
    private var names: [Int: String] = [:]
    private var bindings: [Int: CELType] = [:]
    private var lastVariable = 0
    private var isCheckingMixtures = true
    private var buildsStructures = false

    static func check(
        _ node: CELNode, variables: [String: CELType], libraries: CELLibraries, source: String
    ) throws(CELCompileError) -> CELChecked {
        var checker = CELChecker(
            declarations: .of(libraries), scopes: variables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        checker.buildsStructures = libraries.contains(.patches)
        let type = checker.check(node)
        if checker.issues.isEmpty { checker.checkLiterals(node) }
        guard checker.issues.isEmpty else {
            throw CELCompileError(issues: checker.issues.sorted { $0.offset < $1.offset }, source: source)
        }
        return CELChecked(
            type: checker.final(type), types: checker.types.mapValues { checker.final($0) }, overloads: checker.overloads,
            names: checker.names)
    }

    private init(declarations: CELDeclarations, scopes: [(name: String, type: CELType)]) {
        self.declarations = declarations
        self.scopes = scopes
    }

    mutating func fail(_ node: CELNode, _ message: String) { issues.append(CELIssue(message: message, offset: node.offset)) }

    // MARK: Unification

    private mutating func fresh() -> CELType {
        lastVariable += 1
        return .variable(lastVariable)
    }

    private func resolved(_ type: CELType) -> CELType {
        var type = type
        while case .variable(let number) = type, let bound = bindings[number] { type = bound }
        return type
    }

    /// The type with all variables replaced; what stayed open is dynamic.
    private func final(_ type: CELType) -> CELType {
        switch resolved(type) {
        case .variable: .dyn
        case .list(let inner): .list(final(inner))
        case .optional(let inner): .optional(final(inner))
        case .type(let inner): .type(final(inner))
        case .map(let key, let value): .map(final(key), final(value))
        case let other: other
        }
    }

    private func occurs(_ number: Int, in type: CELType) -> Bool {
        switch resolved(type) {
        case .variable(let other): number == other
        case .list(let inner), .optional(let inner), .type(let inner): occurs(number, in: inner)
        case .map(let key, let value): occurs(number, in: key) || occurs(number, in: value)
        default: false
        }
    }

    /// Whether a value of one type may stand where another is wanted; binds variables.
    private mutating func isAssignable(_ type: CELType, to wanted: CELType) -> Bool {
        let saved = bindings
        if unify(type, wanted) { return true }
        bindings = saved
        return false
    }

    private mutating func unify(_ a: CELType, _ b: CELType) -> Bool {
        let a = resolved(a)
        let b = resolved(b)
        if a == b { return true }
        switch (a, b) {
        case (_, .variable(let number)):
            if occurs(number, in: a) { return false }
            bindings[number] = a
            return true
        case (.variable(let number), _):
            if occurs(number, in: b) { return false }
            bindings[number] = b
            return true
        case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
        case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return unify(x, y)
        case (.type, .type): return true
        case (.map(let key, let value), .map(let key2, let value2)): return unify(key, key2) && unify(value, value2)
        case (.null, .duration), (.null, .timestamp), (.null, .object), (.null, .opaque), (.null, .optional): return true
        case (.duration, .null), (.timestamp, .null), (.object, .null), (.opaque, .null), (.optional, .null): return true
        case (.object(let x), .object(let y)): return x == y
        default: return false
        }
    }

    // MARK: Nodes

    private mutating func check(_ node: CELNode) -> CELType {
        let type = deduced(node)
        types[node.id] = type
        return type
    }

    private mutating func deduced(_ node: CELNode) -> CELType {
        switch node.kind {
        case .literal(let value): return value.dynamicType
        case .identifier(let name): return identifier(name, node)
        case .select(let operand, let field, let isTest): return select(node, operand, field, isTest)
        case .call(let function, let target, let arguments): return call(node, function, target, arguments)
        case .list(let elements, let optional): return list(elements, optional)
        case .map(let entries): return map(entries)
        case .structure(let name, let fields):
            return structure(name, fields, node)
        case .fold(let fold): return self.fold(fold)
        }
    }

    private mutating func structure(_ name: String, _ fields: [CELNode.Field], _ node: CELNode) -> CELType {
        let types = fields.map { field in unwrapped(check(field.value), field.isOptional, field.value) }
        guard buildsStructures, let structure = CELStructure.type(name) else {
            fail(node, "undeclared reference to '\(name)' (in container '')")
            return .error
        }
        guard name == CELStructure.patchName else { return structure }
        for (field, type) in zip(fields, types) {
            if !CELStructure.patchFields.contains(field.name) {
                fail(field.value, "undefined field '\(field.name)'")
            } else if field.name != "value", !isAssignable(type, to: .string) {
                fail(
                    field.value, "expected type of field '\(field.name)' is 'string' but provided type is '\(final(type))'")
            }
        }
        return structure
    }

    private func variable(_ name: String) -> CELType? {
        let plain = name.hasPrefix(".") ? String(name.dropFirst()) : name
        return scopes.last { $0.name == plain }?.type ?? CELType.named[plain].map { .type($0) }
    }

    private mutating func identifier(_ name: String, _ node: CELNode) -> CELType {
        if let type = variable(name) {
            names[node.id] = name
            return type
        }
        fail(node, "undeclared reference to '\(name)' (in container '')")
        return .error
    }

    private mutating func select(_ node: CELNode, _ operand: CELNode, _ field: String, _ isTest: Bool) -> CELType {
        // A name with dots may be a variable or a type as a whole.
        if !isTest, let name = node.qualifiedName, let first = name.split(separator: ".").first,
            !scopes.contains(where: { $0.name == first }) || scopes.contains(where: { $0.name == name }),
            let type = variable(name)
        {
            names[node.id] = name
            return type
        }
        var type = resolved(check(operand))
        var isOptional = false
        if case .optional(let inner) = type {
            type = resolved(inner)
            isOptional = true
        }
        let result: CELType
        switch type {
        case .map(_, let value): result = value
        case .object(let object):
            if let found = object.fields[field] {
                result = found
            } else if buildsStructures, CELStructure.type(object.name) != nil {
                result = .dyn
            } else {
                fail(node, "undefined field '\(field)'")
                result = .error
            }
        case .dyn, .error: result = .dyn
        case .variable(let number):
            bindings[number] = .dyn
            result = .dyn
        default:
            fail(node, "type '\(final(type))' does not support field selection")
            result = .error
        }
        if isTest { return .bool }
        return isOptional ? .optional(result) : result
    }

    private mutating func list(_ elements: [CELNode], _ optional: Set<Int>) -> CELType {
        var joined: CELType?
        for (index, element) in elements.enumerated() {
            joined = join(joined, unwrapped(check(element), optional.contains(index), element), element)
        }
        return .list(joined ?? fresh())
    }

    private mutating func unwrapped(_ type: CELType, _ isOptional: Bool, _ node: CELNode) -> CELType {
        guard isOptional else { return type }
        switch resolved(type) {
        case .optional(let inner): return inner
        case .dyn, .error: return .dyn
        case let other:
            fail(node, "expected type 'optional_type(\(final(other)))' but found '\(final(other))'")
            return other
        }
    }

    private mutating func join(_ joined: CELType?, _ type: CELType, _ node: CELNode) -> CELType {
        guard let joined else { return type }
        if isAssignable(type, to: joined) {
            return resolved(joined) == .null || resolved(type) == .dyn ? type : joined
        }
        // Mixed literals are looked for when all types are known.
        return .dyn
    }

    private mutating func map(_ entries: [CELNode.Entry]) -> CELType {
        var keys: CELType?
        var values: CELType?
        for entry in entries {
            keys = join(keys, check(entry.key), entry.key)
            values = join(values, unwrapped(check(entry.value), entry.isOptional, entry.value), entry.value)
        }
        return .map(keys ?? fresh(), values ?? fresh())
    }

    private mutating func fold(_ fold: CELNode.Fold) -> CELType {
        let range = resolved(check(fold.range))
        let start = check(fold.start)
        var first: CELType = .dyn
        var second: CELType = .dyn
        switch range {
        case .list(let element):
            first = fold.secondVariable == nil ? element : .int
            second = element
        case .map(let key, let value):
            first = key
            second = value
        case .dyn, .error: break
        case .variable(let number): bindings[number] = .dyn
        default:
            fail(
                fold.range,
                "expression of type '\(final(range))' cannot be range of a comprehension (must be list, map, or dynamic)")
            first = .error
            second = .error
        }
        let depth = scopes.count
        scopes.append((fold.accumulator, start))
        scopes.append((fold.variable, first))
        if let name = fold.secondVariable { scopes.append((name, second)) }
        let condition = check(fold.condition)
        if !isAssignable(condition, to: .bool) {
            fail(fold.condition, "expected type 'bool' but found '\(final(condition))'")
        }
        let step = check(fold.step)
        if !isAssignable(step, to: start) {
            fail(fold.step, "expected type '\(final(start))' but found '\(final(step))'")
        }
        scopes.removeSubrange((depth + 1)...)
        let result = check(fold.result)
        scopes.removeLast()
        return result
    }

    // MARK: Calls

    private mutating func call(_ node: CELNode, _ function: String, _ target: CELNode?, _ arguments: [CELNode]) -> CELType {
        if function == "_?._", arguments.count == 2 { return optionalSelect(node, arguments) }
        var name = function
        var isMember = target != nil
        var operands = arguments
        if let target {
            // `format.named(…)`: a function with a dot in its name.
            let isVariable = target.qualifiedName.flatMap { $0.split(separator: ".").first }.map { first in
                scopes.contains { $0.name == first }
            }
            if isVariable == false, let qualified = target.qualifiedName,
                declarations.functions[qualified + "." + function] != nil
            {
                name = qualified + "." + function
                isMember = false
                names[node.id] = name
            } else {
                operands.insert(target, at: 0)
            }
        }
        let found = operands.map { check($0) }
        guard let candidates = declarations.functions[name] else {
            fail(node, "undeclared reference to '\(name)' (in container '')")
            return .error
        }
        return overload(node, name, candidates.filter { $0.isMember == isMember }, found, isMember)
    }

    private mutating func overload(
        _ node: CELNode, _ name: String, _ candidates: [CELSignature], _ arguments: [CELType], _ isMember: Bool
    ) -> CELType {
        var result: CELType?
        var matching: [String] = []
        for candidate in candidates where candidate.arguments.count == arguments.count {
            var fresh: [String: CELType] = [:]
            for parameter in candidate.parameters.sorted() { fresh[parameter] = self.fresh() }
            let saved = bindings
            let isMatch = zip(arguments, candidate.arguments).allSatisfy { unify($0, $1.replacing(fresh)) }
            guard isMatch else {
                bindings = saved
                continue
            }
            matching.append(candidate.id)
            let type = final(resultOf(candidate, fresh))
            if let before = result {
                if before != type { result = .dyn }
            } else {
                result = candidate.parameters.isEmpty ? type : candidate.result.replacing(fresh)
                if case .dyn = type { result = candidate.result.replacing(fresh) }
            }
        }
        guard let result else {
            let texts = arguments.map { final($0).description }
            let shown =
                isMember ? "\(texts[0]).(\(texts.dropFirst().joined(separator: ", ")))" : "(\(texts.joined(separator: ", ")))"
            fail(node, "found no matching overload for '\(name)' applied to '\(shown)'")
            return .error
        }
        overloads[node.id] = matching
        return result
    }

    private func resultOf(_ candidate: CELSignature, _ fresh: [String: CELType]) -> CELType { candidate.result.replacing(fresh) }

    private mutating func optionalSelect(_ node: CELNode, _ arguments: [CELNode]) -> CELType {
        var type = resolved(check(arguments[0]))
        types[arguments[1].id] = .string
        overloads[node.id] = ["select_optional_field"]
        if case .optional(let inner) = type { type = resolved(inner) }
        guard case .string(let field)? = arguments[1].literalValue else { return .optional(.dyn) }
        switch type {
        case .map(_, let value): return .optional(value)
        case .object(let object):
            guard let found = object.fields[field] else {
                fail(node, "undefined field '\(field)'")
                return .error
            }
            return .optional(found)
        case .dyn, .error, .variable: return .optional(.dyn)
        default:
            fail(node, "type '\(final(type))' does not support field selection")
            return .error
        }
    }

    // MARK: Literals as arguments

    /// Durations, moments and patterns that are written out must be right.
    private mutating func checkLiterals(_ node: CELNode) {
        if case .call(let function, let target, let arguments) = node.kind,
            case .string(let text)? = (arguments.last ?? node).literalValue
        {
            switch (function, target == nil, arguments.count) {
            case ("duration", true, 1) where CELDuration(text) == nil: fail(arguments[0], "invalid duration argument")
            case ("timestamp", true, 1) where CELTimestamp(text) == nil: fail(arguments[0], "invalid timestamp argument")
            case ("matches", false, 1), ("matches", true, 2):
                if (try? LinearRegex(text)) == nil { fail(arguments[arguments.count - 1], "invalid matches argument") }
            default: break
            }
        }
        let wasChecking = isCheckingMixtures
        if case .call("format", _?, _) = node.kind { isCheckingMixtures = false }
        defer { isCheckingMixtures = wasChecking }
        for child in node.children { checkLiterals(child) }
        switch node.kind {
        case .list(let elements, let optional):
            checkSameTypes(elements.enumerated().map { ($0.element, optional.contains($0.offset)) })
        case .map(let entries):
            checkSameTypes(entries.map { ($0.key, false) })
            checkSameTypes(entries.map { ($0.value, $0.isOptional) })
        default: break
        }
    }

    /// The elements of a literal must be of one type, except in the arguments of `format`.
    private mutating func checkSameTypes(_ elements: [(node: CELNode, isOptional: Bool)]) {
        guard isCheckingMixtures else { return }
        var first: CELType?
        for (node, isOptional) in elements {
            var type = final(types[node.id] ?? .dyn)
            if isOptional, case .optional(let inner) = type { type = inner }
            guard let wanted = first else {
                first = type
                continue
            }
            if wanted != type {
                fail(node, "expected type '\(wanted)' but found '\(type)'")
                return
            }
        }
    }
}

extension CELNode {
    /// The parts directly below.
    var children: [CELNode] {
        switch kind {
        case .literal, .identifier: []
        case .select(let operand, _, _): [operand]
        case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
        case .list(let elements, _): elements
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .structure(_, let fields): fields.map(\.value)
        case .fold(let fold): [fold.range, fold.start, fold.condition, fold.step, fold.result]
        }
    }
}
