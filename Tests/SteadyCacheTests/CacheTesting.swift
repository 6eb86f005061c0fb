import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization

/// What the tests of caches work with: an informer of ConfigMaps that runs for as long as a body does.
enum CacheTesting {
    static func map(_ name: String, _ value: String, in namespace: String = "default") -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: namespace), data: ["v": value])
    }

    static func key(_ name: String, in namespace: String = "default") -> ObjectKey { ObjectKey(namespace: namespace, name: name) }

    /// Runs an informer while `body` does.
    static func running<Object: APIObject>(
        _ informer: Informer<Object>, _ body: () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await informer.run() }
            try await informer.waitUntilSynced(timeout: .seconds(60))
            try await body()
            group.cancelAll()
        }
    }
}

/// Lines, noted from anywhere.
final class Journal: Sendable {
    private let state = Mutex<[String]>([])

    func add(_ line: String) { state.withLock { $0.append(line) } }
    var lines: [String] { state.withLock { $0 } }
    func clear() { state.withLock { $0 = [] } }

    /// A change in one line.
    func add(_ change: Change<ConfigMap>) {
        func value(_ map: ConfigMap?) -> String { map?.data?["v"] ?? "" }
        let what =
            switch change.kind {
            case .added: "added \(change.object.name)=\(value(change.new))"
            case .updated: "updated \(change.object.name)=\(value(change.old))->\(value(change.new))"
            case .deleted: "deleted \(change.object.name)"
            case .resynced: "resynced \(change.object.name)"
            }
        add(what + (change.isInitial ? " (initial)" : "") + (change.isOwnWrite ? " (own)" : ""))
    }
}
