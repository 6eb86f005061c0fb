// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `LimitRange` of `v1`, in a namespace.
public struct LimitRange: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "LimitRange", plural: "limitranges", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: LimitRangeSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<LimitRangeSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: LimitRangeSpec = LimitRangeSpec.empty) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<LimitRange> = FieldTable(empty: LimitRange()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `LimitRange` (`v1`).
public struct LimitRangeSpec: JSONModel {
    /// `spec.limits`: required.
    public var limits: [LimitRangeItem]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(limits: [LimitRangeItem]) {
        self.limits = limits
    }

    /// How it is read and written.
    public static let fields: FieldTable<LimitRangeSpec> = FieldTable(empty: LimitRangeSpec(limits: [])) {
        $0.field("limits", \.limits)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.limits[]` of `LimitRange` (`v1`).
public struct LimitRangeItem: JSONModel {
    /// `spec.limits[].default`.
    public var `default`: StringMap<Quantity>?
    /// `spec.limits[].defaultRequest`.
    public var defaultRequest: StringMap<Quantity>?
    /// `spec.limits[].max`.
    public var max: StringMap<Quantity>?
    /// `spec.limits[].maxLimitRequestRatio`.
    public var maxLimitRequestRatio: StringMap<Quantity>?
    /// `spec.limits[].min`.
    public var min: StringMap<Quantity>?
    /// `spec.limits[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        type: String, default: StringMap<Quantity>? = nil, defaultRequest: StringMap<Quantity>? = nil,
        max: StringMap<Quantity>? = nil, maxLimitRequestRatio: StringMap<Quantity>? = nil, min: StringMap<Quantity>? = nil
    ) {
        self.type = type
        self.`default` = `default`
        self.defaultRequest = defaultRequest
        self.max = max
        self.maxLimitRequestRatio = maxLimitRequestRatio
        self.min = min
    }

    /// How it is read and written.
    public static let fields: FieldTable<LimitRangeItem> = FieldTable(empty: LimitRangeItem(type: "")) {
        $0.field("default", \.`default`)
        $0.field("defaultRequest", \.defaultRequest)
        $0.field("max", \.max)
        $0.field("maxLimitRequestRatio", \.maxLimitRequestRatio)
        $0.field("min", \.min)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
