import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

private func builtIn(_ group: String, _ version: String, _ kind: String) throws -> Schema {
    try #require(Schema.schema(group: group, version: version, kind: kind))
}

/// The schema of a custom resource whose spec has these properties.
private func custom(_ properties: JSONValue, required: JSONValue = []) -> Schema {
    Schema(crd: ["type": "object", "properties": ["spec": ["type": "object", "required": required, "properties": properties]]])
}

private func object(_ spec: JSONValue) -> JSONValue {
    ["apiVersion": "example.com/v1", "kind": "Widget", "metadata": ["name": "x"], "spec": spec]
}

@Test func `built-in schemas know lists, keys and defaults`() throws {
    let containers = try #require(builtIn("apps", "v1", "Deployment").at(["spec", "template", "spec", "containers"]))
    #expect(containers.listKind == .map(keys: ["name"]))
    #expect(containers.patchMergeKey == "name")
    #expect(containers.patchStrategy == .merge)
    let ports = try #require(containers.items?.property("ports")?.schema)
    #expect(ports.listKind == .map(keys: ["containerPort", "protocol"]))
    #expect(ports.items?.property("protocol")?.schema.defaultValue == "TCP")
    #expect(try builtIn("apps", "v1", "Deployment").at(["spec", "selector"])?.isAtomicMap == true)
    #expect(try builtIn("", "v1", "Service").at(["spec", "selector"])?.isAtomicMap == true)
    #expect(try builtIn("", "v1", "Pod").at(["metadata", "finalizers"])?.listKind == .set)
    #expect(Schema.schema(group: "apps", version: "v2", kind: "Deployment") == nil)
}

@Test func `a kind that contains itself has no end`() throws {
    let definition = try builtIn("apiextensions.k8s.io", "v1", "CustomResourceDefinition")
    let path = ["spec", "versions", "schema", "openAPIV3Schema", "properties", "a", "properties", "b", "type"]
    #expect(definition.at(path)?.kind == .string)
}

@Test func `all built-in resources have a schema`() throws {
    #expect(BuiltInResources.all.count > 60)
    for resource in BuiltInResources.all {
        let type = resource.type
        #expect(Schema.schema(group: type.group, version: type.version, kind: type.kind) != nil, "\(type.kind)")
    }
    let deployments = try #require(BuiltInResources.all.first { $0.type.plural == "deployments" })
    #expect(deployments.type == ResourceType(group: "apps", version: "v1", kind: "Deployment"))
    #expect(deployments.shortNames == ["deploy"])
    #expect(deployments.categories == ["all"])
    #expect(deployments.storageVersionHash == "8aSe+NMegvE=")
    #expect(deployments.subresources.map(\.name) == ["scale", "status"])
    #expect(deployments.subresources.first?.kind == "Scale")
}

@Test func `unknown members are found and pruned`() {
    let schema = custom([
        "a": ["type": "integer"], "keep": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        "mixed": [
            "type": "object", "x-kubernetes-preserve-unknown-fields": true,
            "properties": ["in": ["type": "object", "properties": ["k": ["type": "string"]]]],
        ], "l": ["type": "array", "items": ["type": "object", "properties": ["p": ["type": "string"]]]],
        "empty": ["type": "object"],
    ])
    var full = object([
        "a": 1, "gone": 1, "keep": ["x": ["y": [1]]], "mixed": ["other": 1, "in": ["k": "v", "gone": 1]],
        "l": [["p": "1", "q": "2"]], "empty": ["z": 1],
    ])
    full["extra"] = 1
    full[path: "metadata", "unknown"] = 1
    #expect(
        schema.unknownFields(in: full) == [
            "extra", "metadata.unknown", "spec.empty.z", "spec.gone", "spec.l[0].q", "spec.mixed.in.gone",
        ])
    let pruned = object([
        "a": 1, "keep": ["x": ["y": [1]]], "mixed": ["other": 1, "in": ["k": "v"]], "l": [["p": "1"]], "empty": [:],
    ])
    #expect(schema.prune(full) == pruned)
    #expect(schema.prune(pruned) == pruned)
}

@Test func `unknown members of built-in kinds are found`() throws {
    let object: JSONValue = [
        "metadata": ["name": "x", "unknownMeta": 1, "labels": ["any": "label"]], "unknownTop": true,
        "spec": ["template": ["spec": ["containers": [["name": "c", "imagePullPolcy": "Always"]]]], "unknownSpec": ["a": 1]],
    ]
    #expect(
        try builtIn("apps", "v1", "Deployment").unknownFields(in: object) == [
            "metadata.unknownMeta", "spec.template.spec.containers[0].imagePullPolcy", "spec.unknownSpec", "unknownTop",
        ])
}

@Test(
    arguments: [
        (["nn": .null], ["nn": .null, "nd": "d", "d": "d"]), (["nd": .null], ["nd": .null, "d": "d"]),
        (["d": .null], ["nd": "d", "d": "d"]),
        (["p": .null, "o": .null], ["nd": "d", "d": "d"]), (["o": [:]], ["nd": "d", "d": "d", "o": ["a": 7]]),
        (["l": [[:], ["a": 1]]], ["nd": "d", "d": "d", "l": [["a": 7], ["a": 1]]]),
    ] as [(JSONValue, JSONValue)])
