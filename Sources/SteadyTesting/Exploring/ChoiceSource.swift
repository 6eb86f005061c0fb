import Synchronization

/// Where every decision of an exploration comes from: which fault happens at which place, if any.
///
/// A place is numbered by its order in the run; a run with the same seed and the same choices is the same run. So a list of choices is all
/// that a replay needs, and a shorter list is a simpler failure.
final class ChoiceSource: Sendable {
    /// A place at which something could go wrong.
    struct Site: Sendable {
        var label: String
        var options: [Perturbation]
    }

    /// What went wrong at a place.
    struct Choice: Hashable, Sendable {
        /// The number of the place.
        var site: Int
        /// Which of its options.
        var option: Int
    }

    /// What went wrong at a place, as it is told.
    struct Made: Sendable {
        var choice: Choice
        var fault: Perturbation
        /// Where, and what.
        var what: String
    }

    private struct State {
        var count = 0
        var sites: [Site] = []
        let scripted: [Int: Int]
        var random: SeededRandom?
        let oneIn: UInt64
        let keepsSites: Bool
        var made: [Made] = []
        var isOver = false
    }

    private let state: Mutex<State>
    /// The choices of the list, if they come from one.
    let scripted: [Choice]

    /// Choices from a list; nothing else goes wrong.
    init(_ choices: [Choice], keepsSites: Bool = false) {
        scripted = choices
        state = Mutex(
            State(
                scripted: Dictionary(choices.map { ($0.site, $0.option) }) { $1 }, random: nil, oneIn: 0, keepsSites: keepsSites))
    }

    /// Choices by chance.
    init(seed: UInt64) {
        scripted = []
        var random = SeededRandom(seed ^ 0x5DEE_CE66_D1CE_4E5B)
        let oneIn = [6, 10, 20, 40][Int(random.next() % 4)] as UInt64
        state = Mutex(State(scripted: [:], random: random, oneIn: oneIn, keepsSites: false))
    }

    /// From now on nothing goes wrong any more.
    func heal() { state.withLock { $0.isOver = true } }

    var isHealed: Bool { state.withLock { $0.isOver } }

    /// What goes wrong here; `nil` for nothing.
    func choose(_ options: [Perturbation], at label: @autoclosure () -> String) -> Perturbation? {
        guard !options.isEmpty else { return nil }
        let label = label
        return state.withLock { state in
            guard !state.isOver else { return nil }
            let site = state.count
            state.count += 1
            if state.keepsSites { state.sites.append(Site(label: label(), options: options)) }
            var option = state.scripted[site]
            if state.random != nil { option = Self.draw(&state, options.count) }
            guard let option, options.indices.contains(option) else { return nil }
            let choice = Choice(site: site, option: option)
            state.made.append(Made(choice: choice, fault: options[option], what: "\(label()): \(options[option])"))
            return options[option]
        }
    }

    private static func draw(_ state: inout State, _ count: Int) -> Int? {
        guard var random = state.random else { return nil }
        defer { state.random = random }
        guard random.next() % state.oneIn == 0 else { return nil }
        return Int(random.next() % UInt64(count))
    }

    /// The places passed, if they are kept.
    var sites: [Site] { state.withLock { $0.sites } }

    /// How many places were passed.
    var count: Int { state.withLock { $0.count } }

    /// Forgets the places after so many.
    func forget(after count: Int) {
        state.withLock { state in state.sites.removeLast(max(0, state.sites.count - count)) }
    }

    /// What went wrong, in order.
    var made: [Made] { state.withLock { $0.made } }

    /// Whether nothing has gone wrong so far.
    var isUndisturbed: Bool { state.withLock { $0.made.isEmpty } }
}
