import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

extension Informer {
    /// What the cache takes.
    ///
    /// It is measured after each list, by a look at some two thousand of the objects, and more often if there is a budget.
    public var memory: CacheMemory {
        let objects = core.read { $0.contents.count }
        return memoryWatch.withLock { memory(objects, bytes: $0.bytes(objects), isReduced: $0.isReduced) }
    }

    /// Whether fields were dropped to stay within the budget: they read as if the objects did not have them.
    public var isReduced: Bool { memoryWatch.withLock { $0.isReduced } }

    private func memory(_ objects: Int, bytes: Int, isReduced: Bool) -> CacheMemory {
        CacheMemory(
            resource: type, scope: scope, objects: objects, bytes: bytes, budget: configuration.budget, isReduced: isReduced)
    }

    /// How objects are read now.
    var decoding: JSONDecodingOptions {
        var decoding = configuration.decoding
        if let budget = configuration.budget, isReduced { decoding.dropping.formUnion(budget.reduction) }
        return decoding
    }

    /// The resource in a namespace, with objects read as they are kept now.
    func resources(in namespace: String?) -> ResourceClient<Object> {
        var resources = resources.inNamespace(namespace)
        resources.client.decoding = decoding
        return resources
    }

    /// Measures, and does what the budget wants.
    ///
    /// - Throws: ``BudgetReached`` if following has to begin anew.
    func measure() throws(BudgetReached) {
        let (bytes, objects) = sampled()
        let verdict = memoryWatch.withLock { watch in
            watch.measured(bytes, of: objects)
            return watch.verdict(bytes)
        }
        switch verdict {
        case .fits: return
        case .reduce:
            reduceHeld()
            memoryWatch.withLock { $0.didReduce() }
        case .giveUp:
            memoryWatch.withLock { watch in
                watch.failure = CacheBudgetError(memory: memory(objects, bytes: bytes, isReduced: watch.isReduced))
            }
            core.update { store in
                store.clear()
                return []
            }
        }
        throw BudgetReached()
    }

    /// How many bytes so many objects take, by a look at some thousands of them.
    ///
    /// Those are runs of neighbours, for what objects share they mostly share with those that were listed beside them.
    private func sampled() -> (bytes: Int, objects: Int) {
        let (held, pending) = core.read { ($0.contents, $0.pendingEntries) }
        let objects = held.count + pending.count
        let (run, most) = (64, 2048)
        let step = max(1, (objects + most - 1) / most)
        var tally = MemoryTally()
        var (place, looked) = (0, 0)
        func look(_ entry: Entry) {
            defer { place += 1 }
            guard place / run % step == 0 else { return }
            looked += 1
            entry.withObject(Object.self) { tally.add($0) }
            tally.add(Entry.overhead + MemoryLayout<Object>.size)
        }
        held.slots.forEach { _, entry in look(entry) }
        for entry in pending { look(entry) }
        return (looked == 0 ? 0 : Int(Double(tally.bytes) / Double(looked) * Double(objects)), objects)
    }

    /// Drops fields of what is held, a few objects at a time; nobody is told, for the objects are the same.
    private func reduceHeld() {
        let decoding = decoding
        let end = core.read { $0.contents.slots.end }
        for start in stride(from: 0, to: end, by: 256) {
            core.update { store in
                for slot in start..<min(start + 256, end) {
                    guard let entry = store.contents.slots[slot] else { continue }
                    // Transformed it was when it came.
                    store.replaceSilently(entry, by: Entry.of(reduced(entry.object(Object.self), decoding)))
                }
                return []
            }
        }
    }

    /// An object without the fields that are not kept; as it is if it cannot be written and read.
    func reduced(_ object: Object, _ decoding: JSONDecodingOptions) -> Object {
        guard let text = try? JSON.encode(object) else { return object }
        return (try? JSON.decode(Object.self, from: text, options: decoding)) ?? object
    }
}

/// A cache does not follow any longer as it did, for its budget.
struct BudgetReached: Error {}
