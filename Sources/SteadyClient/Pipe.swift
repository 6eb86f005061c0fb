import SteadyModel

/// A bounded queue between tasks: who writes waits while it is full, who reads while it is empty. Many writers, one reader.
package final class Pipe<Element: Sendable>: Sendable {
    private struct State: Sendable {
        var items: [(element: Element, cost: Int)] = []
        var first = 0
        var cost = 0
        var isFinished = false
        var failure: (any Error)?

        mutating func pop() -> Element? {
            guard first < items.count else { return nil }
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

        /// What the reader gets: an element, an error, or `.success(nil)` at the end; `nil` if there is nothing yet.
        mutating func next() -> Result<Element?, any Error>? {
            if let element = pop() { return .success(element) }
            guard isFinished else { return nil }
            defer { failure = nil }
            return failure.map { .failure($0) } ?? .success(nil)
        }
    }

    private let limit: Int
    private let state = WaitableMutex(State())

    /// - Parameter limit: from which sum of costs on writers wait.
    package init(limit: Int) { self.limit = limit }

    /// Adds an element; waits while the pipe is full. Writers that wait come in their order.
    ///
    /// - Returns: `false` if the pipe has ended, and the element is dropped.
    /// - Throws: `CancellationError` if the task is cancelled before there is room.
    @discardableResult
    package func send(_ element: Element, cost: Int) async throws -> Bool {
        try Task.checkCancellation()
        return try await state.take { [limit] state in
            if state.isFinished { return false }
            guard state.cost < limit else { return nil }
            state.items.append((element, cost))
            state.cost += cost
            return true
        }
    }

    /// Lets the reader have what is there, and then the end or an error. The first end counts.
    package func finish(throwing error: (any Error)? = nil) {
        state.withLock { state in
            if state.isFinished { return }
            state.isFinished = true
            state.failure = error
        }
    }

    /// The next element; `nil` at the end.
    ///
    /// - Throws: the error of the end, once; `CancellationError` if the task is cancelled before there is an element.
    package func next() async throws -> Element? {
        try Task.checkCancellation()
        return try await state.take { $0.next() }.get()
    }
}

extension Pipe<[UInt8]> {
    /// Adds bytes, which cost one each, and a little besides.
    @discardableResult
    package func send(_ bytes: [UInt8]) async throws -> Bool { try await send(bytes, cost: bytes.count + 64) }
}
