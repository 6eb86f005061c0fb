public import SteadyModel

/// Who holds a role, and since when (`coordination.k8s.io/v1 Lease`).
public struct Lease: Resource {
    public static let resourceType = ResourceType(group: "coordination.k8s.io", version: "v1", kind: "Lease")
    public var metadata: ObjectMeta
    /// The claim.
    public var spec: LeaseSpec?

    /// A lease of these parts.
    public init(metadata: ObjectMeta, spec: LeaseSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

/// A claim to a role (`coordination.k8s.io/v1 LeaseSpec`).
public struct LeaseSpec: Codable, Hashable, Sendable {
    /// Who holds the lease; empty if it was released.
    public var holderIdentity: String?
    /// How many seconds a claim holds without renewal.
    public var leaseDurationSeconds: Int32?
    /// When the holder got it.
    public var acquireTime: MicroTime?
    /// When the holder renewed it last.
    public var renewTime: MicroTime?
    /// How often the holder has changed.
    public var leaseTransitions: Int32?

    /// A claim of these parts.
    public init(
        holderIdentity: String? = nil, leaseDurationSeconds: Int32? = nil, acquireTime: MicroTime? = nil,
        renewTime: MicroTime? = nil,
        leaseTransitions: Int32? = nil
    ) {
        self.holderIdentity = holderIdentity
        self.leaseDurationSeconds = leaseDurationSeconds
        self.acquireTime = acquireTime
        self.renewTime = renewTime
        self.leaseTransitions = leaseTransitions
    }
}
