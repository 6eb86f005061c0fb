/// What was put in last: at least so many entries, and never more than twice as many.
struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    let memory: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// - Parameter memory: how many entries are kept for certain.
    init(_ memory: Int) { self.memory = memory }

    var count: Int { young.count + old.count }
    var isEmpty: Bool { young.isEmpty && old.isEmpty }

    subscript(key: Key) -> Value? {
        get { young[key] ?? old[key] }
        set {
            if !old.isEmpty { old[key] = nil }
            young[key] = newValue
            if young.count >= memory { (young, old) = ([:], young) }
        }
    }

    /// Keeps, and changes, what a closure gives back for each entry.
    mutating func update(_ change: (Key, Value) -> Value?) {
        for (key, value) in young { young[key] = change(key, value) }
        for (key, value) in old { old[key] = change(key, value) }
    }

    mutating func removeAll() { (young, old) = ([:], [:]) }
}
