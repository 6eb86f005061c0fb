import SteadyClient
import SteadyCodec
import SteadyModel

/// The body and query of a delete.
struct DeleteRequest {
    var uid: String?
    var resourceVersion: String?
    var propagation: String?
    var gracePeriodSeconds: Int64?
    var isDryRun: Bool

    /// Whether the older `orphanDependents` was given as false.
    var declinesOrphans = false
    /// The request as `DeleteOptions`.
    private(set) var options: JSONValue

    init(_ call: APICall) throws(StatusError) {
        let isInBody = call.request.body?.isEmpty == false
        var body: JSONValue = isInBody ? try Self.body(call) : [:]
        if !isInBody {
            if let policy = call.query("propagationPolicy") { body["propagationPolicy"] = .string(policy) }
            if let text = call.query("gracePeriodSeconds"), !text.isEmpty {
                guard let seconds = Int64(text) else {
                    throw .badRequest("strconv.ParseInt: parsing \(GoString.quoted(text)): invalid syntax")
                }
                body["gracePeriodSeconds"] = .integer(seconds)
            }
            body["orphanDependents"] = call.optionalFlag("orphanDependents").map { .bool($0) }
            let dryRun = call.request.query.filter { $0.name == "dryRun" }.map { JSONValue.string($0.value) }
            if !dryRun.isEmpty { body["dryRun"] = .array(dryRun) }
        }
        options = body
        options["apiVersion"] = "meta.k8s.io/v1"
        options["kind"] = "DeleteOptions"
        uid = body[path: "preconditions", "uid"]?.stringValue
        resourceVersion = body[path: "preconditions", "resourceVersion"]?.stringValue
        propagation = body["propagationPolicy"]?.stringValue
        gracePeriodSeconds = body["gracePeriodSeconds"]?.integerValue.map { $0 < 0 ? 1 : $0 }
        let orphan = body["orphanDependents"]?.boolValue
        let dryRun = (body["dryRun"]?.arrayValue ?? []).compactMap(\.stringValue)
        isDryRun = dryRun.contains("All")
        let causes = Self.problems(propagation, orphan) + WriteOptions.problems(ofDryRun: dryRun)
        guard causes.isEmpty else { throw .invalid(kind: "DeleteOptions", group: "meta.k8s.io", name: "", causes) }
        if let orphan {
            propagation = orphan ? "Orphan" : "Background"
            declinesOrphans = !orphan
        }
    }

    /// What whoever deletes should know, whether it is there or not.
    func warnings(_ definition: ResourceDefinition) -> [String] {
        guard propagation == nil, definition.qualifiedPlural == "jobs.batch" else { return [] }
        return [
            "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or "
                + "set propagationPolicy=Orphan to suppress this warning"
        ]
    }

    private static func body(_ call: APICall) throws(StatusError) -> JSONValue {
        guard ["application/json", "application/yaml", ""].contains(call.contentType) else {
            throw .unsupportedMediaType(AcceptHeader.representations)
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: call.request.body ?? [])
        } catch {
            let why = JSONFault.text(call.request.body ?? []) ?? "\(error)"
            throw .badRequest("couldn't get version/kind; json parse error: \(why)")
        }
        if value.isNull { return [:] }
        if let schema = BuiltInSchemas.shared.definition("meta.DeleteOptions"), let problem = schema.decodeFailure(value) {
            throw .badRequest(
                "DeleteOptions in version \"v1\" cannot be handled as a DeleteOptions: \(problem)")
        }
        let kind = value["kind"]?.stringValue ?? ""
        guard kind.isEmpty || kind == "DeleteOptions" else {
            let version = value["apiVersion"]?.stringValue ?? ""
            throw .badRequest(
                "no kind \(GoString.quoted(kind)) is registered for version \(GoString.quoted(version)) in scheme "
                    + "\"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"")
        }
        return value
    }

    private static func problems(_ propagation: String?, _ orphan: Bool?) -> [FieldCause] {
        var causes: [FieldCause] = []
        guard let propagation else { return [] }
        let field = "propagationPolicy"
        if orphan != nil {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message:
                        "Invalid value: \(GoString.quoted(propagation)): orphanDependents and deletionPropagation cannot be both set",
                    field: field))
        }
        if !["Foreground", "Background", "Orphan"].contains(propagation) {
            causes.append(
                FieldCause(
                    reason: "FieldValueNotSupported",
                    message: "Unsupported value: \(GoString.quoted(propagation)): supported values: "
                        + #""Foreground", "Background", "Orphan", "nil""#,
                    field: field))
        }
        return causes
    }
}

