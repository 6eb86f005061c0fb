public import SteadyElection
import SteadyModel

extension Manager {
    /// How several replicas share the work: what is reconciled is spread over shards, and each shard is held by one replica at a time.
    ///
    /// ```swift
    /// var configuration = Manager.Configuration()
    /// configuration.sharding = .init(namespace: "ops", name: "website")
    /// try await Manager.run(client: client, configuration: configuration) { manager in
    ///     manager.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self)
    /// }
    /// ```
    ///
    /// Each replica is a member while it runs; it keeps a Lease of its own as a sign of life, and each shard is a Lease, too, which one of
    /// the members holds as a leader holds its own. Members that come or go move no more shards than they have to (rendezvous hashing):
    /// shards are not spread quite evenly, the less so the more there are for each member.
    ///
    /// *Guarantees.* No two replicas reconcile one key at a time, nor does a write of one leave after its hold on the key's shard has ended,
    /// as long as clocks and pauses are as `LeaderElector` has them. A shard that moves is drained first: nothing of it is begun,
    /// reconciles under way are waited for (``Configuration/drain``), then the other one takes it, catches up with the server, and reconciles
    /// all that is in it. A shard whose replica has died is taken over when its lease has run out.
    ///
    /// Every replica keeps caches of everything, and reads all sources; what a source names while nobody holds its shard is not kept, as
    /// for a standby.
    public struct Sharding: Sendable {
        /// The namespace of the Lease objects.
        public var namespace: String
        /// The beginning of their names.
        public var name: String
        /// How many shards there are; all replicas must say the same.
        public var count: Int
        /// Who this replica is, unique for every start; a random UUID by default.
        public var identity: String?
        /// The times.
        public var times: ElectionConfiguration

        /// Shards.
        ///
        /// - Parameters:
        ///   - namespace: of the Lease objects.
        ///   - name: the beginning of their names: a DNS label of at most 63 characters.
        ///   - count: how many shards, from 1 to 256; the same in all replicas. Each costs a renewal every
        ///     `ElectionConfiguration.retryPeriod`.
        ///   - identity: who this replica is, unique for every start, in letters as of an object's name; a random UUID by default.
        ///   - times: the times.
        public init(
            namespace: String, name: String, count: Int = 16, identity: String? = nil,
            times: ElectionConfiguration = ElectionConfiguration()
        ) {
            self.namespace = namespace
            self.name = name
            self.count = count
            self.identity = identity
            self.times = times
        }

        func validate() throws {
            try times.validate()
            guard (1...256).contains(count) else {
                throw ConfigurationError("sharding: count is \(count); there can be 1 to 256 shards")
            }
            for (what, text) in [("name", name), ("identity", identity ?? name)] {
                let problems = what == "name" ? Validation.dns1123Label(text) : Validation.dns1123Subdomain(text)
                guard problems.isEmpty else {
                    throw ConfigurationError(
                        "sharding: the \(what) “\(text)” is a part of the Leases' names, and \(problems.joined(separator: "; "))")
                }
            }
        }
    }

    /// How the shards stand, as this replica sees it.
    public struct ShardStanding: Sendable, Hashable {
        /// Who this replica is.
        public let identity: String
        /// How many shards there are.
        public let count: Int
        /// Those that this replica works on at this moment.
        public let held: Set<Int>
        /// Who is there to share the work.
        public let members: Set<String>
    }

    /// How the shards stand, as this replica sees it; `nil` if the work is not shared.
    public var shards: ShardStanding? { sharding?.standing }
}
