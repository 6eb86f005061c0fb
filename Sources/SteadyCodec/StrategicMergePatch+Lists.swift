extension StrategicMerger {
    static func elements(_ value: JSONValue) throws(StrategicMergeError) -> [JSONValue] {
        if case .array(let elements) = value { return elements }
        throw .failed("expected a []interface {}, but received a \(GoFormat.type(value))")
    }

    static func members(_ element: JSONValue) throws(StrategicMergeError) -> JSONObject {
        if case .object(let members) = element { return members }
        throw .failed("expected a map[string]interface {}, but received a \(GoFormat.type(element))")
    }

    /// What an element is told apart by: its merge key's value, or itself.
    static func identity(_ element: JSONValue, _ key: String?) throws(StrategicMergeError) -> JSONValue {
        guard let key else { return element }
        guard let value = try members(element)[key] else {
            throw .failed("map: \(GoFormat.plain(element)) does not contain declared merge key: \(key)")
        }
        return value
    }

    /// Whether the elements are objects; they must all be of one type, and no lists.
    static func areObjects(_ lists: [JSONValue]...) throws(StrategicMergeError) -> Bool {
        guard let first = lists.lazy.flatMap({ $0 }).first else { throw .failed("no elements in any of the given slices") }
        if case .array = first { throw StrategicMergeError(status: 422, message: "lists of lists are not supported") }
        let type = GoFormat.type(first)
        guard !first.isNull, lists.allSatisfy({ $0.allSatisfy { GoFormat.type($0) == type } }) else {
            throw .failed("list element types are not identical: \(GoFormat.plain(.array(lists.map(JSONValue.array))))")
        }
        if case .object = first { return true }
        return false
    }

    /// Merges a list into another, element by element.
    func lists(
        _ original: [JSONValue], _ patch: [JSONValue], _ member: MergeMember, deleting: Bool
    ) throws(StrategicMergeError) -> [JSONValue] {
        if original.isEmpty && patch.isEmpty { return original }
        guard try Self.areObjects(original, patch) else {
            if deleting {
                let gone = Set(patch)
                return original.filter { !gone.contains($0) }
            }
            var seen: Set<JSONValue> = []
            return try Self.sorted((original + patch).filter { seen.insert($0).inserted }, patch, original, nil)
        }
        guard let key = member.rule.mergeKey else {
            throw .failed("cannot merge lists without merge key for \(member.inside.mergeTypeName)")
        }
        let (base, changes) = try special(original, patch, key)
        var merged = base
        var positions: [JSONValue: Int] = [:]
        for (index, element) in base.enumerated() {
            if let value = element[key], positions[value] == nil { positions[value] = index }
        }
        for change in changes {
            let value = try Self.identity(change, key)
            guard let index = positions[value], case .object(let old) = merged[index], case .object(let new) = change else {
                positions[value] = merged.count
                merged.append(taken(change) ?? change)
                continue
            }
            do throws(StrategicMergeError) {
                merged[index] = .object(try merge(old, new, member.inside))
            } catch {
                throw error.inside("[\(key)=\(GoFormat.plain(value))]")
            }
        }
        return try Self.sorted(merged, changes, base, key)
    }

    /// Carries out the elements that are directives, and leaves them out.
    private func special(
        _ original: [JSONValue], _ patch: [JSONValue], _ key: String
    ) throws(StrategicMergeError) -> (base: [JSONValue], changes: [JSONValue]) {
        var gone: Set<JSONValue> = []
        var changes: [JSONValue] = []
        var replaces = false
        for element in patch {
            guard let what = try Self.members(element)[Directive.patch] else {
                changes.append(element)
                continue
            }
            switch what.stringValue {
            case "delete": gone.insert(try Self.identity(element, key))
            case "replace": replaces = true
            case "merge": throw .failed("merging lists cannot yet be specified in the patch")
            default: throw .failed("unknown patch type: \(GoFormat.plain(what)) in map: \(GoFormat.plain(element))")
            }
        }
        if replaces { return (changes, []) }
        return (gone.isEmpty ? original : original.filter { $0[key].map { !gone.contains($0) } ?? true }, changes)
    }

    // MARK: Order

    /// Carries out `$setElementOrder/x` together with the patch of the list `x`.
    func order(
        _ original: inout JSONObject, _ patch: inout JSONObject, _ schema: any MergeSchema
    ) throws(StrategicMergeError) {
        for name in patch.keys where name.hasPrefix(Directive.order) {
            guard let directive = patch.removeValue(forKey: name) else { continue }
            if combinesPatches {
                if let other = original[name], other != directive { throw .malformed("setElementOrder list").inside(name) }
                original[name] = directive
            }
            do throws(StrategicMergeError) {
                try order(&original, &patch, schema, name, directive)
            } catch {
                throw error.inside(name)
            }
        }
    }

    private func order(
        _ original: inout JSONObject, _ patch: inout JSONObject, _ schema: any MergeSchema, _ name: String,
        _ directive: JSONValue
    ) throws(StrategicMergeError) {
        let order = try Self.elements(directive)
        guard let list = Directive.list(name, Directive.order) else { throw .malformed("setElementOrder list") }
        let current = try original[list].map { (value: JSONValue) throws(StrategicMergeError) in try Self.elements(value) }
        let change = try patch[list].map { (value: JSONValue) throws(StrategicMergeError) in try Self.elements(value) }
        guard let member = schema.mergeMember(list) else {
            throw .failed(
                "unable to find api field in struct \(schema.mergeTypeName) for the json field \(GoFormat.quoted(list))")
        }
        let key = member.rule.mergeKey
        try Self.check(change ?? [], order, key)
        let merged: [JSONValue]
        switch (current, change) {
        case (nil, nil): return
        case (let current?, nil): merged = current
        case (nil, let change?): merged = change.compactMap(taken)
        case (let current?, let change?):
            merged = member.rule.strategy == .merge ? try lists(current, change, member, deleting: false) : change
        }
        _ = try Self.areObjects(current ?? [], change ?? [])
        original[list] = .array(try Self.sorted(merged, order, current ?? [], key))
        patch.removeValue(forKey: list)
    }

    /// The patch's elements must stand in the directive's order.
    private static func check(
        _ change: [JSONValue], _ order: [JSONValue], _ key: String?
    ) throws(StrategicMergeError) {
        if change.isEmpty || order.isEmpty { return }
        if key != nil { for element in change { _ = try members(element) } }
        let listed = change.filter { !Directive.isDeletion($0) }
        var next = 0
        var position = 0
        while next < listed.count, position < order.count {
            if Directive.isDirective(listed[next]) {
                next += 1
                continue
            }
            if try identity(listed[next], key) == identity(order[position], key) { next += 1 }
            position += 1
        }
        if next < listed.count {
            throw .failed(
                "The order in patch list:\n\(GoFormat.plain(.array(change)))\n doesn't match $setElementOrder list:\n"
                    + "\(GoFormat.plain(.array(order)))\n")
        }
    }

    /// Elements of the order in its order, the others in between as they were, directives that delete behind their like.
    static func sorted(
        _ merged: [JSONValue], _ order: [JSONValue], _ live: [JSONValue], _ key: String?
    ) throws(StrategicMergeError) -> [JSONValue] {
        func ranks(_ list: [JSONValue]) throws(StrategicMergeError) -> [JSONValue: Int] {
            var ranks: [JSONValue: Int] = [:]
            for (rank, element) in list.enumerated() {
                let value = try identity(element, key)
                if ranks[value] == nil { ranks[value] = rank }
            }
            return ranks
        }
        let ranksInOrder = try ranks(order)
        let ranksInLive = try ranks(live)
        typealias Entry = (element: JSONValue, live: Int?, isDeletion: Bool, rank: Int, position: Int)
        var ours: [Entry] = []
        var theirs: [Entry] = []
        for (position, element) in merged.enumerated() {
            let value = try identity(element, key)
            let isDeletion = key != nil && Directive.isDeletion(element)
            let live = ranksInLive[value]
            if let rank = ranksInOrder[value] {
                ours.append((element, live, isDeletion, rank, position))
            } else {
                theirs.append((element, live, isDeletion, live ?? .max, position))
            }
        }
        func precedes(_ a: Entry, _ b: Entry) -> Bool {
            if a.isDeletion != b.isDeletion { return b.isDeletion }
            return a.isDeletion || a.rank == b.rank ? a.position < b.position : a.rank < b.rank
        }
        ours.sort(by: precedes)
        theirs.sort(by: precedes)
        var result: [JSONValue] = []
        result.reserveCapacity(merged.count)
        var (i, j) = (0, 0)
        while i < theirs.count || j < ours.count {
            let takesTheirs: Bool
            if i == theirs.count || j == ours.count {
                takesTheirs = j == ours.count
            } else if let first = theirs[i].live, let second = ours[j].live {
                takesTheirs = first < second
            } else {
                takesTheirs = false
            }
            if takesTheirs {
                result.append(theirs[i].element)
                i += 1
            } else {
                result.append(ours[j].element)
                j += 1
            }
        }
        return result
    }
}
