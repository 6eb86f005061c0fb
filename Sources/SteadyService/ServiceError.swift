/// What keeps an operator from starting.
public struct ServiceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing is in the way.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// The program was told something that it cannot use: a flag, a variable, a line of the file.
        public static let settings = Code(description: "settings")
        /// An endpoint cannot be served: its port, its certificate.
        public static let endpoint = Code(description: "endpoint")
    }

    /// What kind of thing is in the way.
    public let code: Code
    /// What happened, where, and what can be done about it.
    public let description: String

    init(_ description: String, code: Code = .settings) {
        self.code = code
        self.description = description
    }
}
