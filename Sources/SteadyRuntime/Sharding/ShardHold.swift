import SteadyClient
import SteadyElection
import SteadyModel
import Synchronization

/// A shard that this replica holds, and the reconciles that go on in it.
final class ShardHold: Sendable {
    private struct State {
        var running = 0
        var isClosed = false
    }

    /// Fires when the reconciles under way are to end at once.
    let abort = Signal()
    /// Fires when nothing more is begun, and nothing goes on.
    let idle = Signal()
    private let elector: LeaderElector
    private let term: Term
    private let state = Mutex(State())

    init(_ elector: LeaderElector, _ term: Term) {
        self.elector = elector
        self.term = term
    }

    /// The term under which it is held, while it is.
    var heldTerm: Term? { elector.term == term ? term : nil }

    /// Whether something may be begun in it.
    var isOpen: Bool { state.withLock { !$0.isClosed } }

    /// A reconcile begins; `false` if it must not. ``end()`` is called after it.
    func begin() -> Bool {
        // An elector that was held up may not have noticed yet that its time is over.
        guard heldTerm != nil else { return false }
        return state.withLock { state in
            if state.isClosed { return false }
            state.running += 1
            return true
        }
    }

    /// A reconcile has ended.
    func end() {
        let isIdle = state.withLock { state in
            state.running -= 1
            return state.isClosed && state.running == 0
        }
        if isIdle { idle.fire() }
    }

    /// Nothing more is begun.
    func close() {
        let isIdle = state.withLock { state in
            state.isClosed = true
            return state.running == 0
        }
        if isIdle { idle.fire() }
    }

    /// The same client, through which nothing is written that the hold on the shard does not outlast.
    func guarding(_ client: Client) -> Client {
        client.over(
            GatedTransport(
                client.transport, gate: elector.gate, clock: client.platform.clock,
                requestTimeout: elector.configuration.requestTimeout))
    }
}
