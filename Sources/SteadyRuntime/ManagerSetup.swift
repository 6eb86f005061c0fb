import SteadyCache
import SteadyClient
public import SteadyModel

/// Where a manager's controllers are put together, before anything runs.
public final class ManagerSetup {
    var informers: InformerSet
    var parts: [any ControllerPart] = []

    init(informers: InformerSet) { self.informers = informers }

    /// A controller that holds objects of one kind steady.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - name: the controller's name, and the field manager of what it applies; by default the kind in lower case.
    ///   - finalizer: the name under which it holds deleted objects up until ``Reconciler/cleanup(_:_:)`` is done, such as
    ///     `example.org/website`; `nil` for no clean-up.
    ///   - predicate: which changes of these objects are worth a reconcile.
    ///   - reconciler: what is to be done.
    /// - Returns: the controller, to add what else it follows.
    @discardableResult
    public func controller<Work: Reconciler>(
        for type: Work.Object.Type, named name: String? = nil, finalizer: String? = nil,
        when predicate: Predicate<Work.Object> = .any, _ reconciler: Work
    ) -> ControllerSetup<Work.Object> {
        let name = name ?? Work.Object.resourceType.kind.lowercased()
        let controller = ControllerSetup<Work.Object>(setup: self, name: name, finalizer: finalizer, reconciler: reconciler)
        controller.declare(Work.Object.self)
        controller.follow(Work.Object.self, predicate) { [$0.key] }
        parts.append(controller)
        return controller
    }

    func check() throws {
        var names: Set<String> = []
        for part in parts {
            guard names.insert(part.name).inserted else {
                throw ConfigurationError(
                    "two controllers are named “\(part.name)”: give one of them another name by controller(for:named:), for the "
                        + "name is also the field manager and they would undo each other's work")
            }
        }
    }
}

/// A controller of any kind, put together.
protocol ControllerPart: AnyObject {
    var name: String { get }
    func build(client: Client, informers: InformerSet, observe: @escaping @Sendable (ReconcileReport) -> Void)
        -> any RunnableController
}

/// What a controller follows and how it works.
public final class ControllerSetup<R: Resource>: ControllerPart {
    /// The controller's name.
    public let name: String
    private let setup: ManagerSetup
    private let finalizer: String?
    private let reconciler: any Reconciler<R>
    private var declared: Set<ObjectIdentifier> = []
    private var sources: [(_ enqueue: @escaping @Sendable (ObjectKey) -> Void) -> Void] = []
    private var workers = 1

    init(setup: ManagerSetup, name: String, finalizer: String?, reconciler: any Reconciler<R>) {
        self.setup = setup
        self.name = name
        self.finalizer = finalizer
        self.reconciler = reconciler
    }

    /// Objects of this kind whose controller is an object of ours: their changes reconcile their owner.
    @discardableResult
    public func owns<C: Resource>(_ type: C.Type, when predicate: Predicate<C> = .any) -> Self {
        let owner = R.resourceType
        return watches(type, when: predicate) { child in
            guard let reference = child.controllerReference, reference.kind == owner.kind,
                (reference.apiVersion.contains("/") ? reference.apiVersion.prefix { $0 != "/" } : "") == owner.group
            else { return [] }
            return [ObjectKey(namespace: owner.scope == .namespaced ? child.metadata.namespace : nil, name: reference.name)]
        }
    }

    /// Objects of another kind: their changes reconcile the objects that `keys` names.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - predicate: which of their changes count.
    ///   - keys: asked for the state before a change and the state after it; must return quickly.
    @discardableResult
    public func watches<C: Resource>(
        _ type: C.Type, when predicate: Predicate<C> = .any, keys: @escaping @Sendable (C) -> [ObjectKey]
    ) -> Self {
        declare(type)
        follow(type, predicate, keys)
        return self
    }

    /// Objects that reconciles read from the cache; their changes reconcile nothing.
    @discardableResult
    public func reads<C: Resource>(_ type: C.Type) -> Self {
        declare(type)
        return self
    }

    /// How many objects are reconciled at a time; 1 by default, never two reconciles of one object.
    @discardableResult
    public func concurrency(_ count: Int) -> Self {
        workers = max(1, count)
        return self
    }

    func declare<C: Resource>(_ type: C.Type) {
        _ = setup.informers.informer(type)
        declared.insert(ObjectIdentifier(type))
    }

    func follow<C: Resource>(_ type: C.Type, _ predicate: Predicate<C>, _ keys: @escaping @Sendable (C) -> [ObjectKey]) {
        let informer = setup.informers.informer(type)
        sources.append { enqueue in
            informer.onChange { change in
                guard predicate.matches(change) else { return }
                var found = keys(change.object)
                if change.new != nil, let old = change.old { found += keys(old).filter { !found.contains($0) } }
                for key in found { enqueue(key) }
            }
        }
    }

    func build(
        client: Client, informers: InformerSet, observe: @escaping @Sendable (ReconcileReport) -> Void
    ) -> any RunnableController {
        var client = client
        client.fieldManager = name
        let controller = Controller<R>(
            name: name, client: client, informers: informers, declared: declared, finalizer: finalizer, workers: workers,
            reconciler: reconciler, observe: observe)
        for source in sources { source { controller.enqueue($0) } }
        return controller
    }
}
