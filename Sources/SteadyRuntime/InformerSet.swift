import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyModel

/// The informers of a manager's controllers: one for each kind, shared with whoever else asks the same caches for it.
struct InformerSet: Sendable {
    let caches: Caches
    private let namespace: String?
    private var informers: [ObjectIdentifier: any SharedInformer] = [:]
    private var order: [ObjectIdentifier] = []
    private var withdrawals: [@Sendable () -> Void] = []

    init(caches: Caches, namespace: String?) {
        self.caches = caches
        self.namespace = namespace
    }

    /// The informer of a kind, asked for if need be.
    mutating func informer<R: Resource>(_ type: R.Type) -> Informer<R> {
        if let informer = existing(type) { return informer }
        let scope = CacheScope(namespace: R.resourceType.scope == .namespaced ? namespace : nil)
        let (caches, request) = (caches, CacheRequest<R>(scope: scope))
        let informer = caches.declare(type, request)
        withdrawals.append { caches.withdraw(type, request) }
        informers[ObjectIdentifier(R.self)] = informer
        order.append(ObjectIdentifier(R.self))
        return informer
    }

    /// Takes back what was asked for; for when none of its controllers runs any more.
    func withdraw() { for withdrawal in withdrawals { withdrawal() } }

    /// The informer of a kind, if somebody has declared it.
    func existing<R: Resource>(_ type: R.Type) -> Informer<R>? { informers[ObjectIdentifier(R.self)] as? Informer<R> }

    /// The object that a request is about, as the cache has it; `nil` if it is not there, or nobody has declared its kind.
    func state(at path: ResourcePath) -> ObjectState? {
        guard let name = path.name else { return nil }
        let key = ObjectKey(namespace: path.namespace, name: name)
        for informer in informers.values where informer.type.plural == path.resource && informer.type.group == path.group {
            if let state = informer.state(of: key) { return state }
        }
        return nil
    }

    /// Those of these types, in the order in which they were declared.
    func all(of types: Set<ObjectIdentifier>) -> [any SharedInformer] {
        order.filter(types.contains).compactMap { informers[$0] }
    }
}

/// The informers that controllers ask for while they are put together. Who puts them together holds them, and they hold this alone.
final class DeclaredInformers {
    var set: InformerSet

    init(_ set: InformerSet) { self.set = set }
}

/// An informer of any kind.
protocol SharedInformer: AnyObject, Sendable {
    var type: ResourceType { get }
    var isUnserved: Bool { get }
    func waitUntilSynced() async throws
    func catchUp() async throws
    func state(of key: ObjectKey) -> ObjectState?
    /// What it holds now, to be written down later.
    var recorded: (type: ResourceType, count: Int, objects: @Sendable () -> [JSONValue]) { get }
    /// Holds these objects, as if they had come from a server.
    func restore(_ objects: [JSONValue]) throws
}

extension Informer: SharedInformer {
    func state(of key: ObjectKey) -> ObjectState? { self[key].map { ObjectState($0) } }

    var recorded: (type: ResourceType, count: Int, objects: @Sendable () -> [JSONValue]) {
        let snapshot = snapshot
        return (type, snapshot.count, { snapshot.all.compactMap { try? JSONValue(encoding: $0) } })
    }

    func restore(_ objects: [JSONValue]) throws {
        fill(with: try objects.map { try JSON.decode(Object.self, from: $0.serialized(), options: .cached) })
    }
}
