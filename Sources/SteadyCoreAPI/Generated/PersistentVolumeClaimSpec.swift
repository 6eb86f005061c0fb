// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `PersistentVolumeClaim` (`v1`).
public struct PersistentVolumeClaimSpec: JSONModel {
    /// `spec.accessModes`.
    public var accessModes: [String]?
    /// `spec.dataSource`.
    public var dataSource: TypedLocalObjectReference? {
        unsafeAddress { _dataSource.address }
        _modify { yield &_dataSource.wrappedValue }
    }
    private var _dataSource = OptionalBoxed<TypedLocalObjectReference>()
    /// `spec.dataSourceRef`.
    public var dataSourceRef: TypedObjectReference? {
        unsafeAddress { _dataSourceRef.address }
        _modify { yield &_dataSourceRef.wrappedValue }
    }
    private var _dataSourceRef = OptionalBoxed<TypedObjectReference>()
    /// `spec.resources`.
    public var resources: VolumeResourceRequirements? {
        unsafeAddress { _resources.address }
        _modify { yield &_resources.wrappedValue }
    }
    private var _resources = OptionalBoxed<VolumeResourceRequirements>()
    /// `spec.selector`.
    public var selector: LabelSelector? {
        unsafeAddress { _selector.address }
        _modify { yield &_selector.wrappedValue }
    }
    private var _selector = OptionalBoxed<LabelSelector>()
    /// `spec.storageClassName`.
    public var storageClassName: String?
    /// `spec.volumeAttributesClassName`.
    public var volumeAttributesClassName: String?
    /// `spec.volumeMode`.
    public var volumeMode: String?
    /// `spec.volumeName`.
    public var volumeName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        accessModes: [String]? = nil, dataSource: TypedLocalObjectReference? = nil, dataSourceRef: TypedObjectReference? = nil,
        resources: VolumeResourceRequirements? = nil, selector: LabelSelector? = nil, storageClassName: String? = nil,
        volumeAttributesClassName: String? = nil, volumeMode: String? = nil, volumeName: String? = nil
    ) {
        self.accessModes = accessModes
        _dataSource = OptionalBoxed(wrappedValue: dataSource)
        _dataSourceRef = OptionalBoxed(wrappedValue: dataSourceRef)
        _resources = OptionalBoxed(wrappedValue: resources)
        _selector = OptionalBoxed(wrappedValue: selector)
        self.storageClassName = storageClassName
        self.volumeAttributesClassName = volumeAttributesClassName
        self.volumeMode = volumeMode
        self.volumeName = volumeName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaimSpec> = FieldTable(empty: PersistentVolumeClaimSpec()) {
        $0.field("accessModes", \.accessModes)
        $0.field("dataSource", \._dataSource)
        $0.field("dataSourceRef", \._dataSourceRef)
        $0.field("resources", \._resources)
        $0.field("selector", \._selector)
        $0.field("storageClassName", \.storageClassName)
        $0.field("volumeAttributesClassName", \.volumeAttributesClassName)
        $0.field("volumeMode", \.volumeMode)
        $0.field("volumeName", \.volumeName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.dataSourceRef` of `PersistentVolumeClaim` (`v1`).
public struct TypedObjectReference: JSONModel {
    /// `spec.dataSourceRef.apiGroup`.
    public var apiGroup: String?
    /// `spec.dataSourceRef.kind`: required.
    public var kind: String
    /// `spec.dataSourceRef.name`: required.
    public var name: String
    /// `spec.dataSourceRef.namespace`.
    public var namespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kind: String, name: String, apiGroup: String? = nil, namespace: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiGroup = apiGroup
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<TypedObjectReference> = FieldTable(empty: TypedObjectReference(kind: "", name: "")) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.resources` of `PersistentVolumeClaim` (`v1`).
public struct VolumeResourceRequirements: JSONModel {
    /// `spec.resources.limits`.
    public var limits: StringMap<Quantity>?
    /// `spec.resources.requests`.
    public var requests: StringMap<Quantity>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(limits: StringMap<Quantity>? = nil, requests: StringMap<Quantity>? = nil) {
        self.limits = limits
        self.requests = requests
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeResourceRequirements> = FieldTable(empty: VolumeResourceRequirements()) {
        $0.field("limits", \.limits)
        $0.field("requests", \.requests)
        $0.unknown(\.unknownFields)
    }
}
