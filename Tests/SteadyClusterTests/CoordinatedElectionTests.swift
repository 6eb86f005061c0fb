import SteadyClient
import SteadyCodec
import SteadyModel
import Testing

@testable import SteadyCluster

/// Candidates of leases as the server keeps them, and whom it chooses.
@Suite struct CoordinatedElectionTests {
    private static let path = "/apis/coordination.k8s.io/v1beta1/namespaces/default/leasecandidates"

    private static func candidate(_ spec: JSONValue, name: String = "a") -> APIRequest {
        let object: JSONValue = [
            "apiVersion": "coordination.k8s.io/v1beta1", "kind": "LeaseCandidate", "metadata": ["name": .string(name)],
            "spec": spec,
        ]
        return APIRequest(.post, path, headers: ["content-type": "application/json"], body: object.serialized())
    }

    @Test func `candidates are served where elections are coordinated, and leases keep what they say of them`() async throws {
        let lease = APIRequest(
            .post, "/apis/coordination.k8s.io/v1/namespaces/default/leases", headers: ["content-type": "application/json"],
            body: Array(
                #"{"metadata":{"name":"work"},"spec":{"strategy":"OldestEmulationVersion","preferredHolder":"b","holderIdentity":"a"}}"#
                    .utf8))
        let plain = Cluster()
        #expect(try await plain.transport.send(APIRequest(.get, Self.path)).status == 404)
        #expect(try JSONValue(parsing: try await plain.transport.send(lease).body)[path: "spec", "strategy"] == nil)

        let cluster = Cluster(coordinatesElections: true)
        #expect(try await cluster.transport.send(APIRequest(.get, Self.path)).status == 200)
        let kept = try JSONValue(parsing: try await cluster.transport.send(lease).body)
        #expect(kept[path: "spec", "preferredHolder"] == "b")
        let group = try JSONValue(
            parsing: try await cluster.transport.send(APIRequest(.get, "/apis/coordination.k8s.io")).body)
        #expect(group[path: "preferredVersion", "version"] == "v1")
        #expect(group["versions"]?.arrayValue?.compactMap { $0["version"]?.stringValue } == ["v1", "v1beta1"])
        let document = try await cluster.transport.send(APIRequest(.get, "/openapi/v3/apis/coordination.k8s.io/v1beta1"))
        #expect(String(decoding: document.body, as: UTF8.self).contains("LeaseCandidateSpec"))
    }

