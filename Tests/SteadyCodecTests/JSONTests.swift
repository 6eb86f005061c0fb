import SteadyCodec
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        ("1.2345678901234568e20", "123456789012345680000"), ("-1e20", "-100000000000000000000"), ("1e21", "1e+21"),
        ("1.5e300", "1.5e+300"), ("0.00001", "0.00001"), ("-0.0000012", "-0.0000012"), ("1.2e-7", "1.2e-7"), ("2.50", "2.5"),
        ("1234567890123456.5", "1234567890123456.5"), ("9007199254740993.0", "9007199254740992"),
    ])
    func `numbers are written as Go writes them`(_ text: String, _ written: String) throws {
        #expect(try JSONValue(parsing: text).serializedText() == written)
        #expect(try JSONValue(parsing: written).doubleValue == JSONValue(parsing: text).doubleValue)
    }

    @Test(
        arguments: [
            ("null", .null), ("true", true), ("-0", 0), ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5e3", .double(1500)), ("\"a\\u00e9\\n\"", "aé\n"),
            ("\"\\ud83d\\ude00\"", "😀"), ("\"\\ud83d\"", "\u{FFFD}"), ("[1,[2]]", [1, [2]]),
            ("{\"b\":1,\"a\":{}}", ["a": [:], "b": 1]),
            (" { } ", [:]), ("{\"a\":1,\"a\":2}", ["a": 2]),
        ] as [(String, JSONValue)])
    func `texts are read`(text: String, value: JSONValue) throws { #expect(try JSONValue(parsing: text) == value) }

    @Test(
        arguments: [
            "", "nul", "01", "1.", ".5", "+1", "1e", "[1,]", "{\"a\"}", "{a:1}", "\"a", "\"\u{1}\"", "\"\\x\"", "1 2", "[1",
            "{\"a\":1,}",
            "NaN", "'a'", "\"\\u12\"",
        ])
    func `texts that are not JSON are refused with their place`(text: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.line == 1)
    }

    @Test func `an error names line and column`() {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\n  \"a\": x\n}") }
        #expect(error?.description == "line 2, column 8: a: unexpected character")
    }

    @Test func `invalid UTF-8 and too deep nesting are refused`() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
        #expect(throws: Never.self) {
            try JSONValue(parsing: String(repeating: "[", count: 512) + String(repeating: "]", count: 512))
        }
    }

    @Test func `members that occur twice are named`() throws {
        var duplicates: [String] = []
        _ = try JSONValue.parse(Array(#"{"a":1,"s":{"l":[{"x":1,"x":2}]},"a":2}"#.utf8), duplicates: &duplicates)
        #expect(duplicates == ["s.l[0].x", "a"])
    }

    @Test func `what is written reads back as the same`() throws {
        let value: JSONValue = ["t": "a\"\\\n\u{1}é", "n": .null, "d": 1.5, "e": .double(1e300), "l": [1, true, [:], []]]
        #expect(try JSONValue(parsing: value.serialized()) == value)
        #expect(try JSONValue(parsing: value.serialized(pretty: true)) == value)
        #expect(value.serializedText() == #"{"d":1.5,"e":1e+300,"l":[1,true,{},[]],"n":null,"t":"a\"\\\n\u0001é"}"#)
    }

    /// Found by the fuzzer: written as `-0` it read as an integer.
    @Test func `negative zero keeps its sign`() throws {
        let value = try JSONValue(parsing: "[-0e9,-0.0,-0,0.0]")
        #expect(value.serializedText() == "[-0.0,-0.0,0,0]")
        #expect(try JSONValue(parsing: "[-0.0,-0.0,0,0]").serializedText() == "[-0.0,-0.0,0,0]")
    }

    private struct Sample: Codable, Equatable {
        struct Inner: Codable, Equatable { var count: Int32 }
        var name: String
        var inner: [Inner]
        var labels: [String: String]?
        var raw: JSONValue?
        var missing: Int?
    }

    @Test func `Codable values go through the tree and nil is absent`() throws {
        let sample = Sample(name: "a", inner: [.init(count: 3)], labels: ["x": "y"], raw: ["k": [1.5]])
        let tree = try JSONValue(encoding: sample)
        #expect(tree == ["name": "a", "inner": [["count": 3]], "labels": ["x": "y"], "raw": ["k": [1.5]]])
        #expect(try tree.decoded(as: Sample.self) == sample)
    }

    @Test(
        arguments: [
            (["name": 1, "inner": []], "name: expected a string, found integer"),
            (["name": "a", "inner": [["count": "x"]]], "inner[0].count: expected an integer, found string"),
            (["name": "a", "inner": [["count": 3_000_000_000]]], "inner[0].count: 3000000000 is out of range for Int32"),
            (["name": "a"], "inner: required, but missing"),
            (["name": "a", "inner": [], "labels": ["k": 1]], "labels.k: expected a string, found integer"),
        ] as [(JSONValue, String)])
    func `decoding errors name the field`(tree: JSONValue, message: String) {
        do {
            _ = try tree.decoded(as: Sample.self)
            Issue.record("decoded")
        } catch {
            #expect(JSONError(error).description == message)
        }
    }
}
