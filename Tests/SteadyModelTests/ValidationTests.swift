import SteadyCodec
import SteadyModel
import Testing

private let label =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
    + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
private let subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
    + "alphanumeric character (e.g. 'example.com', regex used for validation is "
    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
private let key =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
    + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
private let value =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
    + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
    + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

private func long(_ count: Int) -> String { String(repeating: "a", count: count) }

@Suite struct ValidationTests {
    typealias Rule = @Sendable (String) -> [String]

    @Test func `valid texts have no problems`() {
        let table: [(Rule, [String])] = [
            (Validation.dns1123Label, ["a", "0", "a-b", "1-a", long(63)]),
            (Validation.dns1123Subdomain, ["a.b", "a", "0.1", long(253)]),
            (Validation.dns1035Label, ["a", "a-1", long(63)]), (Validation.wildcardDNS1123Subdomain, ["*.a.b"]),
            (Validation.qualifiedName, ["a", "A_b.C", "example.com/a", "e.x/" + long(63), "1"]),
            (Validation.labelValue, ["", "a", "A_b.C-1", long(63)]), (Validation.annotationKey, ["Example.COM/Name"]),
            (Validation.pathSegment, ["a:b", "...", "A"]), (Validation.environmentVariable, ["_A", "a.b", "-a"]),
            (Validation.relaxedEnvironmentVariable, ["1 A", "a:b", ".."]),
            (Validation.configMapKey, ["..."].map { _ in "a..b" } + ["A_1"]),
            (Validation.portName, ["a", "http-2", "1a"]), (Validation.percentage, ["0%", "100%"]),
            (Validation.httpHeaderName, ["X-A"]), (Validation.cIdentifier, ["_a1"]),
            (Validation.builtInFinalizer, ["orphan", "a.b/c"]),
        ]
        for (rule, texts) in table { for text in texts { #expect(rule(text) == [], "\(text)") } }
        #expect(Validation.port(1) == [] && Validation.port(65_535) == [])
        #expect(Validation.prefix("a-b-", of: Validation.dns1123Label) == [])
    }

    @Test func `problems are told in the words of the server`() {
        let table: [(Rule, String, [String])] = [
            (Validation.dns1123Label, "", [label]), (Validation.dns1123Label, "UP", [label]),
            (Validation.dns1123Label, "-a", [label]),
            (Validation.dns1123Label, "a.b", ["must not contain dots"]), (Validation.dns1123Label, "ä", [label]),
            (Validation.dns1123Label, long(64), ["must be no more than 63 characters"]),
            (Validation.dns1123Subdomain, "a..b", [subdomain]), (Validation.dns1123Subdomain, ".", [subdomain]),
            (Validation.dns1123Subdomain, long(254), ["must be no more than 253 characters"]),
            (
                Validation.dns1035Label, "1a",
                [
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, "
                        + "and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
                        + "'[a-z]([-a-z0-9]*[a-z0-9])?')"
                ]
            ),
            (Validation.qualifiedName, "", ["name part must be non-empty", key]),
            (Validation.qualifiedName, "a/", ["name part must be non-empty", key]),
            (Validation.qualifiedName, "/a", ["prefix part must be non-empty"]), (Validation.qualifiedName, "a b", [key]),
            (Validation.qualifiedName, "Example.com/a", ["prefix part " + subdomain]),
            (Validation.qualifiedName, long(64), ["name part must be no more than 63 bytes"]),
            (Validation.qualifiedName, long(254) + "/a", ["prefix part must be no more than 253 bytes"]),
            (Validation.labelValue, "-b", [value]), (Validation.labelValue, long(64), ["must be no more than 63 bytes"]),
            (Validation.pathSegment, ".", ["may not be '.'"]),
            (Validation.pathSegment, "a/%", ["may not contain '/'", "may not contain '%'"]),
            (Validation.environmentVariable, "..", ["must not be '..'"]),
            (Validation.configMapKey, "..a", ["must not start with '..'"]),
            (
                Validation.relaxedEnvironmentVariable, "a=b",
                ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
            ),
            (
                Validation.portName, "-A--",
                [
                    "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
                    "must contain at least one letter (a-z)",
                    "must not contain consecutive hyphens", "must not begin or end with a hyphen",
                ]
            ),
            (
                Validation.builtInFinalizer, "unqualified",
                ["name is neither a standard finalizer name nor is it fully qualified"]
            ),
        ]
        for (rule, text, problems) in table { #expect(rule(text) == problems, "\(text)") }
        #expect(Validation.port(0) == ["must be between 1 and 65535, inclusive"])
    }

    @Test func `problems of metadata name their field`() {
        let labels = Validation.labels([(key: "a b", value: "-")])
        #expect(
            labels.map(\.description) == [
                "metadata.labels: Invalid value: \"a b\": \(key)", "metadata.labels: Invalid value: \"-\": \(value)",
            ])
        let annotations = Validation.annotations([(key: "a", value: long(262_144))])
        #expect(
            annotations == [
                FieldProblem("metadata.annotations", .tooLong, message: "Too long: may not be more than 262144 bytes")
            ])
        #expect(Validation.annotations([(key: "a", value: long(262_143))]).isEmpty)
        #expect(Validation.finalizers(["orphan", "foregroundDeletion"]).count == 1)
        let selector = LabelSelector(
            matchLabels: ["a": "b"], matchExpressions: [.init(key: "x", operator: "In"), .init(key: "y", operator: "Gt")])
        #expect(
            Validation.labelSelector(selector).map(\.description) == [
                "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                "spec.selector.matchExpressions[1].operator: Invalid value: \"Gt\": not a valid selector operator",
            ])
        #expect(
            FieldProblem.notSupported("a", "x\"", supported: ["y"]).description
                == "a: Unsupported value: \"x\\\"\": supported values: \"y\"")
    }
}
