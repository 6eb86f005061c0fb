public import SteadyCodec
public import SteadyModel

extension ResourceClient {
    /// Follows the collection for as long as the task lives: what is there, and then every change.
    ///
    /// It outlives whatever ends a connection: the server's time limits, lost connections, silence, versions that are no longer
    /// kept (410, in a status or in the stream), and a resource that is not served yet. Each new try comes after a back-off with
    /// a random part, or after the time that the server asked for; nothing is given up, and every interruption is told.
    ///
    /// *Guarantees.* `body` is called for one update at a time, in order; the server is not read faster than it takes them. An
    /// object's updates come in the order of its versions; states in between may be missing, the last never is. A listing that
    /// is older than what was seen before is not completed.
    ///
    /// - Parameters:
    ///   - options: selectors, and when a silent connection counts as dead.
    ///   - sharing: shares equal parts of the objects with what was read before.
    ///   - monitor: shows how it fares.
    ///   - body: takes the updates; an error from it ends the following.
    /// - Throws: what `body` throws, `CancellationError`, and ``RequestError`` if the namespace cannot be one.
    public func follow(
        _ options: FollowOptions = .all, sharing: SharingPool? = nil, monitor: WatchMonitor = WatchMonitor(),
        _ body: (WatchUpdate<Object>) async throws -> Void
    ) async throws {
        var follower = Follower(self, options, sharing, monitor)
        try await follower.run(body)
    }

    /// Follows the collection as a sequence, for as long as `body` runs.
    ///
    /// ```swift
    /// try await client.resources(Pod.self, in: "shop").withUpdates { updates in
    ///     for try await update in updates { … }
    /// }
    /// ```
    ///
    /// What is said of ``follow(_:sharing:monitor:_:)`` holds; at most 256 updates are read ahead.
    ///
    /// - Parameters:
    ///   - options: selectors, and when a silent connection counts as dead.
    ///   - monitor: shows how it fares.
    ///   - body: reads the updates; the connection closes when it returns.
    /// - Throws: what `body` throws, and `CancellationError`.
    public func withUpdates<Result>(
        _ options: FollowOptions = .all, monitor: WatchMonitor = WatchMonitor(),
        _ body: (WatchUpdates<Object>) async throws -> Result
    ) async throws -> Result {
        let mailbox = Mailbox<WatchUpdate<Object>>(capacity: 256)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await follow(options, monitor: monitor) { try await mailbox.send($0) }
                    mailbox.finish(.success(()))
                } catch {
                    mailbox.finish(.failure(error))
                }
            }
            defer { group.cancelAll() }
            return try await body(WatchUpdates(mailbox: mailbox))
        }
    }
}

/// The updates of a followed collection; one reader only, and no end but the task's.
public struct WatchUpdates<Object: APIObject>: AsyncSequence, Sendable {
    let mailbox: Mailbox<WatchUpdate<Object>>

    /// Reads update after update.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let mailbox: Mailbox<WatchUpdate<Object>>

        /// The next update.
        ///
        /// - Throws: `CancellationError`; ``RequestError`` if what is followed cannot be asked for.
        public mutating func next() async throws -> WatchUpdate<Object>? { try await mailbox.receive() }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(mailbox: mailbox) }
}
