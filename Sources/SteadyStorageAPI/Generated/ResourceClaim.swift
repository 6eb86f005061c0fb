// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `ResourceClaim` of `resource.k8s.io/v1`, in a namespace.
public struct ResourceClaim: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "resource.k8s.io", version: "v1", kind: "ResourceClaim", plural: "resourceclaims", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: ResourceClaimSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ResourceClaimSpec>()
    /// `status`.
    public var status: ResourceClaimStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ResourceClaimStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ResourceClaimSpec, status: ResourceClaimStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaim> = FieldTable(empty: ResourceClaim(spec: ResourceClaimSpec())) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct ResourceClaimStatus: StatusValue, JSONModel {
    /// `status.allocation`.
    public var allocation: AllocationResult? {
        unsafeAddress { _allocation.address }
        _modify { yield &_allocation.wrappedValue }
    }
    private var _allocation = OptionalBoxed<AllocationResult>()
    /// `status.devices`: keyed by `driver` and `device` and `pool` and `shareID`.
    public var devices: [AllocatedDeviceStatus]?
    /// `status.reservedFor`: keyed by `uid`.
    public var reservedFor: [ResourceClaimConsumerReference]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        allocation: AllocationResult? = nil, devices: [AllocatedDeviceStatus]? = nil,
        reservedFor: [ResourceClaimConsumerReference]? = nil
    ) {
        _allocation = OptionalBoxed(wrappedValue: allocation)
        self.devices = devices
        self.reservedFor = reservedFor
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaimStatus> = FieldTable(empty: ResourceClaimStatus()) {
        $0.field("allocation", \._allocation)
        $0.field("devices", \.devices)
        $0.field("reservedFor", \.reservedFor)
        $0.unknown(\.unknownFields)
    }
}

/// `status.devices[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct AllocatedDeviceStatus: JSONModel {
    /// `status.devices[].conditions`: keyed by `type`.
    public var conditions: [Condition]?
    /// `status.devices[].data`.
    public var data: RawJSON?
    /// `status.devices[].device`: required.
    public var device: String
    /// `status.devices[].driver`: required.
    public var driver: String
    /// `status.devices[].networkData`.
    public var networkData: NetworkDeviceData? {
        unsafeAddress { _networkData.address }
        _modify { yield &_networkData.wrappedValue }
    }
    private var _networkData = OptionalBoxed<NetworkDeviceData>()
    /// `status.devices[].pool`: required.
    public var pool: String
    /// `status.devices[].shareID`.
    public var shareID: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        device: String, driver: String, pool: String, conditions: [Condition]? = nil, data: RawJSON? = nil,
        networkData: NetworkDeviceData? = nil, shareID: String? = nil
    ) {
        self.device = device
        self.driver = driver
        self.pool = pool
        self.conditions = conditions
        self.data = data
        _networkData = OptionalBoxed(wrappedValue: networkData)
        self.shareID = shareID
    }

    /// How it is read and written.
    public static let fields: FieldTable<AllocatedDeviceStatus> = FieldTable(
        empty: AllocatedDeviceStatus(device: "", driver: "", pool: "")
    ) {
        $0.field("conditions", \.conditions)
        $0.field("data", \.data)
        $0.field("device", \.device)
        $0.field("driver", \.driver)
        $0.field("networkData", \._networkData)
        $0.field("pool", \.pool)
        $0.field("shareID", \.shareID)
        $0.unknown(\.unknownFields)
    }
}

/// `status.devices[].networkData` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct NetworkDeviceData: JSONModel {
    /// `status.devices[].networkData.hardwareAddress`.
    public var hardwareAddress: String?
    /// `status.devices[].networkData.interfaceName`.
    public var interfaceName: String?
    /// `status.devices[].networkData.ips`.
    public var ips: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(hardwareAddress: String? = nil, interfaceName: String? = nil, ips: [String]? = nil) {
        self.hardwareAddress = hardwareAddress
        self.interfaceName = interfaceName
        self.ips = ips
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkDeviceData> = FieldTable(empty: NetworkDeviceData()) {
        $0.field("hardwareAddress", \.hardwareAddress)
        $0.field("interfaceName", \.interfaceName)
        $0.field("ips", \.ips)
        $0.unknown(\.unknownFields)
    }
}

/// `status.allocation` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct AllocationResult: JSONModel {
    /// `status.allocation.allocationTimestamp`.
    public var allocationTimestamp: Timestamp?
    /// `status.allocation.devices`.
    public var devices: DeviceAllocationResult? {
        unsafeAddress { _devices.address }
        _modify { yield &_devices.wrappedValue }
    }
    private var _devices = OptionalBoxed<DeviceAllocationResult>()
    /// `status.allocation.nodeSelector`.
    public var nodeSelector: NodeSelector? {
        unsafeAddress { _nodeSelector.address }
        _modify { yield &_nodeSelector.wrappedValue }
    }
    private var _nodeSelector = OptionalBoxed<NodeSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        allocationTimestamp: Timestamp? = nil, devices: DeviceAllocationResult? = nil, nodeSelector: NodeSelector? = nil
    ) {
        self.allocationTimestamp = allocationTimestamp
        _devices = OptionalBoxed(wrappedValue: devices)
        _nodeSelector = OptionalBoxed(wrappedValue: nodeSelector)
    }

    /// How it is read and written.
    public static let fields: FieldTable<AllocationResult> = FieldTable(empty: AllocationResult()) {
        $0.field("allocationTimestamp", \.allocationTimestamp)
        $0.field("devices", \._devices)
        $0.field("nodeSelector", \._nodeSelector)
        $0.unknown(\.unknownFields)
    }
}

