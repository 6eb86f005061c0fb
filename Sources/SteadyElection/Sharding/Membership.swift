package import SteadyClient
import SteadyCodec
import SteadyCoordinationAPI
package import SteadyModel
import Synchronization

/// The replicas that share work, as one of them sees it: each keeps a Lease of its own as a sign of life.
///
/// Nothing that has to be safe rests on it. Two replicas may see it differently for a while; who may do what is for the leases of the work.
package final class Membership: Sendable {
    /// The label of the members' Leases.
    package static let label = "steady/members-of"

    private struct Sighting {
        var marker: String
        var since: MonotonicClock.Instant
    }

    /// The members that are alive, this one among them while it can be seen.
    package let members = WaitableMutex<Set<String>>([])
    private let client: Client
    private let group: String
    private let key: ObjectKey
    private let identity: String
    private let configuration: ElectionConfiguration
    private let sightings = Mutex<[String: Sighting]>([:])

    /// A member that is none before ``run()``.
    ///
    /// - Parameters:
    ///   - client: how the cluster is reached.
    ///   - namespace: where the Leases are.
    ///   - group: whose members; a label's value.
    ///   - identity: who this is, unique for every start; a part of an object's name.
    ///   - configuration: the times: a sign of life every ``ElectionConfiguration/retryPeriod``, and whoever has given none for
    ///     ``ElectionConfiguration/leaseDuration`` is no member.
    package init(client: Client, namespace: String, group: String, identity: String, configuration: ElectionConfiguration) {
        self.client = client.with(timeout: configuration.requestTimeout, priority: .high, retry: RetryPolicy.none)
        self.group = group
        self.identity = identity
        self.configuration = configuration
        key = ObjectKey(namespace: namespace, name: "\(group)-member-\(identity)")
    }

    /// Gives signs of life and looks for those of others, until the task is cancelled.
    package func run() async throws {
        let platform = client.platform
        while true {
            do {
                try await announce()
                try await look()
            } catch {
                // Out of reach: the next try is soon, and the others see that nothing comes.
                try Task.checkCancellation()
            }
            var random = platform.random
            let jitter = Double(random.next() >> 11) / Double(1 << 53)
            try await platform.clock.sleep(for: configuration.retryPeriod * (1 + 0.2 * jitter))
        }
    }

    /// Is no member any more, and says so. After ``run()``.
    package func leave() async {
        members.withLock { _ = $0.remove(identity) }
        // If that fails, the others find out by waiting.
        _ = try? await client.delete(Lease.self, key)
    }

    private func announce() async throws {
        let now = MicroTime(client.platform.wallTime)
        do {
            let body: JSONValue = ["spec": try JSONValue(encoding: LeaseSpec(renewTime: now))]
            _ = try await client.patch(Lease.self, key, .merge(body))
        } catch let error as APIError where error.isNotFound {
            let seconds = Int32(clamping: configuration.leaseDuration.components.seconds)
            _ = try await client.create(
                Lease(
                    metadata: ObjectMeta(name: key.name, namespace: key.namespace, labels: [Self.label: group]),
                    spec: LeaseSpec(acquireTime: now, holderIdentity: identity, leaseDurationSeconds: seconds, renewTime: now)))
        }
    }

    private func look() async throws {
        let leases = try await client.list(
            Lease.self, in: key.namespace, ListOptions(labelSelector: "\(Self.label)=\(group)")
        ).items
        let now = client.platform.clock.now
        let patience = configuration.leaseDuration * (1 + configuration.clockDrift)
        let (alive, gone) = sightings.withLock { sightings -> (Set<String>, [Lease]) in
            var next: [String: Sighting] = [:]
            var (alive, gone): (Set<String>, [Lease]) = ([], [])
            for lease in leases {
                guard let member = lease.spec.holderIdentity else { continue }
                let marker = "\(lease.metadata.uid ?? "")/\(lease.metadata.resourceVersion ?? "")"
                var sighting = sightings[member] ?? Sighting(marker: marker, since: now)
                if sighting.marker != marker { sighting = Sighting(marker: marker, since: now) }
                next[member] = sighting
                if sighting.since + patience > now { alive.insert(member) }
                if sighting.since + patience * 4 < now { gone.append(lease) }
            }
            sightings = next
            return (alive, gone)
        }
        members.withLock { $0 = alive }
        // Those that have died left theirs behind. Several may clear up at a time; one that is back meanwhile keeps its own.
        for lease in gone {
            let options = DeleteOptions(uid: lease.metadata.uid, resourceVersion: lease.metadata.resourceVersion)
            _ = try? await client.delete(Lease.self, lease.key, options)
        }
    }
}
