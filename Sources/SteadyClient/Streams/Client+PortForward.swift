public import SteadyModel

extension Client {
    /// Connects to a port of a pod, through the API server, and gives the connection to `body` (`kubectl port-forward`).
    ///
    /// One connection of the pod for each call. It goes over WebSockets, `v4.channel.k8s.io`, in which one side cannot end alone: the
    /// connection ends when `body` returns or the pod closes it.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - port: of the pod, from 1.
    ///   - body: uses the connection.
    /// - Returns: what `body` returns.
    /// - Throws: ``APIError`` if the server refuses, ``TransportError`` if there is no connection, and what `body` throws.
    public func withPortForward<Result: Sendable>(
        _ pod: ObjectKey, port: UInt16, _ body: (PortForwardStream) async throws -> Result
    ) async throws -> Result {
        let request = APIRequest(
            .get, Self.path(of: .pods, in: pod.namespace, name: pod.name, subresource: "portforward"),
            query: [APIRequest.QueryItem("ports", String(port))])
        return try await withConnection(request, protocols: [ChannelMessages.Version.v4.rawValue]) { connection in
            let stream = PortForwardStream(connection, port: port)
            async let _: Void = stream.pump()
            return try await body(stream)
        }
    }
}
