import Synchronization

/// Hands values from one task to another, no more than a few ahead.
final class Mailbox<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var head = 0
        var outcome: Result<Void, any Error>?
        var sender: CheckedContinuation<Void, Never>?
        var receiver: CheckedContinuation<Void, Never>?
        var count: Int { elements.count - head }
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// A mailbox for one sender and one receiver.
    init(capacity: Int) { self.capacity = max(capacity, 1) }

    /// Adds a value, when there is room for it.
    ///
    /// - Throws: `CancellationError`.
    func send(_ element: Element) async throws {
        while true {
            try Task.checkCancellation()
            let (isSent, receiver) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
                guard state.count < capacity else { return (false, nil) }
                state.elements.append(element)
                defer { state.receiver = nil }
                return (true, state.receiver)
            }
            receiver?.resume()
            if isSent { return }
            await waitForRoom()
        }
    }

    /// Nothing more comes; what is there is still received.
    func finish(_ outcome: Result<Void, any Error>) {
        let receiver = state.withLock { state in
            state.outcome = state.outcome ?? outcome
            defer { state.receiver = nil }
            return state.receiver
        }
        receiver?.resume()
    }

    /// Takes the next value; `nil` at the end.
    ///
    /// - Throws: the error that it ended with, and `CancellationError`.
    func receive() async throws -> Element? {
        while true {
            try Task.checkCancellation()
            let (element, outcome, sender) = state.withLock {
                state -> (Element?, Result<Void, any Error>?, CheckedContinuation<Void, Never>?) in
                guard state.count > 0 else { return (nil, state.outcome, nil) }
                let element = state.elements[state.head]
                state.head += 1
                if state.head == state.elements.count || state.head >= 64 {
                    state.elements.removeSubrange(0..<state.head)
                    state.head = 0
                }
                defer { state.sender = nil }
                return (element, nil, state.sender)
            }
            sender?.resume()
            if let element { return element }
            if let outcome {
                try outcome.get()
                return nil
            }
            await waitForElement()
        }
    }

    /// Waits until there may be room; also returns when the task is cancelled.
    private func waitForRoom() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if Task.isCancelled || state.count < capacity { return true }
                    state.sender = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.sender = nil }
                return state.sender
            }
            waiter?.resume()
        }
    }

    /// Waits until there may be something; also returns when the task is cancelled.
    private func waitForElement() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if Task.isCancelled || state.count > 0 || state.outcome != nil { return true }
                    state.receiver = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.receiver = nil }
                return state.receiver
            }
            waiter?.resume()
        }
    }
}
