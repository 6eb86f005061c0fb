import SteadyModel

/// What happened to one key of a store.
struct StoreChange: Sendable {
    var old: Entry?
    var new: Entry?
    /// Part of the first complete list.
    var isInitial = false
    /// The new state, or the deletion, is what a write of this process led to.
    var isOwnWrite = false
    /// Nothing happened: it is told again.
    var isResync = false
}

/// Changes in order. One, as most are, takes no memory until somebody wants an array.
enum StoreChanges: Sendable, ExpressibleByArrayLiteral {
    case none
    case one(StoreChange)
    case many([StoreChange])

    init(arrayLiteral changes: StoreChange...) { self = changes.isEmpty ? .none : .many(changes) }

    var isEmpty: Bool {
        switch self {
        case .none: true
        case .one: false
        case .many(let changes): changes.isEmpty
        }
    }

    var all: [StoreChange] {
        switch self {
        case .none: []
        case .one(let change): [change]
        case .many(let changes): changes
        }
    }

    static func += (changes: inout [StoreChange], more: StoreChanges) {
        switch more {
        case .none: break
        case .one(let change): changes.append(change)
        case .many(let more): changes += more
        }
    }
}
