/// Strategic merge patches: merge patches that know by what the elements of lists are told apart, and that carry directives.
///
/// `$patch: replace|delete` in an object, `$retainKeys` for unions, `$setElementOrder/x` for the order of the list `x`,
/// `$deleteFromPrimitiveList/x` for the scalars that go from it (Kubernetes, "Strategic Merge Patch"). Only built-in kinds take
/// them; for others there are ``MergePatch`` and server-side apply.
public struct StrategicMergePatch: Sendable {
    /// What is known of the kind.
    public let schema: any MergeSchema

    /// Patches for a kind.
    public init(schema: any MergeSchema) { self.schema = schema }

    /// The patched object.
    ///
    /// - Throws: ``StrategicMergeError`` as the API server answers, with the place.
    public func apply(_ patch: JSONValue, to original: JSONValue) throws(StrategicMergeError) -> JSONValue {
        guard case .object(let patch) = patch, case .object(let original) = original else {
            throw StrategicMergeError(status: 400, message: "invalid JSON document")
        }
        return .object(try StrategicMerger(combinesPatches: false).merge(original, patch, schema))
    }
}

/// Why a strategic merge patch cannot be applied or made.
public struct StrategicMergeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The HTTP status of the API server's answer: 400 for a malformed patch, 422, 500 for all else; 409 for a conflict.
    public var status: Int
    /// What is wrong, in the words of the API server.
    public var message: String
    /// The place: `spec.template.spec.containers`.
    public var path: String

    /// An error of these parts.
    public init(status: Int, message: String, path: String = "") {
        self.status = status
        self.message = message
        self.path = path
    }

    public var description: String { path.isEmpty ? message : "\(path): \(message)" }

    static func failed(_ message: String) -> StrategicMergeError { StrategicMergeError(status: 500, message: message) }
    static func malformed(_ what: String) -> StrategicMergeError {
        StrategicMergeError(status: 400, message: "invalid patch format of \(what)")
    }

    func inside(_ name: String) -> StrategicMergeError {
        var error = self
        error.path = path.isEmpty ? name : path.hasPrefix("[") ? name + path : "\(name).\(path)"
        return error
    }
}

/// The names that mean something in patches.
enum Directive {
    static let patch = "$patch"
    static let retainKeys = "$retainKeys"
    static let order = "$setElementOrder"
    static let deletion = "$deleteFromPrimitiveList"

    /// The list of which a directive `$…/list` speaks.
    static func list(_ name: String, _ prefix: String) -> String? {
        guard name.hasPrefix(prefix + "/") else { return nil }
        return String(name.dropFirst(prefix.count + 1))
    }

    /// Whether a member of that name is a directive to its object or to another member.
    static func names(_ name: String) -> Bool {
        name == retainKeys || name.hasPrefix(order + "/") || name.hasPrefix(deletion + "/")
    }

    static func isDirective(_ value: JSONValue) -> Bool { value.objectValue?.contains(patch) ?? false }
    static func isDeletion(_ value: JSONValue) -> Bool { value[patch] == "delete" }
}

/// Merges a patch into an object, or a patch into a patch.
struct StrategicMerger {
    /// Whether both are patches: directives stay, and so does `null`.
    let combinesPatches: Bool

    func merge(_ original: JSONObject, _ patch: JSONObject, _ schema: any MergeSchema) throws(StrategicMergeError) -> JSONObject {
        if let what = patch[Directive.patch] { return try replaced(patch, what) }
        var result = original
        var patch = patch
        try retain(&result, &patch)
        try order(&result, &patch, schema)
        for (name, value) in patch {
            do throws(StrategicMergeError) {
                try merge(&result, name, value, schema)
            } catch {
                throw error.inside(name)
            }
        }
        return result
    }

    /// What an object becomes by its own directive.
    private func replaced(_ patch: JSONObject, _ what: JSONValue) throws(StrategicMergeError) -> JSONObject {
        switch what.stringValue {
        case "replace":
            var rest = patch
            rest.removeValue(forKey: Directive.patch)
            return rest
        case "delete": return JSONObject()
        default: throw .failed("unknown patch type: \(GoFormat.plain(what)) in map: \(GoFormat.plain(.object(patch)))")
        }
    }

    private func merge(
        _ result: inout JSONObject, _ key: String, _ value: JSONValue, _ schema: any MergeSchema
    ) throws(StrategicMergeError) {
        var name = key
        let isDeletion = key.hasPrefix(Directive.deletion)
        if isDeletion {
            if combinesPatches {
                result[key] = value
                return
            }
            guard let list = Directive.list(key, Directive.deletion) else { throw .malformed("primitive list") }
            name = list
        }
        if value.isNull {
            result[name] = combinesPatches ? .null : nil
            return
        }
        guard let old = result[name] else {
            if !isDeletion { result[name] = taken(value) }
            return
        }
        switch (old, value) {
        case (.object(let old), .object(let new)) where !isDeletion:
            let member = schema.mergeMember(name) ?? MergeMember()
            result[name] = .object(member.rule.strategy == .replace ? new : try merge(old, new, member.inside))
        case (.array(let old), .array(let new)):
            let member = schema.mergeMember(name) ?? MergeMember()
            if member.rule.strategy == .merge || isDeletion {
                result[name] = .array(try lists(old, new, member, deleting: isDeletion))
            } else {
                result[name] = value
            }
        default: if !isDeletion { result[name] = taken(value) }
        }
    }

    /// The value of a patch that meets nothing of its type: without directives, and without `null` in objects; nothing if it is a
    /// directive itself.
    ///
    /// The API server leaves some directives in place and has them dropped with the fields that it does not know.
    func taken(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let members):
            if members.contains(Directive.patch) { return .none }
            var result = JSONObject()
            for (name, value) in members {
                if !combinesPatches, value.isNull || Directive.names(name) { continue }
                result[name] = taken(value)
            }
            return .object(result)
        case .array(let elements): return .array(elements.compactMap(taken))
        default: return .some(value)
        }
    }

    /// Carries out `$retainKeys`: all members that are not listed go.
    private func retain(_ original: inout JSONObject, _ patch: inout JSONObject) throws(StrategicMergeError) {
        guard let directive = patch.removeValue(forKey: Directive.retainKeys) else { return }
        if combinesPatches {
            if let other = original[Directive.retainKeys], other != directive {
                throw .failed(
                    "\(GoFormat.plain(other)) and \(GoFormat.plain(directive)) are not deep equal: this may happen when "
                        + "calculating the 3-way diff patch")
            }
            original[Directive.retainKeys] = directive
            return
        }
        guard case .array(let listed) = directive else { throw .malformed("retainKeys") }
        let kept = Set(listed.compactMap(\.stringValue))
        for (name, value) in patch where !value.isNull {
            if name.hasPrefix(Directive.order) || name.hasPrefix(Directive.deletion) { continue }
            if !kept.contains(name) { throw .malformed("retainKeys") }
        }
        for name in original.keys where !kept.contains(name) { original.removeValue(forKey: name) }
    }
}
