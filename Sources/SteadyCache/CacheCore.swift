import SteadyModel
import Synchronization

/// The part of a cache that knows no types of objects: the store, those who are told of its changes, those who wait for something.
///
/// Whoever reads takes the store's contents, which is a matter of a few references, and has them for good. Single changes are made in
/// place while nobody reads. A whole list is worked in beside, so that reading goes on meanwhile.
final class CacheCore: Sendable {
    typealias Listener = @Sendable ([StoreChange]) -> Void

    private struct Delivery {
        var listeners: [(id: Int, listener: Listener)] = []
        var lastID = 0
        /// Changes with those who were listening when they happened.
        var queue: [(changes: [StoreChange], listeners: [(id: Int, listener: Listener)])] = []
        var isUnderWay = false
    }

    private let store = Mutex(Store())
    /// Held by whoever changes the store; its content is changed under ``store`` alone.
    private let writing = Mutex(())
    private let delivery = Mutex(Delivery())
    /// Changed after each change of the store.
    private let progress = WaitableMutex<UInt64>(0)

    init() {}

    var contents: StoreContents { store.withLock { $0.contents } }

    func read<Result: Sendable>(_ body: (borrowing Store) -> Result) -> Result { store.withLock { body($0) } }

    /// Changes the store in place and tells of it.
    func update(_ change: (inout Store) -> [StoreChange]) {
        writing.withLock { _ in enqueue(store.withLock { change(&$0) }) }
        tell()
    }

    /// Changes the store beside, for changes that take long, and tells of it.
    func updateAside(_ change: (inout Store) -> [StoreChange]) {
        writing.withLock { _ in
            var changed = store.withLock { $0 }
            let changes = change(&changed)
            store.withLock { swap(&$0, &changed) }
            enqueue(changes)
        }
        tell()
    }

    // MARK: - Being told

    /// Adds somebody who is told of all changes, in order, one call at a time; first of what is there.
    func listen(_ listener: @escaping Listener) -> Int {
        let id = writing.withLock { _ in
            let contents = contents
            return delivery.withLock { delivery in
                delivery.lastID += 1
                let entry = (id: delivery.lastID, listener: listener)
                delivery.listeners.append(entry)
                var present: [StoreChange] = []
                contents.slots.forEach { _, entry in present.append(StoreChange(new: entry, isInitial: true)) }
                if !present.isEmpty { delivery.queue.append((present, [entry])) }
                return entry.id
            }
        }
        deliver()
        return id
    }

    func stopListening(_ id: Int) { delivery.withLock { $0.listeners.removeAll { $0.id == id } } }

    /// Tells everybody again of the entries whose numbers lie in a part of the whole.
    ///
    /// - Returns: whether there are further parts.
    func resync(part: Int, of parts: Int) {
        writing.withLock { _ in
            let contents = contents
            let width = Int(contents.slots.end) / parts + 1
            var changes: [StoreChange] = []
            contents.slots.forEach { slot, entry in
                if Int(slot) / width == part { changes.append(StoreChange(old: entry, new: entry, isResync: true)) }
            }
            enqueue(changes)
        }
        deliver()
    }

    private func enqueue(_ changes: [StoreChange]) {
        if changes.isEmpty { return }
        delivery.withLock { delivery in
            if !delivery.listeners.isEmpty { delivery.queue.append((changes, delivery.listeners)) }
        }
    }

    private func tell() {
        deliver()
        progress.withLock { $0 &+= 1 }
    }

    /// Calls those who listen, unless somebody else is at it, who then does this, too.
    private func deliver() {
        while true {
            let next = delivery.withLock { delivery -> [(changes: [StoreChange], listeners: [(id: Int, listener: Listener)])] in
                guard !delivery.isUnderWay, !delivery.queue.isEmpty else { return [] }
                delivery.isUnderWay = true
                defer { delivery.queue = [] }
                return delivery.queue
            }
            if next.isEmpty { return }
            for (changes, listeners) in next {
                for (id, listener) in listeners where delivery.withLock({ $0.listeners.contains { $0.id == id } }) {
                    listener(changes)
                }
            }
            delivery.withLock { $0.isUnderWay = false }
        }
    }

    // MARK: - Waiting

    /// Waits until something holds for the store.
    ///
    /// - Throws: `CancellationError`.
    func wait(until isMet: @escaping @Sendable (borrowing Store) -> Bool) async throws {
        try await progress.wait { [self] _ in read(isMet) }
    }
}
