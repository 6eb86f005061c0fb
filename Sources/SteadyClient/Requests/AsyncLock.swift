import SteadyModel

/// Lets one task at a time do something that waits, in the order of coming.
package final class AsyncLock: Sendable {
    private let isHeld = WaitableMutex(false)

    /// A lock that nobody holds.
    package init() {}

    /// Runs `body` while no other task is in one.
    ///
    /// - Throws: `CancellationError` if the task is cancelled before its turn, and what `body` throws.
    package func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        try await isHeld.wait { isHeld in
            if isHeld { return false }
            isHeld = true
            return true
        }
        defer { isHeld.withLock { $0 = false } }
        return try await body()
    }
}
