/// Why a text is not the YAML that was expected, where, and what to do about it.
///
/// Messages name keys and places but never repeat values: what stands in a manifest may be a secret.
public struct YAMLError: Error, Hashable, Sendable {
    /// What kind of fault it is; more may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        public let description: String

        /// The text is not YAML: indentation, quotes, brackets.
        public static let syntax = Code(description: "syntax")
        /// The bytes are not UTF-8, or hold a character that YAML does not allow.
        public static let encoding = Code(description: "encoding")
        /// A mapping has one key twice.
        public static let duplicateKey = Code(description: "duplicateKey")
        /// A key that cannot be the name of a JSON member.
        public static let key = Code(description: "key")
        /// An alias without anchor, or inside its own anchor, or merged where no mapping is.
        public static let alias = Code(description: "alias")
        /// A value that JSON cannot hold, or that is not what its tag says.
        public static let value = Code(description: "value")
        /// A bound of ``YAMLLimits`` is passed.
        public static let limit = Code(description: "limit")
        /// There is not exactly one document where one was expected.
        public static let documents = Code(description: "documents")
    }

    /// What kind of fault it is.
    public var code: Code
    /// What is wrong.
    public var message: String
    /// What to do about it, if that can be said.
    public var hint: String?
    /// The name of the text, as it was given to the parser.
    public var file: String
    /// The line, from 1, if known.
    public var line: Int?
    /// The column in the line, in characters (Unicode scalars) from 1, if known.
    public var column: Int?
    /// The path of the field, such as `spec.containers[0].image`; empty if unknown or the root.
    public var path: String
    /// What strict reading objects to, one by one, in the order of the text; empty for every other error.
    public var causes: [YAMLError] = []

    /// An error of these parts.
    public init(
        _ code: Code, _ message: String, hint: String? = nil, file: String = "<input>", at position: YAMLPosition? = nil,
        path: String = ""
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.file = file
        line = position?.line
        column = position?.column
        self.path = path
    }

    /// The place in the text, if known.
    public var position: YAMLPosition? {
        guard let line, let column else { return nil }
        return YAMLPosition(line: line, column: column)
    }
}

extension YAMLError: CustomStringConvertible {
    /// `file:line:column: field.path: message; hint`.
    public var description: String {
        var text = file
        if let position { text += ":\(position)" }
        text += ": "
        if !path.isEmpty { text += "\(path): " }
        text += message
        if let hint { text += "; \(hint)" }
        return text
    }
}
