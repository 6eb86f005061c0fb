import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// Finer points in which the embedded API server has to answer like the real one.
@Suite struct FidelityTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)

    private func fields(_ body: JSONValue) -> [String] {
        (body[path: "details", "causes"]?.arrayValue ?? []).map {
            "\($0["field"]?.stringValue ?? "") \($0["reason"]?.stringValue?.dropFirst("FieldValue".count) ?? "")"
        }.sorted()
    }

    private let core = "/api/v1/namespaces/default/"
    private let merge = "application/merge-patch+json"
    private let pod: JSONValue = ["containers": [["name": "c", "image": "example.com/i:1"]]]

    // MARK: Reading what is sent

    @Test func `times are checked and written in UTC, those of leases with six digits`() async throws {
        let leases = "/apis/coordination.k8s.io/v1/namespaces/default/leases"
        for wrong in ["yesterday", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00.5Z"] {
            #expect(
                try await send(.post, leases, ["metadata": ["name": "l"], "spec": ["renewTime": .string(wrong)]]).status == 400)
        }
        let made = try await send(
            .post, leases, ["metadata": ["name": "l"], "spec": ["renewTime": "2020-01-01T01:00:00.250000+01:00"]])
        #expect(made.body[path: "spec", "renewTime"] == "2020-01-01T00:00:00.250000Z")
        let refused = try await send(.post, core + "configmaps", ["metadata": ["name": "c", "creationTimestamp": "x"]])
        #expect(refused.status == 400)
    }

    @Test func `null in a list or a map is the zero value of what is in it`() async throws {
        let config = try await send(.post, core + "configmaps", ["metadata": ["name": "c"], "data": ["a": .null]])
        #expect(config.body["data"] == ["a": ""])
        let account = try await send(
            .post, core + "serviceaccounts", ["metadata": ["name": "s"], "imagePullSecrets": [.null]])
        #expect(account.body["imagePullSecrets"] == [[:]])
        let quota = try await send(
            .post, core + "resourcequotas", ["metadata": ["name": "q"], "spec": ["hard": ["pods": .null]]])
        #expect(quota.body[path: "spec", "hard"] == ["pods": "0"])
    }

    @Test func `false and zero are not written where the type leaves them out`() async throws {
        var spec = pod
        spec["hostNetwork"] = false
        let made = try await send(.post, core + "pods", ["metadata": ["name": "p"], "spec": spec])
        #expect(made.status == 201)
        #expect(made.body["spec"]?["hostNetwork"] == nil)
        let hostPort: JSONValue = [["name": "c", "image": "i", "stdin": false, "ports": [["containerPort": 1, "hostPort": 0]]]]
        let other = try await send(.post, core + "pods", ["metadata": ["name": "q"], "spec": ["containers": hostPort]])
        #expect(other.body["spec"]?["containers"]?.arrayValue?.first?["stdin"] == nil)
    }

    @Test func `empty text in a field that points to text is a value`() async throws {
        let claim: JSONValue = [
            "metadata": ["name": "c"],
            "spec": ["accessModes": ["ReadWriteOnce"], "volumeMode": "", "resources": ["requests": ["storage": "1Gi"]]],
        ]
        let refused = try await send(.post, core + "persistentvolumeclaims", claim)
        #expect(refused.status == 422)
        #expect(fields(refused.body) == ["spec.volumeMode NotSupported"])
    }

    @Test func `a list that is never left out is null when it is empty`() async throws {
        let slices = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices"
        let made = try await send(.post, slices, ["metadata": ["name": "s"], "addressType": "IPv4", "endpoints": []])
        #expect(made.body["endpoints"] == .null)
        #expect(made.body["ports"] == .null)
    }

    // MARK: Metadata

    @Test func `owners named twice are kept once, with a warning`() async throws {
        let owner: JSONValue = ["apiVersion": "v1", "kind": "Pod", "name": "p", "uid": "u"]
        let made = try await send(
            .post, core + "configmaps", ["metadata": ["name": "c", "ownerReferences": [owner, owner]]])
        #expect(made.body["metadata"]?["ownerReferences"]?.arrayValue?.count == 1)
        #expect(made.warnings.contains { $0.contains("duplicate UID(s) observed: u") })
    }

    @Test func `kinds that do not count generations keep the client's, unless it is negative`() async throws {
        let made = try await send(.post, core + "configmaps", ["metadata": ["name": "c", "generation": 5]])
        #expect(made.body[path: "metadata", "generation"] == 5)
        let refused = try await send(.post, core + "configmaps", ["metadata": ["name": "d", "generation": -1]])
        #expect(fields(refused.body) == ["metadata.generation Invalid"])
    }

    @Test func `names of budgets need not be DNS names; dots in names of pods are warned of`() async throws {
        let budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets"
        #expect(try await send(.post, budgets, ["metadata": ["name": "A_b"], "spec": ["minAvailable": 1]]).status == 201)
        #expect(try await send(.post, budgets, ["metadata": ["name": "a/b"], "spec": [:]]).status == 422)
        let made = try await send(.post, core + "pods", ["metadata": ["name": "a.b"], "spec": pod])
        #expect(made.warnings.contains { $0.contains("the Pod's hostname") })
    }

    // MARK: Verbs

    @Test func `a PUT creates services and roles that are not there`() async throws {
        let service: JSONValue = ["metadata": ["name": "s"], "spec": ["ports": [["port": 80]]]]
        #expect(try await send(.put, core + "services/s", service).status == 201)
        let roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles/r"
        #expect(try await send(.put, roles, ["metadata": ["name": "r"]]).status == 201)
        #expect(try await send(.put, core + "configmaps/c", ["metadata": ["name": "c"]]).status == 404)
    }

    @Test func `some kinds are replaced only with a resourceVersion`() async throws {
        let budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets"
        _ = try await send(.post, budgets, ["metadata": ["name": "b"], "spec": ["minAvailable": 1]])
        let refused = try await send(.put, budgets + "/b", ["metadata": ["name": "b"], "spec": ["minAvailable": 2]])
        #expect(refused.status == 422)
        #expect(fields(refused.body) == ["metadata.resourceVersion Invalid"])
    }

    @Test func `an error warns of what was found before it, but not of a body that cannot be read`() async throws {
        let invalid = try await send(
            .post, core + "services", ["metadata": ["name": "s"], "bogus": 1, "spec": ["ports": [["port": 0]]]])
        #expect(invalid.status == 422)
        #expect(invalid.warnings.contains { $0.contains("unknown field") })
        let unreadable = try await send(
            .post, core + "services", ["metadata": ["name": "s"], "bogus": 1, "spec": ["ports": "none"]])
        #expect(unreadable.status == 400)
        #expect(unreadable.warnings.isEmpty)
    }

    @Test func `deleting a job warns of its pods even if there is none`() async throws {
        let gone = try await send(.delete, "/apis/batch/v1/namespaces/default/jobs/none")
        #expect(gone.status == 404)
        #expect(gone.warnings.contains { $0.contains("child pods are preserved") })
    }

    // MARK: Kinds

    @Test func `the status of a deployment cannot have more ready than there are`() async throws {
        let deployments = "/apis/apps/v1/namespaces/default/deployments"
        let template: JSONValue = ["metadata": ["labels": ["app": "a"]], "spec": pod]
        _ = try await send(
            .post, deployments,
            ["metadata": ["name": "d"], "spec": ["selector": ["matchLabels": ["app": "a"]], "template": template]])
        let refused = try await send(
            .patch, deployments + "/d/status", ["status": ["replicas": 1, "readyReplicas": 2]], type: merge)
        #expect(fields(refused.body) == ["status.readyReplicas Invalid"])
    }

    @Test func `flow schemas, aggregated APIs and addresses are checked`() async throws {
        let flow = try await send(
            .post, "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas",
            ["metadata": ["name": "f"], "spec": ["rules": [["subjects": [["kind": "User"]]]]]])
        #expect(
            fields(flow.body) == [
                "spec.priorityLevelConfiguration.name Required", "spec.rules[0] Required",
                "spec.rules[0].subjects[0].user Required",
            ])
        let service = try await send(
            .post, "/apis/apiregistration.k8s.io/v1/apiservices",
            [
                "metadata": ["name": "v1.g.example.com"],
                "spec": ["group": "g.example.com", "version": "v1", "service": ["name": 5]],
            ])
        #expect(service.status == 400)
        let address = try await send(
            .post, "/apis/networking.k8s.io/v1/ipaddresses", ["metadata": ["name": "here"], "spec": [:]])
        #expect(fields(address.body) == ["metadata.name Invalid", "spec.parentRef Required"])
    }

    @Test func `a job without labels shows those of its pods`() async throws {
        let made = try await send(
            .post, "/apis/batch/v1/namespaces/default/jobs",
            [
                "metadata": ["name": "j"],
                "spec": [
                    "template": [
                        "metadata": ["labels": ["app": "a"]],
                        "spec": ["restartPolicy": "Never", "containers": [["name": "c", "image": "i"]]],
                    ]
                ],
            ])
        #expect(made.body[path: "metadata", "labels"]?["app"] == "a")
        #expect(made.body[path: "metadata", "labels"]?["job-name"] == "j")
    }

    @Test func `whoever asks for a certificate is written down`() async throws {
        let request = SteadyCodec.Base64("-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n").encoded
        let made = try await send(
            .post, "/apis/certificates.k8s.io/v1/certificatesigningrequests",
            [
                "metadata": ["name": "c"],
                "spec": [
                    "request": .string(request), "signerName": "example.com/s", "usages": ["client auth"], "username": "mallory",
                ],
            ])
        #expect(made.status == 201)
        #expect(made.body[path: "spec", "username"] == "system:admin")
    }
}
