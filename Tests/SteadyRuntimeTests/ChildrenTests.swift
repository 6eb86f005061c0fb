import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// What a config map's data say: which config maps and which deployment it is to have, and whether a service.
@Suite struct ChildrenTests {
    private static let key = ObjectKey(namespace: "default", name: "app")

    private static func deployment(_ name: String) -> Deployment {
        let labels: StringMap<String> = ["app": name]
        return Deployment(
            metadata: ObjectMeta(name: name),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: labels),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: labels), spec: PodSpec(containers: [Container(name: "c", image: "i")]))))
    }

    private static func service(_ name: String) -> Service {
        Service(metadata: ObjectMeta(name: name), spec: ServiceSpec(ports: [ServicePort(port: 80)], selector: ["app": name]))
    }

    /// Runs a controller that has deployments named in `data.deployments`, and after they are ready a service.
    private static func run(
        pruning: ChildPruning = .always, _ body: @escaping @Sendable (RuntimeWorld, Collected<ChildReport>) async throws -> Void
    ) throws {
        let reports = Collected<ChildReport>()
        try RuntimeWorld.run(seed: 11) { manager, _ in
            manager.controller(
                for: ConfigMap.self, named: "apps",
                ReconcilingObjects { map, context in
                    guard let names = map.data?["deployments"] else { return .done }
                    let report = try await context.applyChildren(of: Deployment.self, Service.self, pruning: pruning) { set in
                        for name in names.split(separator: ",").map(String.init) {
                            set.add(Self.deployment(name)) { ($0.status?.availableReplicas ?? 0) > 0 }
                        }
                        set.add(Self.service("front"))
                    }
                    reports.add(report)
                    return .done
                }
            ).owns(Deployment.self).owns(Service.self)
        } _: { here, _ in
            try await body(here, reports)
        }
    }

    private static func want(_ here: RuntimeWorld, _ names: String) async throws {
        let map = ConfigMap(metadata: ObjectMeta(name: key.name, namespace: key.namespace), data: ["deployments": names])
        _ = try await here.user.with(fieldManager: "user").apply(map)
    }

    private static func makeReady(_ here: RuntimeWorld, _ name: String) async throws {
        let status: Patch = .merge(["status": ["replicas": 1, "readyReplicas": 1, "availableReplicas": 1]])
        _ = try await here.user.patch(Deployment.self, ObjectKey(namespace: "default", name: name), status, subresource: "status")
    }

    private static func names(_ here: RuntimeWorld) async throws -> [String] {
        let deployments = try await here.user.list(Deployment.self, in: "default").items.map { "Deployment \($0.name)" }
        let services = try await here.user.list(Service.self, in: "default").items.filter { $0.name != "kubernetes" }
        return (deployments + services.map { "Service \($0.name)" }).sorted()
    }

    @Test func `children come in order, each when those before it are ready, and go when they are not wanted`() throws {
        try Self.run { here, reports in
            try await Self.want(here, "a,b")
            try await here.sleep(.seconds(2))
            #expect(try await Self.names(here) == ["Deployment a"])
            #expect(
                reports.all.last?.description
                    == "waiting for Deployment default/a, then Deployment default/b, Service default/front")
            try await Self.makeReady(here, "a")
            try await here.sleep(.seconds(2))
            #expect(try await Self.names(here) == ["Deployment a", "Deployment b"])
            try await Self.makeReady(here, "b")
            try await here.wait("all") { reports.all.last?.isReady == true }
            #expect(try await Self.names(here) == ["Deployment a", "Deployment b", "Service front"])
            // What is in place is not sent again, and nobody else's children are touched.
            var foreign = Self.deployment("foreign")
            foreign.metadata.namespace = "default"
            _ = try await here.user.create(foreign)
            let version = try await here.user.list(Deployment.self, in: "default").items.map { $0.metadata.resourceVersion }
            _ = try await here.user.patch(ConfigMap.self, Self.key, .merge(["metadata": ["labels": ["a": "b"]]]))
            try await here.sleep(.seconds(2))
            #expect(try await here.user.list(Deployment.self, in: "default").items.map { $0.metadata.resourceVersion } == version)
            try await Self.want(here, "b")
            try await here.sleep(.seconds(2))
            #expect(try await Self.names(here) == ["Deployment b", "Deployment foreign", "Service front"])
            #expect(reports.all.flatMap(\.pruned).map(\.description) == ["Deployment default/a"])
            #expect(here.reports.all.allSatisfy { !$0.isFailure })
        }
    }

    @Test func `the old stays until the new is ready, if it is said so`() throws {
        try Self.run(pruning: .whenReady) { here, reports in
            try await Self.want(here, "a")
            try await here.sleep(.seconds(1))
            try await Self.makeReady(here, "a")
            try await here.wait("ready") { reports.all.last?.isReady == true }
            try await Self.want(here, "b")
            try await here.sleep(.seconds(2))
            #expect(try await Self.names(here) == ["Deployment a", "Deployment b", "Service front"])
            #expect(reports.all.last?.kept.map(\.description) == ["Deployment default/a"])
            try await Self.makeReady(here, "b")
            try await here.sleep(.seconds(2))
            #expect(try await Self.names(here) == ["Deployment b", "Service front"])
        }
    }

    /// The declaration is read, changed on the server, and only then acted upon.
    @Test func `nothing goes by an outdated declaration`() throws {
        let isFirst = Mutexes(true)
        try RuntimeWorld.run(seed: 2) { manager, here in
            manager.controller(
                for: ConfigMap.self, named: "apps", when: .labels(try LabelSelector(parsing: "app")),
                ReconcilingObjects { map, context in
                    let names = map.data?["children"]?.split(separator: ",").map(String.init) ?? []
                    let isOutdated =
                        names == ["x"]
                        && isFirst.value.withLock { first in
                            defer { first = false }
                            return first
                        }
                    if isOutdated {
                        _ = try await here.user.patch(ConfigMap.self, map.key, .merge(["data": ["children": "x,y"]]))
                    }
                    try await context.applyChildren(of: ConfigMap.self) { set in
                        for name in names { set.add(ConfigMap(metadata: ObjectMeta(name: name))) }
                    }
                    return .done
                }
            ).owns(ConfigMap.self)
        } _: { here, _ in
            func map(_ children: String) -> ConfigMap {
                ConfigMap(
                    metadata: ObjectMeta(name: "app", namespace: "default", labels: ["app": "1"]), data: ["children": children])
            }
            _ = try await here.user.create(map("x,y"))
            func child(_ name: String) async throws -> String? {
                try await here.user.list(ConfigMap.self, in: "default").items.first { $0.name == name }?.metadata.uid
            }
            try await here.wait("both") {
                let (x, y) = (try await child("x"), try await child("y"))
                return x != nil && y != nil
            }
            let uid = try await child("y")
            _ = try await here.user.patch(ConfigMap.self, Self.key, .merge(["data": ["children": "x"]]))
            try await here.wait("it was wanted again") { isFirst.value.withLock { !$0 } }
            try await here.sleep(.seconds(5))
            #expect(try await child("y") == uid, "it was never deleted")
            #expect(here.reports.all.contains { if case .outrun = $0.result { true } else { false } })
        }
    }

    @Test func `what cannot be told apart or would never be deleted is refused before anything is sent`() throws {
        let errors = Collected<String>()
        try RuntimeWorld.run(seed: 2) { manager, _ in
            manager.controller(
                for: ConfigMap.self, named: "apps",
                ReconcilingObjects { map, context in
                    let wrong: [(inout ChildSet<ConfigMap>) -> Void] = [
                        {
                            $0.add(Self.service("s")); $0.add(Self.deployment("d"))
                        },
                        {
                            $0.add(Self.service("s")); $0.add(Service(metadata: ObjectMeta(generateName: "s-")))
                        },
                        {
                            $0.add(Self.service("s")); $0.add(Self.service("s"))
                        },
                    ]
                    for declare in wrong {
                        do { try await context.applyChildren(of: Service.self, declaring: declare) } catch {
                            errors.add("\(error)")
                        }
                    }
                    return .done
                }
            ).owns(Service.self)
        } _: { here, _ in
            _ = try await here.user.create(ConfigMap(metadata: ObjectMeta(name: "app", namespace: "default")))
            try await here.wait("three") { errors.count == 3 }
            #expect(errors.all[0].contains("Name its type in applyChildren(of:)"))
            #expect(errors.all[1].contains("without a name"))
            #expect(errors.all[2].contains("twice"))
            #expect(try await Self.names(here).isEmpty)
        }
    }
}
