/// How events are sent.
public struct EventConfiguration: Sendable, Hashable {
    /// How long after its last repetition a series ends; the next one begins a new event. 6 minutes by default, as client-go has it.
    public var window: Duration
    /// How often the count of a series is brought up to date at most; the second of a series is told at once. 5 minutes by default.
    public var refresh: Duration
    /// How many series are kept at a time, sent or not. 1,000 by default.
    public var limit: Int
    /// How often an event is tried at most. 12 by default, as client-go has it.
    public var attempts: Int
    /// How long a manager that ends in good order waits for what is not sent yet. 5 seconds by default.
    public var flush: Duration

    /// A configuration of these parts.
    ///
    /// - Parameters:
    ///   - window: how long after its last repetition a series ends.
    ///   - refresh: how often the count of a series is brought up to date at most.
    ///   - limit: how many series are kept at a time, from 1 to 100,000; what lies outside counts as the nearest.
    ///   - attempts: how often an event is tried at most, at least once.
    ///   - flush: how long an end waits for what is not sent yet.
    public init(
        window: Duration = .seconds(360), refresh: Duration = .seconds(300), limit: Int = 1000, attempts: Int = 12,
        flush: Duration = .seconds(5)
    ) {
        self.window = window
        self.refresh = refresh
        self.limit = min(max(limit, 1), 100_000)
        self.attempts = max(attempts, 1)
        self.flush = flush
    }
}

/// What became of the events that were recorded.
public struct EventStatistics: Sendable, Hashable {
    /// How often something was recorded.
    public internal(set) var recorded = 0
    /// How many event objects were made.
    public internal(set) var created = 0
    /// How often the count of one was brought up to date.
    public internal(set) var updated = 0
    /// How many series were lost because there were too many at a time.
    public internal(set) var dropped = 0
    /// How many repetitions are missing in the counts of their series, because there were too many series at a time.
    public internal(set) var droppedRepetitions = 0
    /// How many series were given up because the server did not take them.
    public internal(set) var failed = 0
    /// How many series have something that is not sent yet.
    public internal(set) var pending = 0
}
