/// Who is in a fleet, and who is to be.
struct FleetState: Sendable {
    struct Running: Sendable {
        let member: FleetMember
        var manager: Manager?
        var problem: String?
    }

    private(set) var wanted: [String: FleetMember] = [:]
    var running: [String: Running] = [:]
    /// Nobody is wanted any more.
    private(set) var isOver = false

    /// These are the members now; of several of one name the last counts.
    mutating func want(_ members: [FleetMember]) {
        guard !isOver else { return }
        wanted = Dictionary(members.map { ($0.name, $0) }) { _, last in last }
    }

    mutating func end() {
        isOver = true
        wanted = [:]
    }

    /// One that is wanted and does not run, not even in another revision.
    mutating func begin() -> FleetMember? {
        guard let name = wanted.keys.filter({ running[$0] == nil }).min(), let member = wanted[name] else { return nil }
        running[name] = Running(member: member)
        return member
    }

    /// Whether this member, in this revision, is not wanted any more.
    func isLeaving(_ member: FleetMember) -> Bool { wanted[member.name].map { $0.revision != member.revision } ?? true }
}
