// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `StorageClass` of `storage.k8s.io/v1`, of the whole cluster.
public struct StorageClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "StorageClass", plural: "storageclasses", scope: .cluster
    )

    /// `allowVolumeExpansion`.
    public var allowVolumeExpansion: Bool?
    /// `allowedTopologies`.
    public var allowedTopologies: [TopologySelectorTerm]?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `mountOptions`.
    public var mountOptions: [String]?
    /// `parameters`.
    public var parameters: StringMap<String>?
    /// `provisioner`: required.
    public var provisioner: String
    /// `reclaimPolicy`.
    public var reclaimPolicy: String?
    /// `volumeBindingMode`.
    public var volumeBindingMode: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), provisioner: String, allowVolumeExpansion: Bool? = nil,
        allowedTopologies: [TopologySelectorTerm]? = nil, mountOptions: [String]? = nil, parameters: StringMap<String>? = nil,
        reclaimPolicy: String? = nil, volumeBindingMode: String? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.provisioner = provisioner
        self.allowVolumeExpansion = allowVolumeExpansion
        self.allowedTopologies = allowedTopologies
        self.mountOptions = mountOptions
        self.parameters = parameters
        self.reclaimPolicy = reclaimPolicy
        self.volumeBindingMode = volumeBindingMode
    }

    /// How it is read and written.
    public static let fields: FieldTable<StorageClass> = FieldTable(empty: StorageClass(provisioner: "")) {
        $0.typeMeta()
        $0.field("allowVolumeExpansion", \.allowVolumeExpansion)
        $0.field("allowedTopologies", \.allowedTopologies)
        $0.field("metadata", \._metadata)
        $0.field("mountOptions", \.mountOptions)
        $0.field("parameters", \.parameters)
        $0.field("provisioner", \.provisioner)
        $0.field("reclaimPolicy", \.reclaimPolicy)
        $0.field("volumeBindingMode", \.volumeBindingMode)
        $0.unknown(\.unknownFields)
    }
}
