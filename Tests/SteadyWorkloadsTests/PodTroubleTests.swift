import SteadyAPI
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyTesting
import SteadyWorkloads
import Testing

/// Pods that hang, fail and are evicted, on demand.
@Suite struct PodTroubleTests {
    private static func pod(restartPolicy: String? = nil) -> Pod {
        Pod(
            metadata: ObjectMeta(name: "p", namespace: "default"),
            spec: PodSpec(containers: [Container(name: "c", image: "one")], restartPolicy: restartPolicy))
    }

    private static let key = ObjectKey(namespace: "default", name: "p")

    @Test func `a pod hangs for as long as it is to`() throws {
        try EnvironmentWorld.run { client in
            var pod = Self.pod()
            pod.metadata.annotations = [SimulatedTrouble.annotation: "hang"]
            _ = try await client.create(pod)
            try await client.consistently(Pod.self, "p", for: .seconds(30)) { $0?.isReady != true }
            _ = try await client.patch(Pod.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(Pod.self, "p") { $0?.isReady == true }
            _ = try await client.patch(Pod.self, Self.key, EnvironmentWorld.trouble(.hang))
            try await client.eventually(Pod.self, "p") { $0?.isReady == false && $0?.status?.phase == "Running" }
        }
    }

    @Test func `what fails is restarted without end, or has failed for good`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.pod())
            try await client.eventually(Pod.self, "p") { $0?.isReady == true }
            _ = try await client.patch(Pod.self, Self.key, EnvironmentWorld.trouble(.fail))
            try await client.eventually(Pod.self, "p") {
                $0?.status?.containerStatuses?.first?.state?.waiting?.reason == "CrashLoopBackOff" && $0?.isReady == false
            }
            _ = try await client.patch(Pod.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(Pod.self, "p") { $0?.isReady == true }
            _ = try await client.delete(Pod.self, Self.key)
            try await client.eventually(Pod.self, "p") { $0 == nil }
            _ = try await client.create(Self.pod(restartPolicy: "Never"))
            _ = try await client.patch(Pod.self, Self.key, EnvironmentWorld.trouble(.fail))
            try await client.eventually(Pod.self, "p") { $0?.status?.phase == "Failed" }
        }
    }

    @Test func `of a replica set, what is evicted is replaced, by the node or by the API`() throws {
        try EnvironmentWorld.run { client in
            let labels: StringMap = ["app": "web"]
            _ = try await client.create(
                ReplicaSet(
                    metadata: ObjectMeta(name: "web", namespace: "default"),
                    spec: ReplicaSetSpec(
                        selector: LabelSelector(matchLabels: labels), replicas: 2,
                        template: PodTemplateSpec(
                            metadata: ObjectMeta(labels: labels),
                            spec: PodSpec(containers: [Container(name: "c", image: "one")])))))
            try await client.eventually(ReplicaSet.self, "web") { $0?.status?.readyReplicas == 2 }
            let first = try #require(try await client.list(Pod.self, in: "default").items.first)
            _ = try await client.patch(Pod.self, first.key, EnvironmentWorld.trouble(.evict))
            try await client.eventually(Pod.self, first.name) { $0?.status?.reason == "Evicted" }
            try await client.eventually(ReplicaSet.self, "web") { $0?.status?.readyReplicas == 2 }
            let second = try #require(
                try await client.list(Pod.self, in: "default").items.first { $0.status?.phase == "Running" })
            let eviction: JSONValue = [
                "apiVersion": "policy/v1", "kind": "Eviction",
                "metadata": ["name": .string(second.name), "namespace": "default"],
            ]
            let _: JSONValue = try await client.resources(Pod.self).post(subresource: "eviction", of: second.key, eviction)
            try await client.eventually(Pod.self, second.name) { $0 == nil }
            try await client.eventually(ReplicaSet.self, "web") { $0?.status?.readyReplicas == 2 }
            let running = try await client.list(Pod.self, in: "default").items.filter { $0.status?.phase == "Running" }
            #expect(running.count == 2)
        }
    }
}
