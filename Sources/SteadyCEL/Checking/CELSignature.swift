/// One way to call a function: types of the arguments and of the result.
struct CELSignature: Sendable {
    /// The overload's name, by which costs are reckoned.
    let id: String
    let function: String
    /// For members the first is what stands before the dot.
    let arguments: [CELType]
    let result: CELType
    let isMember: Bool
    let parameters: Set<String>

    /// Reads `id: string.contains(string) -> bool`.
    init?(_ line: Substring) {
        var reader = SignatureReader(line)
        guard let id = reader.word(), reader.take(":") else { return nil }
        var names = reader.parts()
        var types: [CELType] = []
        let first =
            names.count == 2 && names[0].hasPrefix("<") ? SignatureReader.type(names.removeFirst().dropFirst().dropLast()) : nil
        guard reader.take("("), let name = names.first else { return nil }
        if let first { types.append(first) }
        while !reader.take(")") {
            guard let type = reader.type() else { return nil }
            types.append(type)
            _ = reader.take(",")
        }
        guard reader.take("->"), let result = reader.type() else { return nil }
        self.id = id
        function = name
        arguments = types
        self.result = result
        isMember = first != nil
        var found: Set<String> = []
        for type in types + [result] { type.collectParameters(&found) }
        parameters = found
    }
}

extension CELType {
    fileprivate func collectParameters(_ found: inout Set<String>) {
        switch self {
        case .parameter(let name): found.insert(name)
        case .list(let inner), .optional(let inner), .type(let inner): inner.collectParameters(&found)
        case .map(let key, let value):
            key.collectParameters(&found)
            value.collectParameters(&found)
        default: break
        }
    }

    /// The type with parameters replaced.
    func replacing(_ types: [String: CELType]) -> CELType {
        switch self {
        case .parameter(let name): types[name] ?? self
        case .list(let inner): .list(inner.replacing(types))
        case .optional(let inner): .optional(inner.replacing(types))
        case .type(let inner): .type(inner.replacing(types))
        case .map(let key, let value): .map(key.replacing(types), value.replacing(types))
        default: self
        }
    }

    /// The types that expressions can name.
    static let named: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes, "null_type": .null,
        "google.protobuf.Duration": .duration, "google.protobuf.Timestamp": .timestamp, "list": .list(.dyn),
        "map": .map(.dyn, .dyn), "type": .type(.dyn), "dyn": .dyn, "optional_type": .optional(.dyn),
        "kubernetes.Quantity": .opaque("kubernetes.Quantity"), "kubernetes.URL": .opaque("kubernetes.URL"),
        "net.IP": .opaque("net.IP"), "net.CIDR": .opaque("net.CIDR"), "kubernetes.Semver": .opaque("kubernetes.Semver"),
        "kubernetes.NamedFormat": .opaque("kubernetes.NamedFormat"),
    ]
}

private struct SignatureReader {
    var rest: Substring

    init(_ text: Substring) { rest = text }

    mutating func skip() { rest = rest.drop { $0 == " " } }

    mutating func take(_ text: String) -> Bool {
        skip()
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    mutating func word() -> String? {
        skip()
        let word = rest.prefix { $0 != " " && $0 != "(" && $0 != ")" && $0 != "," && $0 != ":" }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : String(word)
    }

    /// `<list(A)>.name` or `name`.
    mutating func parts() -> [String] {
        skip()
        if rest.first == "<", let end = rest.firstRange(of: ">.") {
            let type = String(rest[..<end.lowerBound]) + ">"
            rest = rest[end.upperBound...]
            return [type, operatorName()]
        }
        return [operatorName()]
    }

    private mutating func operatorName() -> String {
        let name = rest.prefix { $0 != "(" }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    static func type(_ text: Substring) -> CELType? {
        var reader = SignatureReader(text)
        return reader.type()
    }

    mutating func type() -> CELType? {
        guard let name = word() else { return nil }
        if name.count == 1 { return .parameter(name) }
        switch name {
        case "list", "optional", "type", "map":
            guard take("("), let first = type() else { return nil }
            if name == "map" {
                guard take(","), let second = type(), take(")") else { return nil }
                return .map(first, second)
            }
            guard take(")") else { return nil }
            return name == "list" ? .list(first) : name == "optional" ? .optional(first) : .type(first)
        case "duration": return .duration
        case "timestamp": return .timestamp
        case "null": return .null
        default: return CELType.named[name] ?? .opaque(name)
        }
    }
}
