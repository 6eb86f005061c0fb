/// Which of the jobs that are ready runs next: the first that came, but for some turns.
///
/// Only moments count at which more than one is ready. A list of turns is all that it takes to have the same order again, and a shorter list
/// is an order nearer to the plain one.
struct TaskOrder: Sendable {
    /// A moment at which it is not the first one's turn.
    struct Turn: Hashable, Sendable {
        /// The number of the moment.
        var moment: Int
        /// Which job comes instead, by when it became ready.
        var job: Int
    }

    /// Where jobs were out of turn so far, if that is kept.
    private(set) var turns: [Turn] = []
    private let keepsTurns: Bool
    private var moment = -1
    private var random: SeededRandom?
    private let given: [Int: Int]

    /// Every order is as likely as every other.
    ///
    /// - Parameters:
    ///   - seed: decides which.
    ///   - keepsTurns: whether there is a list of turns afterwards, which grows as long as the run goes on.
    init(seed: UInt64, keepsTurns: Bool) {
        random = SeededRandom(seed)
        self.keepsTurns = keepsTurns
        given = [:]
    }

    /// First come, first served, but for these turns; one that names a job that is not there does not count.
    init(_ turns: [Turn]) {
        random = nil
        keepsTurns = true
        given = Dictionary(turns.map { ($0.moment, $0.job) }) { $1 }
    }

    /// Which one of several runs.
    mutating func next(of count: Int) -> Int {
        moment += 1
        let job: Int
        if var random {
            job = Int(random.next() % UInt64(count))
            self.random = random
        } else if given.isEmpty {
            return 0
        } else {
            job = given[moment] ?? 0
        }
        guard job > 0, job < count else { return 0 }
        if keepsTurns { turns.append(Turn(moment: moment, job: job)) }
        return job
    }
}
