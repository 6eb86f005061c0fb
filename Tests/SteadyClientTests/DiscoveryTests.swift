import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

@Suite struct DiscoveryTests {
    static func installThings(_ client: Client) async throws {
        let definition: JSONValue = [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "things.example.org"],
            "spec": [
                "group": "example.org", "scope": "Namespaced",
                "names": ["kind": "Thing", "plural": "things", "shortNames": ["th"]],
                "versions": [
                    ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": ["type": "object"]]]
                ],
            ],
        ]
        let definitions = ResourceType(
            group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)
        _ = try await client.resources(definitions).apply(DynamicObject(definition))
    }

    /// Asks for nothing but the classic form, as a server before 1.26 would answer.
    private struct OldServer: WrappingTransport {
        let base: any Transport

        func send(_ request: APIRequest) async throws -> APIResponse {
            var request = request
            request.headers["accept"] = "application/json"
            return try await base.send(request)
        }
    }

    @Test func `one answer for all, and one for each version, say the same`() throws {
        try Bench.run { bench in
            try await Self.installThings(bench.client)
            let new = try await bench.client.discover()
            let old = try await bench.client.over(OldServer(base: bench.cluster.transport)).discover()
            #expect(new.resources.count > 50)
            #expect(new.groups.map(\.name) == old.groups.map(\.name))
            for (a, b) in zip(new.resources, old.resources) {
                #expect(a.type == b.type && a.singular == b.singular && a.shortNames == b.shortNames, "\(a.type)")
                #expect(a.verbs.sorted() == b.verbs.sorted() && a.categories == b.categories, "\(a.type)")
                #expect(Set(a.subresources.map(\.name)) == Set(b.subresources.map(\.name)), "\(a.type)")
            }
            #expect(
                bench.faults.lines == ["PATCH /apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.example.org"]
                    + bench.faults.lines.dropFirst() && bench.faults.sent.count == 3)
        }
    }

    @Test(arguments: [
        ("po", "pods"), ("pod", "pods"), ("Pods", "pods"), ("deploy", "deployments.apps"),
        ("deployments.apps", "deployments.apps"),
        ("deployments.v1.apps", "deployments.apps"), ("Deployment.v1.apps", "deployments.apps"), ("pods.v1", "pods"),
        ("events", "events"), ("events.events.k8s.io", "events.events.k8s.io"), ("cj", "cronjobs.batch"), ("ns", "namespaces"),
        ("th", "things.example.org"), ("things.example.org", "things.example.org"), ("things.exa", "things.example.org"),
        ("things.org", ""), ("nothing", ""), ("", ""),
    ])
    func `names are read as kubectl reads them`(name: String, resource: String) throws {
        try Bench.run { bench in
            try await Self.installThings(bench.client)
            let found = try await bench.client.discover().resources(named: name)
            #expect(found.first?.type.qualifiedPlural ?? "" == resource)
        }
    }

    @Test func `what is installed later is found, and a miss does not ask again and again`() throws {
        try Bench.run { bench in
            let mapper = ResourceMapper(client: bench.client, minimumAge: .seconds(5))
            let thing = GroupVersionKind(group: "example.org", version: "v1", kind: "Thing")
            for _ in 0..<10 { await #expect(throws: UnknownResourceError.self) { _ = try await mapper.resource(thing) } }
            #expect(bench.faults.sent.count == 2)
            try await Self.installThings(bench.cluster.client())
            try await bench.world.platform.clock.sleep(for: .seconds(6))
            #expect(try await mapper.resource(thing).type.plural == "things")
            #expect(try await mapper.resource(named: "th").type.kind == "Thing")
            #expect(try await mapper.resource(group: "apps", kind: "Deployment").subresources.contains { $0.name == "scale" })
            #expect(bench.faults.sent.count == 4)
        }
    }

    @Test func `all who wait for a kind go on when it comes, by few requests`() throws {
        try Bench.run { bench in
            let mapper = ResourceMapper(client: bench.client)
            let things = ResourceType(group: "example.org", version: "v1", kind: "Thing")
            let missing = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await mapper.waitUntilServed(things) { missing.change { $0 += 1 } }
                    }
                }
                try await bench.world.platform.clock.sleep(for: .seconds(120))
                bench.faults.fail(.unreachable)
                try await Self.installThings(bench.cluster.client())
                try await group.waitForAll()
            }
            #expect(missing.value == 50)
            #expect(bench.faults.sent.count < 120, "\(bench.faults.sent.count)")
            #expect(bench.now < .seconds(240))
        }
    }

    @Test func `a group whose server is away is a problem of its own`() throws {
        try Bench.run { bench in
            bench.faults.fail(.answer(.status(503, "ServiceUnavailable"))) { $0.path == "/apis/batch/v1" }
            let client = bench.client.over(OldServerOver(base: bench.faults)).with(retry: RetryPolicy.none)
            let discovery = try await client.discover()
            #expect(discovery.problems.map(\.version.description) == ["batch/v1"])
            #expect(discovery.resource(group: "apps", kind: "Deployment") != nil)
        }
    }

    private struct OldServerOver: WrappingTransport {
        let base: any Transport

        func send(_ request: APIRequest) async throws -> APIResponse { try await OldServer(base: base).send(request) }
    }
}
