/// Why no types can be made of a schema, and where in it the reason stands.
public struct GeneratorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place: a document and the path in its schema, such as `apps/v1: Deployment.spec.template`.
    public var path: String
    /// What is wrong there.
    public var message: String

    /// An error of these parts.
    public init(_ path: String, _ message: String) {
        self.path = path
        self.message = message
    }

    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
