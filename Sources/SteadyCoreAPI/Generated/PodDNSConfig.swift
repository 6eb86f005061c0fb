// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.dnsConfig` of `Pod` (`v1`).
public struct PodDNSConfig: JSONModel {
    /// `spec.dnsConfig.nameservers`.
    public var nameservers: [String]?
    /// `spec.dnsConfig.options`.
    public var options: [PodDNSConfigOption]?
    /// `spec.dnsConfig.searches`.
    public var searches: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nameservers: [String]? = nil, options: [PodDNSConfigOption]? = nil, searches: [String]? = nil) {
        self.nameservers = nameservers
        self.options = options
        self.searches = searches
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodDNSConfig> = FieldTable(empty: PodDNSConfig()) {
        $0.field("nameservers", \.nameservers)
        $0.field("options", \.options)
        $0.field("searches", \.searches)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.dnsConfig.options[]` of `Pod` (`v1`).
public struct PodDNSConfigOption: JSONModel {
    /// `spec.dnsConfig.options[].name`.
    public var name: String?
    /// `spec.dnsConfig.options[].value`.
    public var value: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, value: String? = nil) {
        self.name = name
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodDNSConfigOption> = FieldTable(empty: PodDNSConfigOption()) {
        $0.field("name", \.name)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
