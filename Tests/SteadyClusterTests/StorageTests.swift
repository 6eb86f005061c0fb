import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

@Suite struct StorageTests {
    private func object(_ number: Int) -> StoredObject {
        StoredObject(value: ["metadata": ["labels": ["n": .string(String(number))]]], version: UInt64(number))
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a tree holds what a dictionary holds, in order, and its copies stay as they were`(_ seed: UInt64) {
        var state = seed
        func next(_ limit: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % limit)
        }
        var tree = ObjectTree()
        var twin: [ObjectKey: UInt64] = [:]
        var copies: [(tree: ObjectTree, twin: [ObjectKey: UInt64])] = []
        // Fills, mixes and empties.
        for step in 0..<6000 {
            let key = ObjectKey(namespace: ["a", "b", "c", nil][next(4)], name: "name-\(next(700))")
            let removes = step < 2000 ? next(10) == 0 : step < 4000 ? next(2) == 0 : next(10) > 0
            if removes {
                #expect(tree.remove(key)?.version == twin.removeValue(forKey: key), "seed \(seed)")
            } else {
                #expect(tree.put(object(step), key)?.version == twin.updateValue(UInt64(step), forKey: key), "seed \(seed)")
            }
            if step % 700 == 0 { copies.append((tree, twin)) }
        }
        copies.append((tree, twin))
        for (tree, twin) in copies {
            var found: [(ObjectKey, UInt64)] = []
            tree.visit { key, object in
                found.append((key, object.version))
                return true
            }
            #expect(found.map(\.0) == twin.keys.sorted(), "seed \(seed)")
            #expect(found.allSatisfy { twin[$0.0] == $0.1 && tree.object($0.0)?.version == $0.1 }, "seed \(seed)")
            #expect(tree.count == twin.count)
            var inside: [ObjectKey] = []
            tree.visit(namespace: "b") { key, _ in inside.append(key) }
            #expect(inside == twin.keys.filter { $0.namespace == "b" }.sorted(), "seed \(seed)")
            let start = ObjectKey(namespace: "b", name: "name-3")
            var after: [ObjectKey] = []
            tree.visit(from: start) { key, _ in
                after.append(key)
                return true
            }
            #expect(after == twin.keys.filter { !($0 < start) }.sorted(), "seed \(seed)")
        }
    }

    @Test func `a cache of values grows to its limit, and forgets beyond it`() {
        let cache = ValueCache(count: 256)
        for version in 1...1000 as ClosedRange<UInt64> {
            cache.put(.integer(Int64(version)), of: version)
            #expect(cache.value(of: version) == .integer(Int64(version)))
        }
        for version in 1...1000 as ClosedRange<UInt64> {
            #expect(cache.value(of: version) == (version > 744 ? .integer(Int64(version)) : nil), "\(version)")
        }
    }

    @Test func `the value of an object that is long untouched is read from its text`() {
        let cache = ValueCache(count: 2)
        let objects = (0..<5).map {
            StoredObject(value: ["a": .integer(Int64($0)), "d": 1.5], version: UInt64($0), cache: cache)
        }
        for (number, object) in objects.enumerated() { #expect(object.value == ["a": .integer(Int64(number)), "d": 1.5]) }
    }

    @Test func `lists leave out the type of each object`() throws {
        let value: JSONValue = ["apiVersion": "v1", "data": ["kind": "x"], "kind": "ConfigMap", "metadata": [:]]
        var bytes: [UInt8] = []
        StoredObject(value: value, version: 1).appendUntyped(to: &bytes)
        #expect(try JSONValue(parsing: bytes) == ["data": ["kind": "x"], "metadata": [:]])
    }
}
