// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `status.nodeInfo` of `Node` (`v1`).
public struct NodeSystemInfo: JSONModel {
    /// `status.nodeInfo.architecture`: required.
    public var architecture: String
    /// `status.nodeInfo.bootID`: required.
    public var bootID: String
    /// `status.nodeInfo.containerRuntimeVersion`: required.
    public var containerRuntimeVersion: String
    /// `status.nodeInfo.kernelVersion`: required.
    public var kernelVersion: String
    /// `status.nodeInfo.kubeProxyVersion`: required.
    public var kubeProxyVersion: String
    /// `status.nodeInfo.kubeletVersion`: required.
    public var kubeletVersion: String
    /// `status.nodeInfo.machineID`: required.
    public var machineID: String
    /// `status.nodeInfo.operatingSystem`: required.
    public var operatingSystem: String
    /// `status.nodeInfo.osImage`: required.
    public var osImage: String
    /// `status.nodeInfo.swap`.
    public var swap: NodeSwapStatus? {
        unsafeAddress { _swap.address }
        _modify { yield &_swap.wrappedValue }
    }
    private var _swap = OptionalBoxed<NodeSwapStatus>()
    /// `status.nodeInfo.systemUUID`: required.
    public var systemUUID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        architecture: String, bootID: String, containerRuntimeVersion: String, kernelVersion: String, kubeProxyVersion: String,
        kubeletVersion: String, machineID: String, operatingSystem: String, osImage: String, systemUUID: String,
        swap: NodeSwapStatus? = nil
    ) {
        self.architecture = architecture
        self.bootID = bootID
        self.containerRuntimeVersion = containerRuntimeVersion
        self.kernelVersion = kernelVersion
        self.kubeProxyVersion = kubeProxyVersion
        self.kubeletVersion = kubeletVersion
        self.machineID = machineID
        self.operatingSystem = operatingSystem
        self.osImage = osImage
        self.systemUUID = systemUUID
        _swap = OptionalBoxed(wrappedValue: swap)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSystemInfo> = FieldTable(
        empty: NodeSystemInfo(
            architecture: "", bootID: "", containerRuntimeVersion: "", kernelVersion: "", kubeProxyVersion: "",
            kubeletVersion: "", machineID: "", operatingSystem: "", osImage: "", systemUUID: ""
        )
    ) {
        $0.field("architecture", \.architecture)
        $0.field("bootID", \.bootID)
        $0.field("containerRuntimeVersion", \.containerRuntimeVersion)
        $0.field("kernelVersion", \.kernelVersion)
        $0.field("kubeProxyVersion", \.kubeProxyVersion)
        $0.field("kubeletVersion", \.kubeletVersion)
        $0.field("machineID", \.machineID)
        $0.field("operatingSystem", \.operatingSystem)
        $0.field("osImage", \.osImage)
        $0.field("swap", \._swap)
        $0.field("systemUUID", \.systemUUID)
        $0.unknown(\.unknownFields)
    }
}

/// `status.nodeInfo.swap` of `Node` (`v1`).
public struct NodeSwapStatus: JSONModel {
    /// `status.nodeInfo.swap.capacity`.
    public var capacity: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(capacity: Int64? = nil) {
        self.capacity = capacity
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSwapStatus> = FieldTable(empty: NodeSwapStatus()) {
        $0.field("capacity", \.capacity)
        $0.unknown(\.unknownFields)
    }
}
