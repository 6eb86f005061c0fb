/// The functions of lists.
enum CELListFunctions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        if name == "lists.range", case .int(let count)? = values.first {
            guard count <= 1_000_000 else { return .fail("lists.range: too many elements") }
            return .list((0..<max(0, count)).map { .int($0) })
        }
        guard case .list(let list)? = values.first else { return nil }
        let elements = list.elements
        switch (name, values.count) {
        case ("isSorted", 1): return isSorted(elements)
        case ("sum", 1): return sum(elements)
        case ("min", 1): return extreme(elements, "min") { $0 > 0 }
        case ("max", 1): return extreme(elements, "max") { $0 < 0 }
        case ("indexOf", 2): return .int(Int64(elements.firstIndex { CELValue.areEqual($0, values[1]) } ?? -1))
        case ("lastIndexOf", 2): return .int(Int64(elements.lastIndex { CELValue.areEqual($0, values[1]) } ?? -1))
        case ("slice", 3): return slice(elements, values)
        case ("flatten", 1): return .list(flattened(elements, 1))
        case ("flatten", 2):
            guard case .int(let depth) = values[1] else { return nil }
            return depth < 0 ? .fail("level must be non-negative") : .list(flattened(elements, depth))
        case ("reverse", 1): return .list(Array(elements.reversed()))
        case ("first", 1): return .optional(elements.first)
        case ("last", 1): return .optional(elements.last)
        case ("distinct", 1): return .list(distinct(elements))
        case ("sort", 1): return sorted(elements, by: elements)
        case ("@sortByAssociatedKeys", 2):
            guard case .list(let keys) = values[1] else { return nil }
            return sorted(elements, by: keys.elements)
        default: return nil
        }
    }

    private static func isSorted(_ elements: [CELValue]) -> CELValue {
        for (a, b) in zip(elements, elements.dropFirst()) {
            guard let order = CELValue.compare(a, b) else { return .noOverload }
            if order > 0 { return .bool(false) }
        }
        return .bool(true)
    }

    private static func sum(_ elements: [CELValue]) -> CELValue {
        guard let first = elements.first else { return .int(0) }
        return elements.dropFirst().reduce(first) { CELOperators.add($0, $1) }
    }

    private static func extreme(_ elements: [CELValue], _ name: String, _ isBetter: (Int) -> Bool) -> CELValue {
        guard var best = elements.first else { return .fail("\(name) called on empty list") }
        for element in elements.dropFirst() {
            guard let order = CELValue.compare(best, element) else { return .noOverload }
            if isBetter(order) { best = element }
        }
        return best
    }

    private static func slice(_ elements: [CELValue], _ values: [CELValue]) -> CELValue? {
        guard case .int(let start) = values[1], case .int(let end) = values[2] else { return nil }
        if start < 0 || end < 0 { return .fail("cannot slice(\(start), \(end)), negative indexes not supported") }
        if start > end { return .fail("cannot slice(\(start), \(end)), start index must be less than or equal to end index") }
        if end > Int64(elements.count) { return .fail("cannot slice(\(start), \(end)), list is length \(elements.count)") }
        return .list(Array(elements[Int(start)..<Int(end)]))
    }

    private static func flattened(_ elements: [CELValue], _ depth: Int64) -> [CELValue] {
        elements.flatMap { element -> [CELValue] in
            guard depth > 0, case .list(let inner) = element else { return [element] }
            return flattened(inner.elements, depth - 1)
        }
    }

    static func distinct(_ elements: [CELValue]) -> [CELValue] {
        elements.reduce(into: []) { found, element in
            if !found.contains(where: { CELValue.areEqual($0, element) }) { found.append(element) }
        }
    }

    private static func sorted(_ elements: [CELValue], by keys: [CELValue]) -> CELValue {
        guard elements.count == keys.count else { return .noOverload }
        for (a, b) in zip(keys, keys.dropFirst()) where CELValue.compare(a, b) == nil {
            return .fail("list elements must have the same type")
        }
        let order = elements.indices.sorted { a, b in
            let order = CELValue.compare(keys[a], keys[b]) ?? 0
            return order == 0 ? a < b : order < 0
        }
        return .list(order.map { elements[$0] })
    }
}

/// `sets.contains`, `sets.equivalent`, `sets.intersects`.
enum CELSetFunctions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        if name == "jsonpatch.escapeKey", values.count == 1, case .string(let key) = values[0] {
            return .string(CELStructure.escaped(key))
        }
        guard name.hasPrefix("sets."), values.count == 2, case .list(let a) = values[0], case .list(let b) = values[1]
        else { return nil }
        let (first, second) = (a.elements, b.elements)
        func contains(_ list: [CELValue], _ value: CELValue) -> Bool { list.contains { CELValue.areEqual($0, value) } }
        switch name {
        case "sets.contains": return .bool(second.allSatisfy { contains(first, $0) })
        case "sets.equivalent":
            return .bool(second.allSatisfy { contains(first, $0) } && first.allSatisfy { contains(second, $0) })
        case "sets.intersects": return .bool(first.contains { contains(second, $0) })
        default: return nil
        }
    }
}
