import SteadyClient
import SteadyCodec

extension APIServerState {
    /// Answers one request.
    mutating func handle(_ call: consuming APICall) -> Answer {
        var call = consume call
        if judges || mutates {
            admissionWarnings = []
            audit = []
        }
        do throws(StatusError) {
            if let other = try impersonated(call) { call.requester = other }
            if let answer = limited(call) { return .response(answer) }
            if !call.requester.isMaster { try authorize(call.requester, RequestAttributes(call)) }
            let isWrite = call.method != .get && storageProblem != nil
            if isWrite, let problem = storageProblem?() { throw .notKept(problem) }
            let answer = try route(&call)
            if isWrite, let problem = storageProblem?() { throw .notKept(problem) }
            guard case .response(var response) = answer else { return answer }
            if let notice = call.notice { response.warnings.insert(notice, at: 0) }
            if judges || mutates { finishAdmission(call, &response) }
            return .response(call.form.isYAML ? response.asYAML : response)
        } catch {
            var answer = APIAnswer(error)
            if let notice = call.notice { answer.warnings.insert(notice, at: 0) }
            if judges || mutates { finishAdmission(call, &answer) }
            // Errors have no other shape: who asks for one in YAML gets JSON.
            let form = try? ObjectForm.choose(call.header("accept"), isWatch: false)
            let isYAML = form?.isYAML == true && form?.shape == .whole
            return .response(isYAML ? answer.asYAML : answer)
        }
    }

    /// What a path names; many requests in a row name the same.
    private mutating func path(of text: String) -> RequestPath? {
        if let lastPath, lastPath.text == text { return lastPath.path }
        guard let path = RequestPath(text) else { return nil }
        lastPath = (text, path)
        return path
    }

    private mutating func route(_ call: inout APICall) throws(StatusError) -> Answer {
        guard let path = path(of: call.path) else {
            if let answer = try discovery(&call) { return .response(answer) }
            return try nowhere(call.path)
        }
        guard let definition = registry.definition(group: path.group, version: path.version, plural: path.plural) else {
            return try nowhere(call.path)
        }
        var target = Target(
            definition: definition, namespace: path.namespace, name: path.name ?? "", subresource: path.subresource)
        guard let methods = definition.methods.at(path) else {
            if definition.isCustom, path.subresource != nil, let name = path.name { throw .notFound(definition, name) }
            return try nowhere(call.path)
        }
        call.isWatchPath = path.isWatch
        if definition.isCustom, definition.isNamespaced, path.namespace == nil, call.method != .get {
            return .response(.notFoundText)
        }
        guard methods.contains(call.method) else { throw Self.refusal(of: call, path, definition) }
        call.notice = definition.deprecation ?? definition.deprecationWarning
        try checkMedia(call, path, definition)
        // One object is read whatever else is asked; to watch it takes a selector, or the older path.
        let isWatch = call.method == .get && call.isWatch && (path.name == nil || path.isWatch)
        call.form = try ObjectForm.choose(call.header("accept"), isWatch: isWatch)
        try call.form.read(included: call.query("includeObject"))
        if definition.conversion != nil, !isWatch, let live = store.object(target.key, in: target.collection) {
            try prepare([live], for: &target.definition)
        }
        let isList = path.name == nil && (call.method == .get || call.method == .delete)
        if !isWatch { try call.form.check(isList: isList, definition) }
        if let subresource = path.subresource, Self.connections.contains(subresource) {
            return try connect(call, target, subresource)
        }
        if let subresource = path.subresource { return .response(try handleSubresource(call, target, subresource)) }
        if !definition.isStored, call.method == .post { return .response(try answerUnstored(call, target)) }
        switch call.method {
        case .get where isWatch: return .watch(try openWatch(call, target))
        case .get where path.name == nil: return .response(try list(call, target))
        case .get: return .response(try get(call, target))
        case .post: return .response(try create(call, target))
        case .put: return .response(try update(call, target))
        case .patch: return .response(try patch(call, target))
        case .delete where path.name == nil: return .response(try deleteCollection(call, target))
        case .delete: return .response(try delete(call, target))
        }
    }

