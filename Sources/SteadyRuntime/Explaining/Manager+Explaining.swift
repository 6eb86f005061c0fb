public import SteadyModel

extension Manager {
    /// What the last reconciles of an object were asked for, what they read and wrote, and what came of it.
    ///
    /// ```
    /// website default/a
    /// #12 2026-01-01T00:00:05Z after waiting 14 µs: Website spec changed
    ///   event  websites.demo.example default/a 41 → 45
    ///            spec.replicas: 1 → 3
    ///   cache  websites.demo.example default/a at 45: found
    ///   write  patch deployments.apps default/a as website → 46: 200 (3.4 ms)
    ///            spec.replicas: 1 → 3
    ///   done (3.6 ms)
    /// ```
    ///
    /// How many are kept, and for how long, is in ``ExplainConfiguration``. The data of secrets is never shown. What differs is found out
    /// now, so this is for people who look, and not for every reconcile.
    ///
    /// - Parameters:
    ///   - controller: the controller's name.
    ///   - key: the object's key; for a request that is none, its description is the name.
    /// - Returns: those that are kept and what runs now; empty if nothing is known.
    public func explain(controller: String, key: ObjectKey) -> Explanation {
        let explainer = journal.explainer(at: platform.clock.now)
        return Explanation(
            controller: controller, key: key, reconciles: journal.traces(of: controller, key).map(explainer.explain))
    }

    /// The last reconciles of all objects of all controllers, the oldest first, and those that run now.
    ///
    /// - Parameter count: how many at most; the latest are taken.
    public func explainLast(_ count: Int = 32) -> [ExplainedReconcile] {
        let explainer = journal.explainer(at: platform.clock.now)
        return journal.traces.suffix(max(0, count)).map(explainer.explain)
    }
}

extension ReconcileReport {
    /// What the reconcile was asked for, what it read and wrote, and what came of it: for the log, when one has failed. Finding that out
    /// takes a while. Writes of other reconciles are not recognised in it, as they are by ``Manager/explain(controller:key:)``.
    public var explanation: ExplainedReconcile {
        Explainer([trace], redaction, now: trace.began).explain(trace)
    }
}

extension ReconcileJournal {
    func explainer(at now: MonotonicClock.Instant) -> Explainer {
        Explainer(traces, Redaction(added: configuration.redacts), now: now)
    }
}
