/// A regular expression that cannot be read.
public struct RegexError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String
    /// The faulty part.
    public var fragment: String
    /// As Go's `regexp` words it.
    public var description: String { "error parsing regexp: \(message): `\(fragment)`" }
}

/// Reads the syntax of RE2.
struct RegexParser {
    private let source: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private var flags = Flags()

    private struct Flags {
        var ignoresCase = false
        var dotMatchesNewline = false
        var isMultiline = false
        var isUngreedy = false
    }

    static func parse(_ text: String) throws(RegexError) -> RegexNode {
        var parser = RegexParser(source: Array(text.unicodeScalars))
        let node = try parser.alternatives()
        if parser.peek() == ")" { throw RegexError(message: "unexpected )", fragment: text) }
        return node
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        index + distance < source.count ? source[index + distance] : nil
    }

    private func text(_ from: Int, _ to: Int) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: source[from..<min(to, source.count)])
        return text
    }

    private func fail(_ message: String, from start: Int) -> RegexError {
        RegexError(message: message, fragment: text(start, index))
    }

    private mutating func alternatives() throws(RegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        if depth > 500 { throw RegexError(message: "expression nests too deeply", fragment: text(0, source.count)) }
        var options = [try sequence()]
        while peek() == "|" {
            index += 1
            options.append(try sequence())
        }
        return options.count == 1 ? options[0] : .alternatives(options)
    }

    private mutating func sequence() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let next = peek(), next != "|", next != ")" {
            if next == "(", peek(1) == "?", try switchesFlags() { continue }
            let start = index
            if next == "*" || next == "+" || next == "?" {
                index += 1
                throw fail("missing argument to repetition operator", from: start)
            }
            if next == "\\", peek(1) == "Q" {
                parts += quoted()
                continue
            }
            parts.append(try repeated(try atom(), from: start))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quoted() -> [RegexNode] {
        index += 2
        var parts: [RegexNode] = []
        while let scalar = peek() {
            if scalar == "\\", peek(1) == "E" {
                index += 2
                break
            }
            parts.append(single(scalar.value))
            index += 1
        }
        return parts
    }

    private func single(_ value: UInt32) -> RegexNode { .scalars(folded(ScalarSet([value...value]))) }
    private func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.ignoringCase : set }

    // MARK: Repetition

    private mutating func repeated(_ node: RegexNode, from start: Int) throws(RegexError) -> RegexNode {
        var node = node
        var count = 0
        while let next = peek() {
            let mark = index
            var least = 0
            var most: Int?
            switch next {
            case "*": index += 1
            case "+":
                least = 1
                index += 1
            case "?":
                most = 1
                index += 1
            case "{":
                guard let bounds = bounds() else { return node }
                (least, most) = bounds
                if least > 1000 || most ?? 0 > 1000 || most.map({ $0 < least }) == true {
                    throw fail("invalid repeat count", from: mark)
                }
            default: return node
            }
            var isGreedy = !flags.isUngreedy
            if peek() == "?" {
                index += 1
                isGreedy.toggle()
            }
            count += 1
            if count > 1 { throw fail("invalid nested repetition operator", from: mark - 1) }
            node = .repetition(node, least: least, most: most, isGreedy: isGreedy)
            if node.size > 100_000 { throw fail("invalid repeat count", from: mark) }
        }
        return node
    }

    /// `{2}`, `{2,}` or `{2,5}`; other braces are plain text.
    private mutating func bounds() -> (Int, Int?)? {
        var ahead = index + 1
        func digits() -> Int? {
            var text = ""
            while ahead < source.count, ("0"..."9").contains(source[ahead]), text.count < 6 {
                text.unicodeScalars.append(source[ahead])
                ahead += 1
            }
            return Int(text)
        }
        guard let least = digits() else { return nil }
        var most: Int? = least
        if ahead < source.count, source[ahead] == "," {
            ahead += 1
            most = digits()
        }
        guard ahead < source.count, source[ahead] == "}" else { return nil }
        index = ahead + 1
        return (least, most)
    }

    // MARK: Groups

    /// `(?i)` and the like, which hold to the end of the group.
    private mutating func switchesFlags() throws(RegexError) -> Bool {
        let start = index
        var ahead = index + 2
        var changed = flags
        var isOn = true
        while ahead < source.count {
            switch source[ahead] {
            case "i": changed.ignoresCase = isOn
            case "s": changed.dotMatchesNewline = isOn
            case "m": changed.isMultiline = isOn
            case "U": changed.isUngreedy = isOn
            case "-": isOn = false
            case ")":
                if ahead == start + 2 { return false }
                flags = changed
                index = ahead + 1
                return true
            default: return false
            }
            ahead += 1
        }
        return false
    }

    private mutating func group() throws(RegexError) -> RegexNode {
        let start = index
        let outer = flags
        index += 1
        if peek() == "?" {
            index += 1
            if peek() == "P", peek(1) == "<" { index += 1 }
            if peek() == "<" {
                while let scalar = peek(), scalar != ">" { index += 1 }
                guard peek() == ">" else { throw fail("invalid named capture", from: start) }
                index += 1
            } else {
                var isOn = true
                flagLoop: while true {
                    switch peek() {
                    case "i": flags.ignoresCase = isOn
                    case "s": flags.dotMatchesNewline = isOn
                    case "m": flags.isMultiline = isOn
                    case "U": flags.isUngreedy = isOn
                    case "-": isOn = false
                    case ":": break flagLoop
                    default:
                        index = min(index + 1, source.count)
                        throw fail("invalid or unsupported Perl syntax", from: start)
                    }
                    index += 1
                }
                index += 1
            }
        }
        let inside = try alternatives()
        guard peek() == ")" else { throw RegexError(message: "missing closing )", fragment: text(0, source.count)) }
        index += 1
        flags = outer
        return inside
    }

    // MARK: Single places

    private mutating func atom() throws(RegexError) -> RegexNode {
        guard let next = peek() else { return .empty }
        switch next {
        case "(": return try group()
        case "[": return .scalars(try bracket())
        case ".":
            index += 1
            return .scalars(flags.dotMatchesNewline ? .any : .notNewline)
        case "^":
            index += 1
            return .anchor(flags.isMultiline ? .lineStart : .textStart)
        case "$":
            index += 1
            return .anchor(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escaped()
        default:
            index += 1
            return single(next.value)
        }
    }

    private mutating func escaped() throws(RegexError) -> RegexNode {
        switch peek(1) {
        case "A": index += 2; return .anchor(.textStart)
        case "z": index += 2; return .anchor(.textEnd)
        case "b": index += 2; return .anchor(.wordBoundary)
        case "B": index += 2; return .anchor(.noWordBoundary)
        case "C": index += 2; return .scalars(.any)
        default: break
        }
        if let set = try classEscape() { return .scalars(folded(set)) }
        return single(try scalarEscape())
    }

    /// `\d`, `\pL` and the like.
    private mutating func classEscape() throws(RegexError) -> ScalarSet? {
        let start = index
        guard peek() == "\\", let letter = peek(1) else { return nil }
        let sets: [Unicode.Scalar: ScalarSet] = ["d": .digit, "w": .word, "s": .space]
        if let set = sets[letter] {
            index += 2
            return set
        }
        if let set = sets[Unicode.Scalar(UInt8(truncatingIfNeeded: letter.value | 0x20))], letter.isASCII {
            index += 2
            return set.inverted
        }
        guard letter == "p" || letter == "P" else { return nil }
        index += 2
        var name = ""
        var isInverted = letter == "P"
        if peek() == "{" {
            index += 1
            if peek() == "^" {
                isInverted.toggle()
                index += 1
            }
            while let scalar = peek(), scalar != "}" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            guard peek() == "}" else { throw fail("invalid character class range", from: start) }
            index += 1
        } else if let scalar = peek() {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard let set = ScalarSet.unicode(name) else { throw fail("invalid character class range", from: start) }
        return isInverted ? set.inverted : set
    }

    private mutating func scalarEscape() throws(RegexError) -> UInt32 {
        let start = index
        index += 1
        guard let letter = peek() else {
            throw RegexError(message: "trailing backslash at end of expression", fragment: "")
        }
        index += 1
        let simple: [Unicode.Scalar: UInt32] = ["a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11]
        if let value = simple[letter] { return value }
        func hex(_ text: String) -> UInt32? { UInt32(text, radix: 16).flatMap { $0 <= 0x10FFFF ? $0 : nil } }
        switch letter {
        case "x":
            if peek() == "{" {
                let from = index + 1
                while let scalar = peek(), scalar != "}" { index += 1 }
                guard peek() == "}", let value = hex(text(from, index)) else {
                    throw fail("invalid escape sequence", from: start)
                }
                index += 1
                return value
            }
            index += 2
            guard index <= source.count, let value = hex(text(index - 2, index)) else {
                index = min(index, source.count)
                throw fail("invalid escape sequence", from: start)
            }
            return value
        case "0"..."7":
            if letter != "0", !(peek().map { ("0"..."7").contains($0) } ?? false) {
                throw fail("invalid escape sequence", from: start)
            }
            var value = letter.value - 48
            var count = 1
            while count < 3, let digit = peek(), ("0"..."7").contains(digit) {
                value = value * 8 + digit.value - 48
                index += 1
                count += 1
            }
            return value
        default:
            let isWord = ScalarSet.word.contains(letter.value) && letter != "_"
            if letter.isASCII, !isWord { return letter.value }
            throw fail("invalid escape sequence", from: start)
        }
    }

    /// `[a-z]`
    private mutating func bracket() throws(RegexError) -> ScalarSet {
        let start = index
        index += 1
        var isInverted = false
        if peek() == "^" {
            isInverted = true
            index += 1
        }
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while true {
            guard let next = peek() else { throw RegexError(message: "missing closing ]", fragment: text(start, source.count)) }
            if next == "]", !isFirst { break }
            isFirst = false
            if next == "[", peek(1) == ":", let set = try posixClass() {
                ranges += set.ranges
                continue
            }
            if let set = try classEscape() {
                ranges += set.ranges
                continue
            }
            let from = index
            let low = try bracketScalar()
            var high = low
            if peek() == "-", let after = peek(1), after != "]" {
                index += 1
                high = try bracketScalar()
                if high < low { throw fail("invalid character class range", from: from) }
            }
            ranges.append(low...high)
        }
        index += 1
        let set = folded(ScalarSet(ranges))
        return isInverted ? set.inverted : set
    }

    private mutating func bracketScalar() throws(RegexError) -> UInt32 {
        guard let next = peek() else { throw RegexError(message: "missing closing ]", fragment: text(0, source.count)) }
        if next == "\\" { return try scalarEscape() }
        index += 1
        return next.value
    }

    private mutating func posixClass() throws(RegexError) -> ScalarSet? {
        let start = index
        var ahead = index + 2
        while ahead + 1 < source.count, !(source[ahead] == ":" && source[ahead + 1] == "]") { ahead += 1 }
        guard ahead + 1 < source.count else { return nil }
        var name = text(index + 2, ahead)
        let isInverted = name.hasPrefix("^")
        if isInverted { name.removeFirst() }
        index = ahead + 2
        guard let set = ScalarSet.posix[name] else { throw fail("invalid character class range", from: start) }
        return isInverted ? set.inverted : set
    }
}
