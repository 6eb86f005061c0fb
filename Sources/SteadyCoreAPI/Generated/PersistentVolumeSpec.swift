// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `PersistentVolume` (`v1`).
public struct PersistentVolumeSpec: JSONModel {
    /// `spec.accessModes`.
    public var accessModes: [String]?
    /// `spec.awsElasticBlockStore`.
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        unsafeAddress { _awsElasticBlockStore.address }
        _modify { yield &_awsElasticBlockStore.wrappedValue }
    }
    private var _awsElasticBlockStore = OptionalBoxed<AWSElasticBlockStoreVolumeSource>()
    /// `spec.azureDisk`.
    public var azureDisk: AzureDiskVolumeSource? {
        unsafeAddress { _azureDisk.address }
        _modify { yield &_azureDisk.wrappedValue }
    }
    private var _azureDisk = OptionalBoxed<AzureDiskVolumeSource>()
    /// `spec.azureFile`.
    public var azureFile: AzureFilePersistentVolumeSource? {
        unsafeAddress { _azureFile.address }
        _modify { yield &_azureFile.wrappedValue }
    }
    private var _azureFile = OptionalBoxed<AzureFilePersistentVolumeSource>()
    /// `spec.capacity`.
    public var capacity: StringMap<Quantity>?
    /// `spec.cephfs`.
    public var cephfs: CephFSPersistentVolumeSource? {
        unsafeAddress { _cephfs.address }
        _modify { yield &_cephfs.wrappedValue }
    }
    private var _cephfs = OptionalBoxed<CephFSPersistentVolumeSource>()
    /// `spec.cinder`.
    public var cinder: CinderPersistentVolumeSource? {
        unsafeAddress { _cinder.address }
        _modify { yield &_cinder.wrappedValue }
    }
    private var _cinder = OptionalBoxed<CinderPersistentVolumeSource>()
    /// `spec.claimRef`.
    public var claimRef: ObjectReference? {
        unsafeAddress { _claimRef.address }
        _modify { yield &_claimRef.wrappedValue }
    }
    private var _claimRef = OptionalBoxed<ObjectReference>()
    /// `spec.csi`.
    public var csi: CSIPersistentVolumeSource? {
        unsafeAddress { _csi.address }
        _modify { yield &_csi.wrappedValue }
    }
    private var _csi = OptionalBoxed<CSIPersistentVolumeSource>()
    /// `spec.fc`.
    public var fc: FCVolumeSource? {
        unsafeAddress { _fc.address }
        _modify { yield &_fc.wrappedValue }
    }
    private var _fc = OptionalBoxed<FCVolumeSource>()
    /// `spec.flexVolume`.
    public var flexVolume: FlexPersistentVolumeSource? {
        unsafeAddress { _flexVolume.address }
        _modify { yield &_flexVolume.wrappedValue }
    }
    private var _flexVolume = OptionalBoxed<FlexPersistentVolumeSource>()
    /// `spec.flocker`.
    public var flocker: FlockerVolumeSource? {
        unsafeAddress { _flocker.address }
        _modify { yield &_flocker.wrappedValue }
    }
    private var _flocker = OptionalBoxed<FlockerVolumeSource>()
    /// `spec.gcePersistentDisk`.
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        unsafeAddress { _gcePersistentDisk.address }
        _modify { yield &_gcePersistentDisk.wrappedValue }
    }
    private var _gcePersistentDisk = OptionalBoxed<GCEPersistentDiskVolumeSource>()
    /// `spec.glusterfs`.
    public var glusterfs: GlusterfsPersistentVolumeSource? {
        unsafeAddress { _glusterfs.address }
        _modify { yield &_glusterfs.wrappedValue }
    }
    private var _glusterfs = OptionalBoxed<GlusterfsPersistentVolumeSource>()
    /// `spec.hostPath`.
    public var hostPath: HostPathVolumeSource? {
        unsafeAddress { _hostPath.address }
        _modify { yield &_hostPath.wrappedValue }
    }
    private var _hostPath = OptionalBoxed<HostPathVolumeSource>()
    /// `spec.iscsi`.
    public var iscsi: ISCSIPersistentVolumeSource? {
        unsafeAddress { _iscsi.address }
        _modify { yield &_iscsi.wrappedValue }
    }
    private var _iscsi = OptionalBoxed<ISCSIPersistentVolumeSource>()
    /// `spec.local`.
    public var local: LocalVolumeSource? {
        unsafeAddress { _local.address }
        _modify { yield &_local.wrappedValue }
    }
    private var _local = OptionalBoxed<LocalVolumeSource>()
    /// `spec.mountOptions`.
    public var mountOptions: [String]?
    /// `spec.nfs`.
    public var nfs: NFSVolumeSource? {
        unsafeAddress { _nfs.address }
        _modify { yield &_nfs.wrappedValue }
    }
    private var _nfs = OptionalBoxed<NFSVolumeSource>()
    /// `spec.nodeAffinity`.
    public var nodeAffinity: VolumeNodeAffinity? {
        unsafeAddress { _nodeAffinity.address }
        _modify { yield &_nodeAffinity.wrappedValue }
    }
    private var _nodeAffinity = OptionalBoxed<VolumeNodeAffinity>()
    /// `spec.persistentVolumeReclaimPolicy`.
    public var persistentVolumeReclaimPolicy: String?
    /// `spec.photonPersistentDisk`.
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        unsafeAddress { _photonPersistentDisk.address }
        _modify { yield &_photonPersistentDisk.wrappedValue }
    }
    private var _photonPersistentDisk = OptionalBoxed<PhotonPersistentDiskVolumeSource>()
    /// `spec.portworxVolume`.
    public var portworxVolume: PortworxVolumeSource? {
        unsafeAddress { _portworxVolume.address }
        _modify { yield &_portworxVolume.wrappedValue }
    }
    private var _portworxVolume = OptionalBoxed<PortworxVolumeSource>()
    /// `spec.quobyte`.
    public var quobyte: QuobyteVolumeSource? {
        unsafeAddress { _quobyte.address }
        _modify { yield &_quobyte.wrappedValue }
    }
    private var _quobyte = OptionalBoxed<QuobyteVolumeSource>()
    /// `spec.rbd`.
    public var rbd: RBDPersistentVolumeSource? {
        unsafeAddress { _rbd.address }
        _modify { yield &_rbd.wrappedValue }
    }
    private var _rbd = OptionalBoxed<RBDPersistentVolumeSource>()
    /// `spec.scaleIO`.
    public var scaleIO: ScaleIOPersistentVolumeSource? {
        unsafeAddress { _scaleIO.address }
        _modify { yield &_scaleIO.wrappedValue }
    }
    private var _scaleIO = OptionalBoxed<ScaleIOPersistentVolumeSource>()
    /// `spec.storageClassName`.
    public var storageClassName: String?
    /// `spec.storageos`.
    public var storageos: StorageOSPersistentVolumeSource? {
        unsafeAddress { _storageos.address }
        _modify { yield &_storageos.wrappedValue }
    }
    private var _storageos = OptionalBoxed<StorageOSPersistentVolumeSource>()
    /// `spec.volumeAttributesClassName`.
    public var volumeAttributesClassName: String?
    /// `spec.volumeMode`.
    public var volumeMode: String?
    /// `spec.vsphereVolume`.
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        unsafeAddress { _vsphereVolume.address }
        _modify { yield &_vsphereVolume.wrappedValue }
    }
    private var _vsphereVolume = OptionalBoxed<VsphereVirtualDiskVolumeSource>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        accessModes: [String]? = nil, awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? = nil,
        azureDisk: AzureDiskVolumeSource? = nil, azureFile: AzureFilePersistentVolumeSource? = nil,
        capacity: StringMap<Quantity>? = nil, cephfs: CephFSPersistentVolumeSource? = nil,
        cinder: CinderPersistentVolumeSource? = nil, claimRef: ObjectReference? = nil, csi: CSIPersistentVolumeSource? = nil,
        fc: FCVolumeSource? = nil, flexVolume: FlexPersistentVolumeSource? = nil, flocker: FlockerVolumeSource? = nil,
        gcePersistentDisk: GCEPersistentDiskVolumeSource? = nil, glusterfs: GlusterfsPersistentVolumeSource? = nil,
        hostPath: HostPathVolumeSource? = nil, iscsi: ISCSIPersistentVolumeSource? = nil, local: LocalVolumeSource? = nil,
        mountOptions: [String]? = nil, nfs: NFSVolumeSource? = nil, nodeAffinity: VolumeNodeAffinity? = nil,
        persistentVolumeReclaimPolicy: String? = nil, photonPersistentDisk: PhotonPersistentDiskVolumeSource? = nil,
        portworxVolume: PortworxVolumeSource? = nil, quobyte: QuobyteVolumeSource? = nil, rbd: RBDPersistentVolumeSource? = nil,
        scaleIO: ScaleIOPersistentVolumeSource? = nil, storageClassName: String? = nil,
        storageos: StorageOSPersistentVolumeSource? = nil, volumeAttributesClassName: String? = nil, volumeMode: String? = nil,
        vsphereVolume: VsphereVirtualDiskVolumeSource? = nil
    ) {
        self.accessModes = accessModes
        _awsElasticBlockStore = OptionalBoxed(wrappedValue: awsElasticBlockStore)
        _azureDisk = OptionalBoxed(wrappedValue: azureDisk)
        _azureFile = OptionalBoxed(wrappedValue: azureFile)
        self.capacity = capacity
        _cephfs = OptionalBoxed(wrappedValue: cephfs)
        _cinder = OptionalBoxed(wrappedValue: cinder)
        _claimRef = OptionalBoxed(wrappedValue: claimRef)
        _csi = OptionalBoxed(wrappedValue: csi)
        _fc = OptionalBoxed(wrappedValue: fc)
        _flexVolume = OptionalBoxed(wrappedValue: flexVolume)
        _flocker = OptionalBoxed(wrappedValue: flocker)
        _gcePersistentDisk = OptionalBoxed(wrappedValue: gcePersistentDisk)
        _glusterfs = OptionalBoxed(wrappedValue: glusterfs)
        _hostPath = OptionalBoxed(wrappedValue: hostPath)
        _iscsi = OptionalBoxed(wrappedValue: iscsi)
        _local = OptionalBoxed(wrappedValue: local)
        self.mountOptions = mountOptions
        _nfs = OptionalBoxed(wrappedValue: nfs)
        _nodeAffinity = OptionalBoxed(wrappedValue: nodeAffinity)
        self.persistentVolumeReclaimPolicy = persistentVolumeReclaimPolicy
        _photonPersistentDisk = OptionalBoxed(wrappedValue: photonPersistentDisk)
        _portworxVolume = OptionalBoxed(wrappedValue: portworxVolume)
        _quobyte = OptionalBoxed(wrappedValue: quobyte)
        _rbd = OptionalBoxed(wrappedValue: rbd)
        _scaleIO = OptionalBoxed(wrappedValue: scaleIO)
        self.storageClassName = storageClassName
        _storageos = OptionalBoxed(wrappedValue: storageos)
        self.volumeAttributesClassName = volumeAttributesClassName
        self.volumeMode = volumeMode
        _vsphereVolume = OptionalBoxed(wrappedValue: vsphereVolume)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeSpec> = FieldTable(empty: PersistentVolumeSpec()) {
        $0.field("accessModes", \.accessModes)
        $0.field("awsElasticBlockStore", \._awsElasticBlockStore)
        $0.field("azureDisk", \._azureDisk)
        $0.field("azureFile", \._azureFile)
        $0.field("capacity", \.capacity)
        $0.field("cephfs", \._cephfs)
        $0.field("cinder", \._cinder)
        $0.field("claimRef", \._claimRef)
        $0.field("csi", \._csi)
        $0.field("fc", \._fc)
        $0.field("flexVolume", \._flexVolume)
        $0.field("flocker", \._flocker)
        $0.field("gcePersistentDisk", \._gcePersistentDisk)
        $0.field("glusterfs", \._glusterfs)
        $0.field("hostPath", \._hostPath)
        $0.field("iscsi", \._iscsi)
        $0.field("local", \._local)
        $0.field("mountOptions", \.mountOptions)
        $0.field("nfs", \._nfs)
        $0.field("nodeAffinity", \._nodeAffinity)
        $0.field("persistentVolumeReclaimPolicy", \.persistentVolumeReclaimPolicy)
        $0.field("photonPersistentDisk", \._photonPersistentDisk)
        $0.field("portworxVolume", \._portworxVolume)
        $0.field("quobyte", \._quobyte)
        $0.field("rbd", \._rbd)
        $0.field("scaleIO", \._scaleIO)
        $0.field("storageClassName", \.storageClassName)
        $0.field("storageos", \._storageos)
        $0.field("volumeAttributesClassName", \.volumeAttributesClassName)
        $0.field("volumeMode", \.volumeMode)
        $0.field("vsphereVolume", \._vsphereVolume)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.azureFile` of `PersistentVolume` (`v1`).
public struct AzureFilePersistentVolumeSource: JSONModel {
    /// `spec.azureFile.readOnly`.
    public var readOnly: Bool?
    /// `spec.azureFile.secretName`: required.
    public var secretName: String
    /// `spec.azureFile.secretNamespace`.
    public var secretNamespace: String?
    /// `spec.azureFile.shareName`: required.
    public var shareName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(secretName: String, shareName: String, readOnly: Bool? = nil, secretNamespace: String? = nil) {
        self.secretName = secretName
        self.shareName = shareName
        self.readOnly = readOnly
        self.secretNamespace = secretNamespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<AzureFilePersistentVolumeSource> = FieldTable(
        empty: AzureFilePersistentVolumeSource(secretName: "", shareName: "")
    ) {
        $0.field("readOnly", \.readOnly)
        $0.field("secretName", \.secretName)
        $0.field("secretNamespace", \.secretNamespace)
        $0.field("shareName", \.shareName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.cinder` of `PersistentVolume` (`v1`).
public struct CinderPersistentVolumeSource: JSONModel {
    /// `spec.cinder.fsType`.
    public var fsType: String?
    /// `spec.cinder.readOnly`.
    public var readOnly: Bool?
    /// `spec.cinder.secretRef`.
    public var secretRef: SecretReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretReference>()
    /// `spec.cinder.volumeID`: required.
    public var volumeID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeID: String, fsType: String? = nil, readOnly: Bool? = nil, secretRef: SecretReference? = nil) {
        self.volumeID = volumeID
        self.fsType = fsType
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CinderPersistentVolumeSource> = FieldTable(
        empty: CinderPersistentVolumeSource(volumeID: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("volumeID", \.volumeID)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.glusterfs` of `PersistentVolume` (`v1`).
public struct GlusterfsPersistentVolumeSource: JSONModel {
    /// `spec.glusterfs.endpoints`: required.
    public var endpoints: String
    /// `spec.glusterfs.endpointsNamespace`.
    public var endpointsNamespace: String?
    /// `spec.glusterfs.path`: required.
    public var path: String
    /// `spec.glusterfs.readOnly`.
    public var readOnly: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(endpoints: String, path: String, endpointsNamespace: String? = nil, readOnly: Bool? = nil) {
        self.endpoints = endpoints
        self.path = path
        self.endpointsNamespace = endpointsNamespace
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<GlusterfsPersistentVolumeSource> = FieldTable(
        empty: GlusterfsPersistentVolumeSource(endpoints: "", path: "")
    ) {
        $0.field("endpoints", \.endpoints)
        $0.field("endpointsNamespace", \.endpointsNamespace)
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.local` of `PersistentVolume` (`v1`).
public struct LocalVolumeSource: JSONModel {
    /// `spec.local.fsType`.
    public var fsType: String?
    /// `spec.local.path`: required.
    public var path: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(path: String, fsType: String? = nil) {
        self.path = path
        self.fsType = fsType
    }

    /// How it is read and written.
    public static let fields: FieldTable<LocalVolumeSource> = FieldTable(empty: LocalVolumeSource(path: "")) {
        $0.field("fsType", \.fsType)
        $0.field("path", \.path)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.cephfs.secretRef` of `PersistentVolume` (`v1`).
public struct SecretReference: JSONModel {
    /// `spec.cephfs.secretRef.name`.
    public var name: String?
    /// `spec.cephfs.secretRef.namespace`.
    public var namespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, namespace: String? = nil) {
        self.name = name
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretReference> = FieldTable(empty: SecretReference()) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.nodeAffinity` of `PersistentVolume` (`v1`).
public struct VolumeNodeAffinity: JSONModel {
    /// `spec.nodeAffinity.required`.
    public var required: NodeSelector? {
        unsafeAddress { _required.address }
        _modify { yield &_required.wrappedValue }
    }
    private var _required = OptionalBoxed<NodeSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(required: NodeSelector? = nil) {
        _required = OptionalBoxed(wrappedValue: required)
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeNodeAffinity> = FieldTable(empty: VolumeNodeAffinity()) {
        $0.field("required", \._required)
        $0.unknown(\.unknownFields)
    }
}
