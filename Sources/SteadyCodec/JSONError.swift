/// Why a text is not the JSON that was expected, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public var message: String
    /// The path of the field, such as `spec.containers[0].image`; empty if the text itself is at fault.
    public var path: String
    /// The line in the text, from 1, if known.
    public var line: Int?
    /// The column in the line, in bytes from 1, if known.
    public var column: Int?
    /// What strict reading objects to, one by one, with the place of each; empty for every other error.
    public var causes: [JSONError]

    /// An error of these parts.
    public init(_ message: String, path: String = "", line: Int? = nil, column: Int? = nil, causes: [JSONError] = []) {
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.causes = causes
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String {
        var text = ""
        if let line, let column { text += "line \(line), column \(column): " }
        if !path.isEmpty { text += "\(path): " }
        return text + message
    }
}

/// Bounds on what is read.
public struct JSONLimits: Sendable, Hashable {
    /// How deep arrays and objects may be nested.
    public var depth: Int
    /// How many bytes a text may have.
    public var bytes: Int

    /// Bounds of these sizes.
    public init(depth: Int = 512, bytes: Int = 256 * 1024 * 1024) {
        self.depth = depth
        self.bytes = bytes
    }

    /// 512 levels, 256 MiB.
    public static let `default` = JSONLimits()
}

extension JSONError {
    /// What a decoding or encoding error says, with the path of the field: `spec.replicas: expected an integer, found string`.
    public init(_ error: any Error) {
        switch error {
        case let error as JSONError: self = error
        case DecodingError.keyNotFound(let key, let context):
            self.init("required, but missing", path: Self.path(context.codingPath + [key]))
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            self.init(context.debugDescription, path: Self.path(context.codingPath))
        case EncodingError.invalidValue(_, let context): self.init(context.debugDescription, path: Self.path(context.codingPath))
        default: self.init("\(error)")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        PathStep.text(keys.map { key in key.intValue.map { .index($0) } ?? .member(key.stringValue) })
    }
}
