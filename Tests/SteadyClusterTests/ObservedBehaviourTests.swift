import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// What was seen of a real server where this one had it otherwise.
@Suite(.timeLimit(.minutes(1))) struct ObservedBehaviourTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)
    private let services = "/api/v1/namespaces/default/services"
    private let maps = "/api/v1/namespaces/default/configmaps"
    private let pods = "/api/v1/namespaces/default/pods"
    private let deployments = "/apis/apps/v1/namespaces/default/deployments"
    private let deployment: JSONValue = [
        "metadata": ["name": "a"],
        "spec": [
            "selector": ["matchLabels": ["app": "a"]],
            "template": [
                "metadata": ["labels": ["app": "a"]], "spec": ["containers": [["name": "c", "image": "example.com/i:1"]]],
            ],
        ],
    ]

    @Test func `an object that others may change is answered with its empty status`() async throws {
        let type = ResourceType(group: "apps", version: "v1", kind: "Deployment", plural: "deployments", scope: .namespaced)
        cluster.mutate(type) { _ in [] }
        #expect(try await send(.post, deployments, deployment).body["status"] == [:])
        let ingress: JSONValue = [
            "metadata": ["name": "a"], "spec": ["defaultBackend": ["service": ["name": "s", "port": ["number": 80]]]],
        ]
        let made = try await send(.post, "/apis/networking.k8s.io/v1/namespaces/default/ingresses", ingress)
        #expect(made.body["status"] == ["loadBalancer": [:]])
    }

    @Test func `finalizers without a domain are refused on updates, as often as the kind looks at them`() async throws {
        _ = try await send(.post, deployments, deployment)
        _ = try await send(.post, maps, ["metadata": ["name": "a"]])
        let patch: JSONValue = ["metadata": ["finalizers": ["zz"]]]
        for (path, count) in [("\(deployments)/a", 1), ("\(maps)/a", 2)] {
            let refused = try await send(.patch, path, patch, type: "application/merge-patch+json")
            #expect(refused.status == 422)
            let causes = refused.body[path: "details", "causes"]?.arrayValue ?? []
            #expect(causes.map { $0["field"] } == Array(repeating: "metadata.finalizers[0]", count: count))
        }
    }

    @Test func `services are selected by type and address, other fields of theirs are not`() async throws {
        for (name, type) in [("a", "ClusterIP"), ("b", "NodePort")] {
            _ = try await send(
                .post, services, ["metadata": ["name": .string(name)], "spec": ["type": .string(type), "ports": [["port": 80]]]])
        }
        let found = try await send(.get, "\(services)?fieldSelector=spec.type=NodePort").body["items"]?.arrayValue ?? []
        #expect(found.map { $0[path: "metadata", "name"] } == ["b"])
        let refused = try await send(.get, "\(services)?fieldSelector=spec.ports=80")
        #expect(refused.status == 400)
        #expect(refused.body["message"] == "field label not supported: spec.ports")
    }

    @Test func `who deletes a page of a collection leaves the rest`() async throws {
        for name in ["a", "b", "c"] { _ = try await send(.post, maps, ["metadata": ["name": .string(name)]]) }
        let first = try await send(.delete, "\(maps)?limit=2").body
        #expect(first["items"]?.arrayValue?.count == 2)
        #expect(try await send(.get, maps).body["items"]?.arrayValue?.map { $0[path: "metadata", "name"] } == ["c"])
        let token = try #require(first[path: "metadata", "continue"]?.stringValue)
        _ = try await send(.delete, maps, query: [.init("continue", token)])
        #expect(try await send(.get, maps).body["items"] == [])
    }

    @Test func `a scale without a name is refused, and one that cannot be read`() async throws {
        _ = try await send(.post, deployments, deployment)
        let nameless = try await send(.put, "\(deployments)/a/scale", ["metadata": [:], "spec": ["replicas": 2]])
        #expect(nameless.status == 400)
        let unreadable = try await send(.put, "\(deployments)/a/scale", ["metadata": ["name": "a"], "spec": ["replicas": "x"]])
        #expect(unreadable.status == 400)
    }

    @Test func `a pod is seen to be deleted before it goes`() async throws {
        let start = cluster.resourceVersion
        let pod: JSONValue = ["metadata": ["name": "a"], "spec": ["containers": [["name": "c", "image": "i"]]]]
        _ = try await send(.post, pods, pod)
        _ = try await send(.delete, "\(pods)/a")
        let request = APIRequest(.get, pods, query: [.init("watch", "1"), .init("resourceVersion", "\(start)")])
        let events = try await cluster.transport.withStream(request) { stream in
            for try await chunk in stream.chunks {
                return try chunk.split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
            }
            return []
        }
        #expect(events.map { $0["type"] } == ["ADDED", "MODIFIED", "DELETED"])
        #expect(events.dropFirst().first?[path: "object", "metadata", "deletionTimestamp"] != nil)
    }

    @Test func `a patch that makes another kind is refused in the words of that kind`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"], "data": ["a": "1"]])
        let refused = try await send(.patch, "\(maps)/a", ["kind": "Secret"], type: "application/merge-patch+json")
        #expect(refused.status == 422)
        #expect(refused.body["message"]?.stringValue?.hasSuffix("illegal base64 data at input byte 0") ?? false)
    }

    @Test func `each time the server and the kind look at the metadata of an update counts`() async throws {
        let leases = "/apis/coordination.k8s.io/v1/namespaces/default/leases"
        let budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets"
        let limits = "/api/v1/namespaces/default/limitranges"
        let long: JSONValue = ["metadata": ["labels": ["a": .string(String(repeating: "b", count: 64))]]]
        for (path, count) in [(maps, 4), (limits, 3), (leases, 3), (budgets, 2)] {
            #expect(try await send(.post, path, ["metadata": ["name": "a"]]).status == 201)
            let refused = try await send(.patch, "\(path)/a", long, type: "application/merge-patch+json")
            let causes = refused.body[path: "details", "causes"]?.arrayValue ?? []
            #expect(causes.map { $0["field"] } == Array(repeating: "metadata.labels", count: count), "\(path)")
        }
    }

    @Test func `a version that is no number is no conflict`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"]])
        let answer = try await send(.put, "\(maps)/a", ["metadata": ["name": "a", "resourceVersion": "abc"]])
        #expect(answer.status == 500)
        #expect(answer.body["message"] == "strconv.ParseUint: parsing \"abc\": invalid syntax")
    }

    @Test func `the limit of a stateful set for pods that may be missing is not stored`() async throws {
        var set = deployment
        set[path: "spec", "updateStrategy"] = ["rollingUpdate": ["maxUnavailable": 2, "partition": 1]]
        let made = try await send(.post, "/apis/apps/v1/namespaces/default/statefulsets", set)
        #expect(made.body[path: "spec", "updateStrategy"] == ["type": "RollingUpdate", "rollingUpdate": ["partition": 1]])
    }

    @Test func `files of volumes that would hide each other are warned of`() async throws {
        let token: JSONValue = ["serviceAccountToken": ["path": "t"]]
        let pod: JSONValue = [
            "metadata": ["name": "p"],
            "spec": [
                "containers": [["name": "c", "image": "example.com/i:1"]],
                "volumes": [
                    [
                        "name": "a",
                        "configMap": ["name": "m", "items": [["key": "x", "path": "b"], ["key": "y", "path": "b/c"]]],
                    ],
                    ["name": "b", "projected": ["sources": [token, token, [:]]]],
                    ["name": "c", "downwardAPI": ["items": [["path": "d", "fieldRef": ["fieldPath": "metadata.name"]]]]],
                ],
            ],
        ]
        let warnings = try await send(.post, "\(pods)?dryRun=All", pod).warnings.joined(separator: "\n")
        #expect(warnings.contains(#"volume "a" (ConfigMap "m"): overlapping paths: "b/c" with "b""#))
        #expect(
            warnings.contains(
                #"volume "b" (Projected): overlapping paths: "t" (ServiceAccountToken) with "t" (ServiceAccountToken)"#))
        #expect(warnings.contains(#"volume "b" (Projected) has no sources provided"#))
        #expect(!warnings.contains("DownwardAPI"))
    }

    @Test func `claims of ephemeral volumes have the names of pod and volume`() async throws {
        let pod: JSONValue = [
            "metadata": ["name": "p"],
            "spec": [
                "containers": [["name": "c", "image": "example.com/i:1"]],
                "volumes": [
                    [
                        "name": "v",
                        "ephemeral": [
                            "volumeClaimTemplate": [
                                "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]]
                            ]
                        ],
                    ], ["name": "w", "persistentVolumeClaim": ["claimName": "p-v"]],
                ],
            ],
        ]
        let refused = try await send(.post, pods, pod)
        #expect(refused.status == 422)
        #expect(
            refused.body[path: "details", "causes"]?.arrayValue?.map { $0["field"] }
                == ["spec.volumes[1].persistentVolumeClaim.claimName"])
    }

    @Test func `a ratio that limits cannot keep is refused`() async throws {
        let range: JSONValue = [
            "metadata": ["name": "l"],
            "spec": [
                "limits": [["type": "Container", "min": ["cpu": "1"], "max": ["cpu": "2"], "maxLimitRequestRatio": ["cpu": "3"]]]
            ],
        ]
        let refused = try await send(.post, "/api/v1/namespaces/default/limitranges", range)
        #expect(refused.status == 422)
        #expect(refused.body["message"]?.stringValue?.contains("ratio 3 is greater than max/min = 2.000000") == true)
    }
}
