public import SteadyClient
import SteadyCodec
public import SteadyModel
import Synchronization

/// Pods that seem to run: for tests, and for trying out what uses pods.
///
/// Each container has a log that begins with a line of its start. Commands are `echo`, `cat` (of its input, or of a file), `true`,
/// `false`, `exit N`, `stty size` (waits for the size of the terminal), `tar` and `test -d` as `kubectl cp` uses them, and `sh -c "…"` with several of them between semicolons, each perhaps with `>&2` at its end.
/// What is typed at an attached container is printed again, and comes into its log. Ports give back what they get; over the
/// proxy they tell what they were asked.
public final class SimulatedPods: PodConnector {
    private static let maximumArchiveSize = 64 << 20

    private let logs = Mutex<[String: PodLog]>([:])
    private let files = Mutex<[ObjectKey: SimulatedFiles]>([:])

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
                code = try await run(words, place.key, streams)
                if words[0] == "exit" { break }
            }
            return ExecStatus(exitCode: code)
        }
        return ExecStatus(exitCode: try await run(command, place.key, streams))
    }

    private func run(_ command: [String], _ pod: ObjectKey, _ streams: PodStreams) async throws -> Int {
        var words = command
        let isError = words.last == ">&2"
        if isError { words.removeLast() }
        switch words.first {
        case "echo":
            let text = words.dropFirst().joined(separator: " ") + "\n"
            if isError { try await streams.writeError(text) } else { try await streams.write(text) }
        case "cat" where words.count > 1:
            guard let bytes = files.withLock({ $0[pod]?.file(words[1]) }) else { return try await missing(words[1], streams) }
            try await streams.write(bytes)
        case "cat": for try await bytes in streams.stdin { try await streams.write(bytes) }
        case "true": break
        case "false": return 1
        case "exit": return words.count > 1 ? Int(words[1]) ?? 2 : 0
        case "stty":
            var sizes = streams.sizes.makeAsyncIterator()
            guard let size = await sizes.next() else { return 1 }
            try await streams.write("\(size.rows) \(size.columns)\n")
        case "test": return files.withLock { $0[pod]?.isFolder(words.last ?? "") } == true ? 0 : 1
        case "tar" where words.contains { $0.contains("x") && $0.hasSuffix("f") }:
            let folder = words.firstIndex(of: "-C").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil } ?? "/"
            let archive = try await streams.stdin.collect(upTo: Self.maximumArchiveSize)
            files.withLock { $0[pod, default: SimulatedFiles()].unpack(archive, into: folder) }
        case "tar":
            let path = words.last ?? ""
            guard let archive = files.withLock({ $0[pod]?.pack(path) }) else { return try await missing(path, streams) }
            try await streams.write(archive)
        default:
            let name = GoString.quoted(words.first ?? "")
            throw PodConnectorError("exec: \(name): executable file not found in $PATH")
        }
        return 0
    }

    private func missing(_ path: String, _ streams: PodStreams) async throws -> Int {
        try await streams.writeError("\(path): No such file or directory\n")
        return 1
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
