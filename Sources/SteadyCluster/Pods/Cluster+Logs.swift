import SteadyClient
import SteadyCodec
import SteadyModel

extension Cluster {
    /// The log a visit is about; an answer if there is none.
    func log(_ visit: PodVisit, _ query: PodLogQuery) async throws -> Result<PodLog, StatusError> {
        do {
            if let log = try await visit.connector.log(of: visit.place, previous: query.isPrevious) { return .success(log) }
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failure(StatusError(500, reason: "InternalError", message: "Internal error occurred: \(error)"))
        }
        let container = GoString.quoted(visit.place.container)
        let pod = GoString.quoted(visit.place.key.name)
        return .failure(
            .badRequest(
                query.isPrevious
                    ? "previous terminated container \(container) in pod \(pod) not found"
                    : "container \(container) in pod \(pod) is waiting to start: ContainerCreating"))
    }

    /// The log as it is asked for, in pieces; `nil` at its end.
    static func reader(of log: PodLog, _ query: PodLogQuery) -> PodLogText { PodLogText(log, query) }
}

/// Reads a log as its query wants it.
actor PodLogText {
    private let log: PodLog
    private let query: PodLogQuery
    private var number = 0
    private var left: Int
    private var isFirst = true
    private var isAtEnd = false

    init(_ log: PodLog, _ query: PodLogQuery) {
        self.log = log
        self.query = query
        left = query.limitBytes ?? .max
    }

    /// The next piece; `nil` at the end.
    func next() async throws -> [UInt8]? {
        while !isAtEnd, left > 0 {
            try Task.checkCancellation()
            let (lines, next, isFinished) = log.lines(from: number)
            number = next
            var chosen = lines
            if isFirst {
                isFirst = false
                if let since = query.since { chosen = chosen.drop { $0.time < since } }
                if let tail = query.tailLines { chosen = chosen.suffix(max(0, tail)) }
            }
            if isFinished || !query.follows { isAtEnd = true }
            let piece = text(chosen)
            if !piece.isEmpty { return piece }
            if !isAtEnd { await log.wait(for: number) }
        }
        return nil
    }

    private func text(_ lines: ArraySlice<PodLog.Line>) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines where bytes.count < left {
            if query.hasTimes { bytes += Array("\(line.time) ".utf8) }
            bytes += Array(line.text.utf8)
            bytes.append(0x0A)
        }
        if bytes.count > left { bytes.removeLast(bytes.count - left) }
        left -= bytes.count
        return bytes
    }
}
