import SteadyCluster
import SteadyCodec
import Testing

private let earlier = "2026-01-01T00:00:00Z"
private let later = "2026-01-02T00:00:00Z"

private func configMap(_ data: JSONValue, metadata: JSONValue = ["name": "x"]) -> JSONValue {
    ["apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": data]
}

private func deployment(_ spec: JSONValue) -> JSONValue {
    ["apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "x"], "spec": spec]
}

private func container(_ container: JSONValue) -> JSONValue {
    deployment(["template": ["spec": ["containers": [container]]]])
}

private let core = ApplyEngine(schema: .schema(group: "", version: "v1", kind: "ConfigMap"), kind: "ConfigMap")
private let apps = ApplyEngine(
    schema: .schema(group: "apps", version: "v1", kind: "Deployment"), kind: "Deployment",
    resetFields: ["": .excluding([["status"]]), "status": .excluding([["spec"]])])
private let widget = Schema(crd: [
    "type": "object",
    "properties": [
        "spec": [
            "type": "object",
            "properties": [
                "set": ["type": "array", "items": ["type": "string"], "x-kubernetes-list-type": "set"],
                "map": [
                    "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"],
                    "items": [
                        "type": "object", "required": ["k"],
                        "properties": ["k": ["type": "string"], "v": ["type": "integer"], "w": ["type": "integer"]],
                    ],
                ],
                "plain": ["type": "array", "items": ["type": "string"]],
                "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                "n": ["type": "integer"],
            ],
        ]
    ],
])
private let custom = ApplyEngine(schema: widget, kind: "Widget", resetFields: ["status": .only([["status"]])])

private func widget(_ spec: JSONValue) -> JSONValue {
    ["apiVersion": "example.com/v1", "kind": "Widget", "metadata": ["name": "x"], "spec": spec]
}

extension ApplyEngine {
    fileprivate func apply(
        _ object: JSONValue, to live: JSONValue? = nil, by manager: String, force: Bool = false, subresource: String? = nil,
        now: String = earlier
    ) throws(ApplyError) -> JSONValue {
        try apply(
            live: live, applied: object, manager: manager, force: force, subresource: subresource,
            apiVersion: object["apiVersion"]?.stringValue ?? "", now: now)
    }

    fileprivate func update(
        _ live: JSONValue?, to new: JSONValue, by manager: String, subresource: String? = nil, now: String = earlier
    ) -> JSONValue {
        update(
            live: live, new: new, manager: manager, subresource: subresource,
            apiVersion: new["apiVersion"]?.stringValue ?? "", now: now)
    }
}

private func entry(
    _ manager: String, _ operation: String, _ fields: JSONValue, apiVersion: JSONValue = "v1", time: String? = earlier,
    subresource: String? = nil
) -> JSONValue {
    var entry: JSONValue = [
        "manager": .string(manager), "operation": .string(operation), "apiVersion": apiVersion, "fieldsType": "FieldsV1",
        "fieldsV1": fields,
    ]
    if let time { entry["time"] = .string(time) }
    if let subresource { entry["subresource"] = .string(subresource) }
    return entry
}

extension JSONValue {
    fileprivate var owners: JSONValue { self["metadata"]?["managedFields"] ?? [] }
    fileprivate func stored() -> JSONValue {
        var object = self
        object[path: "metadata", "uid"] = "u"
        return object
    }
}

private let none: JSONValue = [:]

@Test func `the same apply again changes nothing`() throws {
    let first = try core.apply(configMap(["a": "1"]), by: "one").stored()
    #expect(first.owners == [entry("one", "Apply", ["f:data": ["f:a": none]])])
    let again = try core.apply(configMap(["a": "1"]), to: first, by: "one", now: later)
    #expect(again == first)
}

@Test func `fields left out go, and an owner of nothing is forgotten`() throws {
    let first = try core.apply(configMap(["a": "1", "b": "2"]), by: "one").stored()
    let second = try core.apply(configMap(["a": "9", "c": "3"]), to: first, by: "one", now: later)
    #expect(second["data"] == ["a": "9", "c": "3"])
    #expect(second.owners == [entry("one", "Apply", ["f:data": ["f:a": none, "f:c": none]], time: later)])
    let nothing: JSONValue = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "x"]]
    let third = try core.apply(nothing, to: second, by: "one", now: later)
    #expect(third["data"] == Optional<JSONValue>.none)
    #expect(third["metadata"]?.objectValue?.contains("managedFields") == false)
}

