import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

@Suite struct WatchdogTests {
    private static let key = ObjectKey(namespace: "default", name: "a")
    private static func map(_ name: String, _ data: StringMap<String> = [:]) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: data)
    }

    /// Runs a controller of maps for two periods, in which others may do something.
    private static func findings(
        explain: ExplainConfiguration = ExplainConfiguration(),
        _ function: @escaping @Sendable (ConfigMap, Context<ConfigMap>) async throws -> Outcome,
        meanwhile: @escaping @Sendable (MonotonicClock, Client) async throws -> Void = { _, _ in }
    ) throws -> (told: [String], last: [ControllerFinding]) {
        let problems = Collected<ControllerProblem>()
        let last = Collected<ControllerFinding>()
        try Simulation.run(seed: 5) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            var configuration = Manager.Configuration(onProblem: { problems.add($0) })
            configuration.explain = explain
            let manager = try Manager(client: cluster.client(), configuration: configuration) {
                $0.controller(for: ConfigMap.self, ReconcilingObjects(function)).owns(Service.self)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                let user = cluster.client(fieldManager: "rival")
                group.addTask { try await manager.run() }
                try await clock.sleep(for: .seconds(1))
                for name in ["a", "calm"] { _ = try await user.create(map(name)) }
                group.addTask { try await meanwhile(clock, user) }
                try await clock.sleep(for: .seconds(125))
                for finding in manager.findings { last.add(finding) }
                group.cancelAll()
            }
        }
        return (problems.all.map(\.description), last.all)
    }

    @Test func `a reconcile that wakes itself is told with the field and the write behind it, once each period`() throws {
        let (told, last) = try Self.findings { map, context in
            guard map.name == "a" else { return .done }
            try await context.platform.clock.sleep(for: .milliseconds(100))
            let time = "\(context.platform.clock.now.offset)"
            try await context.patch(ConfigMap.self, map.key, .merge(["data": ["seen": .string(time)]]))
            return .done
        }
        #expect(told.count == 2, "\(told)")
        let finding = try #require(last.first)
        #expect(last.count == 1 && finding.kind == .hotLoop && finding.controller == "configmap" && finding.key == Self.key)
        #expect((500...600).contains(finding.reconciles))
        let field = try #require(finding.fields.first)
        #expect(field.resource == "configmaps" && field.key == Self.key && field.path == "data.seen")
        #expect(field.ownWrite == "patch as configmap" && !field.isContested)
        #expect(told.first?.hasPrefix("configmap: hot loop: default/a was reconciled ") == true)
        let text = try #require(told.first)
        #expect(text.contains("data.seen of configmaps default/a (8 values in 8 changes), which patch as configmap"), "\(text)")
    }

    /// A rival sets back what the controller applies.
    @Test func `a fight with somebody else names the field that flaps, both sides and the other's name`() throws {
        let (told, last) = try Self.findings { map, context in
            guard map.name == "a" else { return .done }
            try await context.apply(
                Service(metadata: ObjectMeta(name: "a"), spec: .init(ports: [.init(port: 80)], selector: ["app": "ours"])))
            return .done
        } meanwhile: { clock, rival in
            let theirs: JSONValue = ["metadata": ["labels": ["a": "b"]], "spec": ["selector": ["app": "theirs"]]]
            while true {
                try await clock.sleep(for: .milliseconds(500))
                _ = try? await rival.patch(Service.self, Self.key, .merge(theirs))
            }
        }
        let finding = try #require(last.first, "\(told)")
        let field = try #require(finding.fields.first)
        #expect(field.path == "spec.selector.app" && field.resource == "services" && field.values == 2, "\(finding)")
        #expect(field.ownWrite == "patch as configmap" && field.isContested && field.otherManagers == ["rival"])
        #expect(finding.description.contains("changes and somebody else changes back; other field managers of the object: rival"))
    }

    @Test func `what others change often, and what fails often, is no hot loop`() throws {
        let (told, last) = try Self.findings { _, _ in
            .done
        } meanwhile: { clock, user in
            var n = 0
            while true {
                try await clock.sleep(for: .milliseconds(200))
                n += 1
                _ = try await user.patch(ConfigMap.self, Self.key, .merge(["data": ["n": .string("\(n)")]]))
            }
        }
        #expect(told.isEmpty && last.isEmpty)
    }

    @Test func `an object that asks for itself at once is told, also if nothing is kept`() throws {
        func look(_ explain: ExplainConfiguration) throws -> ControllerFinding? {
            let findings = try Self.findings(explain: explain) { map, _ in
                map.name == "a" ? .requeue(after: .milliseconds(50)) : .done
            }
            return findings.last.first
        }
        #expect(try look(ExplainConfiguration())?.description.hasSuffix("it asks to be called again at once") == true)
        #expect(try look(.off)?.description.contains("why is not known") == true)
    }

    @Test func `a stuck reconcile is told each period, since when and what it waits for`() throws {
        let problems = Collected<String>()
        try RuntimeWorld.run { manager, here in
            manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { map, context in
                    _ = try await context.client.get(ConfigMap.self, map.key)
                    try await here.sleep(.seconds(1000))
                    return .done
                })
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a"))
            try await here.sleep(.seconds(299))
            #expect(here.problems.all.isEmpty && manager.findings.isEmpty)
            try await here.sleep(.seconds(186))
            for problem in here.problems.all { problems.add(problem.description) }
            #expect(manager.findings.map(\.kind) == [.stuck])
            try await here.sleep(.seconds(600))
            #expect(manager.findings.isEmpty)
        }
        #expect(problems.count == 3)
        #expect(problems.all.first?.hasPrefix("configmap: stuck: the reconcile of default/a has been running for 3") == true)
        #expect(problems.all.first?.contains("the last was get /api/v1/namespaces/default/configmaps/a") == true)
    }
}
