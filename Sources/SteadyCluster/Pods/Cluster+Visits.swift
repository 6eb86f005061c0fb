import SteadyClient
import SteadyCodec
import Synchronization

extension Cluster {
    /// Answers a request into a pod with a whole response.
    func answer(_ visit: PodVisit) async throws -> APIResponse {
        switch visit.kind {
        case .log(let query):
            switch try await log(visit, query) {
            case .failure(let error): return APIAnswer(error).response
            case .success(let log):
                var query = query
                query.follows = false
                var body: [UInt8] = []
                let text = Self.reader(of: log, query)
                while let piece = try await text.next() { body += piece }
                return APIResponse(status: 200, headers: Self.logHeaders, body: body)
            }
        case .proxy(let port, let request):
            do {
                return try await visit.connector.answer(request, port: port, of: visit.place)
            } catch let error as CancellationError {
                throw error
            } catch {
                let text = "error trying to reach service: \(error)"
                return APIAnswer(StatusError(503, reason: "ServiceUnavailable", message: text)).response
            }
        case .exec, .attach, .portForward:
            return APIAnswer(.badRequest("Upgrade request required")).response
        }
    }

    /// Answers a request into a pod with a stream.
    func withStream<Result: Sendable>(
        _ visit: PodVisit, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        if case .log(let query) = visit.kind, case .success(let log) = try await log(visit, query) {
            let text = Self.reader(of: log, query)
            return try await consume(APIStream(status: 200, headers: Self.logHeaders) { try await text.next() })
        }
        return try await consume(try await answer(visit).stream)
    }

    private static let logHeaders = ["content-type": "text/plain"]
}

extension APIResponse {
    /// The response as a stream of one piece.
    var stream: APIStream {
        let rest = OncePiece(body)
        return APIStream(status: status, headers: headers, warnings: warnings) { rest.take() }
    }

    private final class OncePiece: Sendable {
        private let bytes: Mutex<[UInt8]?>
        init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes) }
        func take() -> [UInt8]? {
            bytes.withLock { bytes in
                defer { bytes = nil }
                return bytes
            }
        }
    }
}
