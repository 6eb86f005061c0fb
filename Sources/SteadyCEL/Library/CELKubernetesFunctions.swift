import SteadyCodec
import SteadyModel

/// The functions of Kubernetes that make values of library types.
enum CELKubernetesFunctions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        if name.hasPrefix("format."), values.isEmpty {
            return CELFormat(name: String(name.dropFirst(7))).map { .opaque($0) }
        }
        if name == "sign", case .opaque(let quantity as CELQuantity)? = values.first {
            return .int(Int64(quantity.value.signum()))
        }
        guard case .string(let text)? = values.first else { return nil }
        var isTolerant = false
        if values.count == 2 {
            guard case .bool(let flag) = values[1] else { return nil }
            isTolerant = flag
        }
        switch name {
        case "format.named": return .optional(CELFormat(name: text).map { .opaque($0) })
        case "quantity":
            do throws(QuantityError) {
                return .opaque(CELQuantity(value: try Quantity(text)))
            } catch {
                return .fail(
                    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
            }
        case "isQuantity": return .bool((try? Quantity(text)) != nil)
        case "semver":
            return CELSemver(text, isTolerant: isTolerant).map { .opaque($0) }
                ?? .fail("Invalid Semantic Version \(GoFormat.quoted(text))")
        case "isSemver": return .bool(CELSemver(text, isTolerant: isTolerant) != nil)
        case "url":
            return CELURL(text).map { .opaque($0) }
                ?? .fail("URL parse error during conversion from string: parse \(GoFormat.quoted(text)): invalid URI for request")
        case "isURL": return .bool(CELURL(text) != nil)
        case "ip":
            return CELAddress(text).map { .opaque($0) }
                ?? .fail(
                    "IP Address \(GoFormat.quoted(text)) parse error during conversion from string: ParseAddr(\(GoFormat.quoted(text))): unable to parse IP"
                )
        case "isIP": return .bool(CELAddress(text) != nil)
        case "ip.isCanonical":
            return CELAddress(text).map { .bool($0.text == text) }
                ?? .fail("IP Address \(GoFormat.quoted(text)) parse error during conversion from string")
        case "cidr":
            return CELNetwork(text).map { .opaque($0) }
                ?? .fail(
                    "network address parse error during conversion from string: network address parse error during conversion from string: netip.ParsePrefix(\(GoFormat.quoted(text)))"
                )
        case "isCIDR": return .bool(CELNetwork(text) != nil)
        default: return nil
        }
    }
}

/// `kubernetes.Quantity`
struct CELQuantity: CELCallable, CELComparableOpaque, CustomStringConvertible {
    var value: Quantity

    var celType: CELType { .opaque("kubernetes.Quantity") }
    var description: String { value.description }

    func equals(_ other: any CELOpaque) -> Bool? { (other as? CELQuantity).map { $0.value == value } }

    func compare(_ other: any CELOpaque) -> Int? {
        guard let other = other as? CELQuantity else { return nil }
        return value < other.value ? -1 : value > other.value ? 1 : 0
    }

    private static let unit: Int128 = 1_000_000_000

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        let isWhole = value.nanos % Self.unit == 0 && Int64(exactly: value.nanos / Self.unit) != nil
        switch (function, arguments.first) {
        case ("isGreaterThan", .opaque(let other)?): return compare(other).map { .bool($0 > 0) }
        case ("isLessThan", .opaque(let other)?): return compare(other).map { .bool($0 < 0) }
        case ("compareTo", .opaque(let other)?): return compare(other).map { .int(Int64($0)) }
        case ("add", .opaque(let other as CELQuantity)?): return .opaque(CELQuantity(value: value + other.value))
        case ("sub", .opaque(let other as CELQuantity)?): return .opaque(CELQuantity(value: value - other.value))
        case ("add", .int(let int)?): return .opaque(CELQuantity(value: value + Quantity(int)))
        case ("sub", .int(let int)?): return .opaque(CELQuantity(value: value - Quantity(int)))
        case ("asApproximateFloat", nil): return .double(value.doubleValue)
        case ("isInteger", nil): return .bool(isWhole)
        case ("asInteger", nil): return isWhole ? .int(value.wholeValue) : .fail("cannot convert value to integer")
        case ("sign", nil): return .int(Int64(value.signum()))
        default: return nil
        }
    }
}

