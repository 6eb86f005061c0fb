// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.iscsi` of `PersistentVolume` (`v1`).
public struct ISCSIPersistentVolumeSource: JSONModel {
    /// `spec.iscsi.chapAuthDiscovery`.
    public var chapAuthDiscovery: Bool?
    /// `spec.iscsi.chapAuthSession`.
    public var chapAuthSession: Bool?
    /// `spec.iscsi.fsType`.
    public var fsType: String?
    /// `spec.iscsi.initiatorName`.
    public var initiatorName: String?
    /// `spec.iscsi.iqn`: required.
    public var iqn: String
    /// `spec.iscsi.iscsiInterface`: `default` by default.
    public var iscsiInterface: String?
    /// `spec.iscsi.lun`: required.
    public var lun: Int32
    /// `spec.iscsi.portals`.
    public var portals: [String]?
    /// `spec.iscsi.readOnly`.
    public var readOnly: Bool?
    /// `spec.iscsi.secretRef`.
    public var secretRef: SecretReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretReference>()
    /// `spec.iscsi.targetPortal`: required.
    public var targetPortal: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        iqn: String, lun: Int32, targetPortal: String, chapAuthDiscovery: Bool? = nil, chapAuthSession: Bool? = nil,
        fsType: String? = nil, initiatorName: String? = nil, iscsiInterface: String? = nil, portals: [String]? = nil,
        readOnly: Bool? = nil, secretRef: SecretReference? = nil
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
    public static let fields: FieldTable<ISCSIPersistentVolumeSource> = FieldTable(
        empty: ISCSIPersistentVolumeSource(iqn: "", lun: 0, targetPortal: "")
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
