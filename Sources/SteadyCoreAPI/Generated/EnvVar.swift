// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].env[]` of `Pod` (`v1`).
public struct EnvVar: JSONModel {
    /// `spec.containers[].env[].name`: required.
    public var name: String
    /// `spec.containers[].env[].value`.
    public var value: String?
    /// `spec.containers[].env[].valueFrom`.
    public var valueFrom: EnvVarSource? {
        unsafeAddress { _valueFrom.address }
        _modify { yield &_valueFrom.wrappedValue }
    }
    private var _valueFrom = OptionalBoxed<EnvVarSource>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, value: String? = nil, valueFrom: EnvVarSource? = nil) {
        self.name = name
        self.value = value
        _valueFrom = OptionalBoxed(wrappedValue: valueFrom)
    }

    /// How it is read and written.
    public static let fields: FieldTable<EnvVar> = FieldTable(empty: EnvVar(name: "")) {
        $0.field("name", \.name)
        $0.field("value", \.value)
        $0.field("valueFrom", \._valueFrom)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].env[].valueFrom` of `Pod` (`v1`).
public struct EnvVarSource: JSONModel {
    /// `spec.containers[].env[].valueFrom.configMapKeyRef`.
    public var configMapKeyRef: ConfigMapKeySelector? {
        unsafeAddress { _configMapKeyRef.address }
        _modify { yield &_configMapKeyRef.wrappedValue }
    }
    private var _configMapKeyRef = OptionalBoxed<ConfigMapKeySelector>()
    /// `spec.containers[].env[].valueFrom.fieldRef`.
    public var fieldRef: ObjectFieldSelector? {
        unsafeAddress { _fieldRef.address }
        _modify { yield &_fieldRef.wrappedValue }
    }
    private var _fieldRef = OptionalBoxed<ObjectFieldSelector>()
    /// `spec.containers[].env[].valueFrom.fileKeyRef`.
    public var fileKeyRef: FileKeySelector? {
        unsafeAddress { _fileKeyRef.address }
        _modify { yield &_fileKeyRef.wrappedValue }
    }
    private var _fileKeyRef = OptionalBoxed<FileKeySelector>()
    /// `spec.containers[].env[].valueFrom.resourceFieldRef`.
    public var resourceFieldRef: ResourceFieldSelector? {
        unsafeAddress { _resourceFieldRef.address }
        _modify { yield &_resourceFieldRef.wrappedValue }
    }
    private var _resourceFieldRef = OptionalBoxed<ResourceFieldSelector>()
    /// `spec.containers[].env[].valueFrom.secretKeyRef`.
    public var secretKeyRef: SecretKeySelector? {
        unsafeAddress { _secretKeyRef.address }
        _modify { yield &_secretKeyRef.wrappedValue }
    }
    private var _secretKeyRef = OptionalBoxed<SecretKeySelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        configMapKeyRef: ConfigMapKeySelector? = nil, fieldRef: ObjectFieldSelector? = nil, fileKeyRef: FileKeySelector? = nil,
        resourceFieldRef: ResourceFieldSelector? = nil, secretKeyRef: SecretKeySelector? = nil
    ) {
        _configMapKeyRef = OptionalBoxed(wrappedValue: configMapKeyRef)
        _fieldRef = OptionalBoxed(wrappedValue: fieldRef)
        _fileKeyRef = OptionalBoxed(wrappedValue: fileKeyRef)
        _resourceFieldRef = OptionalBoxed(wrappedValue: resourceFieldRef)
        _secretKeyRef = OptionalBoxed(wrappedValue: secretKeyRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<EnvVarSource> = FieldTable(empty: EnvVarSource()) {
        $0.field("configMapKeyRef", \._configMapKeyRef)
        $0.field("fieldRef", \._fieldRef)
        $0.field("fileKeyRef", \._fileKeyRef)
        $0.field("resourceFieldRef", \._resourceFieldRef)
        $0.field("secretKeyRef", \._secretKeyRef)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].env[].valueFrom.configMapKeyRef` of `Pod` (`v1`).
public struct ConfigMapKeySelector: JSONModel {
    /// `spec.containers[].env[].valueFrom.configMapKeyRef.key`: required.
    public var key: String
    /// `spec.containers[].env[].valueFrom.configMapKeyRef.name`.
    public var name: String?
    /// `spec.containers[].env[].valueFrom.configMapKeyRef.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, name: String? = nil, optional: Bool? = nil) {
        self.key = key
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapKeySelector> = FieldTable(empty: ConfigMapKeySelector(key: "")) {
        $0.field("key", \.key)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].env[].valueFrom.fileKeyRef` of `Pod` (`v1`).
public struct FileKeySelector: JSONModel {
    /// `spec.containers[].env[].valueFrom.fileKeyRef.key`: required.
    public var key: String
    /// `spec.containers[].env[].valueFrom.fileKeyRef.optional`: `false` by default.
    public var optional: Bool?
    /// `spec.containers[].env[].valueFrom.fileKeyRef.path`: required.
    public var path: String
    /// `spec.containers[].env[].valueFrom.fileKeyRef.volumeName`: required.
    public var volumeName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, path: String, volumeName: String, optional: Bool? = nil) {
        self.key = key
        self.path = path
        self.volumeName = volumeName
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<FileKeySelector> = FieldTable(
        empty: FileKeySelector(key: "", path: "", volumeName: "")
    ) {
        $0.field("key", \.key)
        $0.field("optional", \.optional)
        $0.field("path", \.path)
        $0.field("volumeName", \.volumeName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].env[].valueFrom.secretKeyRef` of `Pod` (`v1`).
public struct SecretKeySelector: JSONModel {
    /// `spec.containers[].env[].valueFrom.secretKeyRef.key`: required.
    public var key: String
    /// `spec.containers[].env[].valueFrom.secretKeyRef.name`.
    public var name: String?
    /// `spec.containers[].env[].valueFrom.secretKeyRef.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, name: String? = nil, optional: Bool? = nil) {
        self.key = key
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretKeySelector> = FieldTable(empty: SecretKeySelector(key: "")) {
        $0.field("key", \.key)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}
