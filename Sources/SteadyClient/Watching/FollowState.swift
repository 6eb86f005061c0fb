import SteadyModel

/// Decides how a collection is followed: no client, no clock, no await.
///
/// It asks for a streaming list first and for pages if the server does not know it or never comes to its end, watches from where it
/// is, and lists anew when its version is too old. It never takes a state older than one it has seen (kubernetes/kubernetes#59848).
struct FollowState: Sendable {
    enum Step: Equatable {
        /// Read a page; the first has no token.
        case list(continueToken: String?)
        /// Watch the present state and what follows.
        case stream
        /// Watch what follows a version.
        case watch(from: String)
    }

    /// Why what was under way has ended.
    enum End {
        /// The server has ended it, after some time and some events.
        case byServer(after: Duration, events: Int)
        /// An error, thrown or in the stream.
        case failed(any Error)
    }

    private enum Position {
        case outside
        case paging(token: String)
        case streaming
        case following(from: String)
    }

    /// After so many streams in a row that ended before all of the collection had come, pages are asked for.
    private static let mostUnfinishedStreams = 3
    /// A stream that was open for so long without an end of the initial events has none: the server does not know them, or it is cut
    /// off by something that ends all that takes long.
    private static let longestStream = Duration.seconds(60)

    private var position = Position.outside
    /// Whether the collection may be asked for as a stream; not any more when the server has refused, or has said nothing.
    private var canStream: Bool
    /// Streams in a row that ended before all of the collection had come.
    private var unfinishedStreams = 0
    /// Failures in a row.
    private(set) var failures = 0
    /// Restarts in a row for expired versions.
    private var expirations = 0
    /// The latest version seen.
    private(set) var highWater = ""
    private(set) var isSynced = false

    init(prefersStreaming: Bool) { canStream = prefersStreaming }

    /// What to do next, and whether the collection comes anew with it.
    mutating func nextStep() -> (step: Step, restarts: Bool) {
        switch position {
        case .following(let version): return (.watch(from: version), false)
        case .paging(let token): return (.list(continueToken: token), false)
        case .outside, .streaming:
            let streams = canStream && unfinishedStreams < Self.mostUnfinishedStreams
            position = streams ? .streaming : .outside
            return (streams ? .stream : .list(continueToken: nil), true)
        }
    }

    /// Whether events are of the present state, that is, no news.
    var isListing: Bool {
        if case .following = position { false } else { true }
    }

    /// Whoever follows knows this version from elsewhere: nothing older is taken any more.
    mutating func saw(_ version: String) {
        if ResourceVersion.isLater(version, than: highWater) { highWater = version }
    }

    /// A page has come whole; returns the version of the collection if it was the last.
    ///
    /// - Throws: ``StaleAnswer`` if it is older than what was seen.
    mutating func listed(version: String, continueToken: String?) throws(StaleAnswer) -> String? {
        if let continueToken {
            position = .paging(token: continueToken)
            return nil
        }
        return try synced(version)
    }

    /// A bookmark has come; returns the version of the collection if it ends the initial events.
    ///
    /// - Throws: ``StaleAnswer`` if it is older than what was seen.
    mutating func bookmark(version: String, endsInitialEvents: Bool) throws(StaleAnswer) -> String? {
        if case .streaming = position { return endsInitialEvents ? try synced(version) : nil }
        moved(to: version)
        return nil
    }

    /// An object has come with a watch.
    mutating func event(version: String) {
        if case .streaming = position { return }
        moved(to: version)
    }

    private mutating func moved(to version: String) {
        failures = 0
        expirations = 0
        saw(version)
        if case .following(let from) = position, ResourceVersion.isLater(version, than: from) {
            position = .following(from: version)
        }
    }

    private mutating func synced(_ version: String) throws(StaleAnswer) -> String {
        // A server that lags behind what has been seen is asked again later.
        guard !ResourceVersion.isLater(highWater, than: version) else {
            position = .outside
            throw StaleAnswer(version: version, seen: highWater)
        }
        saw(version)
        if case .streaming = position {
            unfinishedStreams = 0
        } else {
            // The next time one stream shows whether they come to an end again.
            unfinishedStreams = min(unfinishedStreams, Self.mostUnfinishedStreams - 1)
        }
        position = .following(from: version)
        isSynced = true
        failures = 0
        return version
    }

    /// What was under way has ended; returns whether to wait before the next step.
    mutating func ended(_ end: End) -> Bool {
        switch end {
        case .byServer(let time, let events):
            if case .streaming = position {
                position = .outside
                unfinishedStreams = time < Self.longestStream ? unfinishedStreams + 1 : Self.mostUnfinishedStreams
                return fail()
            }
            // A server, or a proxy, that ends every watch at once would be asked without pause.
            if events == 0 && time < .seconds(1) { return fail() }
            return false
        case .failed(is SilentWatchError):
            // It may be that the server never ends its initial events: then pages are asked for.
            if case .streaming = position { canStream = false }
            return interrupted()
        case .failed(let error as APIError): return refused(error)
        case .failed(let error as TransportError) where error.phase == .receive:
            if case .streaming = position { unfinishedStreams += 1 }
            return interrupted()
        case .failed: return interrupted()
        }
    }

    private mutating func refused(_ error: APIError) -> Bool {
        if error.isExpired {
            // Too old, in a status or in the stream, Expired or Gone: only a new list helps. Once at once, then with waits.
            position = .outside
            expirations += 1
            return expirations > 1 ? fail() : false
        }
        if case .streaming = position, [400, 406, 422].contains(error.code) {
            canStream = false
            position = .outside
            return false
        }
        return interrupted()
    }

    private mutating func interrupted() -> Bool {
        if case .following = position {} else { position = .outside }
        return fail()
    }

    private mutating func fail() -> Bool {
        failures = min(failures + 1, 1_000_000)
        return true
    }
}

/// A server answered with a state older than one that was seen: a replica that lags behind.
public struct StaleAnswer: Error, Hashable, Sendable, CustomStringConvertible {
    /// The version of the answer.
    public var version: String
    /// The version seen before.
    public var seen: String

    public var description: String {
        "the server answered with version \(version), older than \(seen), which was seen before: a replica that lags behind"
    }
}

/// A watch was silent for longer than it may be.
public struct SilentWatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bound.
    public var timeout: Duration
    /// Method and path of the request.
    public var request: String

    public var description: String { "\(request): no event and no bookmark within \(timeout): the connection counts as dead" }
}
