public import SteadyCodec

/// A field of an object that is not what it was.
public struct FieldChange: Sendable, Hashable {
    /// Where it is: `spec.template.spec.containers[name=web].image`. Elements of arrays that have a `name` or a `type` are told by that.
    public let path: String
    /// What it was; `nil` if it was not there, or is not shown.
    public let old: JSONValue?
    /// What it is; `nil` if it is not there, or is not shown.
    public let new: JSONValue?
    /// Whether its values are secret, so that neither is shown.
    public let isRedacted: Bool
    /// Which value it has, for comparing without showing it.
    let identity: Int
}

extension FieldChange: CustomStringConvertible {
    /// Such as `spec.replicas: 1 → 3`, or `data.password: (redacted)`.
    public var description: String {
        isRedacted ? "\(path): (redacted)" : "\(path): \(Self.text(old)) → \(Self.text(new))"
    }

    private static func text(_ value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        let text = value.serializedText()
        return text.count > 100 ? "\(text.prefix(100))…" : text
    }

    /// As JSON.
    var json: JSONValue {
        var value: JSONValue = ["path": .string(path)]
        if isRedacted { value["redacted"] = true }
        if let old { value["old"] = old }
        if let new { value["new"] = new }
        return value
    }
}
