import SteadyClient
import SteadyModel

extension Manager {
    /// Runs more controllers for as long as `body` runs.
    ///
    /// ```swift
    /// try await manager.withControllers {
    ///     $0.controller(for: Certificate.self, CertificateReconciler()).owns(Secret.self)
    /// } while: {
    ///     try await feature.isSwitchedOff()
    /// }
    /// ```
    ///
    /// They begin when their caches are filled and this replica works; in a standby they wait as the others do, with warm caches, and they
    /// begin again with each leadership. They share the caches of all others. When `body` ends, nothing new is begun, reconciles under way
    /// are waited for (``Configuration/drain``), and then caches that nobody else wants are given up. If the task is cancelled, reconciles
    /// are cancelled, too. Health checks that `setUp` adds are asked with the others until `body` has ended.
    ///
    /// - Parameters:
    ///   - setUp: puts the controllers together, as ``init(client:configuration:_:)`` does.
    ///   - body: they run while this does; the manager runs in a task of its own.
    /// - Returns: what `body` returns.
    /// - Throws: ``ConfigurationError`` if controllers get in each other's way; what `setUp` and `body` throw.
    public func withControllers<Result>(
        _ setUp: (ManagerSetup) throws -> Void, while body: () async throws -> Result
    ) async throws -> Result {
        let setup = ManagerSetup(informers: InformerSet(caches: caches, namespace: configuration.namespace))
        do {
            try setUp(setup)
            try setup.check(beside: controllers.map(\.name), (addedChecks + scopes.read { $0.checks }).map(\.name))
        } catch {
            setup.informers.withdraw()
            throw error
        }
        let added = build(setup)
        // Another scope may have come in the meantime.
        guard let ids = scopes.withLock({ $0.add(added, setup.healthChecks) }) else {
            for controller in added { controller.detach() }
            setup.informers.withdraw()
            throw ConfigurationError.taken(added.map(\.name) + setup.healthChecks.map(\.name))
        }
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        for controller in added { controller.shutDown() }
        scopes.withLock { $0.removeChecks(ids.checks) }
        await end(ids.controllers)
        for controller in added { controller.detach() }
        setup.informers.withdraw()
        return try result.get()
    }

    /// Waits until these have ended; cuts them off after the drain.
    private func end(_ ids: [Int]) async {
        let running = scopes.withLock { scopes in ids.compactMap { scopes.remove($0) } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Ends at once if the task is cancelled.
                try? await self.platform.clock.sleep(for: self.configuration.drain)
                for entry in running { entry.abort.fire() }
            }
            for entry in running { await entry.ended?.waitUntilFired() }
            group.cancelAll()
        }
        scopes.withLock { scopes in for id in ids { scopes.forget(id) } }
    }

    /// Runs those that come and go, until the manager is shut down or the task is cancelled.
    func runScopes(isTakingOver: Bool) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            while let (id, entry) = try? await scopes.take({ scopes -> (id: Int, entry: ControllerScopes.Entry)?? in
                if let next = scopes.begin() { return .some(next) }
                return scopes.isOver ? .some(nil) : nil
            }) {
                group.addTask {
                    defer { self.scopes.withLock { $0.end(id) }?.fire() }
                    try await Self.run(entry, isTakingOver: isTakingOver)
                }
            }
        }
        try Task.checkCancellation()
    }

    private static func run(_ entry: ControllerScopes.Entry, isTakingOver: Bool) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Nothing is warmed up for it, so its sources are read from now on.
                async let sources: Void = entry.controller.warmUp()
                try await entry.controller.run(isTakingOver: isTakingOver)
                await sources
            }
            group.addTask { await entry.abort.wait() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
