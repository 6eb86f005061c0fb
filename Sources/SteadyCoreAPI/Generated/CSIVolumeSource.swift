// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].csi` of `Pod` (`v1`).
public struct CSIVolumeSource: JSONModel {
    /// `spec.volumes[].csi.driver`: required.
    public var driver: String
    /// `spec.volumes[].csi.fsType`.
    public var fsType: String?
    /// `spec.volumes[].csi.nodePublishSecretRef`.
    public var nodePublishSecretRef: LocalObjectReference? {
        unsafeAddress { _nodePublishSecretRef.address }
        _modify { yield &_nodePublishSecretRef.wrappedValue }
    }
    private var _nodePublishSecretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].csi.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].csi.volumeAttributes`.
    public var volumeAttributes: StringMap<String>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        driver: String, fsType: String? = nil, nodePublishSecretRef: LocalObjectReference? = nil, readOnly: Bool? = nil,
        volumeAttributes: StringMap<String>? = nil
    ) {
        self.driver = driver
        self.fsType = fsType
        _nodePublishSecretRef = OptionalBoxed(wrappedValue: nodePublishSecretRef)
        self.readOnly = readOnly
        self.volumeAttributes = volumeAttributes
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSIVolumeSource> = FieldTable(empty: CSIVolumeSource(driver: "")) {
        $0.field("driver", \.driver)
        $0.field("fsType", \.fsType)
        $0.field("nodePublishSecretRef", \._nodePublishSecretRef)
        $0.field("readOnly", \.readOnly)
        $0.field("volumeAttributes", \.volumeAttributes)
        $0.unknown(\.unknownFields)
    }
}
