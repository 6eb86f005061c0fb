// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct ResourceClaimSpec: JSONModel {
    /// `spec.devices`.
    public var devices: DeviceClaim? {
        unsafeAddress { _devices.address }
        _modify { yield &_devices.wrappedValue }
    }
    private var _devices = OptionalBoxed<DeviceClaim>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(devices: DeviceClaim? = nil) {
        _devices = OptionalBoxed(wrappedValue: devices)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaimSpec> = FieldTable(empty: ResourceClaimSpec()) {
        $0.field("devices", \._devices)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceClaim: JSONModel {
    /// `spec.devices.config`.
    public var config: [DeviceClaimConfiguration]?
    /// `spec.devices.constraints`.
    public var constraints: [DeviceConstraint]?
    /// `spec.devices.requests`.
    public var requests: [DeviceRequest]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        config: [DeviceClaimConfiguration]? = nil, constraints: [DeviceConstraint]? = nil, requests: [DeviceRequest]? = nil
    ) {
        self.config = config
        self.constraints = constraints
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceClaim> = FieldTable(empty: DeviceClaim()) {
        $0.field("config", \.config)
        $0.field("constraints", \.constraints)
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.config[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceClaimConfiguration: JSONModel {
    /// `spec.devices.config[].opaque`.
    public var opaque: OpaqueDeviceConfiguration? {
        unsafeAddress { _opaque.address }
        _modify { yield &_opaque.wrappedValue }
    }
    private var _opaque = OptionalBoxed<OpaqueDeviceConfiguration>()
    /// `spec.devices.config[].requests`.
    public var requests: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(opaque: OpaqueDeviceConfiguration? = nil, requests: [String]? = nil) {
        _opaque = OptionalBoxed(wrappedValue: opaque)
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceClaimConfiguration> = FieldTable(empty: DeviceClaimConfiguration()) {
        $0.field("opaque", \._opaque)
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.constraints[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceConstraint: JSONModel {
    /// `spec.devices.constraints[].distinctAttribute`.
    public var distinctAttribute: String?
    /// `spec.devices.constraints[].matchAttribute`.
    public var matchAttribute: String?
    /// `spec.devices.constraints[].requests`.
    public var requests: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(distinctAttribute: String? = nil, matchAttribute: String? = nil, requests: [String]? = nil) {
        self.distinctAttribute = distinctAttribute
        self.matchAttribute = matchAttribute
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceConstraint> = FieldTable(empty: DeviceConstraint()) {
        $0.field("distinctAttribute", \.distinctAttribute)
        $0.field("matchAttribute", \.matchAttribute)
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.requests[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceRequest: JSONModel {
    /// `spec.devices.requests[].exactly`.
    public var exactly: ExactDeviceRequest? {
        unsafeAddress { _exactly.address }
        _modify { yield &_exactly.wrappedValue }
    }
    private var _exactly = OptionalBoxed<ExactDeviceRequest>()
    /// `spec.devices.requests[].firstAvailable`.
    public var firstAvailable: [DeviceSubRequest]?
    /// `spec.devices.requests[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, exactly: ExactDeviceRequest? = nil, firstAvailable: [DeviceSubRequest]? = nil) {
        self.name = name
        _exactly = OptionalBoxed(wrappedValue: exactly)
        self.firstAvailable = firstAvailable
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceRequest> = FieldTable(empty: DeviceRequest(name: "")) {
        $0.field("exactly", \._exactly)
        $0.field("firstAvailable", \.firstAvailable)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.requests[].exactly.capacity` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct CapacityRequirements: JSONModel {
    /// `spec.devices.requests[].exactly.capacity.requests`.
    public var requests: StringMap<Quantity>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(requests: StringMap<Quantity>? = nil) {
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<CapacityRequirements> = FieldTable(empty: CapacityRequirements()) {
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.requests[].firstAvailable[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceSubRequest: JSONModel {
    /// `spec.devices.requests[].firstAvailable[].allocationMode`.
    public var allocationMode: String?
    /// `spec.devices.requests[].firstAvailable[].capacity`.
    public var capacity: CapacityRequirements? {
        unsafeAddress { _capacity.address }
        _modify { yield &_capacity.wrappedValue }
    }
    private var _capacity = OptionalBoxed<CapacityRequirements>()
    /// `spec.devices.requests[].firstAvailable[].count`: a count.
    public var count: Int64?
    /// `spec.devices.requests[].firstAvailable[].deviceClassName`: required.
    public var deviceClassName: String
    /// `spec.devices.requests[].firstAvailable[].name`: required.
    public var name: String
    /// `spec.devices.requests[].firstAvailable[].selectors`.
    public var selectors: [DeviceSelector]?
    /// `spec.devices.requests[].firstAvailable[].tolerations`.
    public var tolerations: [DeviceToleration]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        deviceClassName: String, name: String, allocationMode: String? = nil, capacity: CapacityRequirements? = nil,
        count: Int64? = nil, selectors: [DeviceSelector]? = nil, tolerations: [DeviceToleration]? = nil
    ) {
        self.deviceClassName = deviceClassName
        self.name = name
        self.allocationMode = allocationMode
        _capacity = OptionalBoxed(wrappedValue: capacity)
        self.count = count
        self.selectors = selectors
        self.tolerations = tolerations
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceSubRequest> = FieldTable(empty: DeviceSubRequest(deviceClassName: "", name: "")) {
        $0.field("allocationMode", \.allocationMode)
        $0.field("capacity", \._capacity)
        $0.field("count", \.count)
        $0.field("deviceClassName", \.deviceClassName)
        $0.field("name", \.name)
        $0.field("selectors", \.selectors)
        $0.field("tolerations", \.tolerations)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices.requests[].exactly` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct ExactDeviceRequest: JSONModel {
    /// `spec.devices.requests[].exactly.adminAccess`.
    public var adminAccess: Bool?
    /// `spec.devices.requests[].exactly.allocationMode`.
    public var allocationMode: String?
    /// `spec.devices.requests[].exactly.capacity`.
    public var capacity: CapacityRequirements? {
        unsafeAddress { _capacity.address }
        _modify { yield &_capacity.wrappedValue }
    }
    private var _capacity = OptionalBoxed<CapacityRequirements>()
    /// `spec.devices.requests[].exactly.count`: a count.
    public var count: Int64?
    /// `spec.devices.requests[].exactly.deviceClassName`: required.
    public var deviceClassName: String
    /// `spec.devices.requests[].exactly.selectors`.
    public var selectors: [DeviceSelector]?
    /// `spec.devices.requests[].exactly.tolerations`.
    public var tolerations: [DeviceToleration]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        deviceClassName: String, adminAccess: Bool? = nil, allocationMode: String? = nil, capacity: CapacityRequirements? = nil,
        count: Int64? = nil, selectors: [DeviceSelector]? = nil, tolerations: [DeviceToleration]? = nil
    ) {
        self.deviceClassName = deviceClassName
        self.adminAccess = adminAccess
        self.allocationMode = allocationMode
        _capacity = OptionalBoxed(wrappedValue: capacity)
        self.count = count
        self.selectors = selectors
        self.tolerations = tolerations
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExactDeviceRequest> = FieldTable(empty: ExactDeviceRequest(deviceClassName: "")) {
        $0.field("adminAccess", \.adminAccess)
        $0.field("allocationMode", \.allocationMode)
        $0.field("capacity", \._capacity)
        $0.field("count", \.count)
        $0.field("deviceClassName", \.deviceClassName)
        $0.field("selectors", \.selectors)
        $0.field("tolerations", \.tolerations)
        $0.unknown(\.unknownFields)
    }
}
