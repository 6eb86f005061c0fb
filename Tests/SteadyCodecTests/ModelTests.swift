import SteadyCodec
import SteadyTesting
import Testing

private struct Port: JSONModel {
    var name: String?
    var number: Int32
    var unknownFields = UnknownFields()

    init(name: String? = nil, number: Int32) {
        self.name = name
        self.number = number
    }

    static let fields = FieldTable<Port>(empty: Port(number: 0)) {
        $0.field("name", \.name)
        $0.field("number", \.number)
        $0.unknown(\.unknownFields)
    }
}

private struct Spec: JSONModel {
    var ports: [Port]?
    var labels: StringMap<String>?
    var items: [String]?
    @OptionalBoxed var inner: Spec?
    var any: JSONValue?
    var raw: RawJSON?
    var big: Int64?
    var flag: Bool?
    var ratio: Double?
    var secret: Base64?
    var counts: [Int32]?
    var nested: StringMap<[String]>?
    var unknownFields = UnknownFields()

    static let fields = FieldTable<Spec>(empty: Spec()) {
        $0.field("ports", \.ports)
        $0.field("labels", \.labels)
        $0.field("items", \.items)
        $0.field("inner", \._inner)
        $0.field("any", \.any)
        $0.field("raw", \.raw)
        $0.field("big", \.big)
        $0.field("flag", \.flag)
        $0.field("ratio", \.ratio)
        $0.field("secret", \.secret)
        $0.field("counts", \.counts)
        $0.field("nested", \.nested)
        $0.unknown(\.unknownFields)
    }
}

private struct Thing: JSONModel {
    @Boxed var spec: Spec
    var name: String

    init(spec: Spec = Spec(), name: String = "") {
        self.spec = spec
        self.name = name
    }

    static let fields = FieldTable<Thing>(empty: Thing()) {
        $0.constant("kind", "Thing")
        $0.field("spec", \._spec)
        $0.field("name", \.name)
    }
}

/// A model within which another lies that has a box, as a template's specification does.
private struct Outer: JSONModel {
    struct Leaf: JSONModel {
        var text: String?
        static let fields = FieldTable<Leaf>(empty: Leaf()) { $0.field("text", \.text) }
    }

    struct Strict: JSONModel {
        var text: String
        static let fields = FieldTable<Strict>(empty: Strict(text: "")) { $0.field("text", \.text) }
    }

    struct Inner: JSONModel {
        @Boxed var leaf = Leaf()
        @Boxed var strict = Strict(text: "")
        static let fields = FieldTable<Inner>(empty: Inner()) {
            $0.field("leaf", \._leaf)
            $0.field("strict", \._strict)
        }
    }

    var inner = Inner()
    var more: [Outer]?
    static let fields = FieldTable<Outer>(empty: Outer()) {
        $0.field("inner", \.inner)
        $0.field("more", \.more)
    }
}

