import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A serial task executor that runs jobs only when told to, in an order drawn from a seed, or given.
///
/// Child tasks and actor hops inherit it from the task that runs on it (SE-0417); unstructured tasks do not, and count as
/// escapes when they touch the simulation.
final class SimulationExecutor: TaskExecutor, Sendable {
    private struct State {
        var jobs: [UnownedJob] = []
        var order: TaskOrder
        var escapes: [String] = []
    }

    private let state: Mutex<State>
    /// The thread that runs the jobs.
    private let thread = SimulationExecutor.currentThread

    /// An executor whose jobs run on the calling thread.
    init(_ order: TaskOrder) { state = Mutex(State(order: order)) }

    /// Where jobs have not run in the order in which they became ready so far.
    var turns: [TaskOrder.Turn] { state.withLock { $0.order.turns } }

    static var currentThread: UInt {
        #if canImport(Darwin)
            UInt(bitPattern: pthread_self())
        #else
            UInt(pthread_self())
        #endif
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        checkInside("resumed work of the simulation, as a real sleep, a thread or a connection of one's own does")
        state.withLock { $0.jobs.append(job) }
    }

    /// Runs jobs until none is ready, something has escaped, or so many have run; returns `false` in the last case.
    ///
    /// - Parameter isOver: whether no escape counts any more.
    func runUntilIdle(limit: Int, isOver: Bool = false) -> Bool {
        var count = 0
        while count < limit {
            guard let job = nextJob(isOver) else { return true }
            job.runSynchronously(on: asUnownedTaskExecutor())
            count += 1
        }
        return false
    }

    private func nextJob(_ isOver: Bool) -> UnownedJob? {
        state.withLock { state in
            guard !state.jobs.isEmpty, isOver || state.escapes.isEmpty else { return nil }
            let index = state.jobs.count == 1 ? 0 : state.order.next(of: state.jobs.count)
            return state.jobs.remove(at: index)
        }
    }

    /// Notes whoever calls this from anywhere but the simulation's own thread.
    func checkInside(_ what: @autoclosure () -> String) {
        if Self.currentThread != thread { noteEscape(what()) }
    }

    private func noteEscape(_ what: String) {
        let isTask = withUnsafeCurrentTask { $0 != nil }
        let who = Task.name.map { "task “\($0)”" } ?? (isTask ? "an unnamed task" : "something outside")
        state.withLock { $0.escapes.append("\(who) \(what)") }
    }

    /// Gives work that has left the simulation a moment of real time to show itself. Only runs that are about to fail wait.
    func waitForEscapes(milliseconds: Int64) {
        for _ in 0..<max(0, milliseconds) where escapes.isEmpty { usleep(1000) }
    }

    var escapes: [String] { state.withLock { $0.escapes } }
}
