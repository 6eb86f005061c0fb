// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `PersistentVolume` (`v1`).
public struct PersistentVolumeSpec: JSONModel {
    /// `spec.accessModes`.
    public var accessModes: [String]?
    /// `spec.awsElasticBlockStore`.
    @OptionalBoxed public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource?
    /// `spec.azureDisk`.
    @OptionalBoxed public var azureDisk: AzureDiskVolumeSource?
    /// `spec.azureFile`.
    @OptionalBoxed public var azureFile: AzureFilePersistentVolumeSource?
    /// `spec.capacity`.
    public var capacity: StringMap<Quantity>?
    /// `spec.cephfs`.
    @OptionalBoxed public var cephfs: CephFSPersistentVolumeSource?
    /// `spec.cinder`.
    @OptionalBoxed public var cinder: CinderPersistentVolumeSource?
    /// `spec.claimRef`.
    @OptionalBoxed public var claimRef: ObjectReference?
    /// `spec.csi`.
    @OptionalBoxed public var csi: CSIPersistentVolumeSource?
    /// `spec.fc`.
    @OptionalBoxed public var fc: FCVolumeSource?
    /// `spec.flexVolume`.
    @OptionalBoxed public var flexVolume: FlexPersistentVolumeSource?
    /// `spec.flocker`.
    @OptionalBoxed public var flocker: FlockerVolumeSource?
    /// `spec.gcePersistentDisk`.
    @OptionalBoxed public var gcePersistentDisk: GCEPersistentDiskVolumeSource?
    /// `spec.glusterfs`.
    @OptionalBoxed public var glusterfs: GlusterfsPersistentVolumeSource?
    /// `spec.hostPath`.
    @OptionalBoxed public var hostPath: HostPathVolumeSource?
    /// `spec.iscsi`.
    @OptionalBoxed public var iscsi: ISCSIPersistentVolumeSource?
    /// `spec.local`.
    @OptionalBoxed public var local: LocalVolumeSource?
    /// `spec.mountOptions`.
    public var mountOptions: [String]?
    /// `spec.nfs`.
    @OptionalBoxed public var nfs: NFSVolumeSource?
    /// `spec.nodeAffinity`.
    @OptionalBoxed public var nodeAffinity: VolumeNodeAffinity?
    /// `spec.persistentVolumeReclaimPolicy`.
    public var persistentVolumeReclaimPolicy: String?
    /// `spec.photonPersistentDisk`.
    @OptionalBoxed public var photonPersistentDisk: PhotonPersistentDiskVolumeSource?
    /// `spec.portworxVolume`.
    @OptionalBoxed public var portworxVolume: PortworxVolumeSource?
    /// `spec.quobyte`.
    @OptionalBoxed public var quobyte: QuobyteVolumeSource?
    /// `spec.rbd`.
    @OptionalBoxed public var rbd: RBDPersistentVolumeSource?
    /// `spec.scaleIO`.
    @OptionalBoxed public var scaleIO: ScaleIOPersistentVolumeSource?
    /// `spec.storageClassName`.
    public var storageClassName: String?
    /// `spec.storageos`.
    @OptionalBoxed public var storageos: StorageOSPersistentVolumeSource?
    /// `spec.volumeAttributesClassName`.
    public var volumeAttributesClassName: String?
    /// `spec.volumeMode`.
    public var volumeMode: String?
    /// `spec.vsphereVolume`.
    @OptionalBoxed public var vsphereVolume: VsphereVirtualDiskVolumeSource?
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
        self.awsElasticBlockStore = awsElasticBlockStore
        self.azureDisk = azureDisk
        self.azureFile = azureFile
        self.capacity = capacity
        self.cephfs = cephfs
        self.cinder = cinder
        self.claimRef = claimRef
        self.csi = csi
        self.fc = fc
        self.flexVolume = flexVolume
        self.flocker = flocker
        self.gcePersistentDisk = gcePersistentDisk
        self.glusterfs = glusterfs
        self.hostPath = hostPath
        self.iscsi = iscsi
        self.local = local
        self.mountOptions = mountOptions
        self.nfs = nfs
        self.nodeAffinity = nodeAffinity
        self.persistentVolumeReclaimPolicy = persistentVolumeReclaimPolicy
        self.photonPersistentDisk = photonPersistentDisk
        self.portworxVolume = portworxVolume
        self.quobyte = quobyte
        self.rbd = rbd
        self.scaleIO = scaleIO
        self.storageClassName = storageClassName
        self.storageos = storageos
        self.volumeAttributesClassName = volumeAttributesClassName
        self.volumeMode = volumeMode
        self.vsphereVolume = vsphereVolume
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

/// `spec.cephfs` of `PersistentVolume` (`v1`).
public struct CephFSPersistentVolumeSource: JSONModel {
    /// `spec.cephfs.monitors`: required.
    public var monitors: [String]
    /// `spec.cephfs.path`.
    public var path: String?
    /// `spec.cephfs.readOnly`.
    public var readOnly: Bool?
    /// `spec.cephfs.secretFile`.
    public var secretFile: String?
    /// `spec.cephfs.secretRef`.
    @OptionalBoxed public var secretRef: SecretReference?
    /// `spec.cephfs.user`.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        monitors: [String], path: String? = nil, readOnly: Bool? = nil, secretFile: String? = nil,
        secretRef: SecretReference? = nil, user: String? = nil
    ) {
        self.monitors = monitors
        self.path = path
        self.readOnly = readOnly
        self.secretFile = secretFile
        self.secretRef = secretRef
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<CephFSPersistentVolumeSource> = FieldTable(
        empty: CephFSPersistentVolumeSource(monitors: [])
    ) {
        $0.field("monitors", \.monitors)
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.field("secretFile", \.secretFile)
        $0.field("secretRef", \._secretRef)
        $0.field("user", \.user)
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
    @OptionalBoxed public var secretRef: SecretReference?
    /// `spec.cinder.volumeID`: required.
    public var volumeID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeID: String, fsType: String? = nil, readOnly: Bool? = nil, secretRef: SecretReference? = nil) {
        self.volumeID = volumeID
        self.fsType = fsType
        self.readOnly = readOnly
        self.secretRef = secretRef
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

/// `spec.flexVolume` of `PersistentVolume` (`v1`).
public struct FlexPersistentVolumeSource: JSONModel {
    /// `spec.flexVolume.driver`: required.
    public var driver: String
    /// `spec.flexVolume.fsType`.
    public var fsType: String?
    /// `spec.flexVolume.options`.
    public var options: StringMap<String>?
    /// `spec.flexVolume.readOnly`.
    public var readOnly: Bool?
    /// `spec.flexVolume.secretRef`.
    @OptionalBoxed public var secretRef: SecretReference?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        driver: String, fsType: String? = nil, options: StringMap<String>? = nil, readOnly: Bool? = nil,
        secretRef: SecretReference? = nil
    ) {
        self.driver = driver
        self.fsType = fsType
        self.options = options
        self.readOnly = readOnly
        self.secretRef = secretRef
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlexPersistentVolumeSource> = FieldTable(empty: FlexPersistentVolumeSource(driver: "")) {
        $0.field("driver", \.driver)
        $0.field("fsType", \.fsType)
        $0.field("options", \.options)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
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

/// `spec.storageos` of `PersistentVolume` (`v1`).
public struct StorageOSPersistentVolumeSource: JSONModel {
    /// `spec.storageos.fsType`.
    public var fsType: String?
    /// `spec.storageos.readOnly`.
    public var readOnly: Bool?
    /// `spec.storageos.secretRef`.
    @OptionalBoxed public var secretRef: ObjectReference?
    /// `spec.storageos.volumeName`.
    public var volumeName: String?
    /// `spec.storageos.volumeNamespace`.
    public var volumeNamespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        fsType: String? = nil, readOnly: Bool? = nil, secretRef: ObjectReference? = nil, volumeName: String? = nil,
        volumeNamespace: String? = nil
    ) {
        self.fsType = fsType
        self.readOnly = readOnly
        self.secretRef = secretRef
        self.volumeName = volumeName
        self.volumeNamespace = volumeNamespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<StorageOSPersistentVolumeSource> = FieldTable(empty: StorageOSPersistentVolumeSource()) {
        $0.field("fsType", \.fsType)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("volumeName", \.volumeName)
        $0.field("volumeNamespace", \.volumeNamespace)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.nodeAffinity` of `PersistentVolume` (`v1`).
public struct VolumeNodeAffinity: JSONModel {
    /// `spec.nodeAffinity.required`.
    @OptionalBoxed public var required: NodeSelector?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(required: NodeSelector? = nil) {
        self.required = required
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeNodeAffinity> = FieldTable(empty: VolumeNodeAffinity()) {
        $0.field("required", \._required)
        $0.unknown(\.unknownFields)
    }
}
