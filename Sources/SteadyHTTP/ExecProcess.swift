#if HTTP
    import SteadyCodec
    import SteadyModel
    import Subprocess

    #if canImport(System)
        import System
    #else
        import SystemPackage
    #endif
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// One run of an exec plugin.
    struct ExecProcess: Sendable {
        let plugin: ExecPlugin
        /// The cluster as the plugin is told of it; empty if it is not.
        let clusterInfo: ClusterInfo?

        private static let maximumOutput = 1 << 20

        private struct Outcome: Sendable {
            var output: [UInt8]
            var complaint: String
            var failure: String?
        }

        /// Runs the program to its end.
        ///
        /// - Throws: an error of the plugin that says what went wrong, with what it wrote to standard error but without the
        ///   values of its variables; `CancellationError` if the task is cancelled, and then the program is ended.
        func run(_ platform: Platform) async throws -> ExecCredential {
            let isInteractive = try isInteractive()
            let limit = plugin.timeLimit ?? .seconds(isInteractive ? 300 : 60)
            let outcome = try await withThrowingTaskGroup(of: Outcome?.self) { group in
                group.addTask { try await launch(isInteractive: isInteractive) }
                group.addTask {
                    try await platform.clock.sleep(for: limit)
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            guard let outcome else { throw plugin.error("", "\(plugin.command) did not end within \(limit)") }
            if let failure = outcome.failure {
                throw plugin.error("", "\(plugin.command) \(failure)\(redacted(outcome.complaint))")
            }
            return try ExecCredential(outcome.output, of: plugin)
        }

        private func isInteractive() throws(AccessError) -> Bool {
            if plugin.interactiveMode == .never { return false }
            let isTerminal = isatty(STDIN_FILENO) == 1
            if plugin.interactiveMode == .always, !isTerminal {
                throw plugin.error("interactiveMode", "\(plugin.command) has to ask the user, and standard input is no terminal")
            }
            return isTerminal
        }

        private func launch(isInteractive: Bool) async throws -> Outcome {
            let command = plugin.resolvedCommand
            let executable: Executable = command.contains("/") ? .path(FilePath(command)) : .name(command)
            let environment = Environment.inherit.updating(variables(isInteractive: isInteractive))
            let arguments = Arguments(plugin.arguments)
            do {
                if isInteractive {
                    let result = try await Subprocess.run(
                        executable, arguments: arguments, environment: environment, input: .currentStandardInput,
                        output: .bytes(limit: Self.maximumOutput), error: .currentStandardError)
                    return Outcome(
                        output: result.standardOutput, complaint: "", failure: failure(result.terminationStatus))
                }
                // A session of its own, so that whatever it started ends with it.
                var options = PlatformOptions()
                options.createSession = true
                options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
                let result = try await Subprocess.run(
                    executable, arguments: arguments, environment: environment, platformOptions: options, input: .none,
                    output: .bytes(limit: Self.maximumOutput), error: .bytes(limit: Self.maximumOutput))
                return Outcome(
                    output: result.standardOutput, complaint: String(decoding: result.standardError, as: UTF8.self),
                    failure: failure(result.terminationStatus))
            } catch let error as SubprocessError {
                try Task.checkCancellation()
                throw plugin.error("command", explained(error))
            }
        }

        private func failure(_ status: TerminationStatus) -> String? {
            switch status {
            case .exited(0): nil
            case .exited(let code): "ended with exit code \(code)"
            case .signaled(let signal): "was ended by signal \(signal)"
            }
        }

        private func explained(_ error: SubprocessError) -> String {
            let hint = plugin.installHint.map { "\n\($0)" } ?? ""
            switch error.code {
            case .executableNotFound: return "\(plugin.resolvedCommand) is not there or cannot be run\(hint)"
            case .outputLimitExceeded: return "\(plugin.command) wrote more than \(Self.maximumOutput) bytes"
            default:
                return
                    "\(plugin.resolvedCommand) cannot be run: \(error.underlyingError.map { "\($0)" } ?? "no reason given")\(hint)"
            }
        }

        /// The end of what the program wrote, without the values of its variables.
        private func redacted(_ complaint: String) -> String {
            var text = String(complaint.suffix(2000)).trimmed
            for variable in plugin.environment where variable.value.count >= 4 {
                text.replace(variable.value, with: "(redacted)")
            }
            return text.isEmpty ? "" : ": \(text)"
        }

        private func variables(isInteractive: Bool) -> [Environment.Key: String?] {
            var variables: [Environment.Key: String?] = [:]
            for variable in plugin.environment { variables[Environment.Key(stringLiteral: variable.name)] = variable.value }
            let info = ClusterInfo.execInfo(plugin, clusterInfo, isInteractive: isInteractive)
            variables["KUBERNETES_EXEC_INFO"] = info.serializedText()
            return variables
        }
    }

    extension String {
        fileprivate var trimmed: String {
            String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }
    }
#endif
