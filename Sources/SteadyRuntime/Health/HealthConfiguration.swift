/// When a manager is not healthy.
public struct HealthConfiguration: Sendable, Hashable {
    /// How long a reconcile may run before its controller is not alive; `nil` for as long as it likes. 10 minutes by default.
    public var longestReconcile: Duration?
    /// How long a watch may have been failing before the manager is not ready. A minute by default.
    public var watchGrace: Duration
    /// How long one check may take, after which it has failed. 5 s by default.
    public var checkTimeout: Duration

    /// The usual times.
    ///
    /// - Parameters:
    ///   - longestReconcile: how long a reconcile may run before its controller is not alive; `nil` for as long as it likes.
    ///   - watchGrace: how long a watch may have been failing before the manager is not ready.
    ///   - checkTimeout: how long one check may take, after which it has failed.
    public init(
        longestReconcile: Duration? = .seconds(600), watchGrace: Duration = .seconds(60), checkTimeout: Duration = .seconds(5)
    ) {
        self.longestReconcile = longestReconcile
        self.watchGrace = watchGrace
        self.checkTimeout = checkTimeout
    }
}
