/// What is followed, and when a silent connection counts as dead.
public struct FollowOptions: Sendable, Hashable {
    /// Only objects whose labels match.
    public var labelSelector: String?
    /// Only objects whose fields match.
    public var fieldSelector: String?
    /// How many objects are asked for at a time where the server knows no streaming lists.
    public var pageSize: Int
    /// How long a connection may be silent, without an event or a bookmark, until it is made anew; servers send a bookmark about
    /// every minute.
    public var idleTimeout: Duration
    /// After how long the server is asked to end each connection; a random half of it is added.
    public var connectionLifetime: Duration
    /// Whether the collection is asked for as a stream first (KEP-3157); pages are the way where the server refuses.
    public var prefersStreaming: Bool
    /// The wait after the first failure; it doubles with each further one, and up to half of it is left out by chance.
    public var firstDelay: Duration
    /// The longest wait.
    public var maximumDelay: Duration

    /// Everything of a collection.
    ///
    /// - Parameters:
    ///   - labelSelector: only objects whose labels match.
    ///   - fieldSelector: only objects whose fields match.
    ///   - pageSize: objects in a page, at least 1.
    ///   - idleTimeout: how long a connection may be silent.
    ///   - connectionLifetime: after how long the server is asked to end it.
    ///   - prefersStreaming: whether the collection is asked for as a stream first.
    ///   - firstDelay: the wait after the first failure.
    ///   - maximumDelay: the longest wait.
    public init(
        labelSelector: String? = nil, fieldSelector: String? = nil, pageSize: Int = 500, idleTimeout: Duration = .seconds(150),
        connectionLifetime: Duration = .seconds(300), prefersStreaming: Bool = true, firstDelay: Duration = .milliseconds(800),
        maximumDelay: Duration = .seconds(30)
    ) {
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.pageSize = pageSize
        self.idleTimeout = idleTimeout
        self.connectionLifetime = connectionLifetime
        self.prefersStreaming = prefersStreaming
        self.firstDelay = firstDelay
        self.maximumDelay = maximumDelay
    }

    /// Everything, in the standard way.
    public static let all = FollowOptions()
}
