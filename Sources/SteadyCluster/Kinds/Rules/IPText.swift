import SteadyCodec

/// An IP address as it is written: read as leniently as servers read the addresses they have stored, and written as RFC 5952 wants.
struct IPText {
    /// Four bytes, or sixteen.
    let bytes: [UInt8]
    /// Whether a part of an IPv4 address begins with zeros, which some take for octal numbers.
    let hasLeadingZeros: Bool

    init?(_ text: String) {
        if let (bytes, hasLeadingZeros) = Self.four(text) {
            self.bytes = bytes
            self.hasLeadingZeros = hasLeadingZeros
        } else {
            guard Formats.isIPv6(text) else { return nil }
            let halves = Self.halves(text)
            var before = Self.groups(halves.before)
            let after = halves.after.map(Self.groups) ?? []
            before += [UInt8](repeating: 0, count: max(0, 16 - before.count - after.count)) + after
            guard before.count == 16 else { return nil }
            bytes = before
            hasLeadingZeros = false
        }
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        hasLeadingZeros = false
    }

    var isIPv6: Bool { bytes.count == 16 }
    /// Whether this is an IPv4 address in the clothes of the other kind (`::ffff:1.2.3.4`).
    var isMapped: Bool { isIPv6 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF }

    /// The address with nothing after the first bits.
    func masked(_ bits: Int) -> IPText {
        IPText(
            bytes.enumerated().map { index, byte in
                let kept = min(8, max(0, bits - index * 8))
                return kept == 8 ? byte : byte & ~(0xFF >> UInt8(kept))
            })
    }

    /// The preferred form.
    var canonical: String {
        if !isIPv6 { return bytes.map(String.init).joined(separator: ".") }
        if isMapped { return bytes[12...].map(String.init).joined(separator: ".") }
        let groups = (0..<8).map { UInt16(bytes[$0 * 2]) << 8 | UInt16(bytes[$0 * 2 + 1]) }
        // The longest run of zeros, the first of equals, of two at least.
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > max(1, best.count) { best = start..<end }
            start = max(end, start + 1)
        }
        func text(_ groups: ArraySlice<UInt16>) -> String { groups.map { String($0, radix: 16) }.joined(separator: ":") }
        return best.isEmpty ? text(groups[...]) : text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }

    private static func four(_ text: String) -> ([UInt8], Bool)? {
        guard Formats.isIPv4(text) else { return nil }
        let parts = text.split(separator: ".")
        return (parts.compactMap { UInt8($0) }, parts.contains { $0.utf8.count > 1 && $0.hasPrefix("0") })
    }

    private static func halves(_ text: String) -> (before: String, after: String?) {
        let bytes = Array(text.utf8)
        for index in bytes.indices.dropLast() where bytes[index] == 0x3A && bytes[index + 1] == 0x3A {
            return (String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 2)...], as: UTF8.self))
        }
        return (text, nil)
    }

    private static func groups(_ text: String) -> [UInt8] {
        text.split(separator: ":").flatMap { group -> [UInt8] in
            if let (bytes, _) = four(String(group)) { return bytes }
            let number = UInt16(group, radix: 16) ?? 0
            return [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
        }
    }
}

extension Formats {
    /// What is odd about an address that is in order.
    static func addressWarnings(_ field: Field) -> [String] {
        guard let address = IPText(field.text) else { return [] }
        let quoted = GoFormat.quoted(field.text)
        let preferred = GoFormat.quoted(address.canonical)
        if address.hasLeadingZeros || address.isMapped {
            return ["\(field.path): non-standard IP address \(quoted) is invalid: use \(preferred)"]
        }
        if address.isIPv6, address.canonical != field.text {
            return ["\(field.path): IPv6 address \(quoted) should be in RFC 5952 canonical format (\(preferred))"]
        }
        return []
    }

    /// What is odd about a network that is in order.
    static func networkWarnings(_ field: Field) -> [String] {
        let parts = field.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let address = IPText(parts[0]), let bits = Int(parts[1]) else { return [] }
        let quoted = GoFormat.quoted(field.text)
        let masked = address.masked(bits)
        var warnings: [String] = []
        if masked.bytes != address.bytes {
            let network = GoFormat.quoted("\(masked.canonical)/\(bits)")
            let one = GoFormat.quoted("\(address.canonical)/\(address.bytes.count * 8)")
            warnings.append("\(field.path): CIDR value \(quoted) is ambiguous in this context (should be \(network) or \(one)?)")
        }
        let preferred = GoFormat.quoted("\(masked.canonical)/\(bits)")
        if address.hasLeadingZeros || address.isMapped || String(bits) != parts[1] {
            warnings.append("\(field.path): non-standard CIDR value \(quoted) is invalid: use \(preferred)")
        }
        if warnings.isEmpty, address.isIPv6, "\(address.canonical)/\(bits)" != field.text {
            warnings.append("\(field.path): IPv6 CIDR value \(quoted) should be in RFC 5952 canonical format (\(preferred))")
        }
        return warnings
    }
}