@Test func `another value is a conflict unless forced`() throws {
    let first = try core.apply(configMap(["a": "1", "b": "1"]), by: "one").stored()
    let expected = "Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.a\n- .data.b"
    let error = #expect(throws: ApplyError.self) { try core.apply(configMap(["a": "2", "b": "2"]), to: first, by: "two") }
    #expect(error?.message == expected)
    #expect(error?.status == 409)
    let forced = try core.apply(configMap(["a": "2", "b": "2"]), to: first, by: "two", force: true, now: later)
    #expect(forced.owners == [entry("two", "Apply", ["f:data": ["f:a": none, "f:b": none]], time: later)])
}

@Test func `the same value is shared and goes with its last owner`() throws {
    let first = try core.apply(configMap(["a": "1"]), by: "one").stored()
    let both = try core.apply(configMap(["a": "1"]), to: first, by: "two", now: later)
    let fields: JSONValue = ["f:data": ["f:a": none]]
    // Nothing changed but the owners, so the new one has no time.
    #expect(Set(both.owners.arrayValue ?? []) == [entry("one", "Apply", fields), entry("two", "Apply", fields, time: nil)])
    let nothing: JSONValue = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "x"]]
    let one = try core.apply(nothing, to: both, by: "one")
    #expect(one["data"] == ["a": "1"])
    let zero = try core.apply(nothing, to: one, by: "two")
    #expect(zero["data"] == Optional<JSONValue>.none)
}

@Test func `an update owns what it changes`() throws {
    let created = core.update(nil, to: configMap(["a": "1"]), by: "kubectl").stored()
    #expect(created.owners == [entry("kubectl", "Update", ["f:data": [".": none, "f:a": none]])])
    let error = #expect(throws: ApplyError.self) { try core.apply(configMap(["a": "2"]), to: created, by: "one") }
    #expect(error?.message == "Apply failed with 1 conflict: conflict with \"kubectl\" using v1: .data.a")
    let forced = try core.apply(configMap(["a": "2"]), to: created, by: "one", force: true, now: later)
    #expect(
        forced.owners == [
            entry("one", "Apply", ["f:data": ["f:a": none]], time: later), entry("kubectl", "Update", ["f:data": none]),
        ])
    var edited = forced
    edited[path: "data", "a"] = "3"
    let taken = core.update(forced, to: edited, by: "editor", now: later)
    #expect(
        taken.owners == [
            entry("kubectl", "Update", ["f:data": none]), entry("editor", "Update", ["f:data": ["f:a": none]], time: later),
        ])
}

@Test func `a write that changes nothing keeps owners and times`() {
    let created = core.update(nil, to: configMap(["a": "1"]), by: "one").stored()
    #expect(core.update(created, to: created, by: "two", now: later) == created)
    var bare = created
    bare[path: "metadata", "managedFields"] = Optional<JSONValue>.none
    #expect(core.update(created, to: bare, by: "two", now: later) == created)
}

@Test(arguments: [[], [[:]]] as [JSONValue])
func `owners are forgotten on request and come back with the first apply`(_ reset: JSONValue) throws {
    let created = try core.apply(configMap(["a": "1"]), by: "one").stored()
    var cleared = created
    cleared[path: "metadata", "managedFields"] = reset
    let forgotten = core.update(created, to: cleared, by: "two")
    #expect(forgotten.owners == [])
    #expect(core.update(forgotten, to: configMap(["a": "2"]).stored(), by: "two").owners == [])
    let error = #expect(throws: ApplyError.self) { try core.apply(configMap(["a": "2"]), to: forgotten, by: "one") }
    #expect(error?.message == "Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.a")
}

@Test func `owners that a client sends replace those stored, unless malformed`() {
    let created = core.update(nil, to: configMap(["a": "1"]), by: "one").stored()
    var sent = created
    sent[path: "metadata", "managedFields"] = [entry("mine", "Apply", ["f:data": ["f:a": none]])]
    #expect(core.update(created, to: sent, by: "two").owners == sent.owners)
    for bad in [entry("m", "Nonsense", none), entry("m", "Update", ["bad": none]), entry("m", "Update", none, apiVersion: "")] {
        sent[path: "metadata", "managedFields"] = [bad]
        #expect(core.update(created, to: sent, by: "two").owners == created.owners)
    }
}