/// `status.allocation.devices` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceAllocationResult: JSONModel {
    /// `status.allocation.devices.config`.
    public var config: [DeviceAllocationConfiguration]?
    /// `status.allocation.devices.results`.
    public var results: [DeviceRequestAllocationResult]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(config: [DeviceAllocationConfiguration]? = nil, results: [DeviceRequestAllocationResult]? = nil) {
        self.config = config
        self.results = results
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceAllocationResult> = FieldTable(empty: DeviceAllocationResult()) {
        $0.field("config", \.config)
        $0.field("results", \.results)
        $0.unknown(\.unknownFields)
    }
}

/// `status.allocation.devices.config[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceAllocationConfiguration: JSONModel {
    /// `status.allocation.devices.config[].opaque`.
    public var opaque: OpaqueDeviceConfiguration? {
        unsafeAddress { _opaque.address }
        _modify { yield &_opaque.wrappedValue }
    }
    private var _opaque = OptionalBoxed<OpaqueDeviceConfiguration>()
    /// `status.allocation.devices.config[].requests`.
    public var requests: [String]?
    /// `status.allocation.devices.config[].source`: required.
    public var source: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(source: String, opaque: OpaqueDeviceConfiguration? = nil, requests: [String]? = nil) {
        self.source = source
        _opaque = OptionalBoxed(wrappedValue: opaque)
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceAllocationConfiguration> = FieldTable(
        empty: DeviceAllocationConfiguration(source: "")
    ) {
        $0.field("opaque", \._opaque)
        $0.field("requests", \.requests)
        $0.field("source", \.source)
        $0.unknown(\.unknownFields)
    }
}

/// `status.allocation.devices.results[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct DeviceRequestAllocationResult: JSONModel {
    /// `status.allocation.devices.results[].adminAccess`.
    public var adminAccess: Bool?
    /// `status.allocation.devices.results[].bindingConditions`.
    public var bindingConditions: [String]?
    /// `status.allocation.devices.results[].bindingFailureConditions`.
    public var bindingFailureConditions: [String]?
    /// `status.allocation.devices.results[].consumedCapacity`.
    public var consumedCapacity: StringMap<Quantity>?
    /// `status.allocation.devices.results[].device`: required.
    public var device: String
    /// `status.allocation.devices.results[].driver`: required.
    public var driver: String
    /// `status.allocation.devices.results[].pool`: required.
    public var pool: String
    /// `status.allocation.devices.results[].request`: required.
    public var request: String
    /// `status.allocation.devices.results[].shareID`.
    public var shareID: String?
    /// `status.allocation.devices.results[].tolerations`.
    public var tolerations: [DeviceToleration]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        device: String, driver: String, pool: String, request: String, adminAccess: Bool? = nil,
        bindingConditions: [String]? = nil, bindingFailureConditions: [String]? = nil,
        consumedCapacity: StringMap<Quantity>? = nil, shareID: String? = nil, tolerations: [DeviceToleration]? = nil
    ) {
        self.device = device
        self.driver = driver
        self.pool = pool
        self.request = request
        self.adminAccess = adminAccess
        self.bindingConditions = bindingConditions
        self.bindingFailureConditions = bindingFailureConditions
        self.consumedCapacity = consumedCapacity
        self.shareID = shareID
        self.tolerations = tolerations
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceRequestAllocationResult> = FieldTable(
        empty: DeviceRequestAllocationResult(device: "", driver: "", pool: "", request: "")
    ) {
        $0.field("adminAccess", \.adminAccess)
        $0.field("bindingConditions", \.bindingConditions)
        $0.field("bindingFailureConditions", \.bindingFailureConditions)
        $0.field("consumedCapacity", \.consumedCapacity)
        $0.field("device", \.device)
        $0.field("driver", \.driver)
        $0.field("pool", \.pool)
        $0.field("request", \.request)
        $0.field("shareID", \.shareID)
        $0.field("tolerations", \.tolerations)
        $0.unknown(\.unknownFields)
    }
}

/// `status.reservedFor[]` of `ResourceClaim` (`resource.k8s.io/v1`).
public struct ResourceClaimConsumerReference: JSONModel {
    /// `status.reservedFor[].apiGroup`.
    public var apiGroup: String?
    /// `status.reservedFor[].name`: required.
    public var name: String
    /// `status.reservedFor[].resource`: required.
    public var resource: String
    /// `status.reservedFor[].uid`: required.
    public var uid: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, resource: String, uid: String, apiGroup: String? = nil) {
        self.name = name
        self.resource = resource
        self.uid = uid
        self.apiGroup = apiGroup
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaimConsumerReference> = FieldTable(
        empty: ResourceClaimConsumerReference(name: "", resource: "", uid: "")
    ) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("name", \.name)
        $0.field("resource", \.resource)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}
