// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ComponentStatus` of `v1`, of the whole cluster.
public struct ComponentStatus: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "ComponentStatus", plural: "componentstatuses", scope: .cluster
    )

    /// `conditions`: keyed by `type`.
    public var conditions: [ComponentCondition]?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), conditions: [ComponentCondition]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<ComponentStatus> = FieldTable(empty: ComponentStatus()) {
        $0.typeMeta()
        $0.field("conditions", \.conditions)
        $0.field("metadata", \._metadata)
        $0.unknown(\.unknownFields)
    }
}

/// `conditions[]` of `ComponentStatus` (`v1`).
public struct ComponentCondition: JSONModel {
    /// `conditions[].error`.
    public var error: String?
    /// `conditions[].message`.
    public var message: String?
    /// `conditions[].status`: required.
    public var status: String
    /// `conditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(status: String, type: String, error: String? = nil, message: String? = nil) {
        self.status = status
        self.type = type
        self.error = error
        self.message = message
    }

    /// How it is read and written.
    public static let fields: FieldTable<ComponentCondition> = FieldTable(empty: ComponentCondition(status: "", type: "")) {
        $0.field("error", \.error)
        $0.field("message", \.message)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
