// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.csi` of `PersistentVolume` (`v1`).
public struct CSIPersistentVolumeSource: JSONModel {
    /// `spec.csi.controllerExpandSecretRef`.
    @OptionalBoxed public var controllerExpandSecretRef: SecretReference?
    /// `spec.csi.controllerPublishSecretRef`.
    @OptionalBoxed public var controllerPublishSecretRef: SecretReference?
    /// `spec.csi.driver`: required.
    public var driver: String
    /// `spec.csi.fsType`.
    public var fsType: String?
    /// `spec.csi.nodeExpandSecretRef`.
    @OptionalBoxed public var nodeExpandSecretRef: SecretReference?
    /// `spec.csi.nodePublishSecretRef`.
    @OptionalBoxed public var nodePublishSecretRef: SecretReference?
    /// `spec.csi.nodeStageSecretRef`.
    @OptionalBoxed public var nodeStageSecretRef: SecretReference?
    /// `spec.csi.readOnly`.
    public var readOnly: Bool?
    /// `spec.csi.volumeAttributes`.
    public var volumeAttributes: StringMap<String>?
    /// `spec.csi.volumeHandle`: required.
    public var volumeHandle: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        driver: String, volumeHandle: String, controllerExpandSecretRef: SecretReference? = nil,
        controllerPublishSecretRef: SecretReference? = nil, fsType: String? = nil, nodeExpandSecretRef: SecretReference? = nil,
        nodePublishSecretRef: SecretReference? = nil, nodeStageSecretRef: SecretReference? = nil, readOnly: Bool? = nil,
        volumeAttributes: StringMap<String>? = nil
    ) {
        self.driver = driver
        self.volumeHandle = volumeHandle
        self.controllerExpandSecretRef = controllerExpandSecretRef
        self.controllerPublishSecretRef = controllerPublishSecretRef
        self.fsType = fsType
        self.nodeExpandSecretRef = nodeExpandSecretRef
        self.nodePublishSecretRef = nodePublishSecretRef
        self.nodeStageSecretRef = nodeStageSecretRef
        self.readOnly = readOnly
        self.volumeAttributes = volumeAttributes
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSIPersistentVolumeSource> = FieldTable(
        empty: CSIPersistentVolumeSource(driver: "", volumeHandle: "")
    ) {
        $0.field("controllerExpandSecretRef", \._controllerExpandSecretRef)
        $0.field("controllerPublishSecretRef", \._controllerPublishSecretRef)
        $0.field("driver", \.driver)
        $0.field("fsType", \.fsType)
        $0.field("nodeExpandSecretRef", \._nodeExpandSecretRef)
        $0.field("nodePublishSecretRef", \._nodePublishSecretRef)
        $0.field("nodeStageSecretRef", \._nodeStageSecretRef)
        $0.field("readOnly", \.readOnly)
        $0.field("volumeAttributes", \.volumeAttributes)
        $0.field("volumeHandle", \.volumeHandle)
        $0.unknown(\.unknownFields)
    }
}
