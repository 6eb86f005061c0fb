#if YAML
    public import Steady
    import SteadyCluster
    import SteadyWorkloads
    import Website

    /// The main job from end to end: an operator holds a web site steady while things happen to it.
    ///
    /// Everything is real but the network and the nodes: an API server in process, controllers over watches and caches, leases.
    public struct Walk: Sendable {
        /// One state that was reached.
        public struct Milestone: Sendable {
            /// Two or three words.
            public var name: String
            /// What was seen.
            public var detail: String
            /// Time since the walk began.
            public var elapsed: Duration
        }

        let platform: Platform
        private let report: @Sendable (Milestone) -> Void
        private let observe: @Sendable (ReconcileReport) -> Void
        private let began: MonotonicClock.Instant

        /// A walk.
        ///
        /// - Parameters:
        ///   - platform: time and randomness; a simulation's, in tests.
        ///   - observe: hears how every reconcile of the operator went.
        ///   - report: hears of every state that was reached, in order.
        public init(
            platform: Platform, observe: @escaping @Sendable (ReconcileReport) -> Void = { _ in },
            report: @escaping @Sendable (Milestone) -> Void
        ) {
            self.platform = platform
            self.observe = observe
            self.report = report
            began = platform.clock.now
        }

        /// Walks through all states with the first web site of a file.
        ///
        /// - Throws: ``ManifestError`` before anything is applied; ``WalkError`` if a state is not reached in time.
        public func run(_ manifests: Manifests) async throws {
            let definitions = try Manifests(Self.text(PackageResources.website_crd_yaml), file: "website.crd.yaml")
            // First on a cluster of its own: a broken file changes nothing.
            let trial = Cluster(platform: platform)
            try await definitions.apply(with: trial.client())
            let objects = try await manifests.apply(with: trial.client())
            let sites = objects.filter { $0["kind"] == "Website" }
            guard let site = try sites.first.map({ try $0.decoded(as: Website.self) }) else {
                throw ManifestError(
                    "\(manifests.file): no Website among its \(objects.count) object(s), and this is a walk with one")
            }

            let cluster = Cluster(platform: platform)
            let nodes = Network(cluster.transport)
            let workloads = try Manager(client: Client(transport: nodes, platform: platform)) { $0.workloads() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await workloads.run() }
                group.addTask {
                    try await definitions.apply(with: cluster.client())
                    try await manifests.apply(with: cluster.client())
                    try await self.walk(site, cluster, nodes)
                }
                // The first two never end by themselves.
                try await group.next()
                group.cancelAll()
            }
        }

        /// The manifest that comes with the quickstart.
        public static func ownManifests() throws -> Manifests {
            try Manifests(text(PackageResources.website_yaml), file: "website.yaml")
        }

        private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

        private func walk(_ site: Website, _ cluster: Cluster, _ nodes: Network) async throws {
            let stage = Stage(site: site, client: cluster.client(fieldManager: "user"), platform: platform)
            let first = try Replica("operator-a", in: cluster, platform: platform, isAlone: true, observe: observe)
            let second = try Replica("operator-b", in: cluster, platform: platform, observe: observe)
            let third = try Replica("operator-c", in: cluster, platform: platform, observe: observe)
            try await withThrowingTaskGroup(of: Void.self) { group in
                func start(_ replica: Replica) { group.addTask { try await replica.run() } }
                let wanted = Int(site.spec.replicas ?? 1)
                group.addTask { try await stage.run() }
                start(first)
                try await ready(stage, wanted)
                try await scale(stage, to: wanted + 2)
                try await killPod(stage)
                try await rollOut(stage, wanted + 2)
                try await foreignEdit(stage)
                try await crash(stage, first, wanted + 1)
                start(second)
                try await takeOver(stage, second, wanted + 1)
                start(third)
                try await failOver(stage, from: second, to: third, wanted)
                try await delete(stage)
                third.shutDown()
                try await silence(cluster, stage, [nodes, third.network])
                group.cancelAll()
            }
        }

        func reached(_ name: String, _ detail: String) {
            report(Milestone(name: name, detail: detail, elapsed: began.duration(to: platform.clock.now)))
        }
    }

    /// A state that was not reached.
    public struct WalkError: Error, Sendable, CustomStringConvertible {
        public let description: String
    }
#endif
