import SteadyModel
import Synchronization

extension Client {
    /// Opens a stream and gives it to `body`, within the client's timeout. Opening it is tried again, as any request of its kind; what
    /// comes after is not.
    ///
    /// - Parameters:
    ///   - request: what to read.
    ///   - repeatability: what it means to send it again.
    ///   - isPassedOn: whether every answer is the caller's, whatever its status.
    ///   - body: reads the stream.
    /// - Throws: ``APIError`` if the server refuses, ``TransportError``, and what `body` throws.
    func withStream<Result: Sendable>(
        _ request: APIRequest, _ repeatability: Repeatability = .harmless, isPassedOn: Bool = false,
        _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        guard let timeout else { return try await openStream(request, repeatability, isPassedOn: isPassedOn, body) }
        return try await opening(request, within: timeout) { use in
            try await openStream(request, repeatability, isPassedOn: isPassedOn, use)
        } body: { (stream: APIStream) in
            try await body(stream)
        }
    }

    /// Opens a connection of messages both ways and gives it to `body`, within the client's timeout. Only what certainly did not begin
    /// is tried again.
    ///
    /// - Parameters:
    ///   - request: what to connect to.
    ///   - protocols: what may be spoken there, best first.
    ///   - body: speaks one of them.
    /// - Throws: as ``withStream(_:_:isPassedOn:_:)``.
    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        guard let timeout else { return try await openConnection(request, protocols, body) }
        return try await opening(request, within: timeout) { use in
            try await openConnection(request, protocols, use)
        } body: { (connection: APIConnection) in
            try await body(connection)
        }
    }

    private func openStream<Result: Sendable>(
        _ request: APIRequest, _ repeatability: Repeatability, isPassedOn: Bool, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await open(request, repeatability) { request, progress in
            try await transport.withStream(request) { stream in
                guard isPassedOn || (200..<300).contains(stream.status) else {
                    return .failure(StreamRefusal(response: try await stream.refusal()))
                }
                progress.open(stream.status)
                warn(stream.warnings, request)
                return .success(try await body(observer == nil ? stream : stream.counting(progress)))
            }
        }
    }

    private func openConnection<Result: Sendable>(
        _ request: APIRequest, _ protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        try await open(request, .harmful) { request, progress in
            .success(
                try await transport.withConnection(request, protocols: protocols) { connection in
                    progress.open(101)
                    return try await body(observer == nil ? connection : connection.counting(progress))
                })
        }
    }

    private typealias Opened<Value> = Swift.Result<Value, StreamRefusal>

    /// Waits for its turn, sends, and again if that is of use, until something is open.
    private func open<Result: Sendable>(
        _ request: APIRequest, _ repeatability: Repeatability,
        _ send: (APIRequest, StreamProgress) async throws -> Opened<Result>
    ) async throws -> Result {
        var attempts = RequestAttempts(retry, repeatability)
        while true {
            try Task.checkCancellation()
            try await limiter?.admit(priority)
            let outcome: Swift.Result<APIResponse, any Error>
            let progress = StreamProgress()
            do {
                switch try await observed(request, attempts.count + 1, progress, send) {
                case .success(let value): return value
                case .failure(let refusal): outcome = .success(refusal.response)
                }
            } catch {
                // Once the caller has had a part of it the error is the caller's.
                if progress.isOpen || error is CancellationError { throw error }
                outcome = .failure(error)
            }
            var random = platform.random
            switch attempts.next(outcome, to: request, now: platform.wallTime, using: &random) {
            case .wait(let delay): try await platform.clock.sleep(for: delay)
            case .answer(let response):
                throw APIError(response: response, to: request, now: platform.wallTime)
            case .fail(let error):
                if case .success(let response) = outcome { warn(response.warnings, request) }
                throw error
            case .resolve(let error): throw error
            }
        }
    }

    /// Sends once, and tells observer and limiter what came of it.
    private func observed<Result: Sendable>(
        _ request: APIRequest, _ number: Int, _ progress: StreamProgress,
        _ send: (APIRequest, StreamProgress) async throws -> Opened<Result>
    ) async throws -> Opened<Result> {
        var request = request
        let finish = observer?.started(
            ObservedRequest(request, isStream: true, attempt: number, priority: priority), headers: &request.headers)
        let start = platform.clock.now
        func end(_ status: Int) {
            finish?(.answered(status: status, bytes: progress.bytes, start.duration(to: platform.clock.now)))
        }
        do {
            let result = try await send(request, progress)
            switch result {
            case .success: report(nil)
            case .failure(let refusal): report(APIError(response: refusal.response, to: request, now: platform.wallTime))
            }
            end(result.refusal?.response.status ?? progress.status)
            return result
        } catch let error as APIError where !progress.isOpen {
            report(error)
            end(error.code)
            throw error
        } catch {
            finish?(.failed(error, start.duration(to: platform.clock.now)))
            throw error
        }
    }

    /// Tells the limiter how the server took a request.
    private func report(_ refusal: APIError?) {
        limiter?.report(priority, isTooMany: refusal?.isTurnedAway ?? false, retryAfter: refusal?.retryAfter)
    }
}

/// What is known of a stream or a connection from outside.
private final class StreamProgress: Sendable {
    private let state = Mutex<(status: Int, bytes: Int)>((0, 0))

    var isOpen: Bool { state.withLock { $0.status != 0 } }
    var status: Int { state.withLock { $0.status } }
    var bytes: Int { state.withLock { $0.bytes } }
    func open(_ status: Int) { state.withLock { $0.status = status } }
    func add(_ count: Int) { state.withLock { $0.bytes = $0.bytes.addingReportingOverflow(count).partialValue } }
}

/// An answer that is no stream.
private struct StreamRefusal: Error {
    var response: APIResponse
}

extension Result where Failure == StreamRefusal {
    fileprivate var refusal: StreamRefusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}

extension APIStream {
    /// What the server says instead of what was asked for; no more of it than a Status may have.
    fileprivate func refusal() async throws -> APIResponse {
        var body: [UInt8] = []
        for try await chunk in chunks {
            body += chunk
            if body.count >= 1 << 20 { break }
        }
        return APIResponse(status: status, headers: headers, warnings: warnings, body: body)
    }

    fileprivate func counting(_ progress: StreamProgress) -> APIStream {
        wrapping { next in
            let chunk = try await next()
            progress.add(chunk?.count ?? 0)
            return chunk
        }
    }
}

extension APIConnection {
    fileprivate func counting(_ progress: StreamProgress) -> APIConnection {
        let pull = messages.pull
        return APIConnection(subprotocol: subprotocol, send: send) {
            let message = try await pull()
            progress.add(message?.count ?? 0)
            return message
        } close: {
            await close()
        }
    }
}
