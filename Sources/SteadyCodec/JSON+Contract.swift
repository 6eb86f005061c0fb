// Placeholder: the JSON reader and writer replace this.
public struct JSONError: Error, Hashable, Sendable {
    public var message: String
    public var path: String
    public var line: Int?
    public var column: Int?
    public init(_ message: String, path: String = "", line: Int? = nil, column: Int? = nil) {
        self.message = message; self.path = path; self.line = line; self.column = column
    }
}
