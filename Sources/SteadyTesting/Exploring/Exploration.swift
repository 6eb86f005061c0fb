/// Searches for a run in which an operator does not come to where it comes to without faults, or does not stay there.
///
/// First the scenario is played twice without faults, which gives the end state, and tells which of its fields differ from run to run.
/// Then every single fault is tried at every place, with tasks in the order in which they become ready, then seeds with many faults at once
/// and tasks in any order; half of those are healed without a restart. Of such a run only the faults and the turns of tasks are kept that
/// matter. After all faults are over, the operator has to come to the end state (Anvil calls it eventually stable reconciliation) and then to
/// write nothing more, even if it reconciles. Single faults must not make it create or delete more often, either (Sieve).
///
/// ```swift
/// let report = try await explore(seeds: 1...1000) { stage in
///     try stage.define(Website.self)
///     stage.run { $0.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self) }
///     stage.environment { $0.workloads() }
/// } scenario: { user in
///     try await user.create(Website(metadata: ObjectMeta(name: "a"), spec: .init(image: "nginx:1", replicas: 3)))
///     try await user.settled()
///     try await user.delete(Website.self, "a")
/// }
/// #expect(report.passed, "\(report)")
/// ```
///
/// Everything runs in process and in virtual time. Several runs are under way at once, each on a thread of its own, and explorations share
/// nothing; the report is the same for any number of threads.
public struct Exploration: Sendable {
    /// The seeds of runs with many faults.
    public var seeds: ClosedRange<UInt64>
    /// Which faults.
    public var faults: Faults
    /// How many faults are tried together, one after the other, at every place: 1 by default; 2 takes about the square of the runs and is
    /// for small scenarios. 0 for none.
    public var depth = 1
    /// After so many runs the search ends.
    public var runLimit = 50_000
    /// How many runs are under way at once, at least 1: as many as there are processors, if nothing else is said. The set-up and the scenario
    /// are called on several threads then.
    public var concurrency = OrderedWork.processors
    /// So many writes in one run are a loop; a quarter of them, if they all change one object and the user does nothing meanwhile.
    public var requestLimit = 400
    /// How long nothing may move, in virtual time, before the end state is taken: longer than the operator's timers.
    public var finalQuiet: Duration = .seconds(120)
    /// What has to hold besides.
    public var invariants: [Invariant]
    /// A file in which the token of the run under way stands, for operators that may trap: a trap ends the whole process, and what is left of
    /// the run is this file. It is removed when the search ends by itself. Runs are carried out one by one then. `nil` for none.
    public var tokenFile: String?
    /// Which habits count as mistakes; none by default.
    public var lints: Lints = []
    let setUp: @Sendable (Stage) throws -> Void
    let scenario: @Sendable (ScenarioUser) async throws -> Void

    /// A search.
    ///
    /// - Parameters:
    ///   - seeds: the seeds of runs with many faults.
    ///   - faults: which ones.
    ///   - invariants: what has to hold besides.
    ///   - setUp: says what runs; called for every run.
    ///   - scenario: what the user does.
    public init(
        seeds: ClosedRange<UInt64> = 1...100, faults: Faults = .protocol, invariants: [Invariant] = [],
        setUp: @escaping @Sendable (Stage) throws -> Void,
        scenario: @escaping @Sendable (ScenarioUser) async throws -> Void
    ) {
        self.seeds = seeds
        self.faults = faults
        self.invariants = invariants
        self.setUp = setUp
        self.scenario = scenario
    }

    /// Searches until something is found or everything is tried.
    ///
    /// - Throws: what `setUp` and the scenario throw; `SimulationError` if nothing can go on; ``ExplorationError`` if
    ///   ``tokenFile`` cannot be written; `CancellationError`.
    public func run() async throws -> ExplorationReport {
        let file = try tokenFile.map { path throws(ExplorationError) in try TokenFile(path) }
        var search = Search(exploration: self, tokenFile: file)
        defer { search.tokenFile?.remove() }
        return try await search.run()
    }

    /// Carries out one run again, and gives its trace.
    ///
    /// - Parameter token: from the report of this very exploration.
    /// - Throws: ``ExplorationError`` if the token does not fit; as ``run()``.
    public func replay(_ token: String) async throws -> ExplorationReport {
        var search = Search(exploration: self)
        return try await search.replay(try ReplayToken(token))
    }
}

/// Searches for a run in which an operator goes wrong; see ``Exploration``.
///
/// - Parameters:
///   - seeds: the seeds of runs with many faults.
///   - faults: which ones.
///   - invariants: what has to hold besides.
///   - setUp: says what runs; called for every run.
///   - scenario: what the user does.
/// - Throws: what `setUp` and the scenario throw; `SimulationError` if nothing can go on; `CancellationError`.
public func explore(
    seeds: ClosedRange<UInt64> = 1...100, faults: Faults = .protocol, invariants: [Invariant] = [],
    _ setUp: @escaping @Sendable (Stage) throws -> Void,
    scenario: @escaping @Sendable (ScenarioUser) async throws -> Void
) async throws -> ExplorationReport {
    try await Exploration(seeds: seeds, faults: faults, invariants: invariants, setUp: setUp, scenario: scenario).run()
}
