import SteadyCodec

/// When a cache is measured, and what came of it: no client, no clock, no await.
struct MemoryWatch: Sendable {
    private let budget: CacheBudget?
    private var bytesPerObject = 0.0
    /// Objects that came since the last measurement.
    private var arrived = 0
    /// After so many it is measured again.
    private var due = MemoryWatch.first
    /// Counts reductions: whoever follows with what was before begins anew.
    private(set) var reductions = 0
    /// Whether what is held is being reduced: until that is done, nothing is said of it.
    private var isReducing = false
    /// Why the cache has given up.
    var failure: CacheBudgetError?

    /// The first objects of a list that are measured.
    private static let first = 1000

    init(budget: CacheBudget?) { self.budget = budget }

    var isReduced: Bool { reductions > 0 }

    /// Bytes of so many objects like those that were measured.
    func bytes(_ objects: Int) -> Int { Int(bytesPerObject * Double(objects)) }

    /// An object has come; returns whether it is time to measure. Only budgets have to know between one list and the next.
    mutating func arrive() -> Bool {
        arrived += 1
        return budget != nil && arrived >= due
    }

    /// Takes a measurement.
    ///
    /// - Parameters:
    ///   - bytes: what was measured.
    ///   - objects: of how many objects.
    mutating func measured(_ bytes: Int, of objects: Int) {
        if objects > 0 { bytesPerObject = Double(bytes) / Double(objects) }
        arrived = 0
        // Measuring goes through all objects: as many have to come before it is done again, but no more than would fill the budget.
        due = max(Self.first, objects)
        if let budget, bytesPerObject > 0 {
            let room = Double(budget.bytes - bytes) / bytesPerObject
            due = max(Self.first, min(due, Int(max(0, min(room, 1e9)))))
        }
    }

    /// What is to be done about so many bytes.
    enum Verdict { case fits, reduce, giveUp }

    /// Decides; if the cache is to be reduced, whoever asked does it, and says when it is done.
    mutating func verdict(_ bytes: Int) -> Verdict {
        guard let budget, bytes > budget.bytes, !isReducing else { return .fits }
        if isReduced || budget.reduction.isEmpty { return .giveUp }
        reductions += 1
        arrived = 0
        due = Self.first
        isReducing = true
        return .reduce
    }

    mutating func didReduce() { isReducing = false }
}
