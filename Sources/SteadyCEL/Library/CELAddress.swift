/// An IPv4 or IPv6 address.
struct CELAddress: CELCallable {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: `nil` for anything but an address; zones and IPv4 addresses within IPv6 are refused.
    init?(_ text: String) {
        guard let bytes = text.contains(":") ? Self.six(text) : Self.four(text[...]) else { return nil }
        if bytes.count == 16, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 { return nil }
        self.bytes = bytes
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }), let byte = UInt8(part),
                part.utf8.count == 1 || part.first != "0"
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func six(_ text: String) -> [UInt8]? {
        func groups(_ text: Substring, mayEndInFour: Bool) -> [UInt8]? {
            if text.isEmpty { return [] }
            var bytes: [UInt8] = []
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if mayEndInFour, index == parts.count - 1, part.contains(".") {
                    guard let tail = four(part) else { return nil }
                    return bytes + tail
                }
                guard (1...4).contains(part.utf8.count), part.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                    let value = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(value >> 8), UInt8(value & 255)]
            }
            return bytes
        }
        guard let gap = text.firstRange(of: "::") else {
            guard let bytes = groups(text[...], mayEndInFour: true), bytes.count == 16 else { return nil }
            return bytes
        }
        guard let head = groups(text[..<gap.lowerBound], mayEndInFour: false),
            let tail = groups(text[gap.upperBound...], mayEndInFour: true), head.count + tail.count <= 14
        else { return nil }
        return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    var isFour: Bool { bytes.count == 4 }

    /// The canonical text.
    var text: String {
        if isFour { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start >= 2, end - start > best.count { best = start..<end }
            start = max(end, start + 1)
        }
        func hex(_ range: Range<Int>) -> String { range.map { String(groups[$0], radix: 16) }.joined(separator: ":") }
        return best.isEmpty ? hex(0..<8) : hex(0..<best.lowerBound) + "::" + hex(best.upperBound..<8)
    }

    private var isLoopback: Bool {
        isFour ? bytes[0] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
    }
    private var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
    private var isLocalUnicast: Bool {
        isFour ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    }
    private var isMulticast: Bool { isFour ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }
    private var isLocalMulticast: Bool {
        isFour ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 15 == 2
    }
    private var isBroadcast: Bool { isFour && bytes.allSatisfy { $0 == 255 } }

    var celType: CELType { .opaque("net.IP") }
    var celSize: Int { bytes.count }
    func equals(_ other: any CELOpaque) -> Bool? { (other as? CELAddress).map { $0.bytes == bytes } }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        guard arguments.isEmpty else { return nil }
        switch function {
        case "family": return .int(isFour ? 4 : 6)
        case "isUnspecified": return .bool(isUnspecified)
        case "isLoopback": return .bool(isLoopback)
        case "isLinkLocalMulticast": return .bool(isLocalMulticast)
        case "isLinkLocalUnicast": return .bool(isLocalUnicast)
        case "isGlobalUnicast":
            return .bool(!isUnspecified && !isLoopback && !isMulticast && !isLocalUnicast && !isBroadcast)
        default: return nil
        }
    }
}

/// A range of addresses with a common prefix.
struct CELNetwork: CELCallable {
    let address: CELAddress
    let length: Int

    init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let address = CELAddress(String(halves[0])), let length = Int(halves[1]),
            halves[1].utf8.allSatisfy({ (48...57).contains($0) }), halves[1] == "0" || halves[1].first != "0",
            length <= address.bytes.count * 8
        else { return nil }
        self.address = address
        self.length = length
    }

    private init(address: CELAddress, length: Int) {
        self.address = address
        self.length = length
    }

    var text: String { "\(address.text)/\(length)" }

    private static func masked(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(8, max(0, length - index * 8))
            return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        }
    }

    func contains(_ other: CELAddress) -> Bool {
        other.isFour == address.isFour && Self.masked(other.bytes, length) == Self.masked(address.bytes, length)
    }

    private func contains(_ other: CELNetwork) -> Bool { length <= other.length && contains(other.address) }

    var celType: CELType { .opaque("net.CIDR") }
    var celSize: Int { (length + 7) / 8 }
    func equals(_ other: any CELOpaque) -> Bool? {
        (other as? CELNetwork).map { $0.address.bytes == address.bytes && $0.length == length }
    }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        switch (function, arguments.first) {
        case ("containsIP", .opaque(let other as CELAddress)?): return .bool(contains(other))
        case ("containsIP", .string(let text)?):
            return CELAddress(text).map { .bool(contains($0)) } ?? CELKubernetesFunctions.call("ip", [.string(text)])
        case ("containsCIDR", .opaque(let other as CELNetwork)?): return .bool(contains(other))
        case ("containsCIDR", .string(let text)?):
            return CELNetwork(text).map { .bool(contains($0)) } ?? CELKubernetesFunctions.call("cidr", [.string(text)])
        case ("ip", nil): return .opaque(address)
        case ("prefixLength", nil): return .int(Int64(length))
        case ("masked", nil):
            return .opaque(CELNetwork(address: CELAddress(bytes: Self.masked(address.bytes, length)), length: length))
        default: return nil
        }
    }
}
