import Synchronization

/// A bounded queue between tasks: who writes waits while it is full, who reads while it is empty. Many writers, one reader.
///
/// Each piece of each stream passes through one, so that it stands on a lock of its own: nothing is allocated unless somebody waits.
package final class Pipe<Element: Sendable>: Sendable {
    /// Somebody with an element for which there is no room.
    private struct Writer: Sendable {
        let id: UInt64
        let element: Element
        let cost: Int
        let continuation: CheckedContinuation<Bool, any Error>
    }

    private struct State: Sendable {
        var items: [(element: Element, cost: Int)] = []
        var first = 0
        var cost = 0
        var isFinished = false
        var failure: (any Error)?
        var reader: CheckedContinuation<Element?, any Error>?
        var writers: [Writer] = []
        var lastID: UInt64 = 0

        mutating func push(_ element: Element, _ added: Int) {
            items.append((element, added))
            cost += added
        }

        mutating func pop() -> Element? {
            guard first < items.count else { return nil }
            let item = items[first]
            first += 1
            cost -= item.cost
            if first == items.count {
                items.removeAll(keepingCapacity: items.capacity <= 64)
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

        /// Lets in those for whom there is room now.
        mutating func admit(upTo limit: Int) -> [CheckedContinuation<Bool, any Error>] {
            if writers.isEmpty { return [] }
            var admitted = 0
            while admitted < writers.count, cost < limit {
                push(writers[admitted].element, writers[admitted].cost)
                admitted += 1
            }
            defer { writers.removeFirst(admitted) }
            return writers[..<admitted].map(\.continuation)
        }
    }

    /// What a call finds under the lock.
    private enum Found<Answer> {
        case answer(Answer)
        case wait(id: UInt64)
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: from which sum of costs on writers wait.
    package init(limit: Int) { self.limit = limit }

    /// Adds an element; waits while the pipe is full. Writers that wait come in their order.
    ///
    /// - Returns: `false` if the pipe has ended, and the element is dropped.
    /// - Throws: `CancellationError` if the task is cancelled before there is room.
    @discardableResult
    package func send(_ element: Element, cost: Int) async throws -> Bool {
        try Task.checkCancellation()
        let (found, reader) = state.withLock { state -> (Found<Bool>, CheckedContinuation<Element?, any Error>?) in
            if state.isFinished { return (.answer(false), nil) }
            if let reader = state.reader {
                state.reader = nil
                return (.answer(true), reader)
            }
            guard state.cost < limit, state.writers.isEmpty else {
                state.lastID &+= 1
                return (.wait(id: state.lastID), nil)
            }
            state.push(element, cost)
            return (.answer(true), nil)
        }
        reader?.resume(returning: element)
        guard case .wait(let id) = found else { return if case .answer(let isIn) = found { isIn } else { false } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(Writer(id: id, element: element, cost: cost, continuation: $0)) }
        } onCancel: {
            let writer = state.withLock { state in
                state.writers.firstIndex { $0.id == id }.map { state.writers.remove(at: $0) }
            }
            writer?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Lets a writer wait, unless there is room by now.
    private func enter(_ writer: Writer) {
        let (answer, reader) = state.withLock { state -> (Result<Bool, any Error>?, CheckedContinuation<Element?, any Error>?) in
            // A cancellation before this moment has not found the writer.
            if Task.isCancelled { return (.failure(CancellationError()), nil) }
            if state.isFinished { return (.success(false), nil) }
            if let reader = state.reader {
                state.reader = nil
                return (.success(true), reader)
            }
            guard state.cost < limit, state.writers.isEmpty else {
                state.writers.append(writer)
                return (nil, nil)
            }
            state.push(writer.element, writer.cost)
            return (.success(true), nil)
        }
        reader?.resume(returning: writer.element)
        if let answer { writer.continuation.resume(with: answer) }
    }

    /// Lets the reader have what is there, and then the end or an error. The first end counts.
    package func finish(throwing error: (any Error)? = nil) {
        let (reader, writers) = state.withLock { state -> (CheckedContinuation<Element?, any Error>?, [Writer]) in
            if state.isFinished { return (nil, []) }
            state.isFinished = true
            defer {
                state.reader = nil
                state.writers = []
            }
            // Who waits to read gets it at once.
            if state.reader == nil { state.failure = error }
            return (state.reader, state.writers)
        }
        if let error { reader?.resume(throwing: error) } else { reader?.resume(returning: nil) }
        for writer in writers { writer.continuation.resume(returning: false) }
    }

    /// The next element; `nil` at the end.
    ///
    /// - Throws: the error of the end, once; `CancellationError` if the task is cancelled before there is an element.
    package func next() async throws -> Element? {
        try Task.checkCancellation()
        let (found, admitted) = state.withLock { state in
            let found = state.next()
            return (found, state.admit(upTo: limit))
        }
        for writer in admitted { writer.resume(returning: true) }
        if let found { return try found.get() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0) }
        } onCancel: {
            let reader = state.withLock { state in
                defer { state.reader = nil }
                return state.reader
            }
            reader?.resume(throwing: CancellationError())
        }
    }

    /// Lets the reader wait, unless there is something by now.
    private func wait(_ reader: CheckedContinuation<Element?, any Error>) {
        let (answer, admitted) = state.withLock {
            state -> (Result<Element?, any Error>?, [CheckedContinuation<Bool, any Error>]) in
            // A cancellation before this moment has not found the reader.
            if Task.isCancelled { return (.failure(CancellationError()), []) }
            guard let found = state.next() else {
                state.reader = reader
                return (nil, [])
            }
            return (found, state.admit(upTo: limit))
        }
        for writer in admitted { writer.resume(returning: true) }
        if let answer { reader.resume(with: answer) }
    }
}

extension Pipe<[UInt8]> {
    /// Adds bytes, which cost one each, and a little besides.
    @discardableResult
    package func send(_ bytes: [UInt8]) async throws -> Bool { try await send(bytes, cost: bytes.count + 64) }
}
