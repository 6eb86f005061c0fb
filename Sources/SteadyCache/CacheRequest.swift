import SteadyClient
public import SteadyModel

/// Which objects of a kind are wanted, and what is kept of them; equal requests share a cache.
public struct CacheRequest<Object: APIObject>: Sendable {
    /// Which objects.
    public var scope: CacheScope
    /// What is kept of them, and how they are followed.
    public var configuration: InformerConfiguration
    /// What is changed before they are kept.
    public var transform: CacheTransform<Object>

    /// A request of these parts; by default everything.
    ///
    /// - Parameters:
    ///   - scope: which objects.
    ///   - configuration: what is kept of them, and how they are followed.
    ///   - transform: what is changed before they are kept.
    public init(
        scope: CacheScope = .all, configuration: InformerConfiguration = InformerConfiguration(),
        transform: CacheTransform<Object> = .none
    ) {
        self.scope = scope
        self.configuration = configuration
        self.transform = transform
    }
}

/// A change that is made to objects before a cache keeps them.
public struct CacheTransform<Object: APIObject>: Sendable {
    /// What tells it from others: those of one name have to do the same.
    public let name: String
    let change: (@Sendable (inout Object) -> Void)?

    /// A change with a name.
    ///
    /// - Parameters:
    ///   - name: what tells it from others.
    ///   - change: changes an object; not its name, namespace, uid or version.
    public init(_ name: String, _ change: @escaping @Sendable (inout Object) -> Void) {
        self.name = name
        self.change = change
    }

    private init() {
        name = ""
        change = nil
    }

    /// No change.
    public static var none: CacheTransform { CacheTransform() }
}

/// What tells one cache from another.
struct CacheIdentity: Hashable, Sendable {
    let object: ObjectIdentifier
    let type: ResourceType
    let scope: CacheScope
    let transform: String
    let configuration: InformerConfiguration

    init<Object: APIObject>(_ resources: ResourceClient<Object>, _ request: CacheRequest<Object>) {
        object = ObjectIdentifier(Object.self)
        type = resources.type
        scope = request.scope
        transform = request.transform.name
        configuration = request.configuration
    }
}
