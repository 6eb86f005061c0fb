import SteadyClient
import SteadyCodec
import SteadyModel

/// The API server without its shell: a request and the time in, a response and the watchers to wake out.
///
/// No clock, no lock, no await. One file per verb extends it.
struct APIServerState {
    var store: Store
    var hub = WatchHub()
    var registry: ResourceRegistry
    var random: PlatformRandom
    /// The date at the request in hand.
    var wallTime = Timestamp(seconds: 0)
    /// The monotonic time at the request in hand.
    var now: Duration = .zero
    /// Continuations to resume when the lock is left.
    var woken: [WatchHub.Waiter] = []
    /// Changes since the last look of the garbage collector and the namespace controller, if they run.
    var changes: [StoreEvent] = []
    var isRecordingChanges = false
    var controllerWaiter: WatchHub.Waiter?
    /// Hears of every change, in order.
    var onChange: (@Sendable (ContentsChange) -> Void)?

    enum Answer {
        case response(APIAnswer)
        /// A watch: the number to read it under.
        case watch(Int)
    }

    init(random: PlatformRandom, historyLimit: Int) {
        store = Store(historyLimit: historyLimit)
        registry = ResourceRegistry()
        self.random = random
    }

    /// Answers one request.
    mutating func handle(_ call: APICall) -> Answer {
        do throws(StatusError) {
            if let answer = discovery(call) { return .response(answer) }
            guard let path = RequestPath(call.path) else { return .response(.notFoundText) }
            guard let definition = registry.definition(group: path.group, version: path.version, plural: path.plural) else {
                return .response(.notFoundText)
            }
            if path.namespace != nil, !definition.isNamespaced { return .response(.notFoundText) }
            return try route(call, path, definition)
        } catch {
            return .response(APIAnswer(status: error.code, body: error.status))
        }
    }

    private mutating func route(
        _ call: APICall, _ path: RequestPath, _ definition: ResourceDefinition
    ) throws(StatusError) -> Answer {
        let target = Target(
            definition: definition, namespace: path.namespace, name: path.name ?? "", subresource: path.subresource)
        if let subresource = path.subresource {
            guard definition.hasSubresource(subresource) else { return .response(.notFoundText) }
            return .response(try handleSubresource(call, target, subresource))
        }
        if path.name == nil {
            switch call.method {
            case .get where call.flag("watch"): return .watch(try openWatch(call, target))
            case .get: return .response(try list(call, target))
            case .post: return .response(try create(call, target))
            case .delete: return .response(try deleteCollection(call, target))
            default: throw .methodNotAllowed
            }
        }
        if definition.isNamespaced, path.namespace == nil { return .response(.notFoundText) }
        switch call.method {
        case .get where call.flag("watch"): return .watch(try openWatch(call, target))
        case .get: return .response(try get(call, target))
        case .put: return .response(try update(call, target))
        case .patch: return .response(try patch(call, target))
        case .delete: return .response(try delete(call, target))
        case .post: throw .methodNotAllowed
        }
    }

    private mutating func handleSubresource(
        _ call: APICall, _ target: Target, _ subresource: String
    ) throws(StatusError) -> APIAnswer {
        switch (subresource, call.method) {
        case ("status", .get): return try get(call, target)
        case ("status", .put), ("finalize", .put): return try update(call, target)
        case ("status", .patch): return try patch(call, target)
        case ("scale", _): return try scale(call, target)
        case ("binding", .post): return try bind(call, target)
        default: throw .methodNotAllowed
        }
    }

    /// Writes a change down and tells the watchers.
    mutating func commit(_ event: StoreEvent) {
        onChange?(ContentsChange(event))
        if isRecordingChanges { changes.append(event) }
        if let waiter = controllerWaiter {
            controllerWaiter = nil
            woken.append(waiter)
        }
        woken += hub.publish(event, at: wallTime)
        if event.collection == ResourceRegistry.crdCollection { customResourceDefinitionChanged(event) }
    }
}

/// What a request is about.
struct Target {
    var definition: ResourceDefinition
    var namespace: String?
    var name: String
    var subresource: String?

    var collection: String { definition.collection }
    var key: ObjectKey { ObjectKey(namespace: definition.isNamespaced ? namespace : nil, name: name) }
}
