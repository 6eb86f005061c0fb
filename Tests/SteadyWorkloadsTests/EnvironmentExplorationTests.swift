import SteadyAPI
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads
import Testing

/// An operator that waits for volumes and load balancers, explored with those beside it.
@Suite struct EnvironmentExplorationTests {
    /// A database for each map: a claim, a service, and the address in the map once both are there.
    private struct Database: Reconciler {
        /// Whether it takes for granted that a claim is bound as soon as it is made.
        var isHasty = false

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.name == "db" else { return .done }
            let claim = try await context.apply(
                PersistentVolumeClaim(
                    metadata: ObjectMeta(name: "db"),
                    spec: PersistentVolumeClaimSpec(
                        accessModes: ["ReadWriteOnce"], resources: VolumeResourceRequirements(requests: ["storage": 1]),
                        storageClassName: "fast")))
            let service = try await context.apply(
                Service(
                    metadata: ObjectMeta(name: "db"),
                    spec: ServiceSpec(ports: [ServicePort(port: 5432)], selector: ["app": "db"], type: "LoadBalancer")))
            let address = service.status?.loadBalancer?.ingress?.first?.ip
            let isBound = claim.status?.phase == "Bound"
            guard isHasty || isBound, let address, map.data?["state"] == nil else { return .done }
            let state = isBound ? "ready" : "lost"
            try await context.patch(
                ConfigMap.self, map.key, .merge(["data": ["address": .string(address), "state": .string(state)]]))
            return .done
        }
    }

    private static func exploration() -> Exploration {
        var exploration = Exploration(seeds: 1...20, faults: .protocol, invariants: []) { stage in
            stage.run {
                $0.controller(for: ConfigMap.self, Database()).owns(PersistentVolumeClaim.self).owns(Service.self)
            }
            stage.environment {
                $0.volumes()
                $0.loadBalancers()
            }
        } scenario: { user in
            try await user.create(
                StorageClass(metadata: ObjectMeta(name: "fast"), provisioner: "disks.example", reclaimPolicy: "Delete"))
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "db")))
            try await user.settled()
            try await user.delete(ConfigMap.self, "db")
            try await user.settled()
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "db")))
        }
        exploration.runLimit = 40
        return exploration
    }

    @Test func `who waits for what it needs comes to its end, and leaves nothing`() async throws {
        var exploration = Self.exploration()
        exploration.invariants = [
            .eventually("there is one volume, and an address") { world in
                let data = try world.object(ConfigMap.self, "db")?.data
                return try world.list(PersistentVolume.self).count == 1 && data?["state"] == "ready" && data?["address"] != nil
            }
        ]
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }

    @Test func `who does not wait is found where storage is slow`() async throws {
        let hasty = Exploration(
            seeds: 1...1, faults: [],
            invariants: [
                .always("nothing is lost") { try $0.object(ConfigMap.self, "db")?.data?["state"] != "lost" }
            ]
        ) { stage in
            stage.run {
                $0.controller(for: ConfigMap.self, Database(isHasty: true)).owns(PersistentVolumeClaim.self).owns(Service.self)
            }
            stage.environment {
                $0.volumes(SimulatedStorage(provisioning: .seconds(60)))
                $0.loadBalancers()
            }
        } scenario: { user in
            try await user.create(
                StorageClass(metadata: ObjectMeta(name: "fast"), provisioner: "disks.example", reclaimPolicy: "Delete"))
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "db")))
        }
        let report = try await hasty.run()
        #expect(report.failure?.finding.kind == .invariant, "\(report)")
    }
}
