import SteadyCodec
import SteadyTesting
import Testing

private struct Leaf: JSONModel {
    var name: String?
    var values: [String]?
    var managedFields: RawJSON?
    var unknownFields = UnknownFields()

    static let fields = FieldTable<Leaf>(empty: Leaf()) {
        $0.field("name", \.name)
        $0.field("values", \.values)
        $0.field("managedFields", \.managedFields)
        $0.unknown(\.unknownFields)
    }
}

private struct Other: JSONModel {
    var name: String?
    var values: StringMap<String>?
    var unknownFields = UnknownFields()

    static let fields = FieldTable<Other>(empty: Other()) {
        $0.field("name", \.name)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}

private struct Root: JSONModel {
    @OptionalBoxed var leaf: Leaf?
    @OptionalBoxed var other: Other?
    @OptionalBoxed var inner: Root?
    var leaves: [Leaf]?
    var others: [Other]?
    var labels: StringMap<String>?
    var names: [String]?
    var managedFields: [RawJSON]?
    var number: Int64?

    static let fields = FieldTable<Root>(empty: Root()) {
        $0.field("leaf", \._leaf)
        $0.field("other", \._other)
        $0.field("inner", \._inner)
        $0.field("leaves", \.leaves)
        $0.field("others", \.others)
        $0.field("labels", \.labels)
        $0.field("names", \.names)
        $0.field("managedFields", \.managedFields)
        $0.field("number", \.number)
    }
}

/// Where a text comes again, its value is taken and nothing read: that must never show.
@Suite struct RecentTextsTests {
    private static let leaf = #"{"name":"a name that is long enough to be kept","more":[1,2,3],"managedFields":{"a":1}}"#

    private func root(_ text: String, _ pool: SharingPool?, _ options: JSONDecodingOptions = .default) throws -> Root {
        try JSON.decode(Root.self, from: Array(text.utf8), options: options, sharing: pool)
    }

    @Test func `the same text at fields of other types has other values`() throws {
        let pool = SharingPool()
        let list = "[\(Self.leaf),{}]"
        for _ in 0..<3 {
            for text in [
                #"{"leaf":\#(Self.leaf)}"#, #"{"other":\#(Self.leaf)}"#, #"{"leaves":\#(list),"others":\#(list)}"#,
                #"{"others":\#(list),"inner":{"leaves":\#(list)}}"#,
            ] {
                #expect(try root(text, pool) == root(text, nil))
            }
        }
    }

    @Test func `what is kept depends on the options of each reading`() throws {
        let pool = SharingPool()
        let text = #"{"leaf":\#(Self.leaf),"managedFields":[{"f":\#(Self.leaf)},1,{},[]]}"#
        let all = [
            JSONDecodingOptions.default, .cached, JSONDecodingOptions(keepsUnknownFields: false),
            JSONDecodingOptions(dropping: ["leaf.name"]), JSONDecodingOptions(dropping: ["leaf"]),
            JSONDecodingOptions(keepsUnknownFields: false, keepsManagedFields: false, dropping: ["inner.leaf.values"]),
        ]
        for options in all + all.reversed() + all {
            let shared = try root(text, pool, options)
            let alone = try root(text, nil, options)
            #expect(shared == alone)
        }
        #expect(throws: JSONError.self) { try root(text, pool, .strict) }
    }

    @Test func `a text that was read is refused where it would be too deep`() throws {
        let pool = SharingPool()
        let deep = String(repeating: #"{"inner":"#, count: 40) + "{}" + String(repeating: "}", count: 40)
        let short = JSONDecodingOptions(limits: JSONLimits(depth: 45))
        for _ in 0..<3 {
            _ = try root(deep, pool, short)
            #expect(throws: JSONError.self) {
                try root(
                    String(repeating: #"{"inner":"#, count: 10) + deep + String(repeating: "}", count: 10), pool, short)
            }
        }
        #expect(throws: JSONError.self) { try root(deep, pool, JSONDecodingOptions(limits: JSONLimits(depth: 30))) }
    }

    @Test func `a value that is kept as its text is that text each time, wherever it stands`() throws {
        let pool = SharingPool()
        let sets = (0..<3).map {
            #"{"f:metadata":{"f:annotations":{".":{},"f:a\#($0)":{}},"f:labels":{}},"f:spec":{"f:replicas":{}}}"#
        }
        for step in 0..<12 {
            let (a, b) = (sets[step % 2], sets[step % 3])
            let text = #"{"leaf":{"managedFields":\#(a),"more":\#(b)},"managedFields":[\#(b),[\#(a),"é"],\#(a)]}"#
            let shared = try root(text, pool)
            #expect(shared == (try root(text, nil)))
            #expect(shared.leaf?.managedFields?.text == a)
            #expect(shared.managedFields?.map(\.text) == [b, "[\(a),\"é\"]", a])
            // Nothing that only begins like a known text is taken for it, and what ends too early or is wrong is refused.
            let broken = [String(a.dropLast()), a.replacing("{}", with: "{]"), a.replacing(#""f:spec""#, with: "f:spec")]
            for text in broken.map({ #"{"managedFields":[\#($0)]}"# }) {
                #expect(throws: JSONError.self) { try root(text, pool) }
            }
        }
    }

    @Test func `an error after a known text has its place`() throws {
        let pool = SharingPool()
        for _ in 0..<3 { _ = try root(#"{"leaf":\#(Self.leaf),"number":1}"#, pool) }
        let text = "{\"leaf\":\(Self.leaf),\n  \"number\":\"x\"}"
        let shared = #expect(throws: JSONError.self) { try root(text, pool) }
        let alone = #expect(throws: JSONError.self) { try root(text, nil) }
        #expect(shared == alone && shared?.line == 2)
        // Cut off within a text that is known.
        for count in [60, 80] {
            #expect(throws: JSONError.self) { try root(String(text.prefix(count)), pool) }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `more texts than there is room for are read as without a pool`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let pool = SharingPool(texts: 64, subtrees: 64)
        func text(_ number: Int) -> String {
            let filler = String(repeating: "text \(number) ", count: number % 7 * 60)
            return #"{"name":"a name that is the same everywhere","values":["\#(number)","\#(filler)"],"more":"\#(number)"}"#
        }
        for step in 0..<1500 {
            let (a, b) = (text(random.int(0...400)), text(random.int(0...3)))
            let whole = #"{"leaf":\#(a),"leaves":[\#(b),\#(a)],"inner":{"other":{"values":{"k":"\#(step % 5)"}},"leaf":\#(b)}}"#
            let shared = try root(whole, pool)
            let alone = try root(whole, nil)
            #expect(shared == alone, "seed \(seed), step \(step)")
        }
    }

    @Test func `what is shared is copied before it is changed`() throws {
        let pool = SharingPool()
        let text =
            #"{"leaf":\#(Self.leaf),"names":["a name that is long enough","another one"],"labels":{"a label that is long":"v"}}"#
        var roots: [Root] = []
        for _ in 0..<4 { roots.append(try root(text, pool)) }
        roots[1].leaf?.name = "new"
        roots[2].names?.append("more")
        roots[3].labels?["a label that is long"] = nil
        let alone = try root(text, nil)
        let again = try root(text, pool)
        #expect(roots[0] == alone && again == alone)
        #expect(roots[1].leaf?.name == "new" && roots[2].names?.count == 3 && roots[3].labels?.isEmpty == true)
    }
}
