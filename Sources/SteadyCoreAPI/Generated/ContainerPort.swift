// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].ports[]` of `Pod` (`v1`).
public struct ContainerPort: JSONModel {
    /// `spec.containers[].ports[].containerPort`: required.
    public var containerPort: Int32
    /// `spec.containers[].ports[].hostIP`.
    public var hostIP: String?
    /// `spec.containers[].ports[].hostPort`.
    public var hostPort: Int32?
    /// `spec.containers[].ports[].name`.
    public var name: String?
    /// `spec.containers[].ports[].protocol`: `TCP` by default.
    public var `protocol`: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        containerPort: Int32, hostIP: String? = nil, hostPort: Int32? = nil, name: String? = nil, protocol: String? = nil
    ) {
        self.containerPort = containerPort
        self.hostIP = hostIP
        self.hostPort = hostPort
        self.name = name
        self.`protocol` = `protocol`
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerPort> = FieldTable(empty: ContainerPort(containerPort: 0)) {
        $0.field("containerPort", \.containerPort)
        $0.field("hostIP", \.hostIP)
        $0.field("hostPort", \.hostPort)
        $0.field("name", \.name)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}
