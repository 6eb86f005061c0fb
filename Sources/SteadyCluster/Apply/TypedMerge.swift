import SteadyCodec

/// Merging an applied configuration into an object, and taking fields out again.
enum TypedMerge {
    /// The object with the configuration's fields; `nil` if nothing remains.
    static func merge(_ live: JSONValue?, _ applied: JSONValue?, _ schema: Schema) -> JSONValue? {
        guard let live else { return applied }
        guard let applied else { return live }
        switch TypedShape.of(applied, schema) {
        case .scalar: return applied
        case .list(let schema):
            let liveElements = live.arrayValue ?? []
            let appliedElements = applied.arrayValue ?? []
            if schema.isAtomicList || (liveElements.isEmpty && appliedElements.isEmpty) { return applied }
            let merged = lists(liveElements, appliedElements, schema)
            return merged.isEmpty ? nil : .array(merged)
        case .map(let schema):
            let liveMembers = live.objectValue ?? JSONObject()
            let appliedMembers = applied.objectValue ?? JSONObject()
            if schema.isAtomicMap || (liveMembers.isEmpty && appliedMembers.isEmpty) { return applied }
            var merged = liveMembers
            for (name, value) in appliedMembers {
                guard let old = liveMembers[name] else {
                    merged[name] = value
                    continue
                }
                if old == value { continue }
                merged[name] = merge(old, value, schema.step(name).schema)
            }
            return merged.isEmpty ? nil : .object(merged)
        }
    }

    private struct Side {
        var elements: [String] = []
        var values: [JSONValue] = []
        /// The value at each place; `null` where several claim it.
        var byElement: [String: JSONValue] = [:]

        init(_ list: [JSONValue], _ schema: Schema) {
            elements.reserveCapacity(list.count)
            for value in list {
                guard case .success(let element) = PathElement.of(value, in: schema) else { continue }
                elements.append(element)
                values.append(value)
                byElement[element] = byElement[element] == nil ? value : .null
            }
        }
    }

    /// Keeps the order of both lists as far as they agree; where they do not, that of the applied one.
    private static func lists(_ live: [JSONValue], _ applied: [JSONValue], _ schema: Schema) -> [JSONValue] {
        let items = schema.items?.resolved ?? .any
        let left = Side(live, schema)
        let right = Side(applied, schema)
        var shared = right.elements.filter { left.byElement[$0] != nil }[...]
        var nextShared = shared.popFirst()
        var merged: Set<String> = []
        var output: [JSONValue] = []
        output.reserveCapacity(max(live.count, applied.count))
        var i = 0
        var j = 0
        func take(_ element: String) {
            merged.insert(element)
            if let value = merge(left.byElement[element], right.byElement[element], items) { output.append(value) }
        }
        while i < left.elements.count || j < right.elements.count {
            if i < left.elements.count, j < right.elements.count {
                let element = left.elements[i]
                if element == right.elements[j] {
                    take(element)
                    i += 1
                    j += 1
                    nextShared = shared.popFirst()
                    continue
                }
                if right.byElement[element] != nil, let nextShared, nextShared != element {
                    i += 1
                    continue
                }
            }
            if i < left.elements.count {
                let element = left.elements[i]
                if right.byElement[element] == nil {
                    output.append(left.values[i])
                    i += 1
                    continue
                }
                if merged.contains(element) { i += 1 }
            }
            if j < right.elements.count {
                let element = right.elements[j]
                take(element)
                j += 1
                if nextShared == element { nextShared = shared.popFirst() }
            }
        }
        return output
    }

    /// The value without these fields: a container that only lost fields inside of it stays, even if it is empty then.
    static func remove(_ fields: FieldSet, from value: JSONValue, _ schema: Schema) -> JSONValue {
        if fields.isEmpty { return value }
        switch TypedShape.of(value, schema) {
        case .scalar: return value
        case .list(let schema):
            guard case .array(let elements) = value, !elements.isEmpty, !schema.isAtomicList else { return .null }
            let items = schema.items?.resolved ?? .any
            var kept: [JSONValue] = []
            kept.reserveCapacity(elements.count)
            for element in elements {
                guard case .success(let name) = PathElement.of(element, in: schema), let node = fields.node(name) else {
                    kept.append(element)
                    continue
                }
                if !node.isMember { kept.append(inside(node, element, items)) }
            }
            return kept.isEmpty ? .null : .array(kept)
        case .map(let schema):
            guard case .object(let members) = value, !members.isEmpty, !schema.isAtomicMap else { return .null }
            var kept = members
            for node in fields.nodes where node.element.utf8.first == UInt8(ascii: "f") {
                let name = String(node.element.dropFirst(2))
                guard let member = members[name] else { continue }
                if node.isMember {
                    kept.removeValue(forKey: name)
                } else {
                    kept[name] = inside(node, member, schema.step(name).schema)
                }
            }
            return kept.isEmpty ? .null : .object(kept)
        }
    }

    private static func inside(_ node: FieldSet.Node, _ value: JSONValue, _ schema: Schema) -> JSONValue {
        let rest = remove(node.children, from: value, schema)
        guard rest.isNull else { return rest }
        switch value {
        case .object: return .emptyObject
        case .array: return []
        default: return rest
        }
    }
}
