import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization
import Testing

/// The embedded API server, spoken to as any client does.
@Suite struct ClusterTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)

    private let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `create, read, update and delete keep the books`() async throws {
        let made = try await send(.post, maps, ["metadata": ["name": "a"], "data": ["k": "1"]])
        #expect(made.status == 201)
        let version = made.body[path: "metadata", "resourceVersion"]?.stringValue
        #expect(made.body[path: "metadata", "uid"]?.stringValue?.count == 36)
        #expect(made.body[path: "metadata", "managedFields"]?.arrayValue?.first?["manager"] == "test")

        let again = try await send(.post, maps, ["metadata": ["name": "a"]])
        #expect(again.status == 409)
        #expect(again.body["reason"] == "AlreadyExists")
        #expect(again.body["message"] == "configmaps \"a\" already exists")

        var changed = made.body
        changed[path: "data", "k"] = "2"
        let updated = try await send(.put, "\(maps)/a", changed)
        #expect(updated.status == 200)
        #expect(updated.body[path: "metadata", "resourceVersion"]?.stringValue != version)
        let stale = try await send(.put, "\(maps)/a", changed)
        #expect(stale.status == 409)
        #expect(stale.body["reason"] == "Conflict")

        let gone = try await send(.delete, "\(maps)/a")
        #expect(gone.body["status"] == "Success")
        #expect(try await send(.get, "\(maps)/a").status == 404)
    }

    @Test func `a write that changes nothing keeps the version`() async throws {
        let made = try await send(.post, maps, ["metadata": ["name": "a"], "data": ["k": "1"]])
        let same = try await send(
            .patch, "\(maps)/a", ["data": ["k": "1"]], type: "application/merge-patch+json")
        #expect(same.status == 200)
        #expect(same.body[path: "metadata", "resourceVersion"] == made.body[path: "metadata", "resourceVersion"])
    }

    @Test func `unknown fields are warned of, refused or ignored as asked`() async throws {
        let body: JSONValue = ["metadata": ["name": "a"], "bogus": 1]
        #expect(try await send(.post, maps, body).warnings == ["unknown field \"bogus\""])
        let strict = try await send(
            .post, maps, ["metadata": ["name": "b"], "bogus": 1], query: [.init("fieldValidation", "Strict")])
        #expect(strict.status == 400)
        #expect(
            strict.body["message"]
                == "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"bogus\"")
    }

    @Test func `two managers conflict over a field until one forces it`() async throws {
        func apply(_ value: String, by manager: String, force: Bool = false) async throws -> (Int, JSONValue) {
            let answer = try await send(
                .patch, "\(maps)/a",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["k": .string(value)]],
                query: [.init("fieldManager", manager), .init("force", force ? "true" : "false")],
                type: "application/apply-patch+yaml")
            return (answer.status, answer.body)
        }
        #expect(try await apply("1", by: "one").0 == 201)
        #expect(try await apply("1", by: "two").0 == 200)
        let (status, body) = try await apply("2", by: "two")
        #expect(status == 409)
        #expect(body[path: "details", "causes"]?.arrayValue?.first?["field"] == ".data.k")
        #expect(try await apply("2", by: "two", force: true).0 == 200)
    }

    @Test func `a finalizer holds an object until it is removed`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a", "finalizers": ["x.example/y"]]])
        let marked = try await send(.delete, "\(maps)/a")
        #expect(marked.body[path: "metadata", "deletionTimestamp"] != nil)
        #expect(try await send(.get, "\(maps)/a").status == 200)
        let released = try await send(
            .patch, "\(maps)/a", ["metadata": ["finalizers": .null]], type: "application/merge-patch+json")
        #expect(released.status == 200)
        #expect(try await send(.get, "\(maps)/a").status == 404)
    }

    @Test func `a wrong uid precondition deletes nothing`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"]])
        let refused = try await send(.delete, "\(maps)/a", ["preconditions": ["uid": "other"]])
        #expect(refused.status == 409)
        #expect(try await send(.get, "\(maps)/a").status == 200)
    }

    @Test func `a custom resource is served, pruned, defaulted and validated`() async throws {
        let crd: JSONValue = [
            "metadata": ["name": "widgets.ex.io"],
            "spec": [
                "group": "ex.io", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget", "singular": "widget"],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
                        "schema": [
                            "openAPIV3Schema": [
                                "type": "object",
                                "properties": [
                                    "spec": [
                                        "type": "object",
                                        "properties": [
                                            "replicas": ["type": "integer", "default": 1, "minimum": 0],
                                            "image": ["type": "string"],
                                        ],
                                    ],
                                    "status": ["type": "object", "properties": ["ready": ["type": "integer"]]],
                                ],
                            ]
                        ],
                    ]
                ],
            ],
        ]
        #expect(try await send(.post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", crd).status == 201)
        let widgets = "/apis/ex.io/v1/namespaces/default/widgets"
        let made = try await send(
            .post, widgets,
            ["apiVersion": "ex.io/v1", "kind": "Widget", "metadata": ["name": "a"], "spec": ["image": "i", "x": 1]])
        #expect(made.status == 201)
        #expect(made.body["spec"] == ["image": "i", "replicas": 1])
        let invalid = try await send(
            .post, widgets, ["apiVersion": "ex.io/v1", "kind": "Widget", "metadata": ["name": "b"], "spec": ["replicas": -1]])
        #expect(invalid.status == 422)
        #expect(invalid.body[path: "details", "causes"]?.arrayValue?.first?["field"] == "spec.replicas")

        // The main resource cannot write the status, the status cannot write the spec.
        let status = try await send(
            .patch, "\(widgets)/a/status", ["spec": ["image": "j"], "status": ["ready": 1]], type: "application/merge-patch+json")
        #expect(status.body["spec"] == made.body["spec"])
        #expect(status.body[path: "status", "ready"] == 1)
        #expect(status.body[path: "metadata", "generation"] == 1)
    }

    @Test func `a watch gives what is there, then what happens, in order`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"]])
        let client = cluster.client()
        let list = APIRequest(.get, maps, query: [.init("watch", "1"), .init("resourceVersion", "0")])
        let lines = try await client.transport.withStream(list) { stream in
            var chunks = stream.chunks.makeAsyncIterator()
            var text = String(decoding: try await chunks.next() ?? [], as: UTF8.self)
            _ = try await send(.patch, "\(maps)/a", ["data": ["k": "1"]], type: "application/merge-patch+json")
            _ = try await send(.delete, "\(maps)/a")
            text += String(decoding: try await chunks.next() ?? [], as: UTF8.self)
            return try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        }
        #expect(lines.map { $0["type"] } == ["ADDED", "MODIFIED", "DELETED"])
    }

    @Test func `a watch from before the kept history is told so`() async throws {
        let made = try await send(.post, maps, ["metadata": ["name": "a"]])
        let version = made.body[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        _ = try await send(.patch, "\(maps)/a", ["data": ["k": "1"]], type: "application/merge-patch+json")
        cluster.compact()
        let watch = APIRequest(.get, maps, query: [.init("watch", "1"), .init("resourceVersion", version)])
        let event = try await cluster.transport.withStream(watch) { stream in
            var chunks = stream.chunks.makeAsyncIterator()
            return try JSONValue(parsing: try await chunks.next() ?? [])
        }
        #expect(event["type"] == "ERROR")
        #expect(event[path: "object", "code"] == 410)
    }
}

