import SteadyCluster
import SteadyCodec
import Testing

private func pod(_ memory: JSONValue) -> JSONValue {
    ["spec": ["containers": [["name": "c", "resources": ["requests": ["memory": memory]]]]]]
}

private func memory(_ pod: JSONValue) -> JSONValue? {
    pod["spec"]?["containers"]?.arrayValue?.first?["resources"]?["requests"]?["memory"]
}

// What an API server v1.36 makes of them.
@Test(
    arguments: [
        ("1024", "1024"), ("1024Ki", "1Mi"), ("1Gi", "1Gi"), ("1024Mi", "1Gi"), ("0.5Gi", "512Mi"), ("1e3", "1e3"),
        ("1E3", "1E3"),
        ("1000k", "1M"), ("1.5", "1500m"), ("1500m", "1500m"), ("0.1", "100m"), ("1Ti", "1Ti"), ("1000000", "1M"),
        ("1048576", "1048576"), ("1536Ki", "1536Ki"), ("12e6", "12e6"), ("0", "0"), ("0.0001", "1m"), ("+5", "+5"), ("1.0", "1"),
        ("5e-3", "5e-3"), ("1P", "1P"), ("2Ei", "2Ei"), ("1000m", "1"), ("0.25", "250m"), ("2.0", "2"), ("100u", "1m"),
        ("500n", "1m"), ("1k", "1k"), ("Gi", "0"), ("1e99999", "1e99999"), (1024, "1024"), (.double(0.5), "500m"), ("-", "0"),
        ("-1.5Gi", "-1536Mi"), ("-100u", "-1m"),
    ] as [(JSONValue, JSONValue)])
func `quantities are stored as the server does`(_ given: JSONValue, _ stored: JSONValue) throws {
    let schema = try #require(Schema.schema(group: "", version: "v1", kind: "Pod"))
    #expect(schema.decodeFailure(pod(given)) == nil)
    #expect(memory(schema.normalize(pod(given))) == stored)
}

@Test func `other quantities are not rounded`() throws {
    let schema = try #require(Schema.schema(group: "", version: "v1", kind: "Pod"))
    let pod: JSONValue = ["spec": ["containers": [], "volumes": [["name": "v", "emptyDir": ["sizeLimit": "0.0001"]]]]]
    #expect(schema.normalize(pod)["spec"]?["volumes"]?.arrayValue?.first?["emptyDir"]?["sizeLimit"] == "100u")
}

@Test(arguments: ["1gi", "1 Gi", "1Kib", "0x1", "1e", "--1", "1.1.1", "1mi", ""])
func `what is no quantity is refused`(_ text: String) throws {
    let schema = try #require(Schema.schema(group: "", version: "v1", kind: "Pod"))
    let failure = schema.decodeFailure(pod(.string(text)))
    let words =
        ["1e", "--1", "1mi"].contains(text) ? "unable to parse quantity's suffix" : "quantities must match the regular expression"
    let message = failure.map { "\($0)" } ?? ""
    #expect(message.hasPrefix(words))
}
