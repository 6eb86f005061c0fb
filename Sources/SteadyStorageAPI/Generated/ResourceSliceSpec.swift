// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// `spec` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct ResourceSliceSpec: JSONModel {
    /// `spec.allNodes`.
    public var allNodes: Bool?
    /// `spec.devices`.
    public var devices: [Device]?
    /// `spec.driver`: required.
    public var driver: String
    /// `spec.nodeName`.
    public var nodeName: String?
    /// `spec.nodeSelector`.
    public var nodeSelector: NodeSelector? {
        unsafeAddress { _nodeSelector.address }
        _modify { yield &_nodeSelector.wrappedValue }
    }
    private var _nodeSelector = OptionalBoxed<NodeSelector>()
    /// `spec.perDeviceNodeSelection`.
    public var perDeviceNodeSelection: Bool?
    /// `spec.pool`: required.
    public var pool: ResourcePool
    /// `spec.sharedCounters`.
    public var sharedCounters: [CounterSet]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        driver: String, pool: ResourcePool, allNodes: Bool? = nil, devices: [Device]? = nil, nodeName: String? = nil,
        nodeSelector: NodeSelector? = nil, perDeviceNodeSelection: Bool? = nil, sharedCounters: [CounterSet]? = nil
    ) {
        self.driver = driver
        self.pool = pool
        self.allNodes = allNodes
        self.devices = devices
        self.nodeName = nodeName
        _nodeSelector = OptionalBoxed(wrappedValue: nodeSelector)
        self.perDeviceNodeSelection = perDeviceNodeSelection
        self.sharedCounters = sharedCounters
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceSliceSpec> = FieldTable(
        empty: ResourceSliceSpec(driver: "", pool: ResourcePool.empty)
    ) {
        $0.field("allNodes", \.allNodes)
        $0.field("devices", \.devices)
        $0.field("driver", \.driver)
        $0.field("nodeName", \.nodeName)
        $0.field("nodeSelector", \._nodeSelector)
        $0.field("perDeviceNodeSelection", \.perDeviceNodeSelection)
        $0.field("pool", \.pool)
        $0.field("sharedCounters", \.sharedCounters)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.sharedCounters[].counters.*` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct Counter: JSONModel {
    /// `spec.sharedCounters[].counters.*.value`: a quantity, required.
    public var value: Quantity
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(value: Quantity) {
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<Counter> = FieldTable(empty: Counter(value: Quantity.empty)) {
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.sharedCounters[]` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct CounterSet: JSONModel {
    /// `spec.sharedCounters[].counters`: required.
    public var counters: StringMap<Counter>
    /// `spec.sharedCounters[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(counters: StringMap<Counter>, name: String) {
        self.counters = counters
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<CounterSet> = FieldTable(empty: CounterSet(counters: StringMap(), name: "")) {
        $0.field("counters", \.counters)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[]` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct Device: JSONModel {
    /// `spec.devices[].allNodes`.
    public var allNodes: Bool?
    /// `spec.devices[].allowMultipleAllocations`.
    public var allowMultipleAllocations: Bool?
    /// `spec.devices[].attributes`.
    public var attributes: StringMap<DeviceAttribute>?
    /// `spec.devices[].bindingConditions`.
    public var bindingConditions: [String]?
    /// `spec.devices[].bindingFailureConditions`.
    public var bindingFailureConditions: [String]?
    /// `spec.devices[].bindsToNode`.
    public var bindsToNode: Bool?
    /// `spec.devices[].capacity`.
    public var capacity: StringMap<DeviceCapacity>?
    /// `spec.devices[].consumesCounters`.
    public var consumesCounters: [DeviceCounterConsumption]?
    /// `spec.devices[].name`: required.
    public var name: String
    /// `spec.devices[].nodeAllocatableResourceMappings`.
    public var nodeAllocatableResourceMappings: StringMap<NodeAllocatableResourceMapping>?
    /// `spec.devices[].nodeName`.
    public var nodeName: String?
    /// `spec.devices[].nodeSelector`.
    public var nodeSelector: NodeSelector? {
        unsafeAddress { _nodeSelector.address }
        _modify { yield &_nodeSelector.wrappedValue }
    }
    private var _nodeSelector = OptionalBoxed<NodeSelector>()
    /// `spec.devices[].taints`.
    public var taints: [DeviceTaint]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        name: String, allNodes: Bool? = nil, allowMultipleAllocations: Bool? = nil, attributes: StringMap<DeviceAttribute>? = nil,
        bindingConditions: [String]? = nil, bindingFailureConditions: [String]? = nil, bindsToNode: Bool? = nil,
        capacity: StringMap<DeviceCapacity>? = nil, consumesCounters: [DeviceCounterConsumption]? = nil,
        nodeAllocatableResourceMappings: StringMap<NodeAllocatableResourceMapping>? = nil, nodeName: String? = nil,
        nodeSelector: NodeSelector? = nil, taints: [DeviceTaint]? = nil
    ) {
        self.name = name
        self.allNodes = allNodes
        self.allowMultipleAllocations = allowMultipleAllocations
        self.attributes = attributes
        self.bindingConditions = bindingConditions
        self.bindingFailureConditions = bindingFailureConditions
        self.bindsToNode = bindsToNode
        self.capacity = capacity
        self.consumesCounters = consumesCounters
        self.nodeAllocatableResourceMappings = nodeAllocatableResourceMappings
        self.nodeName = nodeName
        _nodeSelector = OptionalBoxed(wrappedValue: nodeSelector)
        self.taints = taints
    }

    /// How it is read and written.
    public static let fields: FieldTable<Device> = FieldTable(empty: Device(name: "")) {
        $0.field("allNodes", \.allNodes)
        $0.field("allowMultipleAllocations", \.allowMultipleAllocations)
        $0.field("attributes", \.attributes)
        $0.field("bindingConditions", \.bindingConditions)
        $0.field("bindingFailureConditions", \.bindingFailureConditions)
        $0.field("bindsToNode", \.bindsToNode)
        $0.field("capacity", \.capacity)
        $0.field("consumesCounters", \.consumesCounters)
        $0.field("name", \.name)
        $0.field("nodeAllocatableResourceMappings", \.nodeAllocatableResourceMappings)
        $0.field("nodeName", \.nodeName)
        $0.field("nodeSelector", \._nodeSelector)
        $0.field("taints", \.taints)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].attributes.*` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct DeviceAttribute: JSONModel {
    /// `spec.devices[].attributes.*.bool`.
    public var bool: Bool?
    /// `spec.devices[].attributes.*.bools`.
    public var bools: [Bool]?
    /// `spec.devices[].attributes.*.int`.
    public var int: Int64?
    /// `spec.devices[].attributes.*.ints`.
    public var ints: [Int64]?
    /// `spec.devices[].attributes.*.string`.
    public var string: String?
    /// `spec.devices[].attributes.*.strings`.
    public var strings: [String]?
    /// `spec.devices[].attributes.*.version`.
    public var version: String?
    /// `spec.devices[].attributes.*.versions`.
    public var versions: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        bool: Bool? = nil, bools: [Bool]? = nil, int: Int64? = nil, ints: [Int64]? = nil, string: String? = nil,
        strings: [String]? = nil, version: String? = nil, versions: [String]? = nil
    ) {
        self.bool = bool
        self.bools = bools
        self.int = int
        self.ints = ints
        self.string = string
        self.strings = strings
        self.version = version
        self.versions = versions
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceAttribute> = FieldTable(empty: DeviceAttribute()) {
        $0.field("bool", \.bool)
        $0.field("bools", \.bools)
        $0.field("int", \.int)
        $0.field("ints", \.ints)
        $0.field("string", \.string)
        $0.field("strings", \.strings)
        $0.field("version", \.version)
        $0.field("versions", \.versions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].capacity.*` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct DeviceCapacity: JSONModel {
    /// `spec.devices[].capacity.*.requestPolicy`.
    public var requestPolicy: CapacityRequestPolicy? {
        unsafeAddress { _requestPolicy.address }
        _modify { yield &_requestPolicy.wrappedValue }
    }
    private var _requestPolicy = OptionalBoxed<CapacityRequestPolicy>()
    /// `spec.devices[].capacity.*.value`: a quantity, required.
    public var value: Quantity
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(value: Quantity, requestPolicy: CapacityRequestPolicy? = nil) {
        self.value = value
        _requestPolicy = OptionalBoxed(wrappedValue: requestPolicy)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceCapacity> = FieldTable(empty: DeviceCapacity(value: Quantity.empty)) {
        $0.field("requestPolicy", \._requestPolicy)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].capacity.*.requestPolicy` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct CapacityRequestPolicy: JSONModel {
    /// `spec.devices[].capacity.*.requestPolicy.default`: a quantity.
    public var `default`: Quantity?
    /// `spec.devices[].capacity.*.requestPolicy.validRange`.
    public var validRange: CapacityRequestPolicyRange? {
        unsafeAddress { _validRange.address }
        _modify { yield &_validRange.wrappedValue }
    }
    private var _validRange = OptionalBoxed<CapacityRequestPolicyRange>()
    /// `spec.devices[].capacity.*.requestPolicy.validValues`.
    public var validValues: [Quantity]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(default: Quantity? = nil, validRange: CapacityRequestPolicyRange? = nil, validValues: [Quantity]? = nil) {
        self.`default` = `default`
        _validRange = OptionalBoxed(wrappedValue: validRange)
        self.validValues = validValues
    }

    /// How it is read and written.
    public static let fields: FieldTable<CapacityRequestPolicy> = FieldTable(empty: CapacityRequestPolicy()) {
        $0.field("default", \.`default`)
        $0.field("validRange", \._validRange)
        $0.field("validValues", \.validValues)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].capacity.*.requestPolicy.validRange` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct CapacityRequestPolicyRange: JSONModel {
    /// `spec.devices[].capacity.*.requestPolicy.validRange.max`: a quantity.
    public var max: Quantity?
    /// `spec.devices[].capacity.*.requestPolicy.validRange.min`: a quantity, required.
    public var min: Quantity
    /// `spec.devices[].capacity.*.requestPolicy.validRange.step`: a quantity.
    public var step: Quantity?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(min: Quantity, max: Quantity? = nil, step: Quantity? = nil) {
        self.min = min
        self.max = max
        self.step = step
    }

    /// How it is read and written.
    public static let fields: FieldTable<CapacityRequestPolicyRange> = FieldTable(
        empty: CapacityRequestPolicyRange(min: Quantity.empty)
    ) {
        $0.field("max", \.max)
        $0.field("min", \.min)
        $0.field("step", \.step)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].consumesCounters[]` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct DeviceCounterConsumption: JSONModel {
    /// `spec.devices[].consumesCounters[].counterSet`: required.
    public var counterSet: String
    /// `spec.devices[].consumesCounters[].counters`: required.
    public var counters: StringMap<Counter>
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(counterSet: String, counters: StringMap<Counter>) {
        self.counterSet = counterSet
        self.counters = counters
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceCounterConsumption> = FieldTable(
        empty: DeviceCounterConsumption(counterSet: "", counters: StringMap())
    ) {
        $0.field("counterSet", \.counterSet)
        $0.field("counters", \.counters)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].taints[]` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct DeviceTaint: JSONModel {
    /// `spec.devices[].taints[].effect`: required.
    public var effect: String
    /// `spec.devices[].taints[].key`: required.
    public var key: String
    /// `spec.devices[].taints[].timeAdded`.
    public var timeAdded: Timestamp?
    /// `spec.devices[].taints[].value`.
    public var value: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(effect: String, key: String, timeAdded: Timestamp? = nil, value: String? = nil) {
        self.effect = effect
        self.key = key
        self.timeAdded = timeAdded
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceTaint> = FieldTable(empty: DeviceTaint(effect: "", key: "")) {
        $0.field("effect", \.effect)
        $0.field("key", \.key)
        $0.field("timeAdded", \.timeAdded)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.devices[].nodeAllocatableResourceMappings.*` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct NodeAllocatableResourceMapping: JSONModel {
    /// `spec.devices[].nodeAllocatableResourceMappings.*.allocationMultiplier`: a quantity.
    public var allocationMultiplier: Quantity?
    /// `spec.devices[].nodeAllocatableResourceMappings.*.capacityKey`.
    public var capacityKey: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(allocationMultiplier: Quantity? = nil, capacityKey: String? = nil) {
        self.allocationMultiplier = allocationMultiplier
        self.capacityKey = capacityKey
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeAllocatableResourceMapping> = FieldTable(empty: NodeAllocatableResourceMapping()) {
        $0.field("allocationMultiplier", \.allocationMultiplier)
        $0.field("capacityKey", \.capacityKey)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.pool` of `ResourceSlice` (`resource.k8s.io/v1`).
public struct ResourcePool: JSONModel {
    /// `spec.pool.generation`: required.
    public var generation: Int64
    /// `spec.pool.name`: required.
    public var name: String
    /// `spec.pool.resourceSliceCount`: a count, required.
    public var resourceSliceCount: Int64
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(generation: Int64, name: String, resourceSliceCount: Int64) {
        self.generation = generation
        self.name = name
        self.resourceSliceCount = resourceSliceCount
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourcePool> = FieldTable(
        empty: ResourcePool(generation: 0, name: "", resourceSliceCount: 0)
    ) {
        $0.field("generation", \.generation)
        $0.field("name", \.name)
        $0.field("resourceSliceCount", \.resourceSliceCount)
        $0.unknown(\.unknownFields)
    }
}
