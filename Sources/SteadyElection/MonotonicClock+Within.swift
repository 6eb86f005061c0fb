import SteadyModel

struct TimedOut: Error, CustomStringConvertible {
    let description = "no answer in time"
}

extension MonotonicClock {
    /// What a piece of work comes to, if it does in time; else it is cancelled.
    ///
    /// - Throws: ``TimedOut``; what the work throws.
    func within<T: Sendable>(_ time: Duration, _ body: @escaping @Sendable () async throws -> T) async throws -> T {
        try await withThrowingTaskGroup(of: T.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await self.sleep(for: time)
                throw TimedOut()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw TimedOut() }
            return first
        }
    }
}
