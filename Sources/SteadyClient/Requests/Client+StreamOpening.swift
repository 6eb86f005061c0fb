import SteadyModel
import Synchronization

extension Client {
    /// Opens a stream and gives it to `body`; opening it is tried again as any read, what comes after is not.
    ///
    /// - Throws: ``APIError`` if the server refuses, ``TransportError``, and what `body` throws.
    func withStream<Result: Sendable>(
        _ request: APIRequest, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        var attempts = RequestAttempts(retry, .harmless)
        while true {
            try Task.checkCancellation()
            try await limiter?.admit(priority)
            let outcome: Swift.Result<APIResponse, any Error>
            let state = OpenedStream()
            do {
                let result = try await open(request, attempts.count + 1, state, body)
                switch result {
                case .success(let value): return value
                case .failure(let refusal): outcome = .success(refusal.response)
                }
            } catch {
                // Once the caller has had a part of it the error is the caller's.
                if state.isOpen || error is CancellationError { throw error }
                outcome = .failure(error)
            }
            var random = platform.random
            switch attempts.next(outcome, to: request, using: &random) {
            case .wait(let delay): try await platform.clock.sleep(for: delay)
            case .fail(let error): throw error
            case .answer(let response): throw APIError(response: response, to: request)
            case .resolve(let error): throw error
            }
        }
    }

    private func open<Result: Sendable>(
        _ request: APIRequest, _ number: Int, _ state: OpenedStream, _ body: (APIStream) async throws -> Result
    ) async throws -> Swift.Result<Result, StreamRefusal> {
        var request = request
        let finish = observer?.started(
            ObservedRequest(request, isStream: true, attempt: number, priority: priority), headers: &request.headers)
        let start = platform.clock.now
        do {
            let result = try await transport.withStream(request) { stream in
                guard (200..<300).contains(stream.status) else {
                    return Swift.Result<Result, StreamRefusal>.failure(try await stream.refusal())
                }
                state.open(stream.status)
                return .success(try await body(finish == nil ? stream : stream.counting(state)))
            }
            var status = state.status
            if case .failure(let refusal) = result {
                status = refusal.response.status
                if let limiter {
                    let error = APIError(response: refusal.response, to: request)
                    limiter.report(priority, isTooMany: error.isTurnedAway, retryAfter: error.retryAfter)
                }
            } else {
                limiter?.report(priority, isTooMany: false, retryAfter: nil)
            }
            finish?(.answered(status: status, bytes: state.bytes, start.duration(to: platform.clock.now)))
            return result
        } catch {
            finish?(.failed(error, start.duration(to: platform.clock.now)))
            throw error
        }
    }
}

/// What is known of a stream from outside.
private final class OpenedStream: Sendable {
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

extension APIStream {
    /// What the server says instead of what was asked for; no more of it than a Status may have.
    fileprivate func refusal() async throws -> StreamRefusal {
        var body: [UInt8] = []
        for try await chunk in chunks {
            body += chunk
            if body.count >= 1 << 20 { break }
        }
        return StreamRefusal(response: APIResponse(status: status, headers: headers, body: body))
    }

    fileprivate func counting(_ state: OpenedStream) -> APIStream {
        wrapping { next in
            let chunk = try await next()
            state.add(chunk?.count ?? 0)
            return chunk
        }
    }
}
