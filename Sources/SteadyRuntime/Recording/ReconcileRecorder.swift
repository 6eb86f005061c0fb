import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// Writes down all that one reconcile is given, and all it sends.
final class ReconcileRecorder: Sendable {
    private struct Exchange {
        let request: APIRequest
        var answer: APIResponse?
        var failure: (any Error)?
        var hasEnded = false
    }

    private struct State {
        var caches: [(type: ResourceType, count: Int, objects: @Sendable () -> [JSONValue])] = []
        var dates: [Timestamp] = []
        var random: [UInt64] = []
        var exchanges: [Exchange] = []
        var inPlace: [ReconcileRecording.InPlace] = []
        var gaps: Set<String> = []
        var trace: ReconcileTrace?
    }

    private let options: RecordingOptions
    private let state = Mutex(State())
    /// Fires when the reconcile has ended.
    let isDone = Signal()

    init(_ options: RecordingOptions) { self.options = options }

    /// The client of the reconcile.
    func client(_ base: Client) -> Client {
        let platform = base.platform
        let recording = Platform(
            clock: platform.clock,
            wallClock: { [self] in
                let now = platform.wallTime
                state.withLock { $0.dates.append(now) }
                return now
            },
            random: { [self] in
                var random = platform.random
                let number = random.next()
                state.withLock { $0.random.append(number) }
                return number
            }, isSimulated: platform.isSimulated)
        return base.over(RecordingTransport(base: base.transport, recorder: self), on: recording)
    }

    /// The reconcile begins with these caches.
    func begin(_ informers: [any SharedInformer]) {
        let caches = informers.map(\.recorded)
        state.withLock { $0.caches = caches }
    }

    func isInPlace(_ body: JSONValue, _ type: ResourceType) {
        state.withLock { $0.inPlace.append(ReconcileRecording.InPlace(resource: type.qualifiedPlural, body: body)) }
    }

    func finish(_ trace: ReconcileTrace) {
        state.withLock { $0.trace = trace }
        isDone.fire()
    }

    // MARK: Requests

    func begin(_ request: APIRequest) -> Int {
        state.withLock { state in
            state.exchanges.append(Exchange(request: request))
            return state.exchanges.count - 1
        }
    }

    func end(_ number: Int, _ answer: APIResponse?, _ failure: (any Error)?) {
        state.withLock { state in
            state.exchanges[number].answer = answer
            state.exchanges[number].failure = failure
            state.exchanges[number].hasEnded = true
        }
    }

    func isMissing(_ what: String) { _ = state.withLock { $0.gaps.insert(what) } }

    // MARK: Reading

    /// What was recorded; `nil` while the reconcile runs.
    var recording: ReconcileRecording? {
        let state = state.withLock { $0 }
        guard let trace = state.trace, let ending = trace.ending else { return nil }
        var gaps = state.gaps
        let caches = state.caches.map { cache -> ReconcileRecording.CachedKind in
            let isTooMuch = cache.count > options.objects
            if isTooMuch { gaps.insert("the cache of \(cache.type) has \(cache.count) objects") }
            return ReconcileRecording.CachedKind(
                group: cache.type.group, plural: cache.type.plural,
                objects: isTooMuch ? [] : cache.objects().map { redacted($0, cache.type.qualifiedPlural) })
        }
        let exchanges = state.exchanges.map { exchange -> ReconcileRecording.Exchange in
            if !exchange.hasEnded { gaps.insert("a request had no answer yet when the reconcile ended") }
            return recorded(exchange, &gaps)
        }
        return ReconcileRecording(
            controller: trace.controller, key: trace.key, date: trace.date, reasons: trace.asked.reasons.map(\.description),
            failures: trace.failures, result: ending.result.description, isRedacted: options.redactsSecrets, caches: caches,
            dates: state.dates, random: state.random, exchanges: exchanges,
            inPlace: state.inPlace.map { .init(resource: $0.resource, body: redacted($0.body, $0.resource)) },
            gaps: gaps.sorted())
    }

    private func redacted(_ value: JSONValue, _ resource: String) -> JSONValue {
        options.redactsSecrets ? SecretData.redacted(value, of: resource) : value
    }

    private func recorded(_ exchange: Exchange, _ gaps: inout Set<String>) -> ReconcileRecording.Exchange {
        let request = exchange.request
        let resource = ResourcePath(request.path).redactionName
        func json(_ bytes: [UInt8]?) -> JSONValue? {
            guard let bytes, !bytes.isEmpty else { return nil }
            guard let value = try? JSONValue(parsing: bytes) else {
                gaps.insert("\(request.method.rawValue) \(request.path) is not JSON")
                return nil
            }
            return redacted(value, resource)
        }
        var failure: ReconcileRecording.Exchange.Failure?
        if exchange.answer == nil {
            let error = exchange.failure as? TransportError
            failure = .init(
                phase: error?.phase.description ?? "", message: error?.message ?? exchange.failure.map { "\($0)" } ?? "no answer")
        }
        return ReconcileRecording.Exchange(
            method: request.method.rawValue, path: request.path, query: request.query, body: json(request.body),
            status: exchange.answer?.status, answer: json(exchange.answer?.body),
            retryAfter: exchange.answer?.headers["retry-after"], failure: failure)
    }
}

/// What a recorded reconcile's requests go through.
private struct RecordingTransport: WrappingTransport {
    let base: any Transport
    let recorder: ReconcileRecorder

    func send(_ request: APIRequest) async throws -> APIResponse {
        let number = recorder.begin(request)
        do {
            let answer = try await base.send(request)
            recorder.end(number, answer, nil)
            return answer
        } catch {
            recorder.end(number, nil, error)
            throw error
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        recorder.isMissing("\(request.method.rawValue) \(request.path) is a stream")
        return try await base.withStream(request, consume)
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        recorder.isMissing("\(request.method.rawValue) \(request.path) is a connection")
        return try await base.withConnection(request, protocols: protocols, body)
    }
}
