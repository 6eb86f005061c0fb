import SteadyAppsAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Testing

@Suite struct OwnershipTests {
    private static let deployment: JSONValue = [
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": ["name": "d", "namespace": "default", "labels": ["mine": "1"]],
        "spec": [
            "selector": ["matchLabels": ["a": "b"]],
            "template": [
                "metadata": ["labels": ["a": "b"]],
                "spec": [
                    "containers": [
                        ["name": "c", "image": "i", "args": ["x", "y"], "ports": [["containerPort": 80, "protocol": "TCP"]]]
                    ]
                ],
            ],
        ],
    ]

    @Test func `what a manager has applied is what is taken out`() throws {
        try Bench.run { bench in
            let deployments = bench.client.resources(Deployment.resourceType, in: "default")
            _ = try await deployments.apply(DynamicObject(Self.deployment), manager: "mine")
            let theirs: JSONValue = [
                "apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": ["name": "d", "namespace": "default", "labels": ["theirs": "1"]],
                "spec": [
                    "replicas": 3,
                    "template": ["spec": ["containers": [["name": "c", "env": [["name": "E", "value": "1"]]]]]],
                ],
            ]
            let stored = try await deployments.apply(DynamicObject(theirs), manager: "theirs")
            #expect(DynamicObject(appliedBy: "mine", in: stored)?.json == Self.deployment)
            #expect(DynamicObject(appliedBy: "theirs", in: stored)?.json == theirs)
            #expect(DynamicObject(appliedBy: "nobody", in: stored) == nil)
            #expect(DynamicObject(appliedBy: "mine", in: stored, subresource: "status") == nil)
            let typed = try await bench.client.get(Deployment.self, Bench.key("d"))
            #expect(DynamicObject(appliedBy: "mine", in: typed)?.json == Self.deployment)

            // What is taken out, changed and applied again changes nothing of the others'.
            var again = try #require(DynamicObject(appliedBy: "mine", in: stored))
            again.metadata.labels = nil
            let after = try await deployments.apply(again, manager: "mine")
            #expect(after.metadata.labels?["mine"] == nil && after.metadata.labels?["theirs"] == "1")
            #expect(after.json[path: "spec", "replicas"] == 3)
        }
    }

    @Test func `fields that were written by updates can be removed by apply after migration`() throws {
        try Bench.run { bench in
            let key = Bench.key("a")
            _ = try await bench.cluster.client(fieldManager: "kubectl-client-side-apply").create(
                Bench.map("a", ["old": "1", "kept": "1"]))
            let maps = bench.client.resources(ConfigMap.self, in: "default")
            #expect(try await maps.migrateOwnership(of: key))
            let entries = try await maps.get("a").metadata.managedFields ?? []
            #expect(entries.map(\.manager) == ["bench"] && entries.map(\.operation) == ["Apply"])
            let after = try await maps.apply(Bench.map("a", ["kept": "1"]))
            #expect(after.data?["old"] == nil && after.data?["kept"] == "1")
            #expect(try await maps.migrateOwnership(of: key) == false)
        }
    }

    @Test func `migration is done again if another was faster, and joins what was applied before`() throws {
        try Bench.run { bench in
            let old = bench.cluster.client(fieldManager: "kubectl-client-side-apply")
            _ = try await old.create(Bench.map("a", ["old": "1"]))
            let maps = bench.client.resources(ConfigMap.self, in: "default")
            _ = try await maps.apply(Bench.map("a", ["new": "1"]))
            bench.faults.fail(.answer(.status(409, "Conflict"))) { $0.method == .patch }
            #expect(try await maps.migrateOwnership(of: Bench.key("a")))
            let stored = try await maps.get("a")
            #expect(stored.metadata.managedFields?.count == 1)
            #expect(DynamicObject(appliedBy: "bench", in: stored)?.content["data"] == ["new": "1", "old": "1"])
        }
    }
}
