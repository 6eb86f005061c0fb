import SteadyCodec

/// A place in an object: what is there, if anything, and the path by which answers name it.
struct Field {
    let path: String
    let value: JSONValue?

    init(_ value: JSONValue?, at path: String = "") {
        self.path = path
        self.value = value == .null ? nil : value
    }

    subscript(name: String) -> Field { Field(value?[name], at: path.isEmpty ? name : "\(path).\(name)") }

    /// The value of a map; its path has the key in brackets.
    func key(_ key: String) -> Field { Field(value?[key], at: "\(path)[\(key)]") }

    /// This place under another path.
    func named(_ path: String) -> Field { Field(value, at: path) }
    /// A value of this place that is no member of its own.
    func with(_ value: JSONValue?) -> Field { Field(value, at: path) }

    var isThere: Bool { value != nil }
    /// Whether nothing is there, or something that is empty.
    var isEmpty: Bool { value?.isVoid ?? true }
    var text: String { value?.stringValue ?? "" }
    var number: Int64? { value?.integerValue }
    var isTrue: Bool { value == true }
    var count: Int { value?.arrayValue?.count ?? value?.objectValue?.count ?? 0 }

    var elements: [Field] {
        (value?.arrayValue ?? []).enumerated().map { Field($1, at: "\(path)[\($0)]") }
    }

    var members: [(key: String, field: Field)] {
        (value?.objectValue ?? JSONObject()).map { ($0.name, Field($0.value, at: "\(path)[\($0.name)]")) }
    }

    /// The texts of an array.
    var texts: [String] { (value?.arrayValue ?? []).map { $0.stringValue ?? "" } }
    /// The pairs of a map of texts.
    var pairs: [(key: String, value: String)] {
        (value?.objectValue ?? JSONObject()).map { ($0.name, $0.value.stringValue ?? "") }
    }

    /// The value as messages show it.
    var shown: String { Self.shown(value ?? .null) }

    static func shown(_ value: JSONValue) -> String {
        if case .string(let text) = value { return GoFormat.quoted(text) }
        return value.serializedText()
    }
}

extension Field: Equatable {
    /// Whether both hold the same value; one that is empty is as good as none.
    static func == (a: Field, b: Field) -> Bool { a.value == b.value || a.isEmpty && b.isEmpty }
}
