public import SteadyModel

extension Client {
    /// Runs a command in a container and gives its streams to `body`; when `body` returns, the connection is closed.
    ///
    /// ```swift
    /// let status = try await client.withExec(pod, ["tar", "xf", "-"], .withInput) { command in
    ///     try await command.write(archive)
    ///     try await command.closeInput()
    ///     return try await command.status()
    /// }
    /// ```
    ///
    /// It goes over WebSockets, `v5.channel.k8s.io` or `v4.channel.k8s.io`, for which the server asks for the verbs `get` and, since
    /// v1.35, `create` of `pods/exec`. A command that is still running when the connection is closed may go on (`kubectl exec`).
    /// ``Client/timeout`` bounds the connecting; a command is begun again only if it certainly has not begun.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - command: the program and its arguments; no shell is in between.
    ///   - options: in which container, and which streams are wanted.
    ///   - body: uses the streams.
    /// - Returns: what `body` returns.
    /// - Throws: ``APIError`` if the server refuses, ``TransportError`` if there is no connection, and what `body` throws.
    public func withExec<Result: Sendable>(
        _ pod: ObjectKey, _ command: [String], _ options: ExecOptions = ExecOptions(),
        _ body: (ExecSession) async throws -> Result
    ) async throws -> Result {
        try await withSession(pod, "exec", command, options, body)
    }

    /// Connects to the process that a container runs, and gives its streams to `body` (`kubectl attach`).
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - options: in which container, and which streams are wanted.
    ///   - body: uses the streams.
    /// - Returns: what `body` returns.
    /// - Throws: as ``withExec(_:_:_:_:)``.
    public func withAttach<Result: Sendable>(
        _ pod: ObjectKey, _ options: ExecOptions = ExecOptions(), _ body: (ExecSession) async throws -> Result
    ) async throws -> Result {
        try await withSession(pod, "attach", [], options, body)
    }

    /// Runs a command in a container to its end.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - command: the program and its arguments; no shell is in between.
    ///   - container: the container; `nil` for the pod's only or default one.
    ///   - input: what the command gets to read; `nil` for nothing at all.
    ///   - limit: how many bytes of output, and how many of errors, are collected.
    /// - Returns: what it printed and how it ended, whatever its exit code.
    /// - Throws: as ``withExec(_:_:_:_:)``, and ``StreamError`` if it printed more than `limit`.
    public func exec(
        _ pod: ObjectKey, _ command: [String], container: String? = nil, input: [UInt8]? = nil, limit: Int = 16 << 20
    ) async throws -> ExecResult {
        try await withExec(pod, command, ExecOptions(container: container, stdin: input != nil)) { session in
            if input != nil, !session.canCloseInput { throw session.cannotCloseInput }
            // A command need not read all of it, and if the connection breaks the output tells why.
            async let _: Void? = try? Self.write(input, to: session)
            async let errors = session.stderr.collect(upTo: limit)
            let output = try await session.stdout.collect(upTo: limit)
            return ExecResult(stdout: output, stderr: try await errors, status: try await session.status())
        }
    }

    private static func write(_ input: [UInt8]?, to session: ExecSession) async throws {
        guard let input else { return }
        try await session.write(input)
        try await session.closeInput()
    }

    private func withSession<Result: Sendable>(
        _ pod: ObjectKey, _ subresource: String, _ command: [String], _ options: ExecOptions,
        _ body: (ExecSession) async throws -> Result
    ) async throws -> Result {
        let request = APIRequest(
            .get, Self.path(of: .pods, in: pod.namespace, name: pod.name, subresource: subresource),
            query: options.query(command: command))
        return try await withConnection(request, protocols: ChannelMessages.Version.allCases.map(\.rawValue)) {
            connection in
            guard let channels = ChannelMessages(subprotocol: connection.subprotocol) else {
                throw TransportError(
                    phase: .receive, message: "the server speaks “\(connection.subprotocol)”, which was not asked for",
                    request: request)
            }
            let session = ExecSession(connection, channels, options, request)
            async let _: Void = session.pump()
            return try await body(session)
        }
    }
}
