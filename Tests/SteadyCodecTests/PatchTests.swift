import SteadyCodec
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
}