/// `kubernetes.Semver`
package struct CELSemver: CELCallable, CELComparableOpaque, CustomStringConvertible {
    private var numbers: [UInt64] = []
    private var prerelease: [String] = []
    package let description: String

    /// Reads a version; `nil` if it is none.
    ///
    /// - Parameter isTolerant: whether it may begin with `v`, have leading zeros, and leave out its last parts.
    package init?(_ text: String, isTolerant: Bool) {
        var text = text
        if isTolerant { text = Self.normalized(text) }
        description = text
        let build = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        let halves = build[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        for part in parts {
            guard Self.isNumber(part), part == "0" || part.first != "0", let number = UInt64(part) else { return nil }
            numbers.append(number)
        }
        if halves.count == 2 {
            for part in halves[1].split(separator: ".", omittingEmptySubsequences: false) {
                guard Self.isWord(part), !(Self.isNumber(part) && part.count > 1 && part.first == "0") else { return nil }
                prerelease.append(String(part))
            }
        }
        if build.count == 2, !build[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isWord) {
            return nil
        }
    }

    private static func normalized(_ text: String) -> String {
        let plain = text.hasPrefix("v") ? text.dropFirst() : text[...]
        var parts = plain.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map { part -> String in
            guard part.count > 1 else { return String(part) }
            let rest = part.drop { $0 == "0" }
            return rest.first.map { $0.isASCII && $0.isNumber } == true ? String(rest) : "0" + rest
        }
        while parts.count < 3, parts.last.map({ isNumber($0[...]) }) == true { parts.append("0") }
        return parts.joined(separator: ".")
    }

    private static func isNumber(_ part: Substring) -> Bool { !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
    private static func isWord(_ part: Substring) -> Bool {
        !part.isEmpty && part.utf8.allSatisfy { $0 == 45 || ScalarSet.word.contains(UInt32($0)) && $0 != 95 }
    }

    package var celType: CELType { .opaque("kubernetes.Semver") }
    package func equals(_ other: any CELOpaque) -> Bool? { compare(other).map { $0 == 0 } }

    func compare(_ other: any CELOpaque) -> Int? { (other as? CELSemver).map(compare) }

    /// Which of two comes first: −1, 0 or 1.
    package func compare(_ other: CELSemver) -> Int {
        for (a, b) in zip(numbers, other.numbers) where a != b { return a < b ? -1 : 1 }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
        }
        for (a, b) in zip(prerelease, other.prerelease) where a != b {
            switch (UInt64(a), UInt64(b)) {
            case (let x?, let y?): return x < y ? -1 : 1
            case (_?, nil): return -1
            case (nil, _?): return 1
            default: return a < b ? -1 : 1
            }
        }
        let (a, b) = (prerelease.count, other.prerelease.count)
        return a == b ? 0 : a < b ? -1 : 1
    }

    package func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        switch (function, arguments.first) {
        case ("isGreaterThan", .opaque(let other)?): compare(other).map { .bool($0 > 0) }
        case ("isLessThan", .opaque(let other)?): compare(other).map { .bool($0 < 0) }
        case ("compareTo", .opaque(let other)?): compare(other).map { .int(Int64($0)) }
        case ("major", nil): .int(Int64(clamping: numbers[0]))
        case ("minor", nil): .int(Int64(clamping: numbers[1]))
        case ("patch", nil): .int(Int64(clamping: numbers[2]))
        default: nil
        }
    }
}

/// `kubernetes.NamedFormat`
struct CELFormat: CELCallable {
    let name: String

    private static let names: Set<String> = [
        "dns1123Label", "dns1123Subdomain", "dns1035Label", "qualifiedName", "dns1123LabelPrefix", "dns1123SubdomainPrefix",
        "dns1035LabelPrefix", "labelValue", "uri", "uuid", "byte", "date", "datetime",
    ]

    init?(name: String) {
        guard Self.names.contains(name) else { return nil }
        self.name = name
    }

