/// What an endpoint is asked: a path and a query, decoded.
package struct EndpointRequest: Sendable {
    package let method: String
    package let path: String
    package let query: [(name: String, value: String)]
    /// The token of the header `Authorization: Bearer …`.
    package let token: String?

    package init(method: String, target: String, authorization: String? = nil) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = Self.decoded(parts.first ?? "", plusIsSpace: false)
        query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                Self.decoded(sides.first ?? "", plusIsSpace: true),
                sides.count > 1 ? Self.decoded(sides[1], plusIsSpace: true) : ""
            )
        }
        let words = (authorization ?? "").split(separator: " ")
        token = words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : nil
    }

    /// The last value of a name.
    subscript(name: String) -> String? { query.last { $0.name == name }?.value }

    /// Percent signs are taken as they are where no two digits follow; what is no UTF-8 is replaced.
    private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16), rest.count >= 2 {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
