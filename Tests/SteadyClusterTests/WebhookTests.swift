import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Requests to a cluster in this process, and what comes back.
struct Requests: ClusterTesting {
    let cluster: Cluster

    static let registration = "/apis/admissionregistration.k8s.io/v1"
    static let maps = "/api/v1/namespaces/default/configmaps"
    static let place = WebhookCall.Place.service(.init("hooks", namespace: "default", path: "/x"))

    /// A configuration of webhooks that all mean config maps.
    func configure(_ kind: String, _ name: String, _ webhooks: [JSONValue]) async throws {
        let full = webhooks.enumerated().map { index, given -> JSONValue in
            var webhook: JSONValue = [
                "name": .string("w\(index).\(name).example.com"), "sideEffects": "None", "admissionReviewVersions": ["v1"],
                "clientConfig": ["service": ["name": "hooks", "namespace": "default", "path": "/x"]],
                "rules": [
                    ["operations": ["*"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["configmaps"]]
                ],
            ]
            for (name, value) in given.objectValue ?? [:] { webhook[name] = value }
            return webhook
        }
        let made = try await send(
            .post, "\(Self.registration)/\(kind.lowercased())webhookconfigurations",
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": .string("\(kind)WebhookConfiguration"),
                "metadata": ["name": .string(name)], "webhooks": .array(full),
            ])
        #expect(made.status == 201, "\(made.body)")
    }

    func map(_ name: String, _ data: JSONValue = ["k": "1"]) -> JSONValue {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": data]
    }
}

/// What a webhook was asked.
final class Asked: Sendable {
    private let list = Mutex<[AdmissionRequest]>([])

    func note(_ request: AdmissionRequest) { list.withLock { $0.append(request) } }

    var all: [AdmissionRequest] { list.withLock { $0 } }
}

@Suite struct WebhookTests {
    let cluster = Cluster(platform: .fixed)
    var requests: Requests { Requests(cluster: cluster) }
    let asked = Asked()

    private func answer(_ response: @escaping @Sendable (AdmissionRequest) -> AdmissionResponse) {
        cluster.answerAdmission(at: Requests.place) { [asked] request in
            asked.note(request)
            return response(request)
        }
    }

