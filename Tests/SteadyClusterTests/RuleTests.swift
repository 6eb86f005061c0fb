import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// Rules of single kinds: what of them is refused, and by the name of which field.
@Suite struct RuleTests {
    let cluster = Cluster(platform: .fixed)

    private func send(
        _ method: APIRequest.Method, _ path: String, _ body: JSONValue? = nil, type: String = "application/merge-patch+json"
    ) async throws -> (status: Int, body: JSONValue, warnings: [String]) {
        let type = method == .patch ? type : "application/json"
        let request = APIRequest(
            method, path, headers: ["content-type": type, "user-agent": "test/1"], body: body?.serialized())
        let response = try await cluster.transport.send(request)
        return (response.status, try JSONValue(parsing: response.body), response.warnings)
    }

    /// The fields that an answer blames, in order.
    private func fields(_ answer: (status: Int, body: JSONValue, warnings: [String])) -> [String] {
        (answer.body[path: "details", "causes"]?.arrayValue ?? []).map { $0["field"]?.stringValue ?? "" }
    }

    private let pods = "/api/v1/namespaces/default/pods"
    private let devices = "/apis/resource.k8s.io/v1"

    // MARK: Certificates

    private static let request =
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KQUFBQQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"

    @Test func `requests for certificates are decided once, and through approval only`() async throws {
        let path = "/apis/certificates.k8s.io/v1/certificatesigningrequests"
        let made = try await send(
            .post, path,
            [
                "metadata": ["name": "c"],
                "spec": ["request": .string(Self.request), "signerName": "example.com/s", "usages": ["client auth"]],
            ])
        #expect(made.status == 201)
        func condition(_ type: String, _ status: String = "True") -> JSONValue {
            ["type": .string(type), "status": .string(status)]
        }
        let cases: [(place: String, conditions: [JSONValue], fields: [String])] = [
            ("status", [condition("Approved")], ["status.conditions"]),
            ("approval", [condition("Approved", "False")], ["status.conditions[0].status"]),
            ("approval", [condition("Approved"), condition("Denied")], ["status.conditions"]),
            ("approval", [condition("Approved")], []),
            ("approval", [], ["status.conditions"]),
            ("status", [condition("Approved"), condition("Failed")], []),
        ]
        for (place, conditions, blamed) in cases {
            let answer = try await send(.patch, "\(path)/c/\(place)", ["status": ["conditions": .array(conditions)]])
            #expect(fields(answer) == blamed)
            #expect(answer.status == (blamed.isEmpty ? 200 : 422))
        }
        let stored = try await send(.get, "\(path)/c").body[path: "status", "conditions"]?.arrayValue ?? []
        #expect(stored.allSatisfy { $0["lastTransitionTime"]?.stringValue != nil && $0["lastUpdateTime"]?.stringValue != nil })
        let certificate = try await send(.patch, "\(path)/c/status", ["status": ["certificate": "LS0t"]])
        #expect(fields(certificate) == ["status.certificate"])
    }

    // MARK: Pods

    private func pod(_ name: String, _ spec: JSONValue = [:]) -> JSONValue {
        var spec = spec
        if spec["containers"] == nil { spec["containers"] = [["name": "c", "image": "i:1"]] }
        return ["metadata": ["name": .string(name)], "spec": spec]
    }

