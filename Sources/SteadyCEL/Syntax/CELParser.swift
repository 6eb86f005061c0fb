/// Makes a tree of an expression's text; macros are expanded on the way.
struct CELParser {
    private let source: String
    private let tokens: [CELToken]
    private var position = 0
    private var depth = 0
    private var lastID = 0
    let libraries: CELLibraries

    private static let maximumDepth = 250
    private static let maximumLength = 100_000

    static func parse(_ source: String, libraries: CELLibraries) throws(CELCompileError) -> CELNode {
        let length = source.unicodeScalars.count
        if length > maximumLength {
            let message = "expression code point size exceeds limit: size: \(length), limit \(maximumLength)"
            throw CELCompileError(issues: [CELIssue(message: message, offset: 0)], source: source)
        }
        var lexer = CELLexer(source)
        var parser = CELParser(source: source, tokens: try lexer.tokens(), libraries: libraries)
        let node = try parser.expression()
        if parser.token.kind != .end {
            throw parser.syntax("mismatched input '\(parser.token.text)' expecting <EOF>")
        }
        return node
    }

    private init(source: String, tokens: [CELToken], libraries: CELLibraries) {
        self.source = source
        self.tokens = tokens
        self.libraries = libraries
    }

    // MARK: Words

    private var token: CELToken { tokens[min(position, tokens.count - 1)] }

    func error(_ message: String, at offset: Int) -> CELCompileError {
        CELCompileError(issues: [CELIssue(message: message, offset: offset)], source: source)
    }

    private func syntax(_ message: String) -> CELCompileError { error("Syntax error: " + message, at: token.offset) }

    private func isAt(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

    private mutating func accept(_ symbol: String) -> Int? {
        guard isAt(symbol) else { return nil }
        position += 1
        return tokens[position - 1].offset
    }

    @discardableResult
    private mutating func expect(_ symbol: String) throws(CELCompileError) -> Int {
        if let offset = accept(symbol) { return offset }
        throw syntax("mismatched input '\(token.text)' expecting '\(symbol)'")
    }

    mutating func node(_ kind: CELNode.Kind, at offset: Int) -> CELNode {
        lastID += 1
        return CELNode(id: lastID, offset: offset, kind: kind)
    }

    mutating func call(_ function: String, _ arguments: [CELNode], at offset: Int) -> CELNode {
        node(.call(function, target: nil, arguments: arguments), at: offset)
    }

    // MARK: Operators

    private mutating func expression() throws(CELCompileError) -> CELNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth {
            throw error("expression recursion limit exceeded: \(Self.maximumDepth)", at: token.offset)
        }
        let condition = try logical("||", "_||_")
        guard let offset = accept("?") else { return condition }
        let yes = try logical("||", "_||_")
        try expect(":")
        let no = try expression()
        return call("_?_:_", [condition, yes, no], at: offset)
    }

    private mutating func logical(_ symbol: String, _ function: String) throws(CELCompileError) -> CELNode {
        func term(_ parser: inout CELParser) throws(CELCompileError) -> CELNode {
            symbol == "||" ? try parser.logical("&&", "_&&_") : try parser.relation()
        }
        var terms = [try term(&self)]
        var offsets: [Int] = []
        while let offset = accept(symbol) {
            offsets.append(offset)
            terms.append(try term(&self))
        }
        return balanced(function, terms[...], offsets[...])
    }

    /// Long chains become flat trees, so that their depth does not matter.
    private mutating func balanced(_ function: String, _ terms: ArraySlice<CELNode>, _ offsets: ArraySlice<Int>) -> CELNode {
        guard terms.count > 1 else { return terms[terms.startIndex] }
        let middle = (terms.count + 1) / 2
        let left = balanced(function, terms.prefix(middle), offsets.prefix(middle - 1))
        let right = balanced(function, terms.dropFirst(middle), offsets.dropFirst(middle))
        return call(function, [left, right], at: offsets[offsets.startIndex + middle - 1])
    }

    private mutating func relation() throws(CELCompileError) -> CELNode {
        var left = try calculation(0)
        var count = 0
        while case .symbol(let symbol) = token.kind, ["<", "<=", ">", ">=", "==", "!="].contains(symbol) {
            count = try chained(count)
            left = try binary("_\(symbol)_", left) { (parser) throws(CELCompileError) in try parser.calculation(0) }
        }
        if case .identifier("in") = token.kind {
            count = try chained(count)
            left = try binary("@in", left) { (parser) throws(CELCompileError) in try parser.calculation(0) }
            if token.kind != .end, case .symbol(let symbol) = token.kind, ["<", "<=", ">", ">=", "==", "!="].contains(symbol) {
                left = try binary("_\(symbol)_", left) { (parser) throws(CELCompileError) in try parser.calculation(0) }
            }
        }
        return left
    }

