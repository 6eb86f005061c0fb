import SteadyClient
import SteadyCodec
import SteadyModel

/// The search of ``exploreOperations(on:schema:operations:faults:invariants:tokenFile:_:)``: everything is tried on several threads at once, and told
/// in order.
struct OperationSearch: Sendable {
    typealias Scenario = @Sendable (ScenarioUser) async throws -> Void

    /// Something to try, which says what came of it.
    private struct Trial: Sendable {
        let name: String
        let outcomes: @Sendable () throws -> [Outcome]
    }

    /// A change, and what comes of the object if it is created like that; `nil` if the server says that it is not valid.
    private struct Candidate: Sendable {
        let change: UserChange
        let direct: RunResult?
    }

    private enum Outcome {
        case refused(String)
        /// What was done, what was wrong, and how to do it again if something may go wrong on the way.
        case carriedOut(String, Finding?, again: Scenario?)
        /// Whether anything came of a change of this field.
        case followed(field: String, Bool)
    }

    let type: ResourceType
    let key: ObjectKey
    let object: JSONValue
    let exploration: @Sendable (@escaping Scenario) -> Exploration
    private let template = ClusterTemplate()
    private var mask: Set<String> = []

    init(
        type: ResourceType, key: ObjectKey, object: JSONValue,
        exploration: @escaping @Sendable (@escaping Scenario) -> Exploration
    ) {
        (self.type, self.key, self.object, self.exploration) = (type, key, object, exploration)
    }

    private func live(seed: UInt64 = 0, delay: Duration = .zero, _ scenario: @escaping Scenario) throws -> RunResult {
        var plan = RunPlan(
            exploration(scenario), seed: seed, choices: ChoiceSource([]), order: TaskOrder(seed: seed, keepsTurns: false),
            turns: nil,
            template: template)
        plan.delay = delay
        return try Lifetime.run(plan)
    }

    private static func field(_ difference: EndState.Difference) -> String { "\(difference.place) \(difference.field)" }

    mutating func run(
        _ operations: Operations, schema: JSONValue?, faults: Faults, tokenFile: TokenFile?
    ) async throws -> OperationReport {
        var report = OperationReport()
        tokenFile?.begin("create \(type) \(key)")
        let first = try live(creating(object))
        let second = try live(seed: 1, delay: .seconds(12_345), creating(object))
        if let finding = first.finding ?? second.finding {
            report.failures.append(OperationReport.Failure(operation: "create \(type) \(key)", finding: finding))
            report.operations = 1
            return report
        }
        mask = Set(second.state.differences(from: first.state).map(Self.field))
        report.masked = mask.sorted()
        var (fields, followed): ([String], Set<String>) = ([], [])
        var sound: [(name: String, scenario: Scenario)] = []
        let work = OrderedWork(width: tokenFile == nil ? OrderedWork.processors : 1)
        var candidates: [Candidate] = []
        if !operations.isDisjoint(with: [.changes, .restores, .sequences]) {
            try await work.each(of: FieldOperations.changes(of: object, schema: schema)) { [self] change in
                tokenFile?.begin("create it with \(change)")
                return Candidate(change: change, direct: try direct(wanted(change)))
            } until: {
                candidates.append($1)
                return false
            }
        }
        try await work.each(of: trials(operations, candidates, schema, first)) {
            tokenFile?.begin($0.name)
            return try $0.outcomes()
        } until: {
            for outcome in $1 {
                switch outcome {
                case .refused(let operation): report.refused.append(operation)
                case .carriedOut(let operation, let finding, let again):
                    report.operations += 1
                    if let finding { report.failures.append(OperationReport.Failure(operation: operation, finding: finding)) }
                    if finding == nil, let again { sound.append((operation, again)) }
                case .followed(let field, let isFollowed):
                    if !fields.contains(field) { fields.append(field) }
                    if isFollowed { followed.insert(field) }
                }
            }
            return false
        }
        if !faults.isEmpty { report.failures += try await failures(of: sound, with: faults, tokenFile) }
        report.unheeded = fields.filter { !followed.contains($0) }
        return report
    }

    /// Does again what came out right, with every fault at every place.
    private func failures(
        of operations: [(name: String, scenario: Scenario)], with faults: Faults, _ tokenFile: TokenFile?
    ) async throws -> [OperationReport.Failure] {
        var failures: [OperationReport.Failure] = []
        for (name, scenario) in operations {
            tokenFile?.begin("\(name), with faults")
            var exploration = exploration(scenario)
            exploration.faults = faults
            if tokenFile != nil { exploration.concurrency = 1 }
            guard let failure = try await exploration.run().failure else { continue }
            failures.append(OperationReport.Failure(operation: name, finding: failure.finding, faults: failure.faults))
        }
        return failures
    }

