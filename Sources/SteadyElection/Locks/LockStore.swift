import SteadyClient
import SteadyCodec
import SteadyCoordinationAPI
import SteadyModel
import Synchronization

/// The Lease of a named lock, as one waiter sees it: with a queue.
///
/// *Order.* A free lock looks as if it were held by whoever is first in the queue, to all but that one; so the others wait as long as for a
/// holder that has died, and then one after the other. So long as those before are alive, they are first; if some are not, that costs the others
/// two leases' durations at most, for who gets the lock removes all before it.
final class LockStore: LeaseStore {
    private struct State {
        /// The lease as it is presented, which version of the object that is, and who waited then.
        var presented: (record: LeaseRecord, version: String, queue: LockQueue)?
    }

    let ticket: String
    private let client: Client
    private let key: ObjectKey
    private let configuration: ElectionConfiguration
    private let state = Mutex(State())

    init(client: Client, key: ObjectKey, ticket: String, configuration: ElectionConfiguration) {
        self.client = client
        self.key = key
        self.ticket = ticket
        self.configuration = configuration
    }

    func read() async throws -> LeaseRecord? {
        guard var lease = try await get() else {
            state.withLock { $0.presented = nil }
            return nil
        }
        var queue = LockQueue(lease.metadata.annotations?[LockQueue.annotation])
        let isMine = lease.spec.holderIdentity == ticket
        let mustWait = !isMine && (lease.spec.holderIdentity?.isEmpty == false || queue.ahead(of: ticket) > 0)
        if mustWait, !queue.contains(ticket), queue.tickets.count < LockQueue.limit {
            queue.enter(ticket)
            lease = try await write([:], queue, to: lease)
        }
        return present(lease)
    }

    func create(_ claim: LeaseClaim) async throws -> LeaseRecord {
        let lease = Lease(metadata: ObjectMeta(name: key.name, namespace: key.namespace), spec: claim.spec)
        do {
            return present(try await client.create(lease))
        } catch let error as APIError where error.isAlreadyExists {
            throw LeaseRefusal()
        }
    }

    func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        guard let presented = state.withLock({ $0.presented }), presented.record == record else { throw LeaseRefusal() }
        guard claim.holder == ticket, record.claim.holder != ticket else {
            return present(try await write(claim, to: record.uid, presented.version, annotations: nil))
        }
        // Who came since has changed the version.
        var queue = presented.queue
        queue.pass(to: ticket)
        return present(try await write(claim, to: record.uid, presented.version, annotations: .some(queue)))
    }

    func follow(_ heard: @escaping @Sendable (LeaseRecord?) -> Void) async throws {
        let options = WatchOptions(fieldSelector: "metadata.name=\(key.name)", allowBookmarks: false)
        try await client.resources(Lease.self, in: key.namespace).withWatch(options) { events in
            // What has happened before is read.
            heard(nil)
            for try await event in events {
                switch event {
                case .added(let lease), .modified(let lease): heard(told(lease))
                case .deleted: heard(nil)
                case .bookmark: break
                case .error(let error): throw error
                }
            }
        }
    }

    /// What a watch tells, if there is nothing to do about it.
    private func told(_ lease: Lease) -> LeaseRecord? {
        let (version, known) = (lease.metadata.resourceVersion, state.withLock { $0.presented })
        // A watch may be behind what was read.
        if let known, let before = UInt64(known.version), let now = version.flatMap({ UInt64($0) }), now <= before {
            return known.record
        }
        let queue = LockQueue(lease.metadata.annotations?[LockQueue.annotation])
        if !queue.contains(ticket), queue.tickets.count < LockQueue.limit { return nil }
        return present(lease)
    }

    /// Gives up a place in the queue, and the lock, if it is held after all. For when nothing that it protects runs any more.
    func leave() async {
        for _ in 0..<4 {
            guard let lease = try? await get() else { return }
            var queue = LockQueue(lease.metadata.annotations?[LockQueue.annotation])
            let isHolder = lease.spec.holderIdentity == ticket
            guard isHolder || queue.contains(ticket) else { return }
            queue.leave(ticket)
            do {
                _ = try await write(isHolder ? ["holderIdentity": "", "leaseDurationSeconds": 1] : [:], queue, to: lease)
                return
            } catch is LeaseRefusal {
                // Somebody else came or went at the same time.
            } catch {
                return
            }
        }
    }

    /// Who held it when it was read last.
    var lastHolder: String? {
        state.withLock { $0.presented?.record.claim.holder }.flatMap { $0.isEmpty || $0 == ticket ? nil : $0 }
    }

    /// Who holds it, as far as the lease says.
    func holder() async throws -> String? {
        guard let lease = try await get(), let holder = lease.spec.holderIdentity, !holder.isEmpty else { return nil }
        return holder
    }

    private func get() async throws -> Lease? {
        do {
            return try await client.get(Lease.self, key)
        } catch let error as APIError where error.isNotFound {
            return nil
        }
    }

    private func write(_ spec: JSONValue, _ queue: LockQueue, to lease: Lease) async throws -> Lease {
        try await patch(spec, lease.metadata.uid ?? "", lease.metadata.resourceVersion ?? "", annotations: queue)
    }

    private func write(_ claim: LeaseClaim, to uid: String, _ version: String, annotations queue: LockQueue?) async throws
        -> Lease
    {
        try await patch(try JSONValue(encoding: claim.spec), uid, version, annotations: queue)
    }

    private func patch(_ spec: JSONValue, _ uid: String, _ version: String, annotations queue: LockQueue?) async throws -> Lease {
        var metadata: JSONValue = ["uid": .string(uid), "resourceVersion": .string(version)]
        if let queue { metadata["annotations"] = [LockQueue.annotation: queue.text.map { .string($0) } ?? .null] }
        do {
            return try await client.patch(Lease.self, key, .merge(["metadata": metadata, "spec": spec]))
        } catch let error as APIError where error.isConflict || error.isNotFound {
            throw LeaseRefusal()
        }
    }

    /// The lease with the queue taken into account. It changes only when the holder gives a sign of life, or another one's turn comes: who
    /// joins the queue must not make a dead holder look alive.
    private func present(_ lease: Lease) -> LeaseRecord {
        var claim = LeaseClaim(lease.spec)
        let queue = LockQueue(lease.metadata.annotations?[LockQueue.annotation])
        let (ahead, first) = (queue.ahead(of: ticket), queue.tickets.first ?? "")
        let isFree = claim.holder.isEmpty
        if isFree, ahead > 0 { claim.holder = "the turn of \(first)" }
        let sign = "\(claim.holder) \(claim.renewTime.map { "\($0)" } ?? "") \(claim.transitions)"
        let uid = lease.metadata.uid ?? ""
        return state.withLock { state in
            let version = lease.metadata.resourceVersion ?? ""
            if let presented = state.presented, presented.record.uid == uid, presented.record.resourceVersion == sign {
                state.presented = (presented.record, version, queue)
                return presented.record
            }
            // Those behind wait longer, each by the time that it takes the one before to look and to write.
            let places = isFree ? ahead - 1 : ahead
            if claim.holder != ticket, places > 0 {
                let turn = configuration.retryPeriod * 1.2 + configuration.requestTimeout * 2
                // No longer than another lease: many of those before may have died.
                let whole = (configuration.leaseDuration + min(turn * places, configuration.leaseDuration)).components.seconds + 1
                claim.durationSeconds = max(claim.durationSeconds, Int32(clamping: whole))
            }
            let record = LeaseRecord(claim: claim, uid: uid, resourceVersion: sign)
            state.presented = (record, version, queue)
            return record
        }
    }
}
