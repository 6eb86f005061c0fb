import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads
import Testing

@Suite struct WorkloadsTests {
    private static func deployment(_ count: Int32, image: String, strategy: DeploymentStrategy? = nil) -> Deployment {
        let labels: StringMap = ["app": "web"]
        var deployment = Deployment(
            metadata: ObjectMeta(name: "web", namespace: "default"),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: labels),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: labels), spec: PodSpec(containers: [Container(name: "c", image: image)])),
                replicas: count))
        deployment.spec.strategy = strategy
        return deployment
    }

    private static func wait(_ world: Simulation.World, _ what: String, _ holds: () async throws -> Bool) async throws {
        let end = world.platform.clock.now + .seconds(60)
        while try await !holds() {
            try #require(world.platform.clock.now < end, "\(what) not reached")
            try await world.platform.clock.sleep(for: .milliseconds(15))
        }
    }

    private static func withWorkloads(
        seed: UInt64, _ body: @escaping @Sendable (Simulation.World, Client) async throws -> Void
    ) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform)
            let manager = try Manager(client: cluster.client()) { $0.workloads() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await manager.run() }
                try await body(world, cluster.client(fieldManager: "user"))
                group.cancelAll()
            }
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func `a roll-out keeps enough pods ready and never has too many`(seed: UInt64)
        throws
    {
        try Self.withWorkloads(seed: seed) { world, client in
            _ = try await client.apply(Self.deployment(4, image: "one"))
            try await Self.wait(world, "4 ready") {
                try await client.list(Pod.self, in: "default").items.filter(\.isReady).count == 4
            }
            _ = try await client.apply(Self.deployment(4, image: "two"))
            try await Self.wait(world, "4 of the second image") {
                let pods = try await client.list(Pod.self, in: "default").items
                let live = pods.filter { !$0.isBeingDeleted }
                #expect(live.count <= 5, "seed \(seed): \(live.count) pods")
                #expect(live.filter(\.isReady).count >= 3, "seed \(seed): \(live.filter(\.isReady).count) ready")
                return live.count == 4 && live.allSatisfy { $0.isReady && $0.spec.containers[0].image == "two" }
            }
            try await Self.wait(world, "status") {
                let status = try await client.get(Deployment.self, ObjectKey(namespace: "default", name: "web")).status
                return status?.updatedReplicas == 4 && status?.availableReplicas == 4 && status?.replicas == 4
            }
            let sets = try await client.list(ReplicaSet.self, in: "default").items
            #expect(sets.count == 2)
            #expect(sets.compactMap { $0.metadata.annotations?["deployment.kubernetes.io/revision"] }.sorted() == ["1", "2"])
        }
    }

    @Test func `Recreate ends the old pods before it starts new ones`() throws {
        try Self.withWorkloads(seed: 1) { world, client in
            _ = try await client.apply(Self.deployment(2, image: "one", strategy: DeploymentStrategy(type: "Recreate")))
            try await Self.wait(world, "2 ready") {
                try await client.list(Pod.self, in: "default").items.filter(\.isReady).count == 2
            }
            _ = try await client.apply(Self.deployment(2, image: "two", strategy: DeploymentStrategy(type: "Recreate")))
            try await Self.wait(world, "2 of the second image") {
                let pods = try await client.list(Pod.self, in: "default").items.filter { !$0.isBeingDeleted }
                #expect(Set(pods.map { $0.spec.containers[0].image }).count <= 1)
                return pods.filter { $0.isReady && $0.spec.containers[0].image == "two" }.count == 2
            }
        }
    }

    @Test func `fields of a template that the reconcilers know nothing of reach the pods`() throws {
        try Self.withWorkloads(seed: 2) { world, client in
            var object = try JSONValue(encoding: Self.deployment(1, image: "one"))
            object[path: "apiVersion"] = "apps/v1"
            object[path: "kind"] = "Deployment"
            object[path: "spec", "template", "spec", "schedulerName"] = "mine"
            object[path: "spec", "template", "spec", "dnsConfig"] = ["nameservers": ["1.1.1.1"]]
            _ = try await client.resources(Deployment.resourceType).apply(DynamicObject(object))
            try await Self.wait(world, "a pod") { try await client.list(Pod.self, in: "default").items.count == 1 }
            let pods = try await client.send(APIRequest(.get, "/api/v1/namespaces/default/pods"))
            let spec = pods["items"]?.arrayValue?.first?["spec"]
            #expect(spec?["schedulerName"] == "mine")
            #expect(spec?[path: "dnsConfig", "nameservers"] == ["1.1.1.1"])
        }
    }
}
