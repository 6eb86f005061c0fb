// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.securityContext.appArmorProfile` of `Pod` (`v1`).
public struct AppArmorProfile: JSONModel {
    /// `spec.securityContext.appArmorProfile.localhostProfile`.
    public var localhostProfile: String?
    /// `spec.securityContext.appArmorProfile.type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String, localhostProfile: String? = nil) {
        self.type = type
        self.localhostProfile = localhostProfile
    }

    /// How it is read and written.
    public static let fields: FieldTable<AppArmorProfile> = FieldTable(empty: AppArmorProfile(type: "")) {
        $0.field("localhostProfile", \.localhostProfile)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
