public import SteadyTesting

/// A reconciler with a mistake that was really made, and the same without it.
///
/// Each is taken from the report of a real operator and cut down to its essence. The explorer has to find all of them, and to find nothing
/// in those that are put right.
public struct SeededBug: Sendable {
    /// What it is called, such as `B01`.
    public let id: String
    /// The mistake, and where it was made.
    public let what: String
    let invariants: [Invariant]
    /// What has to go wrong for it to show, besides what always may.
    let faults: Faults
    let setUp: @Sendable (_ isBuggy: Bool, Stage) throws -> Void
    let scenario: @Sendable (ScenarioUser) async throws -> Void

    init(
        _ id: String, _ what: String, invariants: [Invariant] = [], faults: Faults = [],
        setUp: @escaping @Sendable (_ isBuggy: Bool, Stage) throws -> Void,
        scenario: @escaping @Sendable (ScenarioUser) async throws -> Void
    ) {
        self.id = id
        self.what = what
        self.invariants = invariants
        self.faults = faults
        self.setUp = setUp
        self.scenario = scenario
    }

    /// The search for it.
    ///
    /// - Parameters:
    ///   - isBuggy: whether the reconciler has the mistake.
    ///   - seeds: of runs with many faults.
    ///   - faults: which ones.
    public func exploration(isBuggy: Bool, seeds: ClosedRange<UInt64>, faults: Faults = .hostile) -> Exploration {
        Exploration(
            seeds: seeds, faults: faults.union(self.faults), invariants: invariants,
            setUp: { [setUp] stage in try setUp(isBuggy, stage) },
            scenario: scenario)
    }

    /// The thirty that the explorer was made for.
    public static let all: [SeededBug] = steps + deletions + decisions + outside + writes + watches
}
