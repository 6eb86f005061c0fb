public import SteadyClient
import SteadyCodec

/// A transport that writes the leader's ``Term`` into every object that a ``TermFence`` covers.
///
/// It goes before a ``GatedTransport``: one sees to it that nothing is sent too late, the other that what arrives too late can be told.
public struct FencedTransport: WrappingTransport {
    /// What carries the requests on.
    public let base: any Transport
    private let fence: TermFence
    private let term: @Sendable () -> Term?

    /// A transport that stamps.
    ///
    /// - Parameters:
    ///   - base: what carries the requests on.
    ///   - fence: which objects.
    ///   - term: the term now; while there is none, nothing that the fence covers is sent.
    public init(_ base: any Transport, fence: TermFence, term: @escaping @Sendable () -> Term?) {
        self.base = base
        self.fence = fence
        self.term = term
    }

    /// Sends a request with the term in it; before a deletion or a write of a status, gives the object the term.
    ///
    /// - Throws: ``NotLeaderError`` while there is no term; ``FencingError`` for a JSON patch, a body that is not JSON, and the deletion of a
    ///   collection; as the base does.
    public func send(_ request: APIRequest) async throws -> APIResponse {
        switch fence.coverage(of: request) {
        case .nothing: return try await base.send(request)
        case .write: return try await base.send(stamped(request))
        case .status: return try await writeStatus(request)
        case .deletion: return try await delete(request)
        case .deletionOfCollection:
            throw FencingError(
                request: "\(request.method.rawValue) \(request.path)",
                reason: "the deletion of a collection cannot carry the term of its leader: delete its objects one by one")
        }
    }

    /// Gives the object the term, and deletes it as it is then.
    private func delete(_ request: APIRequest) async throws -> APIResponse {
        var options =
            try request.body.map { bytes -> JSONValue in
                guard let options = try? JSONValue(parsing: bytes), options.objectValue != nil else {
                    throw FencingError(request: "DELETE \(request.path)", reason: "its options are not JSON")
                }
                return options
            } ?? ["apiVersion": "v1", "kind": "DeleteOptions"]
        let isDryRun = options["dryRun"] != nil || request.isDryRun
        let meant = options["preconditions"]
        return try await repeated(meant?["resourceVersion"] == nil) {
            let answer = try await stamp(request.path, of: meant, headers: request.headers, isDryRun: isDryRun)
            // There is none, or not the version that is meant: that is the answer to the deletion, too.
            guard (200..<300).contains(answer.status) else {
                return try await isAnother(request, than: meant?["uid"]) ? base.send(request) : answer
            }
            let (version, uid) = try Self.version(answer, for: request)
            if !isDryRun {
                options[path: "preconditions", "uid"] = uid
                options[path: "preconditions", "resourceVersion"] = version
            }
            var deletion = request
            deletion.headers["content-type"] = "application/json"
            deletion.body = options.serialized()
            return try await base.send(deletion)
        }
    }

    /// Gives the object the term, unless it is known to have it, and writes the status of that very version.
    private func writeStatus(_ request: APIRequest) async throws -> APIResponse {
        let (read, term) = try contents(of: request)
        if request.isDryRun { return try await base.send(request) }
        let meant = read["metadata"]
        // Whoever sends the object as it was read sends its annotations, too.
        if meant?["resourceVersion"] != nil, meant?["annotations"]?[fence.annotation] == .string(term.text) {
            return try await base.send(request)
        }
        let path = request.path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        return try await repeated(meant?["resourceVersion"] == nil) {
            let answer = try await stamp(path, of: meant, headers: request.headers)
            guard (200..<300).contains(answer.status) else { return answer }
            var body = read
            body[path: "metadata", "resourceVersion"] = try Self.version(answer, for: request).version
            // Of some kinds the annotations of such a body do count: they must not take the term away again.
            if request.method == .put { body[path: "metadata", "annotations", fence.annotation] = .string(term.text) }
            var write = request
            write.body = body.serialized()
            return try await base.send(write)
        }
    }

    /// Asks again while somebody else writes in between; whoever means one version alone is told.
    private func repeated(_ isAnyVersion: Bool, _ attempt: () async throws -> APIResponse) async throws -> APIResponse {
        var response = try await attempt()
        for _ in 0..<3 where isAnyVersion && response.status == 409 { response = try await attempt() }
        return response
    }

    /// Gives an object the term.
    ///
    /// - Parameter meant: the version that it has to have, and its uid for a deletion; any if there is none.
    private func stamp(
        _ path: String, of meant: JSONValue?, headers: [String: String], isDryRun: Bool = false
    ) async throws -> APIResponse {
        var metadata: JSONValue = ["annotations": [fence.annotation: .string("")]]
        for name in ["uid", "resourceVersion"] { if let value = meant?[name] { metadata[name] = value } }
        var request = APIRequest(
            .patch, path, query: [.init("fieldManager", "steady-term")], headers: headers,
            body: JSONValue.object(["metadata": metadata]).serialized())
        request.headers["content-type"] = "application/merge-patch+json"
        request.headers["accept"] = "application/json"
        if isDryRun { request.query.append(.init("dryRun", "All")) }
        return try await base.send(stamped(request))
    }

    private static func version(_ answer: APIResponse, for request: APIRequest) throws -> (version: JSONValue, uid: JSONValue?) {
        guard let metadata = (try? JSONValue(parsing: answer.body))?["metadata"], let version = metadata["resourceVersion"] else {
            throw FencingError(
                request: "\(request.method.rawValue) \(request.path)",
                reason: "the server did not say which version of the object has the term")
        }
        return (version, metadata["uid"])
    }

    /// Whether the object is certainly another one than is meant, so that the server refuses its deletion by itself. A patch that names the
    /// uid of another is merely invalid to it.
    private func isAnother(_ request: APIRequest, than uid: JSONValue?) async throws -> Bool {
        guard let uid else { return false }
        let answer = try await base.send(APIRequest(.get, request.path, headers: ["accept": "application/json"]))
        guard answer.status == 200, let object = try? JSONValue(parsing: answer.body) else { return false }
        return object[path: "metadata", "uid"].map { $0 != uid } ?? false
    }

    private func stamped(_ request: APIRequest) throws -> APIRequest {
        let (read, term) = try contents(of: request)
        var body = read
        body[path: "metadata", "annotations", fence.annotation] = .string(term.text)
        var request = request
        request.body = body.serialized()
        return request
    }

    /// The body of a request, and the term that it is to have.
    private func contents(of request: APIRequest) throws -> (body: JSONValue, term: Term) {
        let name = "\(request.method.rawValue) \(request.path)"
        guard let term = term() else { throw NotLeaderError(request: name) }
        if request.headers["content-type"]?.hasPrefix("application/json-patch") == true {
            // Whether there are annotations that an operation could add to, nobody knows here.
            throw FencingError(
                request: name, reason: "a JSON patch cannot carry the term of its leader: use a merge patch or server-side apply")
        }
        guard let bytes = request.body, let body = try? JSONValue(parsing: bytes), body.objectValue != nil else {
            throw FencingError(request: name, reason: "only a body in JSON can carry the term of its leader")
        }
        return (body, term)
    }
}

extension APIRequest {
    fileprivate var isDryRun: Bool { query.contains { $0.name == "dryRun" } }
}
