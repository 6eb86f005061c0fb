import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel

/// Where a case of a ``TransportSuite`` runs.
struct TransportPlace: Sendable {
    static let maps = "/api/v1/namespaces/default/configmaps"

    let transport: any Transport
    let cluster: Cluster
    let name: String

    func expect(_ holds: Bool, _ problem: @autoclosure () -> String) throws {
        if !holds { throw TransportSuite.Failure(name: name, problem: problem()) }
    }

    func expect<Value: Equatable>(_ what: String, _ value: Value, is expected: Value) throws {
        try expect(
            value == expected,
            "\(what) is \(String(describing: value).prefix(200)) instead of \(String(describing: expected).prefix(200))")
    }

    /// Sends a request whose answer has to have a status.
    @discardableResult
    func send(_ request: APIRequest, expecting status: Int) async throws -> JSONValue {
        let answer = try await transport.send(request)
        try expect("the status of \(request.method.rawValue) \(request.path)", answer.status, is: status)
        return try JSONValue(parsing: answer.body)
    }

    /// Makes a map, past the transport or by it.
    func map(_ name: String, data: [String: String] = [:]) -> APIRequest {
        let data = JSONObject(data.sorted { $0.key < $1.key }.map { (name: $0.key, value: .string($0.value)) })
        let body: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": .object(data),
        ]
        return APIRequest(.post, Self.maps, headers: ["content-type": "application/json"], body: body.serialized())
    }

    func watch(_ query: [APIRequest.QueryItem] = []) -> APIRequest {
        APIRequest(.get, Self.maps, query: [.init("watch", "1")] + query)
    }

    /// Makes a map past the transport.
    func make(_ name: String) async throws { _ = try await cluster.transport.send(map(name)) }

    /// Waits until the cluster has so many open watches.
    func waitForWatches(_ count: Int, _ what: String) async throws {
        for _ in 0..<500 {
            if cluster.watchCount == count { return }
            try await cluster.platform.clock.sleep(for: .milliseconds(20))
        }
        try expect("the number of open watches on the server, \(what),", cluster.watchCount, is: count)
    }
}

/// Puts the pieces of a watch together again, one line for each event.
struct EventLines {
    private var rest: [UInt8] = []
    private(set) var names: [String] = []

    mutating func add(_ piece: [UInt8]) throws {
        rest += piece
        while let end = rest.firstIndex(of: 0x0A) {
            let event = try JSONValue(parsing: Array(rest[..<end]))
            rest.removeSubrange(...end)
            if event["type"] != "BOOKMARK" { names.append(event[path: "object", "metadata", "name"]?.stringValue ?? "?") }
        }
    }
}
