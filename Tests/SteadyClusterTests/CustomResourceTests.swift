import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// Definitions of custom resources, their objects, and policies that judge writes.
@Suite struct CustomResourceTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)

    private let definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    private let widgets = "/apis/a.example.com/v1/namespaces/default/widgets"

    private func definition(_ spec: JSONValue, plural: String = "widgets") -> JSONValue {
        [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": .string("\(plural).a.example.com")],
            "spec": [
                "group": "a.example.com", "scope": "Namespaced", "names": ["plural": .string(plural), "kind": "Widget"],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true,
                        "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
                    ]
                ],
            ],
        ]
    }

    private func causes(_ body: JSONValue) -> [String] {
        (body[path: "details", "causes"]?.arrayValue ?? []).map {
            "\($0["field"]?.stringValue ?? ""): \($0["message"]?.stringValue ?? "")"
        }
    }

    private func widget(_ spec: JSONValue) -> JSONValue {
        ["apiVersion": "a.example.com/v1", "kind": "Widget", "metadata": ["name": "x"], "spec": spec]
    }

    @Test func `expression rules hold, those that compare for changes only`() async throws {
        let spec: JSONValue = [
            "type": "object", "properties": ["n": ["type": "integer"], "s": ["type": "string", "maxLength": 3]],
            "x-kubernetes-validations": [
                [
                    "rule": "self.n < 10", "messageExpression": "self.n > 99 ? 'n is far too large' : 'n is too large'",
                    "fieldPath": ".n",
                ],
                ["rule": "self.n >= oldSelf.n", "reason": "FieldValueForbidden"],
            ],
        ]
        #expect(try await send(.post, definitions, definition(spec)).status == 201)
        let refused = try await send(.post, widgets, widget(["n": 10]))
        #expect(refused.status == 422)
        #expect(causes(refused.body) == ["spec.n: Invalid value: n is too large"])
        #expect(try await send(.post, widgets, widget(["n": 5])).status == 201)
        let less = try await send(
            .patch, "\(widgets)/x", ["spec": ["n": 4]], type: "application/merge-patch+json")
        #expect(causes(less.body) == ["spec: Forbidden: failed rule: self.n >= oldSelf.n"])
        #expect(try await send(.patch, "\(widgets)/x", ["spec": ["n": 6]], type: "application/merge-patch+json").status == 200)
    }

    @Test(
        arguments: [
            (
                ["properties": ["a": ["type": "string"]]], "spec.type",
                "Required value: must not be empty for specified object fields"
            ),
            (
                ["type": "object", "properties": ["a": ["type": "integer", "default": "x"]]], "spec.properties[a].default",
                "Invalid value: \"string\":  in body must be of type integer: \"string\""
            ),
            (
                ["type": "array", "items": ["type": "string"], "x-kubernetes-list-type": "map"],
                "spec.x-kubernetes-list-map-keys",
                "Required value: must not be empty if x-kubernetes-list-type is map"
            ),
            (
                [
                    "type": "array", "items": ["type": "string"],
                    "x-kubernetes-validations": [["rule": "self.all(x, self.all(y, x.contains(y)))"]],
                ], "spec.x-kubernetes-validations[0].rule",
                "Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding "
                    + "maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)"
            ),
        ] as [(JSONValue, String, String)])
    func `a faulty definition is refused`(spec: JSONValue, field: String, message: String) async throws {
        let answer = try await send(.post, definitions, definition(spec))
        #expect(answer.status == 422)
        let place = field.replacing("spec.", with: "spec.validation.openAPIV3Schema.properties[spec].", maxReplacements: 1)
        #expect(causes(answer.body).contains("\(place): \(message)"), "\(causes(answer.body))")
    }

    @Test func `a fault that was there may stay, a new one may not come`() async throws {
        func spec(_ most: Int64) -> JSONValue {
            ["type": "object", "properties": ["a": ["type": "string", "maxLength": .integer(most)], "b": ["type": "integer"]]]
        }
        #expect(try await send(.post, definitions, definition(spec(9))).status == 201)
        #expect(try await send(.post, widgets, widget(["a": "abcdef"])).status == 201)
        let name = "\(definitions)/widgets.a.example.com"
        var changed = try await send(.get, name).body
        changed["spec"] = definition(spec(3))["spec"]
        #expect(try await send(.put, name, changed).status == 200)
        #expect(try await send(.patch, "\(widgets)/x", ["spec": ["b": 1]], type: "application/merge-patch+json").status == 200)
        #expect(
            try await send(.patch, "\(widgets)/x", ["spec": ["a": "abcde"]], type: "application/merge-patch+json").status == 422)
    }

    @Test func `names that are taken are not accepted until they are free`() async throws {
        let spec: JSONValue = ["type": "object"]
        _ = try await send(.post, definitions, definition(spec))
        _ = try await send(.post, definitions, definition(spec, plural: "gadgets"))
        let path = "\(definitions)/gadgets.a.example.com"
        func accepted() async throws -> JSONValue? {
            try await send(.get, path).body[path: "status", "conditions"]?.arrayValue?.first { $0["type"] == "NamesAccepted" }
        }
        #expect(try await accepted()?["reason"] == "ListKindConflict")
        _ = try await send(.delete, "\(definitions)/widgets.a.example.com")
        #expect(try await accepted()?["status"] == "True")
    }

    @Test func `an admission policy denies what it does not like`() async throws {
        let group = "/apis/admissionregistration.k8s.io/v1"
        let policy: JSONValue = [
            "metadata": ["name": "p"],
            "spec": [
                "matchConstraints": [
                    "resourceRules": [
                        ["apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["configmaps"]]
                    ]
                ],
                "variables": [["name": "big", "expression": "size(object.data) > 1"]],
                "validations": [["expression": "!variables.big", "messageExpression": "request.name + ' is too big'"]],
            ],
        ]
        #expect(try await send(.post, "\(group)/validatingadmissionpolicies", policy).status == 201)
        let binding: JSONValue = [
            "metadata": ["name": "b"], "spec": ["policyName": "p", "validationActions": ["Deny"]],
        ]
        #expect(try await send(.post, "\(group)/validatingadmissionpolicybindings", binding).status == 201)
        let maps = "/api/v1/namespaces/default/configmaps"
        #expect(try await send(.post, maps, ["metadata": ["name": "a"], "data": ["k": "1"]]).status == 201)
        let denied = try await send(.post, maps, ["metadata": ["name": "c"], "data": ["k": "1", "l": "2"]])
        #expect(denied.status == 422)
        let text = "configmaps \"c\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: c is too big"
        #expect(denied.body["message"]?.stringValue == text)
    }
}
