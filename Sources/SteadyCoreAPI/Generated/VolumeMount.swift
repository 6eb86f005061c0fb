// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].volumeMounts[]` of `Pod` (`v1`).
public struct VolumeMount: JSONModel {
    /// `spec.containers[].volumeMounts[].mountPath`: required.
    public var mountPath: String
    /// `spec.containers[].volumeMounts[].mountPropagation`.
    public var mountPropagation: String?
    /// `spec.containers[].volumeMounts[].name`: required.
    public var name: String
    /// `spec.containers[].volumeMounts[].readOnly`.
    public var readOnly: Bool?
    /// `spec.containers[].volumeMounts[].recursiveReadOnly`.
    public var recursiveReadOnly: String?
    /// `spec.containers[].volumeMounts[].subPath`.
    public var subPath: String?
    /// `spec.containers[].volumeMounts[].subPathExpr`.
    public var subPathExpr: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        mountPath: String, name: String, mountPropagation: String? = nil, readOnly: Bool? = nil, recursiveReadOnly: String? = nil,
        subPath: String? = nil, subPathExpr: String? = nil
    ) {
        self.mountPath = mountPath
        self.name = name
        self.mountPropagation = mountPropagation
        self.readOnly = readOnly
        self.recursiveReadOnly = recursiveReadOnly
        self.subPath = subPath
        self.subPathExpr = subPathExpr
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeMount> = FieldTable(empty: VolumeMount(mountPath: "", name: "")) {
        $0.field("mountPath", \.mountPath)
        $0.field("mountPropagation", \.mountPropagation)
        $0.field("name", \.name)
        $0.field("readOnly", \.readOnly)
        $0.field("recursiveReadOnly", \.recursiveReadOnly)
        $0.field("subPath", \.subPath)
        $0.field("subPathExpr", \.subPathExpr)
        $0.unknown(\.unknownFields)
    }
}
