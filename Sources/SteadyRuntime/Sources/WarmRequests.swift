import Synchronization

/// What sources have named while nobody here works on it: each request once, in the order of coming, and so many at most.
final class WarmRequests<Request: Hashable & Sendable>: Sendable {
    /// A request that waits.
    struct Waiting: Sendable {
        let request: Request
        var priority: Int
        /// The first one it was named for.
        let reason: ReconcileReason
    }

    private struct State {
        var waiting: [Request: Waiting] = [:]
        /// From `head` on; those that were taken since are in it, too.
        var order: [Request] = []
        var head = 0
        var hasDropped = false

        mutating func dropFirst() {
            while head < order.count {
                defer { head += 1 }
                if waiting.removeValue(forKey: order[head]) != nil { return }
            }
        }

        mutating func compact() {
            guard order.count > 64, head > order.count / 2 || order.count > waiting.count * 2 else { return }
            order = order[head...].filter { waiting[$0] != nil }
            head = 0
        }
    }

    let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Keeps a request.
    ///
    /// - Returns: whether another one was given up for it, for the first time since all were taken.
    func keep(_ request: Request, priority: Int, _ reason: ReconcileReason) -> Bool {
        state.withLock { state in
            if var known = state.waiting[request] {
                known.priority = max(known.priority, priority)
                state.waiting[request] = known
                return false
            }
            guard limit > 0 else { return false }
            let isFull = state.waiting.count >= limit
            if isFull { state.dropFirst() }
            state.waiting[request] = Waiting(request: request, priority: priority, reason: reason)
            state.order.append(request)
            state.compact()
            defer { if isFull { state.hasDropped = true } }
            return isFull && !state.hasDropped
        }
    }

    /// Takes those that can be worked on now, in the order of coming.
    func take(where isReady: (Request) -> Bool) -> [Waiting] {
        state.withLock { state in
            let ready = state.order[state.head...].compactMap { request -> Waiting? in
                guard isReady(request) else { return nil }
                return state.waiting.removeValue(forKey: request)
            }
            state.compact()
            if state.waiting.isEmpty { state.hasDropped = false }
            return ready
        }
    }
}
