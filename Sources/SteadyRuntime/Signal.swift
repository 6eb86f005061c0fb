import Synchronization

/// Something that happens once and can be waited for by many.
final class Signal: Sendable {
    private struct State {
        var hasFired = false
        var waiters: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var lastID = 0
    }

    private let state = Mutex(State())

    var hasFired: Bool { state.withLock { $0.hasFired } }

    func fire() {
        let waiters = state.withLock { state in
            state.hasFired = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }

    /// Waits for it, whether or not the task is cancelled.
    func waitUntilFired() async {
        await withCheckedContinuation { continuation in
            let hasFired = state.withLock { state in
                if state.hasFired { return true }
                state.lastID += 1
                state.waiters.append((state.lastID, continuation))
                return false
            }
            if hasFired { continuation.resume() }
        }
    }

    /// Waits for it; returns early if the task is cancelled.
    func wait() async {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || state.hasFired { return true }
                    state.waiters.append((id, continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return state.waiters.remove(at: index).continuation
            }
            continuation?.resume()
        }
    }
}
