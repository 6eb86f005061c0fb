import Foundation
import Steady
import SteadyTesting
import Testing
import Website

/// The example's operator is explored as anybody's is.
@Suite struct WebsiteExplorationTests {
    /// `STEADY_RUNS` asks for more.
    private static let runs = ProcessInfo.processInfo.environment["STEADY_RUNS"].flatMap { Int($0) } ?? 20
    /// `STEADY_REPLICAS` has more than one compete for a lease.
    private static let replicas = ProcessInfo.processInfo.environment["STEADY_REPLICAS"].flatMap { Int($0) } ?? 1

    private static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object",
                "properties": [
                    "image": ["type": "string"], "replicas": ["type": "integer", "minimum": 0], "host": ["type": "string"],
                ],
                "required": ["image"],
            ], "status": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        ],
    ]

    private static let setUp: @Sendable (Stage) throws -> Void = { stage in
        try stage.define(Website.self, schema: schema)
        stage.run(replicas: replicas) { $0.websites() }
    }

    private static func site(_ spec: JSONValue, named name: String = "a") throws -> Website {
        let object: JSONValue = [
            "apiVersion": "demo.example/v1", "kind": "Website", "metadata": ["name": .string(name)], "spec": spec,
        ]
        return try JSON.decode(Website.self, from: object.serialized())
    }

    @Test func `a web site comes to its end whatever goes wrong`() async throws {
        let site = try Self.site(["image": "nginx:1", "replicas": 2, "host": "a.example"])
        let other = try Self.site(["image": "nginx:1", "host": "b.example"], named: "b")
        var exploration = Exploration(seeds: 1...100, faults: [.protocol, .machine, .interference], setUp: Self.setUp) { user in
            // What stays, so that what the sites share stays, too.
            try await user.create(other)
            try await user.create(site)
            try await user.settled()
            try await user.update(Website.self, "a") { ($0.spec.image, $0.spec.host) = ("nginx:2", "c.example") }
            try await user.settled()
            try await user.delete(Website.self, "a")
        }
        exploration.runLimit = Self.runs
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }

    @Test func `the operator follows whatever is changed`() async throws {
        let site = try Self.site(["image": "nginx:1", "replicas": 2, "host": "a.example"])
        // The map of hosts stays for the next site.
        let report = try await exploreOperations(
            on: site, schema: Self.schema, operations: .all.subtracting(.deletion), faults: Self.runs > 20 ? .protocol : [],
            Self.setUp)
        #expect(report.passed, "\(report)")
        #expect(report.operations > 50)
        #expect(report.unheeded == [])
    }

    @Test func `of two sites that want a host one gets it, and the other when the first is gone`() async throws {
        let site = try Self.site(["image": "nginx:1", "host": "a.example"])
        let other = try Self.site(["image": "nginx:1", "host": "a.example"], named: "b")
        var exploration = Exploration(
            seeds: 1...100, faults: .protocol,
            invariants: [
                .eventually("b has the host, and is ready but for its pods") { world in
                    try world.object(ConfigMap.self, WebsiteReconciler.hosts)?.data == ["a.example": "b"]
                        && world.object(Website.self, "b")?.status?.conditions?.first?.reason == "PodsMissing"
                }
            ], setUp: Self.setUp
        ) { user in
            try await user.create(site)
            try await user.client.eventually(ConfigMap.self, WebsiteReconciler.hosts, within: .seconds(600)) {
                $0?.data == ["a.example": "a"]
            }
            try await user.create(other)
            try await user.client.eventually(Website.self, "b", within: .seconds(600)) {
                $0?.status?.conditions?.first?.reason == "HostTaken"
            }
            try await user.delete(Website.self, "a")
        }
        exploration.runLimit = Self.runs
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }
}
