#if Service
    public import ServiceLifecycle
    public import SteadyRuntime

    /// A manager as a service among others.
    ///
    /// ```swift
    /// let group = ServiceGroup(
    ///     services: [database, ManagerService(manager)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    /// try await group.run()
    /// ```
    ///
    /// When the group shuts down, the manager ends in good order: nothing new is begun, reconciles under way are waited for, then the lease is
    /// given back. The services named before it, which reconcilers may need, are shut down after that.
    public struct ManagerService: Service {
        /// What runs.
        public let manager: Manager

        /// A service that runs a manager once.
        public init(_ manager: Manager) { self.manager = manager }

        /// Runs the manager until the group shuts down, or the task is cancelled.
        ///
        /// - Throws: what `Manager.run()` throws.
        public func run() async throws {
            try await withGracefulShutdownHandler {
                try await manager.run()
            } onGracefulShutdown: {
                manager.shutDown()
            }
        }
    }

    extension ManagerService: CustomStringConvertible {
        public var description: String { "manager of " + manager.standing.map(\.name).joined(separator: ", ") }
    }
#endif
