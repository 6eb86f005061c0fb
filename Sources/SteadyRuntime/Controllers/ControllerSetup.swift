public import SteadyCache
import SteadyCodec
public import SteadyModel

/// What a controller for objects follows and how it works.
public final class ControllerSetup<R: Resource>: RequestControllerSetup<ObjectKey> {
    override var watchedAreRoots: Bool { false }

    /// Objects of this kind whose controller is an object of ours: their changes reconcile their owner.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - predicate: which of their changes count.
    ///   - priority: of the queue, from −127 to 127; higher comes first.
    @discardableResult
    public func owns<C: Resource>(_ type: C.Type, when predicate: Predicate<C> = .any, priority: Int = 0) -> Self {
        let owner = R.resourceType
        follow(type, predicate, .owned, priority: priority, isRoot: false) { child in
            guard let reference = child.controllerReference, reference.kind == owner.kind,
                (reference.apiVersion.contains("/") ? reference.apiVersion.prefix { $0 != "/" } : "") == owner.group
            else { return [] }
            return [ObjectKey(namespace: owner.scope == .namespaced ? child.metadata.namespace : nil, name: reference.name)]
        }
        return self
    }

    /// Objects of another kind, whose changes reconcile those of ours that an index finds.
    ///
    /// ```swift
    /// extension CacheIndex where Object == Website, Value == String {
    ///     static let certificate = CacheIndex("certificate") { $0.spec.certificateName }
    /// }
    /// manager.controller(for: Website.self, WebsiteReconciler()).watches(Secret.self, by: .certificate) { $0.name }
    /// ```
    ///
    /// In a namespaced kind's case only objects in the changed object's namespace are found, if both have one.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - index: how objects of ours are looked up; the cache gets it.
    ///   - predicate: which changes count.
    ///   - priority: of the queue, from −127 to 127; higher comes first.
    ///   - value: what is looked up; asked for the state before a change and the state after it. `nil` for nothing.
    @discardableResult
    public func watches<C: Resource, Value>(
        _ type: C.Type, by index: CacheIndex<R, Value>, when predicate: Predicate<C> = .any, priority: Int = 0,
        value: @escaping @Sendable (C) -> Value?
    ) -> Self {
        let own = shared.set.informer(R.self)
        own.add(index)
        follow(type, predicate, .watched, priority: priority, isRoot: false) { other in
            guard let value = value(other) else { return [] }
            let namespace = other.metadata.namespace
            return own.snapshot.objects(index, value).map(\.key).filter {
                namespace == nil || $0.namespace == nil || $0.namespace == namespace
            }
        }
        return self
    }

    /// Objects of another kind, whose changes reconcile those of ours that name them by namespace and name.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - index: which objects of that kind an object of ours names; the cache gets it.
    ///   - predicate: which changes count.
    ///   - priority: of the queue, from −127 to 127; higher comes first.
    @discardableResult
    public func watches<C: Resource>(
        _ type: C.Type, by index: CacheIndex<R, ObjectKey>, when predicate: Predicate<C> = .any, priority: Int = 0
    ) -> Self {
        let own = shared.set.informer(R.self)
        own.add(index)
        follow(type, predicate, .watched, priority: priority, isRoot: false) { other in
            own.snapshot.objects(index, other.key).map(\.key)
        }
        return self
    }

    /// By which label objects fall into shards, if replicas share the work (``Manager/Configuration/sharding``): those with the same value are
    /// in one shard. Objects without it are each for itself.
    ///
    /// If somebody changes the label, two replicas may be at work on the object for as long as one of their caches is behind.
    ///
    /// - Parameter label: such as `example.org/tenant`.
    @discardableResult
    public func sharded(byLabel label: String) -> Self {
        let own = shared.set.informer(R.self)
        return sharded { key in own[key]?.metadata.labels?[label].map { "\(label)=\($0)" } }
    }

    /// All objects of the kind, time and again, whether or not anything has changed.
    ///
    /// - Parameters:
    ///   - interval: how often, at least a millisecond.
    ///   - jitter: which part of each interval is left to chance, from 0 to 1.
    ///   - priority: of the queue, from −128 to 127; behind changes by default.
    @discardableResult
    public func every(_ interval: Duration, jitter: Double = 0.1, priority: Int = -1) -> Self {
        let own = shared.set.informer(R.self)
        return every(interval, jitter: jitter, priority: priority) { own.snapshot.map(\.key) }
    }
}
