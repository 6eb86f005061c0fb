import SteadyClient
public import SteadyModel
import SteadyQueue

/// Runs the same controllers in many clusters that come and go.
///
/// ```swift
/// let fleet = Fleet(platform: .system) { member, manager in
///     manager.controller(for: Website.self, WebsiteReconciler(cluster: member.name)).owns(Deployment.self)
/// }
/// try await fleet.run(registry.clusters)          // an AsyncSequence; each element is the whole list of members
/// ```
///
/// Each cluster has a ``Manager`` of its own, with caches, queues and workers of its own, so that one that is slow or out of reach holds nothing
/// else up. One that leaves the list is drained as by ``Manager/shutDown()``, and its memory is given up. One that fails is begun again, after a
/// wait that grows from a second to a minute.
///
/// For one leader over all clusters, run the fleet under a lock of the home cluster, and give it clients that the lock guards:
///
/// ```swift
/// try await locks.withLock("fleet") { token in
///     try await fleet.run(registry.clusters.map { $0.map { FleetMember($0.name, client: token.guarding($0.client)) } })
/// }
/// ```
public final class Fleet: Sendable {
    private let platform: Platform
    private let configuration: @Sendable (FleetMember) -> Manager.Configuration
    private let onProblem: @Sendable (String, any Error) -> Void
    private let setUp: @Sendable (FleetMember, ManagerSetup) throws -> Void
    private let state = WaitableMutex(FleetState())

    /// A fleet without members.
    ///
    /// - Parameters:
    ///   - platform: time and randomness.
    ///   - configuration: of each cluster's manager.
    ///   - onProblem: hears which cluster's manager could not be made, or ended, and why.
    ///   - setUp: puts together the controllers of a cluster.
    public init(
        platform: Platform, configuration: @escaping @Sendable (FleetMember) -> Manager.Configuration = { _ in .init() },
        onProblem: @escaping @Sendable (_ cluster: String, any Error) -> Void = { _, _ in },
        _ setUp: @escaping @Sendable (FleetMember, ManagerSetup) throws -> Void
    ) {
        self.platform = platform
        self.configuration = configuration
        self.onProblem = onProblem
        self.setUp = setUp
    }

    /// How the clusters stand, by name.
    public var standing: [FleetStanding] {
        state.read { state in
            state.running.values.sorted { $0.member.name < $1.member.name }.map {
                FleetStanding(
                    name: $0.member.name, manager: $0.manager, isLeaving: state.isLeaving($0.member), problem: $0.problem)
            }
        }
    }

    /// Whether no controller of any cluster has anything to do.
    public var isIdle: Bool { standing.allSatisfy { $0.manager?.isIdle ?? true } }

    /// Runs the controllers in all clusters of the list as it is at each time, until ``shutDown()``; once.
    ///
    /// When the sequence ends, the last list stays.
    ///
    /// - Parameter members: each element is the whole list.
    /// - Throws: what the sequence throws, and then everything stops where it is; `CancellationError`.
    public func run<S: AsyncSequence & Sendable>(_ members: S) async throws where S.Element == [FleetMember] {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for try await list in members { self.state.withLock { $0.want(list) } }
                // Only the end of the fleet ends it.
                try await self.state.wait { $0.isOver }
            }
            group.addTask { try await self.runMembers() }
            defer { group.cancelAll() }
            for try await _ in group {}
        }
    }

    /// Drains all clusters, and ends ``run(_:)`` then.
    public func shutDown() { state.withLock { $0.end() } }

    private func runMembers() async throws {
        await withDiscardingTaskGroup { group in
            while let next = try? await state.take({ state -> FleetMember?? in
                if let member = state.begin() { return .some(member) }
                return state.isOver ? .some(nil) : nil
            }) {
                group.addTask {
                    await self.keep(next)
                    // Now another revision of it may begin.
                    self.state.withLock { $0.running[next.name] = nil }
                }
            }
        }
        try Task.checkCancellation()
    }

    /// Runs a member until it leaves, again when it fails.
    private func keep(_ member: FleetMember) async {
        let waits = Backoff.exponential(from: .seconds(1), upTo: .seconds(60))
        var failures = 0
        while !Task.isCancelled, !state.read({ $0.isLeaving(member) }) {
            let began = platform.clock.now
            do {
                return try await live(member)
            } catch {
                if Task.isCancelled { return }
                state.withLock { $0.running[member.name]?.problem = "\(error)" }
                onProblem(member.name, error)
            }
            failures = began + .seconds(300) < platform.clock.now ? 1 : failures + 1
            var random = platform.random
            let delay = waits.delay(afterFailures: failures) * Double.random(in: 0.5...1, using: &random)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await self.platform.clock.sleep(for: delay) }
                group.addTask { try? await self.state.wait { $0.isLeaving(member) } }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// Runs a manager until the member leaves and is drained.
    private func live(_ member: FleetMember) async throws {
        let manager = try Manager(client: member.client, configuration: configuration(member)) { try setUp(member, $0) }
        state.withLock { $0.running[member.name]?.manager = manager }
        defer { state.withLock { $0.running[member.name]?.manager = nil } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await manager.run() }
            group.addTask {
                try await self.state.wait { $0.isLeaving(member) }
                manager.shutDown()
                // The manager ends by itself now, and this with it.
                try await self.platform.clock.sleep(for: .seconds(86_400 * 365))
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
