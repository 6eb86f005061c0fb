/// The search of an ``Exploration``, phase by phase.
struct Search: Sendable {
    let exploration: Exploration
    private let template = ClusterTemplate()
    private var runs = 0
    private var reference: Reference?

    /// What is right.
    private struct Reference: Sendable {
        var result: RunResult
        /// Fields that differ although nothing went wrong.
        var mask: Set<String>
        var fingerprint: UInt64
    }

    let tokenFile: TokenFile?

    init(exploration: Exploration, tokenFile: TokenFile? = nil) {
        self.exploration = exploration
        self.tokenFile = tokenFile
    }

    private static let order: UInt64 = 0

    /// - Parameter turns: where tasks run out of turn; `nil` for an order that is drawn from the seed.
    private func plan(
        _ choices: ChoiceSource, seed: UInt64 = Search.order, isRandom: Bool = false, turns: [TaskOrder.Turn]? = [],
        isTracing: Bool = false
    ) -> RunPlan {
        var plan = RunPlan(
            exploration, seed: seed, choices: choices, isRandom: isRandom, isTracing: isTracing,
            order: turns.map { TaskOrder($0) } ?? TaskOrder(seed: seed, keepsTurns: true), turns: turns, template: template)
        plan.activity = reference?.result.activity
        return plan
    }

    private mutating func live(_ plan: RunPlan) async throws -> RunResult {
        await Task.yield()
        try Task.checkCancellation()
        runs += 1
        return try carryOut(plan)
    }

    private func carryOut(_ plan: RunPlan) throws -> RunResult {
        guard let tokenFile else { return try Lifetime.run(plan) }
        var plan = plan
        plan.tokenFile = tokenFile
        tokenFile.begin(
            ReplayToken(
                seed: plan.seed, choices: plan.choices.scripted, isRandom: plan.isRandom, turns: plan.turns,
                fingerprint: reference?.fingerprint ?? 0))
        return try Lifetime.run(plan)
    }

    /// Only one run at a time can be told of in a file.
    private var work: OrderedWork { OrderedWork(width: tokenFile == nil ? max(1, exploration.concurrency) : 1) }

    mutating func run() async throws -> ExplorationReport {
        if let failure = try await findReference() { return report(failure) }
        if exploration.depth > 0, let failure = try await trySingleFaults() { return report(failure) }
        if let (finding, result, seed) = try await trySeeds() { return try await shrunk(finding, result, seed: seed) }
        return report(nil)
    }

    private func report(_ failure: ExplorationReport.Failure?, runsToShrink: Int = 0) -> ExplorationReport {
        ExplorationReport(
            failure: failure, runs: runs - runsToShrink, runsToShrink: runsToShrink,
            masked: (reference?.mask ?? []).sorted())
    }

    // MARK: Without faults