    @Test func `a candidate is looked at as a real server looks at it`() async throws {
        let cluster = Cluster(coordinatesElections: true)
        let good: JSONValue = [
            "leaseName": "work", "binaryVersion": "1.2.0", "emulationVersion": "1.1.0", "strategy": "OldestEmulationVersion",
        ]
        func changed(_ name: String, _ value: JSONValue) -> JSONValue {
            var spec = good
            spec[name] = value
            return spec
        }
        let cases: [(JSONValue, [String])] = [
            (changed("leaseName", ""), ["spec.leaseName: Required value"]),
            (changed("binaryVersion", ""), ["spec.binaryVersion: Required value"]),
            (changed("binaryVersion", "1.2"), [#"spec.binaryVersion: Invalid value: "1.2": must be a valid semantic version"#]),
            (
                changed("emulationVersion", "1.3.0"),
                [#"spec.binaryVersion: Invalid value: "1.2.0": must be greater than or equal to `emulationVersion`"#]
            ),
            (
                changed("emulationVersion", ""),
                ["spec.emulationVersion: Required value: must be specified when `strategy` is 'OldestEmulationVersion'"]
            ),
            (changed("strategy", ""), ["spec.strategy: Required value"]),
            (
                changed("strategy", "Newest"),
                [#"spec.strategy.strategy: Unsupported value: "Newest": supported values: "OldestEmulationVersion""#]
            ),
        ]
        for (spec, expected) in cases {
            let answer = try await cluster.transport.send(Self.candidate(spec))
            #expect(answer.status == 422)
            let message = try JSONValue(parsing: answer.body)["message"]?.stringValue ?? ""
            for text in expected { #expect(message.contains(text), "\(message)") }
        }
        #expect(try await cluster.transport.send(Self.candidate(good)).status == 201)
        #expect(
            try await cluster.transport.send(Self.candidate(changed("strategy", "example.com/best"), name: "B_2")).status == 201)
        let move = APIRequest(
            .patch, Self.path + "/a", headers: ["content-type": "application/merge-patch+json"],
            body: Array(#"{"spec":{"leaseName":"other"}}"#.utf8))
        let answer = try await cluster.transport.send(move)
        #expect(answer.status == 422)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("field is immutable"))
    }

    private static func candidates(_ all: [(String, String, String, Int64)], renewed: Int64 = 100) -> [CoordinatedElection
        .Candidate]
    {
        all.map { name, binary, emulation, created in
            .init(
                key: ObjectKey(namespace: "default", name: name),
                object: [
                    "spec": [
                        "binaryVersion": .string(binary), "emulationVersion": .string(emulation),
                        "strategy": "OldestEmulationVersion",
                        "renewTime": .string(MicroTime(Timestamp(seconds: renewed)).description),
                    ]
                ], createdAt: Timestamp(seconds: created))
        }
    }

    @Test func `the oldest emulation version is best, then the oldest binary, then who came first`() {
        func best(_ all: [(String, String, String, Int64)]) -> String? {
            CoordinatedElection.best(of: Self.candidates(all))?.key.name
        }
        #expect(best([("a", "1.30.0", "1.30.0", 1), ("b", "1.31.0", "1.29.0", 2)]) == "b")
        #expect(best([("a", "1.31.0", "1.29.0", 1), ("b", "1.30.0", "1.29.0", 2)]) == "b")
        #expect(best([("a", "1.9.0", "1.9.0", 2), ("b", "1.9.0", "1.9.0", 1)]) == "b")
        #expect(best([("a", "1.10.0", "1.10.0", 1), ("b", "1.9.0", "1.9.0", 2)]) == "b")
        // What is no version is no candidate.
        #expect(best([("a", "1.10.0", "1.10.0", 1), ("b", "1.9.0", "nonsense", 2)]) == "a")
        #expect(best([]) == nil)
    }

    @Test func `candidates are asked for a sign of life first, and those that give none are passed over`() {
        func step(_ candidates: [CoordinatedElection.Candidate], lease: JSONValue? = nil, at now: Int64) -> [APIRequest] {
            CoordinatedElection(
                key: ObjectKey(namespace: "default", name: "work"), lease: lease, candidates: candidates,
                now: Timestamp(seconds: now)
            ).step()
        }
        let old = Self.candidates([("a", "1.0.0", "1.0.0", 1), ("b", "2.0.0", "2.0.0", 1)])
        // Both are asked.
        #expect(step(old, at: 120).map(\.path) == ["a", "b"].map { Self.path + "/" + $0 })
        // One has not answered yet; then it has not answered in time.
        var asked = old
        asked[0].object[path: "spec", "pingTime"] = .string(MicroTime(Timestamp(seconds: 120)).description)
        asked[1].object[path: "spec", "pingTime"] = asked[0].object[path: "spec", "pingTime"]
        asked[1].object[path: "spec", "renewTime"] = .string(MicroTime(Timestamp(seconds: 123)).description)
        #expect(step(asked, at: 124).isEmpty)
        let requests = step(asked, at: 126)
        #expect(requests.map(\.method) == [.post])
        let claim = String(decoding: requests.first?.body ?? [], as: UTF8.self)
        #expect(claim.contains(#""holderIdentity":"b""#))
        // Somebody who is better than the holder is preferred, and does not get the lease before it is free.
        let lease: JSONValue = [
            "spec": [
                "holderIdentity": "b", "strategy": "OldestEmulationVersion", "leaseDurationSeconds": 15,
                "renewTime": .string(MicroTime(Timestamp(seconds: 100)).description),
            ]
        ]
        let patch = String(decoding: step(old, lease: lease, at: 101).first?.body ?? [], as: UTF8.self)
        #expect(patch.contains(#""preferredHolder":"a""#) && !patch.contains("holderIdentity"))
        // One that has been silent for half an hour is no candidate, and is removed.
        let gone = CoordinatedElection(
            key: ObjectKey(namespace: "default", name: "work"), lease: nil, candidates: old, now: Timestamp(seconds: 1901))
        #expect(gone.step().isEmpty)
        #expect(gone.outdated().map(\.method) == [.delete, .delete])
    }
}