func `defaults are filled in and null is dropped`(_ before: JSONValue, _ after: JSONValue) {
    let inner: JSONValue = ["type": "object", "properties": ["a": ["type": "integer", "default": 7]]]
    let schema = custom([
        "nn": ["type": "string", "nullable": true], "nd": ["type": "string", "nullable": true, "default": "d"],
        "d": ["type": "string", "default": "d"], "p": ["type": "string"], "o": inner, "l": ["type": "array", "items": inner],
    ])
    #expect(schema.applyDefaults(object(before)) == object(after))
}

private let ruled = custom(
    [
        "s": ["type": "string", "minLength": 2, "maxLength": 4, "pattern": "^[a-z]+$"],
        "e": ["enum": ["a", "b"], "type": "string"],
        "n": ["type": "integer", "minimum": 1, "maximum": 5, "exclusiveMaximum": true, "multipleOf": 2],
        "i32": ["type": "integer", "format": "int32"], "dt": ["type": "string", "format": "date-time"],
        "l": ["type": "array", "minItems": 1, "maxItems": 2, "items": ["type": "integer"]],
        "m": [
            "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"],
            "items": ["type": "object", "required": ["k"], "properties": ["k": ["type": "string"], "v": ["type": "integer"]]],
        ], "set": ["type": "array", "x-kubernetes-list-type": "set", "items": ["type": "string"]],
        "ios": ["x-kubernetes-int-or-string": true], "o": ["type": "object", "required": ["a"], "properties": ["a": [:]]],
        "not": ["type": "string", "not": ["pattern": "^no"]],
        "one": [
            "type": "object", "oneOf": [["required": ["a"]], ["required": ["b"]]],
            "additionalProperties": ["type": "integer"],
        ],
    ])

@Test(
    arguments: [
        (["s": "abc", "e": "a", "n": 2, "i32": 5, "l": [1], "ios": "5%", "o": ["a": .null], "one": ["a": 1]], []),
        (["n": 4.0, "dt": "2020-01-01T00:00:00Z", "ios": 5, "set": ["a", "b"]], []),
        (["s": "a"], ["spec.s FieldValueInvalid Invalid value: \"a\": spec.s in body should be at least 2 chars long"]),
        (["s": "abcde"], ["spec.s FieldValueTooLong Too long: may not be more than 4 bytes"]),
        (["s": "A1"], ["spec.s FieldValueInvalid Invalid value: \"A1\": spec.s in body should match '^[a-z]+$'"]),
        (
            ["s": 5],
            ["spec.s FieldValueTypeInvalid Invalid value: \"integer\": spec.s in body must be of type string: \"integer\""]
        ),
        (["e": "c"], ["spec.e FieldValueNotSupported Unsupported value: \"c\": supported values: \"a\", \"b\""]),
        (["n": 0], ["spec.n FieldValueInvalid Invalid value: 0: spec.n in body should be greater than or equal to 1"]),
        (["n": 6], ["spec.n FieldValueInvalid Invalid value: 6: spec.n in body should be less than 5"]),
        (["n": 3], ["spec.n FieldValueInvalid Invalid value: 3: spec.n in body should be a multiple of 2"]),
        (
            ["i32": 2_147_483_648],
            ["<nil> FieldValueInvalid Invalid value: \"\": Checked value must be of type integer with format int32 in spec.i32"]
        ),
        (
            ["i32": 1.5],
            [
                "spec.i32 FieldValueTypeInvalid Invalid value: \"number\": spec.i32 in body must be of type integer: \"number\"",
                "<nil> FieldValueInvalid Invalid value: \"\": Checked value must be of type integer (default format) in spec.i32",
            ]
        ),
        (
            ["dt": "yesterday"],
            [
                "spec.dt FieldValueTypeInvalid Invalid value: \"yesterday\": "
                    + "spec.dt in body must be of type date-time: \"yesterday\""
            ]
        ),
        (["l": []], ["spec.l FieldValueInvalid Invalid value: 0: spec.l in body should have at least 1 items"]),
        (["l": [1, 2, 3]], ["spec.l FieldValueTooMany Too many: 3: must have at most 2 items"]),
        (
            ["l": [1, .null]],
            ["spec.l[1] FieldValueTypeInvalid Invalid value: \"null\": spec.l[1] in body must be of type integer: \"null\""]
        ),
        (["m": [["k": "a"], ["k": "a", "v": 1]]], ["spec.m[1] FieldValueDuplicate Duplicate value: {\"k\":\"a\"}"]),
        (["set": ["a", "a"]], ["spec.set[1] FieldValueDuplicate Duplicate value: \"a\""]),
        (["m": [["v": 1]]], ["spec.m[0].k FieldValueRequired Required value"]),
        (["o": [:]], ["spec.o.a FieldValueRequired Required value"]),
        (
            ["ios": true],
            [
                "spec.ios FieldValueTypeInvalid Invalid value: \"boolean\": "
                    + "spec.ios in body must be of type integer,string: \"boolean\""
            ]
        ),
        (["not": "nop"], ["<nil> FieldValueInvalid Invalid value: \"\": \"spec.not\" must not validate the schema (not)"]),
        (
            ["one": ["a": 1, "b": 1]],
            [
                "<nil> FieldValueInvalid Invalid value: \"\": \"spec.one\" must validate one and only one schema (oneOf). "
                    + "Found 2 valid alternatives"
            ]
        ),
    ] as [(JSONValue, [String])])
