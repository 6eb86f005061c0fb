import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// What is the same for all kinds: paths, representations, options, pages, deletion, access.
@Suite struct MachineryTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed, hasBootstrapPolicy: true)
    private let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `discovery tells groups in the order of preference, and versions newest first`() async throws {
        let groups = try await send(.get, "/apis").body["groups"]?.arrayValue ?? []
        #expect(groups.prefix(2).map { $0["name"] } == ["apiregistration.k8s.io", "apps"])
        let scaling = try await send(.get, "/apis/autoscaling").body
        #expect(scaling["versions"]?.arrayValue?.map { $0["version"] } == ["v2", "v1"])
        let apps = try await send(.get, "/apis/apps/v1").body["resources"]?.arrayValue ?? []
        #expect(apps.first { $0["name"] == "deployments" }?["storageVersionHash"] == "8aSe+NMegvE=")
    }

    @Test(arguments: [
        ("/apis/apps/v9/deployments", 404, true), ("/api/v1/namespaces/default//configmaps", 404, true), ("/nothing", 404, false),
        ("/apis/none.example.com/v1/things", 404, false), ("/api/v1/namespaces/default/configmaps/", 200, true),
    ])
    func `a path that leads nowhere is answered by whoever it belongs to`(
        _ path: String, _ status: Int, _ isJSON: Bool
    ) async throws {
        let answer = try await send(.get, path)
        #expect(answer.status == status)
        #expect((answer.body != .null) == isJSON)
    }

    @Test(arguments: [
        ("text/html", 406), ("application/*", 406), ("*/*", 200), ("text/html, application/json;q=0.9", 200),
        ("application/json;as=Nothing;v=v1;g=meta.k8s.io", 406), ("application/vnd.kubernetes.protobuf", 406),
        ("application/json;as=Table;v=v9;g=meta.k8s.io, application/json", 200),
    ])
    func `what cannot be represented is not acceptable`(_ accept: String, _ status: Int) async throws {
        #expect(try await send(.get, maps, headers: ["accept": accept]).status == status)
    }

    @Test func `a table has the columns of its kind and as much of the objects as was asked for`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"], "data": ["k": "1"]])
        let accept = ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io"]
        let table = try await send(.get, maps, query: [.init("includeObject", "None")], headers: accept).body
        #expect(table["columnDefinitions"]?.arrayValue?.map { $0["name"] } == ["Name", "Data", "Age"])
        let row = table["rows"]?.arrayValue?.first
        #expect(row?["cells"]?.arrayValue?.prefix(2) == ["a", 1])
        #expect(row?["object"] == .null)
        #expect(try await send(.get, maps, query: [.init("includeObject", "Some")], headers: accept).status == 400)
    }

    @Test func `an answer in YAML says the same`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"], "data": ["k": "true", "l": "two\nlines"]])
        let request = APIRequest(.get, "\(maps)/a", headers: ["accept": "application/yaml"])
        let answer = try await cluster.transport.send(request)
        #expect(answer.headers["content-type"] == "application/yaml")
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(text.contains("data:\n  k: \"true\"\n  l: \"two\\nlines\"\nkind: ConfigMap\n"))
    }

    @Test(arguments: [
        (APIRequest.Method.post, "dryRun", "", "FieldValueNotSupported"), (.post, "fieldManager", "a\n", "FieldValueInvalid"),
        (.post, "fieldValidation", "Maybe", "FieldValueNotSupported"),
        (.get, "resourceVersionMatch", "Exact", "FieldValueForbidden"),
        (.get, "sendInitialEvents", "true", "FieldValueForbidden"),
        (.delete, "propagationPolicy", "Never", "FieldValueNotSupported"),
    ])
    func `options that make no sense are refused`(
        _ method: APIRequest.Method, _ name: String, _ value: String, _ reason: String
    ) async throws {
        let body: JSONValue? = method == .post ? ["metadata": ["name": "a"]] : nil
        let answer = try await send(method, maps, body, query: [.init(name, value)])
        #expect(answer.status == 422)
        let cause = answer.body[path: "details", "causes"]?.arrayValue?.first
        #expect(cause?["field"]?.stringValue == name)
        #expect(cause?["reason"]?.stringValue == reason)
    }

    @Test func `later pages show the state of the first one`() async throws {
        for name in ["a", "b", "c"] { _ = try await send(.post, maps, ["metadata": ["name": .string(name)]]) }
        let first = try await send(.get, maps, query: [.init("limit", "1")]).body
        #expect(first[path: "metadata", "remainingItemCount"] == 2)
        _ = try await send(.delete, "\(maps)/b")
        _ = try await send(.post, maps, ["metadata": ["name": "bb"]])
        let token = first[path: "metadata", "continue"]?.stringValue ?? ""
        let rest = try await send(.get, maps, query: [.init("continue", token)]).body
        #expect(rest["items"]?.arrayValue?.map { $0[path: "metadata", "name"] } == ["b", "c"])
        #expect(rest[path: "metadata", "resourceVersion"] == first[path: "metadata", "resourceVersion"])
        cluster.compact()
        let expired = try await send(.get, maps, query: [.init("continue", token)])
        #expect(expired.status == 410)
        let fresh = expired.body[path: "metadata", "continue"]?.stringValue ?? ""
        let now = try await send(.get, maps, query: [.init("continue", fresh)]).body
        #expect(now["items"]?.arrayValue?.map { $0[path: "metadata", "name"] } == ["bb", "c"])
    }

    @Test func `members that occur twice are merged and warned of`() async throws {
        let text = #"{"metadata":{"name":"a"},"data":{"k":"1"},"data":{"l":"2"}}"#
        let request = APIRequest(.post, maps, headers: ["content-type": "application/json"], body: Array(text.utf8))
        let answer = try await cluster.transport.send(request)
        #expect(answer.warnings == ["duplicate field \"data\""])
        #expect(try JSONValue(parsing: answer.body)["data"] == ["k": "1", "l": "2"])
    }

    @Test func `a patch may not change what never changes`() async throws {
        _ = try await send(.post, maps, ["metadata": ["name": "a"]])
        let headers = ["content-type": "application/merge-patch+json"]
        let answer = try await send(.patch, "\(maps)/a", ["metadata": ["uid": "other"]], headers: headers)
        #expect(answer.status == 422)
        let put = try await send(.put, "\(maps)/a", ["metadata": ["name": "a", "uid": "other"]])
        #expect(put.status == 409)
    }

    @Test func `a namespace goes when it is empty, and says what holds it`() async throws {
        _ = try await send(.post, "/api/v1/namespaces", ["metadata": ["name": "n"]])
        let marked = try await send(.delete, "/api/v1/namespaces/n").body
        #expect(marked[path: "status", "phase"] == "Terminating")
        #expect(marked[path: "metadata", "deletionGracePeriodSeconds"] == nil)
        let refused = try await send(.post, "/api/v1/namespaces/n/configmaps", ["metadata": ["name": "a"]])
        #expect(refused.status == 403)
        #expect(try await send(.delete, "/api/v1/namespaces/kube-system").status == 403)
    }

    @Test func `a service account may do what its roles say`() async throws {
        let accounts = "/api/v1/namespaces/default/serviceaccounts"
        _ = try await send(.post, accounts, ["metadata": ["name": "web"]])
        let spec: JSONValue = ["spec": ["expirationSeconds": 600]]
        let token = try await send(.post, "\(accounts)/web/token", spec).body[path: "status", "token"]?.stringValue ?? ""
        let web = try #require(cluster.requester(ofToken: token))
        #expect(web.name == "system:serviceaccount:default:web")
        #expect(cluster.requester(ofToken: token + "x") == nil)
        #expect(try await send(.get, maps, as: web).status == 403)
        let rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default"
        let rules: JSONValue = [["apiGroups": [""], "resources": ["configmaps"], "verbs": ["list", "create"]]]
        _ = try await send(.post, "\(rbac)/roles", ["metadata": ["name": "r"], "rules": rules])
        let binding: JSONValue = [
            "metadata": ["name": "b"], "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "r"],
            "subjects": [["kind": "ServiceAccount", "name": "web", "namespace": "default"]],
        ]
        _ = try await send(.post, "\(rbac)/rolebindings", binding)
        #expect(try await send(.get, maps, as: web).status == 200)
        #expect(try await send(.get, "\(maps)/a", as: web).status == 403)
        #expect(try await send(.get, "/version", as: .anonymous).status == 200)
        #expect(try await send(.get, "/api", as: .anonymous).status == 403)
        _ = try await send(.delete, "\(accounts)/web")
        #expect(cluster.requester(ofToken: token) == nil)
    }

    @Test func `a review answers for whom it is asked`() async throws {
        let path = "/apis/authorization.k8s.io/v1/subjectaccessreviews"
        let asked: JSONValue = ["verb": "get", "resource": "pods"]
        let master = try await send(
            .post, path, ["spec": ["user": "u", "groups": ["system:masters"], "resourceAttributes": asked]])
        #expect(master.status == 201)
        #expect(master.body[path: "status", "allowed"] == true)
        let other = try await send(.post, path, ["spec": ["user": "u", "resourceAttributes": asked]])
        #expect(other.body[path: "status", "allowed"] == false)
        #expect(try await send(.post, path, ["spec": ["user": "u"]]).status == 422)
        let selfReview = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
        let jane = try await send(.post, selfReview, [:], headers: ["impersonate-user": "jane", "impersonate-group": "devs"])
        let info = jane.body[path: "status", "userInfo"]
        #expect(info == ["username": "jane", "groups": ["devs", "system:authenticated"]])
    }
}
