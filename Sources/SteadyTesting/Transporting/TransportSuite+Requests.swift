import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel

/// Requests with whole answers.
extension TransportSuite {
    static let requests: [Case] = [
        Case(name: "all verbs reach the server, and answers come back", body: verbs),
        Case(name: "answers are given back whatever their status", body: statuses),
        Case(name: "header fields arrive, and those of answers are named in lower case", body: headers),
        Case(name: "warnings are told", body: warnings),
        Case(name: "odd characters in queries and paths arrive as they are", body: oddCharacters),
        Case(name: "query items of one name all arrive, in order", body: repeatedQueries),
        Case(name: "large bodies arrive whole, both ways", body: largeBodies),
        Case(name: "a body goes with a deletion, too", body: deletionBodies),
        Case(name: "requests go side by side, each with its own answer", body: concurrentRequests),
        Case(name: "a cancelled task sends nothing", body: cancelledRequest),
        Case(name: "a request that is cancelled under way ends at once", body: cancelledUnderWay),
    ]

    private static func verbs(_ place: TransportPlace) async throws {
        let path = TransportPlace.maps + "/a"
        var map = try await place.send(place.map("a", data: ["k": "1"]), expecting: 201)
        try place.expect("what is created", map[path: "data", "k"], is: "1")
        map[path: "data", "k"] = "2"
        let json = ["content-type": "application/json"]
        try await place.send(APIRequest(.put, path, headers: json, body: map.serialized()), expecting: 200)
        try place.expect(
            "what was put", try await place.send(APIRequest(.get, path), expecting: 200)[path: "data", "k"], is: "2")
        let merge = APIRequest(
            .patch, path, headers: ["content-type": "application/merge-patch+json"],
            body: (["data": ["k": "3"]] as JSONValue).serialized())
        try place.expect("what was patched", try await place.send(merge, expecting: 200)[path: "data", "k"], is: "3")
        try await place.send(APIRequest(.delete, path), expecting: 200)
        try await place.send(APIRequest(.get, path), expecting: 404)
    }

    private static func statuses(_ place: TransportPlace) async throws {
        let missing = try await place.send(APIRequest(.get, TransportPlace.maps + "/none"), expecting: 404)
        try place.expect("the reason", missing["reason"], is: "NotFound")
        try await place.send(place.map("a"), expecting: 201)
        try await place.send(place.map("a"), expecting: 409)
        try await place.send(place.map("A_B"), expecting: 422)
        let odd = APIRequest(
            .patch, TransportPlace.maps + "/a", headers: ["content-type": "text/odd"], body: Array("{}".utf8))
        try await place.send(odd, expecting: 415)
        try await place.send(APIRequest(.post, TransportPlace.maps, body: Array("{".utf8)), expecting: 400)
    }

