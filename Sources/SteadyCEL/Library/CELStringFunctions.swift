import SteadyCodec

/// The functions of texts.
enum CELStringFunctions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        if name == "join", case .list(let list)? = values.first { return joined(list, values) }
        guard case .string(let text)? = values.first else { return nil }
        switch (name, values.count) {
        case ("contains", 2): return text2(values) { .bool(contains(text, $0)) }
        case ("startsWith", 2): return text2(values) { .bool(text.utf8.starts(with: $0.utf8)) }
        case ("endsWith", 2): return text2(values) { .bool(text.utf8.reversed().starts(with: $0.utf8.reversed())) }
        case ("lowerAscii", 1): return .string(mapASCII(text, 0x41...0x5A) { $0 + 32 })
        case ("upperAscii", 1): return .string(mapASCII(text, 0x61...0x7A) { $0 - 32 })
        case ("trim", 1): return .string(trimmed(text))
        case ("strings.quote", 1): return .string(GoFormat.quoted(text))
        case ("charAt", 2): return charAt(text, values[1])
        case ("indexOf", 2...3): return find(text, values, last: false)
        case ("lastIndexOf", 2...3): return find(text, values, last: true)
        case ("replace", 3...4): return replace(text, values)
        case ("split", 2...3): return split(text, values)
        case ("substring", 2...3): return substring(text, values)
        case ("format", 2):
            guard case .list(let arguments) = values[1] else { return nil }
            return CELFormatting.format(text, arguments.elements)
        case ("find", 2), ("findAll", 2...3): return search(name, text, values)
        default: return nil
        }
    }

    private static func text2(_ values: [CELValue], _ body: (String) -> CELValue) -> CELValue? {
        guard case .string(let text) = values[1] else { return nil }
        return body(text)
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        position(Array(part.unicodeScalars), in: Array(text.unicodeScalars), from: 0) != nil
    }

    private static func mapASCII(_ text: String, _ range: ClosedRange<UInt8>, _ change: (UInt8) -> UInt8) -> String {
        String(decoding: text.utf8.map { range.contains($0) ? change($0) : $0 }, as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private static func position(_ part: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
        guard part.count <= text.count else { return nil }
        if part.isEmpty { return start <= text.count ? start : nil }
        var index = start
        while index + part.count <= text.count {
            if text[index] == part[0], text[index..<index + part.count].elementsEqual(part) { return index }
            index += 1
        }
        return nil
    }

    private static func charAt(_ text: String, _ index: CELValue) -> CELValue? {
        guard case .int(let place) = index else { return nil }
        let scalars = Array(text.unicodeScalars)
        guard place >= 0, place <= Int64(scalars.count) else { return .fail("index out of range: \(place)") }
        return .string(place == Int64(scalars.count) ? "" : String(Character(scalars[Int(place)])))
    }

    private static func find(_ text: String, _ values: [CELValue], last: Bool) -> CELValue? {
        guard case .string(let part) = values[1] else { return nil }
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(part.unicodeScalars)
        var bound: Int64 = last ? Int64(scalars.count) : 0
        if values.count == 3 {
            guard case .int(let place) = values[2] else { return nil }
            guard place >= 0, place <= Int64(scalars.count) else {
                return part.isEmpty && place >= 0 ? .int(place) : .fail("index out of range: \(place)")
            }
            bound = place
        }
        if wanted.isEmpty { return .int(bound) }
        if !last { return .int(position(wanted, in: scalars, from: Int(bound)).map(Int64.init) ?? -1) }
        var index = min(Int(bound), scalars.count - wanted.count)
        while index >= 0 {
            if scalars[index..<index + wanted.count].elementsEqual(wanted) { return .int(Int64(index)) }
            index -= 1
        }
        return .int(-1)
    }

    private static func replace(_ text: String, _ values: [CELValue]) -> CELValue? {
        guard case .string(let old) = values[1], case .string(let new) = values[2] else { return nil }
        var left: Int64 = -1
        if values.count == 4 {
            guard case .int(let count) = values[3] else { return nil }
            left = count
        }
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(old.unicodeScalars)
        var result = ""
        var index = 0
        while left != 0 {
            if wanted.isEmpty {
                result += new
                if index >= scalars.count { break }
                result.unicodeScalars.append(scalars[index])
                index += 1
            } else {
                guard let place = position(wanted, in: scalars, from: index) else { break }
                result += string(scalars[index..<place]) + new
                index = place + wanted.count
            }
            left -= 1
        }
        return .string(result + string(scalars[min(index, scalars.count)...]))
    }

    private static func split(_ text: String, _ values: [CELValue]) -> CELValue? {
        guard case .string(let separator) = values[1] else { return nil }
        var limit: Int64 = -1
        if values.count == 3 {
            guard case .int(let count) = values[2] else { return nil }
            limit = count
        }
        if limit == 0 { return .list([]) }
        if limit == 1 { return .strings([text]) }
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(separator.unicodeScalars)
        var parts: [String] = []
        var index = 0
        while limit < 0 || Int64(parts.count) < limit - 1 {
            if wanted.isEmpty {
                guard index + 1 < scalars.count else { break }
                parts.append(string(scalars[index..<index + 1]))
                index += 1
            } else {
                guard let place = position(wanted, in: scalars, from: index) else { break }
                parts.append(string(scalars[index..<place]))
                index = place + wanted.count
            }
        }
        if !(wanted.isEmpty && scalars.isEmpty) { parts.append(string(scalars[index...])) }
        return .strings(parts)
    }

    private static func substring(_ text: String, _ values: [CELValue]) -> CELValue? {
        let scalars = Array(text.unicodeScalars)
        guard case .int(let start) = values[1] else { return nil }
        var end = Int64(scalars.count)
        if values.count == 3 {
            guard case .int(let given) = values[2] else { return nil }
            if start > given { return .fail("invalid substring range. start: \(start), end: \(given)") }
            end = given
        }
        guard start >= 0, start <= Int64(scalars.count) else { return .fail("index out of range: \(start)") }
        guard end >= 0, end <= Int64(scalars.count) else { return .fail("index out of range: \(end)") }
        return .string(string(scalars[Int(start)..<Int(end)]))
    }

    private static func joined(_ list: CELList, _ values: [CELValue]) -> CELValue? {
        var separator = ""
        if values.count == 2 {
            guard case .string(let text) = values[1] else { return nil }
            separator = text
        }
        var texts: [String] = []
        for element in list.elements {
            guard case .string(let text) = element else { return .fail("join: invalid input: \(element.dynamicType)") }
            texts.append(text)
        }
        return .string(texts.joined(separator: separator))
    }

    private static func search(_ name: String, _ text: String, _ values: [CELValue]) -> CELValue? {
        guard case .string(let pattern) = values[1] else { return nil }
        var limit = -1
        if values.count == 3 {
            guard case .int(let count) = values[2] else { return nil }
            limit = count < 0 ? -1 : Int(min(count, 1 << 30))
        }
        do throws(RegexError) {
            let regex = try LinearRegex(pattern)
            if name == "find" { return .string(regex.firstMatch(in: text) ?? "") }
            return .strings(regex.matches(in: text, limit: limit))
        } catch {
            return .fail("Illegal regex: \(error.description)")
        }
    }
}
