public import SteadyModel

/// What a Lease object says (`coordination.k8s.io/v1 LeaseSpec`).
public struct LeaseClaim: Sendable, Hashable {
    /// Who holds the lease; empty if it was released.
    public var holder: String
    /// How many seconds the claim holds without renewal.
    public var durationSeconds: Int32
    /// When the holder got it; for people, never compared with a clock.
    public var acquireTime: MicroTime?
    /// When the holder renewed it; only its *change* says anything.
    public var renewTime: MicroTime?
    /// How often the lease has been acquired.
    public var transitions: Int32
    /// Who is to get the lease next, where the cluster chooses its holder.
    public var preferredHolder: String?
    /// Which term's holder has given the lease back, after its work had ended; counted as ``transitions``. Where the cluster chooses the
    /// holder, nothing else in a lease would tell.
    public var returnedTerm: Int32?

    /// A claim of these parts.
    public init(
        holder: String, durationSeconds: Int32, acquireTime: MicroTime? = nil, renewTime: MicroTime? = nil,
        transitions: Int32 = 0, preferredHolder: String? = nil, returnedTerm: Int32? = nil
    ) {
        self.holder = holder
        self.durationSeconds = durationSeconds
        self.acquireTime = acquireTime
        self.renewTime = renewTime
        self.transitions = transitions
        self.preferredHolder = preferredHolder
        self.returnedTerm = returnedTerm
    }
}

/// A Lease as it was read or written.
public struct LeaseRecord: Sendable, Hashable {
    /// What it says.
    public var claim: LeaseClaim
    /// Which object it is.
    public var uid: String
    /// Which version of it.
    public var resourceVersion: String

    /// A record of these parts.
    public init(claim: LeaseClaim, uid: String, resourceVersion: String) {
        self.claim = claim
        self.uid = uid
        self.resourceVersion = resourceVersion
    }
}

/// Where a lease is kept; every write is conditional.
public protocol LeaseStore: Sendable {
    /// Reads the lease as of now; `nil` if there is none.
    func read() async throws -> LeaseRecord?
    /// Makes the lease; ``LeaseRefusal`` if somebody else made it.
    func create(_ claim: LeaseClaim) async throws -> LeaseRecord
    /// Changes the lease if it is still this very version of this very object; ``LeaseRefusal`` if not.
    func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord
    /// Tells a waiting elector of changes, so that it need not look for them time and again; until the stream of them ends or fails, or the
    /// task is cancelled. A store that cannot need not implement it, and returns at once.
    ///
    /// - Parameter heard: given the lease as it is now, while somebody else holds it; `nil` when the elector has to read it itself, and when
    ///   the telling begins. What is told may be late, or not come at all: an elector still looks once in a while.
    /// - Throws: why nothing more is told.
    func follow(_ heard: @escaping @Sendable (LeaseRecord?) -> Void) async throws
}

extension LeaseStore {
    /// Tells nothing.
    ///
    /// - Parameter heard: never called.
    public func follow(_ heard: @escaping @Sendable (LeaseRecord?) -> Void) async throws {}
}

/// A write came too late: the lease is another one, or is gone.
public struct LeaseRefusal: Error, Sendable, Hashable {
    /// A refusal.
    public init() {}
}
