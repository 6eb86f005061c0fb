// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].securityContext` of `Pod` (`v1`).
public struct SecurityContext: JSONModel {
    /// `spec.containers[].securityContext.allowPrivilegeEscalation`.
    public var allowPrivilegeEscalation: Bool?
    /// `spec.containers[].securityContext.appArmorProfile`.
    public var appArmorProfile: AppArmorProfile? {
        unsafeAddress { _appArmorProfile.address }
        _modify { yield &_appArmorProfile.wrappedValue }
    }
    private var _appArmorProfile = OptionalBoxed<AppArmorProfile>()
    /// `spec.containers[].securityContext.capabilities`.
    public var capabilities: Capabilities? {
        unsafeAddress { _capabilities.address }
        _modify { yield &_capabilities.wrappedValue }
    }
    private var _capabilities = OptionalBoxed<Capabilities>()
    /// `spec.containers[].securityContext.privileged`.
    public var privileged: Bool?
    /// `spec.containers[].securityContext.procMount`.
    public var procMount: String?
    /// `spec.containers[].securityContext.readOnlyRootFilesystem`.
    public var readOnlyRootFilesystem: Bool?
    /// `spec.containers[].securityContext.runAsGroup`.
    public var runAsGroup: Int64?
    /// `spec.containers[].securityContext.runAsNonRoot`.
    public var runAsNonRoot: Bool?
    /// `spec.containers[].securityContext.runAsUser`.
    public var runAsUser: Int64?
    /// `spec.containers[].securityContext.seLinuxOptions`.
    public var seLinuxOptions: SELinuxOptions? {
        unsafeAddress { _seLinuxOptions.address }
        _modify { yield &_seLinuxOptions.wrappedValue }
    }
    private var _seLinuxOptions = OptionalBoxed<SELinuxOptions>()
    /// `spec.containers[].securityContext.seccompProfile`.
    public var seccompProfile: SeccompProfile? {
        unsafeAddress { _seccompProfile.address }
        _modify { yield &_seccompProfile.wrappedValue }
    }
    private var _seccompProfile = OptionalBoxed<SeccompProfile>()
    /// `spec.containers[].securityContext.windowsOptions`.
    public var windowsOptions: WindowsSecurityContextOptions? {
        unsafeAddress { _windowsOptions.address }
        _modify { yield &_windowsOptions.wrappedValue }
    }
    private var _windowsOptions = OptionalBoxed<WindowsSecurityContextOptions>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        allowPrivilegeEscalation: Bool? = nil, appArmorProfile: AppArmorProfile? = nil, capabilities: Capabilities? = nil,
        privileged: Bool? = nil, procMount: String? = nil, readOnlyRootFilesystem: Bool? = nil, runAsGroup: Int64? = nil,
        runAsNonRoot: Bool? = nil, runAsUser: Int64? = nil, seLinuxOptions: SELinuxOptions? = nil,
        seccompProfile: SeccompProfile? = nil, windowsOptions: WindowsSecurityContextOptions? = nil
    ) {
        self.allowPrivilegeEscalation = allowPrivilegeEscalation
        _appArmorProfile = OptionalBoxed(wrappedValue: appArmorProfile)
        _capabilities = OptionalBoxed(wrappedValue: capabilities)
        self.privileged = privileged
        self.procMount = procMount
        self.readOnlyRootFilesystem = readOnlyRootFilesystem
        self.runAsGroup = runAsGroup
        self.runAsNonRoot = runAsNonRoot
        self.runAsUser = runAsUser
        _seLinuxOptions = OptionalBoxed(wrappedValue: seLinuxOptions)
        _seccompProfile = OptionalBoxed(wrappedValue: seccompProfile)
        _windowsOptions = OptionalBoxed(wrappedValue: windowsOptions)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecurityContext> = FieldTable(empty: SecurityContext()) {
        $0.field("allowPrivilegeEscalation", \.allowPrivilegeEscalation)
        $0.field("appArmorProfile", \._appArmorProfile)
        $0.field("capabilities", \._capabilities)
        $0.field("privileged", \.privileged)
        $0.field("procMount", \.procMount)
        $0.field("readOnlyRootFilesystem", \.readOnlyRootFilesystem)
        $0.field("runAsGroup", \.runAsGroup)
        $0.field("runAsNonRoot", \.runAsNonRoot)
        $0.field("runAsUser", \.runAsUser)
        $0.field("seLinuxOptions", \._seLinuxOptions)
        $0.field("seccompProfile", \._seccompProfile)
        $0.field("windowsOptions", \._windowsOptions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].securityContext.capabilities` of `Pod` (`v1`).
public struct Capabilities: JSONModel {
    /// `spec.containers[].securityContext.capabilities.add`.
    public var add: [String]?
    /// `spec.containers[].securityContext.capabilities.drop`.
    public var drop: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(add: [String]? = nil, drop: [String]? = nil) {
        self.add = add
        self.drop = drop
    }

    /// How it is read and written.
    public static let fields: FieldTable<Capabilities> = FieldTable(empty: Capabilities()) {
        $0.field("add", \.add)
        $0.field("drop", \.drop)
        $0.unknown(\.unknownFields)
    }
}
