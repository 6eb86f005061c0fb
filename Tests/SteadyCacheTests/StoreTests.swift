import SteadyAPI
@testable import SteadyCache
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// What stores are made of, and the store itself, beside the simplest thing that does the same.
@Suite struct StoreTests {
    private static func random(_ seed: UInt64) -> SeededRandom { SeededRandom(seed) }

    @Test func `a set of numbers is a set, small or large, and its copies stay as they were`() async {
        for seed in 0..<60 as Range<UInt64> {
            await Task.yield()
            var random = Self.random(seed)
            let range = UInt32([20, 300, 5000][Int(seed % 3)])
            var (set, twin): (SlotSet, Set<UInt32>) = (SlotSet(), [])
            var kept: [(SlotSet, Set<UInt32>)] = []
            for _ in 0..<600 {
                let slot = UInt32.random(in: 0..<range, using: &random)
                if UInt64.random(in: 0..<10, using: &random) < 6 {
                    set.insert(slot)
                    twin.insert(slot)
                } else {
                    set.remove(slot)
                    twin.remove(slot)
                }
                if UInt64.random(in: 0..<100, using: &random) == 0 { kept.append((set, twin)) }
                if set.contains(slot) != twin.contains(slot) || set.count != twin.count { Issue.record("seed \(seed), \(slot)") }
            }
            for (set, twin) in kept + [(set, twin)] {
                var slots: [UInt32] = []
                set.forEach { slots.append($0) }
                #expect(slots == twin.sorted(), "seed \(seed)")
            }
        }
    }

    private final class Thing: Sendable {
        let number: Int

        init(_ number: Int) { self.number = number }
    }

    @Test func `a directory of keys finds what is in it, also of equal hashes, and its copies stay as they were`() async {
        for seed in 0..<30 as Range<UInt64> {
            await Task.yield()
            var random = Self.random(seed)
            var directory = KeyDirectory<Thing>()
            var twin: [Int: (slot: UInt32, thing: Thing)] = [:]
            // The directory holds nothing: the twins do.
            var kept: [(KeyDirectory<Thing>, [Int: (slot: UInt32, thing: Thing)])] = []
            var slots: UInt32 = 0
            // All hashes, few, and those that begin near the end and go on at the beginning.
            let mask: UInt32 = [.max, 15, 0][Int(seed % 3)]
            let range = mask == .max ? 3000 : 60
            // Every other time names that differ where no digest looks.
            let (head, tail) = seed % 2 == 0 ? ("", "") : (String(repeating: "a", count: 45), String(repeating: "b", count: 12))
            func digest(_ number: Int) -> KeyDigest {
                let digits = String(number)
                let name = head + String(repeating: "0", count: 4 - digits.count) + digits + tail
                var digest = KeyDigest(ObjectKey(namespace: nil, name: name))
                digest.hash = UInt32(truncatingIfNeeded: number &* 0x9E37_79B1) & mask &- UInt32(seed % 5)
                return digest
            }
            for step in 0..<2000 {
                let number = Int.random(in: 0..<range, using: &random)
                let key = digest(number)
                let found = directory.find(key, 1) { $0.number == number }
                if found?.slot != twin[number]?.slot || found?.element.takeUnretainedValue() !== twin[number]?.thing {
                    Issue.record("seed \(seed), \(number)")
                }
                if directory.find(key, 2, where: { $0.number == number }) != nil {
                    Issue.record("seed \(seed), another namespace")
                }
                switch (UInt64.random(in: 0..<4, using: &random), twin[number]) {
                case (0, let old?),
                    (1, let old?) where step > 1000:
                    directory.remove(old.slot, key.hash)
                    twin[number] = nil
                case (2, let old?):
                    let thing = Thing(number)
                    if let found { directory.replace(found, with: thing) }
                    twin[number] = (old.slot, thing)
                case (_, nil):
                    let thing = Thing(number)
                    directory.insert(thing, slots, key, 1)
                    twin[number] = (slots, thing)
                    slots += 1
                default: break
                }
                if UInt64.random(in: 0..<300, using: &random) == 0 { kept.append((directory, twin)) }
            }
            for (directory, twin) in kept + [(directory, twin)] {
                #expect(directory.count == twin.count, "seed \(seed)")
                for number in 0..<range {
                    let found = directory.find(digest(number), 1) { $0.number == number }
                    if found?.slot != twin[number]?.slot || found?.element.takeUnretainedValue() !== twin[number]?.thing {
                        Issue.record("seed \(seed), \(number) in a copy")
                    }
                }
            }
        }
    }

