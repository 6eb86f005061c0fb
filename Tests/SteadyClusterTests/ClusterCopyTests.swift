import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization
import Testing

@Suite struct ClusterCopyTests {
    private static func map(_ name: String, _ value: String) -> JSONValue {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": ["v": .string(value)]]
    }

    private struct Sender: ClusterTesting { let cluster: Cluster }

    private static let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `a copy begins as the original is, and goes its own way`() async throws {
        let original = Cluster()
        let before = Sender(cluster: original)
        try await #expect(before.send(.post, Self.maps, Self.map("a", "1")).status == 201)
        let (one, other) = (
            Sender(cluster: Cluster(copying: original, platform: .system)),
            Sender(cluster: Cluster(copying: original, platform: .system))
        )
        #expect(one.cluster.resourceVersion == original.resourceVersion)
        // The same versions stand for other states in each of them.
        for (sender, value) in [(before, "2"), (one, "3"), (other, "4")] {
            let patch: JSONValue = ["data": ["v": .string(value)]]
            try await #expect(sender.send(.patch, "\(Self.maps)/a", patch, type: "application/merge-patch+json").status == 200)
        }
        for (sender, value) in [(before, "2"), (one, "3"), (other, "4")] {
            let map = try await sender.send(.get, "\(Self.maps)/a")
            #expect(map.body[path: "data", "v"] == .string(value))
            #expect(map.body[path: "metadata", "resourceVersion"]?.stringValue == "\(sender.cluster.resourceVersion)")
            let patch: JSONValue = ["data": ["w": "5"]]
            let patched = try await sender.send(.patch, "\(Self.maps)/a", patch, type: "application/merge-patch+json")
            #expect(patched.body["data"] == ["v": .string(value), "w": "5"])
        }
    }

    @Test func `kinds of a copy are its own, and changes are told to whom it was given`() async throws {
        let original = Cluster()
        let told = Told()
        let copy = Cluster(copying: original, platform: .system) { told.add($0.key.name) }
        #expect(told.names.isEmpty)
        try copy.define([
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "boats.test.example"],
            "spec": [
                "group": "test.example", "scope": "Namespaced", "names": ["plural": "boats", "kind": "Boat"],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true,
                        "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
                    ]
                ],
            ],
        ])
        #expect(told.names.contains("boats.test.example"))
        let boats = "/apis/test.example/v1/namespaces/default/boats"
        try await #expect(Sender(cluster: copy).send(.get, boats).status == 200)
        try await #expect(Sender(cluster: original).send(.get, boats).status == 404)
    }

    @Test func `what a cluster's own controllers do at once is done when it is settled`() throws {
        let cluster = Cluster()
        func accounts() -> [String] {
            cluster.contents.filter { $0.collection == "serviceaccounts" }.compactMap(\.key.namespace).sorted()
        }
        #expect(accounts().isEmpty)
        cluster.settle()
        #expect(accounts() == ["default", "kube-node-lease", "kube-public", "kube-system"])
        let version = cluster.resourceVersion
        cluster.settle()
        #expect(cluster.resourceVersion == version)
    }

    private final class Told: Sendable {
        private let state = Mutex<[String]>([])
        func add(_ name: String) { state.withLock { $0.append(name) } }
        var names: [String] { state.withLock { $0 } }
    }
}