func `custom resources are validated in the server's words`(_ spec: JSONValue, _ expected: [String]) {
    let errors = ruled.validate(object(spec))
    #expect(errors.map { "\($0.path) \($0.reason.rawValue) \($0.message)" } == expected)
}

@Test(
    arguments: [
        ("date-time", ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.5+01:00"], ["2020-01-01", "2020-13-01T00:00:00Z"]),
        ("date", ["2020-02-29"], ["2021-02-29", "2020-1-1"]), ("ipv4", ["1.2.3.4"], ["1.2.3", "1.2.3.256", "::1"]),
        ("ipv6", ["::1", "2001:db8::1", "1:2:3:4:5:6:7:8"], ["1.2.3.4", "1::2::3", "12345::"]),
        ("cidr", ["10.0.0.0/8", "::/0"], ["10.0.0.0/33", "10.0.0.0"]), ("byte", ["YWI="], ["%%", "YWI", ""]),
        ("uuid", ["11111111-2222-3333-4444-555555555555"], ["x"]), ("email", ["a@b.c"], ["x"]),
        ("hostname", ["a-b.c-d.example"], ["-a-", "", "a.b-c"]), ("duration", ["1h", "1h30m", "5 minutes"], ["5 parsecs", ""]),
        ("uri", ["http://x/y", "/x"], ["x y"]), ("unheard-of", ["anything"], []),
    ] as [(String, [String], [String])])
func `formats are checked`(_ format: String, _ good: [String], _ bad: [String]) {
    let schema = custom(["v": ["type": "string", "format": .string(format)]])
    for text in good { #expect(schema.validate(object(["v": .string(text)])).isEmpty, "\(text)") }
    for text in bad { #expect(!schema.validate(object(["v": .string(text)])).isEmpty, "\(text)") }
}

@Test(
    arguments: [
        (
            "apps", "Deployment", ["spec": ["replicas": "2"]],
            "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32"
        ),
        ("", "ConfigMap", ["data": ["a": 5]], "json: cannot unmarshal number into Go struct field ConfigMap.data of type string"),
        (
            "", "ConfigMap", ["data": ["a": true]],
            "json: cannot unmarshal bool into Go struct field ConfigMap.data of type string"
        ),
        (
            "", "Pod", ["spec": ["containers": [["env": [["value": 1]]]]]],
            "json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string"
        ),
        (
            "", "Pod", ["spec": ["containers": ["name": "a"]]],
            "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container"
        ),
        ("", "Secret", ["data": ["a": "%%"]], "illegal base64 data at input byte 0"),
        ("", "Secret", ["data": ["a": "YWI"]], "illegal base64 data at input byte 0"),
        (
            "", "Pod", ["spec": ["containers": [["resources": ["limits": ["cpu": "many"]]]]]],
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        ),
        (
            "", "Pod", ["metadata": "text"],
            "json: cannot unmarshal string into Go struct field Pod.metadata of type v1.ObjectMeta"
        ),
    ] as [(String, String, JSONValue, String)])
func `wrong types of built-in kinds are refused in the decoder's words`(
    _ group: String, _ kind: String, _ object: JSONValue, _ message: String
) throws {
    #expect(try builtIn(group, "v1", kind).decodeFailure(object) == message)
}

@Test func `what reads as a built-in kind passes`() throws {
    let pod: JSONValue = [
        "metadata": ["name": "x", "labels": .null],
        "spec": ["containers": [["name": "c", "resources": ["limits": ["cpu": 1, "memory": "1Gi"]], "ports": []]]],
    ]
    #expect(try builtIn("", "v1", "Pod").decodeFailure(pod) == nil)
}

@Test func `built-in kinds are written back as the server does`() throws {
    let pod: JSONValue = [
        "metadata": ["name": "x", "labels": .null, "annotations": [:]],
        "spec": [
            "containers": [["name": "c", "env": .null, "command": [], "resources": .null, "image": ""]], "nodeName": "",
            "volumes": .null, "tolerations": [],
        ],
    ]
    #expect(
        try builtIn("", "v1", "Pod").normalize(pod) == [
            "metadata": ["name": "x"], "spec": ["containers": [["name": "c", "resources": [:]]]], "status": [:],
        ])
    let map: JSONValue = ["metadata": [:], "data": ["a": ""], "binaryData": .null, "immutable": false]
    #expect(try builtIn("", "v1", "ConfigMap").normalize(map) == ["metadata": [:], "data": ["a": ""], "immutable": false])
    let role: JSONValue = ["metadata": [:]]
    #expect(try builtIn("rbac.authorization.k8s.io", "v1", "Role").normalize(role) == ["metadata": [:], "rules": .null])
}
