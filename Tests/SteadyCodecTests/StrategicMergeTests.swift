import SteadyCodec
import SteadyTesting
import Testing

private let schema = MergeFields([
    "items": MergeMember(
        .list(by: "name"),
        inside: MergeFields([
            "tags": MergeMember(.set), "ports": MergeMember(.list(by: "port")), "args": MergeMember(),
            "source": MergeMember(MergeRule(retainsKeys: true)),
        ])),
    "volumes": MergeMember(MergeRule(.merge, mergeKey: "name", retainsKeys: true)),
    "tags": MergeMember(.set), "args": MergeMember(), "whole": MergeMember(.replace), "map": MergeMember(),
    "strategy": MergeMember(MergeRule(retainsKeys: true)), "keyless": MergeMember(.set), "list": MergeMember(.list(by: "name")),
])
private let patcher = StrategicMergePatch(schema: schema)

@Suite struct StrategicMergeTests {
    typealias Row = (before: JSONValue, patch: JSONValue, after: JSONValue)

    private static let applied: [Row] = [
        // Objects and scalars.
        (["a": 1, "b": 2], ["a": .null, "c": 3], ["b": 2, "c": 3]),
        (["map": ["a": 1]], ["map": ["b": 2]], ["map": ["a": 1, "b": 2]]),
        (["whole": ["a": 1]], ["whole": ["b": 2]], ["whole": ["b": 2]]),
        (["map": 1], ["map": ["b": .null, "c": 1]], ["map": ["c": 1]]),
        (["map": ["a": 1]], ["map": ["$patch": "replace", "b": 2]], ["map": ["b": 2]]),
        (["map": ["a": 1]], ["map": ["$patch": "delete"]], ["map": [:]]),
        ([:], ["map": ["$patch": "delete"]], [:]), (["a": 1], ["$patch": "replace", "b": 1], ["b": 1]),
        (["a": 1], ["$patch": "delete"], [:]),
        (["map": ["a": 1]], ["map": "text"], ["map": "text"]),
        ([:], ["map": ["x": ["$patch": "delete"], "y": 1]], ["map": ["y": 1]]),
        // Lists by key.
        (
            ["items": [["name": "a", "v": 1], ["name": "b"]]], ["items": [["name": "a", "w": 2]]],
            ["items": [["name": "a", "v": 1, "w": 2], ["name": "b"]]]
        ),
        (
            ["items": [["name": "a"], ["name": "b"]]], ["items": [["name": "c"], ["name": "a", "v": 1]]],
            ["items": [["name": "c"], ["name": "a", "v": 1], ["name": "b"]]]
        ),
        (["items": [["name": "a"], ["name": "b"]]], ["items": [["name": "a", "$patch": "delete"]]], ["items": [["name": "b"]]]),
        (
            ["items": [["name": "a"], ["name": "b"]]], ["items": [["$patch": "replace"], ["name": "c"]]],
            ["items": [["name": "c"]]]
        ),
        (["items": [["name": "a", "v": 1]]], ["items": [["name": "a", "$patch": "replace", "w": 1]]], ["items": []]),
        (
            ["items": [["name": "a", "ports": [["port": 1], ["port": 2]]]]],
            ["items": [["name": "a", "ports": [["port": 2, "$patch": "delete"]]]]],
            ["items": [["name": "a", "ports": [["port": 1]]]]]
        ),
        ([:], ["items": [["name": "a", "$patch": "delete"], ["name": "b", "n": .null]]], ["items": [["name": "b"]]]),
        (["items": []], ["items": [["name": "b", "v": 1]]], ["items": [["name": "b", "v": 1]]]),
        (["args": [1, 2]], ["args": [3]], ["args": [3]]),
        // Sets.
        (["tags": ["a", "b"]], ["tags": ["c", "a"]], ["tags": ["c", "a", "b"]]),
        (["tags": ["a", "b", "a"]], ["$deleteFromPrimitiveList/tags": ["a"]], ["tags": ["b"]]),
        (["tags": ["a", "b"]], ["$deleteFromPrimitiveList/tags": ["b"], "tags": ["c"]], ["tags": ["c", "a"]]),
        ([:], ["$deleteFromPrimitiveList/tags": ["b"]], [:]), (["tags": ["a"]], ["$deleteFromPrimitiveList/tags": .null], [:]),
        (["tags": "a"], ["$deleteFromPrimitiveList/tags": ["a"]], ["tags": "a"]),
        (["args": [1, 2, 1]], ["$deleteFromPrimitiveList/args": [1]], ["args": [2]]),
        // Order.
        (["tags": ["a", "b", "x"]], ["$setElementOrder/tags": ["b", "a"]], ["tags": ["b", "a", "x"]]),
        (
            ["tags": ["x", "a", "b"]], ["$setElementOrder/tags": ["b", "n", "a"], "tags": ["n"]], ["tags": ["x", "b", "n", "a"]]
        ),
        (
            ["items": [["name": "a"], ["name": "x"], ["name": "b"]]], ["$setElementOrder/items": [["name": "b"], ["name": "a"]]],
            ["items": [["name": "x"], ["name": "b"], ["name": "a"]]]
        ),
        (
            ["items": [["name": "a"], ["name": "b"]]],
            ["$setElementOrder/items": [["name": "b"]], "items": [["name": "a", "$patch": "delete"], ["name": "b", "v": 1]]],
            ["items": [["name": "b", "v": 1]]]
        ),
        ([:], ["$setElementOrder/items": [["name": "a"]]], [:]),
        ([:], ["$setElementOrder/tags": ["a"], "tags": ["a"]], ["tags": ["a"]]),
        // Unions.
        (
            ["strategy": ["type": "A", "a": 1]], ["strategy": ["$retainKeys": ["type"], "type": "B"]], ["strategy": ["type": "B"]]
        ),
        (
            ["strategy": ["type": "A", "a": 1]], ["strategy": ["$retainKeys": ["type", "a"], "a": 2]],
            ["strategy": ["type": "A", "a": 2]]
        ),
        (["strategy": ["type": "A", "a": 1]], ["strategy": ["$retainKeys": ["type"], "a": .null]], ["strategy": ["type": "A"]]),
        (
            ["volumes": [["name": "v", "disk": [:]]]],
            ["volumes": [["name": "v", "$retainKeys": ["name", "cloud"], "cloud": ["id": 1]]]],
            ["volumes": [["name": "v", "cloud": ["id": 1]]]]
        ),
    ]

