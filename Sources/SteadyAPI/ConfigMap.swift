public import SteadyModel

/// Configuration as text by name (`v1 ConfigMap`).
public struct ConfigMap: Resource {
    public static let resourceType = ResourceType(version: "v1", kind: "ConfigMap")
    public var metadata: ObjectMeta
    /// The texts.
    public var data: [String: String]?
    /// Bytes in base64.
    public var binaryData: [String: String]?
    /// Whether the contents can no longer change.
    public var immutable: Bool?

    /// A config map of these parts.
    public init(metadata: ObjectMeta, data: [String: String]? = nil) {
        self.metadata = metadata
        self.data = data
    }
}
