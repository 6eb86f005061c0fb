/// Those who wait for an item, the first to come first. Each waits as a continuation, which is resumed outside the lock: with `true` if it is
/// to look whether there is something for it.
///
/// At most one of them is on its way at a time. When it has looked, it wakes the next if there is more: so that many additions at once do
/// not wake more tasks than there is work for.
@usableFromInline struct Waiters: Sendable {
    /// Proof: it is resumed exactly once, by whoever takes it out of here, for it is taken out once.
    @usableFromInline typealias Continuation = UnsafeContinuation<Bool, Never>

    private struct Parked {
        let number: UInt64
        var continuation: Continuation?
    }

    /// In the order of their numbers; those who have gone have no continuation, and those before `first` have all gone.
    private var parked: [Parked] = []
    private var first = 0
    private var lastNumber: UInt64 = 0
    private var onTheirWay = 0
    /// The one who also watches the clock, and until when. It is woken last, for somebody would have to take its place.
    private var timekeeper: (number: UInt64, deadline: Nanoseconds, continuation: Continuation)?
    @usableFromInline private(set) var count = 0

    @usableFromInline init() {}

    @usableFromInline var hasTimekeeper: Bool { timekeeper != nil }
    /// How many wait or are on their way.
    var all: Int { count + onTheirWay }

    @usableFromInline mutating func number() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    @usableFromInline mutating func park(_ number: UInt64, until deadline: Nanoseconds?, _ continuation: Continuation) {
        count += 1
        if let deadline {
            timekeeper = (number, deadline, continuation)
            return
        }
        // Numbers are given before they are parked: mostly this is the last.
        var index = parked.count
        while index > first, parked[index - 1].number > number { index -= 1 }
        parked.insert(Parked(number: number, continuation: continuation), at: index)
        // Those who have gone must not pile up behind one who waits long.
        if parked.count > 2 * count + 64 {
            parked = parked[first...].filter { $0.continuation != nil }
            first = 0
        }
    }

    /// Takes out one that no longer waits.
    @usableFromInline mutating func remove(_ number: UInt64) -> Continuation? {
        if let timekeeper, timekeeper.number == number {
            count -= 1
            self.timekeeper = nil
            return timekeeper.continuation
        }
        var (low, high) = (first, parked.count)
        while low < high {
            let middle = (low + high) / 2
            if parked[middle].number < number { low = middle + 1 } else { high = middle }
        }
        guard low < parked.count, parked[low].number == number, let continuation = parked[low].continuation else { return nil }
        parked[low].continuation = nil
        count -= 1
        return continuation
    }

    /// One that was on its way has come.
    @usableFromInline mutating func arrived() { onTheirWay -= 1 }

    /// Whether somebody has to look. The schedule is not changed: one that is only lent is copied for the call, all of it.
    @usableFromInline func isNeeded(by schedule: inout Schedule) -> Bool {
        if count == 0 { return false }
        if schedule.isOver { return true }
        if onTheirWay == 0, isWork(in: &schedule) { return true }
        guard let deadline = schedule.nextDeadline else { return false }
        return timekeeper.map { deadline < $0.deadline } ?? (onTheirWay == 0)
    }

    private func isWork(in schedule: inout Schedule) -> Bool {
        schedule.canHandOut && (schedule.opensAt == nil || timekeeper == nil)
    }

    /// Takes out those who have to look: one, if there is something to take or a time to keep; everybody at the end.
    @usableFromInline mutating func wake(for schedule: inout Schedule) -> [Continuation] {
        guard isNeeded(by: &schedule) else { return [] }
        if schedule.isOver { return wakeAll() }
        // A timekeeper who watches for too late a time looks itself.
        let woken = onTheirWay == 0 && (timekeeper == nil || isWork(in: &schedule)) ? takeFirst() : takeTimekeeper()
        if woken == nil { return [] }
        onTheirWay += 1
        return woken.map { [$0] } ?? []
    }

    private mutating func takeFirst() -> Continuation? {
        while first < parked.count {
            let continuation = parked[first].continuation
            parked[first].continuation = nil
            first += 1
            if first == parked.count { (parked, first) = ([], 0) }
            guard let continuation else { continue }
            count -= 1
            return continuation
        }
        return takeTimekeeper()
    }

    private mutating func takeTimekeeper() -> Continuation? { timekeeper.flatMap { remove($0.number) } }

    private mutating func wakeAll() -> [Continuation] {
        var all: [Continuation] = []
        while let continuation = takeFirst() { all.append(continuation) }
        onTheirWay += all.count
        return all
    }
}
