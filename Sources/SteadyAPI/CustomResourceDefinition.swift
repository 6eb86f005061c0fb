public import SteadyCodec
public import SteadyModel

/// A kind that the API server is to serve (`apiextensions.k8s.io/v1 CustomResourceDefinition`).
public struct CustomResourceDefinition: Resource {
    public static let resourceType = ResourceType(
        group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)
    public var metadata: ObjectMeta
    /// Names, scope, versions and schemas, as JSON.
    public var spec: JSONValue
    /// What the server says of it, as JSON.
    public var status: JSONValue?

    /// A definition of these parts.
    public init(metadata: ObjectMeta, spec: JSONValue) {
        self.metadata = metadata
        self.spec = spec
    }

    /// Whether the server serves the kind.
    public var isEstablished: Bool {
        status?["conditions"]?.arrayValue?.contains { $0["type"] == "Established" && $0["status"] == "True" } ?? false
    }
}