    /// The answer to a path that names nothing: groups of the server itself say so in their own way.
    private func nowhere(_ path: String) throws(StatusError) -> Answer {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let isOwn = parts.first == "api" || (parts.first == "apis" && parts.count > 1 && registry.isBuiltIn(group: parts[1]))
        if isOwn { throw .unknownPath }
        return .response(.notFoundText)
    }

    private static func refusal(of call: APICall, _ path: RequestPath, _ definition: ResourceDefinition) -> StatusError {
        guard definition.isCustom else { return .methodNotAllowed }
        if definition.isNamespaced, path.namespace == nil { return .methodNotAllowed }
        if path.name == nil, call.method == .put || call.method == .patch { return .badRequest("name must be provided") }
        let verb = RequestAttributes(call).verb
        return StatusError(
            405, reason: "MethodNotAllowed",
            message: "\(verb) is not supported on resources of kind \(GoString.quoted(definition.qualifiedPlural))",
            details: StatusError.details(name: "", group: definition.group, kind: definition.plural))
    }

    /// What paths of the server itself check before anything else.
    private func checkMedia(_ call: APICall, _ path: RequestPath, _ definition: ResourceDefinition) throws(StatusError) {
        if call.method == .patch {
            let accepted = definition.isCustom ? PatchType.custom : PatchType.builtIn
            // Of patches the type has to be written exactly.
            let sent = String((call.header("content-type") ?? "").prefix { $0 != ";" })
            guard accepted.contains(call.contentType), definition.isCustom || accepted.contains(sent) else {
                if definition.isCustom { throw .unsupportedMediaType(accepted) }
                throw StatusError(
                    415, reason: "UnsupportedMediaType", message: "415: Unsupported Media Type", details: [:])
            }
        }
        if definition.isCustom || path.subresource == "log" || path.subresource == "proxy" { return }
        let isStreamed = call.method == .get && path.subresource == nil && (path.name == nil || path.isWatch)
        try AcceptHeader.check(call.header("accept"), isStreamed: isStreamed)
    }

    /// Subresources that are the object itself, of which a write changes but a part.
    private static let writtenSubresources: Set<String> = ["status", "finalize", "ephemeralcontainers", "resize", "approval"]

    private mutating func handleSubresource(
        _ call: APICall, _ target: Target, _ subresource: String
    ) throws(StatusError) -> APIAnswer {
        switch (subresource, call.method) {
        case ("scale", _): return try scale(call, target)
        case ("binding", .post): return try bind(call, target)
        case ("token", .post): return try requestToken(call, target)
        case ("eviction", .post): return try evict(call, target)
        case (_, _) where !Self.writtenSubresources.contains(subresource): throw .methodNotAllowed
        case (_, .get): return try get(call, target)
        case (_, .put): return try update(call, target)
        case (_, .patch): return try patch(call, target)
        default: throw .methodNotAllowed
        }
    }

    /// Answers the create of something that is not kept.
    private mutating func answerUnstored(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        if Self.reviews.contains(target.definition.kind) { return try review(call, target) }
        if target.definition.kind == "Binding" { return try bind(call, target) }
        throw .methodNotAllowed
    }
}

extension StatusError {
    /// A change that cannot be written down.
    fileprivate static func notKept(_ why: String) -> StatusError {
        StatusError(
            500, reason: "InternalError", message: "Internal error occurred: changes cannot be kept: \(why)",
            details: ["causes": [["message": .string("changes cannot be kept: \(why)")]]])
    }
}

/// The media types of patches.
enum PatchType {
    static let custom = ["application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml"]
    static let builtIn = [
        "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml",
    ]
}
