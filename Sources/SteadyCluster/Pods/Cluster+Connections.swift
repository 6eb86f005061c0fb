package import SteadyClient
import SteadyCodec

/// What is answered instead of opening a connection.
package struct ConnectionRefusal: Error {
    package let response: APIResponse
}

extension Cluster {
    /// Opens a connection into a pod and gives the client's end of it to `body`.
    ///
    /// - Parameters:
    ///   - request: what to connect to.
    ///   - requester: who asks.
    ///   - protocols: what the client speaks, best first.
    ///   - body: is the client; when it returns, what runs at the other end is cancelled.
    /// - Throws: ``ConnectionRefusal``, and what `body` throws.
    package func withPodConnection<Result: Sendable>(
        _ request: APIRequest, as requester: Requester, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        await letOthersGo()
        try Task.checkCancellation()
        let visit: PodVisit
        switch try await respond(request, as: requester) {
        case .pod(let found): visit = found
        case .response(let answer): throw ConnectionRefusal(response: answer.response)
        case .watch(let stream):
            close(stream)
            throw Self.refusal(.badRequest("a watch is no connection: read it as a stream"))
        case .unfinished: throw TransportError(phase: .receive, message: "webhooks were not asked", request: request)
        }
        guard let chosen = protocols.first(where: visit.protocols.contains) else {
            let known = visit.protocols.joined(separator: ", ")
            throw Self.refusal(
                .badRequest(
                    known.isEmpty
                        ? "this is no connection" : "none of the subprotocols is known; this server speaks \(known)"))
        }
        let pair = ConnectionPair(subprotocol: chosen, request)
        async let _: Void = serve(visit, pair.server)
        return try await body(pair.client)
    }

    private static func refusal(_ error: StatusError) -> ConnectionRefusal {
        ConnectionRefusal(response: APIAnswer(error).response)
    }

    /// Is the server's end of a connection.
    private func serve(_ visit: PodVisit, _ connection: APIConnection) async {
        switch visit.kind {
        case .exec(let command, let options):
            await serveCommand(connection, options, "error executing command in container") { streams in
                try await visit.connector.exec(command, in: visit.place, streams)
            }
        case .attach(let options):
            await serveCommand(connection, options, "error attaching to container") { streams in
                try await visit.connector.attach(to: visit.place, streams)
            }
        case .portForward where connection.subprotocol == Self.tunnel: await serveTunnel(visit, connection)
        case .portForward(let ports): await servePorts(ports, visit, connection)
        case .log, .proxy: break
        }
        await connection.close()
    }
}
