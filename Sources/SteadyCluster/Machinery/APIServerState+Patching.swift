import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    mutating func patch(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        try WriteOptions.check(call, as: "PatchOptions")
        if call.isApply { return try apply(call, target) }
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        let patch = try Patch(call)
        let definition = target.definition
        let before = definition.inRequestedVersion(live.value)
        let (object, warnings) = try patched(before, patch, call, definition)
        try requireName(object, target)
        try checkName(object, target)
        try requireVersion(object, live, warnings, target)
        // A patch cannot clear what it does not name: the version stays a precondition only if the patch sets one.
        return try replace(live, with: object, warnings, call, target) { state, object in
            state.updatingManagedFields(live: before, object, call, target)
        }
    }

    /// What a patch makes of an object, decoded.
    func patched(
        _ before: JSONValue, _ patch: Patch, _ call: APICall, _ definition: ResourceDefinition
    ) throws(StatusError) -> (value: JSONValue, warnings: [String]) {
        let object = try patch.applied(to: before, definition)
        if definition.isCustom, let version = object["apiVersion"]?.stringValue, version != definition.apiVersion,
            object["kind"]?.stringValue == definition.kind
        {
            let cause = FieldCause(
                reason: "FieldValueInvalid",
                message: "Invalid value: \(GoString.quoted(version)): must be \(definition.apiVersion)", field: "apiVersion")
            throw .invalid(
                kind: definition.kind, group: version.contains("/") ? String(version.prefix { $0 != "/" }) : "",
                name: object[path: "metadata", "name"]?.stringValue ?? "", [cause])
        }
        // What strict decoding finds, and what cannot be decoded at all, is the patch's fault.
        let problems = Self.problems(object, patch.duplicates, definition)
        if !definition.isCustom, let why = otherTypeFailure(object, definition) ?? definition.schema?.decodeFailure(object) {
            throw .invalidPatch(patch.text(making: object), why)
        }
        if call.query("fieldValidation") == "Strict", !problems.isEmpty {
            throw .invalidPatch(patch.text(making: object), "strict decoding error: \(problems.joined(separator: ", "))")
        }
        let warnings = call.query("fieldValidation") == "Ignore" ? [] : patch.notes + problems
        return (try typed(object, definition), warnings)
    }

    /// Why what a patch has made another kind of cannot be read as that; `nil` if it is of the kind it was, or can.
    private func otherTypeFailure(_ object: JSONValue, _ definition: ResourceDefinition) -> String? {
        guard let kind = object["kind"]?.stringValue, let version = object["apiVersion"]?.stringValue, !kind.isEmpty,
            !version.isEmpty, kind != definition.kind || version != definition.apiVersion
        else { return nil }
        if let other = registry.definition(apiVersion: version, kind: kind), !other.isCustom {
            return other.schema?.decodeFailure(object)
        }
        let parts = version.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (group, number) = parts.count == 2 ? (parts[0], parts[1]) : ("", version)
        if kind == definition.kind, LegacyVersions.contains(group, number) { return nil }
        return "no kind \(GoString.quoted(kind)) is registered for version \(GoString.quoted(version)) in scheme "
            + "\"pkg/api/legacyscheme/scheme.go:30\""
    }

    func requireName(_ object: JSONValue, _ target: Target) throws(StatusError) {
        guard (object[path: "metadata", "name"]?.stringValue ?? "").isEmpty else { return }
        throw .badRequest(
            "the name of the object (\(target.name) based on URL) was undeterminable: name must be provided")
    }

    func checkName(_ object: JSONValue, _ target: Target) throws(StatusError) {
        guard let name = object[path: "metadata", "name"]?.stringValue, !name.isEmpty, name != target.name else { return }
        throw .badRequest("the name of the object (\(name)) does not match the name on the URL (\(target.name))")
    }

    private mutating func apply(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let manager = call.query("fieldManager") ?? ""
        let (applied, warnings) = try appliedConfiguration(call)
        let engine = applyEngine(target)
        let now = text(wallTime)
        let apiVersion = target.definition.apiVersion
        let force = call.flag("force")
        guard let live = store.object(target.key, in: target.collection) else {
            guard target.subresource == nil else { throw .notFound(target.definition, target.name) }
            if !call.requester.isMaster {
                var attributes = RequestAttributes(call)
                attributes.verb = "create"
                try authorize(call.requester, attributes)
            }
            let owned = try engine.run(nil, applied, manager, force, target, apiVersion, now)
            if let uid = applied[path: "metadata", "uid"]?.stringValue, !uid.isEmpty {
                throw .conflict(
                    target.definition, target.name,
                    "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
            }
            try checkName(owned, target)
            try Self.checkConvertible(owned, applied, target.definition)
            let fields = owned[path: "metadata", "managedFields"]
            return try create(owned, warnings, call, target) { _, object in
                var object = object
                object[path: "metadata", "managedFields"] = fields
                return object
            }
        }
        let before = target.definition.inRequestedVersion(live.value)
        var merged = try engine.run(before, applied, manager, force, target, apiVersion, now)
        try checkName(merged, target)
        if merged != before { try Self.checkConvertible(merged, applied, target.definition) }
        // A version in the applied object is a precondition.
        merged[path: "metadata", "resourceVersion"] = applied[path: "metadata", "resourceVersion"]
        let fields = merged[path: "metadata", "managedFields"]
        return try replace(live, with: merged, warnings, call, target) { _, object in
            var object = object
            object[path: "metadata", "managedFields"] = fields
            return object
        }
    }

    /// What cannot be decoded at all is found only after the merge.
    private static func checkConvertible(
        _ merged: JSONValue, _ applied: JSONValue, _ definition: ResourceDefinition
    ) throws(StatusError) {
        guard !definition.isCustom, let why = definition.schema?.decodeFailure(merged) else { return }
        let metadata = applied["metadata"]
        let name = "\(metadata?["namespace"]?.stringValue ?? "")/\(metadata?["name"]?.stringValue ?? "")"
        let type = "\(definition.group)/\(definition.version), Kind=\(definition.kind)"
        throw StatusError(
            500, reason: "",
            message:
                "failed to convert new object (\(name); \(type)) to proper version: unable to convert unstructured object to "
                + "\(type): \(why)")
    }

    /// The body of an apply; unknown fields are the engine's to refuse.
    func appliedConfiguration(_ call: APICall) throws(StatusError) -> (value: JSONValue, warnings: [String]) {
        let bytes = call.request.body ?? []
        if bytes.isEmpty { return (.emptyObject, []) }
        var duplicates: [String] = []
        let value: JSONValue
        do {
            value = try JSONValue.parse(bytes, duplicates: &duplicates)
        } catch {
            throw .badRequest("error decoding YAML: error converting YAML to JSON: yaml: \(error)")
        }
        if value.isNull { return (.emptyObject, []) }
        // Read as YAML: a number that is whole is an integer, however it is written.
        let whole = Self.withWholeNumbers(value)
        guard case .object = value else {
            throw .badRequest(
                "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                    + "\(JSONFault.goType(value)) into Go value of type map[string]interface {}")
        }
        // A body that did not come through a reader of YAML is one line of JSON, as clients write it.
        let problems =
            call.request.bodyProblems
            + duplicates.map { name in
                "line 1: key \(GoString.quoted(name.split(separator: ".").last.map(String.init) ?? name)) already set in map"
            }
        guard !problems.isEmpty, call.query("fieldValidation") != "Ignore" else { return (whole, []) }
        if call.query("fieldValidation") == "Strict" {
            throw .badRequest("error strict decoding YAML: error converting YAML to JSON: \(Self.yamlError(problems))")
        }
        return (whole, problems)
    }

    private static func withWholeNumbers(_ value: JSONValue) -> JSONValue {
        switch value {
        case .double(let double): Int64(exactly: double).map { .integer($0) } ?? value
        case .array(let elements): .array(elements.map(withWholeNumbers))
        case .object(var members):
            {
                for (name, member) in members {
                    switch member {
                    case .double, .array, .object: members[name] = withWholeNumbers(member)
                    default: break
                    }
                }
                return .object(members)
            }()
        default: value
        }
    }
}

/// A patch that is not an apply.
struct Patch {
    private enum Content {
        case json(JSONPatch)
        case merge(JSONValue)
        case strategic(JSONValue)
    }

    private let content: Content
    /// Members that occur twice in it.
    let duplicates: [String]
    /// What else is odd of it.
    var notes: [String] = []
    private static let longest = 10_000

    /// - Throws: 400 if it cannot be read, 413 if it has too many operations.
    init(_ call: APICall) throws(StatusError) {
        var duplicates: [String] = []
        let body: JSONValue
        do {
            body = try JSONValue.parse(call.request.body ?? [], duplicates: &duplicates)
        } catch {
            let why = JSONFault.text(call.request.body ?? []) ?? "\(error)"
            throw .badRequest("error decoding patch: \(why)")
        }
        func refused(_ type: String) -> StatusError {
            .badRequest("error decoding patch: json: cannot unmarshal \(JSONFault.goType(body)) into Go value of type \(type)")
        }
        let isJSONPatch = call.contentType == "application/json-patch+json"
        self.duplicates = isJSONPatch ? [] : duplicates
        switch call.contentType {
        case "application/json-patch+json":
            if body.isNull {
                content = .json(JSONPatch([]))
                return
            }
            guard case .array(let operations) = body else { throw refused("[]handlers.jsonPatchOp") }
            notes = try Self.notes(operations) + duplicates.map { "json patch duplicate field \"\($0)\"" }
            guard operations.count <= Self.longest else {
                throw StatusError(
                    413, reason: "RequestEntityTooLarge",
                    message: "Request entity too large: "
                        + "The allowed maximum operations in a JSON patch is \(Self.longest), got \(operations.count)")
            }
            guard let patch = try? JSONPatch(lenient: body) else { throw Self.unprocessable }
            content = .json(patch)
        case "application/merge-patch+json":
            guard case .object = body else { throw refused("map[string]interface {}") }
            content = .merge(body)
        default:
            guard case .object = body else { throw refused("map[string]interface {}") }
            content = .strategic(body)
        }
    }

    /// Checks the types of operations, and tells which of their members nobody knows.
    private static func notes(_ operations: [JSONValue]) throws(StatusError) -> [String] {
        var notes: [String] = []
        for (index, operation) in operations.enumerated() {
            if operation.isNull { continue }
            guard case .object(let members) = operation else {
                throw .badRequest(
                    "error decoding patch: json: cannot unmarshal \(JSONFault.goType(operation)) into Go value of type "
                        + "handlers.jsonPatchOp")
            }
            for (name, value) in members {
                switch name {
                case "op", "path", "from":
                    guard value.isNull || value.stringValue != nil else {
                        throw .badRequest(
                            "error decoding patch: json: cannot unmarshal \(JSONFault.goType(value)) into Go struct field "
                                + "jsonPatchOp.\(name) of type string")
                    }
                case "value": break
                default: notes.append("json patch unknown field \"[\(index)].\(name)\"")
                }
            }
        }
        return notes
    }

    private static let unprocessable = StatusError(
        422, reason: "Invalid", message: "the server rejected our request due to an error in our request", details: [:])

    func applied(to live: JSONValue, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        switch content {
        case .merge(let patch): return MergePatch.apply(patch, to: live)
        case .json(let patch):
            do {
                return try patch.apply(to: live, isLenient: true)
            } catch {
                throw Self.unprocessable
            }
        case .strategic(let patch):
            guard let schema = definition.schema else { throw .unsupportedMediaType(PatchType.custom) }
            do {
                var result = try StrategicMergePatch(schema: schema).apply(patch, to: live)
                // What an object is, is not for such a patch to say.
                for name in ["apiVersion", "kind"] { result[name] = live[name] }
                return result
            } catch {
                throw StatusError(error.status, reason: error.status == 400 ? "BadRequest" : "", message: error.message)
            }
        }
    }

    /// What messages show: the result of the patch, or of a strategic merge the patch itself, as Go prints maps.
    func text(making result: JSONValue) -> String {
        guard case .strategic(let patch) = content else { return result.serializedText() }
        return Self.goText(patch)
    }

    private static func goText(_ value: JSONValue) -> String {
        switch value {
        case .object(let object): "map[\(object.map { "\($0.name):\(goText($0.value))" }.joined(separator: " "))]"
        case .array(let array): "[\(array.map(goText).joined(separator: " "))]"
        case .string(let text): text
        case .null: "<nil>"
        default: value.serializedText()
        }
    }
}

extension ApplyEngine {
    func run(
        _ live: JSONValue?, _ applied: JSONValue, _ manager: String, _ force: Bool, _ target: Target, _ apiVersion: String,
        _ now: String
    ) throws(StatusError) -> JSONValue {
        do {
            return try apply(
                live: live, applied: applied, manager: manager, force: force, subresource: target.subresource,
                apiVersion: apiVersion, now: now)
        } catch {
            throw StatusError(error, target)
        }
    }
}

extension StatusError {
    /// The answer to an apply that was refused.
    fileprivate init(_ error: ApplyError, _ target: Target) {
        switch error {
        case .conflicts(let conflicts):
            let causes = conflicts.map { FieldCause(reason: "FieldManagerConflict", message: $0.message, field: $0.fieldPath) }
            self.init(
                409, reason: "Conflict", message: error.message,
                details: [
                    "causes": .array(
                        causes.map { ["reason": .string($0.reason), "message": .string($0.message), "field": .string($0.field)] })
                ])
        case .badRequest: self.init(400, reason: "BadRequest", message: error.message)
        case .invalid: self.init(500, reason: "", message: error.message)
        }
    }
}
