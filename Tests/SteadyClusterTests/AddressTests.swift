import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Testing

/// Addresses and networks in objects: what is refused, and what is warned of.
@Suite(.timeLimit(.minutes(1))) struct AddressTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)
    private let services = "/api/v1/namespaces/default/services?dryRun=All"
    private let policies = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies?dryRun=All"

    private func service(_ spec: JSONValue) async throws -> (status: Int, body: JSONValue, warnings: [String]) {
        var spec = spec
        spec["ports"] = [["port": 80]]
        return try await send(.post, services, ["metadata": ["name": "s"], "spec": spec])
    }

    @Test(arguments: [
        ("01.2.3.4", "must not have leading 0s"), ("::ffff:1.2.3.4", "must not be an IPv4-mapped IPv6 address"),
        ("1.2.3", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"),
    ])
    func `addresses that can be read in two ways are refused`(address: String, why: String) async throws {
        let refused = try await service(["externalIPs": [.string(address)]])
        #expect(refused.status == 422)
        #expect(refused.body[path: "details", "causes"]?.arrayValue?.first?["field"] == "spec.externalIPs[0]")
        #expect(refused.body["message"]?.stringValue?.contains(why) == true)
    }

    @Test(arguments: [
        ("2001:DB8::1", "2001:db8::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("0:0:0:1::", "0:0:0:1::"),
        ("1:2:3:0:5:6:7:8", "1:2:3:0:5:6:7:8"), ("2001:0:0:0:0:0:0:1", "2001::1"),
    ])
    func `addresses that are not in their usual form are warned of`(address: String, usual: String) async throws {
        let made = try await service(["externalIPs": [.string(address)]])
        let warning = "spec.externalIPs[0]: IPv6 address \"\(address)\" should be in RFC 5952 canonical format (\"\(usual)\")"
        let found = made.warnings.filter { $0.contains("RFC 5952") }
        #expect(found.contains { $0.contains(warning) } == (address != usual))
    }

    @Test(
        arguments: [
            ("1.2.3.4/8", "must not have bits set beyond the prefix length"),
            ("10.0.0.0/08", "must not have leading 0s in IP or prefix length"), ("10.0.0.0/8", nil), ("2001:db8::/32", nil),
            ("10.0.0.0/33", "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
        ] as [(String, String?)])
    func `networks are those of their bits`(network: String, why: String?) async throws {
        let answer = try await send(
            .post, policies,
            [
                "metadata": ["name": "p"],
                "spec": ["podSelector": [:], "ingress": [["from": [["ipBlock": ["cidr": .string(network)]]]]]],
            ])
        #expect(answer.status == (why == nil ? 201 : 422))
        if let why { #expect(answer.body["message"]?.stringValue?.contains(why) == true) }
    }
}
