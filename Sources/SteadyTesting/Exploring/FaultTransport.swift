import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// The way between an operator and the cluster, on which things go wrong.
struct FaultTransport: Transport {
    /// The annotation by which somebody else's write shows.
    static let touch = "steady.test/touched"

    let base: any Transport
    let process: OperatorProcess

    private var life: Lifetime { process.life }

    func send(_ request: APIRequest) async throws -> APIResponse {
        try check(request)
        try await reach(request)
        let target = RequestTarget(request)
        // Requests take time: what never ends in a loop has to come to the end of something else.
        try await life.pass(life.latency(isWrite: request.method != .get && !target.isOfElection, by: process))
        guard request.method == .get else { return try await write(request, target) }
        let isLaterPage = life.plan.faults.contains(.refusals) && request.queryValue("continue") != nil
        let fault = life.choose(life.readFaults + (isLaterPage ? [.pageExpired] : []), at: "\(target)")
        try await before(fault, request)
        if let answer = Self.refusal(fault) { return answer }
        let response = try await base.send(traveling(request, target))
        try check(request, .receive)
        try await life.waitOut(process)
        life.trace { "operator: \(target) → \(response.status)" }
        return response
    }

    private func write(_ request: APIRequest, _ target: RequestTarget) async throws -> APIResponse {
        life.counts(target, by: process)
        let isChange = request.method != .post && target.name != nil
        let fault = life.choose(isChange ? life.changeFaults : life.createFaults, at: "\(target)")
        try await before(fault, request)
        if let answer = Self.refusal(fault) { return answer }
        if fault == .conflict { await touchObject(target) }
        if case .straggles(let seconds) = fault {
            life.straggle(for: .seconds(seconds)) { _ = try? await take(request, target) }
            try await life.pass(.seconds(2))
            throw TransportError(phase: .receive, message: "timed out", request: request)
        }
        if !target.isOfElection, let problem = life.plan.lint.judge(request, target) { life.find(.lint, problem) }
        let response: APIResponse
        if case .paused(let seconds) = fault {
            process.pause(for: .seconds(seconds))
            response = try await life.afterPause(of: .seconds(seconds)) {
                try check(request)
                return try await take(request, target)
            }
        } else {
            response = try await take(request, target)
        }
        switch fault {
        case .crashAfter:
            process.die()
            throw TransportError(phase: .receive, message: "the operator has crashed", request: request)
        case .lostAnswer: throw TransportError(phase: .receive, message: "connection reset by peer", request: request)
        case .gatewayTimeout: return Self.status(504, "Timeout", "request did not complete within the allotted timeout")
        default: break
        }
        try check(request, .receive)
        return response
    }

    /// The write has its effect.
    private func take(_ request: APIRequest, _ target: RequestTarget) async throws -> APIResponse {
        let label = life.label(of: target, request.body)
        let before = life.version(of: target)
        let response = try await base.send(request)
        life.wrote(target, label, response, before: before, by: process)
        return response
    }

    /// What comes before the request has an effect.
    private func before(_ fault: Perturbation?, _ request: APIRequest) async throws {
        switch fault {
        case .crashBefore:
            process.die()
            throw TransportError(phase: .connect, message: "the operator has crashed", request: request)
        case .unreachable: throw TransportError(phase: .connect, message: "connection refused", request: request)
        default: break
        }
    }

    /// Waits while nothing goes on, and fails where there is no way to the server.
    private func reach(_ request: APIRequest) async throws {
        try await life.waitOut(process)
        guard process.cutOffLeft != nil else { return }
        try await life.pass(.seconds(1))
        throw TransportError(phase: .connect, message: "no route to host", request: request)
    }

    private func check(_ request: APIRequest, _ phase: TransportError.Phase = .connect) throws {
        if process.isDead { throw TransportError(phase: phase, message: "the operator has crashed", request: request) }
    }

    private static func refusal(_ fault: Perturbation?) -> APIResponse? {
        switch fault {
        case .failed: status(500, "InternalError", "Internal error occurred: etcdserver: leader changed")
        case .unavailable: status(503, "ServiceUnavailable", "apiserver is shutting down")
        case .busy: status(429, "TooManyRequests", "the server has received too many requests", ["retry-after": "1"])
        case .pageExpired:
            status(410, "Expired", "The provided continue parameter is too old to display a consistent list result.")
        case .forbidden: status(403, "Forbidden", "exceeded quota: objects, requested: 1, used: 10, limited: 10")
        default: nil
        }
    }

    private static func status(_ code: Int, _ reason: String, _ message: String, _ headers: [String: String] = [:]) -> APIResponse
    {
        var headers = headers
        headers["content-type"] = "application/json"
        return APIResponse(status: code, headers: headers, body: statusObject(code, reason, message).serialized())
    }

    private static func statusObject(_ code: Int, _ reason: String, _ message: String) -> JSONValue {
        [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
            "reason": .string(reason), "code": .integer(Int64(code)),
        ]
    }

    /// A line by which a watch ends.
    private static func errorEvent(_ code: Int, _ reason: String, _ message: String) -> [UInt8] {
        (["type": "ERROR", "object": statusObject(code, reason, message)] as JSONValue).serialized() + [0x0A]
    }

