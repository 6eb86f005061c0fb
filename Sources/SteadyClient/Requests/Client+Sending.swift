public import SteadyCodec
import SteadyModel
import Synchronization

extension Client {
    /// Sends a request of any kind and reads the answer.
    ///
    /// Of requests that are not reads only those are repeated that certainly were not processed.
    ///
    /// - Throws: ``APIError`` for any answer but success, ``TransportError`` if none came, ``AnswerError`` if it is not JSON.
    public func send(_ request: APIRequest) async throws -> JSONValue {
        let body = try await answer(to: request)
        if body.isEmpty { return .null }
        return try reading(request) { () throws(JSONError) in try JSONValue(parsing: body) }
    }

    /// Sends a request of any kind and returns the answer as it came, whatever its media type.
    ///
    /// - Throws: as ``send(_:)``.
    public func response(to request: APIRequest) async throws -> APIResponse {
        try await respond(to: request, Repeatability(request.method))
    }

    /// Sends a request and reads the object that is the answer.
    func object<Object: Decodable>(
        _ request: APIRequest, _ repeatability: Repeatability, _ type: Object.Type = Object.self
    ) async throws -> Object {
        let body = try await respond(to: request, repeatability).body
        return try reading(request) { () throws(JSONError) in try JSON.decode(type, from: body, options: decoding) }
    }

    /// The body of a successful answer.
    func answer(to request: APIRequest, _ repeatability: Repeatability? = nil) async throws -> [UInt8] {
        try await respond(to: request, repeatability ?? Repeatability(request.method)).body
    }

    /// Says whose answer it was that cannot be read.
    func reading<Result>(_ request: APIRequest, _ body: () throws(JSONError) -> Result) throws(AnswerError) -> Result {
        do throws(JSONError) { return try body() } catch {
            throw AnswerError(request: "\(request.method.rawValue) \(request.path)", cause: error)
        }
    }

    func request(
        _ method: APIRequest.Method, _ path: String, _ query: [APIRequest.QueryItem] = [], body: [UInt8]? = nil,
        contentType: String = "application/json", accept: String = "application/json"
    ) -> APIRequest {
        var headers = ["accept": accept]
        if body != nil { headers["content-type"] = contentType }
        return APIRequest(method, path, query: query, headers: headers, body: body)
    }

    /// A successful answer; if the request is passed on to somebody else, any answer.
    func respond(
        to request: APIRequest, _ repeatability: Repeatability, isPassedOn: Bool = false
    ) async throws -> APIResponse {
        let response = try await bounded(request, repeatability, isPassedOn)
        if !writeListeners.isEmpty, request.method != .get, !isPassedOn, !request.isDryRun {
            for listener in writeListeners { listener.wrote(request, answer: response.body) }
        }
        return response
    }

    private func bounded(
        _ request: APIRequest, _ repeatability: Repeatability, _ isPassedOn: Bool
    ) async throws -> APIResponse {
        guard let timeout else { return try await attempts(request, repeatability, isPassedOn) }
        return try await withThrowingTaskGroup(of: APIResponse?.self) { group in
            group.addTask { try await attempts(request, repeatability, isPassedOn) }
            group.addTask {
                try await platform.clock.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            if let first = try await group.next(), let response = first { return response }
            throw TransportError(phase: .deadline, message: "no answer within \(timeout)", request: request)
        }
    }

    private func attempts(
        _ request: APIRequest, _ repeatability: Repeatability, _ isPassedOn: Bool = false
    ) async throws -> APIResponse {
        var attempts = RequestAttempts(retry, repeatability, isPassedOn: isPassedOn)
        while true {
            try Task.checkCancellation()
            try await limiter?.admit(priority)
            let outcome = try await attempt(request, attempts.count + 1, isPassedOn)
            var random = platform.random
            switch attempts.next(outcome, to: request, now: platform.wallTime, using: &random) {
            case .answer(let response):
                warn(response.warnings, request)
                return response
            case .fail(let error):
                if case .success(let response) = outcome { warn(response.warnings, request) }
                throw error
            case .wait(let delay): try await platform.clock.sleep(for: delay)
            case .resolve(let error): return try await settled(request, repeatability, error)
            }
        }
    }

    /// Sends a request once.
    ///
    /// - Throws: `CancellationError`; all other errors are the outcome.
    private func attempt(
        _ request: APIRequest, _ number: Int, _ isPassedOn: Bool
    ) async throws -> Result<APIResponse, any Error> {
        guard limiter != nil || observer != nil else {
            do { return .success(try await transport.send(request)) } catch let error as CancellationError {
                throw error
            } catch {
                return .failure(error)
            }
        }
        var request = request
        let finish = observer?.started(
            ObservedRequest(request, isStream: false, attempt: number, priority: priority), headers: &request.headers)
        let start = platform.clock.now
        do {
            let response = try await transport.send(request)
            finish?(.answered(status: response.status, bytes: response.body.count, start.duration(to: platform.clock.now)))
            if let limiter {
                // Whoever it was passed on to says nothing about the server's load.
                let isTooMany = response.status == 429 && !isPassedOn
                let error = isTooMany ? APIError(response: response, to: request, now: platform.wallTime) : nil
                // An eviction that a budget forbids says nothing about the server's load.
                limiter.report(priority, isTooMany: error?.isTurnedAway ?? false, retryAfter: error?.retryAfter)
            }
            return .success(response)
        } catch {
            finish?(.failed(error, start.duration(to: platform.clock.now)))
            if error is CancellationError { throw error }
            return .failure(error)
        }
    }

    func warn(_ warnings: [String], _ request: APIRequest) {
        guard let onWarning, !warnings.isEmpty else { return }
        for text in warnings { onWarning(ServerWarning(text: text, request: "\(request.method.rawValue) \(request.path)")) }
    }

    /// Looks whether a write has happened whose answer was lost; `error` is what the server said to the repetition.
    private func settled(
        _ request: APIRequest, _ repeatability: Repeatability, _ error: APIError
    ) async throws -> APIResponse {
        var path = request.path
        switch repeatability {
        case .creation(let name): path += "/\(name)"
        case .conditionalDelete: return APIResponse(status: 200, body: Array(#"{"kind":"Status","status":"Success"}"#.utf8))
        case .conditionalWrite, .harmless, .harmful: break
        }
        let current = try await attempts(self.request(.get, path), .harmless)
        guard let object = try? JSONValue(parsing: current.body), let body = request.body,
            let sent = try? JSONValue(parsing: body)
        else { throw error }
        let isDone: Bool
        switch repeatability {
        case .creation:
            isDone = WriteEffect.made(object, by: sent, manager: request.queryValue("fieldManager") ?? fieldManager)
        case .conditionalWrite where request.method == .put: isDone = WriteEffect.holds(object, sent)
        default: isDone = WriteEffect.holds(object, patch: sent)
        }
        guard isDone else { throw error }
        return current
    }
}
