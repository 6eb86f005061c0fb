// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].iscsi` of `Pod` (`v1`).
public struct ISCSIVolumeSource: JSONModel {
    /// `spec.volumes[].iscsi.chapAuthDiscovery`.
    public var chapAuthDiscovery: Bool?
    /// `spec.volumes[].iscsi.chapAuthSession`.
    public var chapAuthSession: Bool?
    /// `spec.volumes[].iscsi.fsType`.
    public var fsType: String?
    /// `spec.volumes[].iscsi.initiatorName`.
    public var initiatorName: String?
    /// `spec.volumes[].iscsi.iqn`: required.
    public var iqn: String
    /// `spec.volumes[].iscsi.iscsiInterface`: `default` by default.
    public var iscsiInterface: String?
    /// `spec.volumes[].iscsi.lun`: required.
    public var lun: Int32
    /// `spec.volumes[].iscsi.portals`.
    public var portals: [String]?
    /// `spec.volumes[].iscsi.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].iscsi.secretRef`.
    public var secretRef: LocalObjectReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].iscsi.targetPortal`: required.
    public var targetPortal: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        iqn: String, lun: Int32, targetPortal: String, chapAuthDiscovery: Bool? = nil, chapAuthSession: Bool? = nil,
        fsType: String? = nil, initiatorName: String? = nil, iscsiInterface: String? = nil, portals: [String]? = nil,
        readOnly: Bool? = nil, secretRef: LocalObjectReference? = nil
    ) {
        self.iqn = iqn
        self.lun = lun
        self.targetPortal = targetPortal
        self.chapAuthDiscovery = chapAuthDiscovery
        self.chapAuthSession = chapAuthSession
        self.fsType = fsType
        self.initiatorName = initiatorName
        self.iscsiInterface = iscsiInterface
        self.portals = portals
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ISCSIVolumeSource> = FieldTable(
        empty: ISCSIVolumeSource(iqn: "", lun: 0, targetPortal: "")
    ) {
        $0.field("chapAuthDiscovery", \.chapAuthDiscovery)
        $0.field("chapAuthSession", \.chapAuthSession)
        $0.field("fsType", \.fsType)
        $0.field("initiatorName", \.initiatorName)
        $0.field("iqn", \.iqn)
        $0.field("iscsiInterface", \.iscsiInterface)
        $0.field("lun", \.lun)
        $0.field("portals", \.portals)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("targetPortal", \.targetPortal)
        $0.unknown(\.unknownFields)
    }
}
