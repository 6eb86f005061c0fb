import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

extension CacheIndex where Object == ConfigMap, Value == String {
    fileprivate static var secretName: CacheIndex { CacheIndex("secret name") { $0.data?["secret"] } }
}

extension CacheIndex where Object == ConfigMap, Value == ObjectKey {
    fileprivate static var secretKey: CacheIndex {
        CacheIndex("secret key") { $0.data?["secret"].map { ObjectKey(namespace: "vault", name: $0) } }
    }
}

@Suite struct SourceTests {
    private static func map(_ name: String, in namespace: String = "default", _ data: StringMap<String>? = nil) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: namespace), data: data)
    }

    private static func secret(_ name: String, in namespace: String) -> Secret {
        Secret(metadata: ObjectMeta(name: name, namespace: namespace))
    }

    @Test func `an index finds whom a watched object concerns: by name in its namespace, or by key anywhere`() throws {
        try RuntimeWorld.run(seed: 2) { manager, _ in
            manager.controller(for: ConfigMap.self, named: "by-name", ReconcilingObjects { _, _ in .done })
                .watches(Secret.self, by: .secretName) { $0.name }
            manager.controller(for: ConfigMap.self, named: "by-key", ReconcilingObjects { _, _ in .done })
                .watches(Secret.self, by: .secretKey)
        } _: { here, _ in
            for namespace in ["blue", "vault"] {
                _ = try await here.user.create(Namespace(metadata: ObjectMeta(name: namespace)))
            }
            for (name, namespace, secret) in [("a", "blue", "s"), ("b", "blue", "t"), ("c", "vault", "s"), ("d", "default", "s")]
            {
                _ = try await here.user.create(Self.map(name, in: namespace, ["secret": secret]))
            }
            try await here.sleep(.seconds(1))
            here.reports.clear()
            _ = try await here.user.create(Self.secret("s", in: "vault"))
            try await here.sleep(.seconds(1))
            func found(_ controller: String) -> [String] {
                here.reports.all.filter { $0.controller == controller }.map(\.key.name).sorted()
            }
            #expect(found("by-name") == ["c"])
            #expect(found("by-key") == ["a", "c", "d"])
            #expect(here.reasons(of: "a") == ["Secret vault/s created"])
            here.reports.clear()
            _ = try await here.user.create(Self.secret("s", in: "blue"))
            try await here.sleep(.seconds(1))
            #expect(found("by-name") == ["a"])
            #expect(found("by-key").isEmpty)
        }
    }

    @Test func `reasons of a burst come together, each once, and more than eight are counted`() throws {
        let gate = Mutexes(true)
        try RuntimeWorld.run(seed: 2) { manager, here in
            manager.controller(
                for: Deployment.self,
                ReconcilingObjects { _, context in
                    while gate.value.withLock({ $0 }) { try await context.platform.clock.sleep(for: .milliseconds(10)) }
                    return .done
                }
            ).owns(ConfigMap.self)
        } _: { here, manager in
            try await here.begun(manager)
            let labels: StringMap<String> = ["app": "a"]
            let pods = PodSpec(containers: [Container(name: "c", image: "i")])
            let deployment = try await here.user.create(
                Deployment(
                    metadata: ObjectMeta(name: "a", namespace: "default"),
                    spec: DeploymentSpec(
                        selector: LabelSelector(matchLabels: labels),
                        template: PodTemplateSpec(metadata: ObjectMeta(labels: labels), spec: pods))))
            try await here.wait("begun") { !manager.isIdle }
            try await here.sleep(.seconds(1))
            let key = deployment.key
            // All of this while one reconcile is under way.
            for n in 1...3 {
                _ = try await here.user.patch(Deployment.self, key, .merge(["spec": ["replicas": .integer(Int64(n + 3))]]))
            }
            _ = try await here.user.patch(Deployment.self, key, .merge(["metadata": ["labels": ["a": "b"]]]))
            _ = try await here.user.patch(
                Deployment.self, key, .merge(["status": ["observedGeneration": 1]]), subresource: "status")
            gate.value.withLock { $0 = false }
            try await here.wait("twice") { here.reports.count == 2 }
            #expect(
                here.reasons(of: "a") == [
                    "Deployment created",
                    "Deployment spec changed, Deployment labels changed, Deployment status changed",
                ])
            gate.value.withLock { $0 = true }
            here.reports.clear()
            _ = try await here.user.patch(Deployment.self, key, .merge(["metadata": ["labels": ["a": "c"]]]))
            try await here.wait("begun again") { !manager.isIdle }
            try await here.sleep(.seconds(1))
            for n in 1...12 {
                var child = Self.map("child-\(n)")
                try child.setController(deployment)
                _ = try await here.user.create(child)
            }
            try await here.sleep(.seconds(1))
            gate.value.withLock { $0 = false }
            try await here.wait("twice again") { here.reports.count == 2 }
            let reasons = here.reasons(of: "a").last ?? ""
            #expect(
                reasons.hasPrefix("owned ConfigMap default/child-1 created, owned ConfigMap default/child-2 created"),
                "\(reasons)")
            #expect(reasons.hasSuffix("and 4 more"), "\(reasons)")
        }
    }

    /// While the only worker is busy, a thousand objects come by a low source, and one by a high one.
    @Test func `a source of higher priority is served before what waits, and timers after all`() throws {
        let order = Collected<Int>()
        try RuntimeWorld.run(seed: 6) { manager, here in
            manager.controller(named: "numbers", of: Int.self) { number, context in
                order.add(number)
                try await context.platform.clock.sleep(for: .milliseconds(10))
                return .done
            }
            .source("many", priority: -1) { AsyncStream { for n in 1...1000 { $0.yield(n) } } }
            .source("urgent", priority: 1) {
                AsyncStream { continuation in
                    // Comes at its turn among the sources, with the others in the queue already.
                    continuation.yield(-1)
                }
            }
        } _: { here, _ in
            try await here.wait("the urgent one") { order.all.contains(-1) }
            #expect(order.count <= 5, "\(order.all)")
        }
    }

    @Test func `all objects are looked at again by a timer, behind changes`() throws {
        try RuntimeWorld.run(seed: 6) { manager, _ in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done }).every(.seconds(60), jitter: 0)
        } _: { here, manager in
            try await here.begun(manager)
            for name in ["a", "b"] { _ = try await here.user.create(Self.map(name)) }
            try await here.sleep(.seconds(130))
            #expect(here.reasons(of: "a") == ["ConfigMap created", "timer", "timer"])
            #expect(here.reasons(of: "b") == ["ConfigMap created", "timer", "timer"])
        }
    }

    @Test func `what others call names objects as long as somebody listens`() throws {
        let pushes = WebhookReceiver("pushes") { $0.carries("hush", in: "X-Token") }
        @Sendable func call(_ token: String, _ names: String) -> WebhookReceiver.Call {
            WebhookReceiver.Call(headers: [("x-token", token)], body: Array(names.utf8))
        }
        #expect(pushes.receive(call("hush", "a")) == .unheard)
        try RuntimeWorld.run(seed: 6) { manager, _ in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done }).source(pushes) { call in
                String(decoding: call.body, as: UTF8.self).split(separator: " ").map {
                    ObjectKey(namespace: "default", name: String($0))
                }
            }
        } _: { here, manager in
            try await here.begun(manager)
            for name in ["a", "b"] { _ = try await here.user.create(Self.map(name)) }
            try await here.sleep(.seconds(1))
            for token in ["husk", "hush!", ""] { #expect(pushes.receive(call(token, "a b")) == .refused) }
            #expect(pushes.receive(.init(body: Array("a".utf8))) == .refused)
            #expect(pushes.receive(call("hush", "a nobody")) == .taken)
            try await here.sleep(.seconds(1))
            #expect(here.reasons(of: "a") == ["ConfigMap created", "source “pushes”"])
            #expect(here.reasons(of: "b") == ["ConfigMap created"])
        }
        #expect(pushes.receive(call("hush", "a")) == .unheard)
    }
}
