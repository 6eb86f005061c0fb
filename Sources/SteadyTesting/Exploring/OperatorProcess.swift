public import SteadyCodec
import SteadyModel
import Synchronization

/// One life of the operator: from its start to its end, or to its crash. What it sends fails once it is dead.
public final class OperatorProcess: Sendable {
    /// 1 for the first, one more for every start.
    public let number: Int
    /// Which of the operator's replicas this is, from 0 on; the same after a crash.
    public let replica: Int
    let life: Lifetime
    /// The collection that is listed as it was, and the version.
    let travel: (collection: String, version: UInt64)?
    private struct State {
        var isDead = false
        var watched: [String] = []
        var isStale = false
        /// The watches that begin with a list of the past next.
        var refused: Set<String> = []
        /// The watches that were ended and are not there again.
        var lost: Set<String> = []
        /// Until when it does not reach the server.
        var cutOffUntil: Duration?
        /// Until when nothing in it goes on.
        var pausedUntil: Duration?
    }

    private let state = Mutex(State())
    private let end = Trigger()

    init(number: Int, replica: Int, life: Lifetime, travel: (collection: String, version: UInt64)?) {
        self.number = number
        self.replica = replica
        self.life = life
        self.travel = travel
        state.withLock { $0.isStale = travel != nil }
    }

    /// A system outside the cluster, such as a cloud, as this process reaches it.
    ///
    /// - Parameter name: which one; all with one name are the same, and outlive the process.
    public func external(_ name: String) -> ExternalSystem { ExternalSystem(name: name, process: self) }

    var isDead: Bool { state.withLock { $0.isDead } }

    /// Nothing gets out from now on.
    func die() {
        state.withLock { $0.isDead = true }
        end.fire()
    }

    func waitForDeath() async { await end.wait() }

    func watches(_ collection: String) {
        state.withLock { if !$0.watched.contains(collection) { $0.watched.append(collection) } }
    }

    /// The collections it watches, in the order in which it began to.
    var watched: [String] { state.withLock { $0.watched } }

    /// Whether it still sees the past.
    var isStale: Bool { state.withLock { $0.isStale && !$0.isDead } }

    /// A watch was not begun, for it has to begin with a list.
    func refuses(watch: String) { state.withLock { _ = $0.refused.insert(watch) } }

    /// Whether a list is the one of such a watch; the next one is not.
    func isRefused(watch: String) -> Bool { state.withLock { $0.refused.remove(watch) != nil } }

    func seesThePresent() { state.withLock { $0.isStale = false } }

    // MARK: The machine

    private var time: Duration { life.world.platform.clock.now.offset }

    /// The server is out of reach for so long.
    func cutOff(for duration: Duration) { state.withLock { [time] in $0.cutOffUntil = time + duration } }

    /// Nothing goes on for so long.
    func pause(for duration: Duration) { state.withLock { [time] in $0.pausedUntil = time + duration } }

    /// How long it still stands still.
    var pauseLeft: Duration? { left(\.pausedUntil) }

    /// How long it still does not reach the server.
    var cutOffLeft: Duration? { left(\.cutOffUntil) }

    private func left(_ end: KeyPath<State, Duration?>) -> Duration? {
        let now = time
        return state.withLock { $0[keyPath: end] }.flatMap { $0 > now ? $0 - now : nil }
    }

    /// Whether what it does now says nothing about it: it sees the past, or nothing.
    var isExcused: Bool { isStale || cutOffLeft != nil || pauseLeft != nil || state.withLock { !$0.lost.isEmpty } }

    /// A watch was ended: until it is there again, what it tells of is not seen.
    func loses(watch: String) { state.withLock { _ = $0.lost.insert(watch) } }

    func has(watch: String) { state.withLock { _ = $0.lost.remove(watch) } }
}

/// A system outside the cluster that an operator makes things in: a cloud, a database. Each call can fail as a request to the cluster can,
/// and what it holds belongs to the end state, so that what leaks is found.
public struct ExternalSystem: Sendable {
    /// What it is called in reports.
    public let name: String
    let process: OperatorProcess

    /// Nothing of that identifier is there.
    public struct NotFound: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was looked for.
        public var identifier: String
        public var description: String { "\(identifier) is not there" }
    }

    /// Makes something.
    ///
    /// - Parameters:
    ///   - identifier: its name; what is there already by that name stays as it is. Without one, the system makes one, a new one each time.
    ///   - value: what it is.
    /// - Returns: its identifier.
    /// - Throws: `TransportError` if there is no answer; then it may have been made.
    @discardableResult
    public func create(_ identifier: String? = nil, _ value: JSONValue = [:]) async throws -> String {
        try await process.life.call("create in \(name)", by: process) { life in life.create(identifier, value, in: name) }
    }

    /// Sets what something is, and makes it if it is not there.
    ///
    /// - Parameters:
    ///   - identifier: its name.
    ///   - value: what it is from now on.
    /// - Throws: `TransportError` if there is no answer; then it may have been set.
    public func put(_ identifier: String, _ value: JSONValue) async throws {
        try await process.life.call("put in \(name)", by: process) { life in life.put(identifier, value, in: name) }
    }

    /// Deletes something.
    ///
    /// - Throws: ``NotFound``; `TransportError` if there is no answer.
    public func delete(_ identifier: String) async throws {
        let name = name
        let wasThere = try await process.life.call("delete in \(name)", by: process) { life in life.remove(identifier, from: name)
        }
        if !wasThere { throw NotFound(identifier: identifier) }
    }

    /// What is there, by identifiers.
    ///
    /// - Throws: `TransportError` if there is no answer.
    public func list() async throws -> [String: JSONValue] {
        let name = name
        return try await process.life.call("list \(name)", by: process, isWrite: false) { life in life.contents.external(name) }
    }
}

/// Something that happens once; one task waits for it.
final class Trigger: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

    func fire() { continuation.finish() }

    func wait() async { for await _ in stream {} }
}