@Suite struct ModelTests {
    /// Copying bytes would not count who holds them.
    @Test func `boxes of models that lie in another begin anew for each`() throws {
        for _ in 0..<100 {
            var outer = try JSON.decode(Outer.self, from: Array("{}".utf8))
            #expect(outer.inner.leaf.text == nil && outer.inner.strict.text.isEmpty && outer == Outer())
            #expect(String(decoding: try JSON.encode(outer), as: UTF8.self) == #"{"inner":{}}"#)
            outer = try JSON.decode(Outer.self, from: Array(#"{"inner":{"leaf":{"text":"a"},"strict":{"text":"b"}}}"#.utf8))
            #expect(outer.inner.leaf.text == "a" && outer.inner.strict.text == "b")
            outer.inner = Outer.Inner()
            #expect(outer.inner.strict.text.isEmpty)
            outer = try JSON.decode(Outer.self, from: Array(#"{"more":[{},{"inner":{"leaf":{"text":"c"}}}]}"#.utf8))
            #expect(outer.more?.map(\.inner.leaf.text) == [nil, "c"])
        }
    }

    private static let text =
        #"{"kind":"Thing","name":"x\u00e9\n","spec":{"ports":[{"name":"http","number":80,"foo":{"a":[1,2.5]}},{"number":-7}],"#
        + #""labels":{"b":"2","a":"1"},"items":["q",""],"inner":{"ports":[],"any":{"z":1}},"raw":{ "k" : [1] },"big":9223372036854775807,"#
        + #""flag":false,"ratio":0.5,"secret":"aGk=","counts":[1,2],"nested":{"x":["y"]},"zzz":true}}"#

    private static func thing(_ text: String, _ options: JSONDecodingOptions = .default) throws(JSONError) -> Thing {
        try JSON.decode(Thing.self, from: Array(text.utf8), options: options)
    }

    @Test func `every kind of field is read and written`() throws {
        let thing = try Self.thing(Self.text)
        #expect(thing.name == "xé\n")
        #expect(thing.spec.ports?.map(\.number) == [80, -7])
        #expect(thing.spec.labels == ["a": "1", "b": "2"])
        #expect(thing.spec.inner?.any == ["z": 1])
        #expect(thing.spec.inner?.ports == [])
        #expect(thing.spec.raw?.value == ["k": [1]])
        #expect(thing.spec.secret?.text == "hi")
        #expect(thing.spec.nested?["x"] == ["y"])
        #expect(thing.spec.ports?[0].unknownFields["foo"] == ["a": [1, 2.5]])
        #expect(thing.spec.unknownFields.names == ["zzz"])
        // As values: the order of members is the table's.
        let written = try JSONValue(parsing: JSON.encode(thing))
        #expect(written == (try JSONValue(parsing: Self.text)))
    }

    @Test func `nil is absent, absent is not empty, required fields have a value`() throws {
        let empty = try Self.thing("{}")
        #expect(empty == Thing())
        #expect(String(decoding: try JSON.encode(empty), as: UTF8.self) == #"{"kind":"Thing","name":""}"#)
        let nulls = try Self.thing(#"{"name":null,"spec":{"ports":null,"labels":{},"items":[],"flag":null}}"#)
        #expect(nulls.spec.ports == nil && nulls.spec.labels == [:] && nulls.spec.items == [] && nulls.spec.flag == nil)
        #expect(
            String(decoding: try JSON.encode(nulls), as: UTF8.self)
                == #"{"kind":"Thing","spec":{"labels":{},"items":[]},"name":""}"#)
    }

    @Test(arguments: [
        (#"{"spec":{"ports":[{"number":"x"}]}}"#, "line 1, column 29: spec.ports[0].number: expected an integer, found string"),
        (#"{"kind":"Other"}"#, "line 1, column 9: kind: expected “Thing”, found “Other”"),
        (#"{"spec":[]}"#, "line 1, column 9: spec: expected an object, found array"),
        (#"{"spec":{"inner":{"labels":{"a":1}}}}"#, "line 1, column 33: spec.inner.labels.a: expected a string, found integer"),
        ("{", "line 1, column 2: expected the name of a member"),
        ("{\n \"name\":\"a}", "line 2, column 9: name: the string does not end"),
        (
            #"{"spec":{"ports":[{"number":1},{"number":3000000000}]}}"#,
            "line 1, column 42: spec.ports[1].number: 3000000000 is out of range for Int32"
        ),
        (#"{"spec":{"big":1.5}}"#, "line 1, column 16: spec.big: expected an integer, found 1.5"),
        (#"{"spec":{"secret":"!"}}"#, "line 1, column 19: spec.secret: the text is not base64"),
        (#"{} x"#, "line 1, column 4: unexpected data after the value"),
        (#"{"spec":{"zzz":[1,}}"#, "line 1, column 19: spec.zzz: unexpected character"),
    ])
    func `errors name the place`(text: String, message: String) {
        let error = #expect(throws: JSONError.self) { try Self.thing(text) }
        #expect(error?.description == message)
    }

    @Test func `strict reading reports all that is wrong at once`() {
        let text = #"{"spec":{"ports":[{"nmber":1,"number":1}],"x":1,"flag":true,"flag":false},"name":"a","y":2}"#
        let error = #expect(throws: JSONError.self) { try Self.thing(text, .strict) }
        #expect(
            error?.message == #"strict decoding error: unknown field "spec.ports[0].nmber", unknown field "spec.x", "#
                + #"duplicate field "spec.flag", unknown field "y""#)
        let missing = #expect(throws: JSONError.self) { try Self.thing(#"{"spec":{"ports":[{}]}}"#, .strict) }
        #expect(
            missing?.message
                == #"strict decoding error: missing required field "spec.ports[0].number", missing required field "name""#)
    }

    @Test func `models within Codable types are read strictly, too`() {
        struct Holder: Codable { var things: [Thing] }
        let error = #expect(throws: JSONError.self) {
            try JSON.decode(Holder.self, from: Array(#"{"things":[{"name":"a"},{"name":"b","x":1}]}"#.utf8), options: .strict)
        }
        #expect(error?.message == #"strict decoding error: unknown field "things[1].x""#)
    }

    @Test func `chosen fields are not read`() throws {
        let dropped = try Self.thing(
            Self.text, JSONDecodingOptions(keepsUnknownFields: false, dropping: ["spec.ports", "spec.inner.any"]))
        #expect(dropped.spec.ports == nil && dropped.spec.inner?.any == nil && dropped.spec.inner?.ports == [])
        #expect(dropped.spec.unknownFields.isEmpty && dropped.spec.labels?.count == 2)
    }

    @Test func `boxes are values`() throws {
        let original = try Self.thing(Self.text)
        var copy = original
        copy.spec.inner?.labels = ["k": "v"]
        copy.spec.ports?[0].number = 81
        #expect(original != copy)
        #expect(original.spec.ports?[0].number == 80 && original.spec.inner?.labels == nil)
        #expect(copy.spec.ports?[0].number == 81 && copy.spec.inner?.labels == ["k": "v"])
        copy.spec = original.spec
        #expect(original == copy && original.hashValue == copy.hashValue)
        copy.spec.inner = nil
        #expect(copy.spec.inner == nil && original.spec.inner != nil)
    }

    @Test func `shared parts are equal, and changing one leaves the others`() throws {
        let pool = SharingPool(texts: 16, subtrees: 16)
        var things: [Thing] = []
        for _ in 0..<50 { things.append(try JSON.decode(Thing.self, from: Array(Self.text.utf8), sharing: pool)) }
        #expect(Set(things).count == 1)
        things[10].spec.ports?[1].number = 5
        things[10].spec.labels?["a"] = "other"
        things[10].spec.inner?.items = ["n"]
        #expect(Set(things).count == 2)
        let alone = try Self.thing(Self.text)
        #expect(things[11] == things[0] && things[0] == alone)
        let again = try JSON.decode(Thing.self, from: Array(Self.text.utf8), sharing: pool)
        #expect(again == things[0])
    }

    /// A value that could have been anything is read the same by a pool that is much too small.
    @Test func `sharing never changes what is read`() throws {
        var random = SeededRandom(7)
        let pool = SharingPool(texts: 4, subtrees: 4)
        for _ in 0..<500 {
            let ports = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
                #"{"name":"\#(["a", "a name that is longer than a word", "é"].randomElement(using: &random) ?? "")","number":\#(Int.random(in: 0..<3, using: &random))}"#
            }
            let label = ["x", "the value of a label that is long"].randomElement(using: &random) ?? ""
            let text =
                #"{"spec":{"ports":[\#(ports.joined(separator: ","))],"labels":{"l":"\#(label)"},"inner":{"items":["\#(label)"]}}}"#
            let shared = try JSON.decode(Thing.self, from: Array(text.utf8), sharing: pool)
            let alone = try Self.thing(text)
            #expect(shared == alone, "seed 7: \(text)")
        }
    }

    /// Tables begin small and grow; what was in them goes with them.
    @Test func `a pool that grows reads the same, and shares on`() throws {
        let (pool, whole) = (SharingPool(), SharingPool(texts: 1 << 16, subtrees: 1 << 16))
        func text(_ number: Int) -> String {
            let name = "a name that is longer than a word, \(number)"
            return #"{"spec":{"ports":[{"name":"\#(name)"}],"labels":{"l":"\#(name)"},"inner":{"items":["\#(name)"]}}}"#
        }
        for number in 0..<3000 {
            let shared = try JSON.decode(Thing.self, from: Array(text(number).utf8), sharing: pool)
            #expect(shared == (try Self.thing(text(number))))
            // One that comes again and again is not lost when the tables grow.
            if number % 7 == 0 {
                #expect(try JSON.decode(Thing.self, from: Array(text(3).utf8), sharing: pool) == Self.thing(text(3)))
            }
        }
        // Those seen last are read alike by a pool that never had to grow.
        for number in 2900..<3000 {
            let bytes = Array(text(number).utf8)
            let (grown, roomy) = (
                try JSON.decode(Thing.self, from: bytes, sharing: pool), try JSON.decode(Thing.self, from: bytes, sharing: whole)
            )
            #expect(grown == roomy)
        }
    }

    @Test func `models are parts of Codable types, and the other way round`() throws {
        struct Holder: Codable, Equatable {
            var thing: Thing
            var ports: [Port]
            var count: Int
            var map: [String: String]
            var value: JSONValue
            var none: Double?
        }
        let text = #"{"thing":\#(Self.text),"ports":[{"number":1}],"count":3,"map":{"a":"b"},"value":[1,null]}"#
        let holder = try JSON.decode(Holder.self, from: Array(text.utf8))
        let thing = try Self.thing(Self.text)
        #expect(holder.thing == thing && holder.ports == [Port(number: 1)] && holder.value == [1, .null])
        #expect(try JSON.decode(Holder.self, from: try JSON.encode(holder)) == holder)
        let error = #expect(throws: JSONError.self) {
            try JSON.decode(Holder.self, from: Array(#"{"thing":{"spec":{"ports":[{"number":"x"}]}},"count":1}"#.utf8))
        }
        #expect(error?.path == "thing.spec.ports[0].number")
    }

    @Test func `no prefix of a text and no changed byte leads astray`() throws {
        let bytes = Array(Self.text.utf8)
        for count in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSON.decode(Thing.self, from: Array(bytes[..<count])) }
        }
        var random = SeededRandom(11)
        let pool = SharingPool(texts: 8, subtrees: 8)
        for _ in 0..<3000 {
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            // Read or refused, with a pool or without: the same.
            let shared = Result { try JSON.decode(Thing.self, from: changed, sharing: pool) }
            let alone = Result { try JSON.decode(Thing.self, from: changed) }
            switch (shared, alone) {
            case (.success(let a), .success(let b)): #expect(a == b)
            case (.failure, .failure): break
            default: Issue.record("seed 11: \(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test func `deep nesting is refused, not followed`() {
        let deep = String(repeating: #"{"inner":"#, count: 600)
        let error = #expect(throws: JSONError.self) { try JSON.decode(Spec.self, from: Array(deep.utf8)) }
        #expect(error?.message == "nested deeper than 512 levels")
    }
}
