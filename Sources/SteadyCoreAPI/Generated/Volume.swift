// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.volumes[]` of `Pod` (`v1`).
public struct Volume: JSONModel {
    /// `spec.volumes[].awsElasticBlockStore`.
    @OptionalBoxed public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource?
    /// `spec.volumes[].azureDisk`.
    @OptionalBoxed public var azureDisk: AzureDiskVolumeSource?
    /// `spec.volumes[].azureFile`.
    @OptionalBoxed public var azureFile: AzureFileVolumeSource?
    /// `spec.volumes[].cephfs`.
    @OptionalBoxed public var cephfs: CephFSVolumeSource?
    /// `spec.volumes[].cinder`.
    @OptionalBoxed public var cinder: CinderVolumeSource?
    /// `spec.volumes[].configMap`.
    @OptionalBoxed public var configMap: ConfigMapVolumeSource?
    /// `spec.volumes[].csi`.
    @OptionalBoxed public var csi: CSIVolumeSource?
    /// `spec.volumes[].downwardAPI`.
    @OptionalBoxed public var downwardAPI: DownwardAPIVolumeSource?
    /// `spec.volumes[].emptyDir`.
    @OptionalBoxed public var emptyDir: EmptyDirVolumeSource?
    /// `spec.volumes[].ephemeral`.
    @OptionalBoxed public var ephemeral: EphemeralVolumeSource?
    /// `spec.volumes[].fc`.
    @OptionalBoxed public var fc: FCVolumeSource?
    /// `spec.volumes[].flexVolume`.
    @OptionalBoxed public var flexVolume: FlexVolumeSource?
    /// `spec.volumes[].flocker`.
    @OptionalBoxed public var flocker: FlockerVolumeSource?
    /// `spec.volumes[].gcePersistentDisk`.
    @OptionalBoxed public var gcePersistentDisk: GCEPersistentDiskVolumeSource?
    /// `spec.volumes[].gitRepo`.
    @OptionalBoxed public var gitRepo: GitRepoVolumeSource?
    /// `spec.volumes[].glusterfs`.
    @OptionalBoxed public var glusterfs: GlusterfsVolumeSource?
    /// `spec.volumes[].hostPath`.
    @OptionalBoxed public var hostPath: HostPathVolumeSource?
    /// `spec.volumes[].image`.
    @OptionalBoxed public var image: ImageVolumeSource?
    /// `spec.volumes[].iscsi`.
    @OptionalBoxed public var iscsi: ISCSIVolumeSource?
    /// `spec.volumes[].name`: required.
    public var name: String
    /// `spec.volumes[].nfs`.
    @OptionalBoxed public var nfs: NFSVolumeSource?
    /// `spec.volumes[].persistentVolumeClaim`.
    @OptionalBoxed public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource?
    /// `spec.volumes[].photonPersistentDisk`.
    @OptionalBoxed public var photonPersistentDisk: PhotonPersistentDiskVolumeSource?
    /// `spec.volumes[].portworxVolume`.
    @OptionalBoxed public var portworxVolume: PortworxVolumeSource?
    /// `spec.volumes[].projected`.
    @OptionalBoxed public var projected: ProjectedVolumeSource?
    /// `spec.volumes[].quobyte`.
    @OptionalBoxed public var quobyte: QuobyteVolumeSource?
    /// `spec.volumes[].rbd`.
    @OptionalBoxed public var rbd: RBDVolumeSource?
    /// `spec.volumes[].scaleIO`.
    @OptionalBoxed public var scaleIO: ScaleIOVolumeSource?
    /// `spec.volumes[].secret`.
    @OptionalBoxed public var secret: SecretVolumeSource?
    /// `spec.volumes[].storageos`.
    @OptionalBoxed public var storageos: StorageOSVolumeSource?
    /// `spec.volumes[].vsphereVolume`.
    @OptionalBoxed public var vsphereVolume: VsphereVirtualDiskVolumeSource?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        name: String, awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? = nil, azureDisk: AzureDiskVolumeSource? = nil,
        azureFile: AzureFileVolumeSource? = nil, cephfs: CephFSVolumeSource? = nil, cinder: CinderVolumeSource? = nil,
        configMap: ConfigMapVolumeSource? = nil, csi: CSIVolumeSource? = nil, downwardAPI: DownwardAPIVolumeSource? = nil,
        emptyDir: EmptyDirVolumeSource? = nil, ephemeral: EphemeralVolumeSource? = nil, fc: FCVolumeSource? = nil,
        flexVolume: FlexVolumeSource? = nil, flocker: FlockerVolumeSource? = nil,
        gcePersistentDisk: GCEPersistentDiskVolumeSource? = nil, gitRepo: GitRepoVolumeSource? = nil,
        glusterfs: GlusterfsVolumeSource? = nil, hostPath: HostPathVolumeSource? = nil, image: ImageVolumeSource? = nil,
        iscsi: ISCSIVolumeSource? = nil, nfs: NFSVolumeSource? = nil,
        persistentVolumeClaim: PersistentVolumeClaimVolumeSource? = nil,
        photonPersistentDisk: PhotonPersistentDiskVolumeSource? = nil, portworxVolume: PortworxVolumeSource? = nil,
        projected: ProjectedVolumeSource? = nil, quobyte: QuobyteVolumeSource? = nil, rbd: RBDVolumeSource? = nil,
        scaleIO: ScaleIOVolumeSource? = nil, secret: SecretVolumeSource? = nil, storageos: StorageOSVolumeSource? = nil,
        vsphereVolume: VsphereVirtualDiskVolumeSource? = nil
    ) {
        self.name = name
        self.awsElasticBlockStore = awsElasticBlockStore
        self.azureDisk = azureDisk
        self.azureFile = azureFile
        self.cephfs = cephfs
        self.cinder = cinder
        self.configMap = configMap
        self.csi = csi
        self.downwardAPI = downwardAPI
        self.emptyDir = emptyDir
        self.ephemeral = ephemeral
        self.fc = fc
        self.flexVolume = flexVolume
        self.flocker = flocker
        self.gcePersistentDisk = gcePersistentDisk
        self.gitRepo = gitRepo
        self.glusterfs = glusterfs
        self.hostPath = hostPath
        self.image = image
        self.iscsi = iscsi
        self.nfs = nfs
        self.persistentVolumeClaim = persistentVolumeClaim
        self.photonPersistentDisk = photonPersistentDisk
        self.portworxVolume = portworxVolume
        self.projected = projected
        self.quobyte = quobyte
        self.rbd = rbd
        self.scaleIO = scaleIO
        self.secret = secret
        self.storageos = storageos
        self.vsphereVolume = vsphereVolume
    }

    /// How it is read and written.
    public static let fields: FieldTable<Volume> = FieldTable(empty: Volume(name: "")) {
        $0.field("awsElasticBlockStore", \._awsElasticBlockStore)
        $0.field("azureDisk", \._azureDisk)
        $0.field("azureFile", \._azureFile)
        $0.field("cephfs", \._cephfs)
        $0.field("cinder", \._cinder)
        $0.field("configMap", \._configMap)
        $0.field("csi", \._csi)
        $0.field("downwardAPI", \._downwardAPI)
        $0.field("emptyDir", \._emptyDir)
        $0.field("ephemeral", \._ephemeral)
        $0.field("fc", \._fc)
        $0.field("flexVolume", \._flexVolume)
        $0.field("flocker", \._flocker)
        $0.field("gcePersistentDisk", \._gcePersistentDisk)
        $0.field("gitRepo", \._gitRepo)
        $0.field("glusterfs", \._glusterfs)
        $0.field("hostPath", \._hostPath)
        $0.field("image", \._image)
        $0.field("iscsi", \._iscsi)
        $0.field("name", \.name)
        $0.field("nfs", \._nfs)
        $0.field("persistentVolumeClaim", \._persistentVolumeClaim)
        $0.field("photonPersistentDisk", \._photonPersistentDisk)
        $0.field("portworxVolume", \._portworxVolume)
        $0.field("projected", \._projected)
        $0.field("quobyte", \._quobyte)
        $0.field("rbd", \._rbd)
        $0.field("scaleIO", \._scaleIO)
        $0.field("secret", \._secret)
        $0.field("storageos", \._storageos)
        $0.field("vsphereVolume", \._vsphereVolume)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].azureFile` of `Pod` (`v1`).
public struct AzureFileVolumeSource: JSONModel {
    /// `spec.volumes[].azureFile.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].azureFile.secretName`: required.
    public var secretName: String
    /// `spec.volumes[].azureFile.shareName`: required.
    public var shareName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(secretName: String, shareName: String, readOnly: Bool? = nil) {
        self.secretName = secretName
        self.shareName = shareName
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<AzureFileVolumeSource> = FieldTable(
        empty: AzureFileVolumeSource(secretName: "", shareName: "")
    ) {
        $0.field("readOnly", \.readOnly)
        $0.field("secretName", \.secretName)
        $0.field("shareName", \.shareName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].configMap` of `Pod` (`v1`).
