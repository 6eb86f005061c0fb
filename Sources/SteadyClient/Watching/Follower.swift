import SteadyCodec
import SteadyModel

/// Carries out what ``FollowState`` decides: lists, watches, waits. Ends when it is cancelled, or when the body throws.
struct Follower<Object: APIObject> {
    typealias Body = (WatchUpdate<Object>) async throws -> Void

    private let resources: ResourceClient<Object>
    private let options: FollowOptions
    private let sharing: SharingPool?
    private let monitor: WatchMonitor
    private var state: FollowState
    private var clock: MonotonicClock { resources.client.platform.clock }

    init(
        _ resources: ResourceClient<Object>, _ options: FollowOptions, _ sharing: SharingPool?, _ monitor: WatchMonitor
    ) {
        var resources = resources
        // When to try again is decided here; and no call of a watch is bounded in time as a whole.
        resources.client.retry = .none
        resources.client.timeout = nil
        self.resources = resources
        self.options = options
        self.sharing = sharing
        self.monitor = monitor
        state = FollowState(prefersStreaming: options.prefersStreaming)
    }

    mutating func run(_ body: Body) async throws {
        while true {
            try Task.checkCancellation()
            state.saw(monitor.highWater)
            let (step, restarts) = state.nextStep()
            monitor.connecting(step, restarts: restarts)
            if restarts { try await body(.restarted) }
            let end = try await perform(step, body)
            monitor.disconnected()
            if let end { try await finish(end, body) }
        }
    }

    private mutating func finish(_ end: FollowState.End, _ body: Body) async throws {
        let mustWait = state.ended(end)
        let reason: any Error
        switch end {
        case .byServer:
            guard mustWait else { return }
            reason = TransportError(
                phase: .receive, message: "the server ended the watch before it said anything",
                request: APIRequest(.get, Client.path(of: resources.type, in: resources.namespace)))
        case .failed(let error): reason = error
        }
        monitor.failed(reason, at: clock.now)
        guard mustWait else { return }
        var random = resources.client.platform.random
        let policy = RetryPolicy(firstDelay: options.firstDelay, maximumDelay: options.maximumDelay)
        var delay = policy.delay(before: state.failures, using: &random)
        if let asked = (reason as? APIError)?.retryAfter { delay = max(delay, min(asked, .seconds(300))) }
        try await body(.interrupted(reason, retryIn: delay))
        try await clock.sleep(for: delay)
    }

    /// How what was done has ended; `nil` if there is more to do at once.
    ///
    /// - Throws: what the body throws, and `CancellationError`.
    private mutating func perform(_ step: FollowState.Step, _ body: Body) async throws -> FollowState.End? {
        do {
            switch step {
            case .list(let token):
                try await list(token, body)
                return nil
            case .stream: return try await watch(from: nil, body)
            case .watch(let version): return try await watch(from: version, body)
            }
        } catch let error as BodyError {
            throw error.base
        } catch let error as RequestError {
            throw error
        } catch {
            try Task.checkCancellation()
            return .failed(error)
        }
    }

    private mutating func list(_ token: String?, _ body: Body) async throws {
        let asked = ListOptions(
            labelSelector: options.labelSelector, fieldSelector: options.fieldSelector, limit: max(options.pageSize, 1),
            continueToken: token)
        let page = try await resources.list(asked, sharing: sharing)
        monitor.contact(at: clock.now)
        monitor.came(events: page.items.count, bookmarks: 0)
        for object in page.items { try await give(.applied(object), body) }
        if let version = try state.listed(version: page.resourceVersion, continueToken: page.continueToken) {
            try await complete(version, body)
        }
    }

    private func complete(_ version: String, _ body: Body) async throws {
        monitor.saw(version)
        try await give(.synced(resourceVersion: version), body)
        monitor.synced()
    }

    /// Gives an update to the body, whose errors are told from those of the connection.
    private func give(_ update: WatchUpdate<Object>, _ body: Body) async throws {
        do { try await body(update) } catch { throw BodyError(base: error) }
    }

    private mutating func watch(from version: String?, _ body: Body) async throws -> FollowState.End {
        let request = try resources.collection(.get, in: resources.namespace, watchOptions(version).query, isStream: true)
        let (client, clock, monitor, limit) = (resources.client, clock, monitor, options.idleTimeout)
        let chunks = Mailbox<[UInt8]>(capacity: 2)
        let silence = Silence(clock, limit)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await client.withStream(request) { stream in
                        monitor.connected(at: clock.now)
                        var pieces = stream.chunks.makeAsyncIterator()
                        while true {
                            silence.begins()
                            guard let piece = try await pieces.next() else { break }
                            silence.ends()
                            try await chunks.send(piece)
                        }
                    }
                    chunks.finish(.success(()))
                } catch {
                    chunks.finish(.failure(error))
                }
            }
            group.addTask {
                try await silence.waitUntilTooLong()
                chunks.finish(.failure(SilentWatchError(timeout: limit, request: "GET \(request.path)")))
            }
            defer { group.cancelAll() }
            return try await read(chunks, request, body)
        }
    }

    private func watchOptions(_ version: String?) -> WatchOptions {
        var random = resources.client.platform.random
        let lifetime = max(options.connectionLifetime.components.seconds, 1)
        // Not all at once, where many have begun together.
        let most = lifetime + lifetime / 2
        let timeout = Int64.random(in: lifetime...most, using: &random)
        return WatchOptions(
            labelSelector: options.labelSelector, fieldSelector: options.fieldSelector, resourceVersion: version,
            sendInitialEvents: version == nil, timeoutSeconds: Int(clamping: timeout))
    }

    private mutating func read(_ chunks: Mailbox<[UInt8]>, _ request: APIRequest, _ body: Body) async throws -> FollowState.End {
        let client = resources.client
        var reader = WatchReader<Object>(request: "GET \(request.path)", decoding: client.decoding, sharing: sharing)
        var events = 0
        let start = clock.now
        while let chunk = try await chunks.receive() {
            if !chunk.isEmpty { monitor.contact(at: clock.now) }
            reader.append(chunk)
            while let event = try client.reading(request, { () throws(JSONError) in try reader.next() }) {
                events += 1
                if let end = try await take(event, body) { return end }
            }
        }
        let last = try client.reading(request) { () throws(JSONError) in try reader.last() }
        if let last, let end = try await take(last, body) { return end }
        return .byServer(after: start.duration(to: clock.now), events: events)
    }

    private mutating func take(_ event: WatchEvent<Object>, _ body: Body) async throws -> FollowState.End? {
        switch event {
        case .error(let error): return .failed(error)
        case .bookmark(let version, let endsInitialEvents):
            monitor.came(events: 0, bookmarks: 1)
            let wasListing = state.isListing
            if let whole = try state.bookmark(version: version, endsInitialEvents: endsInitialEvents) {
                try await complete(whole, body)
            } else if !wasListing {
                try await give(.bookmark(resourceVersion: version), body)
            }
        case .added(let object), .modified(let object):
            monitor.came(events: 1, bookmarks: 0)
            state.event(version: object.metadata.resourceVersion ?? "")
            try await give(.applied(object), body)
        case .deleted(let object):
            monitor.came(events: 1, bookmarks: 0)
            state.event(version: object.metadata.resourceVersion ?? "")
            try await give(.deleted(object), body)
        }
        return nil
    }
}

/// An error of whoever reads the updates, which ends the following.
private struct BodyError: Error {
    var base: any Error
}
