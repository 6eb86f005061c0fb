import Synchronization

/// A bounded queue between tasks: who writes waits while it is full, who reads while it is empty. Many writers, one reader.
package final class Pipe<Element: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var items: [(element: Element, cost: Int)] = []
        var first = 0
        var cost = 0
        var isFinished = false
        var failure: (any Error)?
        var reader: Waiter?
        /// In the order in which they came.
        var writers: [(id: Int, waiter: Waiter)] = []
        var nextID = 0

        var isEmpty: Bool { first == items.count }

        mutating func takeReader() -> [Waiter] {
            defer { reader = nil }
            return reader.map { [$0] } ?? []
        }

        mutating func takeWriters() -> [Waiter] {
            defer { writers = [] }
            return writers.map(\.waiter)
        }

        mutating func pop() -> Element? {
            guard !isEmpty else { return nil }
            let item = items[first]
            first += 1
            cost -= item.cost
            if first == items.count {
                items = []
                first = 0
            } else if first > 32, first > items.count / 2 {
                items.removeSubrange(0..<first)
                first = 0
            }
            return item.element
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: from which sum of costs on writers wait.
    package init(limit: Int) { self.limit = limit }

    /// Adds an element; waits while the pipe is full.
    ///
    /// - Returns: `false` if the pipe has ended, and the element is dropped.
    /// - Throws: `CancellationError` if the task was cancelled while it waited.
    @discardableResult
    package func send(_ element: Element, cost: Int) async throws -> Bool {
        while true {
            try Task.checkCancellation()
            let (isTaken, woken) = state.withLock { state -> (Bool?, [Waiter]) in
                if state.isFinished { return (false, []) }
                guard state.cost < limit else { return (nil, []) }
                state.items.append((element, cost))
                state.cost += cost
                return (true, state.takeReader())
            }
            for waiter in woken { waiter.resume() }
            if let isTaken { return isTaken }
            await waitForSpace()
        }
    }

    /// Lets the reader have what is there, and then the end or an error. The first end counts.
    package func finish(throwing error: (any Error)? = nil) {
        let woken = state.withLock { state -> [Waiter] in
            if state.isFinished { return [] }
            state.isFinished = true
            state.failure = error
            return state.takeReader() + state.takeWriters()
        }
        for waiter in woken { waiter.resume() }
    }

    /// The next element; `nil` at the end.
    ///
    /// - Throws: the error of the end, once; `CancellationError` if the task is cancelled.
    package func next() async throws -> Element? {
        while true {
            try Task.checkCancellation()
            let (element, isEnd, failure, woken) = state.withLock { state -> (Element?, Bool, (any Error)?, [Waiter]) in
                if let element = state.pop() {
                    return (element, false, nil, state.cost < limit ? state.takeWriters() : [])
                }
                guard state.isFinished else { return (nil, false, nil, []) }
                defer { state.failure = nil }
                return (nil, true, state.failure, [])
            }
            for waiter in woken { waiter.resume() }
            if let element { return element }
            if let failure { throw failure }
            if isEnd { return nil }
            await waitForElement()
        }
    }

    private func waitForSpace() async {
        let id = state.withLock { state in
            state.nextID &+= 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isFinished || state.cost < limit || Task.isCancelled { return true }
                    state.writers.append((id, continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.writers.firstIndex(where: { $0.id == id }) else { return nil }
                return state.writers.remove(at: index).waiter
            }
            waiter?.resume()
        }
    }

    private func waitForElement() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isFinished || !state.isEmpty || Task.isCancelled { return true }
                    state.reader = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            for waiter in state.withLock({ $0.takeReader() }) { waiter.resume() }
        }
    }
}

extension Pipe<[UInt8]> {
    /// Adds bytes, which cost one each, and a little besides.
    @discardableResult
    package func send(_ bytes: [UInt8]) async throws -> Bool { try await send(bytes, cost: bytes.count + 64) }
}
