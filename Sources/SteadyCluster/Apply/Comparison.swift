import SteadyCodec

/// What differs between two objects, by field.
struct Comparison {
    var removed = FieldSet()
    var modified = FieldSet()
    var added = FieldSet()

    var isSame: Bool { removed.isEmpty && modified.isEmpty && added.isEmpty }

    /// What has to be changed in the first object to get the second.
    init(_ old: JSONValue, _ new: JSONValue, _ schema: Schema) {
        var verdict = Verdict()
        Self.compare(old, new, schema, &self, &verdict)
    }

    private init() {}

    private mutating func append(_ element: String, _ verdict: Verdict, _ inside: Comparison) {
        removed.append(element, isMember: verdict.isRemoved, children: inside.removed)
        modified.append(element, isMember: verdict.isModified, children: inside.modified)
        added.append(element, isMember: verdict.isAdded, children: inside.added)
    }

    private mutating func sort() {
        removed.sort()
        modified.sort()
        added.sort()
    }

    /// What holds for the place itself.
    private struct Verdict {
        var isRemoved = false
        var isModified = false
        var isAdded = false
    }

    private static func leaf(_ old: JSONValue?, _ new: JSONValue?, _ verdict: inout Verdict) {
        switch (old, new) {
        case (nil, nil): break
        case (nil, _?): verdict.isAdded = true
        case (_?, nil): verdict.isRemoved = true
        case (let old?, let new?): if !TypedShape.areEqual(old, new) { verdict.isModified = true }
        }
    }

    private static func compare(
        _ old: JSONValue?, _ new: JSONValue?, _ schema: Schema, _ result: inout Comparison, _ verdict: inout Verdict
    ) {
        let oldShape = TypedShape.of(old ?? new, schema)
        let newShape = TypedShape.of(new ?? old, schema)
        switch (oldShape, newShape) {
        case (.scalar, .scalar), (.list, .list), (.map, .map):
            compare(old, new, as: newShape, &result, &verdict)
        default:
            // The type is free and changed: what was there goes, what is there now comes.
            compare(old, new, as: oldShape, &result, &verdict)
            compare(old, new, as: newShape, &result, &verdict)
            result.sort()
        }
    }

    private static func compare(
        _ old: JSONValue?, _ new: JSONValue?, as shape: TypedShape, _ result: inout Comparison, _ verdict: inout Verdict
    ) {
        switch shape {
        case .scalar: leaf(old, new, &verdict)
        case .list(let schema):
            let oldElements = old?.arrayValue ?? []
            let newElements = new?.arrayValue ?? []
            if schema.isAtomicList || (oldElements.isEmpty && newElements.isEmpty) { return leaf(old, new, &verdict) }
            lists(oldElements, newElements, schema, &result)
            container(old, new, &verdict)
        case .map(let schema):
            let oldMembers = old?.objectValue ?? JSONObject()
            let newMembers = new?.objectValue ?? JSONObject()
            if schema.isAtomicMap || (oldMembers.isEmpty && newMembers.isEmpty) { return leaf(old, new, &verdict) }
            maps(oldMembers, newMembers, schema, &result)
            container(old, new, &verdict)
        }
    }

    private static func container(_ old: JSONValue?, _ new: JSONValue?, _ verdict: inout Verdict) {
        if old == nil { verdict.isAdded = true }
        if new == nil { verdict.isRemoved = true }
    }

    private static func maps(_ old: JSONObject, _ new: JSONObject, _ schema: Schema, _ result: inout Comparison) {
        var i = 0
        var j = 0
        while i < old.count || j < new.count {
            let before: (name: String, value: JSONValue)? = i < old.count ? old[i] : nil
            let after: (name: String, value: JSONValue)? = j < new.count ? new[j] : nil
            var oldValue: JSONValue?
            var newValue: JSONValue?
            let name: String
            if let before, let after, before.name == after.name {
                (name, oldValue, newValue) = (before.name, before.value, after.value)
                i += 1
                j += 1
                if isSameScalar(before.value, after.value) { continue }
            } else if let before, after == nil || before.name < (after?.name ?? "") {
                (name, oldValue) = (before.name, before.value)
                i += 1
            } else if let after {
                (name, newValue) = (after.name, after.value)
                j += 1
            } else {
                return
            }
            let step = schema.step(name)
            var inside = Comparison()
            var verdict = Verdict()
            compare(oldValue, newValue, step.schema, &inside, &verdict)
            result.append(step.element, verdict, inside)
        }
    }

    /// A quick look that spares the walk for what changes least: the leaves.
    private static func isSameScalar(_ a: JSONValue, _ b: JSONValue) -> Bool {
        switch (a, b) {
        case (.string(let x), .string(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.bool(let x), .bool(let y)): x == y
        default: false
        }
    }

    private static func lists(_ old: [JSONValue], _ new: [JSONValue], _ schema: Schema, _ result: inout Comparison) {
        let items = schema.items?.resolved ?? .any
        var order: [String] = []
        let oldElements = group(old, schema, &order)
        let newElements = group(new, schema, &order)
        for element in order {
            let before = oldElements[element] ?? []
            let after = newElements[element] ?? []
            var inside = Comparison()
            var verdict = Verdict()
            switch (before.count, after.count) {
            case (0...1, 0...1): compare(before.first, after.first, items, &inside, &verdict)
            case (2..., 2...): verdict.isModified = before != after
            case (2..., _):
                if let only = after.first { compare(nil, only, items, &inside, &verdict) }
                verdict.isRemoved = true
            default:
                if let only = before.first { compare(only, nil, items, &inside, &verdict) }
                verdict.isAdded = true
            }
            result.append(element, verdict, inside)
        }
        result.sort()
    }

    /// The elements by their places; several have one place only where the object is at fault.
    private static func group(_ list: [JSONValue], _ schema: Schema, _ order: inout [String]) -> [String: [JSONValue]] {
        var groups: [String: [JSONValue]] = [:]
        groups.reserveCapacity(list.count)
        for value in list {
            guard case .success(let element) = PathElement.of(value, in: schema) else { continue }
            if groups[element]?.append(value) == nil {
                groups[element] = [value]
                if !order.contains(element) { order.append(element) }
            }
        }
        return groups
    }
}
