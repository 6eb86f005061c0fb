import SteadyCodec
import SteadyTesting
import Testing

@Suite struct PatchTests {
    // The examples of RFC 7386, appendix A.
    @Test(
        arguments: [
            (["a": "b"], ["a": "c"], ["a": "c"]), (["a": "b"], ["b": "c"], ["a": "b", "b": "c"]), (["a": "b"], ["a": .null], [:]),
            (["a": "b", "b": "c"], ["a": .null], ["b": "c"]), (["a": ["b"]], ["a": "c"], ["a": "c"]),
            (["a": ["b": "c"]], ["a": ["b": "d", "c": .null]], ["a": ["b": "d"]]), (["a": [["b": "c"]]], ["a": [1]], ["a": [1]]),
            (["a", "b"], ["c", "d"], ["c", "d"]), (["a": "b"], ["c"], ["c"]), (["a": "foo"], .null, .null),
            (["e": .null], ["a": 1], ["e": .null, "a": 1]),
            ([1, 2], ["a": "b", "c": .null], ["a": "b"]), ([:], ["a": ["bb": ["ccc": .null]]], ["a": ["bb": [:]]]),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func `merge patches`(value: JSONValue, patch: JSONValue, result: JSONValue) {
        #expect(MergePatch.apply(patch, to: value) == result)
    }

    @Test func `a difference leads from the old to the new value`() {
        let old: JSONValue = ["a": 1, "b": ["c": 2, "d": [1]], "e": "x"]
        let new: JSONValue = ["a": 1, "b": ["c": 3], "f": true]
        let patch = MergePatch.difference(from: old, to: new)
        #expect(patch == ["b": ["c": 3, "d": .null], "e": .null, "f": true])
        #expect(MergePatch.apply(patch, to: old) == new)
        #expect(MergePatch.difference(from: new, to: new) == [:])
    }

    // The examples of RFC 6902, appendix A, and the rules of its section 4.
    @Test(
        arguments: [
            (["foo": "bar"], [["op": "add", "path": "/baz", "value": "qux"]], ["baz": "qux", "foo": "bar"]),
            (["foo": ["bar", "baz"]], [["op": "add", "path": "/foo/1", "value": "qux"]], ["foo": ["bar", "qux", "baz"]]),
            (["baz": "qux", "foo": "bar"], [["op": "remove", "path": "/baz"]], ["foo": "bar"]),
            (["foo": ["bar", "qux", "baz"]], [["op": "remove", "path": "/foo/1"]], ["foo": ["bar", "baz"]]),
            (["baz": "qux"], [["op": "replace", "path": "/baz", "value": "boo"]], ["baz": "boo"]),
            (["a": ["b": 1], "c": [:]], [["op": "move", "from": "/a/b", "path": "/c/d"]], ["a": [:], "c": ["d": 1]]),
            (
                ["foo": ["all", "grass", "cows", "eat"]], [["op": "move", "from": "/foo/1", "path": "/foo/3"]],
                ["foo": ["all", "cows", "eat", "grass"]]
            ),
            (["foo": ["a"]], [["op": "add", "path": "/foo/-", "value": ["b"]]], ["foo": ["a", ["b"]]]),
            (["/": 9, "~1": 10], [["op": "test", "path": "/~01", "value": 10]], ["/": 9, "~1": 10]),
            (["a": 1], [["op": "test", "path": "/a", "value": .double(1)]], ["a": 1]),
            (["a": 1], [["op": "copy", "from": "/a", "path": "/b"]], ["a": 1, "b": 1]),
            (["a": 1], [["op": "add", "path": "", "value": [1]]], [1]),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func `JSON patches`(value: JSONValue, patch: JSONValue, result: JSONValue) throws {
        #expect(try JSONPatch(patch).apply(to: value) == result)
    }

    @Test(
        arguments: [
            (["a": 1], [["op": "test", "path": "/a", "value": 2]]), (["a": 1], [["op": "remove", "path": "/b"]]),
            (["a": 1], [["op": "add", "path": "/b/c", "value": 1]]), (["a": [1]], [["op": "add", "path": "/a/2", "value": 1]]),
            (["a": [1]], [["op": "add", "path": "/a/01", "value": 1]]), (["a": [1]], [["op": "remove", "path": "/a/-"]]),
            (["a": ["b": 1]], [["op": "move", "from": "/a", "path": "/a/b/c"]]), (["a": 1], [["op": "frob", "path": "/a"]]),
            (["a": 1], [["op": "add", "path": "a", "value": 1]]), (["a": 1], [["op": "add", "path": "/~2", "value": 1]]),
        ] as [(JSONValue, JSONValue)])
    func `JSON patches that cannot be applied are refused`(value: JSONValue, patch: JSONValue) {
        #expect(throws: JSONError.self) { try JSONPatch(patch).apply(to: value) }
    }

    @Test(arguments: JSONPatchVectors.applied.indices)
    func `public vectors are applied`(_ index: Int) throws {
        let (value, patch, result) = JSONPatchVectors.applied[index]
        let read = try JSONPatch(JSONValue(parsing: patch))
        #expect(try read.apply(to: JSONValue(parsing: value)) == JSONValue(parsing: result), "\(patch)")
        #expect(try JSONPatch(read.json) == read)
    }

    @Test(arguments: JSONPatchVectors.refused.indices)
    func `public vectors are refused`(_ index: Int) throws {
        let (value, patch) = JSONPatchVectors.refused[index]
        #expect(throws: JSONError.self, "\(patch)") {
            try JSONPatch(JSONValue(parsing: patch)).apply(to: JSONValue(parsing: value))
        }
    }

    @Test(
        arguments: [
            (
                [["op": "test", "path": "/a/0", "value": 1], ["op": "remove", "path": "/b/c"]],
                "[1]: the path “/b/c” does not exist: the document has no member “b”"
            ),
            (
                [["op": "add", "path": "/a/3", "value": 1]],
                "[0]: the path “/a/3” does not exist: “/a” has 1 elements, and no place “3”"
            ),
            (
                [["op": "replace", "path": "/a/0/x", "value": 1]],
                "[0]: the path “/a/0/x” does not exist: “/a/0” is integer and has no “x”"
            ),
            ([["op": "test", "path": "/a", "value": 2]], "[0]: testing value /a failed: found array that differs"),
            ([["op": "copy", "from": "/n", "path": "/a"]], "[0]: the path “/n” does not exist"),
            ([["op": "add", "path": 1, "value": 1]], "[0]: “path” is a string, not integer"),
            ([1], "[0]: an operation is an object, not integer"),
            ([["op": "add", "path": "/a"]], "[0]: “value” is missing"), (["op": "add"], "a JSON Patch is an array, not object"),
        ] as [(JSONValue, String)])
    func `errors name the operation and the place`(_ patch: JSONValue, _ message: String) {
        let error = #expect(throws: JSONError.self) { try JSONPatch(patch).apply(to: ["a": [1]]) }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            ([1, 2, 3], [1, 3], [["op": "remove", "path": "/1"]]),
            ([1, 3], [1, 2, 3], [["op": "add", "path": "/1", "value": 2]]),
            (
                ["a": 1], ["a": 2, "b": 3],
                [["op": "replace", "path": "/a", "value": 2], ["op": "add", "path": "/b", "value": 3]]
            ),
            (
                ["l": [["n": "a", "v": 1, "w": [1, 2, 3]], ["n": "b"]]],
                ["l": [["n": "a", "v": 2, "w": [1, 2, 3]], ["n": "b"]]],
                [["op": "replace", "path": "/l/0/v", "value": 2]]
            ),
            (
                [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 1],
                [["op": "remove", "path": "/0"], ["op": "add", "path": "/5", "value": 1]]
            ),
            (["a/b": ["~": 1, "k": "stays"]], ["a/b": ["k": "stays"]], [["op": "remove", "path": "/a~1b/~0"]]), ([1], [1], []),
            (1, [], [["op": "replace", "path": "", "value": []]]),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func `differences are small`(_ old: JSONValue, _ new: JSONValue, _ patch: JSONValue) throws {
        #expect(JSONPatch(from: old, to: new).json == patch)
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `differences lead from one value to the other`(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<20 {
            let old = random.json(depth: 4)
            let new = random.chance(80) ? random.changed(old) : random.json(depth: 4)
            let patch = JSONPatch(from: old, to: new)
            #expect(try patch.apply(to: old) == new, "seed \(seed): \(patch.json.serializedText()) on \(old.serializedText())")
            let merge = MergePatch.difference(from: old, to: new)
            #expect(MergePatch.apply(merge, to: old) == new, "seed \(seed): \(merge.serializedText()) on \(old.serializedText())")
        }
    }

    @Test func `long lists are compared within bounds`() throws {
        let old = JSONValue.array((0..<1500).map { .integer($0) })
        let new = JSONValue.array((0..<1500).map { .integer($0 * 7 % 1500) })
        #expect(try JSONPatch(from: old, to: new).apply(to: old) == new)
    }

    @Test(
        arguments: [
            // What was applied, what is applied now, what is there, and what becomes of it.
            (["a": 1, "b": 2], ["a": 3], ["a": 1, "b": 2, "c": 4], ["a": 3, "c": 4]),
            (.null, ["a": 3], ["b": 1], ["a": 3, "b": 1]),
            (["o": ["x": 1, "y": 1]], ["o": ["x": 1]], ["o": ["x": 9, "y": 9, "z": 9]], ["o": ["x": 1, "z": 9]]),
            (["o": ["x": 1]], [:], ["o": ["x": 1, "z": 9]], [:]), (["a": [1]], ["a": [1, 2]], ["a": [1, 3]], ["a": [1, 2]]),
            (["a": 1], ["a": 1], ["a": 1], ["a": 1]), (["a": 1], ["a": ["b": 1]], ["a": 2], ["a": ["b": 1]]),
        ] as [(JSONValue, JSONValue, JSONValue, JSONValue)])
    func `merge patches in three ways`(_ original: JSONValue, _ modified: JSONValue, _ current: JSONValue, _ result: JSONValue) {
        let patch = MergePatch.difference(original: original, modified: modified, current: current)
        #expect(MergePatch.apply(patch, to: current) == result, "\(patch)")
    }

    @Test(arguments: [["a/b", "~"], ["~\u{301}", "/\u{301}x"], [""], [], ["0", "-"], ["~01", "~1"]])
    func `pointers are written as they are read`(_ steps: [String]) throws {
        let pointer = JSONPointer(steps: steps)
        #expect(try JSONPointer(pointer.description) == pointer)
    }
}
