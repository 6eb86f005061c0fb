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

extension RawJSON: CustomStringConvertible {
    public var description: String { text }
}

/// The members of an object that its type does not declare, kept so that they survive a read and a write.
public struct UnknownFields: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        var name: String
        var value: RawJSON
    }
    var members: [Member] = []

    /// None.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { members.isEmpty }
    /// The names, in the order they came.
    public var names: [String] { members.map(\.name) }

    /// The value of that name; setting `nil` removes it.
    public subscript(name: String) -> JSONValue? {
        get { members.last { $0.name == name }?.value.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = RawJSON(value)
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: RawJSON(value)))
            case (nil, nil): break
            }
        }
    }
}
