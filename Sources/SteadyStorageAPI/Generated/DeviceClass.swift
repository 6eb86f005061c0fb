// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `DeviceClass` of `resource.k8s.io/v1`, of the whole cluster.
public struct DeviceClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "resource.k8s.io", version: "v1", kind: "DeviceClass", plural: "deviceclasses", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: DeviceClassSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<DeviceClassSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: DeviceClassSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceClass> = FieldTable(empty: DeviceClass(spec: DeviceClassSpec())) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `DeviceClass` (`resource.k8s.io/v1`).
public struct DeviceClassSpec: JSONModel {
    /// `spec.config`.
    public var config: [DeviceClassConfiguration]?
    /// `spec.extendedResourceName`.
    public var extendedResourceName: String?
    /// `spec.selectors`.
    public var selectors: [DeviceSelector]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        config: [DeviceClassConfiguration]? = nil, extendedResourceName: String? = nil, selectors: [DeviceSelector]? = nil
    ) {
        self.config = config
        self.extendedResourceName = extendedResourceName
        self.selectors = selectors
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceClassSpec> = FieldTable(empty: DeviceClassSpec()) {
        $0.field("config", \.config)
        $0.field("extendedResourceName", \.extendedResourceName)
        $0.field("selectors", \.selectors)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.config[]` of `DeviceClass` (`resource.k8s.io/v1`).
public struct DeviceClassConfiguration: JSONModel {
    /// `spec.config[].opaque`.
    public var opaque: OpaqueDeviceConfiguration? {
        unsafeAddress { _opaque.address }
        _modify { yield &_opaque.wrappedValue }
    }
    private var _opaque = OptionalBoxed<OpaqueDeviceConfiguration>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(opaque: OpaqueDeviceConfiguration? = nil) {
        _opaque = OptionalBoxed(wrappedValue: opaque)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceClassConfiguration> = FieldTable(empty: DeviceClassConfiguration()) {
        $0.field("opaque", \._opaque)
        $0.unknown(\.unknownFields)
    }
}
