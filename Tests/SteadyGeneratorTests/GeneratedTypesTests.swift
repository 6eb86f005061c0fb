import SteadyCodec
import SteadyModel
import Testing

/// The committed generated types at work.
struct GeneratedTypesTests {
    private let full: JSONValue = [
        "apiVersion": "sea.example/v1", "kind": "Voyage", "metadata": ["name": "west", "namespace": "sea"],
        "spec": [
            "$ref": "chart-1", "ballast": ["stones": 7], "berth": "unknown", "captain": "Ahab", "chart": "AQID",
            "crew": [["name": "ishmael", "watches": ["dog", "graveyard"]]], "departure": "2026-01-31T12:00:00Z",
            "destination": ["berth": 4, "port": "Nantucket"], "distance": 9_007_199_254_740_993, "draught": 2.5,
            "fleet": ["matchExpressions": [["key": "rig", "operator": "In", "values": ["ketch"]]], "matchLabels": ["a": "b"]],
            "grid": [[1.5, 2.5], []], "holds": ["aft": ["tons": 3]], "labels": ["a": "b"],
            "log": ["level": "debug", "other": [1, true]], "maxSpeedSeconds": 30, "notes": ["any": ["thing": 1]],
            "patience": "1h", "protocol": "flags", "sails": "half-mast",
            "secretRef": ["key": "k", "name": "n", "optional": true],
            "string": ["length": 3], "template": ["apiVersion": "v1", "kind": "Pod"], "water": "500m", "x-mark": true,
        ],
        "status": [
            "conditions": [
                [
                    "lastTransitionTime": "2026-01-31T12:00:00Z", "message": "", "reason": "Wind", "status": "True",
                    "type": "UnderWay",
                ]
            ],
            "position": "41N 70W",
        ],
    ]

    @Test func `an object with everything comes back as it was`() throws {
        let voyage = try JSON.decode(Voyage.self, from: full.serialized())
        #expect(try JSONValue(parsing: JSON.encode(voyage)) == full)
        #expect(try JSON.decode(Voyage.self, from: JSON.encode(voyage)) == voyage)
    }

    @Test func `members have the types that the schema tells`() throws {
        let voyage = try JSON.decode(Voyage.self, from: full.serialized())
        #expect(voyage.spec.crew[0].watches == [.dog, "graveyard"])
        #expect(voyage.spec.sails == .halfMast)
        #expect(voyage.spec.destination.berth == 4)
        #expect(voyage.spec.holds?["aft"]?.tons == 3)
        #expect(voyage.spec.chart?.bytes == [1, 2, 3])
        #expect(voyage.spec.fleet?.matchLabels?["a"] == "b")
        #expect(voyage.spec.log?.unknownFields.names == ["other"])
        #expect(voyage.status.isUnderWay)
        #expect(try voyage.spec.water == Quantity("0.5"))
    }

    @Test func `a kind knows its resource`() {
        #expect(
            Voyage.resourceType
                == ResourceType(group: "sea.example", version: "v1", kind: "Voyage", plural: "voyages", scope: .namespaced))
        #expect(VoyageV1Beta1.resourceType.version == "v1beta1")
        #expect((Voyage.self as Any) is any StatusResource.Type)
        #expect(!((VoyageV1Beta1.self as Any) is any StatusResource.Type))
    }

    @Test func `initialisers ask for what is required`() {
        let spec = Voyage.Spec(crew: [], destination: .init(port: "Hull"), sails: .full)
        var voyage = Voyage(spec: spec)
        #expect(voyage.status == nil)
        voyage.status = Voyage.Status()
        #expect(voyage.status?.position == "")
        #expect(VoyageV1Beta1().spec.port == nil)
    }
}

extension Voyage.Status? {
    fileprivate var isUnderWay: Bool { self?.conditions.isTrue("UnderWay") ?? false }
}
