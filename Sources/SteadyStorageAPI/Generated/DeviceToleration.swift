// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.devices.requests[].exactly.tolerations[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceToleration: JSONModel {
    /// `spec.devices.requests[].exactly.tolerations[].effect`.
    public var effect: String?
    /// `spec.devices.requests[].exactly.tolerations[].key`.
    public var key: String?
    /// `spec.devices.requests[].exactly.tolerations[].operator`: `Equal` by default.
    public var `operator`: String?
    /// `spec.devices.requests[].exactly.tolerations[].tolerationSeconds`: seconds.
    public var tolerationSeconds: Int64?
    /// `spec.devices.requests[].exactly.tolerations[].value`.
    public var value: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        effect: String? = nil, key: String? = nil, operator: String? = nil, tolerationSeconds: Int64? = nil, value: String? = nil
    ) {
        self.effect = effect
        self.key = key
        self.`operator` = `operator`
        self.tolerationSeconds = tolerationSeconds
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceToleration> = FieldTable(empty: DeviceToleration()) {
        $0.field("effect", \.effect)
        $0.field("key", \.key)
        $0.field("operator", \.`operator`)
        $0.field("tolerationSeconds", \.tolerationSeconds)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
