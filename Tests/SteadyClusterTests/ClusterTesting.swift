import SteadyClient
import SteadyCluster
import SteadyCodec

/// Tests of one API server in process, by what is sent to it and what it answers.
protocol ClusterTesting {
    var cluster: Cluster { get }
}

extension ClusterTesting {
    /// Sends a request.
    ///
    /// - Parameters:
    ///   - path: may end in a query.
    ///   - headers: besides `content-type`, which is `type`, and `user-agent`.
    func send(
        _ method: APIRequest.Method, _ path: String, _ body: JSONValue? = nil, query: [APIRequest.QueryItem] = [],
        type: String = "application/json", headers: [String: String] = [:], as requester: Requester = .administrator
    ) async throws -> (status: Int, body: JSONValue, warnings: [String]) {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let inPath = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return APIRequest.QueryItem(sides[0], sides.count > 1 ? sides[1] : "")
        }
        let request = APIRequest(
            method, parts[0], query: inPath + query,
            headers: ["content-type": type, "user-agent": "test/1"].merging(headers) { $1 }, body: body?.serialized())
        let response = try await cluster.transport(as: requester).send(request)
        return (response.status, (try? JSONValue(parsing: response.body)) ?? .null, response.warnings)
    }
}