    @Test func `resizing a pod changes CPU and memory, nothing else`() async throws {
        let container: JSONValue = ["name": "c", "image": "i:1", "resources": ["requests": ["cpu": "1"]]]
        _ = try await send(.post, pods, pod("x", ["containers": [container]]))
        func resize(_ containers: [JSONValue]) async throws -> (status: Int, body: JSONValue, warnings: [String]) {
            try await send(.patch, "\(pods)/x/resize", ["spec": ["containers": .array(containers)]])
        }
        let cases: [([JSONValue], [String])] = [
            ([["name": "c", "resources": ["requests": ["cpu": "2"]]]], []),
            ([["name": "c", "resources": ["requests": ["cpu": "2", "ephemeral-storage": "1Gi"]]]], ["spec"]),
            ([["name": "c"]], ["spec", "spec.containers[0].resources.requests"]),
            ([["name": "d", "image": "i:1", "resources": ["requests": ["cpu": "2"]]]], ["spec.containers[0].name"]),
        ]
        for (containers, blamed) in cases { #expect(try await fields(resize(containers)) == blamed) }
        let image = try await resize([["name": "c", "image": "j:1", "resources": ["requests": ["cpu": "2"]]]])
        #expect(image.body[path: "spec", "containers"]?.arrayValue?.first?["image"] == "i:1")
    }

    @Test func `an eviction leaves its reason in a pod that is held`() async throws {
        var held = pod("x")
        held[path: "metadata", "finalizers"] = ["example.com/f"]
        _ = try await send(.post, pods, held)
        for version in ["policy/v1beta1", "policy/v1"] {
            let eviction: JSONValue = [
                "apiVersion": .string(version), "kind": "Eviction", "metadata": ["name": "x", "namespace": "default"],
            ]
            #expect(try await send(.post, "\(pods)/x/eviction", eviction).status == 201)
        }
        let left = try await send(.get, "\(pods)/x").body
        #expect(left[path: "status", "conditions"]?.arrayValue?.map { $0["type"] } == ["DisruptionTarget"])
        #expect(left[path: "metadata", "deletionTimestamp"] != nil)
    }

    @Test func `a pod that waits at a gate can be made to fit fewer nodes only`() async throws {
        func affinity(_ keys: [String]) -> JSONValue {
            let expressions = keys.map { ["key": .string($0), "operator": "Exists"] as JSONValue }
            return [
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                        "nodeSelectorTerms": [["matchExpressions": .array(expressions)]]
                    ]
                ]
            ]
        }
        let gates: JSONValue = [["name": "g"]]
        let made = try await send(.post, pods, pod("x", ["schedulingGates": gates, "affinity": affinity(["a"])]))
        #expect(made.status == 201)
        let terms =
            "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"
        let cases: [(JSONValue, [String])] = [
            (affinity(["a", "b"]), []), (affinity(["b"]), [terms + "[0]"]), (["nodeAffinity": .null], [terms]),
        ]
        for (value, blamed) in cases {
            #expect(try await fields(send(.patch, "\(pods)/x", ["spec": ["affinity": value]])) == blamed)
        }
    }

    @Test func `processes on a Windows host need its network`() async throws {
        let options: JSONValue = ["windowsOptions": ["hostProcess": true]]
        let container: JSONValue = ["name": "c", "image": "i", "securityContext": options]
        let refused = try await send(.post, pods, pod("x", ["containers": [container, ["name": "d", "image": "i"]]]))
        #expect(fields(refused) == ["spec", "spec.hostNetwork"])
    }

    // MARK: Devices

    @Test func `slices tell of devices in a pool that does not change`() async throws {
        let path = "\(devices)/resourceslices"
        func slice(_ change: (inout JSONValue) -> Void = { _ in }) -> JSONValue {
            var spec: JSONValue = [
                "driver": "d.example.com", "nodeName": "n", "pool": ["name": "p", "generation": 1, "resourceSliceCount": 1],
                "devices": [
                    [
                        "name": "d", "attributes": ["v": ["version": "1.0.0"]],
                        "taints": [["key": "k", "effect": "NoSchedule"]],
                    ]
                ],
            ]
            change(&spec)
            return ["metadata": ["name": "s"], "spec": spec]
        }
        let made = try await send(.post, path, slice())
        #expect(made.status == 201)
        #expect(made.body[path: "spec", "devices"]?.arrayValue?.first?["taints"]?.arrayValue?.first?["timeAdded"] != nil)
        let cases: [(JSONValue, [String])] = [
            (slice { $0["nodeName"] = nil }, ["spec.nodeName", "spec"]),
            (slice { $0[path: "pool", "name"] = "q" }, ["spec.pool.name"]),
            (slice { $0[path: "pool", "resourceSliceCount"] = 0 }, ["spec.pool.resourceSliceCount"]),
            (
                slice { $0["devices"] = [["name": "d", "attributes": ["v": ["version": "1.0"]]], ["name": "d"]] },
                ["spec.devices[0].attributes[v].version", "spec.devices[1]"]
            ), (slice { $0["devices"] = [["name": "d", "attributes": ["v": [:]]]] }, ["spec.devices[0].attributes[v]"]),
        ]
        for (body, blamed) in cases { #expect(try await fields(send(.put, "\(path)/s", body)) == blamed) }
    }

    @Test func `claims ask for devices by class, number and expression`() async throws {
        let path = "\(devices)/namespaces/default/resourceclaims"
        func claim(_ request: JSONValue, _ more: JSONValue = [:]) -> JSONValue {
            var spec = more
            spec["requests"] = [request]
            return ["metadata": ["name": "c"], "spec": ["devices": spec]]
        }
        func exactly(_ expression: String) -> JSONValue {
            [
                "name": "r",
                "exactly": ["deviceClassName": "c", "selectors": [["cel": ["expression": .string(expression)]]]],
            ]
        }
        let place = "spec.devices.requests[0]"
        let cases: [(JSONValue, [String])] = [
            (claim(["name": "r"]), [place]), (claim(["name": "r", "exactly": [:]]), [place + ".exactly.deviceClassName"]),
            (claim(exactly("device.driver ==")), [place + ".exactly.selectors[0].cel.expression"]),
            (claim(exactly("device.driver")), [place + ".exactly.selectors[0].cel.expression"]),
            (
                claim(exactly("true"), ["constraints": [["requests": ["q"], "matchAttribute": "a.b/c"]]]),
                ["spec.devices.constraints[0].requests[0]"]
            ),
            (
                claim(exactly("true"), ["config": [["opaque": ["driver": "d.example.com", "parameters": 1]]]]),
                ["spec.devices.config[0].opaque.parameters"]
            ),
            (claim(exactly("device.attributes['a.b'].c == 1 && device.capacity['a.b'].d.isGreaterThan(quantity('1'))")), []),
        ]
        for (body, blamed) in cases { #expect(try await fields(send(.post, path, body)) == blamed) }
    }

    // MARK: Others

    @Test func `amounts are read with spaces around them, and tell when they are beyond 64 bits`() async throws {
        func claim(_ name: String, _ amount: String) -> JSONValue {
            [
                "metadata": ["name": .string(name)],
                "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": .string(amount)]]],
            ]
        }
        let path = "/api/v1/namespaces/default/persistentvolumeclaims"
        for (name, amount, stored, warnings) in [
            ("a", " 1Mi ", "1Mi", 0), ("b", "1Ei", "1Ei", 1), ("c", "2Ei", "2Ei", 0), ("d", "10E", "10E", 0),
            ("e", "1e400", "10e399", 0),
        ] {
            let made = try await send(.post, path, claim(name, amount))
            #expect(made.body[path: "spec", "resources", "requests", "storage"]?.stringValue == stored)
            #expect(made.warnings.count == warnings)
        }
    }

    @Test func `the first of all times is none, and a comma is a point`() async throws {
        let path = "/api/v1/namespaces/default/events"
        for (name, time, stored) in [
            ("a", "0001-01-01T00:00:00Z", JSONValue.null), ("b", "2020-01-01T00:00:00,5Z", "2020-01-01T00:00:00Z"),
        ] {
            let event: JSONValue = [
                "metadata": ["name": .string(name)], "involvedObject": ["namespace": "default"], "firstTimestamp": .string(time),
            ]
            #expect(try await send(.post, path, event).body["firstTimestamp"] == stored)
        }
    }

    @Test func `events of the newer group change in their series only`() async throws {
        let path = "/apis/events.k8s.io/v1/namespaces/default/events"
        let event: JSONValue = [
            "metadata": ["name": "x", "namespace": "default"], "eventTime": "2020-01-01T00:00:00.000000Z", "type": "Normal",
            "reason": "r", "action": "a", "reportingController": "example.com/c", "reportingInstance": "i",
            "regarding": ["kind": "Pod", "name": "p", "namespace": "default"],
        ]
        #expect(try await send(.post, path, event).status == 201)
        let refused = try await send(.patch, "\(path)/x", ["note": "n", "regarding": ["name": "q"]])
        #expect(fields(refused) == ["involvedObject", "message"])
        let series: JSONValue = ["series": ["count": 2, "lastObservedTime": "2020-01-01T00:00:01.000000Z"]]
        #expect(try await send(.patch, "\(path)/x", series).status == 200)
    }

    @Test func `quotas keep their scopes`() async throws {
        let path = "/api/v1/namespaces/default/resourcequotas"
        _ = try await send(
            .post, path, ["metadata": ["name": "q"], "spec": ["hard": ["pods": "1"], "scopes": ["BestEffort"]]])
        #expect(try await fields(send(.patch, "\(path)/q", ["spec": ["scopes": .null]])) == ["spec.scopes"])
        #expect(try await fields(send(.patch, "\(path)/q", ["spec": ["hard": ["cpu": "1"]]])) == ["spec.scopes"])
    }
}
