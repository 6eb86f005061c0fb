public import SteadyClient
public import SteadyModel
import Synchronization

/// A local copy of the objects of one kind and scope, kept up to date by watches.
///
/// ```swift
/// let pods = Informer<Pod>(client: client, scope: CacheScope(namespace: "shop"))
/// pods.add(.label("app"))
/// // in a task of its own:
/// try await pods.run()
/// // anywhere:
/// let web = pods.snapshot.objects(.label("app"), "web")
/// ```
///
/// *Guarantees.* Reads never wait for the server nor for who writes, and see one consistent state. The copy never goes back in time, also
/// when the server it is connected to lags behind the last one. Whoever listens gets every change in order, after the copy has it;
/// states in between may be missing, the last one never is. What was written through ``client`` is in the copy when the write returns.
public final class Informer<Object: APIObject>: Sendable {
    @usableFromInline let core: CacheCore
    let resources: ResourceClient<Object>
    let configuration: InformerConfiguration
    /// Makes what is kept of an object.
    let makeEntry: @Sendable (Object) -> Entry
    let following: Mutex<Following>
    let memoryWatch: Mutex<MemoryWatch>

    /// The resource whose objects are held.
    public var type: ResourceType { resources.type }

    /// Which objects are held; the namespaces may have been changed by ``setNamespaces(_:)``.
    public var scope: CacheScope { following.withLock { $0.scope } }

    /// A cache that is empty until ``run()``.
    ///
    /// - Parameters:
    ///   - resources: the resource, and how the server is reached: `client.resources(type)` for objects of a kind that is known at run time,
    ///     `client.metadata(of: type)` for their metadata alone. The scope says in which namespaces, not this.
    ///   - scope: which objects are held.
    ///   - configuration: what is kept of them, and how.
    ///   - transform: changes objects before they are kept.
    @inlinable
    public convenience init(
        _ resources: ResourceClient<Object>, scope: CacheScope = .all,
        configuration: InformerConfiguration = InformerConfiguration(),
        transform: (@Sendable (inout Object) -> Void)? = nil
    ) {
        // Made here, this is compiled for the type.
        self.init(
            resources, scope, configuration, EntryTraits(Object.self),
            makeEntry: { object in
                guard let transform else { return Entry.of(object) }
                var object = object
                transform(&object)
                return Entry.of(object)
            })
    }

    @usableFromInline
    init(
        _ resources: ResourceClient<Object>, _ scope: CacheScope, _ configuration: InformerConfiguration, _ traits: EntryTraits,
        makeEntry: @escaping @Sendable (Object) -> Entry
    ) {
        var resources = resources
        resources.client.decoding = configuration.decoding
        self.resources = resources
        self.configuration = configuration
        self.makeEntry = makeEntry
        core = CacheCore(traits)
        following = Mutex(Following(scope: scope, notOlderThan: configuration.notOlderThan))
        memoryWatch = Mutex(MemoryWatch(budget: configuration.budget))
    }

    /// A cache that is empty until ``run()``.
    ///
    /// - Parameters:
    ///   - client: how the server is reached.
    ///   - scope: which objects are held.
    ///   - configuration: what is kept of them, and how.
    ///   - transform: changes objects before they are kept.
    @inlinable
    public convenience init(
        client: Client, scope: CacheScope = .all, configuration: InformerConfiguration = InformerConfiguration(),
        transform: (@Sendable (inout Object) -> Void)? = nil
    ) where Object: Resource {
        self.init(client.resources(Object.self), scope: scope, configuration: configuration, transform: transform)
    }

    /// The objects now.
    public var snapshot: Snapshot<Object> { Snapshot(core.contents) }

    /// The object of that key now.
    @inlinable
    public subscript(key: ObjectKey) -> Object? {
        // Part of whoever calls, for then nothing is held but what is looked at.
        @inline(__always) get {
            guard let entry = core.entry(key) else { return nil }
            return entry.object()
        }
    }

    /// Lends out the object of that key as it is now: quicker than a copy, which holds each part of it.
    ///
    /// ```swift
    /// let node = pods.withObject(key) { $0.spec.nodeName }
    /// ```
    ///
    /// Nobody waits for the body: the object may be replaced in the cache meanwhile, and stays as it is for the body. To look at several
    /// objects of one moment, take a ``snapshot`` and use ``Snapshot/withObject(_:_:)``.
    ///
    /// - Parameters:
    ///   - key: the object's name.
    ///   - body: is called with the object, if there is one; what it throws is thrown.
    /// - Returns: what the body made of it; `nil` if there is no such object.
    @inlinable
    public func withObject<Result>(_ key: ObjectKey, _ body: (Object) throws -> Result) rethrows -> Result? {
        guard let entry = core.entry(key) else { return nil }
        return try entry.withObject(Object.self, body)
    }

    /// Whether there is an object of that key now.
    public func contains(_ key: ObjectKey) -> Bool { core.contains(key) }

    /// Adds an index, unless there is one of its name; at any time.
    ///
    /// - Complexity: O(n) in the number of objects held, during which nobody can read.
    public func add<Value>(_ index: CacheIndex<Object, Value>) {
        let definition = index.definition
        core.updateAside { store in
            store.add(definition)
            return []
        }
    }
}
