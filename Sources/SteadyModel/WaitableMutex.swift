import Synchronization

/// A value behind a lock, and the tasks that wait for it to change: a monitor (Hoare, 1974) whose waiters suspend instead of blocking.
///
/// ```swift
/// let seats = WaitableMutex(3)
/// try await seats.wait { free in                      // suspends while there is none
///     guard free > 0 else { return false }
///     free -= 1
///     return true
/// }
/// seats.withLock { $0 += 1 }                          // who has waited longest gets it
/// ```
///
/// *Guarantees.* After each change those who wait are asked in the order in which they came, under the same lock, so that what one
/// takes nobody else can take, and nobody waits for what is there. A wait that throws has taken nothing and leaves nothing behind.
/// Tasks are resumed outside the lock.
package final class WaitableMutex<Value: Sendable>: Sendable {
    private typealias Resumption = @Sendable () -> Void

    /// A task that waits.
    private struct Waiter: Sendable {
        let id: UInt64
        /// What resumes the task, if the value has what it waits for.
        let attempt: @Sendable (inout Value) -> Resumption?
        let cancel: Resumption
    }

    private struct State: Sendable {
        var value: Value
        var waiters: [Waiter] = []
        var lastID: UInt64 = 0

        /// Asks those who wait, until the value has nothing for any of them.
        mutating func takeResumptions() -> [Resumption] {
            var resumptions: [Resumption] = []
            var hasChanged = true
            while hasChanged, !waiters.isEmpty {
                let before = resumptions.count
                var rest: [Waiter] = []
                for waiter in waiters {
                    if let resumption = waiter.attempt(&value) { resumptions.append(resumption) } else { rest.append(waiter) }
                }
                waiters = rest
                hasChanged = resumptions.count > before
            }
            return resumptions
        }
    }

    private let state: Mutex<State>

    /// A value that nobody waits for.
    package init(_ value: Value) { state = Mutex(State(value: value)) }

    /// How many tasks wait.
    package var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Reads the value; `body` must not wait, nor use this mutex.
    package func read<Result: Sendable>(_ body: (borrowing Value) -> Result) -> Result { state.withLock { body($0.value) } }

    /// Changes the value and resumes those who waited for what it has now; `body` must not wait, nor use this mutex.
    package func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        let (result, resumptions) = state.withLock { state in
            let result = body(&state.value)
            return (result, state.takeResumptions())
        }
        for resume in resumptions { resume() }
        return result
    }

    /// Takes something of the value, as soon as it is there.
    ///
    /// - Parameter attempt: takes it from the value, or returns `nil` and leaves the value as it is; called at once and then after each
    ///   change, under the lock, until it has an answer. It must not use this mutex.
    /// - Returns: what `attempt` has returned.
    /// - Throws: `CancellationError` if the task is cancelled before `attempt` has an answer; a task that is cancelled already is asked
    ///   once, too.
    package func take<Answer: Sendable>(_ attempt: @escaping @Sendable (inout Value) -> Answer?) async throws -> Answer {
        let (answer, id, resumptions) = state.withLock { state -> (Answer?, UInt64, [Resumption]) in
            if let answer = attempt(&state.value) { return (answer, 0, state.takeResumptions()) }
            state.lastID &+= 1
            return (nil, state.lastID, [])
        }
        for resume in resumptions { resume() }
        if let answer { return answer }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in enter(id, continuation, attempt) }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
            }
            waiter?.cancel()
        }
    }

    /// Waits for the value to be as it is wanted.
    ///
    /// - Parameter condition: whether it is; may change the value if so. Called as the attempt of ``take(_:)``.
    /// - Throws: as ``take(_:)``.
    package func wait(until condition: @escaping @Sendable (inout Value) -> Bool) async throws {
        try await take { value in condition(&value) ? () : nil }
    }

    /// Lets a task wait, unless what it waits for has come in the meantime.
    private func enter<Answer: Sendable>(
        _ id: UInt64, _ continuation: CheckedContinuation<Answer, any Error>,
        _ attempt: @escaping @Sendable (inout Value) -> Answer?
    ) {
        let waiter = Waiter(
            id: id,
            attempt: { value in
                guard let answer = attempt(&value) else { return nil }
                return { continuation.resume(returning: answer) }
            }, cancel: { continuation.resume(throwing: CancellationError()) })
        let resumptions = state.withLock { state -> [Resumption] in
            state.waiters.append(waiter)
            let resumptions = state.takeResumptions()
            // A cancellation before this moment has not found the waiter.
            guard Task.isCancelled, state.waiters.last?.id == id else { return resumptions }
            state.waiters.removeLast()
            return resumptions + [waiter.cancel]
        }
        for resume in resumptions { resume() }
    }
}
