// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.volumes[]` of `Pod` (`v1`).
public struct Volume: JSONModel {
    /// `spec.volumes[].awsElasticBlockStore`.
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        unsafeAddress { _awsElasticBlockStore.address }
        _modify { yield &_awsElasticBlockStore.wrappedValue }
    }
    private var _awsElasticBlockStore = OptionalBoxed<AWSElasticBlockStoreVolumeSource>()
    /// `spec.volumes[].azureDisk`.
    public var azureDisk: AzureDiskVolumeSource? {
        unsafeAddress { _azureDisk.address }
        _modify { yield &_azureDisk.wrappedValue }
    }
    private var _azureDisk = OptionalBoxed<AzureDiskVolumeSource>()
    /// `spec.volumes[].azureFile`.
    public var azureFile: AzureFileVolumeSource? {
        unsafeAddress { _azureFile.address }
        _modify { yield &_azureFile.wrappedValue }
    }
    private var _azureFile = OptionalBoxed<AzureFileVolumeSource>()
    /// `spec.volumes[].cephfs`.
    public var cephfs: CephFSVolumeSource? {
        unsafeAddress { _cephfs.address }
        _modify { yield &_cephfs.wrappedValue }
    }
    private var _cephfs = OptionalBoxed<CephFSVolumeSource>()
    /// `spec.volumes[].cinder`.
    public var cinder: CinderVolumeSource? {
        unsafeAddress { _cinder.address }
        _modify { yield &_cinder.wrappedValue }
    }
    private var _cinder = OptionalBoxed<CinderVolumeSource>()
    /// `spec.volumes[].configMap`.
    public var configMap: ConfigMapVolumeSource? {
        unsafeAddress { _configMap.address }
        _modify { yield &_configMap.wrappedValue }
    }
    private var _configMap = OptionalBoxed<ConfigMapVolumeSource>()
    /// `spec.volumes[].csi`.
    public var csi: CSIVolumeSource? {
        unsafeAddress { _csi.address }
        _modify { yield &_csi.wrappedValue }
    }
    private var _csi = OptionalBoxed<CSIVolumeSource>()
    /// `spec.volumes[].downwardAPI`.
    public var downwardAPI: DownwardAPIVolumeSource? {
        unsafeAddress { _downwardAPI.address }
        _modify { yield &_downwardAPI.wrappedValue }
    }
    private var _downwardAPI = OptionalBoxed<DownwardAPIVolumeSource>()
    /// `spec.volumes[].emptyDir`.
    public var emptyDir: EmptyDirVolumeSource? {
        unsafeAddress { _emptyDir.address }
        _modify { yield &_emptyDir.wrappedValue }
    }
    private var _emptyDir = OptionalBoxed<EmptyDirVolumeSource>()
    /// `spec.volumes[].ephemeral`.
    public var ephemeral: EphemeralVolumeSource? {
        unsafeAddress { _ephemeral.address }
        _modify { yield &_ephemeral.wrappedValue }
    }
    private var _ephemeral = OptionalBoxed<EphemeralVolumeSource>()
    /// `spec.volumes[].fc`.
    public var fc: FCVolumeSource? {
        unsafeAddress { _fc.address }
        _modify { yield &_fc.wrappedValue }
    }
    private var _fc = OptionalBoxed<FCVolumeSource>()
    /// `spec.volumes[].flexVolume`.
    public var flexVolume: FlexVolumeSource? {
        unsafeAddress { _flexVolume.address }
        _modify { yield &_flexVolume.wrappedValue }
    }
    private var _flexVolume = OptionalBoxed<FlexVolumeSource>()
    /// `spec.volumes[].flocker`.
    public var flocker: FlockerVolumeSource? {
        unsafeAddress { _flocker.address }
        _modify { yield &_flocker.wrappedValue }
    }
    private var _flocker = OptionalBoxed<FlockerVolumeSource>()
    /// `spec.volumes[].gcePersistentDisk`.
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        unsafeAddress { _gcePersistentDisk.address }
        _modify { yield &_gcePersistentDisk.wrappedValue }
    }
    private var _gcePersistentDisk = OptionalBoxed<GCEPersistentDiskVolumeSource>()
    /// `spec.volumes[].gitRepo`.
    public var gitRepo: GitRepoVolumeSource? {
        unsafeAddress { _gitRepo.address }
        _modify { yield &_gitRepo.wrappedValue }
    }
    private var _gitRepo = OptionalBoxed<GitRepoVolumeSource>()
    /// `spec.volumes[].glusterfs`.
    public var glusterfs: GlusterfsVolumeSource? {
        unsafeAddress { _glusterfs.address }
        _modify { yield &_glusterfs.wrappedValue }
    }
    private var _glusterfs = OptionalBoxed<GlusterfsVolumeSource>()
    /// `spec.volumes[].hostPath`.
    public var hostPath: HostPathVolumeSource? {
        unsafeAddress { _hostPath.address }
        _modify { yield &_hostPath.wrappedValue }
    }
    private var _hostPath = OptionalBoxed<HostPathVolumeSource>()
    /// `spec.volumes[].image`.
    public var image: ImageVolumeSource? {
        unsafeAddress { _image.address }
        _modify { yield &_image.wrappedValue }
    }
    private var _image = OptionalBoxed<ImageVolumeSource>()
    /// `spec.volumes[].iscsi`.
    public var iscsi: ISCSIVolumeSource? {
        unsafeAddress { _iscsi.address }
        _modify { yield &_iscsi.wrappedValue }
    }
    private var _iscsi = OptionalBoxed<ISCSIVolumeSource>()
    /// `spec.volumes[].name`: required.
    public var name: String
    /// `spec.volumes[].nfs`.
    public var nfs: NFSVolumeSource? {
        unsafeAddress { _nfs.address }
        _modify { yield &_nfs.wrappedValue }
    }
    private var _nfs = OptionalBoxed<NFSVolumeSource>()
    /// `spec.volumes[].persistentVolumeClaim`.
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource? {
        unsafeAddress { _persistentVolumeClaim.address }
        _modify { yield &_persistentVolumeClaim.wrappedValue }
    }
    private var _persistentVolumeClaim = OptionalBoxed<PersistentVolumeClaimVolumeSource>()
    /// `spec.volumes[].photonPersistentDisk`.
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        unsafeAddress { _photonPersistentDisk.address }
        _modify { yield &_photonPersistentDisk.wrappedValue }
    }
    private var _photonPersistentDisk = OptionalBoxed<PhotonPersistentDiskVolumeSource>()
    /// `spec.volumes[].portworxVolume`.
    public var portworxVolume: PortworxVolumeSource? {
        unsafeAddress { _portworxVolume.address }
        _modify { yield &_portworxVolume.wrappedValue }
    }
    private var _portworxVolume = OptionalBoxed<PortworxVolumeSource>()
    /// `spec.volumes[].projected`.
    public var projected: ProjectedVolumeSource? {
        unsafeAddress { _projected.address }
        _modify { yield &_projected.wrappedValue }
    }
    private var _projected = OptionalBoxed<ProjectedVolumeSource>()
    /// `spec.volumes[].quobyte`.
    public var quobyte: QuobyteVolumeSource? {
        unsafeAddress { _quobyte.address }
        _modify { yield &_quobyte.wrappedValue }
    }
    private var _quobyte = OptionalBoxed<QuobyteVolumeSource>()
    /// `spec.volumes[].rbd`.
    public var rbd: RBDVolumeSource? {
        unsafeAddress { _rbd.address }
        _modify { yield &_rbd.wrappedValue }
    }
    private var _rbd = OptionalBoxed<RBDVolumeSource>()
    /// `spec.volumes[].scaleIO`.
    public var scaleIO: ScaleIOVolumeSource? {
        unsafeAddress { _scaleIO.address }
        _modify { yield &_scaleIO.wrappedValue }
    }
    private var _scaleIO = OptionalBoxed<ScaleIOVolumeSource>()
    /// `spec.volumes[].secret`.
    public var secret: SecretVolumeSource? {
        unsafeAddress { _secret.address }
        _modify { yield &_secret.wrappedValue }
    }
    private var _secret = OptionalBoxed<SecretVolumeSource>()
    /// `spec.volumes[].storageos`.
    public var storageos: StorageOSVolumeSource? {
        unsafeAddress { _storageos.address }
        _modify { yield &_storageos.wrappedValue }
    }
    private var _storageos = OptionalBoxed<StorageOSVolumeSource>()
    /// `spec.volumes[].vsphereVolume`.
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        unsafeAddress { _vsphereVolume.address }
        _modify { yield &_vsphereVolume.wrappedValue }
    }
    private var _vsphereVolume = OptionalBoxed<VsphereVirtualDiskVolumeSource>()
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
        _awsElasticBlockStore = OptionalBoxed(wrappedValue: awsElasticBlockStore)
        _azureDisk = OptionalBoxed(wrappedValue: azureDisk)
        _azureFile = OptionalBoxed(wrappedValue: azureFile)
        _cephfs = OptionalBoxed(wrappedValue: cephfs)
        _cinder = OptionalBoxed(wrappedValue: cinder)
        _configMap = OptionalBoxed(wrappedValue: configMap)
        _csi = OptionalBoxed(wrappedValue: csi)
        _downwardAPI = OptionalBoxed(wrappedValue: downwardAPI)
        _emptyDir = OptionalBoxed(wrappedValue: emptyDir)
        _ephemeral = OptionalBoxed(wrappedValue: ephemeral)
        _fc = OptionalBoxed(wrappedValue: fc)
        _flexVolume = OptionalBoxed(wrappedValue: flexVolume)
        _flocker = OptionalBoxed(wrappedValue: flocker)
        _gcePersistentDisk = OptionalBoxed(wrappedValue: gcePersistentDisk)
        _gitRepo = OptionalBoxed(wrappedValue: gitRepo)
        _glusterfs = OptionalBoxed(wrappedValue: glusterfs)
        _hostPath = OptionalBoxed(wrappedValue: hostPath)
        _image = OptionalBoxed(wrappedValue: image)
        _iscsi = OptionalBoxed(wrappedValue: iscsi)
        _nfs = OptionalBoxed(wrappedValue: nfs)
        _persistentVolumeClaim = OptionalBoxed(wrappedValue: persistentVolumeClaim)
        _photonPersistentDisk = OptionalBoxed(wrappedValue: photonPersistentDisk)
        _portworxVolume = OptionalBoxed(wrappedValue: portworxVolume)
        _projected = OptionalBoxed(wrappedValue: projected)
        _quobyte = OptionalBoxed(wrappedValue: quobyte)
        _rbd = OptionalBoxed(wrappedValue: rbd)
        _scaleIO = OptionalBoxed(wrappedValue: scaleIO)
        _secret = OptionalBoxed(wrappedValue: secret)
        _storageos = OptionalBoxed(wrappedValue: storageos)
        _vsphereVolume = OptionalBoxed(wrappedValue: vsphereVolume)
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
