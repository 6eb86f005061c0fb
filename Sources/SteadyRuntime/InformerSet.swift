import SteadyCache
import SteadyClient
import SteadyModel

/// The caches of a manager: one for each kind, shared by all its controllers. Put together first, then run.
struct InformerSet: Sendable {
    private var informers: [ObjectIdentifier: any SharedInformer] = [:]
    private var order: [ObjectIdentifier] = []
    private let client: Client
    private let namespace: String?

    init(client: Client, namespace: String?) {
        self.client = client
        self.namespace = namespace
    }

    /// The cache of a kind, made if need be.
    mutating func informer<R: Resource>(_ type: R.Type) -> Informer<R> {
        if let informer = existing(type) { return informer }
        let scope = CacheScope(namespace: R.resourceType.scope == .namespaced ? namespace : nil)
        let informer = Informer<R>(client: client, scope: scope)
        informers[ObjectIdentifier(R.self)] = informer
        order.append(ObjectIdentifier(R.self))
        return informer
    }

    /// The cache of a kind, if somebody has declared it.
    func existing<R: Resource>(_ type: R.Type) -> Informer<R>? { informers[ObjectIdentifier(R.self)] as? Informer<R> }

    /// Those of these types.
    func all(of types: Set<ObjectIdentifier>) -> [any SharedInformer] {
        order.filter(types.contains).compactMap { informers[$0] }
    }

    /// Follows the server with all of them until the task is cancelled.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in order {
                guard let informer = informers[id] else { continue }
                group.addTask { try await informer.run() }
            }
            try await group.waitForAll()
        }
    }
}

/// An informer of any kind.
protocol SharedInformer: Sendable {
    func run() async throws
    func waitUntilSynced() async throws
    func catchUp() async throws
    var isSynced: Bool { get }
}

extension Informer: SharedInformer {}
