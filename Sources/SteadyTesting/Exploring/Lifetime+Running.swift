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
    /// How long anything changed, from the beginning on.
    var activity: Duration
}

extension Lifetime {
    /// Lives a whole life under one seed.
    static func run(_ plan: RunPlan) throws -> RunResult {
        let lived = Mutexed<Lifetime?>(nil)
        do {
            return try Simulation.run(seed: plan.seed, order: plan.order, limit: .seconds(30 * 86_400)) { world in
                let life = Lifetime(world, plan)
                lived.value.withLock { $0 = life }
                world.explainsEscapes { life.whatRuns }
                // What runs knows its life, and the life knows what runs: at its end that has to be undone.
                defer { life.release() }
                try await life.play(on: Stage(platform: world.platform, template: plan.template, begin: life.begin(with:)))
                return life.result()
            }
        } catch let error as SimulationError {
            // What was found before says more: what hangs may keep the run from its end, too.
            guard let life = lived.value.withLock({ $0 }), error.isEscape || life.finding != nil else { throw error }
            life.release()
            var result = life.result()
            if error.isEscape { result.finding = Finding(kind: .escape, description: error.description) }
            return result
        }
    }

    /// What has begun and not ended, in words: who looks for what has gone its own way has to look there.
    private var whatRuns: String? {
        let running = managers.flatMap { $0.running(atLeast: .zero) }.map { "\($0.controller) \($0.key)" }
        guard !running.isEmpty else { return nil }
        return "what ran then: the reconcile of \(running.prefix(3).joined(separator: ", of "))"
            + (running.count > 3 ? " and \(running.count - 3) more" : "")
    }

    private func begin(with template: ClusterTemplate) -> Cluster {
        state.withLock { $0.contents = template.contents }
        return template.copy(platform: world.platform) { self.changed($0) }
    }

    private func release() {
        let whatRan = state.withLock { state in
            defer { (state.processes, state.managers, state.environments, state.somebody) = ([:], [:], [], nil) }
            return (state.processes, state.managers, state.environments)
        }
        // They go outside the lock.
        withExtendedLifetime(whatRan) {}
    }

