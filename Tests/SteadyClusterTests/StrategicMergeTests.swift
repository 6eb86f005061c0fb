import SteadyCluster
import SteadyCodec
import Testing

private let patcher = StrategicMergePatch(schema: Schema.schema(group: "apps", version: "v1", kind: "Deployment") ?? .any)

private func deployment(_ containers: JSONValue) -> JSONValue { ["spec": ["template": ["spec": ["containers": containers]]]] }

private let two = deployment([
    ["name": "a", "image": "i/a", "env": [["name": "A", "value": "1"], ["name": "B", "value": "2"]], "args": ["1"]],
    ["name": "b", "image": "i/b"],
])

/// The names of the containers after a patch.
private func names(_ object: JSONValue) -> [String] {
    object["spec"]?["template"]?["spec"]?["containers"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
}

@Test(
    arguments: [
        ([["name": "b", "image": "x"]], ["a", "b"]),
        ([["name": "n", "image": "x"]], ["n", "a", "b"]),
        ([["name": "b"], ["name": "a"]], ["b", "a"]),
        ([["name": "a", "$patch": "delete"]], ["b"]),
        ([["$patch": "replace"], ["name": "z"]], ["z"]),
    ] as [(JSONValue, [String])])
func `lists are merged by key`(_ patch: JSONValue, _ expected: [String]) throws {
    #expect(names(try patcher.apply(deployment(patch), to: two)) == expected)
}

@Test(
    arguments: [
        ([["name": "b"], ["name": "a"]], [:], ["b", "a"]),
        ([["name": "a"], ["name": "n"], ["name": "b"]], ["containers": [["name": "n"]]], ["a", "n", "b"]),
    ] as [(JSONValue, JSONValue, [String])])
func `element orders are kept`(_ order: JSONValue, _ rest: JSONValue, _ expected: [String]) throws {
    var spec = rest
    spec["$setElementOrder/containers"] = order
    #expect(names(try patcher.apply(["spec": ["template": ["spec": spec]]], to: two)) == expected)
}

@Test func `members of a list element are merged, atomic lists and null are not`() throws {
    let patch = deployment([["name": "a", "env": [["name": "B", "value": "3"]], "args": ["2", "3"], "image": .null]])
    let expected = deployment([
        ["name": "a", "env": [["name": "B", "value": "3"], ["name": "A", "value": "1"]], "args": ["2", "3"]],
        ["name": "b", "image": "i/b"],
    ])
    let patched = try patcher.apply(patch, to: two)
    #expect(names(patched) == ["a", "b"])
    let containers = patched["spec"]?["template"]?["spec"]?["containers"]?.arrayValue
    #expect(containers?[0]["args"] == ["2", "3"])
    #expect(containers?[0].objectValue?.contains("image") == false)
    #expect(Set(containers?[0]["env"]?.arrayValue ?? []) == [["name": "A", "value": "1"], ["name": "B", "value": "3"]])
    #expect(containers?[1] == expected["spec"]?["template"]?["spec"]?["containers"]?.arrayValue?[1])
}

@Test(
    arguments: [
        (["a", "b"], ["finalizers": ["c", "a"]], ["c", "a", "b"]),
        (["c", "a", "b"], ["$deleteFromPrimitiveList/finalizers": ["a", "none"]], ["c", "b"]),
        (["c", "b"], ["$setElementOrder/finalizers": ["c", "d", "b"], "finalizers": ["d"]], ["c", "d", "b"]),
    ] as [(JSONValue, JSONValue, JSONValue)])
func `lists of strings are merged as sets`(_ before: JSONValue, _ patch: JSONValue, _ after: JSONValue) throws {
    let patched = try patcher.apply(["metadata": patch], to: ["metadata": ["finalizers": before]])
    #expect(patched["metadata"]?["finalizers"] == after)
}

@Test(
    arguments: [
        (["$patch": "replace", "c": "3"], ["c": "3"]), (["$patch": "delete"], [:]),
        (["c": "3", "a": .null], ["b": "2", "c": "3"]),
    ] as [(JSONValue, JSONValue)])
func `maps are merged or replaced`(_ patch: JSONValue, _ after: JSONValue) throws {
    let patched = try patcher.apply(["metadata": ["labels": patch]], to: ["metadata": ["labels": ["a": "1", "b": "2"]]])
    #expect(patched["metadata"]?["labels"] == after)
}

@Test func `members that are not retained go`() throws {
    let rolling: JSONValue = ["spec": ["strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 2]]]]
    let patch: JSONValue = ["spec": ["strategy": ["$retainKeys": ["type"], "type": "Recreate"]]]
    #expect(try patcher.apply(patch, to: rolling) == ["spec": ["strategy": ["type": "Recreate"]]])
}

@Test(
    arguments: [
        (deployment([["image": "nokey"]]), 500, "map: map[image:nokey] does not contain declared merge key: name"),
        (
            deployment([["name": "a", "$patch": "dance"]]), 500, "unknown patch type: dance in map: map[$patch:dance name:a]"
        ),
        (["$patch": "dance"], 500, "unknown patch type: dance in map: map[$patch:dance]"),
        (
            [
                "spec": [
                    "template": [
                        "spec": ["$setElementOrder/containers": [["name": "a"]], "containers": [["name": "b", "image": "x"]]]
                    ]
                ]
            ], 500, "The order in patch list:\n[map[image:x name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n"
        ),
        (
            ["spec": ["template": ["spec": ["$setElementOrder/containers": "x"]]]], 500,
            "expected a []interface {}, but received a string"
        ),
        (["spec": ["$retainKeys": "x"]], 400, "invalid patch format of retainKeys"),
        (
            ["spec": ["$retainKeys": ["rollingUpdate"], "strategy": ["type": "Recreate"]]], 400,
            "invalid patch format of retainKeys"
        ),
    ] as [(JSONValue, Int, String)])
func `wrong directives are refused`(_ patch: JSONValue, _ status: Int, _ message: String) {
    let error = #expect(throws: StrategicMergeError.self) { try patcher.apply(patch, to: two) }
    #expect(error?.status == status)
    #expect(error?.message == message)
}
