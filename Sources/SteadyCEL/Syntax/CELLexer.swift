/// A word of the language.
struct CELToken: Equatable {
    enum Kind: Equatable {
        case identifier(String)
        /// A name in backquotes, allowed as a field.
        case quotedIdentifier(String)
        case int(String)
        case uint(String)
        case double(String)
        case string(String)
        case bytes([UInt8])
        case symbol(String)
        case end
    }
    var kind: Kind
    var offset: Int

    /// As error messages show it.
    var text: String {
        switch kind {
        case .identifier(let name), .symbol(let name), .int(let name), .double(let name): name
        case .uint(let name): name + "u"
        case .quotedIdentifier(let name): "`\(name)`"
        case .string(let text): "\"\(text)\""
        case .bytes: "b\"\""
        case .end: "<EOF>"
        }
    }
}

/// Takes a text apart into words.
struct CELLexer {
    private let source: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) { source = Array(text.unicodeScalars) }

    private static let symbols = [
        "==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", "{", "}", ".", ",", "-", "?", ":", "!", "+", "*", "/", "%", "<",
        ">",
    ].map { (text: $0, scalars: Array($0.unicodeScalars)) }

    mutating func tokens() throws(CELCompileError) -> [CELToken] {
        var tokens: [CELToken] = []
        while true {
            skipSpace()
            guard index < source.count else {
                tokens.append(CELToken(kind: .end, offset: index))
                return tokens
            }
            let start = index
            tokens.append(CELToken(kind: try next(), offset: start))
        }
    }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        index + distance < source.count ? source[index + distance] : nil
    }

    private mutating func skipSpace() {
        while let scalar = peek() {
            if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{0C}" {
                index += 1
            } else if scalar == "/", peek(1) == "/" {
                while let inside = peek(), inside != "\n" { index += 1 }
            } else {
                return
            }
        }
    }

    private func fail(_ message: String, at offset: Int) -> CELCompileError {
        var text = ""
        text.unicodeScalars.append(contentsOf: source)
        return CELCompileError(issues: [CELIssue(message: "Syntax error: " + message, offset: offset)], source: text)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private mutating func next() throws(CELCompileError) -> CELToken.Kind {
        guard let first = peek() else { return .end }
        if let literal = try stringLiteral() { return literal }
        if Self.isLetter(first) {
            var name = ""
            while let scalar = peek(), Self.isLetter(scalar) || Self.isDigit(scalar) {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            return .identifier(name)
        }
        if Self.isDigit(first) || first == ".", Self.isDigit(first) || peek(1).map(Self.isDigit) == true { return number() }
        if first == "`" {
            let start = index
            index += 1
            var name = ""
            while let scalar = peek(), scalar != "`" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            guard peek() == "`" else { throw fail("token recognition error at: '`'", at: start) }
            index += 1
            return .quotedIdentifier(name)
        }
        for symbol in Self.symbols where source[index...].starts(with: symbol.scalars) {
            index += symbol.scalars.count
            return .symbol(symbol.text)
        }
        throw fail("token recognition error at: '\(first)'", at: index)
    }

    private mutating func number() -> CELToken.Kind {
        var text = ""
        func take(_ scalar: Unicode.Scalar) { text.unicodeScalars.append(scalar) }
        func isHex(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isASCIIHexDigit }
        if peek() == "0", peek(1) == "x", let third = peek(2), isHex(third) {
            text = "0x"
            index += 2
            while let scalar = peek(), isHex(scalar) {
                take(scalar)
                index += 1
            }
            return unsignedSuffix() ? .uint(text) : .int(text)
        }
        var isDouble = false
        while let scalar = peek(), Self.isDigit(scalar) {
            take(scalar)
            index += 1
        }
        if peek() == ".", let after = peek(1), Self.isDigit(after) {
            isDouble = true
            take(".")
            index += 1
            while let scalar = peek(), Self.isDigit(scalar) {
                take(scalar)
                index += 1
            }
        }
        if let mark = peek(), mark == "e" || mark == "E" {
            let sign = peek(1).map { $0 == "+" || $0 == "-" } == true ? 1 : 0
            if let digit = peek(1 + sign), Self.isDigit(digit) {
                isDouble = true
                for _ in 0...sign {
                    if let scalar = peek() { take(scalar) }
                    index += 1
                }
                while let scalar = peek(), Self.isDigit(scalar) {
                    take(scalar)
                    index += 1
                }
            }
        }
        if isDouble { return .double(text) }
        return unsignedSuffix() ? .uint(text) : .int(text)
    }

    private mutating func unsignedSuffix() -> Bool {
        guard peek() == "u" || peek() == "U" else { return false }
        index += 1
        return true
    }

    private mutating func stringLiteral() throws(CELCompileError) -> CELToken.Kind? {
        var isRaw = false
        var isBytes = false
        var length = 0
        while length < 2, let scalar = peek(length) {
            if scalar == "r" || scalar == "R", !isRaw {
                isRaw = true
            } else if scalar == "b" || scalar == "B", !isBytes, !isRaw {
                isBytes = true
            } else {
                break
            }
            length += 1
        }
        guard let quote = peek(length), quote == "\"" || quote == "'" else { return nil }
        let start = index
        index += length
        let isTriple = peek(1) == quote && peek(2) == quote
        index += isTriple ? 3 : 1
        var content: [Unicode.Scalar] = []
        while true {
            guard let scalar = peek(), isTriple || scalar != "\n" && scalar != "\r" else {
                throw fail("token recognition error at: '\(quote)'", at: start)
            }
            if scalar == quote, !isTriple || peek(1) == quote && peek(2) == quote {
                index += isTriple ? 3 : 1
                break
            }
            content.append(scalar)
            index += 1
            if scalar == "\\", !isRaw, let next = peek() {
                content.append(next)
                index += 1
            }
        }
        var reader = CELEscapes(content: content, isRaw: isRaw, isBytes: isBytes)
        guard let literal = reader.read() else { throw fail("invalid escape sequence in literal", at: start) }
        return literal
    }
}

/// Reads what is between the quotes of a literal.
private struct CELEscapes {
    let content: [Unicode.Scalar]
    let isRaw: Bool
    let isBytes: Bool
    var bytes: [UInt8] = []
    var index = 0

    init(content: [Unicode.Scalar], isRaw: Bool, isBytes: Bool) {
        self.content = content
        self.isRaw = isRaw
        self.isBytes = isBytes
    }

    mutating func read() -> CELToken.Kind? {
        while index < content.count {
            let scalar = content[index]
            index += 1
            if scalar == "\r", index < content.count, content[index] == "\n" { continue }
            if scalar != "\\" || isRaw {
                append(scalar == "\r" ? "\n" : scalar)
            } else if !escape() {
                return nil
            }
        }
        return isBytes ? .bytes(bytes) : .string(String(decoding: bytes, as: UTF8.self))
    }

    private mutating func append(_ scalar: Unicode.Scalar) { bytes += Array(String(Character(scalar)).utf8) }

    private mutating func escape() -> Bool {
        guard index < content.count else { return false }
        let scalar = content[index]
        index += 1
        let simple: [Unicode.Scalar: UInt8] = [
            "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92, "'": 39, "\"": 34, "`": 96, "?": 63,
        ]
        if let byte = simple[scalar] {
            bytes.append(byte)
            return true
        }
        switch scalar {
        case "x", "X": return code(digits: 2, radix: 16, isByte: true)
        case "u" where !isBytes: return code(digits: 4, radix: 16, isByte: false)
        case "U" where !isBytes: return code(digits: 8, radix: 16, isByte: false)
        case "0"..."3":
            index -= 1
            return code(digits: 3, radix: 8, isByte: true)
        default: return false
        }
    }

    private mutating func code(digits: Int, radix: Int, isByte: Bool) -> Bool {
        guard index + digits <= content.count else { return false }
        var text = ""
        text.unicodeScalars.append(contentsOf: content[index..<index + digits])
        index += digits
        guard let value = UInt32(text, radix: radix), text.first != "+", text.first != "-" else { return false }
        if isBytes, isByte, let byte = UInt8(exactly: value) {
            bytes.append(byte)
            return true
        }
        guard let scalar = Unicode.Scalar(value) else { return false }
        append(scalar)
        return true
    }
}
