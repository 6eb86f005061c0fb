public import SteadyModel

/// A lock was not had, or was lost.
public struct LockError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// The time to wait for it was up; the body has not begun.
        public static let timedOut = Code(description: "timedOut")
        /// It was held and ran out before the body had ended, which was cancelled.
        public static let lost = Code(description: "lost")
        /// Its name cannot be that of a Lease object.
        public static let badName = Code(description: "badName")
    }

    /// What happened.
    public var code: Code
    /// Which lock.
    public var lock: ObjectKey
    /// What happened, for people.
    public var description: String
}
