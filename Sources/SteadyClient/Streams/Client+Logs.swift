public import SteadyModel

extension Client {
    /// Reads the log of a container.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - options: which part of it; `follow` and `resumes` do not count.
    /// - Returns: the text; bytes that are not UTF-8 are replaced.
    /// - Throws: ``APIError`` if there is no such log, ``TransportError`` if it did not come or is larger than the transport takes.
    public func logs(_ pod: ObjectKey, _ options: LogOptions = LogOptions()) async throws -> String {
        var options = options
        options.follow = false
        return String(decoding: try await answer(to: logRequest(pod, options)), as: UTF8.self)
    }

    /// Reads the log of a container line by line, while it grows if it is followed, and gives the lines to `body`; when `body` returns,
    /// no more is read.
    ///
    /// ```swift
    /// try await client.withLogs(pod, .following) { lines in
    ///     for try await line in lines where line.text.hasPrefix("ready") { break }
    /// }
    /// ```
    ///
    /// With ``LogOptions/resumes``, a followed log is asked for again when the connection breaks or the server is busy: after half a
    /// second, and longer each time until a line comes, ten times at most.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - options: which part of it.
    ///   - maximumLineLength: in bytes; the pieces of a longer line are lines, all but the last of them partial.
    ///   - body: reads the lines.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws; the lines throw ``APIError`` if there is no such log, ``TransportError`` if the connection breaks.
    public func withLogs<Result: Sendable>(
        _ pod: ObjectKey, _ options: LogOptions = LogOptions(), maximumLineLength: Int = 1 << 20,
        _ body: (LogLines) async throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        let pipe = Pipe<LogLine>(limit: 256 << 10)
        async let _: Void = pumpLogs(pod, options, LogReader(limit: maximumLineLength, hasTimes: options.hasTimes), pipe)
        return try await body(LogLines(pipe: pipe))
    }

    private func pumpLogs(_ pod: ObjectKey, _ options: LogOptions, _ reader: LogReader, _ pipe: Pipe<LogLine>) async {
        var reader = reader
        var failures = 0
        while true {
            let before = reader.position
            do {
                try await readLogs(logRequest(pod, options, after: before), &reader, pipe)
                return pipe.finish()
            } catch {
                failures = reader.position == before ? failures + 1 : 1
                guard options.follow, options.resumes, failures <= 10, let delay = Self.delay(before: failures, after: error),
                    (try? await platform.clock.sleep(for: delay)) != nil
                else { return pipe.finish(throwing: error) }
                reader.resume()
            }
        }
    }

    private func readLogs(_ request: APIRequest, _ reader: inout LogReader, _ pipe: Pipe<LogLine>) async throws {
        try await withStream(request) { stream in
            for try await chunk in stream.chunks {
                reader.append(chunk)
                while let line = reader.next() { try await Self.hand(line, to: pipe) }
            }
            if let line = reader.rest() { try await Self.hand(line, to: pipe) }
        }
    }

    private static func hand(_ line: LogLine, to pipe: Pipe<LogLine>) async throws {
        try await pipe.send(line, cost: line.text.utf8.count + 64)
    }

    /// How long to wait before a log is asked for again; `nil` if that is of no use.
    private static func delay(before attempt: Int, after error: any Error) -> Duration? {
        switch error {
        case is TransportError: break
        case let error as APIError where error.isTransient:
            if let given = error.retryAfter { return min(max(given, .milliseconds(100)), .seconds(60)) }
        default: return nil
        }
        return min(.milliseconds(500) * (1 << min(attempt - 1, 6)), .seconds(15))
    }

    private func logRequest(_ pod: ObjectKey, _ options: LogOptions, after position: Timestamp? = nil) -> APIRequest {
        var options = options
        if let position {
            options.sinceTime = position
            options.sinceSeconds = nil
            options.tailLines = nil
        }
        return APIRequest(
            .get, Self.path(of: .pods, in: pod.namespace, name: pod.name, subresource: "log"), query: options.query)
    }
}
