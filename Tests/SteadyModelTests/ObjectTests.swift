import SteadyCodec
import SteadyModel
import Testing

private struct Gadget: Resource, JSONModel {
    static let resourceType = ResourceType(group: "example.com", version: "v1", kind: "Gadget")
    var metadata: ObjectMeta = ObjectMeta()
    var size: Int64?
    static let fields = FieldTable<Gadget>(empty: Gadget()) {
        $0.typeMeta()
        $0.field("metadata", \.metadata)
        $0.field("size", \.size)
    }
}

private struct World: Resource, JSONModel {
    static let resourceType = ResourceType(group: "example.com", version: "v1", kind: "World", scope: .cluster)
    var metadata: ObjectMeta = ObjectMeta()
    static let fields = FieldTable<World>(empty: World()) {
        $0.typeMeta()
        $0.field("metadata", \.metadata)
    }
}

private let deployment: JSONValue = [
    "apiVersion": "apps/v1", "kind": "Deployment",
    "metadata": ["name": "web", "namespace": "shop", "labels": ["app": "web"], "unheard": ["of": 1]],
    "spec": [
        "replicas": 2, "paused": false,
        "template": ["spec": ["containers": [["name": "a", "image": "i/a:1"], ["name": "b", "image": "i/b:1"]]]],
    ],
    "status": ["readyReplicas": 1], "extra": [.null, 1.5],
]

@Suite struct DynamicObjectTests {
    @Test func `members are read as the context asks`() throws {
        let object = try DynamicObject(deployment)
        let replicas: Int? = object.spec.replicas
        let image: String? = object.spec.template.spec.containers[1].image
        let none: String? = object.spec.template.spec.containers[7].image
        let paused: Bool? = object.spec.paused
        let wrong: Int? = object.spec.template
        let quantity: Quantity? = object.spec.replicas
        let names: [StringMap<String>]? = object.spec.template.spec.containers
        #expect(replicas == 2 && image == "i/b:1" && none == nil && paused == false && wrong == nil && quantity == 2)
        #expect(names?.map { $0["name"] } == ["a", "b"])
        #expect(object.metadata.name == "web" && object.kind == "Deployment" && object.key.description == "shop/web")
        #expect(object.spec.replicas == 2)
        #expect(object.spec.nothing.at.all.isPresent == false)
        #expect(object.metadata.unknownFields["unheard"] == ["of": 1])
        if let ready: Int = object.status.readyReplicas { #expect(ready == 1) } else { Issue.record("not found") }
        #expect(throws: JSONError.self) { try object.spec.template.decoded(as: Int.self) }
    }

    @Test func `members are written, and what is missing on the way is made`() throws {
        var object = try DynamicObject(deployment)
        let count = 5
        let tag = "i/a:2"
        object.spec.replicas = 3
        object.spec.minReadySeconds = count
        object.spec.template.spec.containers[0].image = tag
        object.spec.template.spec.containers[9].name = "c"
        object.spec.template.metadata.annotations["example.com/at"] = "now"
        object.spec.paused = .init(nil)
        object.status.conditions[0] = ["type": "Ready", "status": "True"]
        object["data"].key = "value"
        object.metadata.labels?["tier"] = "front"
        let expected: JSONValue = [
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": ["name": "web", "namespace": "shop", "labels": ["app": "web", "tier": "front"], "unheard": ["of": 1]],
            "spec": [
                "replicas": 3, "minReadySeconds": 5,
                "template": [
                    "metadata": ["annotations": ["example.com/at": "now"]],
                    "spec": ["containers": [["name": "a", "image": "i/a:2"], ["name": "b", "image": "i/b:1"], ["name": "c"]]],
                ],
            ],
            "status": ["readyReplicas": 1, "conditions": [["type": "Ready", "status": "True"]]], "extra": [.null, 1.5],
            "data": ["key": "value"],
        ]
        #expect(object.json == expected)
    }

    @Test func `objects survive reading and writing`() throws {
        #expect(try DynamicObject(deployment).json == deployment)
        #expect(try JSON.decode(DynamicObject.self, from: deployment.serialized()).json == deployment)
        #expect(throws: JSONError.self) { try DynamicObject([1]) }
        #expect(throws: JSONError.self) { try DynamicObject(["metadata": ["name": 1]]) }
        let gadget = Gadget(metadata: ObjectMeta(name: "g"), size: 4)
        let object = try DynamicObject(gadget)
        #expect(object.apiVersion == "example.com/v1" && object.kind == "Gadget")
        #expect(try object.decoded(as: Gadget.self) == gadget)
        #expect(DynamicObject(Gadget.resourceType).json == ["apiVersion": "example.com/v1", "kind": "Gadget", "metadata": [:]])
    }

    @Test func `metadata can be read alone`() throws {
        let partial = try JSON.decode(PartialObjectMetadata.self, from: deployment.serialized())
        #expect(
            partial.kind == "Deployment" && partial.key.description == "shop/web" && partial.metadata.labels == ["app": "web"])
    }
}

@Suite struct OwnerTests {
    private let owner = OwnerReference(apiVersion: "a/v1", kind: "A", name: "x", uid: "1", controller: true)

