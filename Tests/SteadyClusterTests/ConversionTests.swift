import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization
import Testing

/// Custom resources whose versions a webhook converts: `spec.size` of v1 is `spec.width` of v2.
@Suite struct ConversionTests {
    let cluster = Cluster(platform: .fixed)
    var requests: Requests { Requests(cluster: cluster) }
    private let widgets = "/apis/a.example.com/v2/namespaces/default/widgets"
    private let stored = "/apis/a.example.com/v1/namespaces/default/widgets"

    private func define(strategy: JSONValue) async throws {
        func version(_ name: String, _ field: String, stored: Bool) -> JSONValue {
            [
                "name": .string(name), "served": true, "storage": .bool(stored),
                "schema": [
                    "openAPIV3Schema": [
                        "type": "object",
                        "properties": ["spec": ["type": "object", "properties": .object([field: ["type": "integer"]])]],
                    ]
                ],
            ]
        }
        let definition: JSONValue = [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "widgets.a.example.com"],
            "spec": [
                "group": "a.example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
                "versions": [version("v1", "size", stored: true), version("v2", "width", stored: false)],
                "conversion": strategy,
            ],
        ]
        let made = try await requests.send(.post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition)
        #expect(made.status == 201, "\(made.body)")
    }

    private let byWebhook: JSONValue = [
        "strategy": "Webhook",
        "webhook": [
            "conversionReviewVersions": ["v1"],
            "clientConfig": ["service": ["name": "hooks", "namespace": "default", "path": "/x"]],
        ],
    ]

    private static func converted(_ object: JSONValue, to version: String) -> JSONValue {
        var object = object
        object["apiVersion"] = .string(version)
        let isNew = version.hasSuffix("v2")
        let value = object[path: "spec", isNew ? "size" : "width"]
        object["spec"] = .object([isNew ? "width" : "size": value ?? .null])
        return object
    }

    private func widget(_ name: String, _ width: Int64) -> JSONValue {
        [
            "apiVersion": "a.example.com/v2", "kind": "Widget", "metadata": ["name": .string(name)],
            "spec": ["width": .integer(width)],
        ]
    }

    @Test func `objects are stored in one version and shown in another`() async throws {
        let sizes = Mutex<[Int]>([])
        cluster.answerConversion(at: Requests.place) { request in
            sizes.withLock { $0.append(request.objects.count) }
            #expect(request.objects.allSatisfy { $0[path: "metadata", "resourceVersion"] == nil })
            return .converted(request.objects.map { Self.converted($0, to: request.desiredAPIVersion) })
        }
        try await define(strategy: byWebhook)
        let made = try await requests.send(.post, widgets, widget("a", 1))
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body["spec"] == ["width": 1])
        #expect(made.body["apiVersion"] == "a.example.com/v2")
        #expect(made.body[path: "metadata", "resourceVersion"] != nil)
        let old = try await requests.send(.get, "\(stored)/a").body
        #expect(old["spec"] == ["size": 1])
        #expect(old[path: "metadata", "resourceVersion"] == made.body[path: "metadata", "resourceVersion"])
        #expect(try await requests.send(.get, "\(widgets)/a").body == made.body)
        let patched = try await requests.send(
            .patch, "\(widgets)/a", ["spec": ["width": 5]], type: "application/merge-patch+json")
        #expect(patched.body["spec"] == ["width": 5])
        #expect(patched.body[path: "metadata", "generation"] == 2)
        #expect(try await requests.send(.get, "\(stored)/a").body["spec"] == ["size": 5])
        #expect(try await requests.send(.post, widgets, widget("b", 2)).status == 201)
        sizes.withLock { $0 = [] }
        let list = try await requests.send(.get, widgets).body["items"]?.arrayValue ?? []
        #expect(list.map { $0[path: "spec", "width"] } == [5, 2])
        #expect(sizes.withLock { $0 } == [2])
        #expect(try await requests.send(.delete, "\(widgets)/a").status == 200)
    }

    @Test func `watches show what the webhook makes of changes`() async throws {
        cluster.answerConversion(at: Requests.place) { request in
            .converted(request.objects.map { Self.converted($0, to: request.desiredAPIVersion) })
        }
        try await define(strategy: byWebhook)
        #expect(try await requests.send(.post, widgets, widget("a", 1)).status == 201)
        let request = APIRequest(.get, widgets, query: [.init("watch", "true")])
        let requests = requests
        let widget = widget("b", 2)
        let frames = try await cluster.transport.withStream(request) { stream in
            var text: [UInt8] = []
            for try await chunk in stream.chunks {
                if text.isEmpty { try #require(try await requests.send(.post, "\(self.widgets)", widget).status == 201) }
                text += chunk
                if text.count(where: { $0 == 0x0A }) == 2 { break }
            }
            return try text.split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
        }
        #expect(frames.map { $0["type"] } == ["ADDED", "ADDED"])
        #expect(frames.map { $0[path: "object", "spec", "width"] } == [1, 2])
        #expect(frames.allSatisfy { $0[path: "object", "apiVersion"] == "a.example.com/v2" })
    }

    @Test func `what a webhook may not change is an error`() async throws {
        let mode = Mutex("name")
        cluster.answerConversion(at: Requests.place) { request in
            let mode = mode.withLock { $0 }
            if mode == "refuse" { return .failed("cannot") }
            if mode == "less" { return .converted([]) }
            return .converted(
                request.objects.map { object in
                    var object = Self.converted(object, to: request.desiredAPIVersion)
                    switch mode {
                    case "name": object[path: "metadata", "name"] = "other"
                    case "kind": object["kind"] = "Other"
                    case "version": object["apiVersion"] = "a.example.com/v7"
                    case "labels": object[path: "metadata", "labels"] = ["a b": "c"]
                    default: object[path: "metadata", "finalizers"] = ["x.example.com/y"]
                    }
                    return object
                })
        }
        try await define(strategy: byWebhook)
        var old = widget("a", 1)
        old["apiVersion"] = "a.example.com/v1"
        old["spec"] = ["size": 1]
        #expect(try await requests.send(.post, stored, old).status == 201)
        let webhook = "conversion webhook for a.example.com/v1, Kind=Widget"
        let errors = [
            "name": "returned invalid object: must have the same name: a != other",
            "kind": "returned invalid object at index 0: invalid kind (expected Widget, received Other)",
            "version":
                "returned invalid object at index 0: invalid groupVersion (expected a.example.com/v2, received a.example.com/v7)",
            "refuse": "failed: cannot", "less": "returned 0 objects, expected 1",
        ]
        for (name, text) in errors.sorted(by: { $0.key < $1.key }) {
            mode.withLock { $0 = name }
            let answer = try await requests.send(.get, "\(widgets)/a")
            #expect(answer.status == 500)
            #expect(answer.body["message"]?.stringValue == "\(webhook) \(text)")
        }
        mode.withLock { $0 = "labels" }
        let labels = try await requests.send(.get, "\(widgets)/a").body["message"]?.stringValue ?? ""
        #expect(labels.hasPrefix("\(webhook) returned invalid metadata: metadata.labels: Invalid value: \"a b\""))
        // Other metadata are put back without a word.
        mode.withLock { $0 = "finalizers" }
        let shown = try await requests.send(.get, "\(widgets)/a")
        #expect(shown.status == 200)
        #expect(shown.body[path: "metadata", "finalizers"] == nil)
    }

    @Test func `without a webhook only the version is written over`() async throws {
        try await define(strategy: ["strategy": "None"])
        #expect(try await requests.send(.post, widgets, widget("a", 1)).status == 201)
        let old = try await requests.send(.get, "\(stored)/a").body
        #expect(old["apiVersion"] == "a.example.com/v1")
        #expect(old["spec"] == [:])
    }

    @Test func `admission sees the version its rules name`() async throws {
        cluster.answerConversion(at: .url("https://convert.example.com/x")) { request in
            .converted(request.objects.map { Self.converted($0, to: request.desiredAPIVersion) })
        }
        let asked = Asked()
        cluster.answerAdmission(at: Requests.place) { request in
            asked.note(request)
            var object = request.object ?? .emptyObject
            object[path: "spec", "size"] = 9
            return .changed(from: request.object, to: object)
        }
        var strategy = byWebhook
        strategy[path: "webhook", "clientConfig"] = ["url": "https://convert.example.com/x"]
        try await define(strategy: strategy)
        try await requests.configure(
            "Mutating", "m",
            [
                [
                    "rules": [
                        [
                            "operations": ["CREATE"], "apiGroups": ["a.example.com"], "apiVersions": ["v1"],
                            "resources": ["widgets"],
                        ]
                    ]
                ]
            ])
        let made = try await requests.send(.post, widgets, widget("a", 1))
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body["spec"] == ["width": 9])
        let request = try #require(asked.all.first)
        #expect(request.kind.version == "v1")
        #expect(request.requestKind.version == "v2")
        #expect(request.object?["spec"] == ["size": 1])
    }
}
