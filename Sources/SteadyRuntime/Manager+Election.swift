public import SteadyElection

extension Manager {
    /// The leadership held at this moment: the fencing token for systems that can compare it. `nil` in a standby and without an election.
    public var term: Term? { elector?.term }

    /// Whether the election goes as it should, for a liveness check; see `LeaderElector.unhealthiness(grace:)`.
    ///
    /// - Parameter grace: how long something may be wrong.
    /// - Returns: `nil` if all is well, or there is no election; else what is wrong, and since when.
    public func electionUnhealthiness(grace: Duration = .seconds(20)) -> String? { elector?.unhealthiness(grace: grace) }
}

extension RequestContext {
    /// The leadership under which this reconcile works: the fencing token for systems outside the cluster that can compare it. `nil` when it
    /// has run out, and without an election.
    public var term: Term? { readTerm() }
}

extension Context {
    /// The leadership under which this reconcile works: the fencing token for systems outside the cluster that can compare it. `nil` when it
    /// has run out, and without an election.
    public var term: Term? { base.term }
}
