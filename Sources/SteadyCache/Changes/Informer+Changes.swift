import SteadyClient
import SteadyModel

extension Informer {
    /// A call back for changes that can be ended.
    public struct Subscription: Sendable {
        let core: CacheCore
        let id: Int

        /// Ends it; a call that is under way is not waited for.
        public func cancel() { core.stopListening(id) }
    }

    /// Calls back with every change, in order, one call at a time, after the copy has it; first with what is there already.
    ///
    /// - Parameter callback: has to return quickly: the watch waits for it. For what takes longer there is ``withChanges(_:)``.
    /// - Returns: ends it; it need not be kept.
    @discardableResult
    public func onChange(_ callback: @escaping @Sendable (Change<Object>) -> Void) -> Subscription {
        let id = core.listen { changes in for change in changes { if let change = Change<Object>(change) { callback(change) } } }
        return Subscription(core: core, id: id)
    }

    /// The changes as a sequence, for as long as `body` runs; first what is there already.
    ///
    /// ```swift
    /// try await pods.withChanges { changes in
    ///     for await change in changes { print(change.kind, change.object.key) }
    /// }
    /// ```
    ///
    /// A reader that is slow gets one change for several of the same object: from the state it was told last to the latest. It
    /// misses no truth, holds up nobody, and what waits for it is never more than one change for each object.
    ///
    /// - Parameter body: reads the changes.
    /// - Throws: what `body` throws.
    public func withChanges<Result>(_ body: (Changes<Object>) async throws -> Result) async rethrows -> Result {
        let buffer = ChangeBuffer(core.traits)
        let id = core.listen { buffer.add($0) }
        defer {
            core.stopListening(id)
            buffer.end()
        }
        return try await body(Changes(buffer: buffer))
    }
}
