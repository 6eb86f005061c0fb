#if Service
    import Foundation
    import SteadyElection
    import SteadyHTTP
    import SteadyRuntime

    extension OperatorProgram {
        /// Runs as the whole process: until a signal comes, or something keeps the program from starting or going on.
        ///
        /// ```swift
        /// static func main() async {
        ///     await OperatorProgram(named: "website-operator") { manager, _ in … }.main()
        /// }
        /// ```
        ///
        /// What is in the way is told on the standard error: what happened, and what to do next. The process then exits with 1, or with 64
        /// (`EX_USAGE` of sysexits.h) for settings that cannot be used. After a signal and with `--help` it returns, and the process ends
        /// with 0.
        ///
        /// - Parameters:
        ///   - arguments: the command line, the program itself first.
        ///   - environment: the variables; `nil` for those of the process.
        public func main(arguments: [String] = CommandLine.arguments, environment: [String: String]? = nil) async {
            do {
                try await run(arguments: arguments, environment: environment)
            } catch {
                let failure = ProgramFailure(error, of: name)
                try? FileHandle.standardError.write(contentsOf: Data(failure.text.utf8))
                exit(failure.status)
            }
        }
    }

    /// How a program that fails takes its leave.
    package struct ProgramFailure {
        /// What is told.
        package let text: String
        /// With what it exits.
        package let status: Int32

        package init(_ error: any Error, of program: String) {
            var lines = ["\(program): \(error)"]
            var status: Int32 = 1
            switch error {
            case let error as ServiceError where error.code == .settings:
                lines.append("\(program) --help names what can be set, and how.")
                status = 64
            case is AccessError:
                lines.append(
                    "Name a kubeconfig by --kubeconfig or KUBECONFIG, and --context if it has several; or run in a pod with a service account."
                )
            case is ServiceError, is ConfigurationError, is ElectionError:
                // They say what is to be done.
                break
            case is CancellationError:
                lines = ["\(program): it was cancelled before it came to an end"]
            default:
                lines.append("It cannot go on. With --log-level debug it tells more of what comes before.")
            }
            text = lines.joined(separator: "\n") + "\n"
            self.status = status
        }
    }
#endif
