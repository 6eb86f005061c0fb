// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.volumes[].projected` of `Pod` (`v1`).
public struct ProjectedVolumeSource: JSONModel {
    /// `spec.volumes[].projected.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].projected.sources`.
    public var sources: [VolumeProjection]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, sources: [VolumeProjection]? = nil) {
        self.defaultMode = defaultMode
        self.sources = sources
    }

    /// How it is read and written.
    public static let fields: FieldTable<ProjectedVolumeSource> = FieldTable(empty: ProjectedVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("sources", \.sources)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[]` of `Pod` (`v1`).
public struct VolumeProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].clusterTrustBundle`.
    public var clusterTrustBundle: ClusterTrustBundleProjection? {
        unsafeAddress { _clusterTrustBundle.address }
        _modify { yield &_clusterTrustBundle.wrappedValue }
    }
    private var _clusterTrustBundle = OptionalBoxed<ClusterTrustBundleProjection>()
    /// `spec.volumes[].projected.sources[].configMap`.
    public var configMap: ConfigMapProjection? {
        unsafeAddress { _configMap.address }
        _modify { yield &_configMap.wrappedValue }
    }
    private var _configMap = OptionalBoxed<ConfigMapProjection>()
    /// `spec.volumes[].projected.sources[].downwardAPI`.
    public var downwardAPI: DownwardAPIProjection? {
        unsafeAddress { _downwardAPI.address }
        _modify { yield &_downwardAPI.wrappedValue }
    }
    private var _downwardAPI = OptionalBoxed<DownwardAPIProjection>()
    /// `spec.volumes[].projected.sources[].podCertificate`.
    public var podCertificate: PodCertificateProjection? {
        unsafeAddress { _podCertificate.address }
        _modify { yield &_podCertificate.wrappedValue }
    }
    private var _podCertificate = OptionalBoxed<PodCertificateProjection>()
    /// `spec.volumes[].projected.sources[].secret`.
    public var secret: SecretProjection? {
        unsafeAddress { _secret.address }
        _modify { yield &_secret.wrappedValue }
    }
    private var _secret = OptionalBoxed<SecretProjection>()
    /// `spec.volumes[].projected.sources[].serviceAccountToken`.
    public var serviceAccountToken: ServiceAccountTokenProjection? {
        unsafeAddress { _serviceAccountToken.address }
        _modify { yield &_serviceAccountToken.wrappedValue }
    }
    private var _serviceAccountToken = OptionalBoxed<ServiceAccountTokenProjection>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        clusterTrustBundle: ClusterTrustBundleProjection? = nil, configMap: ConfigMapProjection? = nil,
        downwardAPI: DownwardAPIProjection? = nil, podCertificate: PodCertificateProjection? = nil,
        secret: SecretProjection? = nil, serviceAccountToken: ServiceAccountTokenProjection? = nil
    ) {
        _clusterTrustBundle = OptionalBoxed(wrappedValue: clusterTrustBundle)
        _configMap = OptionalBoxed(wrappedValue: configMap)
        _downwardAPI = OptionalBoxed(wrappedValue: downwardAPI)
        _podCertificate = OptionalBoxed(wrappedValue: podCertificate)
        _secret = OptionalBoxed(wrappedValue: secret)
        _serviceAccountToken = OptionalBoxed(wrappedValue: serviceAccountToken)
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeProjection> = FieldTable(empty: VolumeProjection()) {
        $0.field("clusterTrustBundle", \._clusterTrustBundle)
        $0.field("configMap", \._configMap)
        $0.field("downwardAPI", \._downwardAPI)
        $0.field("podCertificate", \._podCertificate)
        $0.field("secret", \._secret)
        $0.field("serviceAccountToken", \._serviceAccountToken)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].clusterTrustBundle` of `Pod` (`v1`).
public struct ClusterTrustBundleProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].clusterTrustBundle.labelSelector`.
    public var labelSelector: LabelSelector? {
        unsafeAddress { _labelSelector.address }
        _modify { yield &_labelSelector.wrappedValue }
    }
    private var _labelSelector = OptionalBoxed<LabelSelector>()
    /// `spec.volumes[].projected.sources[].clusterTrustBundle.name`.
    public var name: String?
    /// `spec.volumes[].projected.sources[].clusterTrustBundle.optional`.
    public var optional: Bool?
    /// `spec.volumes[].projected.sources[].clusterTrustBundle.path`: required.
    public var path: String
    /// `spec.volumes[].projected.sources[].clusterTrustBundle.signerName`.
    public var signerName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        path: String, labelSelector: LabelSelector? = nil, name: String? = nil, optional: Bool? = nil, signerName: String? = nil
    ) {
        self.path = path
        _labelSelector = OptionalBoxed(wrappedValue: labelSelector)
        self.name = name
        self.optional = optional
        self.signerName = signerName
    }

    /// How it is read and written.
    public static let fields: FieldTable<ClusterTrustBundleProjection> = FieldTable(
        empty: ClusterTrustBundleProjection(path: "")
    ) {
        $0.field("labelSelector", \._labelSelector)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.field("path", \.path)
        $0.field("signerName", \.signerName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].configMap` of `Pod` (`v1`).
public struct ConfigMapProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].configMap.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].projected.sources[].configMap.name`.
    public var name: String?
    /// `spec.volumes[].projected.sources[].configMap.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(items: [KeyToPath]? = nil, name: String? = nil, optional: Bool? = nil) {
        self.items = items
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapProjection> = FieldTable(empty: ConfigMapProjection()) {
        $0.field("items", \.items)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].downwardAPI` of `Pod` (`v1`).
public struct DownwardAPIProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].downwardAPI.items`.
    public var items: [DownwardAPIVolumeFile]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(items: [DownwardAPIVolumeFile]? = nil) {
        self.items = items
    }

    /// How it is read and written.
    public static let fields: FieldTable<DownwardAPIProjection> = FieldTable(empty: DownwardAPIProjection()) {
        $0.field("items", \.items)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].podCertificate` of `Pod` (`v1`).
public struct PodCertificateProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].podCertificate.certificateChainPath`.
    public var certificateChainPath: String?
    /// `spec.volumes[].projected.sources[].podCertificate.credentialBundlePath`.
    public var credentialBundlePath: String?
    /// `spec.volumes[].projected.sources[].podCertificate.keyPath`.
    public var keyPath: String?
    /// `spec.volumes[].projected.sources[].podCertificate.keyType`: required.
    public var keyType: String
    /// `spec.volumes[].projected.sources[].podCertificate.maxExpirationSeconds`: seconds.
    public var maxExpirationSeconds: Int32?
    /// `spec.volumes[].projected.sources[].podCertificate.signerName`: required.
    public var signerName: String
    /// `spec.volumes[].projected.sources[].podCertificate.userAnnotations`.
    public var userAnnotations: StringMap<String>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        keyType: String, signerName: String, certificateChainPath: String? = nil, credentialBundlePath: String? = nil,
        keyPath: String? = nil, maxExpirationSeconds: Int32? = nil, userAnnotations: StringMap<String>? = nil
    ) {
        self.keyType = keyType
        self.signerName = signerName
        self.certificateChainPath = certificateChainPath
        self.credentialBundlePath = credentialBundlePath
        self.keyPath = keyPath
        self.maxExpirationSeconds = maxExpirationSeconds
        self.userAnnotations = userAnnotations
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodCertificateProjection> = FieldTable(
        empty: PodCertificateProjection(keyType: "", signerName: "")
    ) {
        $0.field("certificateChainPath", \.certificateChainPath)
        $0.field("credentialBundlePath", \.credentialBundlePath)
        $0.field("keyPath", \.keyPath)
        $0.field("keyType", \.keyType)
        $0.field("maxExpirationSeconds", \.maxExpirationSeconds)
        $0.field("signerName", \.signerName)
        $0.field("userAnnotations", \.userAnnotations)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].secret` of `Pod` (`v1`).
public struct SecretProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].secret.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].projected.sources[].secret.name`.
    public var name: String?
    /// `spec.volumes[].projected.sources[].secret.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(items: [KeyToPath]? = nil, name: String? = nil, optional: Bool? = nil) {
        self.items = items
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretProjection> = FieldTable(empty: SecretProjection()) {
        $0.field("items", \.items)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].projected.sources[].serviceAccountToken` of `Pod` (`v1`).
public struct ServiceAccountTokenProjection: JSONModel {
    /// `spec.volumes[].projected.sources[].serviceAccountToken.audience`.
    public var audience: String?
    /// `spec.volumes[].projected.sources[].serviceAccountToken.expirationSeconds`: seconds.
    public var expirationSeconds: Int64?
    /// `spec.volumes[].projected.sources[].serviceAccountToken.path`: required.
    public var path: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(path: String, audience: String? = nil, expirationSeconds: Int64? = nil) {
        self.path = path
        self.audience = audience
        self.expirationSeconds = expirationSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceAccountTokenProjection> = FieldTable(
        empty: ServiceAccountTokenProjection(path: "")
    ) {
        $0.field("audience", \.audience)
        $0.field("expirationSeconds", \.expirationSeconds)
        $0.field("path", \.path)
        $0.unknown(\.unknownFields)
    }
}
