/// How long a claim to leadership holds, and how it is kept.
///
/// Safety rests on one inequality, checked by ``validate()``: a leader stops believing in itself, and its last request has
/// ended, before any challenger may take over, even if their clocks run at rates that differ by ``clockDrift`` each.
public struct ElectionConfiguration: Sendable, Hashable {
    /// How long a challenger waits after the last sign of life; whole seconds, at least 1. 15 s by default.
    public var leaseDuration: Duration
    /// How long a leader believes in itself after *sending* its last successful renewal. 10 s by default.
    public var renewDeadline: Duration
    /// How often a leader renews and a candidate looks. 2 s by default.
    public var retryPeriod: Duration
    /// How long one request may take, of the elector and of a gated writer. 2 s by default.
    public var requestTimeout: Duration
    /// How long work may take to end after leadership is lost. 2 s by default.
    public var drain: Duration
    /// By how much a clock's rate may be wrong, as a fraction. 1 % by default.
    public var clockDrift: Double
    /// What this replica says of itself where the cluster chooses the leader; `nil`, the default, where replicas take the lease themselves.
    public var candidacy: Candidacy?

    /// The usual times.
    public init(
        leaseDuration: Duration = .seconds(15), renewDeadline: Duration = .seconds(10), retryPeriod: Duration = .seconds(2),
        requestTimeout: Duration = .seconds(2), drain: Duration = .seconds(2), clockDrift: Double = 0.01,
        candidacy: Candidacy? = nil
    ) {
        self.leaseDuration = leaseDuration
        self.renewDeadline = renewDeadline
        self.retryPeriod = retryPeriod
        self.requestTimeout = requestTimeout
        self.drain = drain
        self.clockDrift = clockDrift
        self.candidacy = candidacy
    }

    /// Times for a hand-over within little more than a second, for tests and demonstrations.
    public static let brisk = ElectionConfiguration(
        leaseDuration: .seconds(1), renewDeadline: .milliseconds(500), retryPeriod: .milliseconds(100),
        requestTimeout: .milliseconds(200), drain: .milliseconds(200))

    /// Refuses times under which two leaders could believe in themselves at once, or none could last.
    ///
    /// - Throws: ``ElectionError`` that names the values and what they have to be.
    public func validate() throws {
        try candidacy?.validate()
        func refuse(_ message: String) -> ElectionError { ElectionError("election configuration: \(message)") }
        guard (0...0.2).contains(clockDrift) else { throw refuse("clockDrift is \(clockDrift); it has to be 0 … 0.2") }
        guard leaseDuration >= .seconds(1), leaseDuration.components.attoseconds == 0,
            leaseDuration.components.seconds <= Int64(Int32.max)
        else { throw refuse("leaseDuration is \(leaseDuration); the Lease object holds whole seconds, at least 1") }
        guard retryPeriod > .zero, requestTimeout > .zero, drain >= .zero else {
            throw refuse("retryPeriod and requestTimeout have to be above zero, drain not below")
        }
        guard retryPeriod * 1.2 < renewDeadline else {
            throw refuse("retryPeriod \(retryPeriod) × 1.2 has to be less than renewDeadline \(renewDeadline)")
        }
        guard requestTimeout <= renewDeadline / 2 else {
            throw refuse("requestTimeout \(requestTimeout) has to be at most half of renewDeadline \(renewDeadline)")
        }
        let latest = renewDeadline * (1 + clockDrift) + drain + requestTimeout
        let earliest = leaseDuration * (1 - clockDrift)
        guard latest < earliest else {
            throw refuse(
                "a leader may act until \(latest) after its last renewal, but a challenger may take over after \(earliest): "
                    + "lengthen leaseDuration, or shorten renewDeadline, drain or requestTimeout")
        }
    }
}

/// What is wrong with an election's configuration, or with a lease.
public struct ElectionError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
