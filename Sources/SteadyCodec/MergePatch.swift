/// Merge patches (RFC 7386): members replace, `null` removes, everything else is replaced whole.
public enum MergePatch {
    /// The value with the patch applied.
    public static func apply(_ patch: JSONValue, to value: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var object = value.objectValue ?? JSONObject()
        for (name, change) in changes {
            object[name] = change == .null ? nil : apply(change, to: object[name] ?? .null)
        }
        return .object(object)
    }

    /// The least patch that turns one value into another; an empty object if they are equal.
    ///
    /// A `null` inside the new value cannot be expressed by a merge patch and is treated as absent.
    public static func difference(from old: JSONValue, to new: JSONValue) -> JSONValue {
        guard case .object(let before) = old, case .object(let after) = new else { return new }
        var patch = JSONObject()
        for (name, _) in before where after[name] == nil { patch[name] = .null }
        for (name, value) in after where before[name] != value {
            if case .object? = before[name], case .object = value {
                patch[name] = difference(from: before[name] ?? .null, to: value)
            } else {
                patch[name] = value
            }
        }
        return .object(patch)
    }
}
