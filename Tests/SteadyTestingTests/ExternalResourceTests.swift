import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

private let bucket = ExternalRecord<ConfigMap>.annotation("example.org/bucket")

/// What is made outside the cluster: nothing leaks and nothing is made twice, whatever happens.
@Suite struct ExternalResourceTests {
    /// Looks up by the token, which is a tag: the cloud draws the names.
    private static func find(_ token: String, in cloud: ExternalSystem) async throws -> String? {
        try await cloud.list().first { $0.value["token"]?.stringValue == token }?.key
    }

    /// A bucket for each map that wants one.
    private struct Buckets: Reconciler {
        let cloud: ExternalSystem

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.data?["bucket"] == "yes" else {
                try await destroy(context)
                return .done
            }
            _ = try await context.externalCreate(bucket) {
                try await find($0, in: cloud)
            } create: { token in
                try await cloud.create(nil, ["token": .string(token)])
            }
            return .done
        }

        func cleanup(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            try await destroy(context)
            return .done
        }

        private func destroy(_ context: Context<ConfigMap>) async throws {
            try await context.externalDestroy(bucket) {
                try await find($0, in: cloud)
            } destroy: { identifier in
                do { try await cloud.delete(identifier) } catch is ExternalSystem.NotFound {}
            }
        }
    }

    private static func exploration(isDeleted: Bool, _ make: @escaping @Sendable (ExternalSystem) -> any Reconciler<ConfigMap>)
        -> Exploration
    {
        Exploration(
            seeds: 1...60, faults: .hostile,
            invariants: [],
            setUp: { stage in
                stage.run { manager, process in
                    let reconciler = make(process.external("cloud"))
                    func add<Work: Reconciler>(_ work: Work) where Work.Object == ConfigMap {
                        manager.controller(for: ConfigMap.self, finalizer: "example.org/bucket", work)
                    }
                    add(reconciler)
                }
            },
            scenario: { user in
                try await user.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["bucket": "yes"]))
                try await user.settled()
                if isDeleted { try await user.delete(ConfigMap.self, "a") }
            })
    }

    @Test func `under every fault there is one bucket, and none when the object is gone`() async throws {
        for isDeleted in [false, true] {
            let report = try await Self.exploration(isDeleted: isDeleted) { Buckets(cloud: $0) }.run()
            #expect(report.passed, "\(report)")
        }
    }

    private struct Site: StatusResource {
        static var resourceType: ResourceType { ResourceType(group: "example.org", version: "v1", kind: "Site") }

        struct Spec: Codable, Hashable, Sendable { var title: String? }
        struct Status: StatusValue { var bucket: ExternalIntent? }

        var metadata = ObjectMeta()
        var spec = Spec()
        var status: Status?
    }

    private struct SiteBuckets: Reconciler {
        let cloud: ExternalSystem

        func reconcile(_ site: Site, _ context: Context<Site>) async throws -> Outcome {
            _ = try await context.externalCreate(.status(\.bucket)) {
                try await find($0, in: cloud)
            } create: { token in
                try await cloud.create(nil, ["token": .string(token)])
            }
            return .done
        }

        func cleanup(_ site: Site, _ context: Context<Site>) async throws -> Outcome {
            try await context.externalDestroy(.status(\.bucket)) {
                try await find($0, in: cloud)
            } destroy: { identifier in
                do { try await cloud.delete(identifier) } catch is ExternalSystem.NotFound {}
            }
            return .done
        }
    }

    @Test func `the status can keep the record, too`() async throws {
        let report = try await explore(seeds: 1...40, faults: .hostile) { stage in
            try stage.define(Site.self)
            stage.run { manager, process in
                manager.controller(
                    for: Site.self, finalizer: "example.org/bucket", SiteBuckets(cloud: process.external("cloud")))
            }
        } scenario: { user in
            try await user.create(Site(metadata: ObjectMeta(name: "a")))
            try await user.settled()
            try await user.delete(Site.self, "a")
        }
        #expect(report.passed, "\(report)")
    }

    /// The same without the intent: what these explorations can find.
    @Test func `what is made without an intent is found to leak`() async throws {
        struct Careless: Reconciler {
            let cloud: ExternalSystem

            func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
                guard map.metadata.annotations?["id"] == nil else { return .done }
                let identifier = try await cloud.create(nil, ["token": "none"])
                try await context.patch(
                    ConfigMap.self, map.key, .merge(["metadata": ["annotations": ["id": .string(identifier)]]]))
                return .done
            }

            func cleanup(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
                guard let identifier = map.metadata.annotations?["id"] else { return .done }
                do { try await cloud.delete(identifier) } catch is ExternalSystem.NotFound {}
                return .done
            }
        }
        let report = try await Self.exploration(isDeleted: true) { Careless(cloud: $0) }.run()
        #expect(!report.passed)
    }

    @Test func `without a finalizer it is an error that says how to mend it`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            struct Homeless: Reconciler {
                func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
                    _ = try await context.externalCreate(bucket) { _ in
                        nil
                    } create: {
                        $0
                    }
                    return .done
                }
            }
            let seen = Reports()
            let manager = try Manager(client: cluster.client(), configuration: .init(observe: { seen.add($0.description) })) {
                $0.controller(for: ConfigMap.self, Homeless())
            }
            _ = try await cluster.client().create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                try? await world.platform.clock.sleep(for: .seconds(1))
                group.cancelAll()
            }
            #expect(seen.all.first?.contains("name a finalizer where the controller is made") == true, "\(seen.all)")
        }
    }
}

private final class Reports: Sendable {
    private let state = Mutex<[String]>([])
    var all: [String] { state.withLock { $0 } }
    func add(_ line: String) { state.withLock { $0.append(line) } }
}