    @Test func `digests of keys differ in every byte, at every length, and names are told apart where digests are not whole`() {
        for length in 0..<80 {
            let bytes = [UInt8](repeating: 97, count: length)
            var names = [bytes]
            for index in 0..<length {
                var changed = bytes
                changed[index] = 98
                names.append(changed)
            }
            let keys = names.map { ObjectKey(namespace: "default", name: String(decoding: $0, as: UTF8.self)) }
            let entries = keys.map { Entry.of(Self.named($0)) }
            var contents = StoreContents(EntryTraits(Pod.self))
            for (key, entry) in zip(keys, entries) { contents.insert(entry, of: key, KeyDigest(key), reusing: nil) }
            // Two of 80 random numbers of 32 bits are the same once in 1.4 million times; two pairs of them never.
            #expect(Set(keys.map { KeyDigest($0).hash }).count >= keys.count - 1, "length \(length)")
            for (key, entry) in zip(keys, entries) where contents[key] !== entry { Issue.record("length \(length), \(key)") }
        }
        let key = ObjectKey(namespace: "one", name: "a")
        var contents = StoreContents(EntryTraits(Pod.self))
        contents.insert(Entry.of(Self.named(key)), of: key, KeyDigest(key), reusing: nil)
        for (namespace, name) in [(nil, "a"), ("two", "a"), ("on", "ea"), ("", "a")] {
            #expect(contents[ObjectKey(namespace: namespace, name: name)] == nil)
        }
        // As for the API server, names are bytes, whatever Unicode holds for equal.
        let composed = ObjectKey(namespace: nil, name: "caf\u{E9}")
        let decomposed = ObjectKey(namespace: nil, name: "cafe\u{301}")
        #expect(composed == decomposed)
        contents.insert(Entry.of(Self.named(composed)), of: composed, KeyDigest(composed), reusing: nil)
        #expect(contents[composed] != nil && contents[decomposed] == nil)
    }

