public import SteadyModel
import Synchronization

/// Knows which resources a cluster serves: from kind to resource, from short names, to preferred versions (controller-runtime:
/// `RESTMapper`).
///
/// It asks the server when it is first needed, remembers the answer, and asks anew when something is not found, at most as often
/// as ``init(client:minimumAge:)`` says: a definition that is installed later is found. Safe to be shared; callers at the same
/// time wait for one request.
public final class ResourceMapper: Sendable {
    private struct Known: Sendable {
        var discovery: Discovery
        var time: MonotonicClock.Instant
    }

    private let client: Client
    private let minimumAge: Duration
    private let known = Mutex<Known?>(nil)
    private let turns = AsyncLock()

    /// A mapper that knows nothing yet.
    ///
    /// - Parameters:
    ///   - client: how the server is asked.
    ///   - minimumAge: how old an answer has to be before a miss lets it be asked for anew.
    public init(client: Client, minimumAge: Duration = .seconds(5)) {
        self.client = client
        self.minimumAge = minimumAge
    }

    /// Forgets what is known, so that the next question asks the server.
    public func invalidate() { known.withLock { $0 = nil } }

    /// What the server serves, as it was last asked.
    ///
    /// - Throws: as ``Client/discover()``.
    public func discovery() async throws -> Discovery {
        if let known = known.withLock({ $0 }) { return known.discovery }
        return try await asked(after: client.platform.clock.now)
    }

    /// The resource of a kind in one version.
    ///
    /// - Throws: ``UnknownResourceError`` if the server has none even after being asked anew, and as ``Client/discover()``.
    public func resource(_ kind: GroupVersionKind) async throws -> ServedResource {
        try await find("\(kind.kind) in \(GroupVersion(group: kind.group, version: kind.version))") { $0.resource(kind) }
    }

    /// The resource of a kind in the version of its group that the server prefers.
    ///
    /// - Throws: as ``resource(_:)-(GroupVersionKind)``.
    public func resource(group: String, kind: String) async throws -> ServedResource {
        try await find("\(kind) in the group “\(group)”") { $0.resource(group: group, kind: kind) }
    }

    /// The resource that a person means; see ``Discovery/resources(named:)``.
    ///
    /// - Throws: as ``resource(_:)-(GroupVersionKind)``.
    public func resource(named name: String) async throws -> ServedResource {
        try await find("resource called “\(name)”") { $0.resources(named: name).first }
    }

    /// Whether the server serves a resource now, by its URL.
    ///
    /// - Throws: as ``Client/discover()``.
    public func isServed(_ type: ResourceType) async throws -> Bool {
        do {
            _ = try await find("") { $0.resource(GroupVersion(group: type.group, version: type.version), plural: type.plural) }
            return true
        } catch is UnknownResourceError {
            return false
        }
    }

    /// Returns when the server serves a resource: at once, or after its definition was installed.
    ///
    /// The server is asked once for all who wait, at intervals that grow to half a minute. A server that cannot be reached is
    /// asked on.
    ///
    /// - Parameters:
    ///   - type: the resource.
    ///   - onMissing: is called once if it is not served yet.
    /// - Throws: `CancellationError`.
    public func waitUntilServed(_ type: ResourceType, onMissing: () -> Void = {}) async throws {
        let policy = RetryPolicy(firstDelay: max(minimumAge, .seconds(1)), maximumDelay: .seconds(30))
        var count = 0
        while true {
            do { if try await isServed(type) { return } } catch let error as CancellationError { throw error } catch {}
            try Task.checkCancellation()
            if count == 0 { onMissing() }
            count += 1
            var random = client.platform.random
            try await client.platform.clock.sleep(for: policy.delay(before: count, using: &random))
        }
    }

    private func find(_ what: String, _ look: (Discovery) -> ServedResource?) async throws -> ServedResource {
        let asked = client.platform.clock.now
        if let known = known.withLock({ $0 }) {
            if let found = look(known.discovery) { return found }
            if known.time.duration(to: asked) < minimumAge { throw UnknownResourceError(what, known.discovery) }
        }
        let discovery = try await self.asked(after: asked)
        guard let found = look(discovery) else { throw UnknownResourceError(what, discovery) }
        return found
    }

    /// An answer that is not older than this.
    private func asked(after time: MonotonicClock.Instant) async throws -> Discovery {
        try await turns.withLock {
            // Another may have asked while this one waited.
            if let known = known.withLock({ $0 }), known.time >= time { return known.discovery }
            let start = client.platform.clock.now
            let discovery = try await client.discover()
            known.withLock { $0 = Known(discovery: discovery, time: start) }
            return discovery
        }
    }
}

/// A resource that a server does not serve.
public struct UnknownResourceError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ what: String, _ discovery: Discovery) {
        var text = "the server serves no \(what); is its definition installed?"
        for (version, problem) in discovery.problems { text += " (\(version): \(problem))" }
        description = text
    }
}
