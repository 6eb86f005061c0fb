import SteadyCodec

/// Who waits for a lock, in the order of coming: kept in an annotation of its Lease.
struct LockQueue: Equatable {
    static let annotation = "steady/waiting"
    /// More wait without a place.
    static let limit = 200

    private(set) var tickets: [String]

    /// Reads the annotation; what cannot be read is nobody.
    init(_ text: String?) {
        let values = text.flatMap { try? JSONValue(parsing: $0) }?.arrayValue ?? []
        tickets = values.compactMap(\.stringValue)
    }

    /// What the annotation says; `nil` if nobody waits.
    var text: String? {
        tickets.isEmpty ? nil : String(decoding: JSONValue.array(tickets.map { .string($0) }).serialized(), as: UTF8.self)
    }

    func contains(_ ticket: String) -> Bool { tickets.contains(ticket) }

    /// How many come before.
    func ahead(of ticket: String) -> Int { tickets.firstIndex(of: ticket) ?? tickets.count }

    /// Adds somebody at the end, if there is room.
    mutating func enter(_ ticket: String) {
        if !contains(ticket), tickets.count < Self.limit { tickets.append(ticket) }
    }

    /// Removes somebody who does not wait any more.
    mutating func leave(_ ticket: String) { tickets.removeAll { $0 == ticket } }

    /// Removes who has got the lock, and those before: they had their time, and who is alive comes again.
    mutating func pass(to ticket: String) { tickets.removeFirst(min(ahead(of: ticket) + 1, tickets.count)) }
}