@Test func `old updaters are joined when there are more than ten`() {
    var object = core.update(nil, to: configMap(["k00": "v"]), by: "m00").stored()
    for index in 1...12 {
        var next = object
        let digits = index < 10 ? "0\(index)" : "\(index)"
        next[path: "data", "k" + digits] = "v"
        object = core.update(object, to: next, by: "m" + digits, now: "2026-01-01T00:00:\(digits)Z")
    }
    let managers = object.owners.arrayValue?.compactMap { $0["manager"]?.stringValue }
    #expect(managers == ["ancient-changes"] + ["04", "05", "06", "07", "08", "09", "10", "11", "12"].map { "m" + $0 })
    let joined: JSONValue = ["f:data": [".": none, "f:k00": none, "f:k01": none, "f:k02": none, "f:k03": none]]
    #expect(object.owners.arrayValue?.first?["fieldsV1"] == joined)
}

@Test func `list elements are owned by key, keys by default value too`() throws {
    let applied = container(["name": "a", "ports": [["containerPort": 80], ["containerPort": 80, "protocol": "UDP"]]])
    let object = try apps.apply(applied, by: "one")
    let ports: JSONValue = [
        "k:{\"containerPort\":80,\"protocol\":\"TCP\"}": [".": none, "f:containerPort": none],
        "k:{\"containerPort\":80,\"protocol\":\"UDP\"}": [".": none, "f:containerPort": none, "f:protocol": none],
    ]
    let containers: JSONValue = ["k:{\"name\":\"a\"}": [".": none, "f:name": none, "f:ports": ports]]
    let fields: JSONValue = ["f:spec": ["f:template": ["f:spec": ["f:containers": containers]]]]
    #expect(object.owners == [entry("one", "Apply", fields, apiVersion: "apps/v1")])
}

@Test func `elements of two managers are merged in the applied order`() throws {
    func environment(_ names: [String]) -> JSONValue {
        container(["name": "a", "env": .array(names.map { ["name": .string($0), "value": "1"] })])
    }
    func names(_ object: JSONValue) -> [String]? {
        object.objectValue?["spec"]?["template"]?["spec"]?["containers"]?.arrayValue?.first?["env"]?.arrayValue?
            .compactMap { $0["name"]?.stringValue }
    }
    let first = try apps.apply(environment(["A", "B"]), by: "one").stored()
    let second = try apps.apply(environment(["C", "A"]), to: first, by: "two")
    #expect(names(second) == ["C", "A", "B"])
    let third = try apps.apply(environment(["B"]), to: second, by: "one")
    #expect(names(third) == ["C", "A", "B"])
    let fourth = try apps.apply(environment(["C"]), to: third, by: "two")
    #expect(names(fourth) == ["C", "B"])
}

@Test func `sets keep what others own`() throws {
    let first = try custom.apply(widget(["set": ["a", "b"]]), by: "one").stored()
    #expect(
        first.owners == [
            entry("one", "Apply", ["f:spec": ["f:set": ["v:\"a\"": none, "v:\"b\"": none]]], apiVersion: "example.com/v1")
        ])
    let second = try custom.apply(widget(["set": ["c", "b"]]), to: first, by: "two")
    #expect(second["spec"] == ["set": ["a", "c", "b"]])
    let third = try custom.apply(widget(["set": ["a"]]), to: second, by: "one")
    #expect(third["spec"] == ["set": ["a", "c", "b"]])
    let fourth = try custom.apply(widget(["set": ["c"]]), to: third, by: "two")
    #expect(fourth["spec"] == ["set": ["a", "c"]])
}

@Test func `a created custom resource owns its objects too`() {
    let created = custom.update(nil, to: widget(["free": ["x": ["y": [1]]], "plain": ["p"]]), by: "one")
    let spec: JSONValue = [".": none, "f:free": [".": none, "f:x": [".": none, "f:y": none]], "f:plain": none]
    #expect(created.owners == [entry("one", "Update", ["f:spec": spec], apiVersion: "example.com/v1")])
}

@Test func `structs that are always there are not owned`() {
    let object = container(["name": "a", "env": [["name": "E", "value": "1"]], "resources": [:]])
    let created = apps.update(nil, to: object, by: "one")
    let inside: JSONValue = [
        ".": none, "f:name": none, "f:resources": none,
        "f:env": [".": none, "k:{\"name\":\"E\"}": [".": none, "f:name": none, "f:value": none]],
    ]
    let fields: JSONValue = ["f:spec": ["f:template": ["f:spec": ["f:containers": ["k:{\"name\":\"a\"}": inside]]]]]
    #expect(created.owners == [entry("one", "Update", fields, apiVersion: "apps/v1")])
}

