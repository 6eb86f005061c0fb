import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// What a real server was seen to do where its documentation says little.
@Suite struct ServedBehaviourTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)

    private let maps = "/api/v1/namespaces/default/configmaps"
    private let widgets = "/apis/a.example.com/v1/namespaces/default/widgets"

    private func configMap(_ name: String, labels: JSONValue = [:]) -> JSONValue {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "labels": labels], "data": ["a": "1"]]
    }

    private func define(_ spec: JSONValue, _ more: JSONValue = [:]) async throws {
        var version: JSONValue = [
            "name": "v1", "served": true, "storage": true,
            "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
        ]
        for (name, value) in more.objectValue ?? [:] { version[name] = value }
        let definition: JSONValue = [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "widgets.a.example.com"],
            "spec": [
                "group": "a.example.com", "scope": "Namespaced",
                "names": ["plural": "widgets", "kind": "Widget", "listKind": "WidgetList", "singular": "widget"],
                "versions": [version],
            ],
        ]
        #expect(
            try await send(.post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition).status == 201)
    }

    private func widget(_ spec: JSONValue) -> JSONValue {
        ["apiVersion": "a.example.com/v1", "kind": "Widget", "metadata": ["name": "x"], "spec": spec]
    }

    @Test func `what an applier gives up leaves its container behind if another owns that`() async throws {
        try await define([
            "type": "object",
            "properties": ["o": ["type": "object", "nullable": true, "properties": ["p": ["type": "string"]]]],
        ])
        func apply(_ spec: JSONValue, by manager: String) async throws -> JSONValue {
            try await send(
                .patch, "\(widgets)/x?fieldManager=\(manager)&force=true", widget(spec), type: "application/apply-patch+yaml"
            ).body
        }
        _ = try await apply(["o": ["p": "1"]], by: "one")
        _ = try await apply(["o": [:]], by: "two")
        #expect(try await apply([:], by: "one")["spec"] == ["o": [:]])
    }

    @Test func `an apply reads whole numbers as integers`() async throws {
        try await define(["type": "object", "properties": ["n": ["type": "number"]]])
        let applied = try await send(
            .patch, "\(widgets)/x?fieldManager=one", widget(["n": 1.0]), type: "application/apply-patch+yaml")
        #expect(applied.body[path: "spec", "n"] == .integer(1))
    }

    @Test(
        arguments: [
            ("hostname", "a.example.com", "a-b-c"), ("uri", "http://a/b", "2026-01-01"),
            ("mac", "00:11:22:33:44:55", "1:2:3:4:5:6"),
            ("isbn10", "0-306-40615-2", "0-306-40615-3"), ("isbn13", "978-0-306-40615-7", "978-0-306-40615-8"),
            ("creditcard", "4111 1111 1111 1111", "4111 1111 1111 1112"), ("ssn", "111-11-1111", "11-111-1111"),
            ("hexcolor", "#ff00ff", "#ff00f"), ("rgbcolor", "rgb(1,2,255)", "rgb(1,2,256)"),
            ("uuid4", "6ba7b810-9dad-41d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            ("k8s-short-name", "a-b", "A"), ("k8s-long-name", "a.b", "a..b"), ("bsonobjectid", "507f191e810c19729de860ea", "5"),
            ("email", "A <a@b.c>", "a"), ("byte", "MQ==", ""), ("duration", "1h30m", "h"),
        ])
    func `formats are checked`(format: String, good: String, bad: String) async throws {
        try await define(["type": "object", "properties": ["s": ["type": "string", "format": .string(format)]]])
        #expect(try await send(.post, widgets, widget(["s": .string(bad)])).status == 422)
        #expect(try await send(.post, widgets, widget(["s": .string(good)])).status == 201)
    }

    @Test(
        arguments: [
            (".spec.l[-1]", "c"), (".spec.l[0:2]", "a"), (".spec.l[*]", "a"), (".spec['o'].x", "y"),
            (".metadata.annotations.a\\.b/c", "d"), (".spec.e[?(@.k==\"q\")].v", "w"), ("..x", "y"), (".spec.none", nil),
        ])
    func `columns show what their paths lead to`(path: String, cell: String?) async throws {
        try await define(
            ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
            ["additionalPrinterColumns": [["name": "C", "type": "string", "jsonPath": .string(path)]]])
        var object = widget(["l": ["a", "b", "c"], "o": ["x": "y"], "e": [["k": "p"], ["k": "q", "v": "w"]]])
        object[path: "metadata", "annotations"] = ["a.b/c": "d"]
        #expect(try await send(.post, widgets, object).status == 201)
        let table = try await send(.get, widgets, headers: ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io"]).body
        #expect(table["rows"]?.arrayValue?.first?["cells"]?.arrayValue?.last == cell.map { .string($0) } ?? .null)
    }

    @Test func `a page of a selection goes on as long as there is anything behind it`() async throws {
        for (name, value) in [("a", "1"), ("b", "2"), ("c", "1"), ("d", "2")] {
            _ = try await send(.post, maps, configMap(name, labels: ["l": .string(value)]))
        }
        let page = try await send(.get, maps + "?labelSelector=l=1&limit=2").body
        #expect(page["items"]?.arrayValue?.count == 2)
        #expect(page[path: "metadata", "continue"]?.stringValue?.isEmpty == false)
        #expect(page[path: "metadata", "remainingItemCount"] == nil)
        #expect(try await send(.get, maps + "?resourceVersion=0&limit=1").body["items"]?.arrayValue?.count == 4)
        #expect(try await send(.get, maps + "?resourceVersion=1&resourceVersionMatch=Exact").status == 410)
    }

    @Test func `metadata of a list and of an object are asked for by different names`() async throws {
        _ = try await send(.post, maps, configMap("a"))
        let one = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"
        let list = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"
        #expect(try await send(.get, "\(maps)/a", headers: ["accept": one]).status == 200)
        #expect(try await send(.get, "\(maps)/a", headers: ["accept": list]).status == 406)
        #expect(try await send(.get, maps, headers: ["accept": one]).status == 406)
        #expect(try await send(.get, maps, headers: ["accept": list]).status == 200)
    }

    @Test(
        arguments: [
            (["op": "add", "path": "/metadata/finalizers/-1", "value": "q/r"], ["a/b", "c/d", "q/r"]),
            (["op": "remove", "path": "/metadata/finalizers/-1"], ["a/b"]),
            (["op": "add", "path": "/metadata/finalizers/01", "value": "q/r"], ["a/b", "q/r", "c/d"]),
        ] as [(JSONValue, JSONValue)])
    func `a JSON patch counts from the end of lists as well`(operation: JSONValue, finalizers: JSONValue) async throws {
        var object = configMap("a")
        object[path: "metadata", "finalizers"] = ["a/b", "c/d"]
        _ = try await send(.post, maps, object)
        let patched = try await send(.patch, "\(maps)/a", [operation], type: "application/json-patch+json")
        #expect(patched.body[path: "metadata", "finalizers"] == finalizers)
    }

    @Test func `a patch of what is not there is not read, and one cannot take the name away`() async throws {
        #expect(try await send(.patch, "\(maps)/none", [:], type: "application/json-patch+json").status == 404)
        _ = try await send(.post, maps, configMap("a"))
        let removal: JSONValue = [["op": "remove", "path": "/metadata"]]
        #expect(try await send(.patch, "\(maps)/a", removal, type: "application/json-patch+json").status == 400)
        let odd = try await send(
            .patch, "\(maps)/a", ["kind": "Secret", "data": ["b": "2"]], type: "application/strategic-merge-patch+json")
        #expect(odd.body["kind"] == "ConfigMap")
        #expect(odd.body["data"] == ["a": "1", "b": "2"])
    }
}
