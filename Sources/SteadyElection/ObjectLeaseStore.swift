public import SteadyClient
import SteadyCodec
import SteadyCoordinationAPI
import SteadyModel

/// A lease kept as a Lease object of a cluster, as client-go keeps it.
public struct ObjectLeaseStore: LeaseStore {
    /// Tells the term whose holder has given the lease back.
    static let returnedTerm = "steady/returned-term"

    let client: Client
    let key: ObjectKey

    /// The Lease object of that name.
    public init(client: Client, namespace: String, name: String) {
        self.client = client
        self.key = ObjectKey(namespace: namespace, name: name)
    }

    public func read() async throws -> LeaseRecord? {
        do {
            return record(try await client.get(Lease.self, key))
        } catch let error as APIError where error.isNotFound {
            return nil
        }
    }

    public func create(_ claim: LeaseClaim) async throws -> LeaseRecord {
        let lease = Lease(
            metadata: ObjectMeta(name: key.name, namespace: key.namespace), spec: claim.spec)
        do {
            return record(try await client.create(lease))
        } catch let error as APIError where error.isAlreadyExists {
            throw LeaseRefusal()
        }
    }

    public func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        // A patch, not a replacement: fields that other programs keep in the lease stay.
        var body: JSONValue = [
            "metadata": ["uid": .string(record.uid), "resourceVersion": .string(record.resourceVersion)],
            "spec": try JSONValue(encoding: claim.spec),
        ]
        if let term = claim.returnedTerm, term != record.claim.returnedTerm {
            body[path: "metadata", "annotations"] = [Self.returnedTerm: .string("\(term)")]
        }
        do {
            return self.record(try await client.patch(Lease.self, key, .merge(body)))
        } catch let error as APIError where error.isConflict || error.isNotFound {
            throw LeaseRefusal()
        }
    }

    private func record(_ lease: Lease) -> LeaseRecord {
        var claim = LeaseClaim(lease.spec)
        claim.returnedTerm = lease.metadata.annotations?[Self.returnedTerm].flatMap { Int32($0) }
        return LeaseRecord(claim: claim, uid: lease.metadata.uid ?? "", resourceVersion: lease.metadata.resourceVersion ?? "")
    }
}

extension LeaseClaim {
    /// What a Lease object says; what it does not say is nobody, no time, no changes.
    init(_ spec: LeaseSpec) {
        self.init(
            holder: spec.holderIdentity ?? "", durationSeconds: spec.leaseDurationSeconds ?? 0, acquireTime: spec.acquireTime,
            renewTime: spec.renewTime, transitions: spec.leaseTransitions ?? 0,
            preferredHolder: spec.preferredHolder.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The claim as a Lease object says it, without what the cluster says of the next holder.
    var spec: LeaseSpec {
        LeaseSpec(
            acquireTime: acquireTime, holderIdentity: holder, leaseDurationSeconds: durationSeconds,
            leaseTransitions: transitions,
            renewTime: renewTime)
    }
}
