public import SteadyClient
public import SteadyCodec

/// What an informer keeps of objects, and how it follows them.
public struct InformerConfiguration: Sendable, Hashable {
    /// What is read of the objects; by default everything but `managedFields`.
    public var decoding: JSONDecodingOptions
    /// How the server is followed; the selectors are those of the scope.
    public var following: FollowOptions
    /// How often all objects are told again, spread over a tenth of that time; `nil` for never, which is right unless something outside the
    /// cluster changes that nobody tells of.
    public var resyncInterval: Duration?
    /// A version that has been seen, by a process before this one, say: nothing older is taken.
    public var notOlderThan: String?
    /// How much memory the objects may take; `nil` for any amount.
    public var budget: CacheBudget?

    /// A configuration of these parts.
    ///
    /// - Parameters:
    ///   - decoding: what is read of the objects; by default everything but `managedFields`, which few programs read and which take a
    ///     third of the memory.
    ///   - following: how the server is followed; the selectors are those of the scope.
    ///   - resyncInterval: how often all objects are told again; `nil` for never.
    ///   - notOlderThan: a version that has been seen: nothing older is taken.
    ///   - budget: how much memory the objects may take; `nil` for any amount.
    public init(
        decoding: JSONDecodingOptions = .cached, following: FollowOptions = .all, resyncInterval: Duration? = nil,
        notOlderThan: String? = nil, budget: CacheBudget? = nil
    ) {
        self.decoding = decoding
        self.following = following
        self.resyncInterval = resyncInterval
        self.notOlderThan = notOlderThan
        self.budget = budget
    }
}
