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
extension JSONValue {
    public init(parsing bytes: [UInt8]) throws(JSONError) { throw JSONError("placeholder") }
    public func serialized(pretty: Bool = false) -> [UInt8] { [] }
    public init(encoding value: some Encodable) throws { throw JSONError("placeholder") }
    public func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T { throw JSONError("placeholder") }
}
