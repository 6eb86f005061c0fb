import SteadyQueue
import SteadyTesting
import Testing

@Suite struct KeyTableTests {
    @Test func `strings that are equal are one item, however they are written`() async {
        let queue = WorkQueue<String>()
        let equal = [
            ("K", "\u{212A}"), ("a;b", "a\u{37E}b"), ("`", "\u{1FEF}"), ("caf\u{E9}", "cafe\u{301}"),
            ("\u{C5}ngstr\u{F6}m", "\u{212B}ngstro\u{308}m"),
        ]
        for (one, other) in equal {
            #expect(one == other)
            queue.add(one)
            queue.add(other)
        }
        #expect(queue.depth == equal.count)
    }

    @Test func `hashes of strings differ in every byte, at every length`() {
        let hash = KeyHash()
        for length in 0..<70 {
            let bytes = [UInt8](repeating: 97, count: length)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(hash.hash(text) == hash.hash(String(Array(text))))
            var seen = [hash.hash(text)]
            for index in 0..<length {
                var changed = bytes
                changed[index] = 98
                seen.append(hash.hash(String(decoding: changed, as: UTF8.self)))
            }
            // Two of 70 random numbers of 32 bits are the same once in 1.7 million times; two pairs of them never.
            #expect(Set(seen).count >= seen.count - 1, "length \(length)")
        }
    }

    @Test func `keys that were chosen to meet are hashed by the standard library`() {
        var table = KeyTable<String>()
        // Of this secret all products are 0.
        table.hash = KeyHash(secret: (0, 0))
        #expect(table.hash.hash("a") == table.hash.hash("b"))
        for number in 0..<4200 {
            let (slot, tag) = table.find("key \(number)")
            #expect(slot == nil)
            _ = table.insert("key \(number)", tag: tag)
        }
        #expect(table.hash.hash("a") != table.hash.hash("b"))
        for number in 0..<4200 {
            guard let slot = table.find("key \(number)").slot else { return #expect(Bool(false), "\(number) is lost") }
            #expect(table[slot] == "key \(number)")
        }
    }

    @Test func `a table does what a dictionary does`() {
        for seed in 0..<20 as Range<UInt64> {
            var dice = SeededRandom(seed)
            var table = KeyTable<Int>()
            var dictionary: [Int: UInt32] = [:]
            for step in 0..<6000 {
                // It grows, is emptied, and grows again.
                let key = dice.roll(3000)
                let (slot, tag) = table.find(key)
                #expect(slot == dictionary[key], "seed \(seed)")
                if let slot {
                    if dice.roll(step % 3000 < 1500 ? 4 : 1) == 0 {
                        table.remove(slot)
                        dictionary[key] = nil
                    }
                } else if step % 3000 < 1500 {
                    dictionary[key] = table.insert(key, tag: tag)
                }
            }
            for (key, slot) in dictionary {
                #expect(table.find(key).slot == slot && table[slot] == key, "seed \(seed)")
                table.remove(slot)
            }
            #expect(table.count == 0)
        }
    }
}
