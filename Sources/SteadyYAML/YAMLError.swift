/// A place in a text, counted from 1; columns count Unicode scalars.
public struct YAMLPosition: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// What is wrong with a YAML text, and where.
public struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, for people.
    public var message: String
    /// The file's name.
    public var file: String
    /// Where it is wrong.
    public var position: YAMLPosition
    /// The path of the field, if it is known: `spec.containers[0].image`.
    public var path: String

    init(_ message: String, file: String, at position: YAMLPosition, path: String = "") {
        self.message = message
        self.file = file
        self.position = position
        self.path = path
    }

    public var description: String {
        "\(file):\(position.line):\(position.column): \(path.isEmpty ? "" : "\(path): ")\(message)"
    }
}

/// How much a YAML text may hold. Beyond a limit, reading ends with a ``YAMLError`` that names it.
public struct YAMLLimits: Sendable, Hashable {
    /// The length of the text; 3 MiB by default, as much as an API server takes.
    public var bytes: Int
    /// Objects and lists within each other; 100 by default, at most 1,000.
    public var depth: Int
    /// Values in all, with aliases written out; 300,000 by default.
    public var values: Int

    /// Limits.
    public init(bytes: Int = 3 << 20, depth: Int = 100, values: Int = 300_000) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }
}
