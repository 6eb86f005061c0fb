/// The string formats that schemas can ask for. Unknown ones accept everything.
enum StringFormat {
    static func accepts(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time", "datetime": isDateTime(text)
        case "date": isDate(Array(text.utf8))
        case "ipv4": isIPv4(text)
        case "ipv6": isIPv6(text)
        case "cidr": isCIDR(text)
        case "uuid", "uuid3", "uuid4", "uuid5": isUUID(text)
        case "byte": Base64.faultOffset(text) == nil
        case "email": isEmail(text)
        case "uri": isURI(text)
        case "hostname": isHostname(text)
        case "duration": isDuration(text)
        case "mac": text.split(whereSeparator: { $0 == ":" || $0 == "-" }).count == 6
        default: true
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

    private static func isUUID(_ text: String) -> Bool {
        let digits = text.filter { $0 != "-" }
        return digits.count == 32 && digits.allSatisfy(\.isHexDigit) && [32, 36].contains(text.count)
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(" ")
    }

    private static func isURI(_ text: String) -> Bool {
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else { return false }
        return text.hasPrefix("/") || text.contains(":")
    }

    private static func isHostname(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 255 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
    }

    private static func isDuration(_ text: String) -> Bool {
        if text == "0" { return true }
        let units: Set<String> = [
            "ns", "us", "µs", "μs", "ms", "s", "m", "h", "d", "w", "nano", "nanos", "nanosecond", "nanoseconds", "micro",
            "micros", "microsecond", "microseconds", "milli", "millis", "millisecond", "milliseconds", "sec", "secs", "second",
            "seconds", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day", "days", "wk", "wks", "week",
            "weeks",
        ]
        var rest = Substring(text)
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        var isEmpty = true
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            if digits.isEmpty || !digits.contains(where: \.isNumber) { return false }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            if !units.contains(unit.lowercased()) { return false }
            rest = rest[unit.endIndex...].drop { $0 == " " }
            isEmpty = false
        }
        return !isEmpty
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
