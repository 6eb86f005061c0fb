// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ConfigMap` of `v1`, in a namespace.
public struct ConfigMap: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "ConfigMap", plural: "configmaps", scope: .namespaced
    )

    /// `binaryData`.
    public var binaryData: StringMap<Base64>?
    /// `data`.
    public var data: StringMap<String>?
    /// `immutable`.
    public var immutable: Bool?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), binaryData: StringMap<Base64>? = nil, data: StringMap<String>? = nil,
        immutable: Bool? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.binaryData = binaryData
        self.data = data
        self.immutable = immutable
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMap> = FieldTable(empty: ConfigMap()) {
        $0.typeMeta()
        $0.field("binaryData", \.binaryData)
        $0.field("data", \.data)
        $0.field("immutable", \.immutable)
        $0.field("metadata", \._metadata)
        $0.unknown(\.unknownFields)
    }
}
