/// The controllers of a manager that come and go while it runs.
struct ControllerScopes: Sendable {
    /// One that has come.
    struct Entry: Sendable {
        let controller: any RunnableController
        /// Asked to end without waiting for its reconciles.
        let abort = Signal()
        /// Set while it runs, and fired when it has ended.
        var ended: Signal?
        /// Not to be begun again.
        var isLeaving = false
    }

    private var entries: [Int: Entry] = [:]
    /// The health checks that came with them.
    private var checksByID: [Int: HealthCheck] = [:]
    private var lastID = 0
    /// Nothing more is begun.
    var isOver = false

    /// In the order in which they came.
    var controllers: [any RunnableController] { entries.sorted { $0.key < $1.key }.map(\.value.controller) }

    /// In the order in which they came.
    var checks: [HealthCheck] { checksByID.sorted { $0.key < $1.key }.map(\.value) }

    /// Adds some, unless one has a name that another has.
    mutating func add(
        _ controllers: [any RunnableController], _ checks: [HealthCheck]
    ) -> (controllers: [Int], checks: [Int])? {
        let names = Set(entries.values.map(\.controller.name))
        let checkNames = Set(checksByID.values.map(\.name))
        guard !controllers.contains(where: { names.contains($0.name) }),
            !checks.contains(where: { checkNames.contains($0.name) })
        else { return nil }
        let ids = controllers.map { controller in
            lastID += 1
            entries[lastID] = Entry(controller: controller)
            return lastID
        }
        let checkIDs = checks.map { check in
            lastID += 1
            checksByID[lastID] = check
            return lastID
        }
        return (ids, checkIDs)
    }

    /// These checks are not made any more.
    mutating func removeChecks(_ ids: [Int]) { for id in ids { checksByID[id] = nil } }

    /// One that does not run yet, and is to be run.
    mutating func begin() -> (id: Int, entry: Entry)? {
        guard let id = entries.filter({ $0.value.ended == nil && !$0.value.isLeaving }).keys.min() else { return nil }
        entries[id]?.ended = Signal()
        return entries[id].map { (id, $0) }
    }

    /// It does not run any more; it is run again by the next leadership, if it is still there.
    mutating func end(_ id: Int) -> Signal? {
        defer { entries[id]?.ended = nil }
        return entries[id]?.ended
    }

    /// It is to end, and not to be begun again.
    ///
    /// - Returns: it, if it runs.
    mutating func remove(_ id: Int) -> Entry? {
        entries[id]?.isLeaving = true
        return entries[id].flatMap { $0.ended == nil ? nil : $0 }
    }

    /// It has ended, or never begun.
    mutating func forget(_ id: Int) { entries[id] = nil }
}
