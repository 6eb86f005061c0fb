public import SteadyCache
public import SteadyClient
public import SteadyModel
import Synchronization

/// What a reconcile works with: a client, the caches, and the object it is about.
///
/// What a reconcile writes is in the caches when the write returns, so that it, and every later one, reads its own writes. Where nobody
/// knows whether a write happened, for its answer was lost, the next reconcile does not begin before the caches are at the server's
/// present state.
public struct Context<R: Resource>: Sendable {
    /// The object as last read or written in this reconcile.
    final class Session: Sendable {
        private let object: Mutex<R>

        init(_ object: R) { self.object = Mutex(object) }

        var latest: R {
            get { object.withLock { $0 } }
            set { object.withLock { $0 = newValue } }
        }
    }

    let base: RequestContext<ObjectKey>
    let session: Session
    let unsettled: UnsettledWrites
    let applied: AppliedChildren
    /// Whether a finalizer holds the object until it is cleaned up.
    var hasFinalizer = false

    /// The controller's client; while there is an election, nothing is sent through it that leadership does not cover.
    public var client: Client { base.client }

    /// The controller's name.
    public var controller: String { base.controller }

    /// Why this reconcile was asked for: at least one reason, at most eight and how many more there were.
    ///
    /// For logs and for people: a reconcile looks at where things stand. One that comes as a reconcile begins may be told by that one,
    /// though it comes again for it.
    public var reasons: [ReconcileReason] { base.reasons }

    /// How often in a row the object has failed before.
    public var failures: Int { base.failures }

    /// Counts the reconciles of the manager from 1: tells them apart in logs, traces and explanations.
    public var number: UInt64 { base.number }

    /// Time and randomness.
    public var platform: Platform { base.platform }

    /// The date now, for what is written into objects: in whole seconds.
    public var now: Timestamp { base.now }

    /// The object this is about, as last read or written.
    public var object: R { session.latest }

    var key: ObjectKey { base.request }
    var informers: InformerSet { base.informers }
    var declared: Set<ObjectIdentifier> { base.declared }

    /// The cached objects of a kind the controller has declared.
    ///
    /// - Throws: ``ConfigurationError`` if it has not: nothing would keep such a cache up to date.
    public func cached<C: Resource>(_ type: C.Type = C.self) throws -> Snapshot<C> { try base.cached(type) }

    /// The cached objects of a kind whose controller is this object, by namespace and name.
    public func children<C: Resource>(_ type: C.Type = C.self) throws -> [C] {
        guard let uid = object.metadata.uid else { return [] }
        return try base.cached(type).filter { $0.controllerReference?.uid == uid }
    }

    /// Reads an object from the server and makes sure that it is the one the caller has seen.
    ///
    /// For decisions that a stale view must not make: absence from a cache is not absence from the cluster.
    ///
    /// - Throws: `StaleViewError` if it has changed or is gone; the reconcile is then repeated.
    @discardableResult
    public func confirmFresh<C: Resource>(_ seen: C) async throws -> C { try await base.confirmFresh(seen) }

    /// Makes sure that the server has no object of that name.
    ///
    /// - Throws: `StaleViewError` if it has.
    public func confirmAbsent<C: Resource>(_ type: C.Type = C.self, _ key: ObjectKey) async throws {
        try await base.confirmAbsent(type, key)
    }
}