    private func chained(_ count: Int) throws(CELCompileError) -> Int {
        guard count + depth < Self.maximumDepth else {
            throw error("expression recursion limit exceeded: \(Self.maximumDepth)", at: token.offset)
        }
        return count + 1
    }

    private mutating func binary(
        _ function: String, _ left: CELNode, _ operand: (inout CELParser) throws(CELCompileError) -> CELNode
    ) throws(CELCompileError) -> CELNode {
        let offset = token.offset
        position += 1
        let right = try operand(&self)
        return call(function, [left, right], at: offset)
    }

    /// Sums (level 0) and products (level 1).
    private mutating func calculation(_ level: Int) throws(CELCompileError) -> CELNode {
        let symbols = level == 0 ? ["+", "-"] : ["*", "/", "%"]
        func term(_ parser: inout CELParser) throws(CELCompileError) -> CELNode {
            level == 0 ? try parser.calculation(1) : try parser.unary()
        }
        var left = try term(&self)
        var count = 0
        while case .symbol(let symbol) = token.kind, symbols.contains(symbol) {
            count = try chained(count)
            left = try binary("_\(symbol)_", left, term)
        }
        return left
    }

    private mutating func unary() throws(CELCompileError) -> CELNode {
        for (symbol, function) in [("!", "!_"), ("-", "-_")] where isAt(symbol) {
            let offset = token.offset
            var count = 0
            while isAt(symbol) {
                count += 1
                position += 1
            }
            if symbol == "-", count % 2 == 1, let number = try negativeLiteral(at: offset) { return try member(of: number) }
            let operand = try member(of: nil)
            return count % 2 == 1 ? call(function, [operand], at: offset) : operand
        }
        return try member(of: nil)
    }

    private mutating func negativeLiteral(at offset: Int) throws(CELCompileError) -> CELNode? {
        switch token.kind {
        case .int(let text):
            guard let value = Self.integer("-" + text) else { throw error("invalid int literal", at: offset) }
            position += 1
            return node(.literal(.int(value)), at: offset)
        case .double(let text):
            guard let value = Double("-" + text) else { throw error("invalid double literal", at: offset) }
            position += 1
            return node(.literal(.double(value)), at: offset)
        default: return nil
        }
    }

