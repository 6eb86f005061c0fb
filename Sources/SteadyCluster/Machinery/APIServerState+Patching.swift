import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    mutating func patch(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        switch call.contentType {
        case "application/apply-patch+yaml", "application/apply-patch+json": return try apply(call, target)
        case "application/merge-patch+json", "application/json-patch+json", "application/strategic-merge-patch+json": break
        default:
            throw .unsupportedMediaType(
                ["application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml"])
        }
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        let before = target.definition.inRequestedVersion(live.value)
        let patched = try patched(before, call, target)
        let (object, warnings) = try checked(patched, [], call, target)
        // A patch cannot clear what it does not name: the version stays a precondition only if the patch sets one.
        return try replace(live, with: object, warnings, call, target) { state, object in
            state.updatingManagedFields(live: before, object, call, target)
        }
    }

    private func patched(_ live: JSONValue, _ call: APICall, _ target: Target) throws(StatusError) -> JSONValue {
        let body: JSONValue
        do {
            body = try JSONValue(parsing: call.request.body ?? [])
        } catch {
            throw .badRequest("error decoding patch: \(error)")
        }
        do {
            switch call.contentType {
            case "application/merge-patch+json":
                guard case .object = body else { throw StatusError.badRequest("error decoding patch: expected an object") }
                return MergePatch.apply(body, to: live)
            case "application/json-patch+json": return try JSONPatch(body).apply(to: live)
            default:
                guard !target.definition.isCustom, let schema = target.definition.schema else {
                    throw StatusError.unsupportedMediaType(
                        ["application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml"])
                }
                return try StrategicMergePatch(schema: schema).apply(body, to: live)
            }
        } catch let error as StatusError {
            throw error
        } catch let error as StrategicMergeError {
            throw StatusError(error.status, reason: error.status == 400 ? "BadRequest" : "", message: error.message)
        } catch {
            throw StatusError(
                422, reason: "Invalid", message: "the server rejected our request due to an error in our request: \(error)",
                details: [:])
        }
    }

    private mutating func apply(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        guard let manager = call.query("fieldManager"), !manager.isEmpty else {
            throw .invalid(
                kind: "PatchOptions", group: "meta.k8s.io", name: "",
                [
                    FieldCause(
                        reason: "FieldValueRequired", message: "Required value: is required for apply patch",
                        field: "fieldManager")
                ])
        }
        let (value, duplicates) = try call.object()
        if let fields = value[path: "metadata", "managedFields"], fields != .null {
            throw .badRequest("metadata.managedFields must be nil")
        }
        let (applied, warnings) = try checked(value, duplicates, call, target)
        let engine = applyEngine(target)
        let now = text(wallTime)
        let apiVersion = target.definition.apiVersion
        let force = call.flag("force")
        guard let live = store.object(target.key, in: target.collection) else {
            guard target.subresource == nil else { throw .notFound(target.definition, target.name) }
            if let uid = applied[path: "metadata", "uid"]?.stringValue, !uid.isEmpty {
                throw .conflict(
                    target.definition, target.name,
                    "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
            }
            let owned = try engine.run(nil, applied, manager, force, target, apiVersion, now)
            let fields = owned[path: "metadata", "managedFields"]
            return try create(owned, warnings, call, target) { _, object in
                var object = object
                object[path: "metadata", "managedFields"] = fields
                return object
            }
        }
        let before = target.definition.inRequestedVersion(live.value)
        var merged = try engine.run(before, applied, manager, force, target, apiVersion, now)
        // A version in the applied object is a precondition.
        merged[path: "metadata", "resourceVersion"] = applied[path: "metadata", "resourceVersion"]
        let fields = merged[path: "metadata", "managedFields"]
        return try replace(live, with: merged, warnings, call, target) { _, object in
            var object = object
            object[path: "metadata", "managedFields"] = fields
            return object
        }
    }
}

extension ApplyEngine {
    fileprivate func run(
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
