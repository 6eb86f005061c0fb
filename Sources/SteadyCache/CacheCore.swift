public import SteadyModel
import Synchronization

/// The part of a cache that knows no types of objects: the store, those who are told of its changes, those who wait for something.
///
/// Whoever reads takes the store's contents, which is a matter of a few references, and has them for good. Single changes are made in
/// place while nobody reads. A whole list is worked in beside, so that reading goes on meanwhile.
@usableFromInline
final class CacheCore: Sendable {
    /// Somebody who is told of changes.
    private struct Listener: Sendable {
        let id: Int
        let receive: @Sendable ([StoreChange]) -> Void
    }

    /// What whoever changes the store holds.
    private struct Writing {
        var listeners: [Listener] = []
        var lastID = 0
    }

    private struct Delivery {
        /// Changes with those who were listening when they happened.
        var queue: [(changes: [StoreChange], listeners: [Listener])] = []
        var isUnderWay = false
        var ended: Set<Int> = []
    }

    private let store: Mutex<Store>
    let traits: EntryTraits
    /// Held by whoever changes the store, whose content is changed under ``store`` alone.
    private let writing = Mutex(Writing())
    private let delivery = Mutex(Delivery())
    /// Changed after each change of the store while somebody waits.
    private let progress = WaitableMutex<UInt64>(0)
    private let waiting = Atomic(0)

    init(_ traits: EntryTraits) {
        self.traits = traits
        store = Mutex(Store(traits))
    }

    var contents: StoreContents { store.withLock { $0.contents } }

    @usableFromInline
    func entry(_ key: ObjectKey) -> Entry? {
        let digest = KeyDigest(key)
        return store.withLock { $0.contents.find(key, digest)?.element.takeUnretainedValue() }
    }

    func contains(_ key: ObjectKey) -> Bool {
        let digest = KeyDigest(key)
        return store.withLock { $0.contents.find(key, digest) != nil }
    }

    func read<Result: Sendable>(_ body: (borrowing Store) -> Result) -> Result { store.withLock { body($0) } }

    /// Changes the store in place and tells of it.
    func update(_ change: (inout Store) -> StoreChanges) {
        let isHeard = writing.withLock { writing in enqueue(store.withLock { change(&$0) }, writing.listeners) }
        tell(isHeard)
    }

    /// Changes the store beside, for changes that take long, and tells of it.
    func updateAside(_ change: (inout Store) -> StoreChanges) {
        let isHeard = writing.withLock { writing in
            var changed = store.withLock { $0 }
            let changes = change(&changed)
            store.withLock { swap(&$0, &changed) }
            return enqueue(changes, writing.listeners)
        }
        tell(isHeard)
    }

    // MARK: - Being told

    /// Adds somebody who is told of all changes, in order, one call at a time; first of what is there.
    func listen(_ receive: @escaping @Sendable ([StoreChange]) -> Void) -> Int {
        let (id, isHeard) = writing.withLock { writing in
            writing.lastID += 1
            let listener = Listener(id: writing.lastID, receive: receive)
            writing.listeners.append(listener)
            var present: [StoreChange] = []
            contents.slots.forEach { _, entry in present.append(StoreChange(new: entry, isInitial: true)) }
            return (listener.id, enqueue(.many(present), [listener]))
        }
        tell(isHeard)
        return id
    }

    func stopListening(_ id: Int) {
        writing.withLock { $0.listeners.removeAll { $0.id == id } }
        // What is on its way does not reach it any more.
        delivery.withLock { delivery in
            for index in delivery.queue.indices { delivery.queue[index].listeners.removeAll { $0.id == id } }
            if delivery.isUnderWay { delivery.ended.insert(id) }
        }
    }

    /// Tells everybody again of the entries whose numbers lie in a part of the whole.
    func resync(part: Int, of parts: Int) {
        let isHeard = writing.withLock { writing in
            let contents = contents
            let width = Int(contents.slots.end) / parts + 1
            var changes: [StoreChange] = []
            contents.slots.forEach { slot, entry in
                if Int(slot) / width == part { changes.append(StoreChange(old: entry, new: entry, isResync: true)) }
            }
            return enqueue(.many(changes), writing.listeners)
        }
        tell(isHeard)
    }

    /// Returns whether there is somebody to be told.
    private func enqueue(_ changes: StoreChanges, _ listeners: [Listener]) -> Bool {
        if changes.isEmpty || listeners.isEmpty { return false }
        delivery.withLock { $0.queue.append((changes.all, listeners)) }
        return true
    }

    private func tell(_ isHeard: Bool) {
        if isHeard { deliver() }
        // Whoever waits has counted himself before he looked at the store.
        if waiting.load(ordering: .sequentiallyConsistent) > 0 { progress.withLock { $0 &+= 1 } }
    }

    /// Calls those who listen, unless somebody else is at it, who then does this, too.
    private func deliver() {
        while true {
            let next = delivery.withLock { delivery -> [(changes: [StoreChange], listeners: [Listener])] in
                guard !delivery.isUnderWay, !delivery.queue.isEmpty else { return [] }
                delivery.isUnderWay = true
                defer { delivery.queue = [] }
                return delivery.queue
            }
            if next.isEmpty { return }
            for (changes, listeners) in next {
                for listener in listeners where !delivery.withLock({ $0.ended.contains(listener.id) }) {
                    listener.receive(changes)
                }
            }
            delivery.withLock { delivery in
                delivery.isUnderWay = false
                delivery.ended = []
            }
        }
    }

    // MARK: - Waiting

    /// Waits until something holds for the store.
    ///
    /// - Throws: `CancellationError`.
    func wait(until isMet: @escaping @Sendable (borrowing Store) -> Bool) async throws {
        waiting.wrappingAdd(1, ordering: .sequentiallyConsistent)
        defer { waiting.wrappingSubtract(1, ordering: .sequentiallyConsistent) }
        try await progress.wait { [self] _ in read(isMet) }
    }
}
