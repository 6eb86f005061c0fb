/// A JSON value kept as its text: read only when somebody asks, written as it came.
///
/// For values of any shape that most programs only carry along, such as the field sets of `managedFields`.
public struct RawJSON: JSONField {
    /// The text, valid JSON.
    public let text: String

    /// The text of a value.
    public init(_ value: JSONValue) { text = value.serializedText() }

    init(text: String) { self.text = text }

    /// The value.
    ///
    /// - Complexity: O(n) in the length of the text, each time.
    public var value: JSONValue { (try? JSONValue(parsing: text)) ?? .null }

    public static var readsNull: Bool { true }
    public static var empty: RawJSON { RawJSON(text: "null") }
    public init(json reader: inout JSONReader) throws(JSONFailure) { text = try reader.rawValue() }
    public func write(to writer: inout JSONWriter) { writer.raw(text) }
}

extension RawJSON {
    /// Whether the values are equal, however they are written.
    public static func == (a: RawJSON, b: RawJSON) -> Bool { a.text.isSame(as: b.text) || a.value == b.value }
    public func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

extension RawJSON: CustomStringConvertible {
    public var description: String { text }
}

/// The members of an object that its type does not declare, kept so that they survive a read and a write.
public struct UnknownFields: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        var name: String
        var value: RawJSON

        static func == (a: Self, b: Self) -> Bool { a.name.isSame(as: b.name) && a.value == b.value }
    }
    /// Sorted by name; the one stored property, which the writer looks at as an array.
    private(set) var members: [Member] = []

    /// None.
    public init() {}

    mutating func set(_ name: String, _ value: RawJSON?) {
        let index = members.firstIndex { !$0.name.precedes(name) } ?? members.count
        let isPresent = index < members.count && members[index].name.isSame(as: name)
        switch (isPresent, value) {
        case (true, let value?): members[index].value = value
        case (true, nil): members.remove(at: index)
        case (false, let value?): members.insert(Member(name: name, value: value), at: index)
        case (false, nil): break
        }
    }

    /// Whether there is none.
    public var isEmpty: Bool { members.isEmpty }
    /// The names, sorted.
    public var names: [String] { members.map(\.name) }

    /// The value of that name; setting `nil` removes it.
    public subscript(name: String) -> JSONValue? {
        get { members.first { $0.name.isSame(as: name) }?.value.value }
        set { set(name, newValue.map { RawJSON($0) }) }
    }
}
