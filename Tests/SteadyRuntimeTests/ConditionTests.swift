import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// A custom resource with conditions.
private struct Site: StatusResource {
    static let resourceType = ResourceType(group: "demo.example", version: "v1", kind: "Site")
    var metadata: ObjectMeta
    var spec: Spec
    var status: Status?

    struct Spec: Codable, Hashable, Sendable { var image: String }
    struct Status: ConditionStatus {
        var conditions: [Condition]?
        init() {}
    }
}

@Suite struct ConditionTests {
    @Test func `conditions are written when they change, with the generation they speak of`() throws {
        try RuntimeWorld.run(seed: 2) { manager, here in
            manager.controller(
                for: Site.self,
                ReconcilingObjects { site, context in
                    let isGood = site.spec.image == "good"
                    try await context.setCondition(
                        "Ready", isTrue: isGood, reason: isGood ? "Good" : "Bad", message: site.spec.image)
                    try await context.setConditions([
                        Condition(type: "Known", status: "Unknown", reason: "NotAsked"),
                        Condition(type: "Seen", status: "True", observedGeneration: 1, reason: "Seen"),
                    ])
                    return .done
                }
            ).every(.seconds(60), jitter: 0)
        } _: { here, _ in
            try here.cluster.define(Site.self)
            let key = ObjectKey(namespace: "default", name: "a")
            _ = try await here.user.create(
                Site(metadata: ObjectMeta(name: "a", namespace: "default"), spec: .init(image: "bad")))
            func site() async throws -> Site { try await here.user.get(Site.self, key) }
            try await here.wait("written") { try await site().status?.conditions?.count == 3 }
            var found = try await site()
            #expect(found.status?.conditions.isFalse("Ready") == true && found.status?.conditions.isUnknown("Known") == true)
            #expect(found.status?.conditions.condition("Ready")?.observedGeneration == 1)
            let time = found.status?.conditions.condition("Ready")?.lastTransitionTime
            let version = found.metadata.resourceVersion
            try await here.sleep(.seconds(200))
            #expect(try await site().metadata.resourceVersion == version, "nothing is written that is there")
            #expect(here.reasons(of: "a").filter { $0 == "timer" }.count == 3)
            _ = try await here.user.patch(Site.self, key, .merge(["spec": ["image": "worse"]]))
            try await here.wait("again") { try await site().status?.conditions.condition("Ready")?.observedGeneration == 2 }
            found = try await site()
            #expect(found.status?.conditions.condition("Ready")?.lastTransitionTime == time)
            #expect(found.status?.conditions.condition("Seen")?.observedGeneration == 1)
            _ = try await here.user.patch(Site.self, key, .merge(["spec": ["image": "good"]]))
            try await here.wait("good") { try await site().status?.conditions.isTrue("Ready") == true }
            #expect(try await site().status?.conditions.condition("Ready")?.lastTransitionTime != time)
        }
    }
}
