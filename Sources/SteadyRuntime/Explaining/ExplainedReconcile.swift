public import SteadyModel

/// What one reconcile was asked for, what it read and wrote, and what came of it.
public struct ExplainedReconcile: Sendable, Hashable {
    /// A change that it was asked for.
    public struct Change: Sendable, Hashable {
        /// What has changed, such as `deployments.apps`.
        public let resource: String
        /// Which object.
        public let key: ObjectKey
        /// Its version before; `nil` if it was new.
        public let oldVersion: String?
        /// Its version after; `nil` if it was deleted.
        public let newVersion: String?
        /// What was not as before.
        public let fields: [FieldChange]
        /// How many more fields there were.
        public let omittedFields: Int
        /// Whether a write of this process led to it, as far as that is known: of a change that came by the watch before the answer to the
        /// write did, it is while the reconcile that wrote it is kept.
        public let isOwnWrite: Bool
        /// The number of the reconcile that wrote it, if that is still known.
        public let echoOf: UInt64?
    }

    /// Something that it read or wrote.
    public struct Step: Sendable, Hashable {
        /// What kind of step it is.
        public struct Kind: Sendable, Hashable, CustomStringConvertible {
            public let description: String
            /// A request that only reads.
            public static let read = Kind(description: "read")
            /// A look at a cache.
            public static let cache = Kind(description: "cache")
            /// A request that writes.
            public static let write = Kind(description: "write")
            /// A write that was not sent, for all was there already.
            public static let inPlace = Kind(description: "in place")
        }

        /// What kind of step it is.
        public let kind: Kind
        /// What the request does, as in RBAC: `get`, `patch`; empty if there was none.
        public let verb: String
        /// What it is about, such as `deployments.apps/status`.
        public let resource: String
        /// Which object; `nil` for all of them.
        public let key: ObjectKey?
        /// The version that was read, or that a write led to; `nil` if nothing was there.
        public let version: String?
        /// The name under which a write owns its fields.
        public let fieldManager: String?
        /// What a write has changed.
        public let fields: [FieldChange]
        /// How many more fields there were.
        public let omittedFields: Int
        /// What came of it, in words: `created`, `no change`, `404 NotFound`, `waiting`.
        public let outcome: String
        /// How long the request took; `nil` if there was none, or it has not ended.
        public let duration: Duration?
    }

    /// Which reconcile it is, when it began, and why it was asked for.
    public let start: ReconcileStart
    /// What had changed, as far as it is kept.
    public let changes: [Change]
    /// What it read and wrote, in order.
    public let steps: [Step]
    /// How many more steps there were.
    public let omittedSteps: Int
    /// How it ended, in words; while it runs, what it is doing.
    public let outcome: String
    /// Whether a person should look at it.
    public let isFailure: Bool
    /// How long it took; `nil` while it runs.
    public let duration: Duration?
}

/// The last reconciles of an object.
public struct Explanation: Sendable, Hashable {
    /// The controller's name.
    public let controller: String
    /// What was reconciled.
    public let key: ObjectKey
    /// Those that are kept, the oldest first; what runs now is the last.
    public let reconciles: [ExplainedReconcile]
}
