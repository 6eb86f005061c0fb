// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Secret` of `v1`, in a namespace.
public struct Secret: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Secret", plural: "secrets", scope: .namespaced
    )

    /// `data`.
    public var data: StringMap<Base64>?
    /// `immutable`.
    public var immutable: Bool?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `stringData`.
    public var stringData: StringMap<String>?
    /// `type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), data: StringMap<Base64>? = nil, immutable: Bool? = nil,
        stringData: StringMap<String>? = nil, type: String? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.data = data
        self.immutable = immutable
        self.stringData = stringData
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<Secret> = FieldTable(empty: Secret()) {
        $0.typeMeta()
        $0.field("data", \.data)
        $0.field("immutable", \.immutable)
        $0.field("metadata", \._metadata)
        $0.field("stringData", \.stringData)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
