import Foundation
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
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
                    "isFast": ["type": "boolean"], "motto": ["type": "string"],
                    "crew": [
                        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                        "items": [
                            "type": "object", "properties": ["name": ["type": "string"], "watch": ["type": "integer"]],
                            "required": ["name"],
                        ],
                    ],
                    "ports": ["type": "object", "additionalProperties": ["type": "string"]],
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
        var motto: String?
        var crew: [Sailor]?
        var ports: StringMap<String>?
    }

    struct Sailor: Codable, Hashable, Sendable {
        var name: String
        var watch: Int?
    }

    struct Status: StatusValue {
        var sails: Int?
        var hasFailed: Bool?
    }
}

private struct NotToBeFlown: Error {}

/// Keeps a map with what the ship has; each slip is one that a generated operation brings to light.
private struct Shipyard: Reconciler {
    enum Slip {
        case none, keepsTheLargest, looksOnlyForTheMap, forgetsZero, keepsFlag, givesUp, countsTheCrew, addsPorts,
            neverMendsLabels
        case takesOneChange, isSetInItsWays, leavesTheMap
    }

    let slip: Slip

    func reconcile(_ ship: Ship, _ context: Context<Ship>) async throws -> Outcome {
        let key = ObjectKey(namespace: ship.metadata.namespace, name: ship.name)
        let present = try context.cached(ConfigMap.self)[key]
        if slip == .givesUp, ship.status?.hasFailed == true { return .done }
        if let motto = ship.spec.motto, motto.isEmpty || motto.contains("!") {
            if slip == .givesUp { try await context.updateStatus { $0.hasFailed = true } }
            throw NotToBeFlown()
        }
        var sails = ship.spec.sails
        let before = present?.data?["sails"].flatMap { Int($0) }
        if slip == .keepsTheLargest { sails = max(sails, before ?? 0) }
        if slip == .forgetsZero, before == 0 { return .done }
        if slip == .looksOnlyForTheMap, present != nil, ship.status?.sails == ship.spec.sails { return .done }
        var data: StringMap<String> = ["sails": "\(sails)"]
        data["flag"] = ship.spec.flag ?? (slip == .keepsFlag ? present?.data?["flag"] : nil)
        data["motto"] = ship.spec.motto
        let crew = ship.spec.crew ?? []
        data["crew"] = crew.map { "\($0.name) \($0.watch ?? 0)" }.joined(separator: ", ")
        if slip == .countsTheCrew, let before = present?.data?["crew"], before.count == data["crew"]?.count {
            data["crew"] = before
        }
        for (port, cargo) in ship.spec.ports ?? [:] { data["port.\(port)"] = cargo }
        if slip == .addsPorts {
            for (name, cargo) in present?.data ?? [:] where name.hasPrefix("port.") && data[name] == nil { data[name] = cargo }
        }
        if slip == .isSetInItsWays, let present, present.data != data, ship.metadata.generation ?? 0 > 2 { return .done }
        if slip == .takesOneChange, let since = present?.metadata.creationTimestamp, present?.data != data,
            since.duration(to: context.now) < .seconds(1)
        {
            return .done
        }
        var labels: StringMap<String> = ["ship": ship.name]
        if slip == .neverMendsLabels { labels = present?.metadata.labels ?? labels }
        try await context.apply(
            ConfigMap(metadata: ObjectMeta(name: ship.name, labels: labels), data: data), isOwned: slip != .leavesTheMap)
        try await context.updateStatus { $0.sails = ship.spec.sails }
        return .done
    }
}

@Suite struct OperationTests {
    private static func report(_ slip: Shipyard.Slip, _ operations: Operations = .all) async throws -> OperationReport {
        let ship = Ship(
            metadata: ObjectMeta(name: "a"),
            spec: .init(
                sails: 3, flag: "red", motto: "Go 1", crew: [.init(name: "ann", watch: 1), .init(name: "bob")],
                ports: ["rome": "wine"]))
        return try await exploreOperations(on: ship, schema: Ship.schema, operations: operations) { stage in
            try stage.define(Ship.self, schema: Ship.schema)
            stage.run { $0.controller(for: Ship.self, Shipyard(slip: slip)).owns(ConfigMap.self) }
        }
    }

