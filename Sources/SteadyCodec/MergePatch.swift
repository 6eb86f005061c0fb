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
    /// A member that is `null` in the new value cannot be expressed by a merge patch and is treated as absent; within arrays,
    /// which are replaced whole, `null` stays.
    public static func difference(from old: JSONValue, to new: JSONValue) -> JSONValue {
        guard case .object(let before) = old, case .object(let after) = new else { return new }
        var patch = JSONObject()
        for (name, _) in before where after[name] == nil { patch[name] = .null }
        for (name, value) in after where before[name] != value {
            if case .object? = before[name], case .object = value {
                let change = difference(from: before[name] ?? .null, to: value)
                if change != .emptyObject { patch[name] = change }
            } else {
                patch[name] = value
            }
        }
        return .object(patch)
    }

    /// The patch for `current` that makes it what `modified` wants and removes what `original` wanted and `modified` no longer
    /// does; what neither speaks of stays (`kubectl apply` for kinds without a strategic schema).
    ///
    /// - Parameters:
    ///   - original: what was applied last; `null` if nothing.
    ///   - modified: what is applied now.
    ///   - current: the live object.
    public static func difference(original: JSONValue, modified: JSONValue, current: JSONValue) -> JSONValue {
        let changes = withoutRemovals(difference(from: current, to: modified))
        guard case .object = original else { return changes }
        return merged(onlyRemovals(difference(from: original, to: modified)), with: changes)
    }

    /// Both patches as one, for such that do not speak of the same member in two ways.
    private static func merged(_ first: JSONValue, with second: JSONValue) -> JSONValue {
        guard case .object(var merged) = first, case .object(let changes) = second else { return second }
        for (name, change) in changes {
            if case .object? = merged[name], case .object = change {
                merged[name] = Self.merged(merged[name] ?? .null, with: change)
            } else {
                merged[name] = change
            }
        }
        return .object(merged)
    }

    private static func withoutRemovals(_ patch: JSONValue) -> JSONValue {
        guard case .object(let members) = patch else { return patch }
        return .object(
            JSONObject(members.compactMap { $0.value.isNull ? nil : (name: $0.name, value: withoutRemovals($0.value)) }))
    }

    private static func onlyRemovals(_ patch: JSONValue) -> JSONValue {
        guard case .object(let members) = patch else { return .emptyObject }
        var removals = JSONObject()
        for (name, value) in members {
            if value.isNull {
                removals[name] = .null
            } else if case .object = value {
                let inside = onlyRemovals(value)
                if inside != .emptyObject { removals[name] = inside }
            }
        }
        return .object(removals)
    }
}
