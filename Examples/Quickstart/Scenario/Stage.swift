#if YAML
    import Steady
    import SteadyCluster
    import Website

    /// What the walk looks at and works on: a user with a client and caches of their own.
    struct Stage: Sendable {
        let site: Website
        let client: Client
        let platform: Platform
        private let websites: Informer<Website>
        private let deployments: Informer<Deployment>
        private let podCache: Informer<Pod>

        init(site: Website, client: Client, platform: Platform) {
            self.site = site
            self.client = client
            self.platform = platform
            let scope = CacheScope(namespace: site.metadata.namespace ?? "default")
            websites = Informer(client: client, scope: scope)
            deployments = Informer(client: client, scope: scope)
            podCache = Informer(client: client, scope: scope)
        }

        /// Keeps the caches up to date.
        func run() async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await websites.run() }
                group.addTask { try await deployments.run() }
                group.addTask { try await podCache.run() }
                try await group.waitForAll()
            }
        }

        var namespace: String { site.metadata.namespace ?? "default" }

        var website: Website? { websites.snapshot[site.key] }
        var deployment: Deployment? { deployments.snapshot[site.key] }
        var pods: [Pod] { podCache.snapshot.filter { $0.metadata.labels?["app"] == site.name } }

        /// Changes what is wanted of the site; the caches have the change when this returns.
        func change(_ spec: JSONValue) async throws {
            let changed = try await client.patch(Website.self, site.key, .merge(["spec": spec]))
            let version = changed.metadata.resourceVersion ?? ""
            guard try await websites.waitUntil(resourceVersion: version, timeout: .seconds(10)) else {
                throw WalkError(description: "the cache of web sites has not seen version \(version) within 10 s")
            }
        }

        /// Whether the site reports that all is as wanted, and its pods, as seen at one moment, agree.
        func isReady(_ count: Int, _ pods: [Pod]? = nil) -> Bool {
            let pods = pods ?? self.pods
            guard let site = website, site.status?.observedGeneration == site.metadata.generation,
                site.status?.conditions.isTrue("Ready") == true, site.status?.readyReplicas ?? 0 == Int32(clamping: count)
            else { return false }
            return pods.filter { !$0.isBeingDeleted && $0.isReady }.count == count
        }

        /// Looks again and again until something holds.
        func wait(for what: String, _ holds: () async throws -> Bool) async throws {
            let deadline = platform.clock.now + .seconds(20)
            while true {
                if try await holds() { return }
                if platform.clock.now > deadline {
                    throw WalkError(description: "not reached within 20 s: \(what); --verbose shows what the operator did")
                }
                try await platform.clock.sleep(for: .milliseconds(10))
            }
        }
    }
#endif
