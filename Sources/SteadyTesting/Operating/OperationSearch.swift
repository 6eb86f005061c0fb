import SteadyClient
public import SteadyCodec
public import SteadyModel

/// Does to an object whatever a user may do to it, one thing at a time, and looks whether the operator follows.
///
/// The operations come from the schema, or from the object's own values (Acto). What is right needs nobody to say it: a change has to end
/// where creating the object like that ends, and a change that is undone, a child that is deleted or edited, and an object that is created
/// anew have to end where everything began.
///
/// ```swift
/// let report = try await exploreOperations(on: Website("a", .init(image: "nginx:1", replicas: 3))) { stage in
///     try stage.define(Website.self)
///     stage.run { $0.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self) }
/// }
/// #expect(report.passed, "\(report)")
/// ```
///
/// - Parameters:
///   - object: as a user would create it.
///   - schema: the `openAPIV3Schema` of its kind; fields that only it has are added, and what it forbids is not tried.
///   - operations: what is done.
///   - invariants: what has to hold besides.
///   - setUp: says what runs; called for every run.
/// - Throws: what `setUp` throws; `APIError` if the object cannot be created; `SimulationError` if work escapes the simulation;
///   `CancellationError`.
public func exploreOperations<R: Resource>(
    on object: R, schema: JSONValue? = nil, operations: Operations = .all, invariants: [Invariant] = [],
    _ setUp: @escaping @Sendable (Stage) throws -> Void
) async throws -> OperationReport {
    var object = object
    if R.resourceType.scope == .namespaced, object.metadata.namespace == nil { object.metadata.namespace = "default" }
    var search = OperationSearch(type: R.resourceType, key: object.key, object: try JSONValue(encoding: object)) { scenario in
        Exploration(seeds: 0...0, faults: [], invariants: invariants, setUp: setUp, scenario: scenario)
    }
    return try await search.run(operations, schema: schema)
}

/// The search of ``exploreOperations(on:schema:operations:invariants:_:)``: everything is tried on several threads at once, and told in order.
private struct OperationSearch: Sendable {
    typealias Scenario = @Sendable (ScenarioUser) async throws -> Void
    /// Something to try, which says what came of it.
    private typealias Trial = @Sendable () throws -> [Outcome]

    private enum Outcome {
        case refused(String)
        case carriedOut(String, Finding?)
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

    mutating func run(_ operations: Operations, schema: JSONValue?) async throws -> OperationReport {
        var report = OperationReport()
        let first = try live(creating(object))
        let second = try live(seed: 1, delay: .seconds(12_345), creating(object))
        if let finding = first.finding ?? second.finding {
            report.failures.append(OperationReport.Failure(operation: "create \(type) \(key)", finding: finding))
            report.operations = 1
            return report
        }
        mask = Set(second.state.differences(from: first.state).map(Self.field))
        var trials: [Trial] = []
        if !operations.isDisjoint(with: [.changes, .restores]) { trials += changes(operations, schema, first) }
        trials += disturbances(operations, first)
        if operations.contains(.recreation) { trials.append(recreation(first)) }
        try await OrderedWork(width: OrderedWork.processors).each(of: trials) {
            try $0()
        } until: {
            for outcome in $1 {
                switch outcome {
                case .refused(let operation): report.refused.append(operation)
                case .carriedOut(let operation, let finding):
                    report.operations += 1
                    if let finding { report.failures.append(OperationReport.Failure(operation: operation, finding: finding)) }
                }
            }
            return false
        }
        return report
    }

    // MARK: The object itself

    private func changes(_ operations: Operations, _ schema: JSONValue?, _ first: RunResult) -> [Trial] {
        FieldOperations.changes(of: object, schema: schema).map { [self] change in
            {
                var wanted = object
                change.apply(to: &wanted)
                return try outcomes(of: "\(change)", wanted, operations, first)
            }
        }
    }

    private func outcomes(
        of change: String, _ wanted: JSONValue, _ operations: Operations, _ first: RunResult
    ) throws -> [Outcome] {
        let (type, key, object) = (type, key, object)
        // The server says what is valid.
        let direct: RunResult
        do { direct = try live(creating(wanted)) } catch let error as APIError where error.code < 500 {
            return [.refused(change)]
        }
        if let finding = direct.finding { return [.carriedOut("create it with \(change)", finding)] }
        let begin: Scenario = { user in
            try await Self.create(object, type, user)
            try await user.settled()
            try await Self.replace(key, type, user, by: wanted)
        }
        var outcomes: [Outcome] = []
        if operations.contains(.changes) { outcomes.append(try judge(change, direct, begin)) }
        if operations.contains(.restores) {
            outcomes.append(
                try judge("\(change), and back", first) { user in
                    try await begin(user)
                    try await user.settled()
                    try await Self.replace(key, type, user, by: object)
                })
        }
        return outcomes
    }

    private func recreation(_ first: RunResult) -> Trial {
        { [self] in
            [
                try judge("delete it and create it anew", first) { [type, key, object] user in
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
        let (type, object) = (type, object)
        var trials: [Trial] = []
        for place in first.made.sorted() {
            guard let child = first.contents.objects[place], let childType = ResourceType(of: child, collection: place.collection)
            else { continue }
            if operations.contains(.childDeletions) {
                trials.append { [self] in
                    [
                        try judge("delete \(place.collection) \(place.key)", first) { user in
                            try await Self.create(object, type, user)
                            try await user.settled()
                            _ = try await user.client.resources(childType).delete(place.key)
                        }
                    ]
                }
            }
            guard operations.contains(.childEdits) else { continue }
            for edit in FieldOperations.ownedScalars(of: child, managers: { $0 != "user" }) {
                trials.append { [self] in
                    [
                        try judge("edit \(place.collection) \(place.key): \(edit)", first) { user in
                            try await Self.create(object, type, user)
                            try await user.settled()
                            try await Self.modify(place.key, childType, user) { edit.apply(to: &$0) }
                        }
                    ]
                }
            }
        }
        return trials
    }

    // MARK: Judging

    private func judge(_ operation: String, _ right: RunResult, _ scenario: @escaping Scenario) throws -> Outcome {
        let result: RunResult
        do { result = try live(scenario) } catch let error as APIError where error.code < 500 {
            return .refused("\(operation) (\(error.message))")
        }
        if let finding = result.finding { return .carriedOut(operation, finding) }
        let differences = result.state.differences(from: right.state).filter { !mask.contains(Self.field($0)) }
        guard let first = differences.first else { return .carriedOut(operation, nil) }
        let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
        return .carriedOut(operation, Finding(kind: .endState, description: "the end state is another: \(first)\(more)"))
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
        user.acts()
        try await user.client.resources(type).modify(key) { object in
            var value = try JSONValue(encoding: object)
            change(&value)
            object = try JSON.decode(DynamicObject.self, from: value.serialized())
        }
    }
}

extension ResourceType {
    /// The type of an object, by what it says and by the collection it lies in.
    fileprivate init?(of object: JSONValue, collection: String) {
        guard let apiVersion = object["apiVersion"]?.stringValue, let kind = object["kind"]?.stringValue else { return nil }
        let parts = apiVersion.split(separator: "/").map(String.init)
        let plural = String(collection.prefix { $0 != "." })
        let isNamespaced = object[path: "metadata", "namespace"] != nil
        self.init(
            group: parts.count == 2 ? parts[0] : "", version: parts.last ?? "", kind: kind, plural: plural,
            scope: isNamespaced ? .namespaced : .cluster)
    }
}
