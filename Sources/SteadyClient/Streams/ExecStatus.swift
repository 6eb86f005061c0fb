package import SteadyCodec

/// How a command ended.
public struct ExecStatus: Sendable, Hashable {
    /// The exit code of the command.
    public var exitCode: Int
    /// What the server says of it; empty for success.
    public var message: String

    /// A status of these parts.
    public init(exitCode: Int, message: String = "") {
        self.exitCode = exitCode
        self.message = message
    }

    /// Exit code 0.
    public static let success = ExecStatus(exitCode: 0)

    /// Whether the exit code is 0.
    public var isSuccess: Bool { exitCode == 0 }
}

extension ExecStatus {
    /// Reads the Status in which a server tells how a command ended.
    ///
    /// - Throws: ``APIError`` if it was not the command that ended with a code of its own: it could not be started, say.
    package init(status: JSONValue, request: String) throws(APIError) {
        if status["status"]?.stringValue == "Success" {
            self = .success
            return
        }
        let error = APIError(status: status, code: 500, request: request)
        let code = error.causes.first { $0.reason == "ExitCode" }.flatMap { Int($0.message) }
        guard error.reason == "NonZeroExitCode", let code else { throw error }
        self.init(exitCode: code, message: error.message)
    }

    /// The Status that tells it.
    package var status: JSONValue {
        if isSuccess { return ["metadata": [:], "status": "Success"] }
        let text = message.isEmpty ? "command terminated with non-zero exit code: exit status \(exitCode)" : message
        return [
            "metadata": [:], "status": "Failure", "message": .string(text), "reason": "NonZeroExitCode",
            "details": ["causes": [["reason": "ExitCode", "message": .string(String(exitCode))]]],
        ]
    }
}

/// What a command printed, and how it ended.
public struct ExecResult: Sendable, Hashable {
    /// What it printed.
    public var stdout: [UInt8]
    /// What it printed as errors.
    public var stderr: [UInt8]
    /// How it ended.
    public var status: ExecStatus

    /// The exit code.
    public var exitCode: Int { status.exitCode }
    /// What it printed, as text; bytes that are not UTF-8 are replaced.
    public var output: String { String(decoding: stdout, as: UTF8.self) }
    /// What it printed as errors, as text.
    public var errorOutput: String { String(decoding: stderr, as: UTF8.self) }
}
