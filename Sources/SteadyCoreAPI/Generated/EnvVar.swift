// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].env[]` of `Pod` (`v1`).
public struct EnvVar: JSONModel {
    /// `spec.containers[].env[].name`: required.
    public var name: String
    /// `spec.containers[].env[].value`.
    public var value: String?
    /// `spec.containers[].env[].valueFrom`.
    @OptionalBoxed public var valueFrom: EnvVarSource?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, value: String? = nil, valueFrom: EnvVarSource? = nil) {
        self.name = name
        self.value = value
        self.valueFrom = valueFrom
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
    @OptionalBoxed public var configMapKeyRef: ConfigMapKeySelector?
    /// `spec.containers[].env[].valueFrom.fieldRef`.
    @OptionalBoxed public var fieldRef: ObjectFieldSelector?
    /// `spec.containers[].env[].valueFrom.fileKeyRef`.
    @OptionalBoxed public var fileKeyRef: FileKeySelector?
    /// `spec.containers[].env[].valueFrom.resourceFieldRef`.
    @OptionalBoxed public var resourceFieldRef: ResourceFieldSelector?
    /// `spec.containers[].env[].valueFrom.secretKeyRef`.
    @OptionalBoxed public var secretKeyRef: SecretKeySelector?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        configMapKeyRef: ConfigMapKeySelector? = nil, fieldRef: ObjectFieldSelector? = nil, fileKeyRef: FileKeySelector? = nil,
        resourceFieldRef: ResourceFieldSelector? = nil, secretKeyRef: SecretKeySelector? = nil
    ) {
        self.configMapKeyRef = configMapKeyRef
        self.fieldRef = fieldRef
        self.fileKeyRef = fileKeyRef
        self.resourceFieldRef = resourceFieldRef
        self.secretKeyRef = secretKeyRef
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
