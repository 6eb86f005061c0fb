import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// Admission policies: those that judge, and those that change.
@Suite struct AdmissionPolicyTests {
    let cluster = Cluster(platform: .fixed)
    var requests: Requests { Requests(cluster: cluster) }
    private let constraints: JSONValue = [
        "resourceRules": [
            ["operations": ["CREATE", "UPDATE"], "apiGroups": ["", "apps"], "apiVersions": ["v1"], "resources": ["*"]]
        ]
    ]

    private func make(_ kind: String, _ name: String, _ spec: JSONValue) async throws -> (status: Int, body: JSONValue) {
        let plural = kind.hasSuffix("Policy") ? kind.dropLast(1) + "ies" : kind + "s"
        let made = try await requests.send(
            .post, "\(Requests.registration)/\(plural.lowercased())",
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": .string(kind), "metadata": ["name": .string(name)],
                "spec": spec,
            ])
        return (made.status, made.body)
    }

    /// Makes a policy and a binding of it.
    private func install(_ kind: String, _ policy: JSONValue, binding: JSONValue = [:]) async throws {
        var spec: JSONValue = ["matchConstraints": constraints]
        for (name, value) in policy.objectValue ?? [:] { spec[name] = value }
        let made = try await make(kind, "p", spec)
        #expect(made.status == 201, "\(made.body)")
        var bound: JSONValue = ["policyName": "p"]
        for (name, value) in binding.objectValue ?? [:] { bound[name] = value }
        let binding = try await make(kind + "Binding", "b", bound)
        #expect(binding.status == 201, "\(binding.body)")
    }

    private func validate(_ policy: JSONValue, actions: JSONValue = ["Deny"], binding: JSONValue = [:]) async throws {
        var binding = binding
        binding["validationActions"] = actions
        try await install("ValidatingAdmissionPolicy", policy, binding: binding)
    }

    private let few: JSONValue = [
        [
            "expression": "object.data.size() < 2", "message": "too many", "reason": "Forbidden",
            "messageExpression": "'there are ' + string(object.data.size())",
        ]
    ]
    private let pair: JSONValue = ["a": "1", "b": "2"]

    // MARK: Validating

    @Test func `a denial has the message and the reason of its validation`() async throws {
        try await validate(["validations": few])
        let refused = try await requests.send(.post, Requests.maps, requests.map("m", pair))
        #expect(refused.status == 403)
        let text = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: there are 2"
        #expect(refused.body["message"]?.stringValue == "configmaps \"m\" is forbidden: \(text)")
        #expect(refused.body["reason"] == "Forbidden")
        #expect(refused.body[path: "details", "causes"] == [["message": .string(text)]])
        #expect(try await requests.send(.post, Requests.maps, requests.map("m")).status == 201)
    }

    @Test func `a warning lets the request through`() async throws {
        try await validate(["validations": few], actions: ["Warn", "Audit"])
        let made = try await requests.send(.post, Requests.maps, requests.map("m", pair))
        #expect(made.status == 201)
        #expect(
            made.warnings == ["Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': there are 2"])
    }

    @Test func `parameters are found by name and by selector`() async throws {
        let policy: JSONValue = [
            "paramKind": ["apiVersion": "v1", "kind": "ConfigMap"],
            "matchConditions": [["name": "data", "expression": "object.kind == 'ConfigMap' && 'limit' in object.data == false"]],
            "variables": [
                ["name": "limit", "expression": "int(params.data.limit)"], ["name": "unused", "expression": "1 / 0"],
            ],
            "validations": [["expression": "object.data.size() <= variables.limit"]],
        ]
        for name in ["one", "three"] {
            var limit = requests.map(name, ["limit": name == "one" ? "1" : "3"])
            limit[path: "metadata", "labels"] = ["role": "limit"]
            #expect(try await requests.send(.post, Requests.maps, limit).status == 201)
        }
        try await validate(policy, binding: ["paramRef": ["name": "three", "parameterNotFoundAction": "Deny"]])
        #expect(try await requests.send(.post, Requests.maps, requests.map("m", pair)).status == 201)
        let bindings = "\(Requests.registration)/validatingadmissionpolicybindings"
        func bind(_ reference: JSONValue) async throws -> JSONValue {
            _ = try await requests.send(.delete, "\(bindings)/b")
            let made = try await make(
                "ValidatingAdmissionPolicyBinding", "b",
                ["policyName": "p", "validationActions": ["Deny"], "paramRef": reference])
            #expect(made.status == 201)
            return try await requests.send(.post, Requests.maps, requests.map("n", pair)).body["message"] ?? "made"
        }
        let prefix = "configmaps \"n\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: "
        // Every parameter has to be fulfilled.
        let selected = try await bind(
            ["selector": ["matchLabels": ["role": "limit"]], "parameterNotFoundAction": "Deny"])
        #expect(selected.stringValue == prefix + "failed expression: object.data.size() <= variables.limit")
        let missing = try await bind(["name": "none", "parameterNotFoundAction": "Deny"])
        #expect(
            missing.stringValue == prefix
                + "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction")
        #expect(try await bind(["name": "none", "parameterNotFoundAction": "Allow"]) == "made")
    }

    @Test func `expressions see the namespace and what the requester may do`() async throws {
        try await validate([
            "validations": [
                ["expression": "namespaceObject.metadata.name == 'default'", "message": "elsewhere"],
                [
                    "expression":
                        "authorizer.group('apps').resource('deployments').namespace('default').check('create').allowed()",
                    "message": "may not deploy",
                ],
            ]
        ])
        #expect(try await requests.send(.post, Requests.maps, requests.map("m")).status == 201)
        let elsewhere = try await requests.send(.post, "/api/v1/namespaces/kube-public/configmaps", requests.map("m"))
        #expect(elsewhere.body["message"]?.stringValue?.hasSuffix("denied request: elsewhere") == true)
        let role: JSONValue = [
            "metadata": ["name": "maps"], "rules": [["apiGroups": [""], "resources": ["configmaps"], "verbs": ["*"]]],
        ]
        let rbac = "/apis/rbac.authorization.k8s.io/v1"
        #expect(try await requests.send(.post, "\(rbac)/clusterroles", role).status == 201)
        let binding: JSONValue = [
            "metadata": ["name": "maps"],
            "subjects": [["kind": "User", "name": "jane", "apiGroup": "rbac.authorization.k8s.io"]],
            "roleRef": ["kind": "ClusterRole", "name": "maps", "apiGroup": "rbac.authorization.k8s.io"],
        ]
        #expect(try await requests.send(.post, "\(rbac)/clusterrolebindings", binding).status == 201)
        let request = APIRequest(
            .post, Requests.maps, headers: ["content-type": "application/json"], body: requests.map("n").serialized())
        let answer = try await cluster.transport(as: Requester(name: "jane")).send(request)
        #expect(answer.status == 422)
        #expect(try JSONValue(parsing: answer.body)["message"]?.stringValue?.hasSuffix("may not deploy") == true)
    }

    @Test func `an audit annotation that cannot be worked out refuses`() async throws {
        try await validate(
            ["auditAnnotations": [["key": "k", "valueExpression": "'first ' + object.data.first"]]], actions: ["Audit"])
        #expect(try await requests.send(.post, Requests.maps, requests.map("m", ["first": "1"])).status == 201)
        let refused = try await requests.send(.post, Requests.maps, requests.map("n"))
        #expect(refused.status == 422)
        #expect(refused.body["message"]?.stringValue?.contains("resulted in error: no such key: first") == true)
    }

    // MARK: Mutating

    private func apply(_ expression: String) -> JSONValue {
        ["patchType": "ApplyConfiguration", "applyConfiguration": ["expression": .string(expression)]]
    }

    private func patch(_ expression: String) -> JSONValue {
        ["patchType": "JSONPatch", "jsonPatch": ["expression": .string(expression)]]
    }

    private func mutate(_ mutations: JSONValue, _ more: JSONValue = [:], binding: JSONValue = [:]) async throws {
        var spec: JSONValue = ["mutations": mutations, "reinvocationPolicy": "Never"]
        for (name, value) in more.objectValue ?? [:] { spec[name] = value }
        try await install("MutatingAdmissionPolicy", spec, binding: binding)
    }

    @Test func `an apply configuration is merged by the schema`() async throws {
        let pod: JSONValue = [
            "metadata": ["name": "p", "labels": ["a": "1"]], "spec": ["containers": [["name": "main", "image": "x"]]],
        ]
        try await mutate(
            [
                apply(
                    """
                    Object{
                      metadata: Object.metadata{labels: {"b": object.metadata.labels["a"]}},
                      spec: Object.spec{
                        containers: [Object.spec.containers{name: "side", image: variables.image}],
                        ?hostname: optional.none()
                      }
                    }
                    """)
            ],
            [
                "matchConstraints": [
                    "resourceRules": [
                        ["operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]]
                    ]
                ], "variables": [["name": "image", "expression": "'side:' + string(1 + 1)"]],
            ])
        let made = try await requests.send(.post, "/api/v1/namespaces/default/pods", pod)
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body[path: "metadata", "labels"] == ["a": "1", "b": "1"])
        let containers = made.body[path: "spec", "containers"]?.arrayValue ?? []
        #expect(containers.map { $0["name"] } == ["main", "side"])
        #expect(containers.map { $0["image"] } == ["x", "side:2"])
        #expect(containers.last?["imagePullPolicy"] == "IfNotPresent")
    }

    @Test func `a patch is a list of steps`() async throws {
        try await mutate([
            patch(
                """
                has(object.data.skip) ? [JSONPatch{op: "test", path: "/data/skip", value: "no"}] : [
                  JSONPatch{op: "add", path: "/metadata/annotations", value: {}},
                  JSONPatch{op: "add", path: "/metadata/annotations/" + jsonpatch.escapeKey("example.com/ab"), value: request.operation}
                ]
                """),
            patch("[JSONPatch{op: 'add', path: '/data/second', value: object.metadata.annotations['example.com/ab']}]"),
        ])
        let made = try await requests.send(.post, Requests.maps, requests.map("m"))
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body[path: "metadata", "annotations"] == ["example.com/ab": "CREATE"])
        #expect(made.body[path: "data", "second"] == "CREATE")
    }

    @Test func `what goes wrong refuses, or is passed over`() async throws {
        try await mutate([patch("[JSONPatch{op: 'remove', path: '/data/none'}]")])
        let refused = try await requests.send(.post, Requests.maps, requests.map("m"))
        #expect(refused.status == 403)
        #expect(refused.body["reason"] == "Invalid")
        #expect(
            refused.body["message"]?.stringValue?.hasPrefix("policy 'p' with binding 'b' denied request: JSON Patch: ") == true)
        let change: JSONValue = [["op": "replace", "path": "/spec/failurePolicy", "value": "Ignore"]]
        let path = "\(Requests.registration)/mutatingadmissionpolicies/p"
        #expect(try await requests.send(.patch, path, change, type: "application/json-patch+json").status == 200)
        #expect(try await requests.send(.post, Requests.maps, requests.map("m")).status == 201)
    }

    @Test func `atomic lists and wrong names are refused`() async throws {
        try await mutate([apply("Object{data: Object.dato{x: 'y'}}")])
        let refused = try await requests.send(.post, Requests.maps, requests.map("m"))
        #expect(
            refused.body["message"]
                == "policy 'p' with binding 'b' denied request: type mismatch: unexpected type name \"Object.dato\", expected \"Object.data\", which matches field name path from root Object type"
        )
    }

    @Test func `a policy is run again if others change the object after it`() async throws {
        let count = "{'count': has(object.data.count) ? object.data.count + 'x' : 'x'}"
        try await mutate([apply("Object{data: \(count)}")], ["reinvocationPolicy": "IfNeeded"])
        cluster.answerAdmission(at: Requests.place) { request in
            var object = request.object ?? .emptyObject
            object[path: "data", "hook"] = "1"
            return .changed(from: request.object, to: object)
        }
        try await requests.configure("Mutating", "m", [[:]])
        let made = try await requests.send(.post, Requests.maps, requests.map("m"))
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body[path: "data", "count"] == "xx")
    }

    @Test func `a policy is checked`() async throws {
        let made = try await make(
            "MutatingAdmissionPolicy", "p",
            [
                "matchConstraints": [
                    "resourceRules": [
                        ["operations": ["DELETE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]]
                    ]
                ], "mutations": [apply("1"), patch("[]"), ["patchType": "Other"], ["patchType": "JSONPatch"]],
            ])
        #expect(made.status == 422)
        let fields = (made.body[path: "details", "causes"]?.arrayValue ?? []).compactMap { $0["field"]?.stringValue }
        #expect(
            fields.sorted() == [
                "spec.matchConstraints.resourceRules.operations", "spec.mutations[0].applyConfiguration.expression",
                "spec.mutations[1].jsonPatch.expression", "spec.mutations[2].patchType", "spec.mutations[3].jsonPatch",
                "spec.reinvocationPolicy",
            ])
    }
}
