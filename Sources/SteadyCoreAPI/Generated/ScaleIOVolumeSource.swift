// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].scaleIO` of `Pod` (`v1`).
public struct ScaleIOVolumeSource: JSONModel {
    /// `spec.volumes[].scaleIO.fsType`: `xfs` by default.
    public var fsType: String?
    /// `spec.volumes[].scaleIO.gateway`: required.
    public var gateway: String
    /// `spec.volumes[].scaleIO.protectionDomain`.
    public var protectionDomain: String?
    /// `spec.volumes[].scaleIO.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].scaleIO.secretRef`: required.
    public var secretRef: LocalObjectReference
    /// `spec.volumes[].scaleIO.sslEnabled`.
    public var sslEnabled: Bool?
    /// `spec.volumes[].scaleIO.storageMode`: `ThinProvisioned` by default.
    public var storageMode: String?
    /// `spec.volumes[].scaleIO.storagePool`.
    public var storagePool: String?
    /// `spec.volumes[].scaleIO.system`: required.
    public var system: String
    /// `spec.volumes[].scaleIO.volumeName`.
    public var volumeName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        gateway: String, secretRef: LocalObjectReference, system: String, fsType: String? = nil, protectionDomain: String? = nil,
        readOnly: Bool? = nil, sslEnabled: Bool? = nil, storageMode: String? = nil, storagePool: String? = nil,
        volumeName: String? = nil
    ) {
        self.gateway = gateway
        self.secretRef = secretRef
        self.system = system
        self.fsType = fsType
        self.protectionDomain = protectionDomain
        self.readOnly = readOnly
        self.sslEnabled = sslEnabled
        self.storageMode = storageMode
        self.storagePool = storagePool
        self.volumeName = volumeName
    }

    /// How it is read and written.
    public static let fields: FieldTable<ScaleIOVolumeSource> = FieldTable(
        empty: ScaleIOVolumeSource(gateway: "", secretRef: LocalObjectReference(), system: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("gateway", \.gateway)
        $0.field("protectionDomain", \.protectionDomain)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \.secretRef)
        $0.field("sslEnabled", \.sslEnabled)
        $0.field("storageMode", \.storageMode)
        $0.field("storagePool", \.storagePool)
        $0.field("system", \.system)
        $0.field("volumeName", \.volumeName)
        $0.unknown(\.unknownFields)
    }
}
