// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ControllerRevision` of `apps/v1`, in a namespace.
public struct ControllerRevision: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apps", version: "v1", kind: "ControllerRevision", plural: "controllerrevisions", scope: .namespaced
    )

    /// `data`.
    public var data: RawJSON?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `revision`: required.
    public var revision: Int64
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), revision: Int64, data: RawJSON? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.revision = revision
        self.data = data
    }

    /// How it is read and written.
    public static let fields: FieldTable<ControllerRevision> = FieldTable(empty: ControllerRevision(revision: 0)) {
        $0.typeMeta()
        $0.field("data", \.data)
        $0.field("metadata", \._metadata)
        $0.field("revision", \.revision)
        $0.unknown(\.unknownFields)
    }
}
