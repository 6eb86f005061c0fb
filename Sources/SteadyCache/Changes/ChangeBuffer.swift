import SteadyClient
public import SteadyModel
import Synchronization

/// The changes of a cache for one reader, at its own speed.
///
/// Of each object there is one change at most that waits, from the state the reader saw last to the latest: a slow reader misses states
/// in between and no truth, and what waits is never more than the objects that the cache has or had.
final class ChangeBuffer: Sendable {
    private struct State {
        var merger: ChangeMerger
        var ready: [StoreChange] = []
        var isEnded = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>

    init(_ traits: EntryTraits) { state = Mutex(State(merger: ChangeMerger(traits))) }

    func add(_ changes: [StoreChange]) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            for change in changes { state.merger.add(change) }
            return state.merger.count > 0 ? state.waiter.take() : nil
        }
        waiter?.resume()
    }

    func end() {
        let waiter = state.withLock { state in
            state.isEnded = true
            return state.waiter.take()
        }
        waiter?.resume()
    }

    /// The next change; `nil` if the task is cancelled or there are no more.
    func next() async -> StoreChange? {
        while true {
            let (change, isOver) = state.withLock { state -> (StoreChange?, Bool) in
                if state.ready.isEmpty { state.ready = state.merger.take().reversed() }
                let change = state.ready.popLast()
                return (change, change == nil && state.isEnded)
            }
            if let change { return change }
            if isOver || Task.isCancelled { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isLate = state.withLock { state in
                        if state.merger.count > 0 || state.isEnded || Task.isCancelled { return true }
                        state.waiter = continuation
                        return false
                    }
                    if isLate { continuation.resume() }
                }
            } onCancel: {
                state.withLock { $0.waiter.take() }?.resume()
            }
        }
    }
}

/// The changes of a cache, one after the other; one reader only.
public struct Changes<Object: APIObject>: AsyncSequence, Sendable {
    let buffer: ChangeBuffer

    /// Reads change after change.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let buffer: ChangeBuffer

        /// The next change; `nil` when the task is cancelled.
        public mutating func next() async -> Change<Object>? {
            while let change = await buffer.next() { if let change = Change<Object>(change) { return change } }
            return nil
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(buffer: buffer) }
}
