package import SteadyCodec

/// Why a strategic merge patch cannot be applied, with the status and message of the API server.
package struct StrategicMergeError: Error, Hashable, Sendable {
    package var status: Int
    package var message: String

    package init(status: Int, message: String) {
        self.status = status
        self.message = message
    }
}

/// Strategic merge patches: merge patches that know the merge keys of lists and carry directives.
package struct StrategicMergePatch: Sendable {
    private let schema: Schema

    /// - Parameter schema: of the built-in kind that is patched.
    package init(schema: Schema) { self.schema = schema }

    /// The patched object.
    package func apply(_ patch: JSONValue, to original: JSONValue) throws(StrategicMergeError) -> JSONValue {
        guard case .object(let patch) = patch, case .object(let original) = original else {
            throw StrategicMergeError(status: 400, message: "invalid JSON document")
        }
        return .object(try Self.merge(original, patch, schema))
    }

    private static let directive = "$patch"
    private static let retainKeys = "$retainKeys"
    private static let orderPrefix = "$setElementOrder/"
    private static let deletePrefix = "$deleteFromPrimitiveList/"

    private static func failed(_ message: String) -> StrategicMergeError { StrategicMergeError(status: 500, message: message) }

    private static func elements(_ value: JSONValue) throws(StrategicMergeError) -> [JSONValue] {
        if case .array(let elements) = value { return elements }
        throw failed("expected a []interface {}, but received a \(GoText.type(value))")
    }

    // MARK: Objects

    private static func merge(
        _ original: JSONObject, _ patch: JSONObject, _ schema: Schema
    ) throws(StrategicMergeError) -> JSONObject {
        if let what = patch[directive] {
            switch what.stringValue {
            case "replace":
                var rest = patch
                rest.removeValue(forKey: directive)
                return rest
            case "delete": return JSONObject()
            default:
                throw failed("unknown patch type: \(GoText.plain(what)) in map: \(GoText.plain(.object(patch)))")
            }
        }
        var result = original
        var patch = patch
        try retain(&result, &patch)
        try order(&result, &patch, schema)
        for (name, value) in patch {
            if name.hasPrefix(deletePrefix) {
                let list = String(name.dropFirst(deletePrefix.count))
                guard case .array(let current)? = result[list], case .array(let gone) = value else { continue }
                result[list] = .array(current.filter { !gone.contains($0) })
                continue
            }
            if value.isNull {
                result.removeValue(forKey: name)
                continue
            }
            guard let old = result[name] else {
                result[name] = withoutDirectives(value.withoutNullMembers)
                continue
            }
            // What a directive inside says of the strategy lies on the member, what it says of types below it.
            let member = schema.property(name)?.schema
            let inside = member?.resolved ?? schema.member(name) ?? .any
            switch (old, value) {
            case (.object(let old), .object(let new)):
                result[name] = .object(member?.patchStrategy.contains(.replace) == true ? new : try merge(old, new, inside))
            case (.array(let old), .array(let new)):
                result[name] = .array(try lists(old, new, member ?? .any))
            default: result[name] = withoutDirectives(value.withoutNullMembers)
            }
        }
        return result
    }

    /// Carries out `$retainKeys`: all members that are not listed go.
    private static func retain(_ original: inout JSONObject, _ patch: inout JSONObject) throws(StrategicMergeError) {
        guard let directive = patch.removeValue(forKey: retainKeys) else { return }
        let malformed = StrategicMergeError(status: 400, message: "invalid patch format of retainKeys")
        guard case .array(let listed) = directive else { throw malformed }
        let kept = Set(listed.compactMap(\.stringValue))
        for (name, value) in patch where !value.isNull && !name.hasPrefix(orderPrefix) && !name.hasPrefix(deletePrefix) {
            if !kept.contains(name) { throw malformed }
        }
        for name in original.keys where !kept.contains(name) { original.removeValue(forKey: name) }
    }

    /// Carries out `$setElementOrder/x` together with the patch of the list `x`.
    private static func order(
        _ original: inout JSONObject, _ patch: inout JSONObject, _ schema: Schema
    ) throws(StrategicMergeError) {
        for name in patch.keys where name.hasPrefix(orderPrefix) {
            guard let directive = patch.removeValue(forKey: name) else { continue }
            let order = try elements(directive)
            let list = String(name.dropFirst(orderPrefix.count))
            let member = schema.property(list)?.schema ?? .any
            let key = member.patchMergeKey
            let change = try patch[list].map { (value: JSONValue) throws(StrategicMergeError) in try elements(value) }
            let current = try original[list].map { (value: JSONValue) throws(StrategicMergeError) in try elements(value) }
            try check(change ?? [], order, key)
            let merged: [JSONValue]
            switch (current, change) {
            case (nil, nil): continue
            case (let current?, nil): merged = current
            case (nil, let change?): merged = change.compactMap(withoutDirectives)
            case (let current?, let change?): merged = try lists(current, change, member)
            }
            original[list] = .array(try sorted(merged, order, current ?? [], key))
            patch.removeValue(forKey: list)
        }
    }

    /// The patch's elements must stand in the directive's order.
    private static func check(_ change: [JSONValue], _ order: [JSONValue], _ key: String?) throws(StrategicMergeError) {
        if change.isEmpty || order.isEmpty { return }
        let listed = change.filter { $0[directive]?.stringValue != "delete" }
        var next = 0
        var position = 0
        while next < listed.count, position < order.count {
            if listed[next].objectValue?.contains(directive) == true {
                next += 1
                continue
            }
            if try identity(listed[next], key) == identity(order[position], key) { next += 1 }
            position += 1
        }
        if next < listed.count {
            throw failed(
                "The order in patch list:\n\(GoText.plain(.array(change)))\n doesn't match $setElementOrder list:\n"
                    + "\(GoText.plain(.array(order)))\n")
        }
    }

    // MARK: Lists

    /// What an element is told apart by: its merge key's value, or itself.
    private static func identity(_ element: JSONValue, _ key: String?) throws(StrategicMergeError) -> JSONValue {
        guard let key else { return element }
        guard case .object(let members) = element else {
            throw failed("expected a map[string]interface {}, but received a \(GoText.type(element))")
        }
        guard let value = members[key] else {
            throw failed("map: \(GoText.plain(element)) does not contain declared merge key: \(key)")
        }
        return value
    }

    private static func lists(
        _ original: [JSONValue], _ patch: [JSONValue], _ member: Schema
    ) throws(StrategicMergeError) -> [JSONValue] {
        guard member.patchStrategy.contains(.merge) else { return patch }
        if original.isEmpty && patch.isEmpty { return original }
        guard let key = member.patchMergeKey else {
            var merged: [JSONValue] = []
            for element in original + patch where !merged.contains(element) { merged.append(element) }
            return try sorted(merged, patch, original, nil)
        }
        let (base, changes) = try special(original, patch, key)
        var merged = base
        let items = member.items?.resolved ?? .any
        for change in changes {
            let value = try identity(change, key)
            let index = try position(of: value, in: merged, key)
            if let index, case .object(let old) = merged[index], case .object(let new) = change {
                merged[index] = .object(try merge(old, new, items))
            } else {
                merged.append(change)
            }
        }
        return try sorted(merged, changes, base, key)
    }

    private static func position(
        of value: JSONValue, in list: [JSONValue], _ key: String
    ) throws(StrategicMergeError) -> Int? {
        for (index, element) in list.enumerated() {
            guard case .object(let members) = element else { throw failed("value for key \(index) is not a map") }
            if members[key] == value { return index }
        }
        return nil
    }

    /// Carries out the elements that are directives, and leaves them out.
    private static func special(
        _ original: [JSONValue], _ patch: [JSONValue], _ key: String
    ) throws(StrategicMergeError) -> ([JSONValue], [JSONValue]) {
        var original = original
        var changes: [JSONValue] = []
        var replaces = false
        for element in patch {
            guard case .object(let members) = element else {
                throw failed("expected a map[string]interface {}, but received a \(GoText.type(element))")
            }
            guard let what = members[directive] else {
                changes.append(element)
                continue
            }
            switch what.stringValue {
            case "delete":
                let value = try identity(element, key)
                original.removeAll { $0[key] == value }
            case "replace": replaces = true
            case "merge": throw failed("merging lists cannot yet be specified in the patch")
            default: throw failed("unknown patch type: \(GoText.plain(what)) in map: \(GoText.plain(element))")
            }
        }
        return replaces ? (changes, []) : (original, changes)
    }

    /// Elements of the patch in the patch's order, the others in between as they were.
    private static func sorted(
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
        let patchRanks = try ranks(order)
        let liveRanks = try ranks(live)
        var ours: [(JSONValue, JSONValue, Int)] = []
        var theirs: [(JSONValue, JSONValue)] = []
        for element in merged {
            let value = try identity(element, key)
            if let rank = patchRanks[value] { ours.append((element, value, rank)) } else { theirs.append((element, value)) }
        }
        ours.sort { $0.2 < $1.2 }
        var result: [JSONValue] = []
        result.reserveCapacity(merged.count)
        var i = 0
        var j = 0
        while i < theirs.count || j < ours.count {
            if i < theirs.count, j == ours.count || isBefore(theirs[i].1, ours[j].1, liveRanks) {
                result.append(theirs[i].0)
                i += 1
            } else {
                result.append(ours[j].0)
                j += 1
            }
        }
        return result
    }

    private static func isBefore(_ a: JSONValue, _ b: JSONValue, _ ranks: [JSONValue: Int]) -> Bool {
        guard let first = ranks[a], let second = ranks[b] else { return false }
        return first < second
    }

    /// The value without objects that are directives; nothing if it is one.
    private static func withoutDirectives(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let members):
            if members.contains(directive) { return .none }
            return .object(
                JSONObject(members.compactMap { member in withoutDirectives(member.value).map { (member.name, $0) } }))
        case .array(let elements): return .array(elements.compactMap(withoutDirectives))
        default: return .some(value)
        }
    }
}

extension JSONValue {
    /// The value without members that are `null`, at any depth.
    fileprivate var withoutNullMembers: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.withoutNullMembers))
        case .object(let members):
            .object(
                JSONObject(
                    members.compactMap { $0.value.isNull ? nil : (name: $0.name, value: $0.value.withoutNullMembers) }))
        default: self
        }
    }
}
