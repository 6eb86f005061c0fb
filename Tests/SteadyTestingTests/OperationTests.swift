import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

private struct Ship: StatusResource {
    static let resourceType = ResourceType(group: "test.example", version: "v1", kind: "Ship")
    static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object",
                "properties": [
                    "sails": ["type": "integer", "minimum": 0, "maximum": 9],
                    "flag": ["type": "string", "enum": ["red", "blue"]],
                    "isFast": ["type": "boolean"],
                ], "required": ["sails"],
            ], "status": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        ],
    ]

    var metadata: ObjectMeta
    var spec: Spec
    var status: Status?

    struct Spec: Codable, Hashable, Sendable {
        var sails: Int
        var flag: String?
        var isFast: Bool?
    }

    struct Status: StatusValue {
        var sails: Int?
    }
}

/// Keeps a map with what the ship has; each slip is one that a generated operation brings to light.
private struct Shipyard: Reconciler {
    enum Slip { case none, keepsTheLargest, looksOnlyForTheMap, forgetsZero, keepsFlag }

    let slip: Slip

    func reconcile(_ ship: Ship, _ context: Context<Ship>) async throws -> Outcome {
        let key = ObjectKey(namespace: ship.metadata.namespace, name: ship.name)
        let present = try context.cached(ConfigMap.self)[key]
        var sails = ship.spec.sails
        let before = present?.data?["sails"].flatMap { Int($0) }
        if slip == .keepsTheLargest { sails = max(sails, before ?? 0) }
        if slip == .forgetsZero, before == 0 { return .done }
        if slip == .looksOnlyForTheMap, present != nil, ship.status?.sails == ship.spec.sails { return .done }
        var data: StringMap<String> = ["sails": "\(sails)"]
        data["flag"] = ship.spec.flag ?? (slip == .keepsFlag ? present?.data?["flag"] : nil)
        try await context.apply(ConfigMap(metadata: ObjectMeta(name: ship.name), data: data))
        try await context.updateStatus { $0.sails = ship.spec.sails }
        return .done
    }
}

@Suite struct OperationTests {
    private static func report(_ slip: Shipyard.Slip, _ operations: Operations = .all) async throws -> OperationReport {
        let ship = Ship(metadata: ObjectMeta(name: "a"), spec: .init(sails: 3, flag: "red"))
        return try await exploreOperations(on: ship, schema: Ship.schema, operations: operations) { stage in
            try stage.define(Ship.self, schema: Ship.schema)
            stage.run { $0.controller(for: Ship.self, Shipyard(slip: slip)).owns(ConfigMap.self) }
        }
    }

    @Test func `a reconciler that follows in everything passes`() async throws {
        let report = try await Self.report(.none)
        #expect(report.passed, "\(report)")
        // Sails to 4, 0 and 9, the flag blue and unset, fast; each of them undone; the map deleted, two fields of it edited; anew.
        #expect(report.operations == 6 * 2 + 1 + 2 + 1)
        #expect(report.refused == ["unset spec.sails"])
        #expect("\(report)" == "nothing found in 16 operations, 1 more refused by the server")
    }

    @Test(arguments: [
        (
            Shipyard.Slip.keepsTheLargest,
            "set spec.sails to 0: the end state is another: configmaps default/a: data.sails is \"3\""
        ),
        (.forgetsZero, "set spec.sails to 0, and back: the end state is another: configmaps default/a: data.sails is \"0\""),
        (.looksOnlyForTheMap, "edit configmaps default/a: set data.sails to \"3x\": the end state is another"),
        (.keepsFlag, "unset spec.flag: the end state is another: configmaps default/a: data.flag is \"red\", and absent"),
    ]) fileprivate func `what does not follow is told by the operation`(_ slip: Shipyard.Slip, _ expected: String) async throws {
        let report = try await Self.report(slip)
        #expect(!report.passed)
        #expect(report.failures.contains { $0.description.hasPrefix(expected) }, "\(report)")
    }

    @Test func `only what is asked for is done`() async throws {
        let report = try await Self.report(.keepsTheLargest, [.childDeletions, .recreation])
        #expect(report.passed, "\(report)")
        #expect(report.operations == 2)
    }

    @Test func `an operator that cannot even follow the object as it is is told of first`() async throws {
        struct Wrong: Error {}
        struct Failing: Reconciler {
            func reconcile(_ ship: Ship, _ context: Context<Ship>) async throws -> Outcome { throw Wrong() }
        }
        let report = try await exploreOperations(on: Ship(metadata: ObjectMeta(name: "a"), spec: .init(sails: 1))) { stage in
            try stage.define(Ship.self)
            stage.run { $0.controller(for: Ship.self, Failing()) }
        }
        #expect(report.failures.count == 1)
        #expect(report.failures.first?.operation == "create ships.test.example default/a")
        #expect(report.failures.first?.finding.kind == .errorLoop)
    }
}
