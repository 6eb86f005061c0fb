import SteadyCodec
import SteadyTesting
import Testing

@Suite struct JSONListReaderTests {
    private struct Item: JSONModel {
        var name: String?
        var counts: [Int64]?
        static let fields = FieldTable<Item>(empty: Item()) {
            $0.field("counts", \.counts)
            $0.field("name", \.name)
        }
    }
    private struct Plain: Codable, Equatable { var name: String? }

    private typealias Outcome<Value> = (items: [Value], end: Result<JSONObject, JSONError>)

    private func read<Value: Decodable>(
        _ type: Value.Type, _ pieces: [[UInt8]], _ options: JSONDecodingOptions = .default
    ) -> Outcome<Value> {
        var reader = JSONListReader(type, options: options)
        var items: [Value] = []
        do throws(JSONError) {
            for piece in pieces {
                reader.append(piece)
                while let item = try reader.next() { items.append(item) }
            }
            return (items, .success(try reader.finish()))
        } catch {
            return (items, .failure(error))
        }
    }

    private func bytes(_ text: String) -> [[UInt8]] { Array(text.utf8).map { [$0] } }

    @Test func `items come one by one and the rest at the end`() throws {
        let text = #"""
             {"kind": "List", "items" : [ {"name":"a","counts":[1,2]} ,{"name":"b}]\""},null ], "metadata":{"continue":"x"},
              "more":[1] }
            """#
        let (items, end) = read(Item.self, bytes(text))
        #expect(items == [Item(name: "a", counts: [1, 2]), Item(name: "b}]\""), Item()])
        #expect(try end.get() == ["kind": "List", "metadata": ["continue": "x"], "more": [1]])
        #expect(read(Plain.self, bytes(#"{"items":[{"name":"a"},{}]}"#)).items == [Plain(name: "a"), Plain()])
        #expect(read(Int64.self, bytes(#"{"items":[1,23 , 456]}"#)).items == [1, 23, 456])
        #expect(read(String.self, bytes(#"{"items":[ "a" ,"\\","\""]}"#)).items == ["a", "\\", "\""])
        #expect(try read(Item.self, bytes(#"{"items":null}"#)).end.get() == [:])
        #expect(try read(Item.self, bytes("{}")).end.get() == [:])
        #expect(try read(Item.self, bytes(#"{"items":[]}"#)).end.get() == [:])
    }

    @Test func `an item is there before the list has ended`() throws {
        var reader = JSONListReader(Item.self)
        reader.append(Array(#"{"items":[{"name":"a"},{"na"#.utf8))
        #expect(try reader.next() == Item(name: "a"))
        #expect(try reader.next() == nil)
        reader.append(Array(#"me":"b"}"#.utf8))
        #expect(try reader.next() == Item(name: "b"))
        reader.append(Array(#"],"metadata":{"resourceVersion":"7"}}"#.utf8))
        #expect(try reader.finish()["metadata"]?["resourceVersion"] == "7")
    }

    @Test(
        arguments: [
            ("", "line 1, column 1: unexpected end of the text"), (" \n ", "line 2, column 2: unexpected end of the text"),
            ("[1]", "line 1, column 1: expected an object, found array"),
            ("{\"items\":{}}", "line 1, column 10: items: expected an array, found object"),
            (
                "{\"items\":[{\"name\":\"a\"},\n {\"name\":\n1}]}",
                "line 3, column 1: items[1].name: expected a string, found integer"
            ),
            ("{\"items\":[{\"counts\":[1,\"x\"]}]}", "line 1, column 24: items[0].counts[1]: expected an integer, found string"),
            ("{\"items\":[{},]}", "line 1, column 14: items[1]: unexpected character"),
            ("{\"items\":[{} {}]}", "line 1, column 14: items: expected “,” or “]”"),
            ("{\"items\":[{},", "line 1, column 14: unexpected end of the text in an array"),
            ("{\"items\":[]", "line 1, column 12: unexpected end of the text in an object"),
            ("{\"items\":[]} x", "line 1, column 14: unexpected data after the value"),
            ("{\"items\":[],}", "line 1, column 13: expected the name of a member"),
            ("{\"items\" 1}", "line 1, column 10: expected “:” after the name of a member"),
            ("{items:[]}", "line 1, column 2: expected the name of a member"),
            ("{\"items\":[],\"metadata\":{\"a\" 1}}", "line 1, column 29: metadata: expected “:” after the name of a member"),
            ("{\"items\":[],\"metadata\":}", "line 1, column 24: metadata: unexpected character"),
            ("{\"items\":[\n{\"name\":\"\u{1}\"}]}", "line 2, column 10: items[0].name: control character in a string"),
        ])
    func `an error has its place in the whole text, however it is cut`(text: String, message: String) {
        for pieces in [[Array(text.utf8)], bytes(text)] {
            let (_, end) = read(Item.self, pieces)
            guard case .failure(let error) = end else {
                Issue.record("read: \(text)")
                continue
            }
            #expect(error.description == message)
        }
    }

    @Test func `an error stays`() {
        var reader = JSONListReader(Item.self)
        reader.append(Array(#"{"items":[1]}"#.utf8))
        let first = #expect(throws: JSONError.self) { try reader.next() }
        let second = #expect(throws: JSONError.self) { try reader.next() }
        #expect(first == second && #expect(throws: JSONError.self) { try reader.finish() } == first)
    }

    @Test func `strict reading, limits and depth are as for a whole text`() throws {
        let text = #"{"items":[{"name":"a"},{"name":"b","nam":1,"name":"c"}]}"#
        let (items, end) = read(Item.self, bytes(text), .strict)
        #expect(items.count == 1)
        let error = #expect(throws: JSONError.self) { try end.get() }
        #expect(
            error?.causes.map(\.description) == [
                "line 1, column 42: items[1].nam: unknown field", "line 1, column 51: items[1].name: duplicate field",
            ])
        let small = JSONDecodingOptions(limits: JSONLimits(bytes: 21))
        #expect(read(Item.self, bytes(#"{"items":[{"name":"0123456789"},{"name":"0123456789a"}]}"#), small).items.count == 1)
        let endless = read(
            Item.self, [Array(#"{"items":[{"name":""#.utf8)] + Array(repeating: Array("aaaa".utf8), count: 9), small)
        #expect(throws: JSONError.self) { try endless.end.get() }
        let many = read(Item.self, bytes("{" + (0..<9).map { "\"m\($0)\":\"x\"" }.joined(separator: ",") + "}"), small)
        #expect(throws: JSONError.self) { try many.end.get() }
        let deep = #"{"items":["# + String(repeating: "[", count: 511) + String(repeating: "]", count: 511) + "]}"
        #expect(throws: JSONError.self) { try read(RawJSON.self, bytes(deep)).end.get() }
        #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    }

    /// What the fuzzer found: the same text, cut differently, gave another error.
    @Test(arguments: [
        #"'"item":[{"metadata":1}],}        "#, "1.5                                ", "{\"items\":1.5,               }",
    ])
    func `an error does not depend on what has come`(text: String) {
        let options = JSONDecodingOptions(limits: JSONLimits(depth: 40, bytes: 32))
        let (one, other) = (read(Item.self, [Array(text.utf8)], options), read(Item.self, bytes(text), options))
        #expect(one.end == other.end)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `however a list is cut, it is read as whole`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<50 {
            let values = (0..<Int.random(in: 0..<6, using: &random)).map { _ in random.json(depth: 3) }
            let pretty = Bool.random(using: &random)
            let list: JSONValue = ["items": .array(values), "kind": "List", "metadata": ["resourceVersion": "1"], "z": 1]
            var text = list.serialized(pretty: pretty)
            // Sometimes damaged: then it must be refused as the whole is.
            let isDamaged = Bool.random(using: &random)
            if isDamaged {
                text[Int.random(in: text.indices, using: &random)] = "{}[],:\"\\ 1n".utf8.randomElement(using: &random) ?? 0
            }
            var pieces: [[UInt8]] = []
            var rest = text[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...max(1, [3, 40, 1000].randomElement(using: &random) ?? 3), using: &random)
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            let whole = read(JSONValue.self, [text])
            let cut = read(JSONValue.self, pieces)
            #expect(cut.items == whole.items && cut.end == whole.end, "seed \(seed)")
            let tree = try? JSONValue(parsing: text)
            if tree?.objectValue != nil, tree?["items"]?.arrayValue != nil || tree?["items"] == nil {
                #expect((try? whole.end.get()) != nil, "seed \(seed): \(String(decoding: text, as: UTF8.self))")
            } else {
                #expect((try? whole.end.get()) == nil || tree?["items"] == .null, "seed \(seed)")
            }
            if !isDamaged { #expect(whole.items == values, "seed \(seed)") }
        }
    }
}