    /// Somebody else writes to the object.
    private func touchObject(_ target: RequestTarget) async {
        let touched = JSONValue.string("\(life.nextTouch())")
        let patch: JSONValue = ["metadata": ["annotations": [Self.touch: touched]]]
        let request = APIRequest(
            .patch, target.objectPath, query: [.init("fieldManager", "somebody")],
            headers: ["content-type": "application/merge-patch+json"], body: patch.serialized())
        // If there is no such object, there is no conflict.
        _ = try? await base.send(request)
    }

    // MARK: Lists and watches

    /// The list of a process that is shown the past: the one with which a watch begins, or one that takes what a server has in its cache.
    /// Who lists without a version is told the present by every server.
    private func traveling(_ request: APIRequest, _ target: RequestTarget) -> APIRequest {
        guard let travel = process.travel, process.isStale, target.collection == travel.collection, target.name == nil else {
            return request
        }
        guard request.queryValue("resourceVersion") == "0" || process.isRefused(watch: Self.selection(request)) else {
            return request
        }
        var request = request
        request.query.removeAll { ["resourceVersion", "resourceVersionMatch", "continue", "limit"].contains($0.name) }
        request.query += [.init("resourceVersion", "\(travel.version)"), .init("resourceVersionMatch", "Exact")]
        return request
    }

    /// What a list and the watch that goes on with it have in common.
    private static func selection(_ request: APIRequest) -> String {
        let selectors = ["labelSelector", "fieldSelector"].map { request.queryValue($0) ?? "" }
        return ([request.path] + selectors).joined(separator: "?")
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try check(request)
        try await reach(request)
        let target = RequestTarget(request)
        guard request.queryValue("watch") == "true" || request.queryValue("watch") == "1" else {
            return try await base.withStream(traveling(request, target), consume)
        }
        process.watches(target.collection)
        let isShownThePast = process.isStale && process.travel?.collection == target.collection
        if isShownThePast, request.queryValue("sendInitialEvents") == "true" {
            // The past can be listed only.
            process.refuses(watch: Self.selection(request))
            let refusal = Self.status(422, "Invalid", "sendInitialEvents is forbidden")
            return try await consume(
                APIStream(status: refusal.status, headers: refusal.headers, next: once(refusal.body)))
        }
        return try await base.withStream(request) { stream in
            process.has(watch: Self.selection(request))
            return try await consume(
                stream.wrapping { next in try await read(next, request, target, isShownThePast: isShownThePast) })
        }
    }

    private func once(_ bytes: [UInt8]) -> @Sendable () async throws -> [UInt8]? {
        let left = Mutexed<[UInt8]?>(bytes)
        return {
            left.value.withLock { left in
                defer { left = nil }
                return left
            }
        }
    }

    private func read(
        _ next: @Sendable () async throws -> [UInt8]?, _ request: APIRequest, _ target: RequestTarget, isShownThePast: Bool
    ) async throws -> [UInt8]? {
        if isShownThePast { try await life.waitUntilPresent(process) }
        guard let chunk = try await next() else { return nil }
        try check(request, .receive)
        if let left = process.cutOffLeft { try await life.withhold(for: left) }
        try await life.waitOut(process)
        guard !chunk.isEmpty, !chunk.starts(with: Self.bookmark) else { return chunk }
        switch life.choose(life.watchFaults, at: "event of \(target.collection)") {
        case .late(let seconds): try await life.withhold(for: .seconds(seconds))
        case .ended:
            process.loses(watch: Self.selection(request))
            return nil
        case .interrupted:
            process.loses(watch: Self.selection(request))
            throw TransportError(phase: .receive, message: "connection reset by peer", request: request)
        case .expired:
            process.loses(watch: Self.selection(request))
            return Self.errorEvent(410, "Expired", "too old resource version: 1 (2)")
        case .unanswered:
            process.loses(watch: Self.selection(request))
            return Self.errorEvent(504, "Timeout", "request did not complete within the allotted timeout")
        default: break
        }
        try check(request, .receive)
        return chunk
    }

    private static let bookmark = Array(#"{"type":"BOOKMARK""#.utf8)
}

/// What a request is about, read from its path.
struct RequestTarget: CustomStringConvertible {
    let method: APIRequest.Method
    /// `deployments.apps`, `pods`.
    let collection: String
    let namespace: String?
    let name: String?
    let subresource: String?
    /// The path of the object, without a subresource.
    let objectPath: String

    init(_ request: APIRequest) {
        method = request.method
        let parts = request.path.split(separator: "/").map(String.init)
        let isCore = parts.first == "api"
        var rest = Array(parts.dropFirst(isCore ? 2 : 3))
        let group = !isCore && parts.count > 1 ? parts[1] : ""
        var namespace: String?
        if rest.count > 2, rest[0] == "namespaces" {
            namespace = rest[1]
            rest.removeFirst(2)
        }
        self.namespace = namespace
        let plural = rest.first ?? request.path
        collection = group.isEmpty ? plural : "\(plural).\(group)"
        name = rest.count > 1 ? rest[1] : nil
        subresource = rest.count > 2 ? rest[2] : nil
        objectPath = rest.count > 2 ? "/" + parts.dropLast(rest.count - 2).joined(separator: "/") : request.path
    }

    /// Whether it is about who leads, and not about what the operator does.
    var isOfElection: Bool { collection == "leases.coordination.k8s.io" }

    var description: String {
        let what = [namespace, name].compactMap { $0 }.joined(separator: "/")
        return "\(method.rawValue) \(collection)\(what.isEmpty ? "" : " \(what)")\(subresource.map { "/\($0)" } ?? "")"
    }
}
