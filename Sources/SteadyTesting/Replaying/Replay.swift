import SteadyClient
import SteadyModel
public import SteadyRuntime
import Synchronization

/// Runs a recorded reconcile again, with no cluster, and says where it now goes another way.
///
/// ```swift
/// let recording = try ReconcileRecording(json: JSONValue(parsing: text))
/// let report = try replay(recording, WebsiteReconciler()) { $0.owns(Deployment.self) }
/// #expect(report.isSame, "\(report)")
/// ```
///
/// The reconcile finds the caches, dates and random numbers of the recording, and gets the answers to its requests from there; at its first
/// request that was not recorded it gets an error. Requests may come in another order, if they are otherwise the same. What changed in the
/// caches while it ran is there only if it was its own write. `context.reasons` tells nothing.
///
/// - Parameters:
///   - recording: what was recorded by `Manager.record`.
///   - reconciler: what is run; as it was, or changed.
///   - finalizer: that of its controller.
///   - setUp: declares what its controller declares: what it owns, watches and reads.
/// - Returns: how it went.
/// - Throws: `RecordingError` if it cannot be run again; what reading the recorded objects throws.
public func replay<Work: Reconciler>(
    _ recording: ReconcileRecording, _ reconciler: Work, finalizer: String? = nil,
    _ setUp: @escaping @Sendable (ControllerSetup<Work.Object>) -> Void = { _ in }
) throws -> ReplayReport {
    try recording.checkCompleteness()
    return try Simulation.run(seed: 0) { world in
        let transport = ReplayTransport(recording)
        let supply = ReplaySupply(recording)
        let platform = Platform(
            clock: world.platform.clock, wallClock: { supply.nextDate() },
            random: {
                var random = world.platform.random
                return supply.nextRandom() ?? random.next()
            }, isSimulated: true)
        let manager = try Manager(client: Client(transport: transport, platform: world.platform)) {
            setUp($0.controller(for: Work.Object.self, named: recording.controller, finalizer: finalizer, reconciler))
        }
        let result = try await manager.replay(recording) { $0.over(transport, on: platform) }
        return ReplayReport(
            departure: transport.departure, recordedResult: recording.result, result: result.description)
    }
}

/// The dates and random numbers of a recording, one after the other.
private final class ReplaySupply: Sendable {
    private let state: Mutex<(dates: ArraySlice<Timestamp>, random: ArraySlice<UInt64>, last: Timestamp)>

    init(_ recording: ReconcileRecording) {
        state = Mutex((recording.dates[...], recording.random[...], recording.date))
    }

    /// The next; the last one again when there are no more.
    func nextDate() -> Timestamp {
        state.withLock { state in
            if let next = state.dates.popFirst() { state.last = next }
            return state.last
        }
    }

    func nextRandom() -> UInt64? { state.withLock { $0.random.popFirst() } }
}