public struct ConfigMapVolumeSource: JSONModel {
    /// `spec.volumes[].configMap.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].configMap.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].configMap.name`.
    public var name: String?
    /// `spec.volumes[].configMap.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, items: [KeyToPath]? = nil, name: String? = nil, optional: Bool? = nil) {
        self.defaultMode = defaultMode
        self.items = items
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapVolumeSource> = FieldTable(empty: ConfigMapVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("items", \.items)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].downwardAPI` of `Pod` (`v1`).
public struct DownwardAPIVolumeSource: JSONModel {
    /// `spec.volumes[].downwardAPI.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].downwardAPI.items`.
    public var items: [DownwardAPIVolumeFile]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, items: [DownwardAPIVolumeFile]? = nil) {
        self.defaultMode = defaultMode
        self.items = items
    }

    /// How it is read and written.
    public static let fields: FieldTable<DownwardAPIVolumeSource> = FieldTable(empty: DownwardAPIVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("items", \.items)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].emptyDir` of `Pod` (`v1`).
public struct EmptyDirVolumeSource: JSONModel {
    /// `spec.volumes[].emptyDir.medium`.
    public var medium: String?
    /// `spec.volumes[].emptyDir.sizeLimit`: a quantity.
    public var sizeLimit: Quantity?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(medium: String? = nil, sizeLimit: Quantity? = nil) {
        self.medium = medium
        self.sizeLimit = sizeLimit
    }