    private static func named(_ key: ObjectKey) -> Pod { Pod(metadata: ObjectMeta(name: key.name, namespace: key.namespace)) }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `namespaces have a number of their own as long as there are objects in them`(seed: UInt64) {
        var random = SeededRandom(seed)
        var numbers = NamespaceNumbers()
        var twin: [String: (number: UInt32, count: Int)] = [:]
        func hash(_ namespace: String) -> UInt32 { KeyDigest(ObjectKey(namespace: namespace, name: "")).namespaceHash }
        for _ in 0..<20_000 {
            let namespace = "n\(random.next() % 300)"
            if random.next() % 2 == 0 {
                let number = numbers.enter(namespace, hash(namespace))
                if let known = twin[namespace] { #expect(known.number == number, "seed \(seed)") }
                #expect(number != 0 && !twin.contains { $0.key != namespace && $0.value.number == number }, "seed \(seed)")
                twin[namespace] = (number, (twin[namespace]?.count ?? 0) + 1)
            } else if let known = twin[namespace] {
                numbers.leave(namespace, hash(namespace))
                twin[namespace] = known.count == 1 ? nil : (known.number, known.count - 1)
            }
            let other = "n\(random.next() % 300)"
            #expect(numbers.number(of: other, hash(other)) == twin[other]?.number, "seed \(seed)")
        }
        #expect(numbers.number(of: nil, 0) == 0)
    }

    private struct Numbered: Hashed, Equatable {
        var hash: UInt32
        var number: Int
        var note = 0
    }

    @Test func `a directory finds what is in it, also of equal hashes, and its copies stay as they were`() async {
        for seed in 0..<40 as Range<UInt64> {
            await Task.yield()
            var random = Self.random(seed)
            var (directory, twin): (HashDirectory<Numbered>, [Int: Numbered]) = (HashDirectory(), [:])
            var kept: [(HashDirectory<Numbered>, [Int: Numbered])] = []
            // Few hashes: many elements have the same.
            let mask: UInt32 = seed % 2 == 0 ? .max : 15
            for _ in 0..<1500 {
                let number = Int.random(in: 0..<600, using: &random)
                let hash = UInt32(truncatingIfNeeded: number &* 0x9E37_79B1) & mask
                switch UInt64.random(in: 0..<4, using: &random) {
                case 0:
                    let removed = directory.remove(hash) { $0.number == number }
                    if removed != twin.removeValue(forKey: number) { Issue.record("seed \(seed), removal of \(number)") }
                case 1:
                    let isThere = directory.update(hash, where: { $0.number == number }) { $0.note += 1 }
                    if isThere != (twin[number] != nil) { Issue.record("seed \(seed), update of \(number)") }
                    twin[number]?.note += 1
                default:
                    if twin[number] == nil {
                        let element = Numbered(hash: hash, number: number)
                        directory.insert(element)
                        twin[number] = element
                    }
                }
                if directory.first(hash, where: { $0.number == number }) != twin[number] {
                    Issue.record("seed \(seed), \(number)")
                }
                if UInt64.random(in: 0..<200, using: &random) == 0 { kept.append((directory, twin)) }
            }
            for (directory, twin) in kept + [(directory, twin)] {
                var all: [Int: Numbered] = [:]
                directory.forEach { all[$0.number] = $0 }
                #expect(all == twin && directory.count == twin.count, "seed \(seed)")
            }
        }
    }

    private static func pod(_ name: Int, _ namespace: Int, uid: Int, version: Int, node: Int) -> Pod {
        var metadata = ObjectMeta(name: "p\(name)", namespace: "n\(namespace)", labels: ["node": "n\(node)"])
        metadata.uid = "u\(uid)"
        metadata.resourceVersion = String(version)
        return Pod(metadata: metadata, spec: PodSpec(containers: [], nodeName: "n\(node)"))
    }

    private static let byNode = CacheIndex<Pod, String>("node") { $0.spec.nodeName }
    private static let byAll = CacheIndex<Pod, String>("labels", all: { Array(($0.metadata.labels ?? [:]).map(\.value)) })

    /// A snapshot shows the same whether it uses its indexes or goes through everything.
    private static func check(_ snapshot: Snapshot<Pod>, _ twin: [ObjectKey: Pod], _ seed: UInt64) {
        #expect(snapshot.count == twin.count, "seed \(seed)")
        #expect(snapshot.all == twin.values.sorted { $0.key < $1.key }, "seed \(seed)")
        var lent: [Pod] = []
        snapshot.forEach { lent.append($0) }
        #expect(lent == Array(snapshot) && Set(lent.map(\.key)) == Set(twin.keys), "seed \(seed)")
        for name in 0..<12 {
            for namespace in 0..<3 {
                let key = ObjectKey(namespace: "n\(namespace)", name: "p\(name)")
                if snapshot[key] != twin[key] || snapshot.withObject(key, { $0 }) != twin[key]
                    || snapshot.contains(key) != (twin[key] != nil)
                {
                    Issue.record("seed \(seed), \(key)")
                }
            }
        }
        for node in 0..<4 {
            let found = snapshot.objects(byNode, "n\(node)").sorted { $0.key < $1.key }
            let there = twin.values.filter { $0.spec.nodeName == "n\(node)" }.sorted { $0.key < $1.key }
            #expect(found == there && snapshot.count(byNode, "n\(node)") == there.count, "seed \(seed)")
            let selection = snapshot.objects(byNode, "n\(node)")
            var lent: [Pod] = []
            selection.forEach { lent.append($0) }
            #expect(lent == Array(selection) && selection.indices.map { selection[$0] } == lent, "seed \(seed)")
            #expect(Set(snapshot.objects(byAll, "n\(node)").map(\.key)) == Set(there.map(\.key)), "seed \(seed)")
            #expect(
                snapshot.matching(LabelSelector(matchLabels: ["node": "n\(node)"]), in: "n1")
                    == there.filter { $0.metadata.namespace == "n1" }, "seed \(seed)")
        }
        #expect(snapshot.objects(in: "n2") == twin.values.filter { $0.metadata.namespace == "n2" }.sorted { $0.key < $1.key })
    }

    /// Random worlds: objects change, watches tell of it late, in pieces or by a new list, and own writes and lists from beside the
    /// watch come between.
    @Test func `a store beside the plainest one: contents, indexes and kept snapshots, in 600 scripts`() async {
        for seed in 0..<600 as Range<UInt64> {
            await Task.yield()
            var script = Script(seed: seed)
            script.run()
            for (snapshot, twin) in script.kept { Self.check(snapshot, twin, seed) }
            #expect(script.problem == nil, "seed \(seed)")
        }
    }

    /// The place of an object that was in a list from beside the watch is taken by another one before that list is complete.
    @Test func `a list from beside the watch knows its objects wherever they are`() {
        var store = Store(EntryTraits(Pod.self))
        let part = store.addPart(nil)
        store.restarted(part)
        let (seen, late) = (Self.pod(1, 0, uid: 1, version: 1, node: 0), Self.pod(2, 0, uid: 2, version: 2, node: 0))
        _ = store.apply(Entry.of(seen), in: part)
        _ = store.synced("1", in: part)
        // As of version 3 there is only the first: the other has come and gone, which the watch has still to tell.
        var listing = Store.Listing()
        #expect(store.knows(seen.key, uid: "u1", version: "1", in: &listing))
        _ = store.wroteDeletion(of: seen.key, uid: "u1", isSelective: false)
        #expect(store.apply(Entry.of(late), in: part).all.count == 1)
        let changes = store.caughtUp(listing, version: "3", in: part).all
        #expect(store.contents.count == 0 && changes.map { $0.old?.object(Pod.self).key } == [late.key])
    }

