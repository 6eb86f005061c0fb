import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

@Suite struct ExpectingTests {
    /// A cluster in which a map is made after five seconds, and changed after ten.
    private static func withCluster(
        _ body: @escaping @Sendable (Simulation.World, Cluster, Client) async throws -> Void
    ) throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await world.platform.clock.sleep(for: .seconds(5))
                    var map = try await client.create(
                        ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["v": "1"]))
                    try await world.platform.clock.sleep(for: .seconds(5))
                    map.data = ["v": "2"]
                    _ = try await client.update(map)
                }
                try await body(world, cluster, client)
                try await group.waitForAll()
            }
        }
    }

    @Test func `what comes to be is waited for, in virtual time`() throws {
        try Self.withCluster { world, _, client in
            let map = try await client.eventually(ConfigMap.self, "a") { $0?.data?["v"] == "1" }
            #expect(map?.name == "a")
            #expect((5...6).contains(world.platform.clock.now.offset.components.seconds))
            try await client.eventually(ConfigMap.self, "a") { $0?.data?["v"] == "2" }
            #expect((10...11).contains(world.platform.clock.now.offset.components.seconds))
        }
    }

    @Test func `what does not come to be is told with what is there instead`() throws {
        try Self.withCluster { world, _, client in
            let early = await #expect(throws: ExpectationError.self) {
                try await client.eventually(ConfigMap.self, "a", within: .seconds(2)) { $0 != nil }
            }
            #expect(early?.description == "configmaps default/a is not as it should be after 2.0 seconds: it is not there")
            let late = await #expect(throws: ExpectationError.self) {
                try await client.eventually(ConfigMap.self, "a", within: .seconds(20)) { $0?.data?["v"] == "3" }
            }
            #expect(late?.description.contains("\n  v: \"2\"\n") == true, "\(late?.description ?? "")")
        }
    }

    @Test func `what stays is watched, and what does not stay is told`() throws {
        try Self.withCluster { world, _, client in
            try await client.consistently(ConfigMap.self, "a", for: .seconds(4)) { $0 == nil }
            #expect((4...5).contains(world.platform.clock.now.offset.components.seconds))
            try await client.eventually(ConfigMap.self, "a") { $0 != nil }
            let error = await #expect(throws: ExpectationError.self) {
                try await client.consistently(ConfigMap.self, "a") { $0?.data?["v"] == "1" }
            }
            #expect(error?.description.hasPrefix("configmaps default/a did not stay as it should, after ") == true)
        }
    }

    @Test func `a snapshot is what was made, as YAML, and tells what has changed`() throws {
        try Self.withCluster { world, cluster, client in
            let empty = cluster.snapshot()
            #expect("\(empty)" == "")
            try await client.eventually(ConfigMap.self, "a") { $0 != nil }
            let first = cluster.snapshot()
            let expected = """
                # configmaps default/a
                apiVersion: v1
                data:
                  v: "1"
                kind: ConfigMap
                metadata:
                  name: a
                  namespace: default

                """
            #expect("\(first)" == expected)
            #expect(first.changes(since: empty) == ["configmaps default/a is new"])
            try await client.eventually(ConfigMap.self, "a") { $0?.data?["v"] == "2" }
            #expect(cluster.snapshot().changes(since: first) == [#"configmaps default/a: data.v is "2", and was "1""#])
            #expect(cluster.snapshot().changes(since: cluster.snapshot()).isEmpty)
        }
    }
}