    private mutating func findReference() async throws -> ExplorationReport.Failure? {
        let plain = plan(ChoiceSource([], keepsSites: true), isTracing: true)
        // Other seeds draw other names and other jitter, and let tasks run in another order.
        var second = plan(ChoiceSource([]), seed: Self.order + 1, turns: nil, isTracing: true)
        second.delay = .seconds(12_345)
        // Once more the same comes to the same, or the simulation is not all there is.
        let again = plan(ChoiceSource([], keepsSites: true), isTracing: true)
        var results: [RunResult] = []
        let (before, search) = (runs, self)
        try await work.each(of: [plain, again, second]) {
            try search.carryOut($0)
        } until: {
            results.append($1)
            return $1.finding != nil
        }
        runs = before + results.count
        guard let first = results.first, let other = results.last else { return nil }
        for result in results.prefix(2) {
            guard let finding = result.finding ?? Self.divergence(of: result, from: first) else { continue }
            return failure(finding, [], in: result, seed: Self.order, isRandom: false, before: 0)
        }
        if let finding = other.finding {
            return failure(
                finding, [], in: other, seed: Self.order + 1, isRandom: false, turns: other.turns, before: 0)
        }
        let mask = Set(results.dropFirst().flatMap { $0.state.differences(from: first.state).map(Self.field) })
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for site in first.sites {
            for byte in site.label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        reference = Reference(result: first, mask: mask, fingerprint: hash)
        return nil
    }

    /// How a run went another way than one of the same seed. Values alone may differ: they are not compared, and change nothing.
    private static func divergence(of result: RunResult, from first: RunResult) -> Finding? {
        guard result.traceHash != first.traceHash else { return nil }
        let index =
            zip(result.trace, first.trace).enumerated().first { $1.0 != $1.1 }?.offset
            ?? min(result.trace.count, first.trace.count)
        func line(_ trace: [String]) -> String { trace.indices.contains(index) ? "“\(trace[index])”" : "the end" }
        let change = result.contents.change(from: first.contents).map { " (in the end \($0))" } ?? ""
        return Finding(
            kind: .escape,
            description:
                "two runs of one seed without faults went different ways: \(line(result.trace)) instead of \(line(first.trace))\(change). "
                + "Something is not drawn from the simulation: take random numbers from `context.platform.random`, and the date from "
                + "`context.platform.wallTime`")
    }

    private static func field(_ difference: EndState.Difference) -> String { "\(difference.place) \(difference.field)" }

    // MARK: With every fault

    private mutating func trySingleFaults() async throws -> ExplorationReport.Failure? {
        var open: [(prefix: [ChoiceSource.Choice], sites: [ChoiceSource.Site])] = [([], reference?.result.sites ?? [])]
        var next = 0
        while next < open.count {
            let (prefix, sites) = open[next]
            next += 1
            let isLeaf = prefix.count + 1 >= exploration.depth
            let last = prefix.last?.site ?? -1
            let all = Self.mostTellingFirst(sites).lazy.filter { $0.site > last }.map { prefix + [$0] }
            var found: (finding: Finding, choices: [ChoiceSource.Choice])?
            var longer: [(prefix: [ChoiceSource.Choice], sites: [ChoiceSource.Site])] = []
            let search = self
            var tried = 0
            try await work.each(of: all.prefix(max(0, exploration.runLimit - runs))) { choices in
                let result = try search.carryOut(search.plan(ChoiceSource(choices, keepsSites: !isLeaf)))
                return (finding: search.judge(result, isSingle: choices.count == 1), sites: result.sites)
            } until: { choices, outcome in
                tried += 1
                if !isLeaf { longer.append((choices, outcome.sites)) }
                found = outcome.finding.map { ($0, choices) }
                return found != nil
            }
            runs += tried
            if let (finding, choices) = found {
                return try await failure(finding, choices, seed: Self.order, isRandom: false, before: choices.count)
            }
            open += longer
        }
        return nil
    }

    // MARK: With many faults

    private mutating func trySeeds() async throws -> (Finding, RunResult, seed: UInt64)? {
        var found: (Finding, RunResult, seed: UInt64)?
        let search = self
        var tried = 0
        try await work.each(of: exploration.seeds.lazy.prefix(max(0, exploration.runLimit - runs))) { seed in
            let plan = search.plan(ChoiceSource(seed: seed), seed: seed, isRandom: true, turns: nil)
            let result = try search.carryOut(plan)
            return search.judge(result, isSingle: false).map { ($0, result) }
        } until: { seed, failure in
            tried += 1
            found = failure.map { ($0.0, $0.1, seed) }
            return found != nil
        }
        runs += tried
        return found
    }

    /// Every fault at every place: those first that find most, and of those of one sort that come later in the scenario, for then there is
    /// more to lose.
    private static func mostTellingFirst(_ sites: [ChoiceSource.Site]) -> [ChoiceSource.Choice] {
        var bySort: [[ChoiceSource.Choice]] = []
        for site in sites.indices.reversed() {
            for option in sites[site].options.indices {
                let rank = sites[site].options[option].rank
                while bySort.count <= rank { bySort.append([]) }
                bySort[rank].append(ChoiceSource.Choice(site: site, option: option))
            }
        }
        return bySort.flatMap(\.self)
    }

    // MARK: Judging

    /// What is wrong with a run.
    ///
    /// - Parameter isSingle: whether counts of creates and deletes can be compared, as the user did the same at the same places.
    private func judge(_ result: RunResult, isSingle: Bool) -> Finding? {
        if let finding = result.finding { return finding }
        guard let reference else { return nil }
        let differences = result.state.differences(from: reference.result.state).filter {
            !reference.mask.contains(Self.field($0))
        }
        if let first = differences.first {
            let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
            return Finding(kind: .endState, description: "the end state is another: \(first)\(more)")
        }
        return isSingle ? counts(result, reference.result) : nil
    }

    private func counts(_ result: RunResult, _ right: RunResult) -> Finding? {
        func more(_ counts: [String: Int], _ right: [String: Int]) -> String? {
            counts.keys.filter { counts[$0, default: 0] > right[$0, default: 0] }.min()
        }
        let wasShownThePast = exploration.faults.contains(.timeTravel) && !result.deletedWhileStale.isEmpty
        if wasShownThePast {
            let stale = result.deletedWhileStale.filter { result.deleted[$0, default: 0] > right.deleted[$0, default: 0] }
            if let place = stale.min() {
                return Finding(kind: .staleDelete, description: "\(place) is deleted by a decision made on the past")
            }
        }
        // Who was shown the past may create once more what is deleted after, and so may who was late: the user went on meanwhile.
        // What somebody has deleted is to be created once more.
        if result.sawThePast || result.wasLate || result.wasInterferedWith { return nil }
        if let place = more(result.deleted, right.deleted) {
            return Finding(kind: .extraDelete, description: "\(place) is deleted more often than without faults")
        }
        if let place = more(result.created, right.created) {
            return Finding(kind: .extraCreate, description: "\(place) is created more often than without faults")
        }
        return nil
    }

    // MARK: Making it simple

    private mutating func shrunk(_ finding: Finding, _ result: RunResult, seed: UInt64) async throws -> ExplorationReport {
        var shrinking = Shrinking(
            finding: finding, choices: result.faults.map(\.choice), turns: result.turns, before: runs)
        // Most failures have nothing to do with the order of tasks.
        try await attempt(&shrinking, shrinking.choices, [], seed: seed)
        try await shrink(&shrinking, \.choices, seed: seed)
        try await shrink(&shrinking, \.turns, seed: seed)
        let spent = runs - shrinking.before
        return report(
            try await failure(
                shrinking.finding, shrinking.choices, seed: seed, isRandom: true, turns: shrinking.turns,
                before: result.faults.count), runsToShrink: spent)
    }

    /// What is left of a failure, while it is made simple.
    private struct Shrinking {
        var finding: Finding
        var choices: [ChoiceSource.Choice]
        var turns: [TaskOrder.Turn]
        /// How many runs there were before.
        let before: Int
    }

    /// Leaves out what does not matter: halves first, then smaller parts (after Zeller's ddmin).
    private mutating func shrink<Part>(
        _ shrinking: inout Shrinking, _ parts: WritableKeyPath<Shrinking, [Part]>, seed: UInt64
    ) async throws {
        var size = max(1, shrinking[keyPath: parts].count / 2)
        while !shrinking[keyPath: parts].isEmpty {
            var start = 0
            var isSmaller = false
            while start < shrinking[keyPath: parts].count, runs - shrinking.before < 300 {
                var fewer = shrinking
                fewer[keyPath: parts].removeSubrange(start..<min(start + size, fewer[keyPath: parts].count))
                if try await attempt(&shrinking, fewer.choices, fewer.turns, seed: seed) {
                    isSmaller = true
                } else {
                    start += size
                }
            }
            if runs - shrinking.before >= 300 || (size == 1 && !isSmaller) { break }
            size = max(1, size / 2)
        }
    }

    /// Takes a simpler run, if it goes wrong in the same way; returns whether it does.
    @discardableResult
    private mutating func attempt(
        _ shrinking: inout Shrinking, _ choices: [ChoiceSource.Choice], _ turns: [TaskOrder.Turn], seed: UInt64
    ) async throws -> Bool {
        let result = try await live(plan(ChoiceSource(choices), seed: seed, isRandom: true, turns: turns))
        guard let finding = judge(result, isSingle: false), finding.kind == shrinking.finding.kind else { return false }
        // What was not reached this time does not matter either.
        let reached = Set(result.faults.map(\.choice))
        (shrinking.finding, shrinking.choices) = (finding, choices.filter(reached.contains))
        shrinking.turns = result.turns
        return true
    }

    /// The failure with its trace, which takes one more run.
    private mutating func failure(
        _ finding: Finding, _ choices: [ChoiceSource.Choice], seed: UInt64, isRandom: Bool, turns: [TaskOrder.Turn]? = [],
        before: Int
    ) async throws -> ExplorationReport.Failure {
        await Task.yield()
        let result = try Lifetime.run(
            plan(ChoiceSource(choices), seed: seed, isRandom: isRandom, turns: turns, isTracing: true))
        return failure(finding, choices, in: result, seed: seed, isRandom: isRandom, turns: turns, before: before)
    }

    /// The failure with the trace of a run that has one.
    private func failure(
        _ finding: Finding, _ choices: [ChoiceSource.Choice], in result: RunResult, seed: UInt64, isRandom: Bool,
        turns: [TaskOrder.Turn]? = [], before: Int
    ) -> ExplorationReport.Failure {
        ExplorationReport.Failure(
            finding: finding,
            token: ReplayToken(
                seed: seed, choices: choices, isRandom: isRandom, turns: turns, fingerprint: reference?.fingerprint ?? 0),
            faults: result.faults.map(\.what), faultsBeforeShrinking: before, turns: result.turns.count, trace: result.trace)
    }

    mutating func replay(_ token: ReplayToken) async throws -> ExplorationReport {
        if let failure = try await findReference() { return report(failure) }
        guard token.fingerprint == (reference?.fingerprint ?? 0) & 0xFFFF || token.fingerprint == 0 else {
            throw ExplorationError.doesNotFit(token)
        }
        let result = try await live(
            plan(ChoiceSource(token.choices), seed: token.seed, isRandom: token.isRandom, turns: token.turns))
        guard let finding = judge(result, isSingle: !token.isRandom && token.choices.count == 1) else { return report(nil) }
        return report(
            try await failure(
                finding, token.choices, seed: token.seed, isRandom: token.isRandom, turns: token.turns,
                before: token.choices.count))
    }
}

extension RunResult {
    /// Whether the operator was shown the past.
    var sawThePast: Bool {
        faults.contains { if case .timeTravel = $0.fault { true } else { false } }
    }

    /// Whether somebody did something to what the operator had made.
    var wasInterferedWith: Bool { faults.contains(where: \.fault.isInterference) }

    /// Whether something the operator did had its effect long after.
    var wasLate: Bool {
        faults.contains {
            switch $0.fault {
            case .paused, .straggles: true
            default: false
            }
        }
    }
}