    /// Where a watch tells of objects as deleted that are only no longer selected.
    @Test func `an object that came back into a selection and was deleted is not seen again`() {
        var store = Store(EntryTraits(Pod.self))
        let part = store.addPart(nil)
        store.restarted(part)
        _ = store.synced("1", in: part)
        _ = store.apply(Entry.of(Self.pod(1, 0, uid: 1, version: 2, node: 0)), in: part)
        let (left, back) = (Self.pod(1, 0, uid: 1, version: 3, node: 1), Self.pod(1, 0, uid: 1, version: 4, node: 0))
        _ = store.remove(Entry.of(left), in: part)
        _ = store.wroteDeletion(of: left.key, uid: "u1", isSelective: true)
        #expect(store.apply(Entry.of(back), in: part).isEmpty && store.contents.count == 0)
        _ = store.remove(Entry.of(Self.pod(1, 0, uid: 1, version: 5, node: 0)), in: part)
        #expect(store.remembered == 0)
    }

    @Test func `a version that was waited for is forgotten with its object`() {
        var store = Store(EntryTraits(Pod.self))
        let part = store.addPart(nil)
        store.restarted(part)
        _ = store.synced("1", in: part)
        let pod = Self.pod(1, 0, uid: 1, version: 3, node: 0)
        store.awaits(pod.key, version: "2")
        _ = store.remove(Entry.of(pod), in: part)
        #expect(store.remembered == 0)
    }

    @Test func `what was put in last is kept, and not much more`() {
        var recent = Recent<Int, Int>(10)
        for number in 0..<1000 {
            recent[number] = -number
            #expect((max(0, number - 9)...number).allSatisfy { recent[$0] == -$0 }, "\(number)")
            #expect(recent.count <= 20)
        }
        recent[995] = nil
        #expect(recent[995] == nil)
        recent.update { key, value in key % 2 == 0 ? value + 1 : nil }
        #expect(recent[998] == -997 && recent[999] == nil)
        recent.removeAll()
        #expect(recent.isEmpty && recent[998] == nil)
    }

    private struct Script {
        var random: SeededRandom
        var store = Store(EntryTraits(Pod.self))
        let part: Int
        /// The server's objects, and what has happened there.
        var world: [ObjectKey: Pod] = [:]
        var events: [(pod: Pod, isDeletion: Bool)] = []
        /// How many events the watch has told.
        var told = 0
        /// What is left of a list that is under way, its version, and how many events it has in it.
        var listing: (pods: [Pod], version: Int, end: Int)?
        /// The same of a list from beside the watch, the rest of which is not read yet.
        var beside: (rest: [Pod], listing: Store.Listing, version: Int)?
        var version = 1
        var uids = 0
        /// What a listener makes of the changes.
        var heard: [ObjectKey: Pod] = [:]
        var kept: [(Snapshot<Pod>, [ObjectKey: Pod])] = []
        var problem: String?

        init(seed: UInt64) {
            random = StoreTests.random(seed)
            part = store.addPart(nil)
            store.add(StoreTests.byNode.definition)
        }

        mutating func run() {
            list()
            while listing != nil { tell() }
            if Bool.random(using: &random) { store.add(StoreTests.byAll.definition) }
            for _ in 0..<60 {
                switch Int.random(in: 0..<16, using: &random) {
                case 0: list()
                case 1...5: tell()
                case 6, 7: ownWrite()
                case 8...10: catchUp()
                default: change()
                }
                if Int.random(in: 0..<15, using: &random) == 0 { kept.append((Snapshot(store.contents), present)) }
            }
            while listing != nil || told < events.count { tell() }
            kept.append((Snapshot(store.contents), world))
            if present != world { problem = "the store is not as the server" }
            if heard != world { problem = "whoever listens has not heard everything" }
            if store.remembered > 0 { problem = "\(store.remembered) deletions are remembered though the watch has told of them" }
        }

        private var present: [ObjectKey: Pod] {
            var pods: [ObjectKey: Pod] = [:]
            store.contents.slots.forEach { _, entry in pods[entry.object(Pod.self).key] = entry.object() }
            return pods
        }