    @Test func `a refusal comes back with the words and the code of the webhook`() async throws {
        answer { $0.operation == .create ? .denied("no maps") : .allowed }
        try await requests.configure("Validating", "v", [[:]])
        let refused = try await requests.send(.post, Requests.maps, requests.map("a"))
        #expect(refused.status == 403)
        #expect(
            refused.body == [
                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "reason": "Forbidden", "code": 403,
                "message": "admission webhook \"w0.v.example.com\" denied the request: no maps",
            ])
        #expect(asked.all.count == 1)
        #expect(try await requests.send(.get, "\(Requests.maps)/a").status == 404)
    }

    @Test func `a webhook is asked exactly as the server asks it`() async throws {
        answer { _ in .allowed(warnings: ["mind the gap"]) }
        try await requests.configure("Validating", "v", [[:]])
        var map = requests.map("a")
        map["metadata"] = ["generateName": "a-"]
        let made = try await requests.send(.post, Requests.maps, map, query: [.init("fieldManager", "me")])
        #expect(made.status == 201)
        #expect(made.warnings == ["mind the gap"])
        let request = try #require(asked.all.first)
        #expect(asked.all.count == 1)
        #expect(request.uid.count == 36)
        #expect(request.uid != made.body[path: "metadata", "uid"]?.stringValue)
        #expect(request.object?[path: "metadata", "uid"] == made.body[path: "metadata", "uid"])
        #expect(request.object?[path: "metadata", "name"] == made.body[path: "metadata", "name"])
        var json = request.json
        for name in ["uid", "object"] { json[name] = nil }
        let kind: JSONValue = ["group": "", "version": "v1", "kind": "ConfigMap"]
        let resource: JSONValue = ["group": "", "version": "v1", "resource": "configmaps"]
        #expect(
            json == [
                "kind": kind, "requestKind": kind, "resource": resource, "requestResource": resource, "oldObject": .null,
                "name": made.body[path: "metadata", "name"] ?? .null, "namespace": "default", "operation": "CREATE",
                "userInfo": ["username": "system:admin", "groups": ["system:masters", "system:authenticated"]],
                "dryRun": false,
                "options": ["apiVersion": "meta.k8s.io/v1", "kind": "CreateOptions", "fieldManager": "me"],
            ])
        let name = made.body[path: "metadata", "name"]?.stringValue ?? ""
        let patched = try await requests.send(
            .patch, "\(Requests.maps)/\(name)", ["data": ["k": "2"]], type: "application/merge-patch+json")
        #expect(patched.status == 200)
        #expect(asked.all.last?.operation == .update)
        #expect(asked.all.last?.oldObject == made.body)
        #expect(asked.all.last?.object?["data"] == ["k": "2"])
        #expect(try await requests.send(.delete, "\(Requests.maps)/\(name)").status == 200)
        #expect(asked.all.last?.operation == .delete)
        #expect(asked.all.last?.object == nil)
        #expect(asked.all.last?.options?["kind"] == "DeleteOptions")
    }

    @Test func `mutating webhooks are called in order and see what those before have done`() async throws {
        cluster.answerAdmission(at: Requests.place) { [asked] request in
            asked.note(request)
            var object = request.object ?? .emptyObject
            let trace = object[path: "data", "trace"]?.stringValue ?? ""
            object[path: "data", "trace"] = .string(trace + "x")
            return .changed(from: request.object, to: object)
        }
        try await requests.configure("Mutating", "b", [[:]])
        try await requests.configure("Mutating", "a", [["reinvocationPolicy": "IfNeeded"], [:]])
        let made = try await requests.send(.post, Requests.maps, requests.map("m"))
        #expect(made.status == 201)
        // Three in the first round; the first one again, for others changed the object after it.
        #expect(made.body[path: "data", "trace"] == "xxxx")
        #expect(asked.all.map { $0.object?[path: "data", "trace"]?.stringValue ?? "" } == ["", "x", "xx", "xxx"])
        #expect(asked.all.allSatisfy { $0.object?[path: "metadata", "uid"] == nil })
        let fields = made.body[path: "metadata", "managedFields"]?.arrayValue?.first?["fieldsV1"]
        #expect(fields?[path: "f:data", "f:trace"] == nil)
    }

    @Test func `webhooks are told of a dry run, and nothing is stored`() async throws {
        answer { _ in .allowed }
        let query = [APIRequest.QueryItem("dryRun", "All")]
        try await requests.configure("Validating", "v", [["sideEffects": "NoneOnDryRun"]])
        #expect(try await requests.send(.post, Requests.maps, requests.map("a"), query: query).status == 201)
        #expect(asked.all.first?.isDryRun == true)
        #expect(asked.all.first?.options?["dryRun"] == ["All"])
        #expect(try await requests.send(.get, "\(Requests.maps)/a").status == 404)
    }

    @Test func `failed calls are errors or passed over as the policy says`() async throws {
        struct Broken: Error, CustomStringConvertible { let description = "broken" }
        cluster.answerReviews(at: Requests.place) { review in
            guard review[path: "request", "name"] != "b" else { throw Broken() }
            return ["kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "response": ["uid": "other"]]
        }
        try await requests.configure("Validating", "v", [[:]])
        let refused = try await requests.send(.post, Requests.maps, requests.map("b"))
        #expect(refused.status == 500)
        #expect(refused.body["reason"] == "InternalError")
        #expect(
            refused.body["message"]
                == "Internal error occurred: failed calling webhook \"w0.v.example.com\": failed to call webhook: Post \"https://hooks.default.svc:443/x?timeout=10s\": broken"
        )
        let other = try await requests.send(.post, Requests.maps, requests.map("c"))
        let uid = other.body["message"]?.stringValue?.split(separator: "\"").dropFirst(3).first ?? ""
        #expect(
            other.body["message"]?.stringValue
                == "Internal error occurred: failed calling webhook \"w0.v.example.com\": received invalid webhook response: expected response.uid=\"\(uid)\", got \"other\""
        )
        let path = "\(Requests.registration)/validatingwebhookconfigurations/v"
        let patch: JSONValue = [["op": "replace", "path": "/webhooks/0/failurePolicy", "value": "Ignore"]]
        #expect(try await requests.send(.patch, path, patch, type: "application/json-patch+json").status == 200)
        #expect(try await requests.send(.post, Requests.maps, requests.map("b")).status == 201)
    }

    @Test func `selectors, conditions and rules decide who is asked`() async throws {
        answer { _ in .denied("asked") }
        func isAsked(_ webhook: JSONValue, _ map: JSONValue) async throws -> Bool {
            try await requests.configure("Validating", "v", [webhook])
            let status = try await requests.send(.post, Requests.maps, map, query: [.init("dryRun", "All")]).status
            _ = try await requests.send(.delete, "\(Requests.registration)/validatingwebhookconfigurations/v")
            return status == 403
        }
        let map = requests.map("a")
        func rule(_ changes: JSONValue) -> JSONValue {
            var rule: JSONValue = [
                "operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["configmaps"],
            ]
            for (name, value) in changes.objectValue ?? [:] { rule[name] = value }
            return ["rules": [rule]]
        }
        #expect(try await isAsked(rule([:]), map))
        #expect(try await isAsked(rule(["resources": ["*"]]), map))
        #expect(try await isAsked(rule(["resources": ["*/*"], "scope": "Namespaced"]), map))
        #expect(try await !isAsked(rule(["scope": "Cluster"]), map))
        #expect(try await !isAsked(rule(["operations": ["UPDATE", "DELETE"]]), map))
        #expect(try await !isAsked(rule(["resources": ["*/status"]]), map))
        #expect(try await !isAsked(["objectSelector": ["matchLabels": ["a": "b"]]], map))
        let here: JSONValue = ["matchLabels": ["kubernetes.io/metadata.name": "default"]]
        #expect(try await isAsked(["namespaceSelector": here], map))
        #expect(try await !isAsked(["namespaceSelector": ["matchLabels": ["x": "y"]]], map))
        func condition(_ text: String) -> JSONValue { ["matchConditions": [["name": "c", "expression": .string(text)]]] }
        #expect(try await isAsked(condition("object.data.k == '1' && request.userInfo.username == 'system:admin'"), map))
        #expect(try await !isAsked(condition("request.operation == 'UPDATE'"), map))
    }

    @Test func `conditions that cannot be worked out refuse`() async throws {
        answer { _ in .allowed }
        try await requests.configure(
            "Validating", "v", [["matchConditions": [["name": "c", "expression": "object.data.missing == '1'"]]]])
        let refused = try await requests.send(.post, Requests.maps, requests.map("a"))
        #expect(refused.status == 403)
        #expect(
            refused.body["message"]
                == "configmaps \"a\" is forbidden: expression 'object.data.missing == '1'' resulted in error: no such key: missing"
        )
    }

    @Test func `a configuration is checked`() async throws {
        let bad: JSONValue = [
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
            "metadata": ["name": "v"],
            "webhooks": [
                [
                    "name": "short", "sideEffects": "Some", "admissionReviewVersions": ["v9"],
                    "clientConfig": ["url": "http://x"], "matchConditions": [["name": "c", "expression": "1"]],
                ]
            ],
        ]
        let refused = try await requests.send(.post, "\(Requests.registration)/validatingwebhookconfigurations", bad)
        #expect(refused.status == 422)
        let fields = (refused.body[path: "details", "causes"]?.arrayValue ?? []).compactMap { $0["field"]?.stringValue }
        #expect(
            fields == [
                "webhooks[0].name", "webhooks[0].admissionReviewVersions", "webhooks[0].sideEffects",
                "webhooks[0].clientConfig.url", "webhooks[0].matchConditions[0].expression",
            ])
    }

    @Test func `subresources are asked about as what they are`() async throws {
        answer { _ in .allowed }
        let deployments = "/apis/apps/v1/namespaces/default/deployments"
        try await requests.configure(
            "Validating", "v",
            [
                [
                    "rules": [
                        ["operations": ["*"], "apiGroups": ["apps"], "apiVersions": ["v1"], "resources": ["deployments/scale"]]
                    ]
                ]
            ])
        let template: JSONValue = [
            "metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "c", "image": "i"]]],
        ]
        let body: JSONValue = [
            "metadata": ["name": "d"], "spec": ["selector": ["matchLabels": ["a": "b"]], "template": template],
        ]
        #expect(try await requests.send(.post, deployments, body).status == 201)
        #expect(asked.all.isEmpty)
        let scaled = try await requests.send(
            .patch, "\(deployments)/d/scale", ["spec": ["replicas": 3]], type: "application/merge-patch+json")
        #expect(scaled.status == 200)
        let request = try #require(asked.all.first)
        #expect(asked.all.count == 1)
        #expect(request.kind == GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale"))
        #expect(request.resource.resource == "deployments")
        #expect(request.subresource == "scale")
        #expect(request.object?[path: "spec", "replicas"] == 3)
        #expect(request.oldObject?[path: "spec", "replicas"] == 1)
    }

    @Test func `deleting a collection asks for every object before it begins`() async throws {
        answer { _ in .allowed }
        for name in ["a", "b"] { #expect(try await requests.send(.post, Requests.maps, requests.map(name)).status == 201) }
        try await requests.configure("Validating", "v", [[:]])
        #expect(try await requests.send(.delete, Requests.maps).status == 200)
        // They are asked at once, so in any order.
        #expect(asked.all.compactMap { $0.oldObject?[path: "metadata", "name"]?.stringValue }.sorted() == ["a", "b"])
        #expect(try await requests.send(.get, Requests.maps).body["items"] == [])
    }

    @Test func `another write in between makes a patch ask again`() async throws {
        let cluster = cluster
        #expect(try await requests.send(.post, Requests.maps, requests.map("a")).status == 201)
        let rounds = Mutex(0)
        cluster.answerAdmission(at: Requests.place) { [asked] request in
            asked.note(request)
            let round = rounds.withLock { count in
                count += 1
                return count
            }
            if round == 1 {
                _ = try await Requests(cluster: cluster).send(
                    .patch, "\(Requests.maps)/a", ["data": ["other": "2"]],
                    query: [.init("fieldManager", "other")], type: "application/merge-patch+json")
            }
            return .allowed
        }
        try await requests.configure("Validating", "v", [[:]])
        let patched = try await requests.send(
            .patch, "\(Requests.maps)/a", ["data": ["k": "3"]], type: "application/merge-patch+json")
        #expect(patched.body["data"] == ["k": "3", "other": "2"])
        // Asked for the patch, for the one in between, and for the patch of what was there then.
        #expect(asked.all.count == 3)
    }
}