    private static func headers(_ place: TransportPlace) async throws {
        try await place.send(place.map("a", data: ["k": "1"]), expecting: 201)
        let patch: JSONValue = [["op": "replace", "path": "/data/k", "value": "2"]]
        let request = APIRequest(
            .patch, TransportPlace.maps + "/a", headers: ["content-type": "application/json-patch+json"],
            body: patch.serialized())
        try place.expect("what was patched", try await place.send(request, expecting: 200)[path: "data", "k"], is: "2")
        let table = APIRequest(
            .get, TransportPlace.maps, headers: ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"])
        try place.expect("the kind that was accepted", try await place.send(table, expecting: 200)["kind"], is: "Table")
        let answer = try await place.transport.send(APIRequest(.get, TransportPlace.maps))
        try place.expect(
            answer.headers["content-type"]?.hasPrefix("application/json") == true,
            "the answer has no content-type among \(answer.headers.keys.sorted())")
        try place.expect("header names", answer.headers.keys.filter { $0 != $0.lowercased() }, is: [])
    }

    private static func warnings(_ place: TransportPlace) async throws {
        var map = place.map("a")
        map.query = [.init("fieldValidation", "Warn")]
        map.body = (["metadata": ["name": "a"], "odd": 1, "other": 2] as JSONValue).serialized()
        let answer = try await place.transport.send(map)
        try place.expect("the status", answer.status, is: 201)
        try place.expect(
            "the warnings", answer.warnings.sorted(), is: ["unknown field \"odd\"", "unknown field \"other\""])
    }

    private static func oddCharacters(_ place: TransportPlace) async throws {
        let manager = "a b&c=d+e/f?g#h%20;ü\"'~"
        var map = place.map("a", data: ["k": "1"])
        map.query = [.init("fieldManager", manager)]
        let made = try await place.send(map, expecting: 201)
        try place.expect(
            "the manager", made[path: "metadata", "managedFields"]?.arrayValue?.first?["manager"]?.stringValue, is: manager)
        let name = "a b+c:d?e#f&ü"
        let role: JSONValue = [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": ["name": .string(name)],
        ]
        let roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles"
        let json = ["content-type": "application/json"]
        try await place.send(APIRequest(.post, roles, headers: json, body: role.serialized()), expecting: 201)
        let read = try await place.send(APIRequest(.get, "\(roles)/\(name)"), expecting: 200)
        try place.expect("the name", read[path: "metadata", "name"]?.stringValue, is: name)
    }

    private static func repeatedQueries(_ place: TransportPlace) async throws {
        var map = place.map("a", data: ["k": "1"])
        // The first counts, and the empty ones do no harm.
        map.query = [.init("fieldManager", "first"), .init("pretty", ""), .init("fieldManager", "second")]
        let made = try await place.send(map, expecting: 201)
        try place.expect(
            "the manager", made[path: "metadata", "managedFields"]?.arrayValue?.first?["manager"]?.stringValue, is: "first")
    }

    private static func largeBodies(_ place: TransportPlace) async throws {
        // Pieces of 10 bytes that differ, some of them escaped in JSON.
        let text = (0..<90_000).map { "\"\n\(String($0 + 1_000_000))ü" }.joined()
        try await place.send(place.map("a", data: ["k": String(text.prefix(700_000))]), expecting: 201)
        let read = try await place.send(APIRequest(.get, TransportPlace.maps + "/a"), expecting: 200)
        try place.expect(
            read[path: "data", "k"]?.stringValue == String(text.prefix(700_000)), "the text came back another one")
    }

    private static func deletionBodies(_ place: TransportPlace) async throws {
        try await place.send(place.map("a"), expecting: 201)
        let path = TransportPlace.maps + "/a"
        let options: JSONValue = [
            "apiVersion": "v1", "kind": "DeleteOptions", "preconditions": ["uid": "00000000-0000-0000-0000-000000000000"],
        ]
        let json = ["content-type": "application/json"]
        try await place.send(APIRequest(.delete, path, headers: json, body: options.serialized()), expecting: 409)
        try await place.send(APIRequest(.get, path), expecting: 200)
    }

    private static func concurrentRequests(_ place: TransportPlace) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let name = "map-\(number)"
                    try await place.send(place.map(name, data: ["k": "\(number)"]), expecting: 201)
                    for _ in 0..<5 {
                        let read = try await place.send(APIRequest(.get, "\(TransportPlace.maps)/\(name)"), expecting: 200)
                        try place.expect("what \(name) says", read[path: "data", "k"]?.stringValue, is: "\(number)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func cancelledRequest(_ place: TransportPlace) async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.cancelAll()
            group.addTask {
                do {
                    let answer = try await place.transport.send(place.map("never"))
                    return "an answer with status \(answer.status)"
                } catch is CancellationError { return "CancellationError" } catch { return "\(error)" }
            }
            for try await outcome in group { try place.expect("the outcome", outcome, is: "CancellationError") }
        }
        let there = try await place.cluster.transport.send(APIRequest(.get, TransportPlace.maps + "/never"))
        try place.expect("the status of what was never to be sent", there.status, is: 404)
    }

    private static func cancelledUnderWay(_ place: TransportPlace) async throws {
        // The head of a watch is a request that is under way for as long as it is read.
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                do {
                    return try await place.transport.withStream(place.watch()) { stream in
                        for try await _ in stream.chunks {}
                        return "the end of the stream"
                    }
                } catch is CancellationError { return "CancellationError" } catch { return "\(error)" }
            }
            try await place.waitForWatches(1, "while one is read")
            group.cancelAll()
            for try await outcome in group {
                // A reader that is cancelled may be told that its stream has ended, too.
                try place.expect(
                    outcome == "CancellationError" || outcome == "the end of the stream", "the outcome is \(outcome)")
            }
        }
        try await place.waitForWatches(0, "after the only reader was cancelled")
    }
}
