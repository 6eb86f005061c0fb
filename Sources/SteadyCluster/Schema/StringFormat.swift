/// The string formats that schemas can ask for. Unknown ones accept everything.
enum StringFormat {
    static func accepts(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time", "datetime": isDateTime(text)
        case "date": isDate(Array(text.utf8))
        case "ipv4": isIPv4(text)
        case "ipv6": isIPv6(text)
        case "cidr": isCIDR(text)
        case "byte": !text.isEmpty && Base64.faultOffset(text) == nil
        case "email": isEmail(text)
        case "uri": isURI(text)
        case "hostname": isHostname(text)
        case "duration": isDuration(text)
        case "mac": isMAC(text)
        default: acceptsCode(text, format) ?? true
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 10 else { return nil }
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func isDate(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            (1...12).contains(month), day >= 1
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1]
    }

    private static func isDateTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, isDate(Array(bytes[..<10])), [UInt8(ascii: "T"), UInt8(ascii: "t"), 0x20].contains(bytes[10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            hour < 24, minute < 60, second < 61, bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
        else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if digits.isEmpty { return false }
            rest = rest[digits.endIndex...]
        }
        if rest.count == 1 { return rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") }
        guard rest.count == 6, let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
        let zone = Array(rest)
        return zone[3] == UInt8(ascii: ":") && number(zone[1..<3]) != nil && number(zone[4..<6]) != nil
    }

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard let value = number(Array(part.utf8)[...]) else { return false }
                return value < 256 && (part.utf8.count == 1 || part.first != "0")
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        guard text.contains(":") else { return false }
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        if let last = groups.last, last.contains(".") {
            guard isIPv4(String(last)) else { return false }
            groups.removeLast()
            count = 2
        }
        let gaps = text.ranges(of: "::").count
        if gaps > 1 || text.contains(":::") { return false }
        if gaps == 0, groups.contains("") { return false }
        if text.hasPrefix(":") && !text.hasPrefix("::") || text.hasSuffix(":") && !text.hasSuffix("::") { return false }
        let filled = groups.filter { !$0.isEmpty }
        count += filled.count
        return (gaps == 0 ? count == 8 : count < 8) && filled.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
    }

    private static func isCIDR(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = number(Array(parts[1].utf8)[...]) else { return false }
        return isIPv4(String(parts[0])) && length <= 32 || isIPv6(String(parts[0])) && length <= 128
    }

    /// Six, eight or twenty bytes: in pairs of digits, in groups of four between dots, or in one.
    private static func isMAC(_ text: String) -> Bool {
        func groups(_ separator: Character, _ size: Int) -> Int? {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            let isRight = parts.allSatisfy { $0.utf8.count == size && $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
            return isRight ? parts.count * size / 2 : nil
        }
        let sizes: Set<Int> = [6, 8, 20]
        if text.contains(":") { return groups(":", 2).map(sizes.contains) ?? false }
        if text.contains("-") { return groups("-", 2).map(sizes.contains) ?? false }
        if text.contains(".") { return groups(".", 4).map(sizes.contains) ?? false }
        return sizes.contains(text.utf8.count / 2) && text.utf8.count % 2 == 0 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    /// An address, alone or in angle brackets behind a name.
    private static func isEmail(_ text: String) -> Bool {
        var address = text.drop { $0 == " " }
        while address.last == " " { address.removeLast() }
        if address.last == ">", let open = address.lastIndex(of: "<") {
            let name = address[..<open]
            if name.contains(where: { "<>@,;:".contains($0) }), !name.contains("\"") { return false }
            address = address[address.index(after: open)...].dropLast()
        }
        guard let at = address.lastIndex(of: "@") else { return false }
        func isDotted(_ text: Substring) -> Bool {
            text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy {
                        $0.properties.isAlphabetic || $0.properties.numericType != nil
                            || "!#$%&'*+-/=?^_`{|}~".contains(Character($0))
                    }
            }
        }
        let local = address[..<at]
        let isQuoted = local.count > 2 && local.hasPrefix("\"") && local.hasSuffix("\"")
        let domain = address[address.index(after: at)...]
        return (isQuoted || isDotted(local)) && (isDotted(domain) || (domain.hasPrefix("[") && domain.hasSuffix("]")))
    }

    /// An absolute URI, or a path from the root.
    private static func isURI(_ text: String) -> Bool {
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return false }
        if text == "*" { return true }
        var rest = text[...]
        var hasScheme = false
        if let colon = text.firstIndex(of: ":") {
            let scheme = text[..<colon]
            let isScheme =
                scheme.first.map { $0.isASCII && $0.isLetter } ?? false
                && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
            if scheme.isEmpty { return false }
            if isScheme {
                hasScheme = true
                rest = text[text.index(after: colon)...]
            }
        }
        guard rest.first == "/" else { return hasScheme && !rest.isEmpty }
        if rest.hasPrefix("//"), !rest.hasPrefix("///") {
            let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
            rest = rest.dropFirst(2 + authority.count)
            let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            if host.contains(where: { " \"<>\\^`{|}".contains($0) }) || !hasWholeEscapes(host) { return false }
            if !host.hasPrefix("["), let colon = host.lastIndex(of: ":") {
                if !host[host.index(after: colon)...].allSatisfy({ $0.isASCII && $0.isNumber }) { return false }
            }
        }
        return hasWholeEscapes(rest.prefix { $0 != "?" })
    }

