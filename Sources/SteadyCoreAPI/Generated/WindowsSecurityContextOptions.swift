// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.securityContext.windowsOptions` of `Pod` (`v1`).
public struct WindowsSecurityContextOptions: JSONModel {
    /// `spec.securityContext.windowsOptions.gmsaCredentialSpec`.
    public var gmsaCredentialSpec: String?
    /// `spec.securityContext.windowsOptions.gmsaCredentialSpecName`.
    public var gmsaCredentialSpecName: String?
    /// `spec.securityContext.windowsOptions.hostProcess`.
    public var hostProcess: Bool?
    /// `spec.securityContext.windowsOptions.runAsUserName`.
    public var runAsUserName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        gmsaCredentialSpec: String? = nil, gmsaCredentialSpecName: String? = nil, hostProcess: Bool? = nil,
        runAsUserName: String? = nil
    ) {
        self.gmsaCredentialSpec = gmsaCredentialSpec
        self.gmsaCredentialSpecName = gmsaCredentialSpecName
        self.hostProcess = hostProcess
        self.runAsUserName = runAsUserName
    }

    /// How it is read and written.
    public static let fields: FieldTable<WindowsSecurityContextOptions> = FieldTable(empty: WindowsSecurityContextOptions()) {
        $0.field("gmsaCredentialSpec", \.gmsaCredentialSpec)
        $0.field("gmsaCredentialSpecName", \.gmsaCredentialSpecName)
        $0.field("hostProcess", \.hostProcess)
        $0.field("runAsUserName", \.runAsUserName)
        $0.unknown(\.unknownFields)
    }
}
