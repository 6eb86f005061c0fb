// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Endpoints` of `v1`, in a namespace.
public struct Endpoints: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Endpoints", plural: "endpoints", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `subsets`.
    public var subsets: [EndpointSubset]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), subsets: [EndpointSubset]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.subsets = subsets
    }

    /// How it is read and written.
    public static let fields: FieldTable<Endpoints> = FieldTable(empty: Endpoints()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("subsets", \.subsets)
        $0.unknown(\.unknownFields)
    }
}

/// `subsets[]` of `Endpoints` (`v1`).
public struct EndpointSubset: JSONModel {
    /// `subsets[].addresses`.
    public var addresses: [EndpointAddress]?
    /// `subsets[].notReadyAddresses`.
    public var notReadyAddresses: [EndpointAddress]?
    /// `subsets[].ports`.
    public var ports: [EndpointPort]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(addresses: [EndpointAddress]? = nil, notReadyAddresses: [EndpointAddress]? = nil, ports: [EndpointPort]? = nil) {
        self.addresses = addresses
        self.notReadyAddresses = notReadyAddresses
        self.ports = ports
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointSubset> = FieldTable(empty: EndpointSubset()) {
        $0.field("addresses", \.addresses)
        $0.field("notReadyAddresses", \.notReadyAddresses)
        $0.field("ports", \.ports)
        $0.unknown(\.unknownFields)
    }
}

/// `subsets[].addresses[]` of `Endpoints` (`v1`).
public struct EndpointAddress: JSONModel {
    /// `subsets[].addresses[].hostname`.
    public var hostname: String?
    /// `subsets[].addresses[].ip`: required.
    public var ip: String
    /// `subsets[].addresses[].nodeName`.
    public var nodeName: String?
    /// `subsets[].addresses[].targetRef`.
    public var targetRef: ObjectReference? {
        unsafeAddress { _targetRef.address }
        _modify { yield &_targetRef.wrappedValue }
    }
    private var _targetRef = OptionalBoxed<ObjectReference>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ip: String, hostname: String? = nil, nodeName: String? = nil, targetRef: ObjectReference? = nil) {
        self.ip = ip
        self.hostname = hostname
        self.nodeName = nodeName
        _targetRef = OptionalBoxed(wrappedValue: targetRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointAddress> = FieldTable(empty: EndpointAddress(ip: "")) {
        $0.field("hostname", \.hostname)
        $0.field("ip", \.ip)
        $0.field("nodeName", \.nodeName)
        $0.field("targetRef", \._targetRef)
        $0.unknown(\.unknownFields)
    }
}

/// `subsets[].ports[]` of `Endpoints` (`v1`).
public struct EndpointPort: JSONModel {
    /// `subsets[].ports[].appProtocol`.
    public var appProtocol: String?
    /// `subsets[].ports[].name`.
    public var name: String?
    /// `subsets[].ports[].port`: required.
    public var port: Int32
    /// `subsets[].ports[].protocol`.
    public var `protocol`: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(port: Int32, appProtocol: String? = nil, name: String? = nil, protocol: String? = nil) {
        self.port = port
        self.appProtocol = appProtocol
        self.name = name
        self.`protocol` = `protocol`
    }

    /// How it is read and written.
    public static let fields: FieldTable<EndpointPort> = FieldTable(empty: EndpointPort(port: 0)) {
        $0.field("appProtocol", \.appProtocol)
        $0.field("name", \.name)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}
