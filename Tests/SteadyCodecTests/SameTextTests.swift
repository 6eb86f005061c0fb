import SteadyCodec
import SteadyTesting
import Testing

/// Texts that Unicode holds for equal are different texts in JSON.
@Suite struct SameTextTests {
    // Composed, decomposed; and two signs of the same length, one of which is normalised to the other's parts.
    private static let pairs = [("é", "e\u{301}"), ("\u{212B}", "A\u{30A}"), ("a\u{323}\u{307}", "a\u{307}\u{323}")]

    @Test(arguments: pairs)
    func `names that differ in bytes are two`(a: String, b: String) throws {
        #expect(a == b, "Swift holds them for equal")
        let text = #"{"\#(a)":1,"\#(b)":2}"#
        let value = try JSONValue(parsing: text)
        #expect(value.objectValue?.count == 2 && value[a] == 1 && value[b] == 2)
        #expect(try JSONValue(parsing: value.serialized()) == value)
        var duplicates: [String] = []
        _ = try JSONValue.parse(Array(text.utf8), duplicates: &duplicates)
        #expect(duplicates == [])
        var changed = value
        changed[a] = nil
        #expect(changed.objectValue?.count == 1 && changed[b] == 2)
        #expect(changed != ["\(a)": 2])

        let map = try JSON.decode(StringMap<Int64>.self, from: Array(text.utf8))
        #expect(map.count == 2 && map[a] == 1 && map[b] == 2)
        #expect(try JSON.decode(StringMap<Int64>.self, from: JSON.encode(map)) == map)
        #expect(map.dictionary.count == 1)
        var unknown = UnknownFields()
        unknown[a] = 1
        unknown[b] = 2
        #expect(unknown.names.count == 2 && unknown[a] == 1 && unknown[b] == 2)
    }

    @Test(arguments: pairs)
    func `texts that differ in bytes are a change`(a: String, b: String) throws {
        let (old, new): (JSONValue, JSONValue) = (["t": .string(a)], ["t": .string(b)])
        #expect(old != new)
        #expect(MergePatch.difference(from: old, to: new) == new)
        let patch = JSONPatch(from: old, to: new)
        #expect(try patch.apply(to: old)["t"]?.stringValue?.utf8.elementsEqual(b.utf8) == true)
        #expect(RawJSON(old) != RawJSON(new))
        #expect(JSONPointer(steps: [a]) != JSONPointer(steps: [b]))
    }

    @Test func `Codable types get the member of their name`() throws {
        struct Thing: Decodable {
            var é: Int?
        }
        #expect(try JSON.decode(Thing.self, from: Array("{\"e\u{301}\":1}".utf8)).é == nil)
        #expect(try JSON.decode(Thing.self, from: Array("{\"\u{E9}\":1}".utf8)).é == 1)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `texts are compared by their bytes`(seed: UInt64) {
        var random = SeededRandom(seed)
        let parts = ["", "a", "b", "é", "e\u{301}", "\u{212B}", "A\u{30A}", "😀", "\u{E000}", "abcdefgh", "abcdefgi", "\u{0}"]
        for _ in 0..<2000 {
            let a = (0..<Int.random(in: 0..<5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let b = (0..<Int.random(in: 0..<5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            #expect(a.isSame(as: b) == (Array(a.utf8) == Array(b.utf8)), "seed \(seed)")
            #expect(a.precedes(b) == a.utf8.lexicographicallyPrecedes(b.utf8), "seed \(seed)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a map of texts and one of numbers find the same by the same keys`(seed: UInt64) {
        var random = SeededRandom(seed)
        let parts = ["", "a", "é", "e\u{301}", "app.kubernetes.io/", "name", "abcdefgh", "\u{0}"]
        var (texts, numbers, twin): (StringMap<String>, StringMap<Int64>, [[UInt8]: Int64]) = ([:], [:], [:])
        for step in 0..<400 as Range<Int64> {
            let key = (0..<Int.random(in: 0..<4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let value = Bool.random(using: &random) ? step : nil
            (texts[key], numbers[key], twin[Array(key.utf8)]) = (value.map { String($0) }, value, value)
            for key in parts + [key] {
                let wanted = twin[Array(key.utf8)]
                #expect(texts[key] == wanted.map { String($0) } && numbers[key] == wanted, "seed \(seed)")
            }
            #expect(texts.count == twin.count && numbers.keys == texts.keys, "seed \(seed)")
        }
    }

    @Test func `members given twice in maps are strict errors`() {
        struct Thing: JSONModel {
            var labels: StringMap<String>?
            var counts: StringMap<Int64>?
            static let fields = FieldTable<Thing>(empty: Thing()) {
                $0.field("counts", \.counts)
                $0.field("labels", \.labels)
            }
        }
        let text = #"{"labels":{"a":"1","b":"2","a":"3"},"counts":{"x":1,"x":2}}"#
        let error = #expect(throws: JSONError.self) {
            try JSON.decode(Thing.self, from: Array(text.utf8), options: .strict)
        }
        #expect(error?.message == #"strict decoding error: duplicate field "labels.a", duplicate field "counts.x""#)
        #expect((try? JSON.decode(Thing.self, from: Array(text.utf8)))?.labels == ["a": "3", "b": "2"])
    }
}
