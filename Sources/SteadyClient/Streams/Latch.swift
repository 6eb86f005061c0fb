import SteadyModel

/// A value that is set once, and waited for by any number of tasks.
package final class Latch<Value: Sendable>: Sendable {
    private let state = WaitableMutex<Result<Value, any Error>?>(nil)

    package init() {}

    /// Sets the value, or why there will be none; the first one counts.
    package func set(_ result: Result<Value, any Error>) {
        state.withLock { state in
            if state == nil { state = result }
        }
    }

    /// Waits for the value.
    ///
    /// - Throws: what was set instead; `CancellationError` if the task is cancelled while it waits.
    package func value() async throws -> Value { try await state.take { $0 }.get() }
}
