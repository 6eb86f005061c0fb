// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `EndpointSlice` of `discovery.k8s.io/v1`, in a namespace.
public struct EndpointSlice: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "discovery.k8s.io", version: "v1", kind: "EndpointSlice", plural: "endpointslices", scope: .namespaced
    )

    /// `addressType`: required.
    public var addressType: String
    /// `endpoints`.
    public var endpoints: [Endpoint]?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `ports`.
    public var ports: [DiscoveryEndpointPort]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), addressType: String, endpoints: [Endpoint]? = nil,
        ports: [DiscoveryEndpointPort]? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.addressType = addressType
        self.endpoints = endpoints
        self.ports = ports
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointSlice> = FieldTable(empty: EndpointSlice(addressType: "")) {
        $0.typeMeta()
        $0.field("addressType", \.addressType)
        $0.field("endpoints", \.endpoints)
        $0.field("metadata", \._metadata)
        $0.field("ports", \.ports)
        $0.unknown(\.unknownFields)
    }
}

/// `ports[]` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct DiscoveryEndpointPort: JSONModel {
    /// `ports[].appProtocol`.
    public var appProtocol: String?
    /// `ports[].name`.
    public var name: String?
    /// `ports[].port`.
    public var port: Int32?
    /// `ports[].protocol`.
    public var `protocol`: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(appProtocol: String? = nil, name: String? = nil, port: Int32? = nil, protocol: String? = nil) {
        self.appProtocol = appProtocol
        self.name = name
        self.port = port
        self.`protocol` = `protocol`
    }

    /// How it is read and written.
    public static let fields: FieldTable<DiscoveryEndpointPort> = FieldTable(empty: DiscoveryEndpointPort()) {
        $0.field("appProtocol", \.appProtocol)
        $0.field("name", \.name)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}

/// `endpoints[]` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct Endpoint: JSONModel {
    /// `endpoints[].addresses`: each element once, required.
    public var addresses: [String]
    /// `endpoints[].conditions`.
    public var conditions: EndpointConditions? {
        unsafeAddress { _conditions.address }
        _modify { yield &_conditions.wrappedValue }
    }
    private var _conditions = OptionalBoxed<EndpointConditions>()
    /// `endpoints[].deprecatedTopology`.
    public var deprecatedTopology: StringMap<String>?
    /// `endpoints[].hints`.
    public var hints: EndpointHints? {
        unsafeAddress { _hints.address }
        _modify { yield &_hints.wrappedValue }
    }
    private var _hints = OptionalBoxed<EndpointHints>()
    /// `endpoints[].hostname`.
    public var hostname: String?
    /// `endpoints[].nodeName`.
    public var nodeName: String?
    /// `endpoints[].targetRef`.
    public var targetRef: ObjectReference? {
        unsafeAddress { _targetRef.address }
        _modify { yield &_targetRef.wrappedValue }
    }
    private var _targetRef = OptionalBoxed<ObjectReference>()
    /// `endpoints[].zone`.
    public var zone: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        addresses: [String], conditions: EndpointConditions? = nil, deprecatedTopology: StringMap<String>? = nil,
        hints: EndpointHints? = nil, hostname: String? = nil, nodeName: String? = nil, targetRef: ObjectReference? = nil,
        zone: String? = nil
    ) {
        self.addresses = addresses
        _conditions = OptionalBoxed(wrappedValue: conditions)
        self.deprecatedTopology = deprecatedTopology
        _hints = OptionalBoxed(wrappedValue: hints)
        self.hostname = hostname
        self.nodeName = nodeName
        _targetRef = OptionalBoxed(wrappedValue: targetRef)
        self.zone = zone
    }

    /// How it is read and written.
    public static let fields: FieldTable<Endpoint> = FieldTable(empty: Endpoint(addresses: [])) {
        $0.field("addresses", \.addresses)
        $0.field("conditions", \._conditions)
        $0.field("deprecatedTopology", \.deprecatedTopology)
        $0.field("hints", \._hints)
        $0.field("hostname", \.hostname)
        $0.field("nodeName", \.nodeName)
        $0.field("targetRef", \._targetRef)
        $0.field("zone", \.zone)
        $0.unknown(\.unknownFields)
    }
}

/// `endpoints[].conditions` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct EndpointConditions: JSONModel {
    /// `endpoints[].conditions.ready`.
    public var ready: Bool?
    /// `endpoints[].conditions.serving`.
    public var serving: Bool?
    /// `endpoints[].conditions.terminating`.
    public var terminating: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ready: Bool? = nil, serving: Bool? = nil, terminating: Bool? = nil) {
        self.ready = ready
        self.serving = serving
        self.terminating = terminating
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointConditions> = FieldTable(empty: EndpointConditions()) {
        $0.field("ready", \.ready)
        $0.field("serving", \.serving)
        $0.field("terminating", \.terminating)
        $0.unknown(\.unknownFields)
    }
}

/// `endpoints[].hints` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct EndpointHints: JSONModel {
    /// `endpoints[].hints.forNodes`.
    public var forNodes: [ForNode]?
    /// `endpoints[].hints.forZones`.
    public var forZones: [ForZone]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(forNodes: [ForNode]? = nil, forZones: [ForZone]? = nil) {
        self.forNodes = forNodes
        self.forZones = forZones
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointHints> = FieldTable(empty: EndpointHints()) {
        $0.field("forNodes", \.forNodes)
        $0.field("forZones", \.forZones)
        $0.unknown(\.unknownFields)
    }
}

/// `endpoints[].hints.forNodes[]` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct ForNode: JSONModel {
    /// `endpoints[].hints.forNodes[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<ForNode> = FieldTable(empty: ForNode(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `endpoints[].hints.forZones[]` of `EndpointSlice` (`discovery.k8s.io/v1`).
public struct ForZone: JSONModel {
    /// `endpoints[].hints.forZones[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<ForZone> = FieldTable(empty: ForZone(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
