public import SteadyClient
import SteadyCodec
public import SteadyModel
import Synchronization

/// Pods that seem to run: for tests, and for trying out what uses pods.
///
/// Each container has a log that begins with a line of its start. Commands are `echo`, `cat`, `true`, `false`, `exit N`, `stty size`
/// (waits for the size of the terminal), and `sh -c "…"` with several of them between semicolons, each perhaps with `>&2` at its end.
/// What is typed at an attached container is printed again, and comes into its log. Ports give back what they get; over the
/// proxy they tell what they were asked.
public final class SimulatedPods: PodConnector {
    private let logs = Mutex<[String: PodLog]>([:])

    /// Pods without any lines in their logs but the first.
    public init() {}

    /// The log of a container, to add lines.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - container: its name.
    public func log(of pod: ObjectKey, container: String) -> PodLog {
        logs.withLock { logs in
            let name = "\(pod)/\(container)"
            if let log = logs[name] { return log }
            let log = PodLog()
            logs[name] = log
            return log
        }
    }

    public func log(of place: PodPlace, previous: Bool) async throws -> PodLog? { previous ? nil : begunLog(of: place) }

    private func begunLog(of place: PodPlace) -> PodLog {
        let log = log(of: place.key, container: place.container)
        if log.lines(from: 0).next == 0 {
            let time = place.pod[path: "metadata", "creationTimestamp"]?.stringValue.flatMap { Timestamp($0) }
            log.append("\(place.container) of \(place.key.name) has started", at: time ?? Timestamp(seconds: 0))
        }
        return log
    }

    public func exec(_ command: [String], in place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus {
        if command.count == 3, command[0].hasSuffix("sh"), command[1] == "-c" {
            var code = 0
            for line in command[2].split(separator: ";") {
                let words = line.split(separator: " ").map(String.init)
                if words.isEmpty { continue }
                code = try await run(words, streams)
                if words[0] == "exit" { break }
            }
            return ExecStatus(exitCode: code)
        }
        return ExecStatus(exitCode: try await run(command, streams))
    }

    private func run(_ command: [String], _ streams: PodStreams) async throws -> Int {
        var words = command
        let isError = words.last == ">&2"
        if isError { words.removeLast() }
        switch words.first {
        case "echo":
            let text = words.dropFirst().joined(separator: " ") + "\n"
            if isError { try await streams.writeError(text) } else { try await streams.write(text) }
        case "cat": for try await bytes in streams.stdin { try await streams.write(bytes) }
        case "true": break
        case "false": return 1
        case "exit": return words.count > 1 ? Int(words[1]) ?? 2 : 0
        case "stty":
            var sizes = streams.sizes.makeAsyncIterator()
            guard let size = await sizes.next() else { return 1 }
            try await streams.write("\(size.rows) \(size.columns)\n")
        default:
            let name = GoString.quoted(words.first ?? "")
            throw PodConnectorError("exec: \(name): executable file not found in $PATH")
        }
        return 0
    }

    public func attach(to place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus {
        let log = begunLog(of: place)
        for try await bytes in streams.stdin {
            try await streams.write(bytes)
            let last = log.lines(from: 0).lines.last?.time
            for line in bytes.split(separator: 0x0A) {
                log.append(String(decoding: line, as: UTF8.self), at: last ?? Timestamp(seconds: 0))
            }
        }
        return .success
    }

    public func portForward(_ port: UInt16, of place: PodPlace, _ stream: PodPortStream) async throws {
        for try await bytes in stream.received { try await stream.send(bytes) }
    }

    public func answer(_ request: APIRequest, port: UInt16, of place: PodPlace) async throws -> APIResponse {
        let text = "\(request.method.rawValue) \(request.path) at port \(port) of \(place.key)\n"
        return APIResponse(status: 200, headers: ["content-type": "text/plain"], body: Array(text.utf8))
    }
}
