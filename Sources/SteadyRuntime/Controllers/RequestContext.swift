public import SteadyCache
public import SteadyClient
import SteadyElection
public import SteadyModel

/// What the reconcile of a request works with: a client, the caches, and why it was called.
public struct RequestContext<Request: Hashable & Sendable>: Sendable {
    /// The controller's client; while there is an election, nothing is sent through it that leadership does not cover.
    public let client: Client
    /// The controller's name.
    public let controller: String
    /// What this is about.
    public let request: Request
    /// Why this reconcile was asked for: at least one reason, at most eight and how many more there were.
    ///
    /// For logs and for people. One that comes as a reconcile begins may be told by that one, though it comes again for it.
    public let reasons: [ReconcileReason]
    /// How often in a row the request has failed before.
    public let failures: Int
    /// Records what happens to objects, for `kubectl describe`; sent in the background.
    public let events: ControllerEvents
    let informers: InformerSet
    let declared: Set<ObjectIdentifier>
    let trace: ReconcileTrace
    let readTerm: @Sendable () -> Term?

    /// Counts the reconciles of the manager from 1: tells them apart in logs, traces and explanations.
    public var number: UInt64 { trace.number }

    /// Time and randomness.
    public var platform: Platform { client.platform }

    /// The date now, for what is written into objects: in whole seconds.
    public var now: Timestamp { client.platform.wallTime.wholeSeconds }

    /// The cached objects of a kind the controller has declared.
    ///
    /// - Throws: ``ConfigurationError`` if it has not: nothing would keep such a cache up to date.
    public func cached<C: Resource>(_ type: C.Type = C.self) throws -> Snapshot<C> {
        let snapshot = try informer(type).snapshot
        trace.add(.cache(C.resourceType, version: snapshot.resourceVersion, count: snapshot.count))
        return snapshot
    }

    func informer<C: Resource>(_ type: C.Type) throws -> Informer<C> {
        guard declared.contains(ObjectIdentifier(C.self)), let informer = informers.existing(C.self) else {
            throw ConfigurationError.undeclared(C.resourceType, swiftType: "\(C.self)", controller: controller)
        }
        return informer
    }

    /// Reads an object from the server and makes sure that it is the one the caller has seen.
    ///
    /// For decisions that a stale view must not make: absence from a cache is not absence from the cluster.
    ///
    /// - Throws: `StaleViewError` if it has changed or is gone; the reconcile is then repeated.
    @discardableResult
    public func confirmFresh<C: Resource>(_ seen: C) async throws -> C {
        let found: C
        do {
            found = try await client.get(C.self, seen.key)
        } catch let error as APIError where error.isNotFound {
            throw StaleViewError("\(C.resourceType) \(seen.key) is gone; the cache still has it")
        }
        try StaleViewError.check(found, is: seen, C.resourceType)
        return found
    }

    /// Makes sure that the server has no object of that name.
    ///
    /// - Throws: `StaleViewError` if it has.
    public func confirmAbsent<C: Resource>(_ type: C.Type = C.self, _ key: ObjectKey) async throws {
        do {
            _ = try await client.get(C.self, key)
        } catch let error as APIError where error.isNotFound {
            return
        }
        throw StaleViewError("\(C.resourceType) \(key) exists; the cache does not have it yet")
    }
}
