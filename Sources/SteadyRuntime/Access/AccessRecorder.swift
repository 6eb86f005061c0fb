import SteadyClient
import Synchronization

/// A transport that remembers what was asked for: which verbs on which resources in which namespaces, and no more than that.
final class AccessRecorder: WrappingTransport {
    /// How many different things, and how many namespaces of each, are kept.
    static let (limit, namespaceLimit) = (1000, 64)

    private struct State {
        var uses: [AccessUse: UsedAccess.Places] = [:]
        var refused: Set<AccessUse> = []
        var omitted = 0
    }

    let base: any Transport
    private let state = Mutex(State())

    init(_ base: any Transport) { self.base = base }

    var used: UsedAccess { state.withLock { UsedAccess(uses: $0.uses, refused: $0.refused, omitted: $0.omitted) } }

    func send(_ request: APIRequest) async throws -> APIResponse {
        let use = note(request)
        let response = try await base.send(request)
        if response.status == 403 { refuse(use) }
        // Who applies or updates what is not there creates it, and has to be allowed to.
        if response.status == 201, request.method != .post { note(use.with(verb: "create"), ResourcePath(request.path)) }
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let use = note(request)
        return try await base.withStream(request) { stream in
            if stream.status == 403 { refuse(use) }
            return try await consume(stream)
        }
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        let use = note(request)
        do {
            return try await base.withConnection(request, protocols: protocols, body)
        } catch let error as APIError where error.code == 403 {
            refuse(use)
            throw error
        }
    }

    private func note(_ request: APIRequest) -> AccessUse {
        let path = ResourcePath(request.path)
        let use: AccessUse
        if let resource = path.resource {
            let verb = ObservedRequest(request, isStream: false, attempt: 1, priority: .normal).verb
            use = AccessUse(
                verb: verb, group: path.group, resource: path.subresource.map { "\(resource)/\($0)" } ?? resource, path: nil)
        } else {
            use = AccessUse(verb: request.method.rawValue.lowercased(), group: "", resource: "", path: request.path)
        }
        note(use, path)
        return use
    }

    private func note(_ use: AccessUse, _ path: ResourcePath) {
        state.withLock { state in
            if state.uses[use] == nil, state.uses.count >= Self.limit {
                state.omitted += 1
                return
            }
            state.uses[use, default: UsedAccess.Places()].note(path.namespace)
        }
    }

    private func refuse(_ use: AccessUse) {
        state.withLock { if $0.refused.count < Self.limit { $0.refused.insert(use) } }
    }
}

extension Client {
    /// The same client, of whose requests a recorder knows.
    func recorded(by recorder: AccessRecorder) -> Client { over(recorder) }
}

extension AccessUse {
    fileprivate func with(verb: String) -> AccessUse { AccessUse(verb: verb, group: group, resource: resource, path: path) }
}

extension UsedAccess.Places {
    fileprivate mutating func note(_ namespace: String?) {
        guard let namespace else {
            isEverywhere = true
            return
        }
        if namespaces.contains(namespace) { return }
        if namespaces.count < AccessRecorder.namespaceLimit { namespaces.insert(namespace) } else { hasMore = true }
    }
}
