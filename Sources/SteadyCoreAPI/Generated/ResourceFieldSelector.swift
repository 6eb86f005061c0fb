// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.containers[].env[].valueFrom.resourceFieldRef` of `Pod` (`v1`).
public struct ResourceFieldSelector: JSONModel {
    /// `spec.containers[].env[].valueFrom.resourceFieldRef.containerName`.
    public var containerName: String?
    /// `spec.containers[].env[].valueFrom.resourceFieldRef.divisor`: a quantity.
    public var divisor: Quantity?
    /// `spec.containers[].env[].valueFrom.resourceFieldRef.resource`: required.
    public var resource: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(resource: String, containerName: String? = nil, divisor: Quantity? = nil) {
        self.resource = resource
        self.containerName = containerName
        self.divisor = divisor
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceFieldSelector> = FieldTable(empty: ResourceFieldSelector(resource: "")) {
        $0.field("containerName", \.containerName)
        $0.field("divisor", \.divisor)
        $0.field("resource", \.resource)
        $0.unknown(\.unknownFields)
    }
}