extension APIServerState {
    mutating func delete(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let request = try DeleteRequest(call)
        let warnings = request.warnings(target.definition)
        do throws(StatusError) {
            var answer = try delete(call, target, request)
            answer.warnings += warnings
            return answer
        } catch {
            throw error.warning(of: warnings)
        }
    }

    private mutating func delete(
        _ call: APICall, _ target: Target, _ request: DeleteRequest
    ) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        if definition.kind == "Namespace", ["default", "kube-system", "kube-public"].contains(target.name) {
            throw .forbidden(definition, target.name, "this namespace may not be deleted")
        }
        if target.collection == "priorityclasses.scheduling.k8s.io",
            ["system-node-critical", "system-cluster-critical"].contains(target.name)
        {
            throw .forbidden(definition, target.name, "this is a system priority class and cannot be deleted")
        }
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(definition, target.name) }
        try checkPreconditions(request, live, target)
        if judges { try admitDeletion(of: live, request, call, target, name: target.name) }
        if definition.kind == "CustomResourceDefinition" { return try deleteDefinition(live, request, call, target) }
        let (remaining, isGone) = marked(live, request, target)
        guard isGone else {
            // Only the older way to ask for it is answered with 202 if something is left to do.
            let status = request.declinesOrphans ? 202 : 200
            if request.isDryRun || remaining == live.value { return answer(status, remaining, call, target) }
            let event = store.put(remaining, target.key, in: target.collection)
            commit(event)
            chargeQuotas(of: target.namespace, target.collection)
            return answer(status, event.object.value, call, target)
        }
        var gone = remaining
        if !request.isDryRun, definition.isGraceful, remaining != live.value {
            // What could have had time to end is seen to be deleted before it goes.
            commit(store.put(remaining, target.key, in: target.collection))
        }
        if !request.isDryRun, let event = store.remove(target.key, in: target.collection) {
            commit(event)
            gone[path: "metadata", "resourceVersion"] = .string(String(event.version))
        }
        if definition.returnsDeletedObject { return answer(200, gone, call, target) }
        return APIAnswer(body: Self.success(definition, target.name, uid: live.uid))
    }

    private func checkPreconditions(
        _ request: DeleteRequest, _ live: StoredObject, _ target: Target
    ) throws(StatusError) {
        let definition = target.definition
        let isNamespace = definition.kind == "Namespace"
        func conflict(_ what: String, _ asked: String, _ own: String, _ end: String) -> StatusError {
            // Namespaces have words of their own.
            if isNamespace {
                return .conflict(
                    definition, target.name,
                    "Precondition failed: \(what) in precondition: \(asked), \(what) in object meta: \(own)")
            }
            return .conflict(
                kind: definition.kind, group: definition.group, name: target.name,
                "the \(what) in the precondition (\(asked)) does not match the \(what) in record (\(own)). "
                    + "The object might have been \(end)")
        }
        if let uid = request.uid, uid != live.uid { throw conflict("UID", uid, live.uid, "deleted and then recreated") }
        if let version = request.resourceVersion, version != String(live.version) {
            throw conflict("ResourceVersion", version, String(live.version), "modified")
        }
    }

    private static func success(_ definition: ResourceDefinition, _ name: String, uid: String) -> JSONValue {
        var details = StatusError.details(name: name, group: definition.group, kind: definition.plural)
        details["uid"] = .string(uid)
        return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details]
    }

    /// The object marked as being deleted, and whether nothing holds it any more.
    private func marked(
        _ live: StoredObject, _ request: DeleteRequest, _ target: Target
    ) -> (object: JSONValue, isGone: Bool) {
        let definition = target.definition
        var object = live.value
        if definition.kind == "Namespace", definition.group.isEmpty { return markedNamespace(object, request) }
        let own = object[path: "metadata", "deletionGracePeriodSeconds"]?.integerValue ?? 0
        var isGraceful = false
        if definition.isGraceful {
            if live.isBeingDeleted {
                if own > 0 {
                    // Only a shorter time than before counts.
                    guard let asked = request.gracePeriodSeconds, asked < own else { return (object, false) }
                    shorten(&object, from: own, to: asked)
                    isGraceful = asked > 0
                }
            } else {
                let grace = gracePeriod(of: object, request)
                Self.mark(&object, grace, at: text(wallTime.advanced(by: .seconds(grace))))
                isGraceful = grace > 0
            }
        }
        let finalizers = remainingFinalizers(object, request, definition)
        object[path: "metadata", "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
        if finalizers.isEmpty { return (object, !isGraceful) }
        if !isGraceful { Self.mark(&object, 0, at: text(wallTime)) }
        return (object, false)
    }

    private static func mark(_ object: inout JSONValue, _ grace: Int64, at time: String) {
        if object[path: "metadata", "deletionTimestamp"] == nil {
            object[path: "metadata", "deletionTimestamp"] = .string(time)
            if let generation = object[path: "metadata", "generation"]?.integerValue, generation > 0 {
                object[path: "metadata", "generation"] = .integer(generation &+ 1)
            }
        }
        object[path: "metadata", "deletionGracePeriodSeconds"] = .integer(grace)
    }

    /// Moves the end of a grace period nearer, but not before now.
    private func shorten(_ object: inout JSONValue, from own: Int64, to asked: Int64) {
        let end = object[path: "metadata", "deletionTimestamp"]?.stringValue.flatMap { Timestamp($0) } ?? wallTime
        var moved = end.advanced(by: .seconds(asked - own))
        var grace = asked
        if moved < wallTime {
            moved = wallTime
            if grace != 0 { grace = 1 }
        }
        object[path: "metadata", "deletionTimestamp"] = .string(text(moved))
        object[path: "metadata", "deletionGracePeriodSeconds"] = .integer(grace)
    }

    /// The finalizers that are left, with those of the garbage collector as the request wants them.
    private func remainingFinalizers(
        _ object: JSONValue, _ request: DeleteRequest, _ definition: ResourceDefinition
    ) -> [JSONValue] {
        let finalizers = object[path: "metadata", "finalizers"]?.arrayValue ?? []
        if !definition.isCollected { return finalizers }
        let others = finalizers.filter { $0 != "foregroundDeletion" && $0 != "orphan" }
        switch request.propagation {
        case "Foreground": return others + ["foregroundDeletion"]
        case "Orphan": return others + ["orphan"]
        case nil where others.count == finalizers.count && definition.orphansByDefault: return others + ["orphan"]
        case nil: return finalizers
        default: return others
        }
    }

    /// Namespaces are marked once, and go when they are empty.
    private func markedNamespace(_ live: JSONValue, _ request: DeleteRequest) -> (object: JSONValue, isGone: Bool) {
        var object = live
        guard live[path: "metadata", "deletionTimestamp"] != nil else {
            object[path: "metadata", "deletionTimestamp"] = .string(text(wallTime))
            object[path: "status", "phase"] = "Terminating"
            var finalizers = object[path: "metadata", "finalizers"]?.arrayValue ?? []
            if request.propagation != nil { finalizers.removeAll { $0 == "foregroundDeletion" || $0 == "orphan" } }
            if request.propagation == "Foreground" { finalizers.append("foregroundDeletion") }
            if request.propagation == "Orphan" { finalizers.append("orphan") }
            object[path: "metadata", "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
            return (object, false)
        }
        let isHeld =
            !(live[path: "spec", "finalizers"]?.arrayValue ?? []).isEmpty
            || !(live[path: "metadata", "finalizers"]?.arrayValue ?? []).isEmpty
        return (object, !isHeld)
    }

    private func gracePeriod(of pod: JSONValue, _ request: DeleteRequest) -> Int64 {
        // A pod that no kubelet runs, or that has ended, needs no grace.
        guard let node = pod[path: "spec", "nodeName"]?.stringValue, !node.isEmpty else { return 0 }
        if ["Succeeded", "Failed"].contains(pod[path: "status", "phase"]?.stringValue) { return 0 }
        return max(0, request.gracePeriodSeconds ?? pod[path: "spec", "terminationGracePeriodSeconds"]?.integerValue ?? 30)
    }

    mutating func deleteCollection(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let request = try DeleteRequest(call)
        let options = try ListOptions(call)
        let filter = try filter(call, target)
        let (contents, version, start) = try contents(options, target)
        // Who deletes in pages lists in pages.
        let page = Page(contents, filter, after: start, limit: options.limit)
        let found = page.found
        var call = call
        var target = target
        if target.definition.conversion != nil { try prepare(found.map(\.object), for: &target.definition) }
        if judges, asksOutside {
            // All questions come before the first deletion: nothing may have happened yet when the answers are awaited.
            for (key, live) in found {
                let single = target.with(key)
                do {
                    try admitDeletion(of: live, request, call, single, name: "")
                } catch {
                    // What is refused is said when it is its turn.
                    continue
                }
            }
            if let exchange, !exchange.open.isEmpty { throw .unfinished }
            admissionWarnings = []
            audit = []
        }
        for (key, live) in found {
            let single = target.with(key)
            do {
                call.isAdmitted = false
                if judges { try admitDeletion(of: live, request, call, single, name: "") }
                call.isAdmitted = true
                _ = try delete(call, single, request)
            } catch  where error.code == 404 {}
        }
        let metadata = Self.metadata(of: page, filter, at: version, target, call.form)
        return APIAnswer(
            bytes: Self.list(found.map(\.object), target.definition, metadata, call.form, at: wallTime),
            warnings: request.warnings(target.definition))
    }
}
