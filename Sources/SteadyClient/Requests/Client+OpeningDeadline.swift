import SteadyModel

extension Client {
    /// Opens something, which may take only so long, and gives it to `body`, which may take as long as it likes.
    ///
    /// - Parameters:
    ///   - request: what the error names.
    ///   - timeout: how long opening may take, with all its waits.
    ///   - open: opens it, and closes it when `use` returns.
    ///   - body: uses what is open.
    /// - Throws: ``TransportError`` with the phase ``TransportError/Phase/deadline`` if the time is up, and then what `open` does is
    ///   cancelled; what `open` and `body` throw.
    func opening<Opened: Sendable, Result: Sendable>(
        _ request: APIRequest, within timeout: Duration,
        _ open: @escaping @Sendable (_ use: @Sendable (Opened) async throws -> Void) async throws -> Void,
        body: (Opened) async throws -> Result
    ) async throws -> Result {
        // `body` stays with the task that has called, so that it needs not be fit for another one.
        let opened = Latch<Opened>()
        let used = Latch<Void>()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await open { value in
                        opened.set(.success(value))
                        try await used.value()
                    }
                } catch {
                    opened.set(.failure(error))
                    throw error
                }
            }
            let value = try await self.value(of: opened, within: timeout, request)
            let result: Result
            do {
                result = try await body(value)
            } catch {
                used.set(.failure(error))
                throw error
            }
            used.set(.success(()))
            try await group.waitForAll()
            return result
        }
    }

    private func value<Opened>(
        of opened: Latch<Opened>, within timeout: Duration, _ request: APIRequest
    ) async throws -> Opened {
        async let _: Void = expire(opened, after: timeout, request)
        return try await opened.value()
    }

    private func expire<Opened>(_ opened: Latch<Opened>, after timeout: Duration, _ request: APIRequest) async {
        guard (try? await platform.clock.sleep(for: timeout)) != nil else { return }
        opened.set(.failure(TransportError(phase: .deadline, message: "no answer within \(timeout)", request: request)))
    }
}
