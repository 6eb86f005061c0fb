// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Scale` of `autoscaling/v1`, sent to the subresource `scale`.
public struct Scale: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "autoscaling", version: "v1", kind: "Scale", plural: "scale", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ScaleSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ScaleSpec>()
    /// `status`.
    public var status: ScaleStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ScaleStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ScaleSpec = ScaleSpec(), status: ScaleStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Scale> = FieldTable(empty: Scale()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Scale` (`autoscaling/v1`).
public struct ScaleSpec: JSONModel {
    /// `spec.replicas`: a count, `0` by default.
    public var replicas: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(replicas: Int32? = nil) {
        self.replicas = replicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<ScaleSpec> = FieldTable(empty: ScaleSpec()) {
        $0.field("replicas", \.replicas)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Scale` (`autoscaling/v1`).
public struct ScaleStatus: StatusValue, JSONModel {
    /// `status.replicas`: a count, required.
    public var replicas: Int32
    /// `status.selector`.
    public var selector: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.replicas = 0
    }

    /// A value of these parts.
    public init(replicas: Int32 = 0, selector: String? = nil) {
        self.replicas = replicas
        self.selector = selector
    }

    /// How it is read and written.
    public static let fields: FieldTable<ScaleStatus> = FieldTable(empty: ScaleStatus()) {
        $0.field("replicas", \.replicas)
        $0.field("selector", \.selector)
        $0.unknown(\.unknownFields)
    }
}