@Test func `each subresource has its fields and its entry`() throws {
    var both = deployment(["replicas": 1])
    both["status"] = ["replicas": 1]
    let first = try apps.apply(both, by: "one").stored()
    #expect(first.owners == [entry("one", "Apply", ["f:spec": ["f:replicas": none]], apiVersion: "apps/v1")])
    both[path: "status", "replicas"] = 3
    let second = try apps.apply(both, to: first, by: "one", subresource: "status", now: later)
    #expect(
        second.owners.arrayValue?.last
            == entry(
                "one", "Apply", ["f:status": ["f:replicas": none]], apiVersion: "apps/v1", time: later, subresource: "status"))
}

@Test(arguments: [
    (configMap(["a": 5]), "(/x; /v1, Kind=ConfigMap): .data.a: expected string, got &value.valueUnstructured{Value:5}"),
    (configMap(["a": true]), "(/x; /v1, Kind=ConfigMap): .data.a: expected string, got &value.valueUnstructured{Value:true}"),
])
func `wrong types cannot be applied`(_ object: JSONValue, _ message: String) {
    let error = #expect(throws: ApplyError.self) { try core.apply(object, by: "one") }
    #expect(error == .invalid("failed to create typed patch object " + message))
}

@Test(arguments: [
    (widget(["set": ["d", "d"]]), ".spec.set: duplicate entries for key [=\"d\"]"),
    (widget(["map": [["k": "a"], ["k": "a"]]]), ".spec.map: duplicate entries for key [k=\"a\"]"),
    (widget(["unknown": 2]), ".spec.unknown: field not declared in schema"),
    (widget(["n": "x"]), ".spec.n: expected numeric (int or float), got string"),
    (
        widget(["map": [["v": 3]]]),
        ".spec.map: element 0: associative list with keys has an element that omits all key fields [\"k\"]"
            + " (and doesn't have default values for any key fields)"
    ),
])
func `ambiguous or unknown fields cannot be applied`(_ object: JSONValue, _ message: String) {
    let error = #expect(throws: ApplyError.self) { try custom.apply(object, by: "one") }
    #expect(error == .invalid("failed to create typed patch object (/x; example.com/v1, Kind=Widget): " + message))
}

@Test func `configurations with owners or of another kind are refused`() {
    let owned = configMap([:], metadata: ["name": "x", "managedFields": []])
    #expect(throws: ApplyError.badRequest("metadata.managedFields must be nil")) { try core.apply(owned, by: "one") }
    let secret: JSONValue = ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "x"]]
    #expect(throws: ApplyError.badRequest("invalid object type: /v1, Kind=Secret")) { try core.apply(secret, by: "one") }
    #expect(throws: ApplyError.badRequest("invalid object type: /, Kind=")) { try core.apply(["metadata": [:]], by: "one") }
}

@Test func `conflict paths name list elements`() throws {
    let first = try apps.apply(container(["name": "a", "env": [["name": "B", "value": "2"]]]), by: "one").stored()
    let error = #expect(throws: ApplyError.self) {
        try apps.apply(container(["name": "a", "env": [["name": "B", "value": "3"]]]), to: first, by: "two")
    }
    #expect(
        error?.message == "Apply failed with 1 conflict: conflict with \"one\": "
            + ".spec.template.spec.containers[name=\"a\"].env[name=\"B\"].value")
}

@Test func `times alone make no difference`() throws {
    let first = try core.apply(configMap(["a": "1"]), by: "one").stored()
    var second = first
    second[path: "metadata", "managedFields"] = [entry("one", "Apply", ["f:data": ["f:a": none]], time: later)]
    #expect(ApplyEngine.keepingTimes(live: first, new: second) == first)
    second[path: "data", "a"] = "2"
    #expect(ApplyEngine.keepingTimes(live: first, new: second) == second)
}

@Test func `sets of fields follow the laws of sets`() {
    let a = FieldSet(paths: [["a"], ["a", "b"], ["c", "d"]])
    let b = FieldSet(paths: [["a"], ["c", "e"]])
    #expect(a.union(b) == FieldSet(paths: [["a"], ["a", "b"], ["c", "d"], ["c", "e"]]))
    #expect(a.intersection(b) == FieldSet(paths: [["a"]]))
    #expect(a.difference(b) == FieldSet(paths: [["a", "b"], ["c", "d"]]))
    #expect(a.recursiveDifference(b) == FieldSet(paths: [["c", "d"]]))
    #expect(FieldSet(fieldsV1: a.fieldsV1) == a)
    #expect(a.fieldsV1 == ["f:a": [".": [:], "f:b": [:]], "f:c": ["f:d": [:]]])
}
