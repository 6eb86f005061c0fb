/// One leadership: a fencing token. Terms of one lease object only grow.
///
/// A system that keeps the highest term it has seen, and refuses what comes with a lower one, is safe from a leader that does not know yet
/// that it is none any more. ``TermFence`` makes the API server such a system.
public struct Term: Sendable, Hashable, CustomStringConvertible {
    /// Which Lease object; another object is another history.
    public var leaseUID: String
    /// How often that lease had been acquired.
    public var number: Int32

    /// A term.
    ///
    /// - Parameters:
    ///   - leaseUID: the uid of the Lease object.
    ///   - number: how often it had been acquired, from 0.
    public init(leaseUID: String, number: Int32) {
        self.leaseUID = leaseUID
        self.number = number
    }

    /// Reads a term as ``text`` writes it; `nil` if that is none.
    ///
    /// - Parameter text: `uid/number`.
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let number = Int32(parts[1]), number >= 0 else { return nil }
        self.init(leaseUID: String(parts[0]), number: number)
    }

    /// The term as it is written into annotations: `uid/number`.
    public var text: String { "\(leaseUID)/\(number)" }

    public var description: String { "term \(number) of lease \(leaseUID)" }
}
