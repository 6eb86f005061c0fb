import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

private struct Broken: Error, CustomStringConvertible { let description = "the disk is full" }

@Suite struct ExplainTests {
    private static let key = ObjectKey(namespace: "default", name: "a")
    private static func map(_ name: String, _ data: StringMap<String> = [:]) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: data)
    }

    /// Mirrors a map into a service, a secret, and the map's annotation.
    private static let mirror = ReconcilingObjects<ConfigMap> { map, context in
        if map.data?["app"] == nil { throw Broken() }
        _ = try await context.client.find(ConfigMap.self, ObjectKey(namespace: "default", name: "settings"))
        try await context.apply(
            Service(
                metadata: ObjectMeta(name: map.name),
                spec: .init(ports: [.init(port: 80, name: "http")], selector: ["app": map.data?["app"] ?? ""])))
        try await context.apply(
            Secret(metadata: ObjectMeta(name: map.name), data: ["password": Base64("hunter-\(map.data?["app"] ?? "")")]))
        return .done
    }

    @Test func `from the change by way of reads and writes to the echo`() throws {
        try RuntimeWorld.run(seed: 3) { manager, _ in
            manager.controller(for: ConfigMap.self, Self.mirror).owns(Service.self).owns(Secret.self)
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a", ["app": "web"]))
            try await here.sleep(.seconds(1))
            let before = try await here.user.get(ConfigMap.self, Self.key).metadata.resourceVersion ?? ""
            let changed = try await here.user.patch(ConfigMap.self, Self.key, .merge(["data": ["app": "shop"]]))
            let after = changed.metadata.resourceVersion ?? ""
            try await here.sleep(.seconds(1))
            let explanation = manager.explain(controller: "configmap", key: Self.key)
            let turn = try #require(explanation.reconciles.last { $0.changes.contains { $0.newVersion == after } })
            let change = try #require(turn.changes.first)
            #expect(change.resource == "configmaps" && change.key == Self.key && change.oldVersion == before)
            #expect(change.fields.map(\.description) == [#"data.app: "web" → "shop""#] && !change.isOwnWrite)
            #expect(turn.start.reasons.map(\.description) == ["ConfigMap changed"] && turn.outcome == "done" && !turn.isFailure)
            #expect(turn.start.waited != nil && turn.duration != nil)
            #expect(
                turn.steps.map { "\($0.kind) \($0.verb) \($0.resource) \($0.key?.name ?? "-") \($0.outcome)" } == [
                    "cache  configmaps a found", "read get configmaps settings 404 NotFound", "write patch services a 200",
                    "write patch secrets a 200",
                ])
            let service = try await here.user.get(Service.self, Self.key)
            #expect(turn.steps[2].version == service.metadata.resourceVersion && turn.steps[2].fieldManager == "configmap")
            #expect(turn.steps[2].fields.map(\.description) == [#"spec.selector.app: "web" → "shop""#], "\(turn)")
            #expect(turn.steps[3].fields.map(\.description) == ["data.password: (redacted)"])

            // What its own writes led to is known as such, with the reconcile that wrote it; what is in place is not sent.
            let echo = try #require(explanation.reconciles.last)
            #expect(echo.start.number > turn.start.number)
            #expect(Set(echo.changes.map(\.resource)) == ["services", "secrets"])
            #expect(echo.changes.allSatisfy { $0.echoOf == turn.start.number && $0.isOwnWrite }, "\(echo)")
            #expect(echo.steps.filter { $0.kind == .inPlace }.map(\.resource) == ["services", "secrets"])
            #expect(!echo.steps.contains { $0.kind == .write })

            let text = "\(explanation)"
            #expect(text.hasPrefix("configmap default/a\n#"))
            #expect(
                text.contains("  event  configmaps default/a \(before) → \(after)\n           data.app: \"web\" → \"shop\"\n"))
            #expect(text.contains(", echo of the write in #\(turn.start.number)\n"))
            for secret in ["hunter", Base64("hunter-web").encoded, Base64("hunter-shop").encoded] {
                #expect(!text.contains(secret) && !explanation.json.serializedText().contains(secret))
            }
            let json = try #require(explanation.json["reconciles"]?.arrayValue?.last)
            #expect(json["number"] == .integer(Int64(echo.start.number)) && json["outcome"] == "done" && json["failed"] == false)
            #expect(json["changes"]?.arrayValue?.first?["echoOf"] == .integer(Int64(turn.start.number)))
        }
    }

    @Test func `a failing reconcile's report brings its explanation along`() throws {
        try RuntimeWorld.run { manager, _ in
            manager.controller(for: ConfigMap.self, Self.mirror).owns(Service.self).owns(Secret.self)
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a"))
            try await here.wait("failed") { here.reports.all.contains { $0.isFailure } }
            let explained = try #require(here.reports.all.first { $0.isFailure }).explanation
            #expect(explained.isFailure && explained.outcome == "failed: the disk is full")
            #expect("\(explained)".contains("configmaps default/a created at "), "\(explained)")
        }
    }

    @Test func `what runs now is explained by what it waits for`() throws {
        try RuntimeWorld.run { manager, here in
            manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { map, context in
                    _ = try await context.client.get(ConfigMap.self, map.key)
                    try await here.sleep(.seconds(100))
                    return .done
                })
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a"))
            try await here.sleep(.seconds(50))
            let running = try #require(manager.explain(controller: "configmap", key: Self.key).reconciles.last)
            #expect(running.duration == nil && running.outcome.hasPrefix("has been running for 50"), "\(running.outcome)")
            #expect(running.outcome.contains("the last was get /api/v1/namespaces/default/configmaps/a"))
        }
    }

    @Test func `rings are bounded for each object, for all, and in bytes`() throws {
        func kept(_ explain: ExplainConfiguration) throws -> (all: [ExplainedReconcile], b: [ExplainedReconcile]) {
            let result = Collected<([ExplainedReconcile], [ExplainedReconcile])>()
            try Simulation.run(seed: 1) { world in
                let cluster = Cluster(platform: world.platform)
                var configuration = Manager.Configuration()
                configuration.explain = explain
                let manager = try Manager(client: cluster.client(), configuration: configuration) {
                    $0.controller(
                        for: ConfigMap.self,
                        ReconcilingObjects { map, context in
                            try await context.patch(
                                Secret.self, map.key, .merge(["metadata": ["labels": ["n": .string(map.data?["n"] ?? "")]]]))
                            return .done
                        })
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    let user = cluster.client(fieldManager: "user")
                    try await world.platform.clock.sleep(for: .seconds(1))
                    for name in ["a", "b", "c"] {
                        _ = try await user.create(Secret(metadata: ObjectMeta(name: name, namespace: "default")))
                        _ = try await user.create(Self.map(name))
                        for n in 1...40 {
                            try await world.platform.clock.sleep(for: .seconds(1))
                            _ = try await user.patch(
                                ConfigMap.self, ObjectKey(namespace: "default", name: name),
                                .merge(["data": ["n": .string("\(n)")]]))
                        }
                    }
                    try await world.platform.clock.sleep(for: .seconds(1))
                    result.add(
                        (
                            manager.explainLast(1000),
                            manager.explain(controller: "configmap", key: ObjectKey(namespace: "default", name: "b")).reconciles
                        ))
                    group.cancelAll()
                }
            }
            return try #require(result.all.first)
        }
        let usual = try kept(ExplainConfiguration(limit: 20, limitPerKey: 6))
        #expect(usual.all.map(\.start.key.name) == ["a", "b", "c"].flatMap { Array(repeating: $0, count: 6) })
        #expect(usual.b.count == 6 && usual.b.last?.changes.last?.fields.last?.description == #"data.n: "39" → "40""#)
        let few = try kept(ExplainConfiguration(limit: 4, limitPerKey: 100))
        #expect(few.all.map(\.start.key.name) == ["c", "c", "c", "c"] && few.b.isEmpty)
        let small = try kept(ExplainConfiguration(limit: 1000, limitPerKey: 1000, bytes: 3000))
        #expect((1...10).contains(small.all.count), "\(small.all.count)")
        let off = try kept(.off)
        #expect(off.all.isEmpty && off.b.isEmpty)
    }

    @Test func `what the program calls secret is not shown, nor what is new or gone of a secret`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            var configuration = Manager.Configuration()
            configuration.explain = ExplainConfiguration(redacts: { $0 == "configmaps" && $1.hasPrefix("data.key") })
            let manager = try Manager(client: cluster.client(), configuration: configuration) {
                $0.controller(for: Secret.self, ReconcilingObjects { _, _ in .done })
                    .watches(ConfigMap.self) { [$0.key] }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                let (clock, user) = (world.platform.clock, cluster.client(fieldManager: "user"))
                try await clock.sleep(for: .seconds(1))
                _ = try await user.create(Secret(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["old": "tulip"]))
                _ = try await user.create(Self.map("a", ["key1": "rose", "open": "lily"]))
                try await clock.sleep(for: .seconds(1))
                let last = "kubectl.kubernetes.io/last-applied-configuration"
                _ = try await user.patch(
                    Secret.self, Self.key,
                    .merge(["data": ["old": .null, "new": "dmlvbGV0"], "metadata": ["annotations": [last: "orchid"]]]))
                _ = try await user.patch(ConfigMap.self, Self.key, .merge(["data": ["key1": "iris", "open": "daisy"]]))
                try await clock.sleep(for: .seconds(1))
                let explanation = manager.explain(controller: "secret", key: Self.key)
                let text = "\(explanation)" + explanation.json.serializedText()
                for word in ["dHVsaXA=", "dmlvbGV0", "orchid", "rose", "iris", "tulip", "violet"] {
                    #expect(!text.contains(word), "\(word) in \(text)")
                }
                let fields = explanation.reconciles.flatMap(\.changes).flatMap(\.fields).map(\.description)
                #expect(
                    fields == [
                        "data.new: (redacted)", "data.old: (redacted)", "metadata.annotations[\"\(last)\"]: (redacted)",
                        "data.key1: (redacted)", #"data.open: "lily" → "daisy""#,
                    ], "\(fields)")
                group.cancelAll()
            }
        }
    }
}
