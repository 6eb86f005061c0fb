import Synchronization

/// A value that is set once, and waited for by any number of tasks.
package final class Latch<Value: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var result: Result<Value, any Error>?
        var waiters: [(id: Int, waiter: Waiter)] = []
        var nextID = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// Sets the value, or why there will be none; the first one counts.
    package func set(_ result: Result<Value, any Error>) {
        let woken = state.withLock { state -> [Waiter] in
            guard state.result == nil else { return [] }
            state.result = result
            defer { state.waiters = [] }
            return state.waiters.map(\.waiter)
        }
        for waiter in woken { waiter.resume() }
    }

    /// Waits for the value.
    ///
    /// - Throws: what was set instead; `CancellationError` if the task is cancelled while it waits.
    package func value() async throws -> Value {
        while true {
            if let result = state.withLock({ $0.result }) { return try result.get() }
            try Task.checkCancellation()
            await wait()
        }
    }

    private func wait() async {
        let id = state.withLock { state in
            state.nextID &+= 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.result != nil || Task.isCancelled { return true }
                    state.waiters.append((id, continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return state.waiters.remove(at: index).waiter
            }
            waiter?.resume()
        }
    }
}
