import SteadyClient
import SteadyCluster
import SteadyModel
import SteadyRuntime
import Synchronization

/// How a run came out.
struct RunResult: Sendable {
    var finding: Finding?
    var state: EndState
    var created: [String: Int]
    var deleted: [String: Int]
    var deletedWhileStale: Set<String>
    var sites: [ChoiceSource.Site]
    /// What went wrong.
    var faults: [ChoiceSource.Made]
    /// What there is in the end.
    var contents: ClusterContents
    /// What the operator has made, by whatever request.
    var made: Set<ClusterContents.Place>
    /// Where tasks did not run in the order in which they became ready.
    var turns: [TaskOrder.Turn]
    var trace: [String]
    var traceHash: UInt64
}

extension Lifetime {
    /// Lives a whole life under one seed.
    static func run(_ plan: RunPlan) throws -> RunResult {
        try Simulation.run(seed: plan.seed, order: plan.order, limit: .seconds(30 * 86_400)) { world in
            let life = Lifetime(world, plan)
            // What runs knows its life, and the life knows what runs: at its end that has to be undone.
            defer { life.release() }
            try await life.play(on: Stage(platform: world.platform, template: plan.template, begin: life.begin(with:)))
            return life.result()
        }
    }

    private func begin(with template: ClusterTemplate) -> Cluster {
        state.withLock { $0.contents = template.contents }
        return template.copy(platform: world.platform) { self.changed($0) }
    }

    private func release() {
        let (process, managers) = state.withLock { state in
            defer { (state.process, state.managers, state.environments) = (nil, [], []) }
            return (state.process, state.managers + state.environments)
        }
        // They go outside the lock.
        withExtendedLifetime((process, managers)) {}
    }

    private func result() -> RunResult {
        let (choices, trace, hash) = (choices, world.trace, world.traceHash)
        return state.withLock { state in
            RunResult(
                finding: state.finding, state: EndState(state.contents), created: state.created, deleted: state.deleted,
                deletedWhileStale: state.deletedWhileStale, sites: choices.sites, faults: choices.made,
                contents: state.contents, made: state.madeByOperator, turns: world.turns, trace: trace, traceHash: hash)
        }
    }

    private func play(on stage: Stage) async throws {
        // Times of the second reference run differ from those of the first.
        if plan.delay > .zero { try await world.platform.clock.sleep(for: plan.delay) }
        try plan.setUp(stage)
        let cluster = stage.cluster
        let environments = try stage.environments.map {
            try Manager(client: cluster.client(fieldManager: "environment"), configuration: configuration(), $0)
        }
        state.withLock { state in
            state.startVersion = cluster.resourceVersion
            state.hasStarted = true
            state.environments = environments
        }
        let operators = stage.operators
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cluster.run() }
            for environment in environments { group.addTask { try await environment.run() } }
            group.addTask { try await self.keepRunning(operators, on: cluster) }
            do {
                try await plan.scenario(ScenarioUser(client: cluster.client(fieldManager: "user"), life: self))
                try await converge()
            } catch let error as ScenarioError {
                find(.ended, error.description)
            }
            group.cancelAll()
        }
    }

    /// Starts the operator, and starts it again whenever it has crashed.
    private func keepRunning(
        _ operators: [@Sendable (ManagerSetup, OperatorProcess) throws -> Void], on cluster: Cluster
    ) async throws {
        var number = 0
        while finding == nil {
            number += 1
            let process = state.withLock { state in
                defer { state.nextTravel = nil }
                let process = OperatorProcess(number: number, life: self, travel: state.nextTravel)
                state.process = process
                return process
            }
            var platform = world.platform
            if case .clock(let rate) = choose(startFaults, at: "start of operator \(number)") {
                platform.clock = MonotonicClock(ScaledClock(base: platform.clock, perThousand: rate))
            }
            let client = Client(
                transport: FaultTransport(base: cluster.transport, process: process), platform: platform,
                fieldManager: "operator")
            var managers: [Manager] = []
            for setUp in operators {
                let configuration = configuration { if !process.isDead { self.reconciled($0) } }
                managers.append(try Manager(client: client, configuration: configuration) { try setUp($0, process) })
            }
            let started = managers
            state.withLock { $0.managers = started }
            trace { "operator \(number) starts" }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for manager in started {
                    group.addTask {
                        do { try await manager.run() } catch  where !Task.isCancelled {
                            self.find(.ended, "the operator ended by itself: \(error)")
                        }
                    }
                }
                group.addTask { await process.waitForDeath() }
                try await group.next()
                process.die()
                group.cancelAll()
            }
            try Task.checkCancellation()
        }
    }

    /// Nobody asks managers here for explanations, and what goes in circles is found without their help.
    private func configuration(
        observe: @escaping @Sendable (ReconcileReport) -> Void = { _ in }
    ) -> Manager.Configuration {
        var configuration = Manager.Configuration(observe: observe)
        (configuration.explain, configuration.diagnostics) = (.off, .off)
        return configuration
    }

    private var isIdle: Bool {
        state.withLock { state in state.managers.allSatisfy(\.isIdle) && state.environments.allSatisfy(\.isIdle) }
    }

    private var changes: Int { state.withLock { $0.changes } }

    /// Waits until nothing has changed for a while.
    ///
    /// - Returns: whether that came to be.
    func settle(quiet: Duration, limit: Duration = .seconds(6 * 3600)) async throws -> Bool {
        let clock = world.platform.clock
        let end = clock.now + limit
        var last = -1
        while finding == nil {
            try await clock.sleep(for: quiet)
            let (now, isIdle) = (changes, isIdle)
            if isIdle, now == last { return true }
            last = isIdle ? now : -1
            if clock.now > end { return false }
        }
        return true
    }

    /// All faults end; then the operator has to come to its end state, and to leave it alone.
    private func converge() async throws {
        // What the last step has set off can go wrong, too.
        _ = try await settle(quiet: .seconds(2), limit: .seconds(600))
        choices.heal()
        trace { "all faults are over" }
        if plan.restartsToHeal { state.withLock { $0.process }?.die() }
        guard try await settle(quiet: plan.finalQuiet) else {
            return find(.hotLoop, "the operator does not come to rest within six hours\(flapping)")
        }
        for invariant in plan.invariants where invariant.stable == nil && finding == nil {
            if (try? invariant.holds(contents)) != true { find(.invariant, "it does not hold in the end that \(invariant.name)") }
        }
        if finding == nil { findLeaks() }
        guard finding == nil else { return }
        // Reconciling what is in its end state must change nothing.
        let before = changes
        for _ in 0..<3 where finding == nil {
            for manager in state.withLock({ $0.managers }) { manager.resync() }
            guard try await settle(quiet: .seconds(2)) else {
                return find(.hotLoop, "reconciled without need, the operator does not come to rest\(flapping)")
            }
        }
        if finding == nil, changes != before {
            find(.unrest, "reconciled without need, the operator writes: \(changes - before) changes\(flapping)")
        }
    }
}
