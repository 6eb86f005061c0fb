// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.resourceClaims[]` of `Pod` (`v1`).
public struct PodResourceClaim: JSONModel {
    /// `spec.resourceClaims[].name`: required.
    public var name: String
    /// `spec.resourceClaims[].resourceClaimName`.
    public var resourceClaimName: String?
    /// `spec.resourceClaims[].resourceClaimTemplateName`.
    public var resourceClaimTemplateName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, resourceClaimName: String? = nil, resourceClaimTemplateName: String? = nil) {
        self.name = name
        self.resourceClaimName = resourceClaimName
        self.resourceClaimTemplateName = resourceClaimTemplateName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodResourceClaim> = FieldTable(empty: PodResourceClaim(name: "")) {
        $0.field("name", \.name)
        $0.field("resourceClaimName", \.resourceClaimName)
        $0.field("resourceClaimTemplateName", \.resourceClaimTemplateName)
        $0.unknown(\.unknownFields)
    }
}
