import SteadyCoreAPI
public import SteadyRuntime

/// How the simulated load balancers behave.
public struct SimulatedLoadBalancers: Sendable, Hashable {
    /// From asking for one to its address.
    public var provisioning: Duration
    /// From giving one back to its being gone.
    public var deletion: Duration
    /// Which services are served: those with this `spec.loadBalancerClass`; `nil` for those without one.
    public var loadBalancerClass: String?

    /// Load balancers; by default ones that take 50 ms to come and to go.
    ///
    /// - Parameters:
    ///   - provisioning: from asking for one to its address.
    ///   - deletion: from giving one back to its being gone.
    ///   - loadBalancerClass: which services are served: those of this class; `nil` for those without one.
    public init(
        provisioning: Duration = .milliseconds(50), deletion: Duration = .milliseconds(50), loadBalancerClass: String? = nil
    ) {
        self.provisioning = provisioning
        self.deletion = deletion
        self.loadBalancerClass = loadBalancerClass
    }
}

extension ManagerSetup {
    /// Adds the controller that gives each service of type `LoadBalancer` an address (of 198.18.0.0/15, RFC 2544) in its status. As a cloud's
    /// own does, it holds the service up by the finalizer `service.kubernetes.io/load-balancer-cleanup` until the load balancer is gone,
    /// and gives it back when the type is another. On demand it hangs or fails: ``SimulatedTrouble``.
    ///
    /// - Parameter balancers: how long things take.
    public func loadBalancers(_ balancers: SimulatedLoadBalancers = SimulatedLoadBalancers()) {
        controller(for: Service.self, named: "load-balancers", LoadBalancerReconciler(balancers: balancers))
    }
}