    private static func integer(_ text: String) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? String(text.dropFirst()) : text
        guard digits.hasPrefix("0x") else { return Int64(text) }
        return Int64((isNegative ? "-" : "") + digits.dropFirst(2), radix: 16)
    }

    // MARK: Members

    private mutating func member(of start: CELNode?) throws(CELCompileError) -> CELNode {
        var operand: CELNode
        if let start { operand = start } else { operand = try primary() }
        var count = 0
        while true {
            if let dot = accept(".") {
                count = try chained(count)
                operand = try selection(operand, dot)
            } else if let bracket = accept("[") {
                count = try chained(count)
                let isOptional = accept("?") != nil
                let index = try expression()
                try expect("]")
                operand = call(isOptional ? "_[?_]" : "_[_]", [operand, index], at: bracket)
            } else {
                return operand
            }
        }
    }

    private mutating func selection(_ operand: CELNode, _ dot: Int) throws(CELCompileError) -> CELNode {
        let isOptional = accept("?") != nil
        let name: String
        switch token.kind {
        case .identifier(let text):
            guard text != "in", text != "true", text != "false", text != "null" else {
                throw syntax("no viable alternative at input '.\(text)'")
            }
            name = text
        case .quotedIdentifier(let text): name = text
        default: throw syntax("no viable alternative at input '.\(token.kind == .end ? "" : token.text)'")
        }
        position += 1
        if isOptional {
            let field = node(.literal(.string(name)), at: dot)
            return call("_?._", [operand, field], at: dot)
        }
        guard let open = accept("(") else { return node(.select(operand, field: name, isTest: false), at: dot) }
        let arguments = try arguments(until: ")")
        if let expanded = try expandedMacro(name, target: operand, arguments, at: open) { return expanded }
        return node(.call(name, target: operand, arguments: arguments), at: open)
    }

    private mutating func arguments(until end: String) throws(CELCompileError) -> [CELNode] {
        var arguments: [CELNode] = []
        if accept(end) != nil { return arguments }
        while true {
            arguments.append(try expression())
            if accept(",") != nil { continue }
            try expect(end)
            return arguments
        }
    }

    static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
        "return", "var", "void", "while",
    ]

    private mutating func primary() throws(CELCompileError) -> CELNode {
        let offset = token.offset
        switch token.kind {
        case .symbol("("):
            position += 1
            let inside = try expression()
            try expect(")")
            return inside
        case .symbol("["): return try listLiteral()
        case .symbol("{"): return try mapLiteral()
        case .symbol("."):
            position += 1
            guard case .identifier(let name) = token.kind else {
                throw syntax("mismatched input '\(token.text)' expecting IDENTIFIER")
            }
            position += 1
            return try named("." + name, at: offset)
        case .identifier(let name):
            position += 1
            switch name {
            case "true", "false": return node(.literal(.bool(name == "true")), at: offset)
            case "null": return node(.literal(.null), at: offset)
            default: return try named(name, at: offset)
            }
        case .int, .uint, .double, .string, .bytes: return try scalar()
        default:
            throw syntax(
                "mismatched input '\(token.text)' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, "
                    + "NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}")
        }
    }

    private mutating func scalar() throws(CELCompileError) -> CELNode {
        let offset = token.offset
        let value: CELValue
        switch token.kind {
        case .int(let text):
            guard let number = Self.integer(text) else { throw error("invalid int literal", at: offset) }
            value = .int(number)
        case .uint(let text):
            let number = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
            guard let number else { throw error("invalid uint literal", at: offset) }
            value = .uint(number)
        case .double(let text):
            guard let number = Double(text), number.isFinite else { throw error("invalid double literal", at: offset) }
            value = .double(number)
        case .string(let text): value = .string(text)
        case .bytes(let bytes): value = .bytes(bytes)
        default: value = .null
        }
        position += 1
        return node(.literal(value), at: offset)
    }

    /// A variable, a function or the literal of an object.
    private mutating func named(_ name: String, at offset: Int) throws(CELCompileError) -> CELNode {
        if name == "in" { throw syntax("mismatched input 'in'") }
        if let open = accept("(") {
            let arguments = try arguments(until: ")")
            if let expanded = try expandedMacro(name, target: nil, arguments, at: open) { return expanded }
            return call(name, arguments, at: open)
        }
        if let structure = try structureLiteral(name, at: offset) { return structure }
        if Self.reserved.contains(name) { throw error("reserved identifier: \(name)", at: offset) }
        return node(.identifier(name), at: offset)
    }

    // MARK: Literals of collections

    private mutating func listLiteral() throws(CELCompileError) -> CELNode {
        let offset = try expect("[")
        var elements: [CELNode] = []
        var optional: Set<Int> = []
        while accept("]") == nil {
            if accept("?") != nil { optional.insert(elements.count) }
            elements.append(try expression())
            if accept(",") != nil { continue }
            try expect("]")
            break
        }
        return node(.list(elements, optional: optional), at: offset)
    }

    private mutating func mapLiteral() throws(CELCompileError) -> CELNode {
        let offset = try expect("{")
        var entries: [CELNode.Entry] = []
        while accept("}") == nil {
            let isOptional = accept("?") != nil
            let key = try expression()
            try expect(":")
            entries.append(CELNode.Entry(key: key, value: try expression(), isOptional: isOptional))
            if accept(",") != nil { continue }
            try expect("}")
            break
        }
        return node(.map(entries), at: offset)
    }

    /// `Type{field: value}`, where the type's name may have dots.
    private mutating func structureLiteral(_ name: String, at offset: Int) throws(CELCompileError) -> CELNode? {
        var ahead = position
        var full = name
        while ahead + 1 < tokens.count, tokens[ahead].kind == .symbol("."), case .identifier(let part) = tokens[ahead + 1].kind {
            full += "." + part
            ahead += 2
        }
        guard ahead < tokens.count, tokens[ahead].kind == .symbol("{") else { return nil }
        position = ahead + 1
        var fields: [CELNode.Field] = []
        while accept("}") == nil {
            let isOptional = accept("?") != nil
            let field: String
            switch token.kind {
            case .identifier(let text), .quotedIdentifier(let text): field = text
            default: throw syntax("mismatched input '\(token.text)' expecting IDENTIFIER")
            }
            position += 1
            try expect(":")
            fields.append(CELNode.Field(name: field, value: try expression(), isOptional: isOptional))
            if accept(",") != nil { continue }
            try expect("}")
            break
        }
        return node(.structure(full, fields), at: offset)
    }
}
