import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

@Suite struct ReplayTests {
    private static let key = ObjectKey(namespace: "default", name: "a")

    /// Makes of a map a service, a secret, and an annotation with the date and a number drawn.
    private struct Mirror: Reconciler {
        var app = "web"
        var readsTwice = false
        var annotates = true

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            let settings = try await context.client.find(ConfigMap.self, ObjectKey(namespace: "default", name: "settings"))
            let suffix = settings?.data?["suffix"] ?? ""
            if readsTwice { _ = try await context.client.find(ConfigMap.self, map.key) }
            try await context.apply(
                Service(
                    metadata: ObjectMeta(name: map.name),
                    spec: .init(ports: [.init(port: 80)], selector: ["app": "\(app)-\(suffix)-\(map.data?["n"] ?? "0")"])))
            // Its own write is in the cache.
            let children = try context.children(Service.self).count
            let password = try context.cached(Secret.self)[map.key]?.data?["password"]?.text ?? ""
            var random = context.platform.random
            if annotates {
                let note = "\(context.now) \(children) \(password.isEmpty) \(random.next() % 1000)"
                try await context.patch(ConfigMap.self, map.key, .merge(["metadata": ["annotations": ["note": .string(note)]]]))
            }
            return .requeue(after: .seconds(3600))
        }
    }

    private static func declare(_ controller: ControllerSetup<ConfigMap>) { controller.owns(Service.self).reads(Secret.self) }

    /// Records the reconcile that follows a change of the map.
    private static func record(
        _ options: RecordingOptions = RecordingOptions(), over wrapping: TransportWrapping = .none,
        change: JSONValue = ["data": ["unrelated": "1"]]
    ) throws -> ReconcileRecording {
        let recordings = Collected<ReconcileRecording>()
        try RuntimeWorld.run(seed: 9, over: wrapping) { manager, _ in
            declare(manager.controller(for: ConfigMap.self, when: .updated { $0.data != $1.data }, Mirror()))
        } _: { here, manager in
            try await here.begun(manager)
            func map(_ name: String, _ data: StringMap<String>) -> ConfigMap {
                ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: data)
            }
            _ = try await here.user.create(map("settings", ["suffix": "blue"]))
            _ = try await here.user.create(
                Secret(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["password": Base64("hunter2")]))
            _ = try await here.user.create(map("a", [:]))
            try await here.sleep(.seconds(5))
            await #expect(throws: ConfigurationError.self) { try await manager.record(controller: "none", key: key) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { recordings.add(try await manager.record(controller: "configmap", key: key, options)) }
                try await here.sleep(.seconds(1))
                _ = try await here.user.patch(ConfigMap.self, key, .merge(change))
                try await group.next()
            }
        }
        return try #require(recordings.all.first)
    }

    @Test func `what was recorded runs again as it was, from its JSON`() throws {
        let recording = try Self.record()
        #expect(recording.controller == "configmap" && recording.key == Self.key && recording.gaps.isEmpty)
        #expect(recording.reasons == ["ConfigMap changed"] && recording.result == "again after 3600.0 seconds")
        #expect(recording.exchanges.map(\.method) == ["GET", "PATCH"] && recording.inPlace.map(\.resource) == ["services"])
        #expect(!recording.dates.isEmpty && recording.random.count == 1)
        let text = recording.json.serializedText(pretty: true)
        #expect(!text.contains(Base64("hunter2").encoded) && !text.contains("hunter2") && recording.isRedacted)
        let read = try ReconcileRecording(json: JSONValue(parsing: text))
        #expect(read == recording)
        let report = try replay(read, Mirror(), Self.declare)
        #expect(report.isSame, "\(report)")
        #expect("\(report)" == "as recorded: again after 3600.0 seconds")
        let open = try Self.record(RecordingOptions(redactsSecrets: false)).json.serializedText()
        #expect(open.contains(Base64("hunter2").encoded))
    }

    @Test func `where it departs is told: another body, one request more, one less`() throws {
        let recording = try Self.record()
        let other = try replay(recording, Mirror(app: "shop"), Self.declare)
        #expect(other.departure?.sent?.hasPrefix("PATCH /api/v1/namespaces/default/services/a?") == true, "\(other)")
        #expect(other.departure?.sameRequests == 1 && !other.isSame)
        let more = try replay(recording, Mirror(readsTwice: true), Self.declare)
        #expect(more.departure?.sent == "GET /api/v1/namespaces/default/configmaps/a" && more.departure?.sameRequests == 1)
        let told = "the request after 1 as recorded is another: GET /api/v1/namespaces/default/configmaps/a, not PATCH"
        #expect("\(more)".hasPrefix(told))
        let less = try replay(recording, Mirror(annotates: false), Self.declare)
        #expect(less.departure?.sent == nil && "\(less)".contains("is missing: PATCH /api/v1/namespaces/default/configmaps/a"))
    }

    @Test func `a body that differs is told by its fields`() throws {
        // The answer to the first write is lost, and it is sent again.
        let wrapping = TransportWrapping { LosingTransport(base: $0.transport, text: "web-blue-2") }
        let recording = try Self.record(over: wrapping, change: ["data": ["n": "2"]])
        let report = try replay(recording, Mirror(), Self.declare)
        #expect(report.isSame, "\(report)")
        let patch = recording.exchanges.first { $0.method == "PATCH" && $0.path.hasSuffix("/services/a") }
        #expect(patch != nil && recording.exchanges.contains { $0.failure?.phase == "receive" }, "\(recording.exchanges)")
        let other = try replay(recording, Mirror(app: "shop"), Self.declare)
        #expect(other.departure?.fields.map(\.description) == [#"spec.selector.app: "web-blue-2" → "shop-blue-2""#], "\(other)")
        #expect("\(other)".contains("has another body: PATCH /api/v1/namespaces/default/services/a?"))
    }

    @Test func `what is damaged or has gaps is refused`() throws {
        let recording = try Self.record()
        var json = recording.json
        json["exchanges"] = [["path": "/api"]]
        #expect(throws: RecordingError.self) { try ReconcileRecording(json: json) }
        #expect(throws: RecordingError.self) { try ReconcileRecording(json: ["format": "other"]) }
        let small = try Self.record(RecordingOptions(objects: 1))
        #expect(small.gaps == ["the cache of configmaps has 2 objects", "the cache of services has 2 objects"])
        #expect(throws: RecordingError.self) { try replay(small, Mirror(), Self.declare) }
    }
}

/// Loses the first answer to a request with a text in it.
private struct LosingTransport: WrappingTransport {
    let base: any Transport
    let text: String
    private let lost = Flag()

    init(base: any Transport, text: String) {
        self.base = base
        self.text = text
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        let answer = try await base.send(request)
        let isLost = lost.value.withLock { lost in
            if lost || !String(decoding: request.body ?? [], as: UTF8.self).contains(text) { return false }
            lost = true
            return true
        }
        if isLost { throw TransportError(phase: .receive, message: "the answer is lost", request: request) }
        return answer
    }
}
