// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.resources` of `Pod` (`v1`).
public struct ResourceRequirements: JSONModel {
    /// `spec.resources.claims`: keyed by `name`.
    public var claims: [ContainerResourceClaim]?
    /// `spec.resources.limits`.
    public var limits: StringMap<Quantity>?
    /// `spec.resources.requests`.
    public var requests: StringMap<Quantity>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        claims: [ContainerResourceClaim]? = nil, limits: StringMap<Quantity>? = nil, requests: StringMap<Quantity>? = nil
    ) {
        self.claims = claims
        self.limits = limits
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceRequirements> = FieldTable(empty: ResourceRequirements()) {
        $0.field("claims", \.claims)
        $0.field("limits", \.limits)
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.resources.claims[]` of `Pod` (`v1`).
public struct ContainerResourceClaim: JSONModel {
    /// `spec.resources.claims[].name`: required.
    public var name: String
    /// `spec.resources.claims[].request`.
    public var request: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, request: String? = nil) {
        self.name = name
        self.request = request
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerResourceClaim> = FieldTable(empty: ContainerResourceClaim(name: "")) {
        $0.field("name", \.name)
        $0.field("request", \.request)
        $0.unknown(\.unknownFields)
    }
}
