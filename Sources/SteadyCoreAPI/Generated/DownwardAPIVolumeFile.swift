// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].downwardAPI.items[]` of `Pod` (`v1`).
public struct DownwardAPIVolumeFile: JSONModel {
    /// `spec.volumes[].downwardAPI.items[].fieldRef`.
    public var fieldRef: ObjectFieldSelector? {
        unsafeAddress { _fieldRef.address }
        _modify { yield &_fieldRef.wrappedValue }
    }
    private var _fieldRef = OptionalBoxed<ObjectFieldSelector>()
    /// `spec.volumes[].downwardAPI.items[].mode`.
    public var mode: Int32?
    /// `spec.volumes[].downwardAPI.items[].path`: required.
    public var path: String
    /// `spec.volumes[].downwardAPI.items[].resourceFieldRef`.
    public var resourceFieldRef: ResourceFieldSelector? {
        unsafeAddress { _resourceFieldRef.address }
        _modify { yield &_resourceFieldRef.wrappedValue }
    }
    private var _resourceFieldRef = OptionalBoxed<ResourceFieldSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        path: String, fieldRef: ObjectFieldSelector? = nil, mode: Int32? = nil, resourceFieldRef: ResourceFieldSelector? = nil
    ) {
        self.path = path
        _fieldRef = OptionalBoxed(wrappedValue: fieldRef)
        self.mode = mode
        _resourceFieldRef = OptionalBoxed(wrappedValue: resourceFieldRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DownwardAPIVolumeFile> = FieldTable(empty: DownwardAPIVolumeFile(path: "")) {
        $0.field("fieldRef", \._fieldRef)
        $0.field("mode", \.mode)
        $0.field("path", \.path)
        $0.field("resourceFieldRef", \._resourceFieldRef)
        $0.unknown(\.unknownFields)
    }
}
