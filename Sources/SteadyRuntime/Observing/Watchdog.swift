import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// Looks now and then for objects that are reconciled again and again, and for reconciles that do not end.
final class Watchdog: Sendable {
    /// How many hot loops are looked into at a time.
    static var limit: Int { 8 }

    private let configuration: DiagnosticsConfiguration
    private let journal: ReconcileJournal
    private let clock: MonotonicClock
    private let problem: @Sendable (ControllerProblem) -> Void
    private let last = Mutex<[ControllerFinding]>([])

    init(
        _ configuration: DiagnosticsConfiguration, _ journal: ReconcileJournal, clock: MonotonicClock,
        problem: @escaping @Sendable (ControllerProblem) -> Void
    ) {
        self.configuration = configuration
        self.journal = journal
        self.clock = clock
        self.problem = problem
    }

    /// What was found when it looked last.
    var findings: [ControllerFinding] { last.withLock { $0 } }

    /// Looks and tells until the task is cancelled.
    func run() async throws {
        while true {
            try await clock.sleep(for: configuration.period)
            let found = hotLoops() + stuck()
            last.withLock { $0 = found }
            for finding in found { problem(ControllerProblem(controller: finding.controller, what: finding.description)) }
        }
    }

    private func stuck() -> [ControllerFinding] {
        guard let longest = configuration.stuckAfter else { return [] }
        return journal.running(atLeast: longest, at: clock.now)
    }

    private func hotLoops() -> [ControllerFinding] {
        guard let threshold = configuration.hotLoop else { return [] }
        let hot = journal.takeCounts(atLeast: max(2, threshold)).prefix(Self.limit)
        if hot.isEmpty { return [] }
        let explainer = journal.explainer(at: clock.now)
        return hot.compactMap { subject, count in
            let traces = journal.traces(of: subject.controller, subject.key).filter { $0.ending != nil }
            return finding(subject, count, HotLoop(traces, traces.map(explainer.explain)))
        }
    }

    private func finding(_ subject: ReconcileJournal.Subject, _ count: Int, _ loop: HotLoop) -> ControllerFinding? {
        let cause: String
        if loop.isKnown {
            // What others change often is reconciled often: that is as it should be.
            guard loop.isOwn else { return nil }
            if let first = loop.fields.first {
                cause = "it changes \(first)"
            } else if loop.isRequeued {
                cause = "it asks to be called again at once"
            } else {
                cause = "it is woken by its own writes"
            }
        } else {
            cause = "why is not known, for its reconciles are not kept (ExplainConfiguration)"
        }
        return ControllerFinding(
            kind: .hotLoop, controller: subject.controller, key: subject.key, reconciles: count, fields: loop.fields,
            description: "hot loop: \(subject.key) was reconciled \(count) times within \(configuration.period); \(cause)")
    }
}

/// What the last reconciles of an object have in common.
struct HotLoop {
    private struct Field: Hashable {
        let resource: String
        let key: ObjectKey
        let path: String
    }

    /// Whether there is anything to go by.
    let isKnown: Bool
    /// Whether most of them were brought about by what the ones before did.
    let isOwn: Bool
    /// Whether most of them were asked for by the one before.
    let isRequeued: Bool
    /// The fields that change, the most frequent first.
    let fields: [ControllerFinding.Flapping]

    init(_ traces: [ReconcileTrace], _ reconciles: [ExplainedReconcile]) {
        isKnown = reconciles.count > 1
        let requeued = reconciles.filter { $0.start.reasons.contains { $0.kind == .requeue || $0.kind == .retry } }
        let woken = reconciles.filter { $0.changes.contains(where: \.isOwnWrite) }
        let writing = reconciles.filter { $0.steps.contains { $0.kind == .write && !$0.fields.isEmpty } }
        isRequeued = requeued.count * 2 > reconciles.count
        // Who fights with somebody else writes each time, and is woken by the other's writes, too.
        isOwn = isRequeued || woken.count * 2 >= reconciles.count || writing.count * 2 >= reconciles.count
        fields = Self.flapping(traces, reconciles)
    }

    private static func flapping(
        _ traces: [ReconcileTrace], _ reconciles: [ExplainedReconcile]
    ) -> [ControllerFinding.Flapping] {
        var values: [Field: [Int]] = [:]
        var foreign: Set<Field> = []
        var own: [Field: String] = [:]
        for (index, reconcile) in reconciles.enumerated() {
            for change in reconcile.changes {
                for field in change.fields where field.path != "metadata.generation" {
                    let place = Field(resource: change.resource, key: change.key, path: field.path)
                    values[place, default: []].append(field.identity)
                    // Who wrote what the first of them was asked for may not be kept any more.
                    if !change.isOwnWrite, index > 0 { foreign.insert(place) }
                }
            }
            for step in reconcile.steps where step.kind == .write {
                for field in step.fields {
                    let resource = String(step.resource.prefix { $0 != "/" })
                    let place = Field(resource: resource, key: step.key ?? reconcile.start.key, path: field.path)
                    own[place] = "\(step.verb)" + (step.fieldManager.map { " as \($0)" } ?? "")
                }
            }
        }
        let often = values.filter { $0.value.count * 2 >= reconciles.count && $0.value.count > 1 }
        return often.map { place, seen in
            ControllerFinding.Flapping(
                resource: place.resource, key: place.key, path: place.path, changes: seen.count, values: Set(seen).count,
                ownWrite: own[place], isContested: own[place] != nil && foreign.contains(place),
                otherManagers: otherManagers(traces, place))
        }
        .sorted { ($1.ownWrite == nil ? 0 : 1, $1.changes, $0.path) < ($0.ownWrite == nil ? 0 : 1, $0.changes, $1.path) }
        .prefix(5).map(\.self)
    }

    /// Who owns fields of an object besides those who wrote it here, by the last answer to a write.
    private static func otherManagers(_ traces: [ReconcileTrace], _ place: Field) -> [String] {
        for trace in traces.reversed() {
            for case .request(let record) in trace.steps.kept.reversed() where record.request.method != .get {
                let path = ResourcePath(record.request.path)
                guard path.qualifiedPlural == place.resource, path.key == place.key, let answer = record.object else { continue }
                let own = record.request.queryValue("fieldManager")
                let managers = answer[path: "metadata", "managedFields"]?.arrayValue ?? []
                return Set(managers.compactMap { $0["manager"]?.stringValue }).subtracting([own ?? ""]).sorted()
            }
        }
        return []
    }
}

extension Manager {
    /// Objects that are reconciled again and again by their own doing, and reconciles that do not end, as they were found when the manager
    /// looked last (``DiagnosticsConfiguration/period``). ``Configuration/onProblem`` is told of each of them each time.
    public var findings: [ControllerFinding] { watchdog.findings }
}

extension ReconcileJournal {
    /// The reconciles that have been running for at least that long, the oldest first.
    func running(atLeast time: Duration, at now: MonotonicClock.Instant) -> [ControllerFinding] {
        running.filter { $0.began.duration(to: now) >= time }.map { trace in
            ControllerFinding(
                kind: .stuck, controller: trace.controller, key: trace.key, reconciles: 0, fields: [],
                description: "stuck: the reconcile of \(trace.key) has been running for \(trace.began.duration(to: now)), "
                    + "since \(trace.date); \(trace.activity(at: now))")
        }
    }
}

extension Manager {
    /// The reconciles that have been running for at least that long, the oldest first.
    package func running(atLeast time: Duration) -> [ControllerFinding] {
        journal.running(atLeast: time, at: platform.clock.now)
    }
}
