import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import SteadyWebhook
import Synchronization
import Testing

/// A kind in two versions: a port became a list of them.
private struct SiteV1: Resource {
    static let resourceType = ResourceType(group: "demo.example", version: "v1", kind: "Site")
    var metadata: ObjectMeta
    var spec: Spec

    struct Spec: Codable, Hashable, Sendable {
        var image: String
        var replicas: Int?
        var port: Int?
    }
}

private struct SiteV2: Resource {
    static let resourceType = ResourceType(group: "demo.example", version: "v2", kind: "Site")
    var metadata: ObjectMeta
    var spec: Spec

    struct Spec: Codable, Hashable, Sendable {
        var image: String
        var replicas: Int?
        var ports: [Int]?
    }
}

/// A third, which is reached over the second alone.
private struct SiteV3: Resource {
    static let resourceType = ResourceType(group: "demo.example", version: "v3", kind: "Site")
    var metadata: ObjectMeta
    var spec: Spec

    struct Spec: Codable, Hashable, Sendable {
        var picture: String
        var ports: [Int]?
    }
}

private struct Refusal: Error, CustomStringConvertible { let description = "the rack is full" }

private final class Problems: Sendable {
    let of = Mutex<[WebhookProblem]>([])
}

@Suite struct WebhookTests {
    private static let place = WebhookCall.Place.service(.init("hooks", namespace: "default"))

    private static func webhooks(_ problems: Problems = Problems()) throws -> Webhooks {
        try Webhooks(onProblem: { problem in problems.of.withLock { $0.append(problem) } }) {
            $0.defaulting(SiteV1.self) { site, admission in
                site.spec.replicas = site.spec.replicas ?? 1
                if admission.request.operation == .create { site.metadata.labels = ["made-by": "hooks"] }
            }
            $0.validating(SiteV1.self, AdmissionScope([.create, .update, .delete])) { review in
                guard let site = review.object else {
                    return review.oldObject?.spec.image == "kept" ? .denied("it is kept") : .allowed
                }
                if site.spec.image == "boom" { throw Refusal() }
                guard (site.spec.replicas ?? 0) <= 100 else {
                    return .invalid([.invalid("spec.replicas", "\(site.spec.replicas ?? 0)", "must be at most 100")])
                }
                return site.spec.image == "latest" ? .allowed(warnings: ["an image without a tag"]) : .allowed
            }
            $0.converting(SiteV1.self, SiteV2.self) { one in
                SiteV2(
                    metadata: one.metadata,
                    spec: .init(image: one.spec.image, replicas: one.spec.replicas, ports: one.spec.port.map { [$0] }))
            } back: { two in
                SiteV1(
                    metadata: two.metadata,
                    spec: .init(image: two.spec.image, replicas: two.spec.replicas, port: two.spec.ports?.first))
            }
            $0.converting(SiteV2.self, SiteV3.self) { two in
                SiteV3(
                    metadata: ObjectMeta(labels: ["three": "yes"]), spec: .init(picture: two.spec.image, ports: two.spec.ports))
            } back: { three in
                SiteV2(metadata: three.metadata, spec: .init(image: three.spec.picture, ports: three.spec.ports))
            }
        }
    }

