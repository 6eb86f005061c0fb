public import SteadyClient

/// A cluster of a ``Fleet``.
public struct FleetMember: Sendable {
    /// What it is called; unique in the fleet.
    public let name: String
    /// Changes when the client does, for new credentials or another address: the member is then drained and begun anew.
    public let revision: String
    /// How it is reached.
    public let client: Client

    /// A cluster.
    ///
    /// - Parameters:
    ///   - name: unique in the fleet.
    ///   - revision: changes when the client does.
    ///   - client: how it is reached.
    public init(_ name: String, revision: String = "", client: Client) {
        self.name = name
        self.revision = revision
        self.client = client
    }
}

/// How a cluster of a fleet stands.
public struct FleetStanding: Sendable {
    /// What it is called.
    public let name: String
    /// Its manager; `nil` while it waits to be made again after a failure.
    public let manager: Manager?
    /// Whether it is being drained, because it is no member any more or has changed.
    public let isLeaving: Bool
    /// Why its manager could not be made, or ended, the last time.
    public let problem: String?
}
