import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// What the embedded API server knows of built-in kinds: defaults, rules, admission, subresources.
@Suite struct KindTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)

    private let pods = "/api/v1/namespaces/default/pods"
    private let services = "/api/v1/namespaces/default/services"
    private let deployments = "/apis/apps/v1/namespaces/default/deployments"
    private let template: JSONValue = [
        "metadata": ["labels": ["app": "a"]], "spec": ["containers": [["name": "c", "image": "example.com/i:1"]]],
    ]

    private func deployment(_ replicas: Int64) -> JSONValue {
        [
            "metadata": ["name": "d"],
            "spec": ["replicas": .integer(replicas), "selector": ["matchLabels": ["app": "a"]], "template": template],
        ]
    }

    private func causes(_ body: JSONValue) -> [String] {
        (body[path: "details", "causes"]?.arrayValue ?? []).map {
            "\($0["field"]?.stringValue ?? "") \($0["reason"]?.stringValue ?? "")"
        }
    }

    @Test func `a deployment gets its defaults, and its status is not the client's`() async throws {
        var body = deployment(2)
        body["status"] = ["replicas": 9]
        let made = try await send(.post, deployments, body)
        #expect(made.status == 201)
        #expect(made.body[path: "spec", "strategy", "rollingUpdate", "maxSurge"] == "25%")
        #expect(made.body[path: "spec", "revisionHistoryLimit"] == 10)
        #expect(made.body[path: "spec", "template", "spec", "dnsPolicy"] == "ClusterFirst")
        #expect(made.body["status"] == [:])
        #expect(made.body[path: "metadata", "generation"] == 1)
    }

    @Test func `all that is wrong with a pod is said at once, by field`() async throws {
        let refused = try await send(
            .post, pods,
            ["metadata": ["name": "x"], "spec": ["restartPolicy": "Maybe", "containers": [["name": "C"], ["image": "i"]]]])
        #expect(refused.status == 422)
        #expect(
            causes(refused.body) == [
                "spec.containers[0].name FieldValueInvalid", "spec.containers[0].image FieldValueRequired",
                "spec.containers[1].name FieldValueRequired", "spec.restartPolicy FieldValueNotSupported",
            ])
    }

    @Test func `a selector cannot change`() async throws {
        var made = try await send(.post, deployments, deployment(1)).body
        made[path: "spec", "selector", "matchLabels"] = ["app": "b"]
        made[path: "spec", "template", "metadata", "labels"] = ["app": "b"]
        let refused = try await send(.put, "\(deployments)/d", made)
        #expect(refused.status == 422)
        #expect(causes(refused.body) == ["spec.selector FieldValueInvalid"])
    }

    @Test func `services get addresses and ports, and keep them`() async throws {
        let made = try await send(
            .post, services, ["metadata": ["name": "s"], "spec": ["type": "NodePort", "ports": [["port": 80]]]])
        let address = made.body[path: "spec", "clusterIP"]
        let port = made.body[path: "spec", "ports"]?.arrayValue?.first?["nodePort"]
        #expect(address?.stringValue?.isEmpty == false)
        #expect(port != nil)
        let patched = try await send(
            .patch, "\(services)/s", ["metadata": ["labels": ["a": "b"]]], type: "application/merge-patch+json")
        #expect(patched.body[path: "spec", "clusterIP"] == address)
        #expect(patched.body[path: "spec", "ports"]?.arrayValue?.first?["nodePort"] == port)
    }

    @Test func `a scale shows and sets the replicas`() async throws {
        _ = try await send(.post, deployments, deployment(2))
        let scale = try await send(.get, "\(deployments)/d/scale")
        #expect(scale.body["kind"] == "Scale")
        #expect(scale.body[path: "spec", "replicas"] == 2)
        #expect(scale.body[path: "status", "selector"] == "app=a")
        let changed = try await send(
            .patch, "\(deployments)/d/scale", ["spec": ["replicas": 5]], type: "application/merge-patch+json")
        #expect(changed.body[path: "spec", "replicas"] == 5)
        let now = try await send(.get, "\(deployments)/d")
        #expect(now.body[path: "spec", "replicas"] == 5)
        #expect(now.body[path: "metadata", "generation"] == 2)
        let refused = try await send(
            .patch, "\(deployments)/d/scale", ["spec": ["replicas": -1]], type: "application/merge-patch+json")
        #expect(refused.status == 422)
        #expect(causes(refused.body) == ["spec.replicas FieldValueInvalid"])
    }

    @Test func `an eviction takes a disruption from the budget`() async throws {
        let pod: JSONValue = [
            "metadata": ["name": "x", "labels": ["l": "1"]],
            "spec": ["nodeName": "n", "containers": [["name": "c", "image": "i:1"]]],
        ]
        let merge = "application/merge-patch+json"
        _ = try await send(.post, "/api/v1/namespaces/default/serviceaccounts", ["metadata": ["name": "default"]])
        _ = try await send(.post, pods, pod)
        _ = try await send(
            .patch, "\(pods)/x/status",
            ["status": ["phase": "Running", "conditions": [["type": "Ready", "status": "True"]]]], type: merge)
        let budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets"
        _ = try await send(
            .post, budgets, ["metadata": ["name": "b"], "spec": ["selector": ["matchLabels": ["l": "1"]]]])
        func allow(_ count: Int64) async throws {
            _ = try await send(
                .patch, "\(budgets)/b/status", ["status": ["observedGeneration": 1, "disruptionsAllowed": .integer(count)]],
                type: merge)
        }
        let eviction: JSONValue = [
            "apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": "x"],
            "deleteOptions": ["gracePeriodSeconds": 0],
        ]
        try await allow(0)
        let refused = try await send(.post, "\(pods)/x/eviction", eviction)
        #expect(refused.status == 429)
        #expect(causes(refused.body) == [" DisruptionBudget"])
        try await allow(1)
        #expect(try await send(.post, "\(pods)/x/eviction", eviction).status == 201)
        #expect(try await send(.get, "\(pods)/x").status == 404)
        let budget = try await send(.get, "\(budgets)/b")
        #expect(budget.body[path: "status", "disruptionsAllowed"] == 0)
        #expect(budget.body[path: "status", "disruptedPods", "x"] != nil)
    }

    @Test func `pod security refuses and warns as the labels of the namespace say`() async throws {
        let namespace: JSONValue = [
            "metadata": [
                "name": "safe",
                "labels": [
                    "pod-security.kubernetes.io/enforce": "baseline", "pod-security.kubernetes.io/warn": "restricted",
                ],
            ]
        ]
        _ = try await send(.post, "/api/v1/namespaces", namespace)
        _ = try await send(.post, "/api/v1/namespaces/safe/serviceaccounts", ["metadata": ["name": "default"]])
        func pod(_ name: String, _ isShared: Bool) -> JSONValue {
            [
                "metadata": ["name": .string(name)],
                "spec": ["hostNetwork": .bool(isShared), "containers": [["name": "c", "image": "i:1"]]],
            ]
        }
        let refused = try await send(.post, "/api/v1/namespaces/safe/pods", pod("a", true))
        #expect(refused.status == 403)
        #expect(
            refused.body["message"]
                == "pods \"a\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)")
        let warned = try await send(.post, "/api/v1/namespaces/safe/pods", pod("b", false))
        #expect(warned.status == 201)
        #expect(warned.warnings.first?.hasPrefix("would violate PodSecurity \"restricted:latest\": ") == true)
    }
}
