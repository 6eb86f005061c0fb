import SteadyCodec

/// The simple paths of printer columns and scale subresources: `.spec.replicas`, `.status.conditions[?(@.type=="Ready")].status`.
enum JSONPath {
    static func value(_ path: String, in value: JSONValue) -> JSONValue? {
        var current: JSONValue? = value
        var rest = path[...]
        while let first = rest.first, let found = current {
            if first == "." {
                rest = rest.dropFirst()
                let name = rest.prefix { $0 != "." && $0 != "[" }
                rest = rest.dropFirst(name.count)
                if !name.isEmpty { current = found[String(name)] }
            } else if first == "[", let end = rest.firstIndex(of: "]") {
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
                current = element(String(inside), of: found)
            } else {
                return nil
            }
        }
        return current
    }

    private static func element(_ inside: String, of value: JSONValue) -> JSONValue? {
        if let index = Int(inside) {
            guard let array = value.arrayValue, array.indices.contains(index) else { return nil }
            return array[index]
        }
        if inside.hasPrefix("'") || inside.hasPrefix("\"") { return value[String(inside.dropFirst().dropLast())] }
        // ?(@.name=="text")
        guard inside.hasPrefix("?(@."), inside.hasSuffix(")") else { return nil }
        let sides = inside.dropFirst(4).dropLast().split(separator: "=", omittingEmptySubsequences: true)
        guard sides.count == 2 else { return nil }
        let wanted = sides[1].filter { $0 != "\"" && $0 != "'" && $0 != " " }
        return value.arrayValue?.first { $0[sides[0].filter { $0 != " " }]?.stringValue == wanted }
    }
}
