import SteadyModel

/// Changes that somebody has not taken yet: one for each key at most, however many there were. No clock, no await.
///
/// What is taken of a key leads from the state that was taken last to the latest one.
struct ChangeMerger: Sendable {
    let traits: EntryTraits
    private var changes: [ObjectKey: StoreChange] = [:]
    /// In the order of each key's first change; keys whose changes came to nothing are passed over.
    private var order: ContiguousArray<ObjectKey> = []
    private var taken = 0

    init(_ traits: EntryTraits) { self.traits = traits }

    /// How many keys have changed.
    var count: Int { changes.count }

    mutating func add(_ change: StoreChange) {
        guard let entry = change.new ?? change.old else { return }
        let key = traits.key(entry)
        guard var merged = changes[key] else {
            changes[key] = change
            order.append(key)
            return
        }
        merged.new = change.new
        merged.isOwnWrite = change.isOwnWrite
        merged.isInitial = merged.isInitial && change.isInitial
        merged.isResync = merged.isResync && change.isResync
        // Came and went: nobody has to know.
        changes[key] = merged.old == nil && merged.new == nil ? nil : merged
    }

    /// The next change: two of them if another object has taken the name meanwhile.
    mutating func take() -> [StoreChange] {
        while taken < order.count {
            let key = order[taken]
            taken += 1
            if taken == order.count || taken > 1024 && taken * 2 > order.count {
                order.removeSubrange(0..<taken)
                taken = 0
            }
            guard let change = changes.removeValue(forKey: key) else { continue }
            guard let old = change.old, let new = change.new, !traits.isSameObject(old, new) else { return [change] }
            return [StoreChange(old: old), StoreChange(new: new, isOwnWrite: change.isOwnWrite)]
        }
        return []
    }
}
