import SteadyClient
import SteadyCodec
import SteadyModel

/// Finds out what traces mean.
struct Explainer {
    /// A state of an object that somebody wrote.
    private struct Version: Hashable {
        let resource: String
        let key: ObjectKey
        let version: String
    }

    /// An object before and after something.
    struct Difference {
        var fields: [FieldChange] = []
        var omitted = 0

        init() {}

        init(_ old: JSONValue?, _ new: JSONValue?, of resource: String, _ redaction: Redaction) {
            guard let old, let new else { return }
            let difference = FieldDifference(from: old, to: new, of: resource, redaction)
            (fields, omitted) = (difference.changes, difference.omitted)
        }
    }

    private let redaction: Redaction
    private let now: MonotonicClock.Instant
    private var writers: [Version: UInt64] = [:]

    /// - Parameters:
    ///   - known: all traces that are kept: what they have written is recognised.
    ///   - redaction: which values are not shown.
    ///   - now: the time.
    init(_ known: [ReconcileTrace], _ redaction: Redaction, now: MonotonicClock.Instant) {
        self.redaction = redaction
        self.now = now
        for trace in known {
            for case .request(let record) in trace.steps.kept where record.request.method != .get {
                guard let answer = record.object, let version = answer[path: "metadata", "resourceVersion"]?.stringValue else {
                    continue
                }
                let path = ResourcePath(record.request.path)
                writers[Version(resource: path.qualifiedPlural, key: answer.objectKey(path), version: version)] = trace.number
            }
        }
    }

    func explain(_ trace: ReconcileTrace) -> ExplainedReconcile {
        let (steps, omitted) = trace.steps
        var last: [String: JSONValue] = [:]
        let ending = trace.ending
        return ExplainedReconcile(
            start: ReconcileStart(trace), changes: trace.asked.changes.map(explain), steps: steps.map { explain($0, &last) },
            omittedSteps: omitted,
            outcome: ending.map { $0.result.description }
                ?? "has been running for \(trace.began.duration(to: now)); \(trace.activity(at: now))",
            isFailure: ending?.result.isFailure ?? false, duration: ending?.duration)
    }

    private func explain(_ change: any RecordedChange) -> ExplainedReconcile.Change {
        let (old, new) = (change.old, change.new)
        let resource = change.type.qualifiedPlural
        let difference = Difference(old?.json(), new?.json(), of: resource, redaction)
        let writer = new?.version.flatMap { writers[Version(resource: resource, key: change.key, version: $0)] }
        return ExplainedReconcile.Change(
            resource: resource, key: change.key, oldVersion: old?.version, newVersion: new?.version, fields: difference.fields,
            omittedFields: difference.omitted, isOwnWrite: change.isOwnWrite || writer != nil, echoOf: writer)
    }

    /// - Parameter last: the objects as the reconcile itself saw them last, by their paths.
    private func explain(_ step: ReconcileTrace.Step, _ last: inout [String: JSONValue]) -> ExplainedReconcile.Step {
        func plain(
            _ kind: ExplainedReconcile.Step.Kind, _ type: ResourceType, _ key: ObjectKey?, _ version: String?, _ outcome: String
        ) -> ExplainedReconcile.Step {
            ExplainedReconcile.Step(
                kind: kind, verb: "", resource: type.qualifiedPlural, key: key, version: version, fieldManager: nil, fields: [],
                omittedFields: 0, outcome: outcome, duration: nil)
        }
        switch step {
        case .cache(let type, let version, let count): return plain(.cache, type, nil, version, "\(count) objects")
        case .cachedObject(let type, let key, let version):
            return plain(.cache, type, key, version, version == nil ? "not there" : "found")
        case .inPlace(let type, let key, let version): return plain(.inPlace, type, key, version, "nothing was sent")
        case .request(let record): return explain(record, &last)
        }
    }

    private func explain(_ record: ReconcileTrace.Request, _ last: inout [String: JSONValue]) -> ExplainedReconcile.Step {
        let request = record.request
        let path = ResourcePath(request.path)
        let isRead = request.method == .get
        let answer = record.object
        let version = answer?[path: "metadata", "resourceVersion"]?.stringValue
        // Subresources such as `status` answer with the object, others with something of their own.
        let isObject = path.subresource == nil || path.subresource == "status"
        let place = path.place(of: answer)
        var difference = Difference()
        var outcome = record.outcome
        if !isRead, answer != nil, isObject, request.method != .delete {
            if let before = last[place] {
                difference = Difference(before, answer, of: path.redactionName, redaction)
            } else if let before = record.before, let body = record.answer {
                difference = Difference(before.json(), before.reading(body), of: path.redactionName, redaction)
            }
            let wasKnown = last[place] != nil || record.before != nil
            if record.status == 201 { outcome = "created" } else if wasKnown, difference.fields.isEmpty { outcome = "no change" }
        }
        if let answer, isObject, path.name != nil || request.method == .post { last[place] = answer }
        return ExplainedReconcile.Step(
            kind: isRead ? .read : .write,
            verb: ObservedRequest(request, isStream: false, attempt: 1, priority: .normal).verb,
            resource: path.redactionName,
            key: path.name == nil && (isRead || answer == nil) ? nil : answer?.objectKey(path) ?? path.key,
            version: version, fieldManager: isRead ? nil : request.queryValue("fieldManager"), fields: difference.fields,
            omittedFields: difference.omitted, outcome: outcome, duration: record.took)
    }
}

extension ReconcileTrace.Request {
    /// The answer, if it is an object or a list.
    var object: JSONValue? {
        guard let status, (200..<300).contains(status), let answer, let value = try? JSONValue(parsing: answer),
            value["kind"]?.stringValue != "Status"
        else { return nil }
        return value
    }

    /// What came of it.
    fileprivate var outcome: String {
        if let failure { return "\(failure)" }
        guard let status else { return "waiting" }
        if (200..<300).contains(status) {
            if request.method == .delete { return "deleted" }
            return answerBytes > ReconcileTrace.longestBody ? "an answer of \(answerBytes) bytes, which is not kept" : "\(status)"
        }
        let reason = answer.flatMap { try? JSONValue(parsing: $0) }?["reason"]?.stringValue
        return reason.map { "\(status) \($0)" } ?? "\(status)"
    }
}

extension JSONValue {
    /// The key of an object that a request was answered with.
    fileprivate func objectKey(_ path: ResourcePath) -> ObjectKey {
        ObjectKey(
            namespace: self[path: "metadata", "namespace"]?.stringValue ?? path.namespace,
            name: self[path: "metadata", "name"]?.stringValue ?? path.name ?? "")
    }
}

extension ResourcePath {
    /// Such as `deployments.apps`; empty for what is no resource.
    var qualifiedPlural: String {
        guard let resource else { return "" }
        return group.isEmpty ? resource : "\(resource).\(group)"
    }

    /// Such as `serviceaccounts/token`. A status is a part of its object.
    var redactionName: String { subresource.map { "\(qualifiedPlural)/\($0)" } ?? qualifiedPlural }

    var key: ObjectKey? { name.map { ObjectKey(namespace: namespace, name: $0) } }

    /// Which object a request is about, whatever the subresource.
    fileprivate func place(of answer: JSONValue?) -> String {
        "\(qualifiedPlural) \(namespace ?? "")/\(name ?? answer?[path: "metadata", "name"]?.stringValue ?? "")"
    }
}
