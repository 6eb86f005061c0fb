public import SteadyCodec

/// A change to an object, in one of the forms the API server understands.
public struct Patch: Sendable, Hashable {
    /// The media type.
    public var contentType: String
    /// The patch itself.
    public var body: JSONValue

    /// A merge patch (RFC 7386): members replace, `null` removes, lists are replaced whole.
    public static func merge(_ body: JSONValue) -> Patch { Patch(contentType: "application/merge-patch+json", body: body) }

    /// A JSON Patch (RFC 6902): a list of operations.
    public static func json(_ operations: [JSONValue]) -> Patch {
        Patch(contentType: "application/json-patch+json", body: .array(operations))
    }

    /// A strategic merge patch: as a merge patch, with lists merged by their keys; built-in kinds only.
    public static func strategic(_ body: JSONValue) -> Patch {
        Patch(contentType: "application/strategic-merge-patch+json", body: body)
    }

    /// Whether it may be sent twice.
    var repeatability: Repeatability {
        // Operations can append; they are safe only with a test, which nobody can tell here.
        if contentType.hasPrefix("application/json-patch") { return .harmful }
        return body[path: "metadata", "resourceVersion"] == nil ? .harmless : .conditionalWrite
    }
}
