// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.securityContext.seLinuxOptions` of `Pod` (`v1`).
public struct SELinuxOptions: JSONModel {
    /// `spec.securityContext.seLinuxOptions.level`.
    public var level: String?
    /// `spec.securityContext.seLinuxOptions.role`.
    public var role: String?
    /// `spec.securityContext.seLinuxOptions.type`.
    public var type: String?
    /// `spec.securityContext.seLinuxOptions.user`.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(level: String? = nil, role: String? = nil, type: String? = nil, user: String? = nil) {
        self.level = level
        self.role = role
        self.type = type
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<SELinuxOptions> = FieldTable(empty: SELinuxOptions()) {
        $0.field("level", \.level)
        $0.field("role", \.role)
        $0.field("type", \.type)
        $0.field("user", \.user)
        $0.unknown(\.unknownFields)
    }
}
