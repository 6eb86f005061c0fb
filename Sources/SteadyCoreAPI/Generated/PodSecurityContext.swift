// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.securityContext` of `Pod` (`v1`).
public struct PodSecurityContext: JSONModel {
    /// `spec.securityContext.appArmorProfile`.
    public var appArmorProfile: AppArmorProfile? {
        unsafeAddress { _appArmorProfile.address }
        _modify { yield &_appArmorProfile.wrappedValue }
    }
    private var _appArmorProfile = OptionalBoxed<AppArmorProfile>()
    /// `spec.securityContext.fsGroup`.
    public var fsGroup: Int64?
    /// `spec.securityContext.fsGroupChangePolicy`.
    public var fsGroupChangePolicy: String?
    /// `spec.securityContext.runAsGroup`.
    public var runAsGroup: Int64?
    /// `spec.securityContext.runAsNonRoot`.
    public var runAsNonRoot: Bool?
    /// `spec.securityContext.runAsUser`.
    public var runAsUser: Int64?
    /// `spec.securityContext.seLinuxChangePolicy`.
    public var seLinuxChangePolicy: String?
    /// `spec.securityContext.seLinuxOptions`.
    public var seLinuxOptions: SELinuxOptions? {
        unsafeAddress { _seLinuxOptions.address }
        _modify { yield &_seLinuxOptions.wrappedValue }
    }
    private var _seLinuxOptions = OptionalBoxed<SELinuxOptions>()
    /// `spec.securityContext.seccompProfile`.
    public var seccompProfile: SeccompProfile? {
        unsafeAddress { _seccompProfile.address }
        _modify { yield &_seccompProfile.wrappedValue }
    }
    private var _seccompProfile = OptionalBoxed<SeccompProfile>()
    /// `spec.securityContext.supplementalGroups`.
    public var supplementalGroups: [Int64]?
    /// `spec.securityContext.supplementalGroupsPolicy`.
    public var supplementalGroupsPolicy: String?
    /// `spec.securityContext.sysctls`.
    public var sysctls: [Sysctl]?
    /// `spec.securityContext.windowsOptions`.
    public var windowsOptions: WindowsSecurityContextOptions? {
        unsafeAddress { _windowsOptions.address }
        _modify { yield &_windowsOptions.wrappedValue }
    }
    private var _windowsOptions = OptionalBoxed<WindowsSecurityContextOptions>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        appArmorProfile: AppArmorProfile? = nil, fsGroup: Int64? = nil, fsGroupChangePolicy: String? = nil,
        runAsGroup: Int64? = nil, runAsNonRoot: Bool? = nil, runAsUser: Int64? = nil, seLinuxChangePolicy: String? = nil,
        seLinuxOptions: SELinuxOptions? = nil, seccompProfile: SeccompProfile? = nil, supplementalGroups: [Int64]? = nil,
        supplementalGroupsPolicy: String? = nil, sysctls: [Sysctl]? = nil, windowsOptions: WindowsSecurityContextOptions? = nil
    ) {
        _appArmorProfile = OptionalBoxed(wrappedValue: appArmorProfile)
        self.fsGroup = fsGroup
        self.fsGroupChangePolicy = fsGroupChangePolicy
        self.runAsGroup = runAsGroup
        self.runAsNonRoot = runAsNonRoot
        self.runAsUser = runAsUser
        self.seLinuxChangePolicy = seLinuxChangePolicy
        _seLinuxOptions = OptionalBoxed(wrappedValue: seLinuxOptions)
        _seccompProfile = OptionalBoxed(wrappedValue: seccompProfile)
        self.supplementalGroups = supplementalGroups
        self.supplementalGroupsPolicy = supplementalGroupsPolicy
        self.sysctls = sysctls
        _windowsOptions = OptionalBoxed(wrappedValue: windowsOptions)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodSecurityContext> = FieldTable(empty: PodSecurityContext()) {
        $0.field("appArmorProfile", \._appArmorProfile)
        $0.field("fsGroup", \.fsGroup)
        $0.field("fsGroupChangePolicy", \.fsGroupChangePolicy)
        $0.field("runAsGroup", \.runAsGroup)
        $0.field("runAsNonRoot", \.runAsNonRoot)
        $0.field("runAsUser", \.runAsUser)
        $0.field("seLinuxChangePolicy", \.seLinuxChangePolicy)
        $0.field("seLinuxOptions", \._seLinuxOptions)
        $0.field("seccompProfile", \._seccompProfile)
        $0.field("supplementalGroups", \.supplementalGroups)
        $0.field("supplementalGroupsPolicy", \.supplementalGroupsPolicy)
        $0.field("sysctls", \.sysctls)
        $0.field("windowsOptions", \._windowsOptions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.securityContext.sysctls[]` of `Pod` (`v1`).
public struct Sysctl: JSONModel {
    /// `spec.securityContext.sysctls[].name`: required.
    public var name: String
    /// `spec.securityContext.sysctls[].value`: required.
    public var value: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<Sysctl> = FieldTable(empty: Sysctl(name: "", value: "")) {
        $0.field("name", \.name)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
