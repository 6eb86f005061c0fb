extension StrategicMergePatch {
    /// The patch that turns one object into another; an empty object if they are equal.
    ///
    /// - Throws: ``StrategicMergeError`` if a list that is merged has elements without its merge key, or of several types.
    public func difference(from old: JSONValue, to new: JSONValue) throws(StrategicMergeError) -> JSONValue {
        guard case .object(let old) = old, case .object(let new) = new else {
            throw StrategicMergeError(status: 400, message: "invalid JSON document")
        }
        return .object(try StrategicDifference(changes: true, removals: true).objects(old, new, schema))
    }

    /// The patch for `current` that makes it what `modified` wants and removes what `original` wanted and `modified` no longer
    /// does; what neither speaks of stays (what `kubectl apply` sends).
    ///
    /// - Parameters:
    ///   - original: what was applied last; `null` if nothing.
    ///   - modified: what is applied now.
    ///   - current: the live object.
    ///   - overwriting: whether changes win that others made to the same fields; else such are an error with status 409.
    /// - Throws: ``StrategicMergeError``.
    public func difference(
        original: JSONValue, modified: JSONValue, current: JSONValue, overwriting: Bool = true
    ) throws(StrategicMergeError) -> JSONValue {
        guard case .object(let modified) = modified, case .object(let current) = current else {
            throw StrategicMergeError(status: 400, message: "invalid JSON document")
        }
        let original = original.objectValue ?? JSONObject()
        let changes = try StrategicDifference(changes: true, removals: false).objects(current, modified, schema)
        let removals = try StrategicDifference(changes: false, removals: true).objects(original, modified, schema)
        let patch = try StrategicMerger(combinesPatches: true).merge(removals, changes, schema)
        if !overwriting {
            let others = try StrategicDifference(changes: true, removals: true, order: false).objects(original, current, schema)
            if let place = StrategicConflict.place(.object(patch), .object(others), MergeMember(inside: schema)) {
                throw StrategicMergeError(
                    status: 409, message: "conflicts with changes made from original to current", path: place)
            }
        }
        return .object(patch)
    }
}

/// Compares two objects and writes what differs as a patch.
private struct StrategicDifference {
    /// Whether changes and additions are written.
    var changes: Bool
    /// Whether removals are written.
    var removals: Bool
    /// Whether `$setElementOrder` is written.
    var order = true

    func objects(
        _ old: JSONObject, _ new: JSONObject, _ schema: any MergeSchema, retainsKeys: Bool = false
    ) throws(StrategicMergeError) -> JSONObject {
        var patch = JSONObject()
        for (name, value) in new {
            do throws(StrategicMergeError) {
                try member(name, old[name], value, schema, &patch)
            } catch {
                throw error.inside(name)
            }
        }
        if removals { for (name, _) in old where !new.contains(name) { patch[name] = .null } }
        if retainsKeys {
            let kept = new.filter { !$0.value.isNull }.map { JSONValue.string($0.name) }
            let hasMore = old.contains { !$0.value.isNull && !new.contains($0.name) }
            if !kept.isEmpty, hasMore || !patch.isEmpty { patch[Directive.retainKeys] = .array(kept) }
        }
        return patch
    }

    private func member(
        _ name: String, _ old: JSONValue?, _ new: JSONValue, _ schema: any MergeSchema, _ patch: inout JSONObject
    ) throws(StrategicMergeError) {
        if old == new { return }
        let member = schema.mergeMember(name) ?? MergeMember()
        switch (old, new) {
        case (.object(let old)?, .object(let new)) where member.rule.strategy != .replace:
            let inside = try objects(old, new, member.inside, retainsKeys: member.rule.retainsKeys)
            if !inside.isEmpty { patch[name] = .object(inside) }
        case (.array(let old)?, .array(let new)) where member.rule.strategy == .merge:
            let (added, removed, order) = try lists(old, new, member)
            if !added.isEmpty { patch[name] = .array(added) }
            if !removed.isEmpty { patch["\(Directive.deletion)/\(name)"] = .array(removed) }
            if !order.isEmpty { patch["\(Directive.order)/\(name)"] = .array(order) }
        default: if changes { patch[name] = new }
        }
    }

    private func lists(
        _ old: [JSONValue], _ new: [JSONValue], _ member: MergeMember
    ) throws(StrategicMergeError) -> (added: [JSONValue], removed: [JSONValue], order: [JSONValue]) {
        if old.isEmpty { return (changes ? new : [], [], []) }
        guard try StrategicMerger.areObjects(old, new) else {
            let before = Set(old)
            let after = Set(new)
            var seen: Set<JSONValue> = []
            let added = changes ? new.filter { !before.contains($0) } : []
            let removed = removals ? old.filter { !after.contains($0) && seen.insert($0).inserted } : []
            return (added, removed, order && (!removed.isEmpty || changes) ? new : [])
        }
        guard let key = member.rule.mergeKey else {
            throw .failed("cannot merge lists without merge key for \(member.inside.mergeTypeName)")
        }
        var before: [JSONValue: JSONObject] = [:]
        var oldKeys: [JSONValue] = []
        for element in old {
            let value = try StrategicMerger.identity(element, key)
            oldKeys.append(value)
            if before[value] == nil { before[value] = try StrategicMerger.members(element) }
        }
        var newKeys: [JSONValue] = []
        var added: [JSONValue] = []
        for element in new {
            let value = try StrategicMerger.identity(element, key)
            newKeys.append(value)
            guard let was = before[value] else {
                if changes { added.append(element) }
                continue
            }
            do throws(StrategicMergeError) {
                var inside = try objects(
                    was, try StrategicMerger.members(element), member.inside, retainsKeys: member.rule.retainsKeys)
                if inside.isEmpty { continue }
                inside[key] = value
                added.append(.object(inside))
            } catch {
                throw error.inside("[\(key)=\(GoFormat.plain(value))]")
            }
        }
        if removals {
            let after = Set(newKeys)
            for value in oldKeys where !after.contains(value) {
                added.append(.object([key: value, Directive.patch: "delete"]))
            }
        }
        let isOrdered = order && (!added.isEmpty || changes && oldKeys != newKeys)
        return (added, [], isOrdered ? newKeys.map { .object([key: $0]) } : [])
    }
}

/// Finds a field that two patches change differently.
private enum StrategicConflict {
    static func place(_ left: JSONValue, _ right: JSONValue, _ member: MergeMember) -> String? {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            if left[Directive.patch] != right[Directive.patch] { return Directive.patch }
            if member.rule.strategy == .replace { return nil }
            for (name, value) in left where name != Directive.patch && name != Directive.retainKeys {
                guard let other = right[name] else { continue }
                if let inside = place(value, other, member.inside.mergeMember(name) ?? MergeMember()) {
                    return inside.isEmpty ? name : inside.hasPrefix("[") ? name + inside : "\(name).\(inside)"
                }
            }
            return nil
        case (.array(let left), .array(let right)):
            guard member.rule.strategy == .merge else { return left == right ? nil : "" }
            guard let key = member.rule.mergeKey else { return nil }
            for element in left {
                guard let value = element[key], let other = right.first(where: { $0[key] == value }) else { continue }
                if let inside = place(element, other, MergeMember(inside: member.inside)) {
                    return "[\(key)=\(GoFormat.plain(value))]" + (inside.isEmpty ? "" : ".\(inside)")
                }
            }
            return nil
        default: return left == right ? nil : ""
        }
    }
}
