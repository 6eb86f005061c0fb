import SteadyClient
import SteadyCodec
import SteadyModel

/// A request that leads into a pod: allowed, checked, and to be answered by the connector, outside the lock.
struct PodVisit: Sendable {
    enum Kind: Sendable {
        case log(PodLogQuery)
        case exec([String], ExecOptions)
        case attach(ExecOptions)
        case portForward([UInt16])
        case proxy(port: UInt16, APIRequest)
    }

    let kind: Kind
    let place: PodPlace
    let connector: any PodConnector
    let request: APIRequest

    /// What can be spoken there; empty if it is no connection.
    var protocols: [String] {
        switch kind {
        case .exec, .attach: ChannelMessages.Version.allCases.map(\.rawValue)
        case .portForward(let ports): ports.isEmpty ? [Cluster.tunnel] : [Cluster.tunnel, ChannelMessages.Version.v4.rawValue]
        case .log, .proxy: []
        }
    }
}

/// Which part of a log is asked for.
struct PodLogQuery: Sendable {
    var follows = false
    var isPrevious = false
    var hasTimes = false
    var since: Timestamp?
    var tailLines: Int?
    var limitBytes: Int?

    init(_ call: APICall, now: Timestamp) {
        follows = call.flag("follow")
        isPrevious = call.flag("previous")
        hasTimes = call.flag("timestamps")
        if let seconds = call.query("sinceSeconds").flatMap({ Int64($0) }) {
            // Farther back than any line.
            since = now.advanced(by: .seconds(-min(seconds, 1 << 40)))
        }
        if let time = call.query("sinceTime").flatMap({ Timestamp($0) }) { since = time.wholeSeconds }
        tailLines = call.query("tailLines").flatMap { Int($0) }
        limitBytes = call.query("limitBytes").flatMap { Int($0) }
    }
}

extension ExecOptions {
    init(_ call: APICall, container: String) {
        self.init(
            container: container, stdin: call.flag("stdin"), stdout: call.flag("stdout"), stderr: call.flag("stderr"),
            tty: call.flag("tty"))
    }
}