        private mutating func hear(_ changes: StoreChanges) {
            for change in changes.all {
                guard let key = (change.new ?? change.old)?.object(Pod.self).key else { continue }
                let (old, new): (Pod?, Pod?) = (change.old.map { $0.object() }, change.new.map { $0.object() })
                if (old == nil) != (heard[key] == nil) || (old != nil && heard[key]?.metadata.uid != old?.metadata.uid) {
                    problem = problem ?? "told a change of \(key) that does not fit"
                }
                if let before = heard[key]?.metadata.resourceVersion, let after = new?.metadata.resourceVersion,
                    !ResourceVersion.isLater(after, than: before)
                {
                    problem = problem ?? "went back in time: \(key) from \(before) to \(after)"
                }
                heard[key] = new
            }
        }

        /// Something happens on the server; returns the object, gone or not.
        private mutating func happen() -> (pod: Pod, isDeletion: Bool) {
            version += 1
            let (name, namespace) = (Int.random(in: 0..<12, using: &random), Int.random(in: 0..<3, using: &random))
            let key = ObjectKey(namespace: "n\(namespace)", name: "p\(name)")
            let node = Int.random(in: 0..<4, using: &random)
            if var pod = world[key] {
                pod.metadata.resourceVersion = String(version)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    world[key] = nil
                    events.append((pod, true))
                } else {
                    pod.spec.nodeName = "n\(node)"
                    pod.metadata.labels = ["node": "n\(node)"]
                    world[key] = pod
                    events.append((pod, false))
                }
            } else {
                uids += 1
                let pod = StoreTests.pod(name, namespace, uid: uids, version: version, node: node)
                world[key] = pod
                events.append((pod, false))
            }
            return events[events.count - 1]
        }

        private mutating func change() { _ = happen() }

        private mutating func ownWrite() {
            let (pod, isDeletion) = happen()
            // The answer may come after the watch has told.
            while told < events.count, Int.random(in: 0..<4, using: &random) == 0 { tell() }
            if isDeletion {
                hear(store.wroteDeletion(of: pod.key, uid: pod.metadata.uid ?? "", isSelective: false))
                if present[pod.key]?.metadata.uid == pod.metadata.uid { problem = "a deleted object is still there" }
            } else {
                hear(store.wrote(Entry.of(pod), isSelected: true))
                if present[pod.key] != pod, told < events.count { problem = "an own write is not there" }
            }
        }

        private mutating func tell() {
            if listing != nil { return tellListed() }
            guard told < events.count else { return }
            let (pod, isDeletion) = events[told]
            told += 1
            hear(isDeletion ? store.remove(Entry.of(pod), in: part) : store.apply(Entry.of(pod), in: part))
        }

        /// What there was at some time, but not from before what was told.
        private mutating func past() -> (pods: [Pod], version: Int, end: Int) {
            let end = Int.random(in: told...events.count, using: &random)
            var state: [ObjectKey: Pod] = [:]
            var at = told == 0 ? 1 : Int(events[told - 1].pod.metadata.resourceVersion ?? "") ?? 1
            for (pod, isDeletion) in events[..<end] {
                state[pod.key] = isDeletion ? nil : pod
                at = max(at, Int(pod.metadata.resourceVersion ?? "") ?? 0)
            }
            return (state.values.sorted { $0.key > $1.key }, at, end)
        }

        /// A list begins, which takes its time.
        private mutating func list() {
            listing = past()
            store.restarted(part)
        }

        private mutating func tellListed() {
            for _ in 0..<4 {
                guard let pod = listing?.pods.popLast() else { break }
                let metadata = pod.metadata
                if store.knows(pod.key, uid: metadata.uid, version: metadata.resourceVersion, in: part) { continue }
                hear(store.apply(Entry.of(pod), in: part))
            }
            guard let listing, listing.pods.isEmpty else { return }
            hear(store.synced(String(listing.version), in: part))
            told = listing.end
            self.listing = nil
        }

        /// A list from beside the watch begins, goes on or ends.
        private mutating func catchUp() {
            if beside == nil {
                let past = past()
                beside = (past.pods, Store.Listing(), past.version)
            }
            for _ in 0..<4 {
                guard let pod = beside?.rest.popLast() else { break }
                let metadata = pod.metadata
                guard var listing = beside?.listing else { return }
                let isKnown = store.knows(pod.key, uid: metadata.uid, version: metadata.resourceVersion, in: &listing)
                if !isKnown { listing.pending.append(Entry.of(pod)) }
                beside?.listing = listing
            }
            guard let beside, beside.rest.isEmpty else { return }
            hear(store.caughtUp(beside.listing, version: String(beside.version), in: part))
            self.beside = nil
        }
    }
}
