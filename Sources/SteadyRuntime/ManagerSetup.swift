import SteadyCache
import SteadyClient
import SteadyModel

/// Where a manager's controllers are put together, before anything runs.
public final class ManagerSetup {
    let declared: DeclaredInformers
    var informers: InformerSet { declared.set }
    var parts: [any ControllerPart] = []
    var healthChecks: [HealthCheck] = []

    init(informers: InformerSet) { declared = DeclaredInformers(informers) }

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
        let informer = declared.set.informer(Work.Object.self)
        let controller = ControllerSetup<Work.Object>(
            declared: declared, name: name, reconciler: ObjectReconciliation(reconciler, finalizer: finalizer, informer))
        controller.follow(Work.Object.self, predicate, .change, priority: 0, isRoot: true) { [$0.key] }
        parts.append(controller)
        return controller
    }

    /// A controller of requests of any kind: what is reconciled is whatever its sources name.
    ///
    /// ```swift
    /// manager.controller(named: "tenants", TenantReconciler())
    ///     .source("billing") { billing.changedTenants() }
    ///     .every(.seconds(600)) { try await billing.allTenants() }
    ///     .watches(Namespace.self) { [TenantID($0.name)] }
    /// ```
    ///
    /// - Parameters:
    ///   - name: the controller's name, and the field manager of what its client applies.
    ///   - reconciler: what is to be done.
    /// - Returns: the controller, to add its sources.
    @discardableResult
    public func controller<Work: RequestReconciler>(
        named name: String, _ reconciler: Work
    ) -> RequestControllerSetup<Work.Request> {
        let controller = RequestControllerSetup<Work.Request>(declared: declared, name: name, reconciler: reconciler)
        parts.append(controller)
        return controller
    }

    /// A controller of requests of any kind whose reconciler is a function.
    ///
    /// - Parameters:
    ///   - name: the controller's name, and the field manager of what its client applies.
    ///   - type: what is reconciled.
    ///   - reconcile: what is to be done; see ``RequestReconciler/reconcile(_:_:)``.
    /// - Returns: the controller, to add its sources.
    @discardableResult
    public func controller<Request: Hashable & Sendable>(
        named name: String, of type: Request.Type = Request.self,
        reconcile: @escaping @Sendable (Request, RequestContext<Request>) async throws -> Outcome
    ) -> RequestControllerSetup<Request> { controller(named: name, ReconcilingFunction(function: reconcile)) }

    /// - Parameters:
    ///   - others: the names of controllers that are there already.
    ///   - otherChecks: the names of health checks that are there already.
    func check(beside others: [String] = [], _ otherChecks: [String] = []) throws {
        var names = Set(others)
        for part in parts {
            guard names.insert(part.name).inserted else {
                throw ConfigurationError(
                    "two controllers are named “\(part.name)”: give one of them another name by controller(for:named:), for the "
                        + "name is also the field manager and they would undo each other's work")
            }
        }
        try checkHealthChecks(beside: otherChecks)
    }
}
