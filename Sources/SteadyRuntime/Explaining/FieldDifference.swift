import SteadyCodec

/// Compares two states of an object, field by field.
struct FieldDifference {
    /// How many fields are told; more are counted.
    static var limit: Int { 32 }

    private let resource: String
    private let redaction: Redaction
    private(set) var changes: [FieldChange] = []
    private(set) var omitted = 0

    /// The fields that differ, without what changes with every write: `metadata.resourceVersion` and `metadata.managedFields`.
    ///
    /// - Parameters:
    ///   - old: the state before.
    ///   - new: the state after.
    ///   - resource: what it is, such as `deployments.apps`.
    ///   - redaction: which values are not shown.
    init(from old: JSONValue, to new: JSONValue, of resource: String, _ redaction: Redaction) {
        self.resource = resource
        self.redaction = redaction
        compare(old, new, "", "", depth: 0)
    }

    private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, _ first: String, _ path: String, depth: Int) {
        if old == new { return }
        // What is in an object or an array is told field by field, so that each is asked whether it may be shown.
        switch (old, new) {
        case (let old?, let new?) where old.objectValue != nil && new.objectValue != nil:
            members(old.objectValue ?? JSONObject(), new.objectValue ?? JSONObject(), first, path, depth)
        case (nil, let new?) where new.objectValue?.isEmpty == false:
            members(JSONObject(), new.objectValue ?? JSONObject(), first, path, depth)
        case (let old?, nil) where old.objectValue?.isEmpty == false:
            members(old.objectValue ?? JSONObject(), JSONObject(), first, path, depth)
        case (let old?, let new?) where old.arrayValue != nil && new.arrayValue != nil:
            elements(old.arrayValue ?? [], new.arrayValue ?? [], first, path, depth)
        case (nil, let new?) where new.arrayValue?.isEmpty == false:
            elements([], new.arrayValue ?? [], first, path, depth)
        case (let old?, nil) where old.arrayValue?.isEmpty == false:
            elements(old.arrayValue ?? [], [], first, path, depth)
        default: tell(old, new, first, path)
        }
    }

    private mutating func members(_ old: JSONObject, _ new: JSONObject, _ first: String, _ path: String, _ depth: Int) {
        for name in Set(old.keys).union(new.keys).sorted() {
            if depth == 1, first == "metadata", name == "resourceVersion" || name == "managedFields" { continue }
            let isPlain = name.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: " ") }
            let step = isPlain ? (path.isEmpty ? name : ".\(name)") : "[\"\(name)\"]"
            compare(old[name], new[name], depth == 0 ? name : first, path + step, depth: depth + 1)
        }
    }

    private mutating func elements(_ old: [JSONValue], _ new: [JSONValue], _ first: String, _ path: String, _ depth: Int) {
        if let key = Self.key(old, new) {
            func named(_ elements: [JSONValue]) -> [String: JSONValue] {
                Dictionary(elements.map { ($0[key]?.stringValue ?? "", $0) }) { first, _ in first }
            }
            let (before, after) = (named(old), named(new))
            for name in Set(before.keys).union(after.keys).sorted() {
                compare(before[name], after[name], first, "\(path)[\(key)=\(name)]", depth: depth + 1)
            }
            return
        }
        for index in 0..<max(old.count, new.count) {
            let before = index < old.count ? old[index] : nil
            let after = index < new.count ? new[index] : nil
            compare(before, after, first, "\(path)[\(index)]", depth: depth + 1)
        }
    }

    /// By which member elements are told apart, if each has one of its own.
    private static func key(_ old: [JSONValue], _ new: [JSONValue]) -> String? {
        ["name", "type", "uid"].first { key in
            [old, new].allSatisfy { elements in
                let names = elements.compactMap { $0[key]?.stringValue }
                return names.count == elements.count && Set(names).count == names.count
            }
        }
    }

    private mutating func tell(_ old: JSONValue?, _ new: JSONValue?, _ first: String, _ path: String) {
        guard changes.count < Self.limit else {
            omitted += 1
            return
        }
        let isRedacted = redaction.hides(resource, first, path)
        changes.append(
            FieldChange(
                path: path, old: isRedacted ? nil : old, new: isRedacted ? nil : new, isRedacted: isRedacted,
                identity: new.hashValue))
    }
}
