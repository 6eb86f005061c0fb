public import SteadyModel
public import SteadyQueue

/// How a controller stands.
public struct ControllerStanding: Sendable, Hashable {
    /// The controller's name.
    public let name: String
    /// How many requests it reconciles at a time.
    public let workers: Int
    /// The kinds for which it waits, because the server does not serve them: it begins when their definitions are installed, at most half
    /// a minute later.
    public let missing: [ResourceType]
    /// Its queue; `nil` if it does not work: in a standby, and before its caches are filled.
    public let queue: WorkQueueStatistics?

    /// How many requests it is reconciling.
    public var active: Int { queue?.processing ?? 0 }
}
