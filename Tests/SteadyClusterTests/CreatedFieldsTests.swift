import SteadyCluster
import SteadyCodec
import Testing

@Suite struct CreatedFieldsTests {
    /// Objects of several kinds, from what is plain to what only the general way can tell.
    private static let objects: [(group: String, kind: String, body: JSONValue)] = [
        ("", "ConfigMap", ["metadata": ["name": "x", "labels": ["a": "b"]], "data": ["k": "v"], "immutable": false]),
        ("", "ConfigMap", ["metadata": ["name": "x", "labels": [:], "finalizers": ["a/b", "c/d"]], "data": [:]]),
        (
            "", "Secret",
            ["metadata": ["generateName": "x-", "annotations": ["n": "1"]], "type": "Opaque", "data": ["a": "Yg=="]]
        ),
        ("", "Service", ["metadata": ["name": "x"], "spec": service]),
        ("", "Pod", ["metadata": ["name": "x", "ownerReferences": [owner]], "spec": pod, "status": ["phase": "Pending"]]),
        ("apps", "Deployment", ["metadata": ["name": "x"], "spec": deployment]),
    ]
    private static let owner: JSONValue = ["uid": "u", "name": "o", "kind": "K", "apiVersion": "v1"]
    private static let service: JSONValue = [
        "selector": ["a": "b"], "clusterIPs": ["10.0.0.1"], "type": "ClusterIP",
        "ports": [["port": 80, "protocol": "TCP"], ["port": 443, "protocol": "TCP", "name": "s"]],
    ]
    private static let pod: JSONValue = [
        "containers": [container, ["name": "d", "image": "i", "resources": [:]]],
        "tolerations": [["key": "a", "operator": "Exists"]], "nodeSelector": [:],
    ]
    private static let container: JSONValue = [
        "name": "c", "image": "i", "resources": ["limits": ["cpu": "1"]], "command": ["a", "b"],
        "ports": [["containerPort": 80, "protocol": "TCP"]],
    ]
    private static let deployment: JSONValue = [
        "replicas": 1, "selector": ["matchLabels": ["a": "b"]], "strategy": [:],
        "template": ["metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "c", "image": "i"]]]],
    ]

    @Test(arguments: 0..<6)
    func `who creates an object owns what differs from an object of which nothing is said`(_ index: Int) {
        let (group, kind, body) = Self.objects[index]
        let apiVersion = group.isEmpty ? "v1" : "\(group)/v1"
        var object = body
        object["apiVersion"] = .string(apiVersion)
        object["kind"] = .string(kind)
        let schema = Schema.schema(group: group, version: "v1", kind: kind)
        let engine = ApplyEngine(schema: schema, kind: kind, resetFields: ["": .excluding([["status"]])])
        func owned(_ live: JSONValue?) -> JSONValue? {
            let now = "2026-01-01T00:00:00Z"
            let result = engine.update(live: live, new: object, manager: "m", subresource: nil, apiVersion: apiVersion, now: now)
            return result[path: "metadata", "managedFields"]
        }
        #expect(owned(nil) == owned(schema?.zeroValue))
        #expect(owned(nil)?.arrayValue?.count == 1)
    }
}
