import SteadyModel
import SteadyQueue
import Synchronization

/// Holds requests back until nothing has named them for a while.
///
/// It is a queue of its own: a request is taken when it could be due, and put off again if something has named it meanwhile.
final class Debouncer<Request: Hashable & Sendable>: Sendable {
    private struct Burst {
        let first: MonotonicClock.Instant
        var last: MonotonicClock.Instant
        var priority: Int
    }

    private let quiet: Duration
    private let longest: Duration
    private let clock: MonotonicClock
    private let waiting: WorkQueue<Request>
    private let bursts = Mutex<[Request: Burst]>([:])

    init(_ settings: Debounce, capacity: Capacity, clock: MonotonicClock) {
        quiet = settings.quiet
        longest = settings.longest
        self.clock = clock
        waiting = WorkQueue(.init(capacity: capacity), clock: clock)
    }

    var isEmpty: Bool { bursts.withLock { $0.isEmpty } }

    /// Something has named a request.
    ///
    /// - Returns: whether it is held back: `false` if there are too many, or after the end.
    func add(_ request: Request, priority: Int) -> Bool {
        let now = clock.now
        let isNew = bursts.withLock { bursts in
            guard var burst = bursts[request] else {
                bursts[request] = Burst(first: now, last: now, priority: priority)
                return true
            }
            burst.last = now
            burst.priority = max(burst.priority, priority)
            bursts[request] = burst
            return false
        }
        if !isNew || waiting.add(request, after: min(quiet, longest)) { return true }
        forget(request)
        return false
    }

    /// The request is reconciled for another reason: it need not come for this one.
    func forget(_ request: Request) { _ = bursts.withLock { $0.removeValue(forKey: request) } }

    /// Lets requests go when their time has come, until the task is cancelled or it is shut down.
    func run(_ release: @escaping @Sendable (Request, _ priority: Int) -> Void) async {
        await waiting.process { [self] request in
            let (now, quiet, longest) = (clock.now, quiet, longest)
            let (priority, rest) = bursts.withLock { bursts -> (Int?, Duration?) in
                guard let burst = bursts[request] else { return (nil, nil) }
                let due = min(burst.last + quiet, burst.first + longest)
                if now < due { return (nil, now.duration(to: due)) }
                bursts[request] = nil
                return (burst.priority, nil)
            }
            if let rest { return .again(after: rest) }
            if let priority { release(request, priority) }
            return .done
        }
    }

    func shutDown() {
        waiting.shutDown(.immediate)
        bursts.withLock { $0 = [:] }
    }
}

/// How long requests are held back.
struct Debounce: Sendable {
    let quiet: Duration
    let longest: Duration
}
