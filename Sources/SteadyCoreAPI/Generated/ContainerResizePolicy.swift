// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].resizePolicy[]` of `Pod` (`v1`).
public struct ContainerResizePolicy: JSONModel {
    /// `spec.containers[].resizePolicy[].resourceName`: required.
    public var resourceName: String
    /// `spec.containers[].resizePolicy[].restartPolicy`: required.
    public var restartPolicy: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(resourceName: String, restartPolicy: String) {
        self.resourceName = resourceName
        self.restartPolicy = restartPolicy
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerResizePolicy> = FieldTable(
        empty: ContainerResizePolicy(resourceName: "", restartPolicy: "")
    ) {
        $0.field("resourceName", \.resourceName)
        $0.field("restartPolicy", \.restartPolicy)
        $0.unknown(\.unknownFields)
    }
}
