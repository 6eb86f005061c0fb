public import SteadyClient
public import SteadyCluster
public import SteadyModel

/// What every `Transport` has to do, case by case: for whoever writes one, or wraps one.
///
/// ```swift
/// @Test(arguments: TransportSuite.cases) func `my transport`(_ one: TransportSuite.Case) async throws {
///     let suite = TransportSuite { cluster, body in
///         try await APIServer(cluster).serving { endpoint in
///             try await body(MyTransport(endpoint))
///         }
///     }
///     try await suite.run(one)
/// }
/// ```
///
/// With XCTest: `XCTAssertEqual(await suite.run(), [])`.
///
/// Each case has an embedded cluster of its own, which the closure brings within reach of the transport: over sockets by `APIServer` of
/// `SteadyServer`, or by wrapping `cluster.transport`. The cluster is asked what really arrived, and which watches are still open.
public struct TransportSuite: Sendable {
    /// One thing that a transport has to do.
    public struct Case: Sendable, Hashable, CustomStringConvertible {
        /// What it has to do, in words; no two cases have the same name.
        public let name: String
        let body: @Sendable (TransportPlace) async throws -> Void

        public var description: String { name }
        public static func == (a: Case, b: Case) -> Bool { a.name == b.name }
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// What a transport did not do.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The name of the case.
        public let name: String
        /// What happened instead.
        public let problem: String
        public var description: String { "\(name): \(problem)" }
    }

    /// Brings a cluster within reach of a transport, and gives that to `body` once.
    public typealias Serving =
        @Sendable (
            _ cluster: Cluster, _ body: @Sendable (any Transport) async throws -> Void
        ) async throws -> Void

    /// Every case, in an order that begins with the simplest.
    public static let cases: [Case] = requests + streams

    let platform: Platform
    let patience: Duration
    let serving: Serving

    /// A suite for one sort of transport.
    ///
    /// - Parameters:
    ///   - platform: the clock that waits are measured by; under a simulation, its platform.
    ///   - patience: how long one case may take, greater than zero.
    ///   - serving: makes the transport, called for each case with a cluster of its own.
    public init(platform: Platform = .system, patience: Duration = .seconds(30), serving: @escaping Serving) {
        self.platform = platform
        self.patience = patience
        self.serving = serving
    }

    /// Runs one case.
    ///
    /// - Parameter one: the case, of ``cases``.
    /// - Throws: ``Failure`` with what happened instead; `CancellationError`.
    public func run(_ one: Case) async throws {
        do {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    let cluster = Cluster(platform: platform)
                    try await serving(cluster) { transport in
                        try await one.body(TransportPlace(transport: transport, cluster: cluster, name: one.name))
                    }
                    return true
                }
                group.addTask {
                    try await platform.clock.sleep(for: patience)
                    return false
                }
                defer { group.cancelAll() }
                if try await group.next() == false {
                    throw Failure(name: one.name, problem: "not done within \(patience)")
                }
            }
        } catch let failure as Failure { throw failure } catch {
            try Task.checkCancellation()
            throw Failure(name: one.name, problem: "it threw \(error)")
        }
    }

    /// Runs all cases, one after the other.
    ///
    /// - Returns: what went wrong; empty if nothing did, or if the task was cancelled before.
    public func run() async -> [Failure] {
        var failures: [Failure] = []
        for one in Self.cases {
            do { try await run(one) } catch let failure as Failure { failures.append(failure) } catch { break }
        }
        return failures
    }
}