    private func result() -> RunResult {
        let (choices, trace, hash) = (choices, world.trace, world.traceHash)
        return state.withLock { state in
            RunResult(
                finding: state.finding, state: EndState(state.contents), created: state.created, deleted: state.deleted,
                deletedWhileStale: state.deletedWhileStale, sites: choices.sites, faults: choices.made,
                contents: state.contents, made: state.madeByOperator, turns: world.turns, trace: trace, traceHash: hash,
                activity: state.activity)
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
            state.somebody = cluster.client(fieldManager: "somebody")
            state.elected = stage.operators.indices.filter { stage.operators[$0].election != nil }
        }
        let (operators, replicas) = (stage.operators, stage.replicas)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cluster.run() }
            for environment in environments { group.addTask { try await environment.run() } }
            for replica in 0..<replicas {
                group.addTask { try await self.keepRunning(operators, replica, on: cluster) }
            }
            if !plan.faults.isDisjoint(with: [.stragglers, .pauses, .interference]) {
                group.addTask { await self.heldUp.run(self.world.platform.clock) }
            }
            do {
                try await plan.scenario(ScenarioUser(client: cluster.client(fieldManager: "user"), life: self))
                try await converge()
            } catch let error as ScenarioError {
                find(.ended, error.description)
            }
            group.cancelAll()
        }
    }

    /// Starts a replica of the operator, and starts it again whenever it has crashed.
    private func keepRunning(_ operators: [OperatorSetup], _ replica: Int, on cluster: Cluster) async throws {
        while finding == nil {
            let process = state.withLock { state in
                state.starts += 1
                var travel: (collection: String, version: UInt64)?
                if let next = state.nextTravel, next.replica == replica {
                    (travel, state.nextTravel) = ((next.collection, next.version), nil)
                }
                let process = OperatorProcess(number: state.starts, replica: replica, life: self, travel: travel)
                state.processes[replica] = process
                return process
            }
            let number = process.number
            var platform = world.platform
            if case .clock(let rate) = choose(startFaults, at: "start of operator \(number)") {
                platform.clock = MonotonicClock(ScaledClock(base: platform.clock, perThousand: rate))
            }
            let client = Client(
                transport: FaultTransport(base: cluster.transport, process: process), platform: platform,
                fieldManager: "operator")
            var managers: [(setup: Int, manager: Manager)] = []
            for (index, setup) in operators.enumerated() where replica < setup.replicas {
                var configuration = configuration { if !process.isDead { self.reconciled($0, by: process) } }
                configuration.election = setup.election
                configuration.election?.identity = "operator-\(number)"
                managers.append(
                    (index, try Manager(client: client, configuration: configuration) { try setup.setUp($0, process) }))
            }
            let started = managers
            state.withLock { $0.managers[replica] = started }
            trace { "operator \(number) starts" }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (_, manager) in started {
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
            let dead = state.withLock { $0.managers.removeValue(forKey: replica) }
            withExtendedLifetime(dead) {}
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

    /// Whether nothing is to be done: nobody works, and where one of several has to lead, one does.
    ///
    /// - Parameter waitsForLate: whether what stands still, and what is on its way for long, will do something yet.
    private func isIdle(waitsForLate: Bool) -> Bool {
        state.withLock { state in
            guard heldUp.isEmpty(waitsForLate: waitsForLate) else { return false }
            let working = waitsForLate ? state.managers : state.managers.filter { state.processes[$0.key]?.pauseLeft == nil }
            let managers = state.managers.values.joined()
            return working.values.joined().allSatisfy(\.manager.isIdle) && state.environments.allSatisfy(\.isIdle)
                && state.elected.allSatisfy { setup in managers.contains { $0.setup == setup && $0.manager.isLeading } }
        }
    }

    private var managers: [Manager] {
        state.withLock { state in state.managers.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.manager) } }
    }

    private var changes: Int { state.withLock { $0.changes } }

    /// Waits until nothing has changed for a while.
    ///
    /// - Parameter waitsForLate: whether to wait for what stands still, and for what is on its way for long, too.
    /// - Returns: whether that came to be.
    func settle(quiet: Duration, limit: Duration = .seconds(6 * 3600), waitsForLate: Bool = true) async throws -> Bool {
        let clock = world.platform.clock
        let end = clock.now + limit
        var last = -1
        while finding == nil {
            try await clock.sleep(for: quiet)
            let (now, isIdle) = (changes, isIdle(waitsForLate: waitsForLate))
            if isIdle, now == last { return true }
            last = isIdle ? now : -1
            if clock.now > end { return false }
        }
        return true
    }

    /// Waits until what timers set off, too, has had its chance to go wrong: as long as anything changed in the run without faults.
    private func waitForTimers() async throws {
        guard !plan.faults.isEmpty else { return }
        guard let activity = plan.activity else { return try await findActivity() }
        let left = activity - (now - plan.delay)
        guard left > .zero, finding == nil else { return }
        try await pass(left)
        _ = try await settle(quiet: .seconds(2), limit: .seconds(600))
    }

    /// Looks how long anything changes. What is done thereafter, again and again, is no place for a fault.
    private func findActivity() async throws {
        var (places, seen, quiet) = (choices.count, changes, Duration.zero)
        let end = now + .seconds(6 * 3600)
        while quiet < plan.finalQuiet, now < end, finding == nil {
            try await pass(.seconds(2))
            quiet += .seconds(2)
            guard changes != seen else { continue }
            _ = try await settle(quiet: .seconds(2), limit: .seconds(600))
            (places, seen, quiet) = (choices.count, changes, .zero)
        }
        choices.forget(after: places)
        state.withLock { $0.activity = $0.lastChanged - plan.delay }
    }

    /// Something that the operator has made and that is still there, if there is no object of a collection.
    private func left(without collection: String) -> String? {
        state.withLock { state in
            guard !state.contents.objects.keys.contains(where: { $0.collection == collection }) else { return nil }
            let made = state.madeByOperator.filter {
                !EndState.leftOut.contains($0.collection) && state.contents.objects[$0] != nil
            }
            if let place = made.min() { return EndState.label(place) }
            return state.contents.outside.filter { !$0.value.isEmpty }.min { $0.key < $1.key }.map { system, things in
                "\(system) \(things.keys.min() ?? "")"
            }
        }
    }

    /// Says why there is no rest: a reconcile does not end, or something changes again and again.
    private func findUnrest(_ what: String) {
        guard let stuck = managers.lazy.flatMap({ $0.running(atLeast: .seconds(1800)) }).first else {
            return find(.hotLoop, what + flapping)
        }
        // law: words for people, nothing that sleeps.
        let instead = "`context.platform.clock.sleep`, not `Task.sleep`"
        find(
            .stuck,
            "\(stuck.controller): \(stuck.description). What it waits for does not come in a simulation: time that is not the platform's "
                + "(\(instead)), a thread or a connection of its own, or nothing at all")
    }

    /// All faults end; then the operator has to come to its end state, and to leave it alone.
    private func converge() async throws {
        // What the last step has set off can go wrong, too.
        _ = try await settle(quiet: .seconds(2), limit: .seconds(600))
        try await waitForTimers()
        choices.heal()
        trace { "all faults are over" }
        if plan.restartsToHeal { killAll() }
        guard try await settle(quiet: plan.finalQuiet) else {
            return findUnrest("the operator does not come to rest within six hours")
        }
        for invariant in plan.invariants where invariant.stable == nil && finding == nil {
            if (try? invariant.holds(contents)) != true { find(.invariant, "it does not hold in the end that \(invariant.name)") }
            if let last = invariant.last, let left = left(without: last) {
                find(.leak, "\(left), which the operator has made, is left without any of \(last)")
            }
        }
        if finding == nil { findLeaks() }
        guard finding == nil else { return }
        // Reconciling what is in its end state must change nothing.
        let before = changes
        for _ in 0..<3 where finding == nil {
            for manager in managers { manager.resync() }
            guard try await settle(quiet: .seconds(2)) else {
                return findUnrest("reconciled without need, the operator does not come to rest")
            }
        }
        if finding == nil, changes != before {
            find(.unrest, "reconciled without need, the operator writes: \(changes - before) changes\(flapping)")
        }
    }
}