    @Test func `a reconciler that follows in everything passes`() async throws {
        let report = try await Self.report(.none)
        #expect(report.passed, "\(report)")
        #expect(report.operations == 134)
        #expect(
            report.refused == [
                "unset spec.crew[0].name", "unset spec.crew[1].name", "unset spec.sails",
                #"set spec.crew to [{"name":"ann","watch":1},{"name":"bob"},{"name":"ann","watc…"#,
                "set spec.flag to \"no such thing\"", "set spec.sails to -1", "set spec.sails to 10",
            ])
        #expect(report.unheeded == ["spec.isFast"])
        #expect(
            "\(report)" == """
                nothing found in 134 operations, 7 more refused by the server
                nothing comes of changes of spec.isFast
                """)
    }

    @Test(arguments: [
        (
            Shipyard.Slip.keepsTheLargest, Operations.changes,
            "set spec.sails to 0: the end state is another: configmaps default/a: data.sails is \"3\""
        ),
        (
            .forgetsZero, .restores,
            "set spec.sails to 0, and back: the end state is another: configmaps default/a: data.sails is \"0\""
        ),
        (.looksOnlyForTheMap, .childEdits, "edit configmaps default/a: set data.sails to \"4\": the end state is another"),
        (
            .keepsFlag, .changes,
            "unset spec.flag: the end state is another: configmaps default/a: data.flag is \"red\", and absent"
        ),
        (.givesUp, .mistakes, "set spec.motto to \"Not Valid!\" by mistake, and back: the end state is another"),
        (.countsTheCrew, .changes, "set spec.crew[0].watch to 2: the end state is another: configmaps default/a: data.crew is"),
        (.addsPorts, .restores, "set spec.ports.added to \"a\", and back: the end state is another"),
        (
            .neverMendsLabels, .childEdits,
            "edit configmaps default/a: set metadata.labels.ship to \"ax\": the end state is another"
        ),
        (.takesOneChange, .sequences, "set spec.sails to 4, in the midst: reconciled without need, the operator writes"),
        (.leavesTheMap, .deletion, "delete it in the midst: the end state is another: configmaps default/a should not be there"),
        (.isSetInItsWays, .sequences, "set spec.sails to 4, then set spec.sails to 0: the end state is another"),
    ]) fileprivate func `what does not follow is told by the operation`(
        _ slip: Shipyard.Slip, _ operations: Operations, _ expected: String
    ) async throws {
        let report = try await Self.report(slip, operations)
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

    @Test func `elements of lists are edited, too`() async throws {
        /// Makes a service, and looks at how many ports it has.
        struct Quay: Reconciler {
            let isCareful: Bool

            func reconcile(_ ship: Ship, _ context: Context<Ship>) async throws -> Outcome {
                let present = try context.cached(Service.self)[ship.key]
                guard isCareful || present?.spec.ports?.count != 1 else { return .done }
                try await context.apply(
                    Service(
                        metadata: ObjectMeta(name: ship.name),
                        spec: ServiceSpec(ports: [ServicePort(port: 80, name: "http", targetPort: 8080)])))
                return .done
            }
        }
        func failures(isCareful: Bool) async throws -> [String] {
            let ship = Ship(metadata: ObjectMeta(name: "a"), spec: .init(sails: 1))
            let report = try await exploreOperations(on: ship, operations: [.childEdits, .childDeletions]) { stage in
                try stage.define(Ship.self)
                stage.run { $0.controller(for: Ship.self, Quay(isCareful: isCareful)).owns(Service.self) }
            }
            return report.failures.map(\.operation)
        }
        let port = #"edit services default/a: set spec.ports[port=80,protocol="TCP"]"#
        let unset = port.replacing("set", with: "unset")
        #expect(
            try await failures(isCareful: false)
                == [#"\#(port).name to "httpx""#, "\(unset).name", "\(port).targetPort to 8081", "\(unset).targetPort"])
        #expect(try await failures(isCareful: true) == [])
    }

    @Test func `the operation that a trap would end is told by a file`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "steady-\(UUID())").path
        let told = Mutex<Set<String>>([])
        let ship = Ship(metadata: ObjectMeta(name: "a"), spec: .init(sails: 1))
        let report = try await exploreOperations(on: ship, operations: .recreation, tokenFile: path) { stage in
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            told.withLock { _ = $0.insert(text) }
            try stage.define(Ship.self)
            stage.run { $0.controller(for: Ship.self, Shipyard(slip: .none)).owns(ConfigMap.self) }
        }
        #expect(report.passed)
        #expect(
            told.withLock { $0 } == ["create ships.test.example default/a\n", "delete it and create it anew\n"])
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: [false, true]) func `each operation is done again with every fault`(_ isCareful: Bool) async throws {
        /// Notes down what it has done, or what it is about to do.
        struct Rigger: Reconciler {
            let isCareful: Bool

            func reconcile(_ ship: Ship, _ context: Context<Ship>) async throws -> Outcome {
                guard isCareful || ship.status?.sails != ship.spec.sails else { return .done }
                if !isCareful { try await context.updateStatus { $0.sails = ship.spec.sails } }
                try await context.apply(ConfigMap(metadata: ObjectMeta(name: ship.name), data: ["sails": "\(ship.spec.sails)"]))
                if isCareful { try await context.updateStatus { $0.sails = ship.spec.sails } }
                return .done
            }
        }
        func report(_ faults: Faults) async throws -> OperationReport {
            let ship = Ship(metadata: ObjectMeta(name: "a"), spec: .init(sails: 3))
            let operations: Operations = [.changes, .restores, .recreation, .deletion, .sequences]
            let schema: JSONValue = [
                "type": "object",
                "properties": [
                    "spec": ["type": "object", "properties": ["sails": ["type": "integer"]], "required": ["sails"]],
                    "status": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                ],
            ]
            return try await exploreOperations(on: ship, schema: schema, operations: operations, faults: faults) { stage in
                try stage.define(Ship.self, schema: schema)
                stage.run { $0.controller(for: Ship.self, Rigger(isCareful: isCareful)).owns(ConfigMap.self) }
            }
        }
        #expect(try await report([]).passed)
        let found = try await report([.crashes, .refusals])
        #expect(found.passed == isCareful, "\(found)")
        guard let failure = found.failures.first else { return }
        #expect(failure.operation == "set spec.sails to 4")
        #expect(failure.finding.kind == .endState && failure.faults.count == 1, "\(failure)")
        #expect("\(failure)".contains("; on the way: "))
    }
}
