import SteadyCache
import SteadyClient
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

    /// Those of these types, in the order in which they were declared.
    func all(of types: Set<ObjectIdentifier>) -> [any SharedInformer] {
        order.filter(types.contains).compactMap { informers[$0] }
    }
}

/// An informer of any kind.
protocol SharedInformer: AnyObject, Sendable {
    var type: ResourceType { get }
    var isUnserved: Bool { get }
    func waitUntilSynced() async throws
    func catchUp() async throws
}

extension Informer: SharedInformer {}
