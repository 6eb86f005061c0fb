import SteadyCodec
import SteadyModel

/// Formats of texts beyond those for names.
enum Formats {
    /// An IPv4 or IPv6 address; empty if it is one.
    static func address(_ text: String) -> [String] {
        guard let address = IPText(text) else { return ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"] }
        if address.hasLeadingZeros { return ["must not have leading 0s"] }
        return address.isMapped ? ["must not be an IPv4-mapped IPv6 address"] : []
    }

    /// A network in CIDR notation.
    static func network(_ text: String) -> [String] {
        let wrong = ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"]
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let bits = Int(parts[1]), parts[1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return wrong }
        guard let address = IPText(parts[0]), bits <= address.bytes.count * 8 else { return wrong }
        if address.hasLeadingZeros || String(bits) != parts[1] { return ["must not have leading 0s in IP or prefix length"] }
        if address.isMapped { return ["must not have an IPv4-mapped IPv6 address"] }
        return address.masked(bits).bytes == address.bytes ? [] : ["must not have bits set beyond the prefix length"]
    }

    static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.utf8.count <= 3 && part.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && (Int(part) ?? 256) <= 255
            }
    }

    static func isIPv6(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
        func groups(_ text: String) -> Int? {
            if text.isEmpty { return 0 }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            var count = 0
            for (index, part) in parts.enumerated() {
                if part.contains(".") {
                    guard index == parts.count - 1, isIPv4(part) else { return nil }
                    count += 2
                } else {
                    guard (1...4).contains(part.utf8.count), UInt16(part, radix: 16) != nil else { return nil }
                    count += 1
                }
            }
            return count
        }
        guard let gap = doubleColon(in: text) else { return groups(text) == 8 }
        guard doubleColon(in: String(gap.after)) == nil else { return false }
        guard let before = groups(gap.before), let after = groups(gap.after) else { return false }
        return before + after < 8
    }

    private static func doubleColon(in text: String) -> (before: String, after: String)? {
        let bytes = Array(text.utf8)
        guard bytes.count > 1 else { return nil }
        for index in 0..<(bytes.count - 1) where bytes[index] == 58 && bytes[index + 1] == 58 {
            return (String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 2)...], as: UTF8.self))
        }
        return nil
    }

    /// A user or group: a number of 31 bits.
    static func identity(_ number: Int64) -> [String] {
        (0...Int64(Int32.max)).contains(number) ? [] : ["must be between 0 and 2147483647, inclusive"]
    }

    static let protocols = ["SCTP", "TCP", "UDP"]
}

extension Problems {
    mutating func address(_ field: Field) { check(field, Formats.address) }

    /// A path below some folder.
    mutating func descendingPath(_ field: Field) {
        if field.text.hasPrefix("/") { invalid(field, "must be a relative path") }
        noBacksteps(field)
    }

    mutating func noBacksteps(_ field: Field) {
        if field.text.split(separator: "/").contains("..") { invalid(field, "must not contain '..'") }
    }

    /// A path below some folder that is not one of those the kubelet keeps for itself.
    mutating func localPath(_ field: Field) {
        descendingPath(field)
        if field.text.hasPrefix(".."), !field.text.hasPrefix("../"), field.text != ".." {
            invalid(field, "must not start with '..'")
        }
    }

    mutating func fileMode(_ field: Field) {
        if let mode = field.number, !(0...0o777).contains(mode) {
            invalid(field, "must be a number between 0 and 0777 (octal), both inclusive")
        }
    }
}