    @Test func `an object has one controller`() throws {
        var metadata = ObjectMeta(name: "n")
        try metadata.setOwner(owner)
        // The same owner, in another version and made again.
        try metadata.setOwner(OwnerReference(apiVersion: "a/v2", kind: "A", name: "x", uid: "2", controller: true))
        #expect(metadata.ownerReferences?.map(\.uid) == ["2"])
        let other = OwnerReference(apiVersion: "b/v1", kind: "A", name: "x", uid: "3", controller: true)
        let error = #expect(throws: OwnerError.self) { try metadata.setOwner(other) }
        #expect(error?.controller?.uid == "2")
        try metadata.setOwner(OwnerReference(apiVersion: "b/v1", kind: "A", name: "x", uid: "3"))
        #expect(metadata.controller?.uid == "2" && metadata.isOwned(by: "3") && !metadata.isOwned(by: "1"))
        let removals = [metadata.removeOwner("3"), metadata.removeOwner("3"), metadata.removeOwner("2")]
        #expect(removals == [true, false, true])
        #expect(metadata.ownerReferences == nil)
    }

    @Test func `owners live in the same namespace or in none`() throws {
        var parent = Gadget(metadata: ObjectMeta(name: "p", namespace: "one"))
        var child = Gadget(metadata: ObjectMeta(name: "c", namespace: "two"))
        #expect(throws: OwnerError.self) { try child.setController(parent) }
        parent.metadata.uid = "u"
        #expect(throws: OwnerError.self) { try child.setController(parent) }
        child.metadata.namespace = "one"
        try child.setController(parent)
        #expect(child.controllerReference?.uid == "u")
        var world = World(metadata: ObjectMeta(name: "w"))
        #expect(throws: OwnerError.self) { try world.addOwner(parent) }
        world.metadata.uid = "w"
        try child.addOwner(world, blocksDeletion: true)
        #expect(child.metadata.ownerReferences?.last?.blockOwnerDeletion == true && child.metadata.ownerReferences?.count == 2)
    }
}

@Suite struct SmallTypeTests {
    @Test func `transition times change only with the status`() {
        let (early, late) = (Timestamp(seconds: 1), Timestamp(seconds: 2))
        var conditions: [Condition]?
        var changes = [
            conditions.set(Condition(type: "Ready", isTrue: false, observedGeneration: 1, reason: "Starting"), at: early),
            conditions.set(Condition(type: "Ready", isTrue: false, observedGeneration: 1, reason: "Starting"), at: late),
            conditions.set(
                Condition(type: "Ready", isTrue: false, observedGeneration: 2, reason: "Pulling", message: "x"), at: late),
        ]
        #expect(changes == [true, false, true])
        #expect(conditions.condition("Ready")?.lastTransitionTime == early)
        #expect(conditions.condition("Ready")?.observedGeneration == 2 && conditions.condition("Ready")?.reason == "Pulling")
        #expect(
            conditions.isFalse("Ready") && !conditions.isTrue("Ready") && !conditions.isUnknown("Ready")
                && !conditions.isFalse("x"))
        changes = [conditions.set(Condition(type: "Ready", isTrue: true, reason: "Up"), at: late)]
        #expect(conditions.condition("Ready")?.lastTransitionTime == late && conditions.isTrue("Ready"))
        changes += [conditions.set(Condition(type: "Odd", status: "Unknown"), at: late)]
        changes += [conditions.remove("Ready"), conditions.remove("Ready")]
        #expect(changes == [true, true, true, false] && conditions.isUnknown("Odd"))
        #expect(conditions?.map(\.type) == ["Odd"])
    }

    @Test(
        arguments: [
            (3, 10, true, 3), ("25%", 10, true, 3), ("25%", 10, false, 2), ("-25%", 10, true, -2), ("-25%", 10, false, -3),
            ("100%", .max, true, .max), ("9223372036854775807%", .max, true, .max), ("0%", 5, true, 0), ("+50%", 3, true, 2),
        ] as [(IntOrString, Int, Bool, Int)])
    func `counts and percentages are scaled`(_ value: IntOrString, _ total: Int, _ up: Bool, _ expected: Int) throws {
        #expect(try value.scaled(of: total, roundingUp: up) == expected)
    }

    @Test(arguments: ["5", "x%", "%", "", "1.5%", "5% "])
    func `what is no percentage is refused`(_ text: String) {
        #expect(throws: IntOrStringError.self) { try IntOrString.string(text).scaled(of: 1, roundingUp: true) }
    }

    @Test func `numbers and texts are told apart`() {
        #expect(
            IntOrString(parsing: "80") == 80 && IntOrString(parsing: "http") == "http"
                && IntOrString(parsing: "80").description == "80")
        #expect(IntOrString(parsing: "99999999999") == "99999999999")
    }

    @Test func `groups, versions and kinds are read and written`() throws {
        #expect(try GroupVersion(parsing: "apps/v1") == GroupVersion(group: "apps", version: "v1"))
        #expect(
            try GroupVersion(parsing: "v1").description == "v1"
                && GroupVersion(group: "apps", version: "v1").description == "apps/v1")
        for text in ["a/b/c", "", "apps/"] { #expect(throws: GroupVersionError.self) { try GroupVersion(parsing: text) } }
        #expect(
            GroupVersionResource(parsing: "deployments.v1.apps")
                == GroupVersionResource(group: "apps", version: "v1", resource: "deployments"))
        #expect(GroupVersionKind(parsing: "Role.v1.rbac.authorization.k8s.io")?.group == "rbac.authorization.k8s.io")
        #expect(GroupVersionResource(parsing: "pods.v1.")?.group == "" && GroupVersionResource(parsing: "pods") == nil)
        let type = ResourceType(group: "apps", version: "v1", kind: "Deployment")
        #expect(type.groupVersionKind.description == "apps/v1, Kind=Deployment")
        #expect(type.groupVersionResource.description == "apps/v1, Resource=deployments")
        #expect(try GroupVersionKind(apiVersion: "v1", kind: "Pod").description == "/v1, Kind=Pod")
    }
}
