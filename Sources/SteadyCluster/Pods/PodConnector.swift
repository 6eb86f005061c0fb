public import SteadyClient
public import SteadyCodec
public import SteadyModel
import Synchronization

/// What runs in the pods of a cluster, or seems to: it has their logs, runs commands in them and listens at their ports.
///
/// Nothing runs in the pods of an embedded cluster. With a connector, ``Cluster/connectPods(by:)``, `kubectl logs`, `exec`, `attach`,
/// `port-forward` and `cp` find something there, and so does whoever uses them in a test. Its functions are called for pods that
/// have a node; what is not implemented is refused. They run as children of the request and are cancelled when its client goes
/// away.
public protocol PodConnector: Sendable {
    /// The log of a container.
    ///
    /// - Parameters:
    ///   - place: the container.
    ///   - previous: whether that of the container before its last restart is meant.
    /// - Returns: `nil` if there is none.
    func log(of place: PodPlace, previous: Bool) async throws -> PodLog?

    /// Runs a command.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - place: the container.
    ///   - streams: its input and output.
    /// - Returns: how it ended.
    /// - Throws: whatever keeps it from running; the client is told, with code 500.
    func exec(_ command: [String], in place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus

    /// Connects to the process of a container.
    ///
    /// - Parameters:
    ///   - place: the container.
    ///   - streams: its input and output.
    /// - Returns: how the process ended.
    /// - Throws: whatever keeps one from connecting; the client is told, with code 500.
    func attach(to place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus

    /// Takes a connection to a port; it is closed on return.
    ///
    /// - Parameters:
    ///   - port: the number of the port.
    ///   - place: the pod, without a container.
    ///   - stream: bytes both ways.
    /// - Throws: whatever keeps one from connecting; the client is told.
    func portForward(_ port: UInt16, of place: PodPlace, _ stream: PodPortStream) async throws

    /// Answers an HTTP request that the API server passes on.
    ///
    /// - Parameters:
    ///   - request: with the path that the pod sees.
    ///   - port: the number of the port.
    ///   - place: the pod, without a container.
    /// - Throws: whatever keeps one from connecting; the client gets 502.
    func answer(_ request: APIRequest, port: UInt16, of place: PodPlace) async throws -> APIResponse
}

extension PodConnector {
    /// There is no log.
    public func log(of place: PodPlace, previous: Bool) async throws -> PodLog? { nil }
    /// No command can be run.
    public func exec(_ command: [String], in place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus {
        throw PodConnectorError("commands are not run here")
    }
    /// There is no process.
    public func attach(to place: PodPlace, _ streams: PodStreams) async throws -> ExecStatus {
        throw PodConnectorError("there is nothing to attach to")
    }
    /// Nobody listens.
    public func portForward(_ port: UInt16, of place: PodPlace, _ stream: PodPortStream) async throws {
        throw PodConnectorError("connection refused")
    }
    /// Nobody listens.
    public func answer(_ request: APIRequest, port: UInt16, of place: PodPlace) async throws -> APIResponse {
        throw PodConnectorError("connection refused")
    }
}

/// Why a ``PodConnector`` cannot do what is asked for, for people.
public struct PodConnectorError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// An error that says so.
    public init(_ description: String) { self.description = description }
}

/// A pod, or a container of it.
public struct PodPlace: Sendable {
    /// The pod as it was when the request came.
    public let pod: JSONValue
    /// Its namespace and name.
    public let key: ObjectKey
    /// The container; empty if the whole pod is meant.
    public let container: String
}

extension Cluster {
    /// Lets somebody answer for the pods: their logs, commands and ports.
    ///
    /// - Parameter connector: who answers; `nil` for nobody, as in the beginning.
    public func connectPods(by connector: (any PodConnector)?) { state.withLock { $0.extensions.pods = connector } }

    /// Whether somebody answers for the pods.
    package var hasPods: Bool { state.withLock { $0.extensions.pods != nil } }
}
