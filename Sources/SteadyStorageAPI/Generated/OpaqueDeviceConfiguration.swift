// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.config[].opaque` of `DeviceClass` (`resource.k8s.io/v1`).
public struct OpaqueDeviceConfiguration: JSONModel {
    /// `spec.config[].opaque.driver`: required.
    public var driver: String
    /// `spec.config[].opaque.parameters`: required.
    public var parameters: RawJSON
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(driver: String, parameters: RawJSON) {
        self.driver = driver
        self.parameters = parameters
    }

    /// How it is read and written.
    public static let fields: FieldTable<OpaqueDeviceConfiguration> = FieldTable(
        empty: OpaqueDeviceConfiguration(driver: "", parameters: RawJSON.empty)
    ) {
        $0.field("driver", \.driver)
        $0.field("parameters", \.parameters)
        $0.unknown(\.unknownFields)
    }
}
