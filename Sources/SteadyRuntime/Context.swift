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

    /// The controller's client; while there is an election, nothing is sent through it that leadership does not cover.
    public let client: Client
    /// The controller's name.
    public let controller: String
    let session: Session
    let informers: InformerSet
    let declared: Set<ObjectIdentifier>
    let unsettled: UnsettledWrites
    let applied: AppliedChildren
    let key: ObjectKey

    /// Time and randomness.
    public var platform: Platform { client.platform }

    /// The date now, for what is written into objects: in whole seconds.
    public var now: Timestamp { client.platform.wallTime.wholeSeconds }

    /// The object this is about, as last read or written.
    public var object: R { session.latest }

    /// The cached objects of a kind the controller has declared.
    ///
    /// - Throws: ``ConfigurationError`` if it has not: nothing would keep such a cache up to date.
    public func cached<C: Resource>(_ type: C.Type = C.self) throws -> Snapshot<C> { try informer(type).snapshot }

    /// The cached objects of a kind whose controller is this object, by namespace and name.
    public func children<C: Resource>(_ type: C.Type = C.self) throws -> [C] {
        guard let uid = object.metadata.uid else { return [] }
        return try informer(type).snapshot.filter { $0.controllerReference?.uid == uid }
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
