/// Who sleeps until when: a heap by deadline, and by the order of going to sleep among equals.
///
/// Those that are woken early stay in the heap as numbers that nobody answers to, until their time comes or they are too many.
struct Sleepers {
    typealias Continuation = CheckedContinuation<Void, any Error>

    private struct Place {
        let deadline: Duration
        let number: Int

        static func < (a: Place, b: Place) -> Bool {
            a.deadline == b.deadline ? a.number < b.number : a.deadline < b.deadline
        }
    }

    private var heap: [Place] = []
    private var continuations: [Int: Continuation] = [:]
    private var count = 0

    /// The number of the next one to go to sleep.
    mutating func number() -> Int {
        count += 1
        return count
    }

    mutating func add(_ number: Int, until deadline: Duration, _ continuation: Continuation) {
        continuations[number] = continuation
        if heap.count > 64, heap.count > continuations.count * 4 { forgetTheWoken() }
        heap.append(Place(deadline: deadline, number: number))
        rise(heap.count - 1)
    }

    /// Takes one out before its time.
    mutating func remove(_ number: Int) -> Continuation? { continuations.removeValue(forKey: number) }

    /// The first deadline of all; `nil` if nobody sleeps.
    var nextDeadline: Duration? {
        mutating get {
            while let first = heap.first {
                if continuations[first.number] != nil { return first.deadline }
                removeFirst()
            }
            return nil
        }
    }

    /// Takes those out whose deadline is no later than this.
    mutating func take(until time: Duration) -> [Continuation] {
        var due: [Continuation] = []
        while let first = heap.first, first.deadline <= time {
            if let continuation = continuations.removeValue(forKey: first.number) { due.append(continuation) }
            removeFirst()
        }
        return due
    }

    private mutating func forgetTheWoken() {
        heap = heap.filter { continuations[$0.number] != nil }
        // A sorted array is a heap.
        heap.sort { $0 < $1 }
    }

    private mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        sink(0)
    }

    private mutating func rise(_ start: Int) {
        var index = start
        while index > 0 {
            let parent = (index - 1) / 2
            guard heap[index] < heap[parent] else { return }
            heap.swapAt(index, parent)
            index = parent
        }
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[child] < heap[least] { least = child }
            guard least != index else { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
