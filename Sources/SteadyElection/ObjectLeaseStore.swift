public import SteadyClient
import SteadyCodec
import SteadyCoordinationAPI
import SteadyModel

/// A lease kept as a Lease object of a cluster, as client-go keeps it.
public struct ObjectLeaseStore: LeaseStore {
    private let client: Client
    private let key: ObjectKey

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
            metadata: ObjectMeta(name: key.name, namespace: key.namespace),
            spec: LeaseSpec(
                acquireTime: claim.acquireTime, holderIdentity: claim.holder, leaseDurationSeconds: claim.durationSeconds,
                leaseTransitions: claim.transitions, renewTime: claim.renewTime))
        do {
            return record(try await client.create(lease))
        } catch let error as APIError where error.isAlreadyExists {
            throw LeaseRefusal()
        }
    }

    public func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        // A patch, not a replacement: fields that other programs keep in the lease stay.
        let spec = LeaseSpec(
            acquireTime: claim.acquireTime, holderIdentity: claim.holder, leaseDurationSeconds: claim.durationSeconds,
            leaseTransitions: claim.transitions, renewTime: claim.renewTime)
        let body: JSONValue = [
            "metadata": ["uid": .string(record.uid), "resourceVersion": .string(record.resourceVersion)],
            "spec": try JSONValue(encoding: spec),
        ]
        do {
            return self.record(try await client.patch(Lease.self, key, .merge(body)))
        } catch let error as APIError where error.isConflict || error.isNotFound {
            throw LeaseRefusal()
        }
    }

    private func record(_ lease: Lease) -> LeaseRecord {
        LeaseRecord(
            claim: LeaseClaim(
                holder: lease.spec.holderIdentity ?? "", durationSeconds: lease.spec.leaseDurationSeconds ?? 0,
                acquireTime: lease.spec.acquireTime, renewTime: lease.spec.renewTime,
                transitions: lease.spec.leaseTransitions ?? 0),
            uid: lease.metadata.uid ?? "", resourceVersion: lease.metadata.resourceVersion ?? "")
    }
}
