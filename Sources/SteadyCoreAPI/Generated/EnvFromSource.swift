// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].envFrom[]` of `Pod` (`v1`).
public struct EnvFromSource: JSONModel {
    /// `spec.containers[].envFrom[].configMapRef`.
    public var configMapRef: ConfigMapEnvSource? {
        unsafeAddress { _configMapRef.address }
        _modify { yield &_configMapRef.wrappedValue }
    }
    private var _configMapRef = OptionalBoxed<ConfigMapEnvSource>()
    /// `spec.containers[].envFrom[].prefix`.
    public var prefix: String?
    /// `spec.containers[].envFrom[].secretRef`.
    public var secretRef: SecretEnvSource? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretEnvSource>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(configMapRef: ConfigMapEnvSource? = nil, prefix: String? = nil, secretRef: SecretEnvSource? = nil) {
        _configMapRef = OptionalBoxed(wrappedValue: configMapRef)
        self.prefix = prefix
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<EnvFromSource> = FieldTable(empty: EnvFromSource()) {
        $0.field("configMapRef", \._configMapRef)
        $0.field("prefix", \.prefix)
        $0.field("secretRef", \._secretRef)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].envFrom[].configMapRef` of `Pod` (`v1`).
public struct ConfigMapEnvSource: JSONModel {
    /// `spec.containers[].envFrom[].configMapRef.name`.
    public var name: String?
    /// `spec.containers[].envFrom[].configMapRef.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, optional: Bool? = nil) {
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapEnvSource> = FieldTable(empty: ConfigMapEnvSource()) {
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].envFrom[].secretRef` of `Pod` (`v1`).
public struct SecretEnvSource: JSONModel {
    /// `spec.containers[].envFrom[].secretRef.name`.
    public var name: String?
    /// `spec.containers[].envFrom[].secretRef.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, optional: Bool? = nil) {
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretEnvSource> = FieldTable(empty: SecretEnvSource()) {
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}