    var celType: CELType { .opaque("kubernetes.NamedFormat") }
    func equals(_ other: any CELOpaque) -> Bool? { (other as? CELFormat).map { $0.name == name } }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        guard function == "validate", case .string(let text)? = arguments.first else { return nil }
        let problems = problems(text)
        return .optional(problems.isEmpty ? nil : .strings(problems))
    }

    private func problems(_ text: String) -> [String] {
        func prefix(_ text: String) -> String { text.hasSuffix("-") ? String(text.dropLast()) + "a" : text }
        func check(_ isRight: Bool, _ message: String) -> [String] { isRight ? [] : [message] }
        switch name {
        case "dns1123Label": return Validation.dns1123Label(text)
        case "dns1123LabelPrefix": return Validation.dns1123Label(prefix(text))
        case "dns1123Subdomain": return Validation.dns1123Subdomain(text)
        case "dns1123SubdomainPrefix": return Validation.dns1123Subdomain(prefix(text))
        case "dns1035Label": return Validation.dns1035Label(text)
        case "dns1035LabelPrefix": return Validation.dns1035Label(prefix(text))
        case "qualifiedName": return Validation.qualifiedName(text)
        case "labelValue": return Validation.labelValue(text)
        case "uri": return check(CELURL(text) != nil, "parse \(GoFormat.quoted(text)): invalid URI for request")
        case "uuid":
            let pattern = "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$"
            return check((try? LinearRegex(pattern))?.matches(text) ?? false, "does not match the UUID format")
        case "byte": return check(!text.isEmpty && CELSchema.base64(text) != nil, "invalid base64")
        case "date": return check(CELTimestamp(text + "T00:00:00Z") != nil && text.utf8.count == 10, "invalid date")
        default: return check(CELTimestamp(text) != nil, "invalid datetime")
        }
    }
}

/// `kubernetes.URL`
struct CELURL: CELCallable, CustomStringConvertible {
    private var scheme = ""
    private var host = ""
    private var path = ""
    private var query = ""
    let description: String

    init?(_ text: String) {
        description = text
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else { return nil }
        var rest = text[...]
        if let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCII, first.isLetter,
            rest[..<colon].utf8.allSatisfy({ ScalarSet.word.contains(UInt32($0)) && $0 != 95 || [43, 45, 46].contains($0) })
        {
            scheme = rest[..<colon].lowercased()
            rest = rest[rest.index(after: colon)...]
        }
        guard !scheme.isEmpty || rest.hasPrefix("/") else { return nil }
        if let mark = rest.firstIndex(of: "#") { rest = rest[..<mark] }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        guard rest.hasPrefix("/") else { return }
        if rest.hasPrefix("//"), !rest.hasPrefix("///") {
            let authority = rest.dropFirst(2).prefix { $0 != "/" }
            rest = rest[authority.endIndex...]
            host = String(authority[(authority.lastIndex(of: "@").map { authority.index(after: $0) } ?? authority.startIndex)...])
            let tail = host.hasPrefix("[") ? host.drop { $0 != "]" } : host[...]
            if let colon = tail.lastIndex(of: ":"), !tail[tail.index(after: colon)...].utf8.allSatisfy({ (48...57).contains($0) })
            {
                return nil
            }
            if host.hasPrefix("["), !host.contains("]") { return nil }
        }
        path = String(rest)
        guard Self.decoded(path) != nil else { return nil }
    }

    private static func decoded(_ text: String, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                let digits = rest.prefix(2)
                guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 32 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The host and the port.
    private var address: (host: Substring, port: Substring) {
        let tail = host.hasPrefix("[") ? host.drop { $0 != "]" } : host[...]
        guard let colon = tail.lastIndex(of: ":") else { return (bare(host[...]), "") }
        return (bare(host[..<colon]), host[host.index(after: colon)...])
    }

    private func bare(_ name: Substring) -> Substring { name.hasPrefix("[") ? name.dropFirst().dropLast() : name }

    private var queryMap: CELMap {
        var names: [String] = []
        var found: [String: [String]] = [:]
        for pair in query.split(separator: "&") where !pair.contains(";") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let name = Self.decoded(halves[0], plusIsSpace: true),
                let value = Self.decoded(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
            else { continue }
            if found[name] == nil { names.append(name) }
            found[name, default: []].append(value)
        }
        return CELMap(names.map { (key: .string($0), value: .strings(found[$0] ?? [])) })
    }

    var celType: CELType { .opaque("kubernetes.URL") }
    func equals(_ other: any CELOpaque) -> Bool? { (other as? CELURL).map { $0.description == description } }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        guard arguments.isEmpty else { return nil }
        switch function {
        case "getScheme": return .string(scheme)
        case "getHost": return .string(host)
        case "getHostname": return .string(String(address.host))
        case "getPort": return .string(String(address.port))
        case "getEscapedPath": return .string(path)
        case "getQuery": return .map(queryMap)
        default: return nil
        }
    }
}
