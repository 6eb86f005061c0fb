// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `target` of `Binding` (`v1`).
public struct ObjectReference: JSONModel {
    /// `target.apiVersion`.
    public var apiVersion: String?
    /// `target.fieldPath`.
    public var fieldPath: String?
    /// `target.kind`.
    public var kind: String?
    /// `target.name`.
    public var name: String?
    /// `target.namespace`.
    public var namespace: String?
    /// `target.resourceVersion`.
    public var resourceVersion: String?
    /// `target.uid`.
    public var uid: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        apiVersion: String? = nil, fieldPath: String? = nil, kind: String? = nil, name: String? = nil, namespace: String? = nil,
        resourceVersion: String? = nil, uid: String? = nil
    ) {
        self.apiVersion = apiVersion
        self.fieldPath = fieldPath
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.resourceVersion = resourceVersion
        self.uid = uid
    }

    /// How it is read and written.
    public static let fields: FieldTable<ObjectReference> = FieldTable(empty: ObjectReference()) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("fieldPath", \.fieldPath)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("resourceVersion", \.resourceVersion)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}
