import SteadyClient
import SteadyModel

extension Informer {
    /// Whether all of the scope has been listed.
    public var isSynced: Bool { core.read { $0.isSynced } }

    /// The latest version up to which everything has been seen; empty before anything was.
    ///
    /// To be kept, if the next process is not to go back behind it: see ``InformerConfiguration/notOlderThan``.
    public var highWater: String { core.read { $0.highWater } }

    /// Whether the cache contains everything up to a version.
    ///
    /// - Parameters:
    ///   - version: a `resourceVersion` of this resource.
    ///   - namespace: where that version was given; matters if several namespaces are followed, each by a watch of its own. `nil` for all of
    ///     them.
    public func hasSeen(_ version: String, in namespace: String? = nil) -> Bool {
        core.read { Self.hasSeen($0, version, namespace) }
    }

    private static func hasSeen(_ store: borrowing Store, _ version: String, _ namespace: String?) -> Bool {
        !ResourceVersion.isLater(version, than: namespace.map { store.highWater(of: $0) } ?? store.highWater)
    }

    /// Waits until all of the scope has been listed.
    ///
    /// - Throws: `CancellationError`.
    public func waitUntilSynced() async throws { try await core.wait { $0.isSynced } }

    /// Waits until all of the scope has been listed.
    ///
    /// - Parameter timeout: how long at most.
    /// - Throws: ``NotSyncedError`` with what is missing and why; `CancellationError`.
    public func waitUntilSynced(timeout: Duration) async throws {
        guard try await within(timeout, { try await self.waitUntilSynced() }) else {
            throw NotSyncedError(missing: unsynced, timeout: timeout)
        }
    }

    /// Waits until the cache has seen a version, or the time is over; returns whether it has.
    ///
    /// - Parameters:
    ///   - version: a `resourceVersion` of this resource.
    ///   - namespace: as for ``hasSeen(_:in:)``.
    ///   - timeout: how long at most.
    /// - Throws: `CancellationError`.
    public func waitUntil(resourceVersion version: String, in namespace: String? = nil, timeout: Duration) async throws -> Bool {
        if hasSeen(version, in: namespace) { return true }
        return try await within(timeout) { try await self.core.wait { Self.hasSeen($0, version, namespace) } }
    }

    /// Waits until something holds for the cache's objects and the latest version seen, or the time is over; returns whether
    /// it does.
    ///
    /// - Parameters:
    ///   - timeout: how long at most.
    ///   - isMet: whether it holds; called after each change, and not to do much.
    /// - Throws: `CancellationError`.
    public func waitUntil(
        timeout: Duration, _ isMet: @escaping @Sendable (Snapshot<Object>, _ highWater: String) -> Bool
    ) async throws -> Bool {
        try await within(timeout) { try await self.core.wait { isMet(Snapshot($0.contents), $0.highWater) } }
    }

    private func within(_ timeout: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                try await self.resources.client.platform.clock.sleep(for: timeout)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }
}
