import Foundation
import SteadyAPI
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads
import Testing

/// The controllers of this library are explored as anybody's are.
@Suite struct WorkloadExplorationTests {
    /// `STEADY_RUNS` asks for more.
    private static let runs = ProcessInfo.processInfo.environment["STEADY_RUNS"].flatMap { Int($0) } ?? 20
    /// `STEADY_REPLICAS` has more than one compete for a lease.
    private static let replicas = ProcessInfo.processInfo.environment["STEADY_REPLICAS"].flatMap { Int($0) } ?? 1

    private static func deployment(_ count: Int32, image: String) -> Deployment {
        let labels: StringMap = ["app": "web"]
        return Deployment(
            metadata: ObjectMeta(name: "web", namespace: "default"),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: labels),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: labels), spec: PodSpec(containers: [Container(name: "c", image: image)])),
                replicas: count))
    }

    @Test func `deployments come to their end whatever goes wrong`() async throws {
        var exploration = Exploration(seeds: 1...100, faults: [.protocol, .machine]) { stage in
            stage.run(replicas: Self.replicas) { $0.workloads() }
        } scenario: { user in
            try await user.create(Self.deployment(2, image: "one"))
            // What was never seen has no revision: the next one is made when this one is there.
            try await user.client.eventually(Deployment.self, "web", within: .seconds(600)) {
                $0?.status?.updatedReplicas == 2 && $0?.status?.availableReplicas == 2
            }
            try await user.update(Deployment.self, "web") { $0.spec.template.spec.containers[0].image = "two" }
        }
        exploration.runLimit = Self.runs
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }

    @Test func `volumes and load balancers come to their end whatever goes wrong`() async throws {
        var exploration = Exploration(seeds: 1...100, faults: [.protocol, .machine]) { stage in
            stage.run(replicas: Self.replicas) {
                $0.volumes()
                $0.loadBalancers()
            }
        } scenario: { user in
            try await user.create(
                StorageClass(metadata: ObjectMeta(name: "fast"), provisioner: "disks.example", reclaimPolicy: "Delete"))
            let claim = PersistentVolumeClaim(
                metadata: ObjectMeta(name: "db", namespace: "default"),
                spec: PersistentVolumeClaimSpec(
                    accessModes: ["ReadWriteOnce"], resources: VolumeResourceRequirements(requests: ["storage": 1]),
                    storageClassName: "fast"))
            try await user.create(claim)
            try await user.create(
                Service(
                    metadata: ObjectMeta(name: "db", namespace: "default"),
                    spec: ServiceSpec(ports: [ServicePort(port: 5432)], selector: ["app": "db"], type: "LoadBalancer")))
            try await user.client.eventually(PersistentVolumeClaim.self, "db", within: .seconds(600)) {
                $0?.status?.phase == "Bound"
            }
            try await user.delete(PersistentVolumeClaim.self, "db")
            try await user.client.eventually(PersistentVolumeClaim.self, "db", within: .seconds(600)) { $0 == nil }
            try await user.create(claim)
            try await user.update(Service.self, "db") { $0.spec.type = "ClusterIP" }
        }
        exploration.runLimit = Self.runs
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }
}
