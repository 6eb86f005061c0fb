/// Which faults an exploration may make. All but ``timeTravel`` are what the API protocol allows on any good day, and a reconciler has to
/// live with them.
public struct Faults: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The operator dies before a request, or after its effect and before its answer, and is started anew.
    public static let crashes = Faults(rawValue: 1 << 0)
    /// The operator dies after any change of the cluster, whoever made it.
    public static let restarts = Faults(rawValue: 1 << 1)
    /// A request is refused before it has an effect: 500, 503, 429 with `Retry-After`, a connection that fails; a write by 403, too, as when
    /// a quota is used up or a webhook says no.
    public static let refusals = Faults(rawValue: 1 << 2)
    /// A write has its effect, and the answer is lost: a connection reset, a 504.
    public static let lostAnswers = Faults(rawValue: 1 << 3)
    /// Somebody else writes to the object just before the operator does.
    public static let conflicts = Faults(rawValue: 1 << 4)
    /// What a watch tells comes late, each kind by itself; what has gathered meanwhile comes at once.
    public static let lag = Faults(rawValue: 1 << 5)
    /// A watch ends, is reset, or has expired (410), and is opened anew.
    public static let brokenWatches = Faults(rawValue: 1 << 6)
    /// A restarted operator lists an older state of a kind than its predecessor has seen, as a server does that lags behind. Consistent
    /// lists, which informers ask for, exclude it on servers that keep their promise (Kubernetes issue 59848).
    public static let timeTravel = Faults(rawValue: 1 << 7)

    /// For a while the operator does not reach the server: requests find no connection, and watches are silent.
    public static let partitions = Faults(rawValue: 1 << 8)
    /// The operator stands still for a while with a write in its hands, as a process does that is swapped out or suspended: what it then
    /// sends was decided long before.
    public static let pauses = Faults(rawValue: 1 << 9)
    /// The operator's clock goes a quarter too fast or a fifth too slow, from its start on.
    public static let clockRates = Faults(rawValue: 1 << 10)
    /// A write is held up on its way: its sender gives up, and it has its effect nevertheless, 20 s later.
    public static let stragglers = Faults(rawValue: 1 << 11)

    /// Somebody deletes an object that the operator has made or changed just now, edits a field that it owns, or holds it for 20 s by a finalizer.
    /// All of it has to be put right in the end. For operators that mean to put right what others do; in no other set of faults.
    public static let interference = Faults(rawValue: 1 << 12)

    /// What befalls the machine that the operator runs on, and the way to it.
    public static let machine: Faults = [.partitions, .pauses, .clockRates, .stragglers]
    /// Whatever a correct server and network may do.
    public static let `protocol`: Faults = [
        .crashes, .restarts, .refusals, .lostAnswers, .conflicts, .lag, .brokenWatches,
    ]
    /// Besides, what a server does that breaks its promises.
    public static let hostile: Faults = [.protocol, .timeTravel]
}

/// One thing that goes wrong.
enum Perturbation: Hashable, Sendable, CustomStringConvertible {
    case crashBefore, crashAfter, restart
    case failed, unavailable, busy, unreachable, forbidden
    case lostAnswer, gatewayTimeout
    case conflict
    case late(seconds: Int)
    case ended, expired, interrupted, unanswered
    case pageExpired
    /// The operator is restarted and lists this collection as it was so many of its changes ago.
    case timeTravel(collection: String, changes: Int)
    case cutOff(seconds: Int)
    case paused(seconds: Int)
    case clock(perThousand: Int)
    /// A write has its effect so long after its sender has given up.
    case straggles(seconds: Int)
    /// A list shows what was there before.
    case outdated
    /// Somebody deletes what the operator has made, edits it, or holds it by a finalizer.
    case deletion
    /// One of up to three edits.
    case edit(Int)
    case hold(seconds: Int)
    /// The user does not wait.
    case hurry

    var isInterference: Bool {
        switch self {
        case .deletion, .edit, .hold: true
        default: false
        }
    }

    var isStraggling: Bool { if case .straggles = self { true } else { false } }

    /// How soon it is worth a try, 0 first.
    var rank: Int {
        switch self {
        case .crashAfter, .conflict, .failed: 0
        case .timeTravel(_, 1...2), .late(9), .deletion, .edit: 1
        case .restart, .timeTravel: 2
        default: 3
        }
    }

    var description: String {
        switch self {
        case .crashBefore: "crash before it"
        case .crashAfter: "crash after its effect, before its answer"
        case .restart: "restart of the operator"
        case .failed: "answered 500, without effect"
        case .unavailable: "answered 503, without effect"
        case .busy: "answered 429, without effect"
        case .unreachable: "connection refused"
        case .forbidden: "answered 403, without effect"
        case .deletion: "somebody deletes it"
        case .edit(let number): "somebody edits it in the \(["first", "second", "third"][min(max(number, 0), 2)]) way"
        case .hold(let seconds): "somebody holds it by a finalizer for \(seconds) s"
        case .lostAnswer: "connection reset after its effect"
        case .gatewayTimeout: "answered 504 after its effect"
        case .conflict: "somebody else wrote to the object just before"
        case .late(let seconds): "delivered \(seconds) s late"
        case .ended: "watch ended, the event not delivered"
        case .expired: "watch ended with 410 Expired"
        case .interrupted: "connection of the watch reset, the event not delivered"
        case .unanswered: "watch ended with 504 Timeout, the event not delivered"
        case .pageExpired: "answered 410 Expired, the list not at its end"
        case .timeTravel(let collection, let changes):
            "restart of the operator, which lists \(collection) as they were \(changes) change\(changes == 1 ? "" : "s") ago"
        case .cutOff(let seconds): "the operator is cut off from the server for \(seconds) s"
        case .paused(let seconds): "the operator stands still for \(seconds) s before it is sent"
        case .straggles(let seconds): "no answer, and its effect \(seconds) s later"
        case .clock(let rate): "the operator's clock goes at \(rate / 10) % of the right speed"
        case .outdated: "answered with what was there before"
        case .hurry: "does not wait"
        }
    }
}