    @Test(arguments: applied.indices)
    func `patches are applied`(_ index: Int) throws {
        let row = Self.applied[index]
        #expect(try patcher.apply(row.patch, to: row.before) == row.after, "\(row.patch)")
    }

    @Test(
        arguments: [
            (["$patch": "dance"], 500, "", "unknown patch type: dance in map: map[$patch:dance]"),
            (["items": [["v": 1]]], 500, "items", "map: map[v:1] does not contain declared merge key: name"),
            (["items": [["name": "a", "$patch": "x"]]], 500, "items", "unknown patch type: x in map: map[$patch:x name:a]"),
            (["items": [["name": "a", "$patch": "merge"]]], 500, "items", "merging lists cannot yet be specified in the patch"),
            (
                ["items": [["name": "a", "ports": [["x": 1]]]]], 500, "items[name=a].ports",
                "map: map[x:1] does not contain declared merge key: port"
            ),
            (["items": ["a"]], 500, "items", "list element types are not identical: [[map[name:a ports:[map[port:1]]]] [a]]"),
            (["tags": [1]], 500, "tags", "list element types are not identical: [[t] [1]]"),
            (["tags": [["a"]]], 500, "tags", "list element types are not identical: [[t] [[a]]]"),
            (["lists": .null, "keyless": [["a": 1]]], 500, "keyless", "cannot merge lists without merge key for struct"),
            (["$setElementOrder/items": "x"], 500, "$setElementOrder/items", "expected a []interface {}, but received a string"),
            (
                ["$setElementOrder/nothing": [["name": "a"]]], 500, "$setElementOrder/nothing",
                "unable to find api field in struct struct for the json field \"nothing\""
            ),
            (["$setElementOrder": []], 400, "$setElementOrder", "invalid patch format of setElementOrder list"),
            (["$deleteFromPrimitiveList": []], 400, "$deleteFromPrimitiveList", "invalid patch format of primitive list"),
            (
                ["$setElementOrder/items": [["name": "a"]], "items": [["name": "b"]]], 500, "$setElementOrder/items",
                "The order in patch list:\n[map[name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n"
            ),
            (["strategy": ["$retainKeys": "x"]], 400, "strategy", "invalid patch format of retainKeys"),
            (["strategy": ["$retainKeys": ["type"], "a": 1]], 400, "strategy", "invalid patch format of retainKeys"),
            ([1], 400, "", "invalid JSON document"),
        ] as [(JSONValue, Int, String, String)])
    func `wrong patches are refused with the place`(_ patch: JSONValue, _ status: Int, _ path: String, _ message: String) {
        let before: JSONValue = [
            "items": [["name": "a", "ports": [["port": 1]]]], "tags": ["t"], "keyless": [["a": 2]], "strategy": ["type": "A"],
        ]
        #expect(throws: StrategicMergeError(status: status, message: message, path: path)) {
            try patcher.apply(patch, to: before)
        }
    }

    private static let differences: [Row] = [
        (["a": 1], ["a": 1], [:]), (["a": 1, "b": 1], ["a": 2], ["a": 2, "b": .null]),
        (["map": ["a": 1, "b": 1]], ["map": ["b": 1]], ["map": ["a": .null]]),
        (["args": [1]], ["args": [1, 2]], ["args": [1, 2]]), (["whole": ["a": 1]], ["whole": ["b": 1]], ["whole": ["b": 1]]),
        (
            ["tags": ["a", "b"]], ["tags": ["c", "b"]],
            ["tags": ["c"], "$deleteFromPrimitiveList/tags": ["a"], "$setElementOrder/tags": ["c", "b"]]
        ),
        (["tags": ["a", "b"]], ["tags": ["b", "a"]], ["$setElementOrder/tags": ["b", "a"]]),
        (["tags": []], ["tags": ["a"]], ["tags": ["a"]]),
        (
            ["items": [["name": "a", "v": 1], ["name": "b"]]], ["items": [["name": "c"], ["name": "a", "v": 2]]],
            [
                "items": [["name": "c"], ["name": "a", "v": 2], ["name": "b", "$patch": "delete"]],
                "$setElementOrder/items": [["name": "c"], ["name": "a"]],
            ]
        ),
        (["items": [["name": "a"]]], ["items": []], ["items": [["name": "a", "$patch": "delete"]]]),
        (
            ["items": [["name": "a"], ["name": "b"]]], ["items": [["name": "b"], ["name": "a"]]],
            ["$setElementOrder/items": [["name": "b"], ["name": "a"]]]
        ),
        (
            ["strategy": ["type": "A", "a": 1]], ["strategy": ["type": "B"]],
            ["strategy": ["type": "B", "a": .null, "$retainKeys": ["type"]]]
        ),
        (
            ["volumes": [["name": "v", "disk": [:]]]], ["volumes": [["name": "v", "cloud": ["id": 1]]]],
            [
                "volumes": [["name": "v", "cloud": ["id": 1], "disk": .null, "$retainKeys": ["cloud", "name"]]],
                "$setElementOrder/volumes": [["name": "v"]],
            ]
        ),
    ]

    @Test(arguments: differences.indices)
    func `differences are written as kubectl does`(_ index: Int) throws {
        let row = Self.differences[index]
        let patch = try patcher.difference(from: row.before, to: row.patch)
        #expect(patch == row.after)
        #expect(try patcher.apply(patch, to: row.before) == row.patch)
    }

    @Test(
        arguments: [
            // What was applied, what is applied now, what is there, the patch, and what becomes of it.
            (
                ["items": [["name": "a", "v": 1], ["name": "b"]]], ["items": [["name": "a", "v": 2]]],
                ["items": [["name": "b"], ["name": "a", "v": 1, "w": 9], ["name": "x"]]],
                [
                    "items": [["name": "a", "v": 2], ["name": "b", "$patch": "delete"]],
                    "$setElementOrder/items": [["name": "a"]],
                ],
                ["items": [["name": "a", "v": 2, "w": 9], ["name": "x"]]]
            ),
            (
                ["tags": ["a", "b"]], ["tags": ["b", "c"]], ["tags": ["x", "a", "b"]],
                ["tags": ["c"], "$deleteFromPrimitiveList/tags": ["a"], "$setElementOrder/tags": ["b", "c"]],
                ["tags": ["x", "b", "c"]]
            ),
            (["a": 1, "b": 1], ["a": 1], ["a": 1, "b": 2, "c": 3], ["b": .null], ["a": 1, "c": 3]),
            (.null, ["map": ["a": 1]], ["map": ["b": 2]], ["map": ["a": 1]], ["map": ["a": 1, "b": 2]]),
            (
                ["strategy": ["type": "A", "a": 1]], ["strategy": ["type": "B"]], ["strategy": ["type": "A", "a": 1, "b": 2]],
                ["strategy": ["type": "B", "a": .null, "$retainKeys": ["type"]]], ["strategy": ["type": "B"]]
            ),
            (
                ["items": [["name": "a", "args": [1], "tags": ["s"]]]], ["items": [["name": "a"]]],
                ["items": [["name": "a", "args": [1], "tags": ["s", "t"], "more": 1]]],
                ["items": [["name": "a", "args": .null, "tags": .null]], "$setElementOrder/items": [["name": "a"]]],
                ["items": [["name": "a", "more": 1]]]
            ),
        ] as [(JSONValue, JSONValue, JSONValue, JSONValue, JSONValue)])
    func `differences in three ways`(
        _ original: JSONValue, _ modified: JSONValue, _ current: JSONValue, _ patch: JSONValue, _ result: JSONValue
    ) throws {
        let made = try patcher.difference(original: original, modified: modified, current: current)
        #expect(made == patch)
        #expect(try patcher.apply(made, to: current) == result)
    }

    @Test func `conflicts are found unless they are overwritten`() throws {
        func conflict(_ original: JSONValue, _ modified: JSONValue, _ current: JSONValue) -> String? {
            do {
                _ = try patcher.difference(original: original, modified: modified, current: current, overwriting: false)
                return nil
            } catch {
                return error.status == 409 ? error.path : "\(error)"
            }
        }
        #expect(conflict(["a": 1], ["a": 2], ["a": 3]) == "a")
        #expect(conflict(["a": 1], ["a": 2], ["a": 1, "b": 3]) == nil)
        #expect(conflict(["a": 1], ["a": 3], ["a": 3]) == nil)
        let list: (Int) -> JSONValue = { ["items": [["name": "x", "v": .integer(Int64($0))]]] }
        #expect(conflict(list(1), list(2), list(3)) == "items[name=x].v")
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `differences lead from one object to the other`(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<20 {
            let old = random.strategicObject()
            let new = random.strategicObject()
            let patch = try patcher.difference(from: old, to: new)
            #expect(
                try patcher.apply(patch, to: old) == new, "seed \(seed): \(patch.serializedText()) on \(old.serializedText())")
            // Applied where nobody else wrote, three ways lead to the same place; applied again, nothing is left to do.
            let applied = try patcher.difference(original: old, modified: new, current: old)
            #expect(
                try patcher.apply(applied, to: old) == new, "seed \(seed): \(applied.serializedText()) on \(old.serializedText())"
            )
            let others = random.strategicObject()
            let made = try patcher.difference(original: old, modified: new, current: others)
            let merged = try patcher.apply(made, to: others)
            let again = try patcher.difference(original: new, modified: new, current: merged)
            #expect(try patcher.apply(again, to: merged) == merged, "seed \(seed): \(again.serializedText())")
        }
    }

    @Test func `schemas are read from OpenAPI documents`() throws {
        let document: JSONValue = [
            "definitions": [
                "x.v1.Pod": [
                    "properties": [
                        "items": [
                            "type": "array", "items": ["$ref": "#/definitions/x.v1.Item"], "x-kubernetes-patch-merge-key": "name",
                            "x-kubernetes-patch-strategy": "merge,retainKeys",
                        ],
                        "labels": ["type": "object", "additionalProperties": ["type": "string"]],
                        "item": ["allOf": [["$ref": "#/definitions/x.v1.Item"]]],
                    ]
                ],
                "x.v1.Item": [
                    "properties": [
                        "tags": ["type": "array", "items": ["type": "string"], "x-kubernetes-patch-strategy": "merge"]
                    ]
                ],
            ]
        ]
        let schema = try #require(OpenAPIMergeSchema("x.v1.Pod", in: document))
        #expect(schema.mergeTypeName == "Pod" && OpenAPIMergeSchema("y", in: document) == nil)
        let items = try #require(schema.mergeMember("items"))
        #expect(items.rule == MergeRule(.merge, mergeKey: "name", retainsKeys: true))
        #expect(items.inside.mergeMember("tags")?.rule == .set && items.inside.mergeTypeName == "Item")
        #expect(schema.mergeMember("item")?.inside.mergeMember("tags")?.rule == .set)
        #expect(schema.mergeMember("labels")?.inside.mergeMember("any")?.rule == .standard && schema.mergeMember("x") == nil)
        let patched = try StrategicMergePatch(schema: schema).apply(
            ["items": [["name": "a", "tags": ["u"]]]], to: ["items": [["name": "a", "tags": ["t"]]]])
        #expect(patched == ["items": [["name": "a", "tags": ["u", "t"]]]])
    }
}

