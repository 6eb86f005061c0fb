#if Service
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyModel
    import SteadyService
    import SteadyTesting
    import Testing

    @Suite struct WebhookCertificateTests {
        private static let secret = ObjectKey(namespace: "default", name: "hooks-webhooks")

        private static func run(
            _ body: @escaping @Sendable (Simulation.World, Cluster) async throws -> Void
        ) throws {
            try Simulation.run(seed: 1, limit: .seconds(20 * 365 * 86_400)) { world in
                try await body(world, Cluster(platform: world.platform))
            }
        }

        private static func certificates(_ cluster: Cluster, _ names: [String] = ["hooks.default.svc"]) -> WebhookCertificates {
            WebhookCertificates(in: secret, for: names, client: cluster.client(fieldManager: "hooks"))
        }

        @Test func `they are made once, shared, and made anew in their last third`() throws {
            try Self.run { world, cluster in
                let first = try await Self.certificates(cluster).current()
                #expect(try await Self.certificates(cluster).current() == first)
                try await world.platform.clock.sleep(for: .seconds(59 * 86_400))
                #expect(try await Self.certificates(cluster).current() == first)
                try await world.platform.clock.sleep(for: .seconds(2 * 86_400))
                let second = try await Self.certificates(cluster).current()
                #expect(second.certificate != first.certificate && second.key != first.key)
                #expect(second.authorities == first.authorities)
            }
        }

        @Test func `an authority that ends is trusted beside its successor`() throws {
            try Self.run { world, cluster in
                let first = try await Self.certificates(cluster).current()
                try await world.platform.clock.sleep(for: .seconds((9 * 365 + 10) * 86_400))
                let second = try await Self.certificates(cluster).current()
                #expect(second.authorities != first.authorities)
                #expect(second.authorities.components("-----BEGIN CERTIFICATE-----") == 3)
                // After its end it is left out with the next change.
                try await world.platform.clock.sleep(for: .seconds(9 * 365 * 86_400))
                let third = try await Self.certificates(cluster).current()
                #expect(third.authorities.components("-----BEGIN CERTIFICATE-----") == 3)
                #expect(!third.authorities.contains(first.authorities.dropFirst(100).prefix(60)))
            }
        }

        @Test func `another name takes another certificate, by the same authority`() throws {
            try Self.run { _, cluster in
                let first = try await Self.certificates(cluster).current()
                let second = try await Self.certificates(cluster, ["hooks.default.svc", "more.default.svc"]).current()
                #expect(second.certificate != first.certificate && second.authorities == first.authorities)
                #expect(try await Self.certificates(cluster).current() == second)
            }
        }

        @Test func `replicas that begin together come to one certificate`() throws {
            try Self.run { _, cluster in
                let all = try await withThrowingTaskGroup(of: WebhookCertificates.Material.self) { group in
                    for _ in 0..<8 { group.addTask { try await Self.certificates(cluster).current() } }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(all.count == 1)
            }
        }

        @Test func `a Secret of somebody else is left alone`() throws {
            try Self.run { _, cluster in
                let client = cluster.client(fieldManager: "user")
                _ = try await client.create(
                    Secret(metadata: ObjectMeta(name: Self.secret.name, namespace: "default"), stringData: ["password": "x"]))
                let error = await #expect(throws: ServiceError.self) { try await Self.certificates(cluster).current() }
                #expect(error?.description.contains("has no ca.crt") == true, "\(error?.description ?? "")")
                #expect(error?.description.contains("eA==") == false)
            }
        }
    }

    extension String {
        /// How many parts a separator makes.
        fileprivate func components(_ separator: String) -> Int {
            split(separator: separator, omittingEmptySubsequences: false).count
        }
    }
#endif
