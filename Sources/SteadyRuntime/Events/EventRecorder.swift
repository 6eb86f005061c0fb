public import SteadyClient
import SteadyCodec
import SteadyModel

/// Records what happens to objects as Event objects (`events.k8s.io/v1`), for `kubectl describe` and `kubectl events`.
///
/// Recording never waits: events are sent in the background, one after the other. What happens again within
/// ``EventConfiguration/window`` to the same object, for the same reason, with the same action and type, is one event with a count
/// (`series`); the note is that of the first. Nothing is sampled and no object is silenced: what is lost if there are too many different
/// events at a time is told by ``statistics``, and it is never the first of a reason as long as there are fewer reasons than
/// ``EventConfiguration/limit``.
///
/// *Source.* Names, fields and series are those of client-go's `tools/events`.
public final class EventRecorder: Sendable {
    private struct State: Sendable {
        var ledger: EventLedger
        var version = 0
        var isEnding = false
        var instance: String?
    }

    static let resource = ResourceType(group: "events.k8s.io", version: "v1", kind: "Event", plural: "events")

    private let client: Client
    private let configuration: EventConfiguration
    private let state: WaitableMutex<State>

    /// A recorder; nothing is sent before ``run()``.
    ///
    /// - Parameters:
    ///   - client: how events are sent.
    ///   - instance: who records, beside the controller's name (`reportingInstance`); by default a random name.
    ///   - configuration: when what is sent.
    public init(client: Client, instance: String? = nil, configuration: EventConfiguration = EventConfiguration()) {
        // When to try again is decided here.
        var client = client.with(timeout: .seconds(30), retry: RetryPolicy(maximumTurnedAway: 0))
        client.writeListeners = []
        self.client = client
        self.configuration = configuration
        state = WaitableMutex(State(ledger: EventLedger(configuration), instance: instance))
    }

    /// What became of the events so far.
    public var statistics: EventStatistics { state.read { $0.ledger.standing } }

    /// Records that something has happened; returns at once.
    ///
    /// - Parameters:
    ///   - type: whether it is as it should be.
    ///   - reason: why, a word for programs in UpperCamelCase, such as `ImageMissing`; 128 bytes of it count.
    ///   - action: what was being done, a word in UpperCamelCase, such as `Rolling`; 128 bytes of it count.
    ///   - note: a sentence for people; 1,024 bytes of it are sent.
    ///   - regarding: what it happened to.
    ///   - related: another object that has to do with it.
    ///   - controller: who noticed.
    public func record(
        _ type: EventType, reason: String, action: String = "Reconcile", note: String, regarding: EventTarget,
        related: EventTarget? = nil, controller: String
    ) {
        let event = EventNote(
            type, reason: reason, action: action, note: note, regarding: regarding, related: related, controller: controller)
        let (now, date) = (client.platform.clock.now, client.platform.wallTime)
        state.withLock { state in
            state.ledger.record(event, at: now, date: date)
            state.version &+= 1
        }
    }

    /// Sends what is recorded until the task is cancelled, or until everything is sent after ``end()``.
    public func run() async {
        let clock = client.platform.clock
        state.withLock { $0.isEnding = false }
        while !Task.isCancelled {
            let (step, version, isOver) = state.withLock { state in
                let step = state.ledger.next(at: clock.now, isEnding: state.isEnding)
                return (step, state.version, state.isEnding && state.ledger.isFlushed)
            }
            switch step {
            case .send(let series): await send(series)
            case .wait(let due):
                if isOver { return }
                await waitForNews(since: version, until: due)
            }
        }
    }

    /// Sends everything that is not sent yet, waiting for ``EventConfiguration/flush`` at most; then ``run()`` returns.
    public func end() async {
        state.withLock { state in
            state.isEnding = true
            state.version &+= 1
        }
        let (clock, limit) = (client.platform.clock, configuration.flush)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(for: limit) }
            group.addTask { try? await self.state.wait { $0.ledger.isFlushed } }
            await group.next()
            group.cancelAll()
        }
    }

    private func waitForNews(since version: Int, until due: MonotonicClock.Instant?) async {
        let clock = client.platform.clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await self.state.wait { $0.version != version } }
            if let due { group.addTask { try? await clock.sleep(until: due, tolerance: nil) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func send(_ series: EventLedger.Series) async {
        let identity = series.note.identity
        let events = client.with(fieldManager: identity.controller)
            .resources(Self.resource, in: identity.regarding.namespace ?? "default")
        var refusal: EventLedger.Refusal?
        do {
            if series.exists {
                let key = ObjectKey(namespace: identity.regarding.namespace ?? "default", name: series.name)
                _ = try await events.patch(key, .merge(["series": Self.series(series)]))
            } else {
                _ = try await events.create(event(series))
            }
        } catch let error as APIError {
            if error.isAlreadyExists {
                refusal = .nameTaken
            } else if error.isNotFound, series.exists {
                refusal = .gone
            } else {
                refusal = error.isTransient || error.isConflict || error.isUnauthorized || error.isTimeout ? .later : .never
            }
        } catch {
            refusal = .later
        }
        // What was cut off is sent again by the next run.
        if Task.isCancelled, refusal != nil { return }
        let (now, date, outcome) = (client.platform.clock.now, client.platform.wallTime, refusal)
        state.withLock { state in
            if let outcome {
                state.ledger.refused(series, outcome, at: now, date: date)
            } else {
                state.ledger.sent(series, at: now)
            }
        }
    }

    private static func series(_ series: EventLedger.Series) -> JSONValue {
        ["count": .integer(Int64(series.count)), "lastObservedTime": .string(series.lastTime.description)]
    }

    private func event(_ series: EventLedger.Series) -> DynamicObject {
        let identity = series.note.identity
        var random = client.platform.random
        let instance = state.withLock { state in
            if state.instance == nil { state.instance = String(random.uuid().prefix(8)) }
            return state.instance ?? ""
        }
        var content: JSONValue = [
            "eventTime": .string(series.firstTime.description), "type": .string(identity.type.description),
            "reason": .string(identity.reason), "action": .string(identity.action), "note": .string(series.note.note),
            "regarding": identity.regarding.json, "reportingController": .string(identity.controller),
            "reportingInstance": .string(EventNote.cut("\(identity.controller)-\(instance)", to: 128)),
        ]
        if let related = identity.related { content["related"] = related.json }
        if series.count > 1 { content["series"] = Self.series(series) }
        let metadata = ObjectMeta(name: series.name, namespace: identity.regarding.namespace ?? "default")
        return DynamicObject(Self.resource, metadata: metadata, content: content.objectValue ?? JSONObject())
    }
}
