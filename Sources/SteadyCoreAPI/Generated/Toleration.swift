// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.tolerations[]` of `Pod` (`v1`).
public struct Toleration: JSONModel {
    /// `spec.tolerations[].effect`.
    public var effect: String?
    /// `spec.tolerations[].key`.
    public var key: String?
    /// `spec.tolerations[].operator`.
    public var `operator`: String?
    /// `spec.tolerations[].tolerationSeconds`: seconds.
    public var tolerationSeconds: Int64?
    /// `spec.tolerations[].value`.
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
    public static let fields: FieldTable<Toleration> = FieldTable(empty: Toleration()) {
        $0.field("effect", \.effect)
        $0.field("key", \.key)
        $0.field("operator", \.`operator`)
        $0.field("tolerationSeconds", \.tolerationSeconds)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
