import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// The shell of the controllers that belong to every cluster: it feeds them changes and sends what they decide.
struct ClusterControllers {
    private let cluster: Cluster
    private var controllers: [any ClusterController] = [
        GarbageCollector(), NamespaceController(), QuotaController(), RoleAggregation(),
    ]

    init(cluster: Cluster) { self.cluster = cluster }

    mutating func run() async throws {
        observe(cluster.state.withLock { $0.startRecordingChanges() })
        while true {
            while case let requests = decide(), !requests.isEmpty {
                // A refusal needs no answer: whatever caused it shows up as a change and is looked at again.
                for request in requests { _ = try await cluster.transport.send(request) }
                observe(cluster.state.withLock { $0.takeChanges() })
            }
            observe(try await cluster.nextChanges())
        }
    }

    /// Does what is to be done now, and ends.
    mutating func settle() {
        observe(cluster.state.withLock { $0.startRecordingChanges() })
        // What two of them undo for each other has to end, too.
        for _ in 0..<100 {
            let requests = decide()
            if requests.isEmpty { break }
            for request in requests { _ = cluster.handle(request) }
            observe(cluster.state.withLock { $0.takeChanges() })
        }
        cluster.state.withLock { $0.isRecordingChanges = false }
    }

    private mutating func observe(_ events: [StoreEvent]) {
        for event in events {
            for index in controllers.indices { controllers[index].observe(event) }
        }
    }

    private mutating func decide() -> [APIRequest] {
        cluster.state.withLock { state in controllers.indices.flatMap { controllers[$0].decide(state) } }
    }
}

/// A controller that belongs to every cluster: changes in, requests out, no waiting in between.
protocol ClusterController {
    /// Takes note of a change.
    mutating func observe(_ event: StoreEvent)

    /// What to do next; asked again after every change.
    mutating func decide(_ state: APIServerState) -> [APIRequest]
}

extension APIServerState {
    /// Everything that is there as additions; from now on changes are kept for the controllers.
    mutating func startRecordingChanges() -> [StoreEvent] {
        isRecordingChanges = true
        changes = []
        var events: [StoreEvent] = []
        for definition in registry.all where definition.version == definition.storageVersion {
            for (key, object) in store.objects(in: definition.qualifiedPlural) {
                events.append(
                    StoreEvent(
                        kind: .added, collection: definition.qualifiedPlural, key: key, version: object.version, object: object,
                        previous: nil))
            }
        }
        return events
    }

    mutating func takeChanges() -> [StoreEvent] {
        defer { changes = [] }
        return changes
    }
}

extension Cluster {
    /// Waits for changes and takes them.
    func nextChanges() async throws -> [StoreEvent] {
        while true {
            try Task.checkCancellation()
            let changes = state.withLock { $0.takeChanges() }
            if !changes.isEmpty { return changes }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { state -> WatchHub.Waiter? in
                        guard !Task.isCancelled, state.changes.isEmpty else { return continuation }
                        state.controllerWaiter = continuation
                        return nil
                    }
                    ready?.resume()
                }
            } onCancel: {
                let waiter = state.withLock { state in
                    defer { state.controllerWaiter = nil }
                    return state.controllerWaiter
                }
                waiter?.resume()
            }
        }
    }
}

extension APIServerState {
    /// Makes a namespace without a request, as the API server does at its first start.
    mutating func bootstrapNamespace(_ name: String) {
        var object: JSONValue = ["apiVersion": "v1", "kind": "Namespace"]
        object["metadata"] = [
            "name": .string(name), "uid": .string(random.uuid()), "creationTimestamp": .string(text(wallTime)),
            "labels": ["kubernetes.io/metadata.name": .string(name)],
        ]
        object["spec"] = ["finalizers": ["kubernetes"]]
        object["status"] = ["phase": "Active"]
        commit(store.put(object, ObjectKey(namespace: nil, name: name), in: "namespaces"))
    }
}