    private func trials(
        _ operations: Operations, _ candidates: [Candidate], _ schema: JSONValue?, _ first: RunResult
    ) -> [Trial] {
        var trials: [Trial] = []
        if !operations.isDisjoint(with: [.changes, .restores]) {
            trials += candidates.map { candidate in
                trial("\(candidate.change), and back") { try $0.outcomes(of: candidate, operations, first) }
            }
        }
        if operations.contains(.sequences) {
            // What is refused, or wrong by itself, is told above.
            let good = candidates.filter { $0.direct.map { $0.finding == nil } ?? false }
            trials += good.map { candidate in trial("\(candidate.change), at once") { try $0.haste(candidate) } }
            for (one, other) in zip(good, good.dropFirst()) {
                // What the one has unset, the other cannot change.
                guard wanted(one.change, other.change) != wanted(one.change) else { continue }
                let name = "\(one.change), then \(other.change)"
                trials.append(trial(name) { [try $0.sequence(name, one.change, other.change)] })
            }
        }
        if operations.contains(.mistakes) {
            for mistake in FieldOperations.mistakes(in: object, schema: schema) {
                trials.append(trial("\(mistake) by mistake") { try [$0.mistake(mistake, first)] })
            }
        }
        trials += disturbances(operations, first)
        if operations.contains(.deletion) { trials.append(deletion()) }
        if operations.contains(.recreation) { trials.append(recreation(first)) }
        return trials
    }

    private func trial(_ name: String, _ outcomes: @escaping @Sendable (Self) throws -> [Outcome]) -> Trial {
        Trial(name: name) { [self] in try outcomes(self) }
    }

    // MARK: The object itself

    private func wanted(_ changes: UserChange...) -> JSONValue {
        changes.reduce(into: object) { object, change in change.apply(to: &object) }
    }

    private func direct(_ wanted: JSONValue) throws -> RunResult? {
        do { return try live(creating(wanted)) } catch let error as APIError where error.code < 500 { return nil }
    }

    private func outcomes(of candidate: Candidate, _ operations: Operations, _ first: RunResult) throws -> [Outcome] {
        let (type, key, object, change) = (type, key, object, candidate.change)
        let wanted = wanted(change)
        guard let direct = candidate.direct else { return [.refused("\(change)")] }
        var outcomes = [Outcome.followed(field: UserChange.text(change.path), direct.finding != nil || follows(direct, first))]
        if let finding = direct.finding {
            outcomes.append(.carriedOut("create it with \(change)", finding, again: nil))
        } else if operations.contains(.changes) {
            outcomes.append(
                try judge("\(change)", direct) { user in
                    try await Self.create(object, type, user)
                    try await user.settled()
                    try await Self.replace(key, type, user, by: wanted)
                })
        }
        if operations.contains(.restores) {
            outcomes.append(try restore("\(change), and back", wanted, mayFail: direct.finding != nil, first))
        }
        return outcomes
    }

    /// Whether anything but what the user says is another.
    private func follows(_ direct: RunResult, _ first: RunResult) -> Bool {
        let own = EndState.label(ClusterContents.Place(collection: type.qualifiedPlural, key: key))
        return direct.state.differences(from: first.state).contains { difference in
            !mask.contains(Self.field(difference)) && (difference.place != own || difference.field.hasPrefix("status"))
        }
    }

    private func restore(_ name: String, _ wanted: JSONValue, mayFail: Bool, _ first: RunResult) throws -> Outcome {
        try judge(name, first, isTimed: mayFail) { [type, key, object] user in
            try await Self.create(object, type, user)
            try await user.settled()
            if mayFail {
                try await user.errs { try await Self.replace(key, type, user, by: wanted) }
            } else {
                try await Self.replace(key, type, user, by: wanted)
                try await user.settled()
            }
            try await Self.replace(key, type, user, by: object)
        }
    }

    private func mistake(_ mistake: UserChange, _ first: RunResult) throws -> Outcome {
        let outcome = try restore("\(mistake) by mistake, and back", wanted(mistake), mayFail: true, first)
        return if case .refused = outcome { .refused("\(mistake)") } else { outcome }
    }

    private func haste(_ candidate: Candidate) throws -> [Outcome] {
        guard let direct = candidate.direct else { return [] }
        let (type, key, object, wanted) = (type, key, object, wanted(candidate.change))
        return try [("at once", Duration.zero), ("in the midst", .milliseconds(6))].map { when, wait in
            try judge("\(candidate.change), \(when)", direct, isTimed: true) { user in
                try await Self.create(object, type, user)
                try await user.advance(by: wait)
                try await Self.replace(key, type, user, by: wanted)
            }
        }
    }

    private func sequence(_ name: String, _ one: UserChange, _ other: UserChange) throws -> Outcome {
        let (type, key, object) = (type, key, object)
        let (halfway, wanted) = (wanted(one), wanted(one, other))
        guard let direct = try direct(wanted) else { return .refused(name) }
        if let finding = direct.finding { return .carriedOut("create it with \(name)", finding, again: nil) }
        return try judge(name, direct) { user in
            try await Self.create(object, type, user)
            try await user.settled()
            try await Self.replace(key, type, user, by: halfway)
            try await user.settled()
            try await Self.replace(key, type, user, by: wanted)
        }
    }

