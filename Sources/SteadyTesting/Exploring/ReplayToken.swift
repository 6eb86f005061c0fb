/// One run of an exploration, short enough to be copied from a report: its seed, what went wrong at which places, and where tasks ran out of
/// the order in which they became ready.
///
/// A token holds for the version of the library and of the test that it was made with.
public struct ReplayToken: Hashable, Sendable, CustomStringConvertible {
    let seed: UInt64
    let choices: [ChoiceSource.Choice]
    let isRandom: Bool
    /// Where tasks run out of turn; `nil` for an order that is drawn from the seed.
    let turns: [TaskOrder.Turn]?
    let fingerprint: UInt64

    init(seed: UInt64, choices: [ChoiceSource.Choice], isRandom: Bool, turns: [TaskOrder.Turn]?, fingerprint: UInt64) {
        self.seed = seed
        self.choices = choices
        self.isRandom = isRandom
        self.turns = turns
        self.fingerprint = fingerprint & 0xFFFF
    }

    /// Reads a token.
    ///
    /// - Parameter text: as it was printed, such as `s1.r.7.9f3a.12-2.31-0`, or with turns of tasks `s1.o.7.9f3a.12-2.~4g-1`.
    /// - Throws: ``ExplorationError`` if it is none.
    public init(_ text: String) throws(ExplorationError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] == "s1", ["r", "o", "s"].contains(parts[1]), let seed = UInt64(parts[2], radix: 36),
            let fingerprint = UInt64(parts[3], radix: 16)
        else { throw .notAToken(text) }
        var choices: [ChoiceSource.Choice] = []
        var turns: [TaskOrder.Turn] = []
        for part in parts.dropFirst(4) {
            let isTurn = part.hasPrefix("~") && parts[1] != "r"
            let numbers = part.dropFirst(isTurn ? 1 : 0).split(separator: "-")
            guard numbers.count == 2, let place = Int(numbers[0], radix: 36), let option = Int(numbers[1], radix: 36), place >= 0,
                option >= 0
            else { throw .notAToken(text) }
            if isTurn {
                turns.append(TaskOrder.Turn(moment: place, job: option))
            } else {
                choices.append(ChoiceSource.Choice(site: place, option: option))
            }
        }
        self.init(
            seed: seed, choices: choices, isRandom: parts[1] != "s", turns: parts[1] == "r" ? nil : turns,
            fingerprint: fingerprint)
    }

    public var description: String {
        let sort = !isRandom ? "s" : turns == nil ? "r" : "o"
        let head = ["s1", sort, String(seed, radix: 36), String(fingerprint, radix: 16)]
        let rest = choices.map { "\(String($0.site, radix: 36))-\(String($0.option, radix: 36))" }
        let out = (turns ?? []).map { "~\(String($0.moment, radix: 36))-\(String($0.job, radix: 36))" }
        return (head + rest + out).joined(separator: ".")
    }
}

/// An exploration could not be carried out. The message says how to mend it.
public struct ExplorationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    static func notAToken(_ text: String) -> ExplorationError {
        ExplorationError(description: "“\(text)” is no replay token: copy it whole from the report, such as s1.r.7.9f3a.12-2")
    }

    static func cannotWrite(_ path: String, _ why: String) -> ExplorationError {
        ExplorationError(description: "the token file \(path) cannot be written: \(why). Choose another place for it, or none")
    }

    static func doesNotFit(_ token: ReplayToken) -> ExplorationError {
        ExplorationError(
            description:
                "the token \(token) was made by another version of this test or of the library: what the reference run does "
                + "has changed since. Explore anew")
    }
}
