import SteadyCodec
import Testing

/// What values keep is counted, and what they share once.
@Suite struct MemoryTallyTests {
    private struct Leaf: JSONModel {
        var text: String?
        var texts: [String]?
        var map: StringMap<String>?
        var unknownFields = UnknownFields()
        static let fields = FieldTable(empty: Leaf()) {
            $0.field("text", \.text)
            $0.field("texts", \.texts)
            $0.field("map", \.map)
            $0.unknown(\.unknownFields)
        }
    }

    private struct Tree: JSONModel {
        @OptionalBoxed var leaf: Leaf?
        var leaves: [Leaf]?
        static let fields = FieldTable(empty: Tree()) {
            $0.field("leaf", \._leaf)
            $0.field("leaves", \.leaves)
        }
    }

    private func bytes(_ values: some Sequence<some Codable & Sendable>) -> Int {
        var tally = MemoryTally()
        for value in values { tally.add(value) }
        return tally.bytes
    }

    private func long(_ number: Int, _ count: Int = 1000) -> String { "\(number)" + String(repeating: "x", count: count) }

    @Test func `texts, lists, maps and boxes count`() {
        #expect(bytes([Tree()]) == 0)
        #expect(bytes([Leaf(text: "short")]) == 0 && bytes([Leaf(texts: [], map: [:])]) == 0)
        #expect((1000..<1100).contains(bytes([Leaf(text: long(1))])))
        #expect((2000..<2200).contains(bytes([Leaf(texts: [long(1), long(2)])])))
        #expect((2000..<2200).contains(bytes([Leaf(map: [long(1): long(2)])])))
        var tree = Tree()
        tree.leaf = Leaf(text: long(1))
        tree.leaves = [Leaf(text: long(2)), Leaf(text: long(3))]
        #expect((3000..<3500).contains(bytes([tree])))
    }

    @Test func `what the type does not declare counts`() throws {
        let leaf = try JSON.decode(Leaf.self, from: Array(#"{"more":{"a":"\#(long(1))"}}"#.utf8))
        #expect((1000..<1200).contains(bytes([leaf])))
    }

    @Test func `what is shared counts once`() {
        let text = long(1)
        let leaves = (0..<100).map { _ in Leaf(text: text) }
        #expect((1000..<1100).contains(bytes(leaves)))
        let trees = (0..<100).map { _ in
            var tree = Tree()
            tree.leaves = leaves
            return tree
        }
        #expect(bytes(trees) < 12_000)
    }

    @Test func `other types count as their text`() {
        struct Plain: Codable, Sendable { var text: String }
        #expect((1000..<1050).contains(bytes([Plain(text: long(1))])))
    }
}