    /// How it is read and written.
    public static let fields: FieldTable<EmptyDirVolumeSource> = FieldTable(empty: EmptyDirVolumeSource()) {
        $0.field("medium", \.medium)
        $0.field("sizeLimit", \.sizeLimit)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].gitRepo` of `Pod` (`v1`).
public struct GitRepoVolumeSource: JSONModel {
    /// `spec.volumes[].gitRepo.directory`.
    public var directory: String?
    /// `spec.volumes[].gitRepo.repository`: required.
    public var repository: String
    /// `spec.volumes[].gitRepo.revision`.
    public var revision: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(repository: String, directory: String? = nil, revision: String? = nil) {
        self.repository = repository
        self.directory = directory
        self.revision = revision
    }

    /// How it is read and written.
    public static let fields: FieldTable<GitRepoVolumeSource> = FieldTable(empty: GitRepoVolumeSource(repository: "")) {
        $0.field("directory", \.directory)
        $0.field("repository", \.repository)
        $0.field("revision", \.revision)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].glusterfs` of `Pod` (`v1`).
public struct GlusterfsVolumeSource: JSONModel {
    /// `spec.volumes[].glusterfs.endpoints`: required.
    public var endpoints: String
    /// `spec.volumes[].glusterfs.path`: required.
    public var path: String
    /// `spec.volumes[].glusterfs.readOnly`.
    public var readOnly: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(endpoints: String, path: String, readOnly: Bool? = nil) {
        self.endpoints = endpoints
        self.path = path
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<GlusterfsVolumeSource> = FieldTable(
        empty: GlusterfsVolumeSource(endpoints: "", path: "")
    ) {
        $0.field("endpoints", \.endpoints)
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].image` of `Pod` (`v1`).
public struct ImageVolumeSource: JSONModel {
    /// `spec.volumes[].image.pullPolicy`.
    public var pullPolicy: String?
    /// `spec.volumes[].image.reference`.
    public var reference: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(pullPolicy: String? = nil, reference: String? = nil) {
        self.pullPolicy = pullPolicy
        self.reference = reference
    }

    /// How it is read and written.
    public static let fields: FieldTable<ImageVolumeSource> = FieldTable(empty: ImageVolumeSource()) {
        $0.field("pullPolicy", \.pullPolicy)
        $0.field("reference", \.reference)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].configMap.items[]` of `Pod` (`v1`).
public struct KeyToPath: JSONModel {
    /// `spec.volumes[].configMap.items[].key`: required.
    public var key: String
    /// `spec.volumes[].configMap.items[].mode`.
    public var mode: Int32?
    /// `spec.volumes[].configMap.items[].path`: required.
    public var path: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, path: String, mode: Int32? = nil) {
        self.key = key
        self.path = path
        self.mode = mode
    }

    /// How it is read and written.
    public static let fields: FieldTable<KeyToPath> = FieldTable(empty: KeyToPath(key: "", path: "")) {
        $0.field("key", \.key)
        $0.field("mode", \.mode)
        $0.field("path", \.path)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].persistentVolumeClaim` of `Pod` (`v1`).
public struct PersistentVolumeClaimVolumeSource: JSONModel {
    /// `spec.volumes[].persistentVolumeClaim.claimName`: required.
    public var claimName: String
    /// `spec.volumes[].persistentVolumeClaim.readOnly`.
    public var readOnly: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(claimName: String, readOnly: Bool? = nil) {
        self.claimName = claimName
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaimVolumeSource> = FieldTable(
        empty: PersistentVolumeClaimVolumeSource(claimName: "")
    ) {
        $0.field("claimName", \.claimName)
        $0.field("readOnly", \.readOnly)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].secret` of `Pod` (`v1`).
public struct SecretVolumeSource: JSONModel {
    /// `spec.volumes[].secret.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].secret.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].secret.optional`.
    public var optional: Bool?
    /// `spec.volumes[].secret.secretName`.
    public var secretName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, items: [KeyToPath]? = nil, optional: Bool? = nil, secretName: String? = nil) {
        self.defaultMode = defaultMode
        self.items = items
        self.optional = optional
        self.secretName = secretName
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretVolumeSource> = FieldTable(empty: SecretVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("items", \.items)
        $0.field("optional", \.optional)
        $0.field("secretName", \.secretName)
        $0.unknown(\.unknownFields)
    }
}
