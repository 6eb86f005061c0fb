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

    /// Sends a request with the term in it; before a deletion, gives the object the term.
    ///
    /// - Throws: ``NotLeaderError`` while there is no term; ``FencingError`` for a JSON patch, a body that is not JSON, and the deletion of a
    ///   collection; as the base does.
    public func send(_ request: APIRequest) async throws -> APIResponse {
        switch fence.coverage(of: request) {
        case .nothing: return try await base.send(request)
        case .write: return try await base.send(stamped(request))
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
        let isDryRun = options["dryRun"] != nil || request.query.contains { $0.name == "dryRun" }
        let meant = options["preconditions"]
        var response = APIResponse(status: 409)
        // Somebody else may write in between; whoever means one version alone is told.
        for _ in 0..<(meant?["resourceVersion"] == nil ? 4 : 1) {
            var metadata: JSONValue = ["annotations": [fence.annotation: .string("")]]
            for name in ["uid", "resourceVersion"] { if let value = meant?[name] { metadata[name] = value } }
            var stamp = APIRequest(
                .patch, request.path, query: [.init("fieldManager", "steady-term")], headers: request.headers,
                body: JSONValue.object(["metadata": metadata]).serialized())
            stamp.headers["content-type"] = "application/merge-patch+json"
            stamp.headers["accept"] = "application/json"
            if isDryRun { stamp.query.append(.init("dryRun", "All")) }
            let answer = try await base.send(stamped(stamp))
            // There is none, or not the version that is meant: that is the answer to the deletion, too.
            guard (200..<300).contains(answer.status) else {
                return try await isAnother(request, than: meant?["uid"]) ? base.send(request) : answer
            }
            guard let metadata = (try? JSONValue(parsing: answer.body))?["metadata"], let version = metadata["resourceVersion"]
            else {
                throw FencingError(
                    request: "DELETE \(request.path)", reason: "the server did not say which version it would delete")
            }
            if !isDryRun {
                options[path: "preconditions", "uid"] = metadata["uid"]
                options[path: "preconditions", "resourceVersion"] = version
            }
            var deletion = request
            deletion.headers["content-type"] = "application/json"
            deletion.body = options.serialized()
            response = try await base.send(deletion)
            if response.status != 409 { break }
        }
        return response
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
        let name = "\(request.method.rawValue) \(request.path)"
        guard let term = term() else { throw NotLeaderError(request: name) }
        if request.headers["content-type"]?.hasPrefix("application/json-patch") == true {
            // Whether there are annotations that an operation could add to, nobody knows here.
            throw FencingError(
                request: name, reason: "a JSON patch cannot carry the term of its leader: use a merge patch or server-side apply")
        }
        guard let bytes = request.body, var body = try? JSONValue(parsing: bytes), body.objectValue != nil else {
            throw FencingError(request: name, reason: "only a body in JSON can carry the term of its leader")
        }
        body[path: "metadata", "annotations", fence.annotation] = .string(term.text)
        var request = request
        request.body = body.serialized()
        return request
    }
}