    private func deletion() -> Trial {
        trial("delete it") { search in
            let nothing = try search.live { _ in }
            guard nothing.finding == nil else { return [] }
            return try [("at once", nil), ("in the midst", Duration.milliseconds(6)), ("", .seconds(60))].map { when, wait in
                try search.judge(when.isEmpty ? "delete it" : "delete it \(when)", nothing, isTimed: !when.isEmpty) {
                    [type, key, object] user in
                    try await Self.create(object, type, user)
                    if let wait { try await user.advance(by: wait) }
                    _ = try await user.client.resources(type).delete(key)
                }
            }
        }
    }

    private func recreation(_ first: RunResult) -> Trial {
        let name = "delete it and create it anew"
        return trial(name) { search in
            [
                try search.judge(name, first) { [type, key, object] user in
                    try await Self.create(object, type, user)
                    try await user.settled()
                    _ = try await user.client.resources(type).delete(key)
                    try await Self.create(object, type, user)
                }
            ]
        }
    }

    // MARK: What the operator made

    private func disturbances(_ operations: Operations, _ first: RunResult) -> [Trial] {
        var trials: [Trial] = []
        for place in first.made.sorted() {
            guard let child = first.contents.objects[place], let childType = ResourceType(of: child, collection: place.collection)
            else { continue }
            if operations.contains(.childDeletions) {
                trials.append(
                    disturbance("delete \(place.collection) \(place.key)", first) { user in
                        try await user.patiently("delete \(place.key)") {
                            _ = try await user.client.resources(childType).delete(place.key)
                        }
                    })
            }
            guard operations.contains(.childEdits) else { continue }
            for edit in FieldOperations.edits(of: child, managers: { !["user", "environment"].contains($0) }) {
                trials.append(
                    disturbance("edit \(place.collection) \(place.key): \(edit)", first) { user in
                        try await Self.modify(place.key, childType, user) { edit.apply(to: &$0) }
                    })
            }
        }
        return trials
    }

    private func disturbance(_ name: String, _ first: RunResult, _ scenario: @escaping Scenario) -> Trial {
        trial(name) { search in
            [
                try search.judge(name, first) { [type, object] user in
                    try await Self.create(object, type, user)
                    try await user.settled()
                    try await scenario(user)
                }
            ]
        }
    }

    // MARK: Judging

    /// - Parameter isTimed: whether it depends on when something happens, so that it is another operation if something goes wrong.
    private func judge(
        _ operation: String, _ right: RunResult, isTimed: Bool = false, _ scenario: @escaping Scenario
    ) throws -> Outcome {
        let result: RunResult
        do { result = try live(scenario) } catch let error as APIError where error.code < 500 {
            return .refused("\(operation) (\(error.message))")
        }
        func outcome(_ finding: Finding?) -> Outcome { .carriedOut(operation, finding, again: isTimed ? nil : scenario) }
        if let finding = result.finding { return outcome(finding) }
        let differences = result.state.differences(from: right.state).filter { !mask.contains(Self.field($0)) }
        guard let first = differences.first else { return outcome(nil) }
        let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
        return outcome(Finding(kind: .endState, description: "the end state is another: \(first)\(more)"))
    }

    // MARK: What the user does

    private func creating(_ object: JSONValue) -> Scenario {
        { [type] user in try await Self.create(object, type, user) }
    }

    private static func create(_ object: JSONValue, _ type: ResourceType, _ user: ScenarioUser) async throws {
        let object = try JSON.decode(DynamicObject.self, from: object.serialized())
        try await user.create(object, type)
    }

    /// Puts everything but metadata and status in place of what is there.
    private static func replace(
        _ key: ObjectKey, _ type: ResourceType, _ user: ScenarioUser, by wanted: JSONValue
    ) async throws {
        try await modify(key, type, user) { live in
            let kept: Set<String> = ["metadata", "status"]
            for (name, _) in live.objectValue ?? JSONObject() where !kept.contains(name) && wanted[name] == nil {
                live[name] = nil
            }
            for (name, value) in wanted.objectValue ?? JSONObject() where !kept.contains(name) { live[name] = value }
        }
    }

    private static func modify(
        _ key: ObjectKey, _ type: ResourceType, _ user: ScenarioUser, _ change: @escaping @Sendable (inout JSONValue) -> Void
    ) async throws {
        try await user.patiently("change \(type) \(key)") {
            try await user.client.resources(type).modify(key) { object in
                var value = try JSONValue(encoding: object)
                change(&value)
                object = try JSON.decode(DynamicObject.self, from: value.serialized())
            }
        }
    }
}