@Suite struct QuotaTests {
    @Test func `a quota lets in what fits, counts it, and lets more in when something has gone`() async throws {
        let cluster = Cluster()
        let client = cluster.client()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cluster.run() }
            let quota: JSONValue = [
                "metadata": ["name": "q"], "spec": ["hard": ["count/configmaps": "1", "requests.cpu": "1"]],
            ]
            func post(_ plural: String, _ body: JSONValue) async throws -> JSONValue {
                try await client.send(
                    APIRequest(
                        .post, "/api/v1/namespaces/default/\(plural)", headers: ["content-type": "application/json"],
                        body: body.serialized()))
            }
            func used(_ name: String, is amount: String) async throws {
                // The controller works beside us: it is asked until it has, and a test that never gets there runs into its limit.
                while true {
                    let now = try await client.send(APIRequest(.get, "/api/v1/namespaces/default/resourcequotas/q"))
                    if now[path: "status", "used"]?[name]?.stringValue == amount { return }
                    await Task.yield()
                }
            }
            _ = try await post("resourcequotas", quota)
            try await used("count/configmaps", is: "0")
            _ = try await post("configmaps", ["metadata": ["name": "a"]])
            try await used("count/configmaps", is: "1")
            var error = await #expect(throws: APIError.self) { _ = try await post("configmaps", ["metadata": ["name": "b"]]) }
            #expect(
                error?.message
                    == "configmaps \"b\" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1"
            )
            _ = try await client.send(APIRequest(.delete, "/api/v1/namespaces/default/configmaps/a"))
            try await used("count/configmaps", is: "0")
            _ = try await post("configmaps", ["metadata": ["name": "b"]])
            func pod(_ name: String, _ resources: JSONValue) -> JSONValue {
                [
                    "metadata": ["name": .string(name)],
                    "spec": ["containers": [["name": "c", "image": "i", "resources": resources]]],
                ]
            }
            error = await #expect(throws: APIError.self) { _ = try await post("pods", pod("a", [:])) }
            #expect(error?.message == "pods \"a\" is forbidden: failed quota: q: must specify requests.cpu for: c")
            _ = try await post("pods", pod("b", ["requests": ["cpu": "600m"]]))
            error = await #expect(throws: APIError.self) { _ = try await post("pods", pod("c", ["requests": ["cpu": "0.6"]])) }
            #expect(
                error?.message.hasSuffix("requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1") == true
            )
            group.cancelAll()
        }
    }
}

