/// In which container a command runs, and which of its streams are wanted.
public struct ExecOptions: Sendable, Hashable {
    /// The container; `nil` for the pod's only or default one.
    public var container: String?
    /// Whether something will be sent to the command.
    public var stdin: Bool
    /// Whether its output is wanted. What is wanted has to be read, or the command stands still.
    public var stdout: Bool
    /// Whether its errors are wanted; on a terminal they are part of the output.
    public var stderr: Bool
    /// Whether it gets a terminal.
    public var tty: Bool

    /// Output and errors, unless something else is said.
    public init(
        container: String? = nil, stdin: Bool = false, stdout: Bool = true, stderr: Bool = true, tty: Bool = false
    ) {
        self.container = container
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.tty = tty
    }

    /// Input, output and errors.
    public static let withInput = ExecOptions(stdin: true)

    /// A terminal.
    public static let terminal = ExecOptions(stdin: true, stderr: false, tty: true)

    func query(command: [String]) -> [APIRequest.QueryItem] {
        var items = command.map { APIRequest.QueryItem("command", $0) }
        items.add("container", container)
        for (name, isSet) in [("stdin", stdin), ("stdout", stdout), ("stderr", stderr && !tty), ("tty", tty)] where isSet {
            items.append(APIRequest.QueryItem(name, "true"))
        }
        return items
    }
}
