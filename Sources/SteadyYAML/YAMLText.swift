/// How a string is written: plain, in single or double quotes, or as a block.
enum YAMLText {
    /// What matters about a string for how it can be written.
    private struct Traits {
        /// Characters or spaces that only double quotes can hold.
        var needsEscapes = false
        /// Indicators that plain text would be misread for.
        var hasIndicators = false
        var startsOrEndsWithSpace = false
        var hasLineFeeds = false
        /// Spaces at the end of a line, which editors strip.
        var hasTrailingSpaces = false

        init(_ text: String) {
            let scalars = text.unicodeScalars
            var isFirst = true
            var last: Unicode.Scalar = " "
            var index = scalars.startIndex
            hasIndicators = text.utf8.starts(with: "---".utf8) || text.utf8.starts(with: "...".utf8)
            while index < scalars.endIndex {
                let scalar = scalars[index]
                index = scalars.index(after: index)
                let next = index < scalars.endIndex ? scalars[index] : "\n"
                let isBeforeBlank = next == " " || next == "\n"
                switch scalar {
                case " ":
                    if isFirst { startsOrEndsWithSpace = true }
                    if next == "\n" { hasTrailingSpaces = true }
                    if index == scalars.endIndex { startsOrEndsWithSpace = true }
                case "\n": hasLineFeeds = true
                case "#": if isFirst || last == " " || last == "\n" { hasIndicators = true }
                case ":": if isBeforeBlank { hasIndicators = true }
                case "?", "-": if isFirst, isBeforeBlank { hasIndicators = true }
                case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`":
                    if isFirst { hasIndicators = true }
                default: if !YAMLText.isPrintable(scalar) { needsEscapes = true }
                }
                last = scalar
                isFirst = false
            }
        }
    }

    /// Whether a character is written as it is; those that are not are the ones that go-yaml escapes, and line breaks other
    /// than the line feed.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0x2028, 0x2029, 0xFEFF: false
        case 0xA0...0xFFFD: true
        default: false
        }
    }

    /// Whether the string is written as a literal block: several lines, none of which needs quotes.
    static func isBlock(_ text: String) -> Bool {
        guard text.utf8.contains(0x0A) else { return false }
        let traits = Traits(text)
        return !traits.needsEscapes && !traits.hasTrailingSpaces && text.utf8.contains { $0 != 0x0A }
    }

    /// The string on one line.
    static func line(_ text: String) -> String {
        let traits = Traits(text)
        if traits.needsEscapes || traits.hasLineFeeds || YAMLScalar(plain: text) != .string || isSexagesimal(text) {
            return doubleQuoted(text)
        }
        if traits.hasIndicators || traits.startsOrEndsWithSpace {
            return singleQuoted(text)
        }
        return text
    }

    /// Whether YAML 1.1 would read a number to the base 60, such as `1:20`; nobody does any more, but it costs only quotes.
    private static func isSexagesimal(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        guard let first = bytes.first, bytes.contains(UInt8(ascii: ":")) else { return false }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
            guard bytes[point...].dropFirst().allSatisfy({ YAMLScalar.isDigit($0) || $0 == UInt8(ascii: "_") }) else {
                return false
            }
            bytes = bytes[..<point]
        }
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let head = parts.first, let start = head.first, YAMLScalar.isDigit(start),
            head.allSatisfy({ YAMLScalar.isDigit($0) || $0 == UInt8(ascii: "_") })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            guard part.allSatisfy(YAMLScalar.isDigit), let first = part.first else { return false }
            return part.count == 1 || part.count == 2 && first <= 0x35
        }
    }

    private static func singleQuoted(_ text: String) -> String {
        var result = "'".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "'" { result.append(scalar) }
            result.append(scalar)
        }
        result.append("'")
        return String(result)
    }

    private static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\0": result += "\\0"
            case "\u{7}": result += "\\a"
            case "\u{8}": result += "\\b"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\u{B}": result += "\\v"
            case "\u{C}": result += "\\f"
            case "\r": result += "\\r"
            case "\u{1B}": result += "\\e"
            case "\u{85}": result += "\\N"
            case "\u{2028}": result += "\\L"
            case "\u{2029}": result += "\\P"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let (letter, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
                result += "\\\(letter)" + String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
        }
        return result + "\""
    }
}