extension SeededRandom {
    /// An object of the schema above.
    fileprivate mutating func strategicObject() -> JSONValue {
        var object = JSONObject()
        if chance(80) { object["items"] = .array(names().map { item($0) }) }
        if chance(60) {
            object["volumes"] = .array(
                names().map { name in
                    let kind = ["disk", "cloud", "none"][int(0...2)]
                    return .object(["name": name, kind: json(depth: 1)])
                })
        }
        if chance(60) { object["tags"] = .array(names()) }
        if chance(60) { object["args"] = .array((0..<int(0...3)).map { _ in json(depth: 1) }) }
        if chance(60) { object["map"] = .object(self.object(depth: 2)) }
        if chance(60) { object["whole"] = .object(self.object(depth: 1)) }
        if chance(60) {
            object["strategy"] = chance(50) ? ["type": "A", "a": .integer(Int64(int(1...3)))] : ["type": "B"]
        }
        return .object(object)
    }

    private mutating func names() -> [JSONValue] {
        ["a", "b", "c", "d", "e"].shuffled(using: &self).prefix(int(0...4)).map(JSONValue.string)
    }

    private mutating func item(_ name: JSONValue) -> JSONValue {
        var item: JSONObject = ["name": name]
        if chance(50) { item["v"] = .integer(Int64(int(1...2))) }
        if chance(40) { item["tags"] = .array(names()) }
        if chance(40) {
            item["ports"] = .array(
                (0..<int(0...3)).shuffled(using: &self).map { ["port": .integer(Int64($0)), "x": .bool(chance(50))] })
        }
        if chance(40) { item["source"] = chance(50) ? ["git": ["url": "u"]] : ["image": "i"] }
        return .object(item)
    }
}