    private static func definition() throws -> DynamicObject {
        let versions: [JSONValue] = ["v1", "v2"].map { name in
            [
                "name": .string(name), "served": true, "storage": .bool(name == "v1"),
                "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
            ]
        }
        return try DynamicObject([
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "sites.demo.example"],
            "spec": [
                "group": "demo.example", "scope": "Namespaced", "names": ["plural": "sites", "kind": "Site"],
                "versions": .array(versions),
            ],
        ])
    }

    /// A cluster that asks the webhooks.
    private static func with<Result: Sendable>(
        _ webhooks: Webhooks, _ body: @escaping @Sendable (Client) async throws -> Result
    ) throws -> Result {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client(fieldManager: "user")
            let definitions = ResourceType(
                group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)
            _ = try await client.resources(definitions).create(definition())
            cluster.answer(webhooks, at: place)
            try await webhooks.register(named: "hooks", at: place, using: client)
            return try await body(client)
        }
    }

    private static func site(_ image: String, replicas: Int? = nil) -> SiteV1 {
        SiteV1(metadata: ObjectMeta(name: "a", namespace: "default"), spec: .init(image: image, replicas: replicas, port: 80))
    }

    @Test func `objects are changed and judged before they are kept`() throws {
        try Self.with(try Self.webhooks()) { client in
            let made = try await client.create(Self.site("one"))
            #expect(made.spec.replicas == 1 && made.metadata.labels == ["made-by": "hooks"])
            let error = await #expect(throws: APIError.self) {
                try await client.modify(SiteV1.self, made.key) { $0.spec.replicas = 101 }
            }
            #expect(error?.code == 422 && error?.causes.first?.field == "spec.replicas", "\(error?.description ?? "")")
            let boom = await #expect(throws: APIError.self) {
                try await client.modify(SiteV1.self, made.key) { $0.spec.image = "boom" }
            }
            #expect(boom?.code == 500 && boom?.message.contains("the rack is full") == true, "\(boom?.description ?? "")")
            _ = try await client.modify(SiteV1.self, made.key) { $0.spec.image = "kept" }
            let kept = await #expect(throws: APIError.self) { try await client.delete(SiteV1.self, made.key) }
            #expect(kept?.code == 403 && kept?.message.contains("it is kept") == true)
            _ = try await client.modify(SiteV1.self, made.key) { $0.spec.image = "one" }
            _ = try await client.delete(SiteV1.self, made.key)
        }
    }

    @Test func `fields that the type does not know survive being defaulted`() throws {
        try Self.with(try Self.webhooks()) { client in
            let sites = client.resources(SiteV1.resourceType)
            var object = try DynamicObject(Self.site("one"))
            object.metadata.namespace = "default"
            object["spec"] = ["image": "one", "colour": "red", "list": [["name": "x", "more": 1]]]
            let made = try await sites.create(object)
            #expect(made["spec"] == ["image": "one", "colour": "red", "list": [["name": "x", "more": 1]], "replicas": 1])
        }
    }

    @Test func `objects are shown in the version that is asked for, and written in it`() throws {
        try Self.with(try Self.webhooks()) { client in
            let made = try await client.create(Self.site("one"))
            let shown = try await client.get(SiteV2.self, made.key)
            #expect(shown.spec == .init(image: "one", replicas: 1, ports: [80]))
            #expect(shown.metadata.uid == made.metadata.uid)
            _ = try await client.modify(SiteV2.self, made.key) { $0.spec.ports = [81] }
            #expect(try await client.get(SiteV1.self, made.key).spec.port == 81)
            #expect(try await client.list(SiteV2.self, in: "default").items.count == 1)
        }
    }

    @Test func `versions that are not paired are reached over others, and metadata stay`() async throws {
        let object: JSONValue = [
            "apiVersion": "demo.example/v1", "kind": "Site", "metadata": ["name": "a", "uid": "u", "labels": ["x": "y"]],
            "spec": ["image": "one", "port": 80],
        ]
        let request = ConversionRequest(uid: "7", desiredAPIVersion: "demo.example/v3", objects: [object])
        let answer = try await Self.webhooks().answer(request.review(), at: Webhooks.conversionPath)
        #expect(answer["response"]?["result"]?["status"] == "Success" && answer["response"]?["uid"] == "7")
        #expect(
            answer["response"]?["convertedObjects"] == [
                [
                    "apiVersion": "demo.example/v3", "kind": "Site",
                    "metadata": ["name": "a", "uid": "u", "labels": ["three": "yes"]],
                    "spec": ["picture": "one", "ports": [80]],
                ]
            ])
    }

    @Test func `what cannot be converted says which object, and why`() async throws {
        let problems = Problems()
        let object: JSONValue = [
            "apiVersion": "demo.example/v1", "kind": "Site", "metadata": ["name": "a"], "spec": ["port": 80],
        ]
        for (version, words) in [("v2", "image"), ("v9", "no way from Site of demo.example/v1 to demo.example/v9")] {
            let request = ConversionRequest(uid: "7", desiredAPIVersion: "demo.example/\(version)", objects: [object])
            let answer = try await Self.webhooks(problems).answer(request.review(), at: Webhooks.conversionPath)
            #expect(answer["response"]?["result"]?["status"] == "Failure")
            #expect(answer["response"]?["result"]?["message"]?.stringValue?.contains(words) == true, "\(answer)")
        }
        #expect(problems.of.withLock { $0.count } == 2)
    }

    @Test(arguments: [
        ("GET", "/validate-demo-example-v1-site", "{}", 405), ("POST", "/nowhere", "{}", 404),
        ("POST", "/validate-demo-example-v1-site", "{", 400), ("POST", "/validate-demo-example-v1-site", "{}", 400),
        ("POST", "/convert?timeout=30s", "[]", 400), ("post", "/nowhere", "", 400),
    ]) func `what is no review is refused in words`(method: String, target: String, body: String, status: Int) async throws {
        let answer = try await Self.webhooks().respond(method, target, Array(body.utf8))
        #expect(answer.status == status && answer.body.count > 5, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    @Test func `an object that cannot be read is refused with its place, and so is one of another kind`() async throws {
        let problems = Problems()
        var request = AdmissionRequest(
            .create, .init(group: "demo.example", version: "v1", kind: "Site"),
            .init(group: "demo.example", version: "v1", resource: "sites"), name: "a", namespace: "default",
            object: ["metadata": ["name": "a"], "spec": ["image": 7]])
        request.uid = "1"
        let path = "/validate-demo-example-v1-site"
        let webhooks = try Self.webhooks(problems)
        let unreadable = try await webhooks.answer(request.review(), at: path)["response"]
        #expect(unreadable?["allowed"] == false && unreadable?["status"]?["code"] == 400)
        #expect(unreadable?["status"]?["message"]?.stringValue?.contains("spec.image") == true, "\(unreadable ?? .null)")
        request.kind.kind = "Other"
        let other = try await webhooks.answer(request.review(), at: path)["response"]
        #expect(other?["status"]?["message"]?.stringValue?.contains("was sent to the webhook for Site") == true)
        #expect(problems.of.withLock { $0.map(\.path) } == [path, path])
    }

    @Test func `what is given twice is refused`() {
        #expect(throws: WebhookError.self) {
            try Webhooks {
                $0.validating(SiteV1.self) { _ in .allowed }
                $0.validating(SiteV1.self) { _ in .allowed }
            }
        }
        #expect(throws: WebhookError.self) {
            try Webhooks {
                for _ in 0..<2 {
                    $0.converting(SiteV1.self, SiteV2.self) {
                        SiteV2(metadata: $0.metadata, spec: .init(image: ""))
                    } back: {
                        SiteV1(metadata: $0.metadata, spec: .init(image: ""))
                    }
                }
            }
        }
    }

    @Test func `configurations say what comes where`() throws {
        let webhooks = try Webhooks {
            $0.validating(
                SiteV1.self, AdmissionScope([.delete], subresource: "status", failurePolicy: .ignore, timeout: .seconds(99))
            ) {
                _ in .allowed
            }
        }
        let all = webhooks.configurations(named: "hooks", at: .url("https://example.org/"), authority: "PEM")
        #expect(
            all == [
                [
                    "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
                    "metadata": ["name": "hooks"],
                    "webhooks": [
                        [
                            "name": "validate.status.sites.v1.demo.example",
                            "clientConfig": [
                                "url": "https://example.org/validate-demo-example-v1-site-status", "caBundle": "UEVN",
                            ], "admissionReviewVersions": ["v1"], "sideEffects": "None", "failurePolicy": "Ignore",
                            "matchPolicy": "Equivalent", "timeoutSeconds": 30,
                            "rules": [
                                [
                                    "apiGroups": ["demo.example"], "apiVersions": ["v1"], "resources": ["sites/status"],
                                    "operations": ["DELETE"], "scope": "Namespaced",
                                ]
                            ],
                        ]
                    ],
                ]
            ])
    }
}
