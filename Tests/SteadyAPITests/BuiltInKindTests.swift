import SteadyAPI
import SteadyCodec
import SteadyModel
import Testing

/// Where a pod runs: a kind seen through one field.
private struct PodPlace: Resource, JSONModel {
    static let resourceType = Pod.resourceType
    @Boxed var metadata = ObjectMeta()
    @OptionalBoxed var spec: Spec?

    struct Spec: JSONModel {
        var nodeName: String?
        static let fields = FieldTable<Spec>(empty: Spec()) { $0.field("nodeName", \.nodeName) }
    }

    static let fields = FieldTable<PodPlace>(empty: PodPlace()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
    }
}

@Suite struct BuiltInKindTests {
    /// A pod with one thing of each sort: names with acronyms, quantities, ports by name, times, bytes, unknown fields.
    private static let pod = #"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"n","labels":{"app":"web"},"creationTimestamp":"2026-01-31T12:00:00Z","uid":"u","future":{"x":[1]},"managedFields":[{"manager":"m","operation":"Apply","apiVersion":"v1","time":"2026-01-31T12:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:containers":{}}}}]},"spec":{"containers":[{"name":"c","image":"i","resources":{"limits":{"memory":"512Mi","cpu":"100m"}},"livenessProbe":{"httpGet":{"path":"/","port":"http"}},"readinessProbe":{"tcpSocket":{"port":80}},"newThing":7}],"volumes":[{"name":"v","emptyDir":{"sizeLimit":"1Gi"}}],"nodeSelector":{"a":"b"},"terminationGracePeriodSeconds":30},"status":{"phase":"Running","podIP":"10.0.0.1","podIPs":[{"ip":"10.0.0.1"}],"conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-31T12:00:01Z"}]}}
        """#

    @Test func `a pod is read, changed and written, and what is unknown survives`() throws {
        var pod = try JSON.decode(Pod.self, from: Array(Self.pod.utf8))
        #expect(pod.name == "a" && pod.metadata.labels?["app"] == "web" && pod.isReady)
        let container = try #require(pod.spec.containers.first)
        #expect(container.resources?.limits?["memory"] == (try Quantity("0.5Gi")))
        #expect(container.livenessProbe?.httpGet?.port == "http" && container.readinessProbe?.tcpSocket?.port == 80)
        #expect(pod.status?.podIP == "10.0.0.1")
        #expect(pod.metadata.managedFields?.first?.fieldsV1?.value == ["f:spec": ["f:containers": [:]]])
        #expect(try JSONValue(parsing: JSON.encode(pod)) == (try JSONValue(parsing: Self.pod)))

        pod.spec.containers[0].image = "j"
        pod.spec.terminationGracePeriodSeconds = nil
        var expected = try JSONValue(parsing: Self.pod)
        expected[path: "spec", "terminationGracePeriodSeconds"] = nil
        var changed = try #require(expected[path: "spec", "containers"]?.arrayValue?.first)
        changed["image"] = "j"
        expected[path: "spec", "containers"] = [changed]
        #expect(try JSONValue(parsing: JSON.encode(pod)) == expected)
    }

    @Test func `a specification that was absent stays absent`() throws {
        func survives<Kind: Resource & JSONModel>(_ kind: Kind.Type, _ rest: String = "") throws {
            let type = Kind.resourceType
            let text = #"{"apiVersion":"\#(type.apiVersion)","kind":"\#(type.kind)","metadata":{"name":"a"}\#(rest)}"#
            var object = try JSON.decode(Kind.self, from: Array(text.utf8))
            #expect(String(decoding: try JSON.encode(object), as: UTF8.self) == text)
            object.metadata.labels = ["x": "y"]
            let written = try JSONValue(parsing: JSON.encode(object))
            #expect(written["spec"] == (try JSONValue(parsing: text))["spec"], "\(type.kind)")
        }
        try survives(Deployment.self)
        try survives(StatefulSet.self)
        try survives(ReplicaSet.self)
        try survives(Job.self)
        try survives(NetworkPolicy.self)
        try survives(Pod.self)
        try survives(Deployment.self, #","spec":{"selector":{},"template":{}}"#)
        var deployment = try JSON.decode(Deployment.self, from: Array("{}".utf8))
        #expect(deployment.spec.template.spec.containers.isEmpty && deployment.spec == .empty)
        deployment.spec.replicas = 3
        #expect(try JSONValue(parsing: JSON.encode(deployment))[path: "spec", "replicas"] == 3)
    }

    @Test func `what was given as empty stays, and is not what was absent`() throws {
        func survives<Kind: Resource & JSONModel>(_ kind: Kind.Type, _ rest: String) throws -> Kind {
            let type = Kind.resourceType
            let text = #"{"apiVersion":"\#(type.apiVersion)","kind":"\#(type.kind)","metadata":{"name":"a"}\#(rest)}"#
            let object = try JSON.decode(Kind.self, from: Array(text.utf8))
            #expect(String(decoding: try JSON.encode(object), as: UTF8.self) == text)
            #expect(try JSONValue(encoding: object)["spec"] == (try JSONValue(parsing: text))["spec"])
            return object
        }
        var policy = try survives(NetworkPolicy.self, #","spec":{}"#)
        let other = policy
        policy.spec.policyTypes = ["Egress"]
        #expect(other.spec.policyTypes == nil && policy != other)
        policy.spec.policyTypes = nil
        // Nobody has said that it is to be there.
        #expect(try JSONValue(encoding: policy)["spec"] == nil && policy == other)
        #expect(try JSONValue(encoding: other)["spec"] == .emptyObject)
        // What is required is written, too.
        _ = try survives(Deployment.self, #","spec":{"selector":{},"template":{"metadata":{},"spec":{"containers":[]}}}"#)
        _ = try survives(Pod.self, #","spec":{"containers":[],"volumes":[{"emptyDir":{},"name":"v"}]}"#)
        #expect(throws: JSONError.self) {
            try JSON.decode(NetworkPolicy.self, from: Array(#"{"spec":{}}"#.utf8), options: .init(limits: JSONLimits(depth: 1)))
        }
    }

    @Test func `a projection reads a few fields of a kind`() throws {
        let place = try JSON.decode(
            PodPlace.self, from: Array(Self.pod.replacing("\"nodeSelector\"", with: "\"nodeName\":\"n1\",\"nodeSelector\"").utf8))
        #expect(place.name == "a" && place.spec?.nodeName == "n1")
        let written = try JSONValue(parsing: JSON.encode(place))
        #expect(written["kind"] == "Pod" && written["spec"] == ["nodeName": "n1"] && written["status"] == nil)
    }

    @Test func `unknown fields of conditions and selectors survive, too`() throws {
        let text =
            #"{"metadata":{},"spec":{"selector":{"matchLabels":{"a":"b"},"x":1}},"status":{"conditions":[{"type":"Ready","status":"True","y":[2]}]}}"#
        let budget = try JSON.decode(PodDisruptionBudget.self, from: Array(text.utf8))
        let written = try JSONValue(parsing: JSON.encode(budget))
        #expect(written[path: "spec", "selector", "x"] == 1)
        #expect(written[path: "status", "conditions"]?.arrayValue?.first?["y"] == [2])
    }

    @Test func `another kind is refused`() {
        let error = #expect(throws: JSONError.self) { try JSON.decode(Deployment.self, from: Array(Self.pod.utf8)) }
        #expect(error?.message == "expected “apps/v1”, found “v1”")
    }

    @Test func `kinds know what the API calls them`() {
        #expect(Endpoints.resourceType.plural == "endpoints")
        #expect(NetworkPolicy.resourceType.plural == "networkpolicies" && NetworkPolicy.resourceType.group == "networking.k8s.io")
        #expect(Node.resourceType.scope == .cluster && Secret.resourceType.scope == .namespaced)
        #expect(HorizontalPodAutoscaler.resourceType.version == "v2")
        #expect(CustomResourceDefinition.resourceType.apiVersion == "apiextensions.k8s.io/v1")
        #expect(ClusterRole.resourceType.scope == .cluster && Lease.resourceType.group == "coordination.k8s.io")
    }

    @Test func `a schema may contain itself`() throws {
        let text =
            #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"}},"b":{"type":"integer","default":3}}}"#
        let schema = try JSON.decode(JSONSchemaProps.self, from: Array(text.utf8))
        #expect(schema.properties?["a"]?.type == "array" && schema.properties?["b"]?.type == "integer")
        #expect(try JSONValue(parsing: JSON.encode(schema)) == (try JSONValue(parsing: text)))
    }

    @Test func `data of secrets are bytes`() throws {
        let secret = Secret(metadata: ObjectMeta(name: "s"), data: ["k": "hi"])
        let written = try JSONValue(parsing: JSON.encode(secret))
        #expect(written[path: "data", "k"] == "aGk=")
        #expect(try JSON.decode(Secret.self, from: try JSON.encode(secret)) == secret)
    }
}

@Suite struct QuantityFieldTests {
    @Test func `an amount beyond all bounds does not end the reading of a list`() throws {
        let pod = #"{"spec":{"containers":[{"name":"c","resources":{"limits":{"memory":"1e99999","cpu":"-1e99999"}}}]}}"#
        let limits = try JSON.decode(Pod.self, from: Array(pod.utf8)).spec.containers.first?.resources?.limits
        #expect(limits?["memory"]?.nanos == Int128.max && limits?["cpu"]?.nanos == -Int128.max)
    }
}