/// Webhooks under virtual time.
@Suite struct WebhookTimeTests {
    @Test func `a webhook that is too slow fails when its time is up`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let requests = Requests(cluster: cluster)
            cluster.answerAdmission(at: Requests.place) { _ in
                try await world.platform.clock.sleep(for: .seconds(60))
                return .allowed
            }
            try await requests.configure("Validating", "v", [["timeoutSeconds": 3]])
            let start = world.platform.clock.now.offset
            let refused = try await requests.send(.post, Requests.maps, requests.map("a"))
            #expect(world.platform.clock.now.offset - start == .seconds(3))
            #expect(refused.status == 500)
            #expect(
                refused.body["message"]
                    == "Internal error occurred: failed calling webhook \"w0.v.example.com\": failed to call webhook: Post \"https://hooks.default.svc:443/x?timeout=3s\": context deadline exceeded"
            )
        }
    }

    @Test func `the server goes on serving while a webhook thinks, and a cancelled request changes nothing`() throws {
        try Simulation.run(seed: 4) { world in
            let cluster = Cluster(platform: world.platform)
            let requests = Requests(cluster: cluster)
            cluster.answerAdmission(at: Requests.place) { _ in
                try await world.platform.clock.sleep(for: .seconds(5))
                return .allowed
            }
            try await requests.configure("Validating", "v", [[:], [:]])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await requests.send(.post, Requests.maps, requests.map("a")) }
                try await world.platform.clock.sleep(for: .seconds(1))
                #expect(try await requests.send(.get, "/api/v1/namespaces/default").status == 200)
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
            #expect(try await requests.send(.get, "\(Requests.maps)/a").status == 404)
            let start = world.platform.clock.now.offset
            #expect(try await requests.send(.post, Requests.maps, requests.map("b")).status == 201)
            // Both at the same time.
            #expect(world.platform.clock.now.offset - start == .seconds(5))
        }
    }
}
