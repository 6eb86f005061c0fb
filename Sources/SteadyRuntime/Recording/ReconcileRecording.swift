public import SteadyClient
public import SteadyCodec
public import SteadyModel

/// All that one reconcile was given and all it sent: enough to run it again where there is no cluster.
///
/// It is a value that can be written as JSON and read again. See `replay` in `SteadyTesting`.
public struct ReconcileRecording: Sendable, Hashable {
    /// The objects of a cache when the reconcile began.
    public struct CachedKind: Sendable, Hashable {
        /// The API group; empty for the core group.
        public let group: String
        /// The plural, as in URLs.
        public let plural: String
        /// The objects, as JSON.
        public let objects: [JSONValue]
    }

    /// A request, and what came of it.
    public struct Exchange: Sendable, Hashable {
        /// The HTTP method.
        public let method: String
        /// The path.
        public let path: String
        /// The query, in order.
        public let query: [APIRequest.QueryItem]
        /// What was sent; `nil` for no body.
        public let body: JSONValue?
        /// The status of the answer; `nil` if there was none.
        public let status: Int?
        /// The answer.
        public let answer: JSONValue?
        /// How long the server asked to wait before another try, as in the header `Retry-After`.
        public let retryAfter: String?
        /// How far the request got that was not answered, and why; `nil` if it was answered.
        public let failure: Failure?

        /// Why there was no answer.
        public struct Failure: Sendable, Hashable {
            /// How far it got, as in `TransportError.Phase`; empty for other errors.
            public let phase: String
            /// What happened.
            public let message: String
        }
    }

    /// Something that was declared and was there already, so that nothing was sent.
    public struct InPlace: Sendable, Hashable {
        /// What it is, such as `deployments.apps`.
        public let resource: String
        /// What was declared.
        public let body: JSONValue
    }

    /// The controller's name.
    public let controller: String
    /// Which object.
    public let key: ObjectKey
    /// When it began.
    public let date: Timestamp
    /// Why it was asked for, in words.
    public let reasons: [String]
    /// How often in a row it had failed before.
    public let failures: Int
    /// How it ended, in words.
    public let result: String
    /// Whether the data of secrets was taken out.
    public let isRedacted: Bool
    /// The caches when it began.
    public let caches: [CachedKind]
    /// The dates that it read, in order.
    public let dates: [Timestamp]
    /// The random numbers that it drew, in order.
    public let random: [UInt64]
    /// Its requests, in the order in which they were sent.
    public let exchanges: [Exchange]
    /// What it declared without sending it.
    public let inPlace: [InPlace]
    /// What could not be recorded, so that it cannot be run again; empty if all is there.
    public let gaps: [String]
}

/// A text is no recording of a reconcile.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