    private static func hasWholeEscapes(_ text: Substring) -> Bool {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
        return parts.allSatisfy { $0.prefix(2).count == 2 && $0.prefix(2).allSatisfy { $0.isASCII && $0.isHexDigit } }
    }

    /// One label with at most one dash inside, or labels and a top level of letters only.
    private static func isHostname(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 255 else { return false }
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.isASCII, scalar.properties.numericType != nil { return true }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .mathSymbol,
                .currencySymbol,
                .modifierSymbol, .otherSymbol:
                return true
            default: return false
            }
        }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        let areWhole = labels.allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
            return isOuter(first) && isOuter(last) && label.allSatisfy { $0 == "-" || isOuter($0) }
        }
        guard areWhole, let last = labels.last else { return false }
        if labels.count == 1 {
            // The only dash there may be stands behind the first character.
            return last.enumerated().allSatisfy { $0.offset == 1 || $0.element != "-" }
        }
        return last.count >= 2 && last.allSatisfy { $0.properties.isAlphabetic && $0.properties.numericType == nil }
    }

    private static let plainUnits: Set<String> = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"]
    private static let units: Set<String> = ["ns", "us", "µs", "ms", "s", "m", "h", "hr", "d", "w", "wk"]
    private static let unitPrefixes = ["nano", "micro", "milli", "sec", "min", "hour", "day", "week"]

    private static func isDuration(_ text: String) -> Bool {
        var rest = Substring(text)
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        if rest == "0" { return true }
        var isPlain = !rest.isEmpty
        while isPlain, !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let unit = rest[digits.endIndex...].prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
            isPlain = digits.contains(where: \.isNumber) && digits.count { $0 == "." } < 2 && plainUnits.contains(String(unit))
            rest = rest[unit.endIndex...]
        }
        return isPlain || hasLooseDuration(text)
    }

    /// Whether anywhere in a text a number has a unit behind it.
    private static func hasLooseDuration(_ text: String) -> Bool {
        var rest = text[...]
        var isFound = false
        while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            rest = rest[start...]
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            let unit = rest.drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isLetter || $0 == "µ" }
            if unit.isEmpty { continue }
            if Int(digits) == nil { return false }
            let name = unit.lowercased()
            if units.contains(name) || unitPrefixes.contains(where: name.hasPrefix) { isFound = true }
            rest = rest[unit.endIndex...]
        }
        return isFound
    }
}

/// Reading Base64 as far as needed to know whether it is well formed.
enum Base64 {
    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// Where Go's decoder stops, or `nil` if the text is well formed.
    static func faultOffset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        var position = 0
        var digits = 0
        func skipLineBreaks() {
            while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 10 || byte == 13 { continue }
            if isDigit(byte) {
                digits = (digits + 1) % 4
                continue
            }
            if byte != UInt8(ascii: "=") || digits < 2 { return position - 1 }
            if digits == 2 {
                skipLineBreaks()
                if position == bytes.count { return bytes.count }
                if bytes[position] != UInt8(ascii: "=") { return position - 1 }
                position += 1
            }
            skipLineBreaks()
            return position < bytes.count ? position : nil
        }
        return digits == 0 ? nil : position - digits
    }
}