@Suite struct ContentsTests {
    @Test func `a cluster that is started with what another kept goes on where that one ended`() async throws {
        let kept = Kept()
        let first = Cluster { kept.add($0) }
        let client = first.client()
        let definition: JSONValue = [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "things.example.org"],
            "spec": [
                "group": "example.org", "scope": "Namespaced", "names": ["kind": "Thing", "plural": "things"],
                "versions": [
                    ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": ["type": "object"]]]
                ],
            ],
        ]
        let things = ResourceType(group: "example.org", version: "v1", kind: "Thing")
        let definitions = ResourceType(
            group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)
        _ = try await client.resources(definitions).apply(DynamicObject(definition))
        for name in ["a", "b", "a"] {
            let thing: JSONValue = [
                "apiVersion": "example.org/v1", "kind": "Thing", "metadata": ["name": .string(name), "namespace": "default"],
            ]
            _ = try await client.resources(things).apply(DynamicObject(thing))
        }
        _ = try await client.send(APIRequest(.delete, "/apis/example.org/v1/namespaces/default/things/b"))
        let paths = [
            "/apis/example.org/v1/things", "/api/v1/namespaces", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        ]
        var before: [JSONValue] = []
        for path in paths { before.append(try await client.send(APIRequest(.get, path))) }

        let second = Cluster(contents: kept.changes)
        #expect(second.resourceVersion == first.resourceVersion)
        for (path, old) in zip(paths, before) { #expect(try await second.client().send(APIRequest(.get, path)) == old) }
        // What came before the start cannot be watched.
        let watch = APIRequest(.get, "/apis/example.org/v1/things", query: [.init("watch", "1"), .init("resourceVersion", "3")])
        let response = try await second.transport.withStream(watch) { stream in
            var bytes: [UInt8] = []
            for try await chunk in stream.chunks { bytes += chunk }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(response.contains("410"))
    }
}

private final class Kept: Sendable {
    private let state = Mutex<[ContentsChange]>([])
    func add(_ change: ContentsChange) { state.withLock { $0.append(change) } }
    var changes: [ContentsChange] { state.withLock { $0 } }
}
