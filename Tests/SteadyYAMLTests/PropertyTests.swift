#if YAML
    import SteadyCodec
    import SteadyTesting
    import SteadyYAML
    import Testing

    extension SeededRandom {
        mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
    }

    struct PropertyTests {
        static let pieces =
            [
                " ", " ", "\n", "\n", "a", "b", "x y", "- ", ": ", ":", "#", " #", "'", "\"", "\\", "*", "&", "!", "|", ">", "%",
                "@", "`",
                "{", "}", "[", "]", ",", "?", "? ", "-", "---", "...", "\t", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{FEFF}", "\0",
                "\u{7F}",
                "é", "e\u{301}", "😀", "\u{E000}", "\u{E001}", "\u{E002}", "\u{FFFE}", "\\u", "\\ud83d\\ude00", "0", "1", "0x",
                ".", "e", "_",
                "yes", "no", "null", "~", "<<", "=", "true", "2001-01-01", "1:20", "日本", "\u{A0}", "\u{301}", "'\u{301}", "\n\n",
                "  ",
            ]

        static func text(_ dice: inout SeededRandom) -> String {
            if dice.roll(40) == 0 { return String(repeating: "long ", count: dice.roll(400)) }
            return (0..<dice.roll(7)).map { _ in dice.pick(pieces) }.joined()
        }

        static func value(_ dice: inout SeededRandom, depth: Int) -> JSONValue {
            switch dice.roll(depth > 0 ? 12 : 7) {
            case 0: return .null
            case 1: return .bool(dice.roll(2) == 0)
            case 2: return .integer(Int64(truncatingIfNeeded: dice.next()) >> Int64(dice.roll(64)))
            case 3:
                // Whole numbers come back as integers, so only others, and those too great for one.
                let double = Double(bitPattern: dice.next())
                return double.isFinite && (double != double.rounded() || double.magnitude > 1e20) ? .double(double) : .double(0.5)
            case 4...6: return .string(text(&dice))
            case 7...8: return .array((0..<dice.roll(4)).map { _ in value(&dice, depth: depth - 1) })
            default:
                return .object(
                    JSONObject((0..<dice.roll(5)).map { _ in (name: text(&dice), value: value(&dice, depth: depth - 1)) }))
            }
        }

        @Test(arguments: [1, 2, 3, 4] as [UInt64])
        func `what is written reads back the same`(seed: UInt64) throws {
            var dice = SeededRandom(seed)
            for round in 0..<500 {
                let values = (0...dice.roll(3)).map { _ in Self.value(&dice, depth: 5) }
                let text = YAML.text(of: values)
                do {
                    let documents = try YAMLDocument.parse(text, limits: YAMLLimits(depth: 20))
                    #expect(documents.map(\.value) == values, "seed \(seed), round \(round):\n\(text)")
                } catch {
                    Issue.record("seed \(seed), round \(round): \(error)\n\(text)")
                }
            }
        }

        @Test func `JSON reads as YAML`() throws {
            let seed: UInt64 = 7
            var dice = SeededRandom(seed)
            for round in 0..<500 {
                let value = JSONValue.array([Self.value(&dice, depth: 4)])
                let text = value.serializedText(pretty: dice.roll(2) == 0)
                // JSON allows some characters raw that YAML does not.
                if text.unicodeScalars.contains(where: { [0x7F, 0xFEFF, 0xFFFE].contains($0.value) }) { continue }
                // The parser finds no “:” after a key of more than 1024 characters.
                if text.utf8.count > 1000 { continue }
                // YAML folds its own line breaks within quotes.
                if text.unicodeScalars.contains(where: { [0x85, 0x2028].contains($0.value) }) { continue }
                #expect(try JSONValue(yaml: text) == value, "seed \(seed), round \(round):\n\(text)")
            }
        }

        static let manifests = [
            DocumentTests().manifest,
            "a: &a\n  - x: |\n      lit\n      * b\n  - >-\n    fold\n    ed\n"
                + "b: {<<: {c: *a}, \"d\": 'e', ? f : [1, 2.5, ~]}\n---\n- - !!int 5\n  - \"\\u00e9\\ud83d\\ude00\"\n",
            "? a\n: b\n? [c]\n: d\n\"x\": 1\nx: 2\n# end\n...\n%YAML 1.1\n--- *x\n",
        ]

        static let alphabet = Array("\n\n  -:*&!?|>{}[],\"'#%@`\t\\<~0aéu\u{FEFF}\r".utf8) + [0, 0xFF, 0x80, 0xED, 0xA0]

        static func mutated(_ text: String, _ dice: inout SeededRandom) -> [UInt8] {
            var bytes = Array(text.utf8)
            for _ in 0...dice.roll(5) where !bytes.isEmpty {
                let index = dice.roll(bytes.count)
                switch dice.roll(5) {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: dice.next())
                case 1: bytes[index] = dice.pick(alphabet)
                case 2: bytes.insert(dice.pick(alphabet), at: index)
                case 3: bytes.remove(at: index)
                default:
                    let end = min(bytes.count, index + dice.roll(20))
                    bytes.insert(contentsOf: bytes[index..<end], at: dice.roll(bytes.count))
                }
            }
            return bytes
        }

        @Test(arguments: [11, 12, 13, 14] as [UInt64])
        func `mutated manifests parse or throw`(seed: UInt64) {
            var dice = SeededRandom(seed)
            var parsed = 0
            for _ in 0..<1500 {
                let bytes = Self.mutated(dice.pick(Self.manifests), &dice)
                do throws(YAMLError) {
                    let documents = try YAMLDocument.parse(bytes)
                    parsed += 1
                    for document in documents { _ = document.position(nearest: "spec.template") }
                } catch {
                    if let line = error.line { #expect(line >= 1 && (error.column ?? 0) >= 1, "seed \(seed): \(error)") }
                }
            }
            #expect(parsed > 100, "seed \(seed)")
        }
    }
#endif
