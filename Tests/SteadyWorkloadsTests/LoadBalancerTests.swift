import SteadyAPI
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyTesting
import SteadyWorkloads
import Testing

@Suite struct LoadBalancerTests {
    private static let key = ObjectKey(namespace: "default", name: "web")
    private static let finalizer = "service.kubernetes.io/load-balancer-cleanup"

    private static func service(type: String = "LoadBalancer") -> Service {
        Service(
            metadata: ObjectMeta(name: "web", namespace: "default"),
            spec: ServiceSpec(ports: [ServicePort(port: 80)], selector: ["app": "web"], type: type))
    }

    private static func address(_ service: Service?) -> String? { service?.status?.loadBalancer?.ingress?.first?.ip }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `a service gets an address, and is held up until it is given back`(
        seed: UInt64
    )
        throws
    {
        try EnvironmentWorld.run(seed: seed) { client in
            _ = try await client.create(Self.service())
            let service = try await client.eventually(Service.self, "web") { Self.address($0) != nil }
            #expect(Self.address(service)?.hasPrefix("198.1") == true)
            #expect(service?.metadata.finalizers == [Self.finalizer])
            _ = try await client.patch(Service.self, Self.key, EnvironmentWorld.trouble(.hang))
            _ = try await client.delete(Service.self, Self.key)
            try await client.consistently(Service.self, "web", for: .seconds(30)) { $0?.isBeingDeleted == true }
            _ = try await client.patch(Service.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(Service.self, "web") { $0 == nil }
        }
    }

    @Test func `services of other types get none, and those that become one give it back`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.service(type: "ClusterIP"))
            try await client.consistently(Service.self, "web", for: .seconds(30)) {
                Self.address($0) == nil && $0?.metadata.finalizers == nil
            }
            _ = try await client.patch(Service.self, Self.key, .merge(["spec": ["type": "LoadBalancer"]]))
            try await client.eventually(Service.self, "web") { Self.address($0) != nil }
            _ = try await client.patch(Service.self, Self.key, .merge(["spec": ["type": "ClusterIP"]]))
            try await client.eventually(Service.self, "web") { Self.address($0) == nil && $0?.metadata.finalizers == nil }
        }
    }

    @Test func `one that fails says so, and comes when it does not any more`() throws {
        try EnvironmentWorld.run { client in
            var service = Self.service()
            service.metadata.annotations = [SimulatedTrouble.annotation: "fail"]
            _ = try await client.create(service)
            try await client.consistently(Service.self, "web", for: .seconds(30)) { Self.address($0) == nil }
            let events = try await client.send(APIRequest(.get, "/apis/events.k8s.io/v1/namespaces/default/events"))
            #expect(events["items"]?.arrayValue?.contains { $0["reason"] == "SyncLoadBalancerFailed" } == true, "\(events)")
            _ = try await client.patch(Service.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(Service.self, "web") { Self.address($0) != nil }
        }
    }
}
