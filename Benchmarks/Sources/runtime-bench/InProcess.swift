import SteadyClient
import SteadyModel
import SteadyRuntime
import Synchronization

/// Does nothing, as most reconciles do.
struct Nothing: Reconciler {
    func reconcile(_ widget: Widget, _ context: Context<Widget>) async throws -> Outcome { .done }
}

/// Counts reconciles, and lets somebody wait for a number of them.
final class Turns: Sendable {
    private let count = Atomic(0)
    private let goal = Atomic(Int.max)
    private let (reached, tell) = AsyncStream.makeStream(of: Void.self)

    func add() {
        if count.wrappingAdd(1, ordering: .relaxed).newValue == goal.load(ordering: .relaxed) { tell.yield() }
    }

    /// Does something, and returns when there were so many reconciles after it.
    func wait(for number: Int, _ body: () -> Void) async {
        count.store(0, ordering: .relaxed)
        goal.store(number, ordering: .relaxed)
        body()
        for await _ in reached { break }
    }
}

/// A manager over a scripted server while the body runs, which is given what tells the server, and what counts.
func withManager(
    _ count: Int, workers: Int, _ body: (Manager, Turns, AsyncStream<[[UInt8]]>.Continuation) async throws -> Void
) async throws {
    let (turns, say) = AsyncStream.makeStream(of: [[UInt8]].self)
    let counted = Turns()
    let client = Client(transport: ScriptedServer(turns: turns), fieldManager: "bench")
    let manager = try Manager(client: client, configuration: .init(observe: { _ in counted.add() })) { manager in
        manager.controller(for: Widget.self, Nothing()).concurrency(workers)
    }
    try await withThrowingTaskGroup { group in
        group.addTask { try await manager.run() }
        await counted.wait(for: count) { say.yield(ScriptedServer.events(count, turn: 0)) }
        try await body(manager, counted, say)
        manager.shutDown()
        group.cancelAll()
    }
}

/// From the events of a watch, one a piece, to reconciles that have nothing to do: processor time of each.
func noop(_ count: Int) async throws {
    try await withManager(count, workers: 1) { _, turns, say in
        var best = Double.infinity
        for turn in 1...5 {
            let events = ScriptedServer.events(count, turn: turn)
            let before = processorTime()
            await turns.wait(for: count) { say.yield(events) }
            best = min(best, (processorTime() - before) / Double(count))
        }
        print("noop-us \(best / 1000)")
    }
}

/// How many reconciles that have nothing to do are done in a second.
func throughput(_ count: Int, _ workers: Int) async throws {
    try await withManager(count, workers: workers) { manager, turns, _ in
        var (best, spent) = (Double.infinity, 0.0)
        for _ in 1...5 {
            let (before, used) = (monotonicTime(), processorTime())
            await turns.wait(for: count) { manager.resync() }
            let took = Double(monotonicTime() - before)
            if took < best { (best, spent) = (took, processorTime() - used) }
        }
        print("per-second \(Double(count) / best * 1e9)")
        print("turn-us \(spent / Double(count) / 1000)")
    }
}
