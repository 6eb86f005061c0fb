// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PriorityClass` of `scheduling.k8s.io/v1`, of the whole cluster.
public struct PriorityClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "scheduling.k8s.io", version: "v1", kind: "PriorityClass", plural: "priorityclasses", scope: .cluster
    )

    /// `description`.
    public var description: String?
    /// `globalDefault`.
    public var globalDefault: Bool?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `preemptionPolicy`.
    public var preemptionPolicy: String?
    /// `value`: `0` by default.
    public var value: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), description: String? = nil, globalDefault: Bool? = nil,
        preemptionPolicy: String? = nil, value: Int32? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.description = description
        self.globalDefault = globalDefault
        self.preemptionPolicy = preemptionPolicy
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityClass> = FieldTable(empty: PriorityClass()) {
        $0.typeMeta()
        $0.field("description", \.description)
        $0.field("globalDefault", \.globalDefault)
        $0.field("metadata", \._metadata)
        $0.field("preemptionPolicy", \.preemptionPolicy)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
