// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[]` of `Pod` (`v1`).
public struct Container: JSONModel {
    /// `spec.containers[].args`.
    public var args: [String]?
    /// `spec.containers[].command`.
    public var command: [String]?
    /// `spec.containers[].env`: keyed by `name`.
    public var env: [EnvVar]?
    /// `spec.containers[].envFrom`.
    public var envFrom: [EnvFromSource]?
    /// `spec.containers[].image`.
    public var image: String?
    /// `spec.containers[].imagePullPolicy`.
    public var imagePullPolicy: String?
    /// `spec.containers[].lifecycle`.
    public var lifecycle: Lifecycle? {
        unsafeAddress { _lifecycle.address }
        _modify { yield &_lifecycle.wrappedValue }
    }
    private var _lifecycle = OptionalBoxed<Lifecycle>()
    /// `spec.containers[].livenessProbe`.
    public var livenessProbe: Probe? {
        unsafeAddress { _livenessProbe.address }
        _modify { yield &_livenessProbe.wrappedValue }
    }
    private var _livenessProbe = OptionalBoxed<Probe>()
    /// `spec.containers[].name`: required.
    public var name: String
    /// `spec.containers[].ports`: keyed by `containerPort` and `protocol`.
    public var ports: [ContainerPort]?
    /// `spec.containers[].readinessProbe`.
    public var readinessProbe: Probe? {
        unsafeAddress { _readinessProbe.address }
        _modify { yield &_readinessProbe.wrappedValue }
    }
    private var _readinessProbe = OptionalBoxed<Probe>()
    /// `spec.containers[].resizePolicy`.
    public var resizePolicy: [ContainerResizePolicy]?
    /// `spec.containers[].resources`.
    public var resources: ResourceRequirements? {
        unsafeAddress { _resources.address }
        _modify { yield &_resources.wrappedValue }
    }
    private var _resources = OptionalBoxed<ResourceRequirements>()
    /// `spec.containers[].restartPolicy`.
    public var restartPolicy: String?
    /// `spec.containers[].restartPolicyRules`.
    public var restartPolicyRules: [ContainerRestartRule]?
    /// `spec.containers[].securityContext`.
    public var securityContext: SecurityContext? {
        unsafeAddress { _securityContext.address }
        _modify { yield &_securityContext.wrappedValue }
    }
    private var _securityContext = OptionalBoxed<SecurityContext>()
    /// `spec.containers[].startupProbe`.
    public var startupProbe: Probe? {
        unsafeAddress { _startupProbe.address }
        _modify { yield &_startupProbe.wrappedValue }
    }
    private var _startupProbe = OptionalBoxed<Probe>()
    /// `spec.containers[].stdin`.
    public var stdin: Bool?
    /// `spec.containers[].stdinOnce`.
    public var stdinOnce: Bool?
    /// `spec.containers[].terminationMessagePath`.
    public var terminationMessagePath: String?
    /// `spec.containers[].terminationMessagePolicy`.
    public var terminationMessagePolicy: String?
    /// `spec.containers[].tty`.
    public var tty: Bool?
    /// `spec.containers[].volumeDevices`: keyed by `devicePath`.
    public var volumeDevices: [VolumeDevice]?
    /// `spec.containers[].volumeMounts`: keyed by `mountPath`.
    public var volumeMounts: [VolumeMount]?
    /// `spec.containers[].workingDir`.
    public var workingDir: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        name: String, args: [String]? = nil, command: [String]? = nil, env: [EnvVar]? = nil, envFrom: [EnvFromSource]? = nil,
        image: String? = nil, imagePullPolicy: String? = nil, lifecycle: Lifecycle? = nil, livenessProbe: Probe? = nil,
        ports: [ContainerPort]? = nil, readinessProbe: Probe? = nil, resizePolicy: [ContainerResizePolicy]? = nil,
        resources: ResourceRequirements? = nil, restartPolicy: String? = nil, restartPolicyRules: [ContainerRestartRule]? = nil,
        securityContext: SecurityContext? = nil, startupProbe: Probe? = nil, stdin: Bool? = nil, stdinOnce: Bool? = nil,
        terminationMessagePath: String? = nil, terminationMessagePolicy: String? = nil, tty: Bool? = nil,
        volumeDevices: [VolumeDevice]? = nil, volumeMounts: [VolumeMount]? = nil, workingDir: String? = nil
    ) {
        self.name = name
        self.args = args
        self.command = command
        self.env = env
        self.envFrom = envFrom
        self.image = image
        self.imagePullPolicy = imagePullPolicy
        _lifecycle = OptionalBoxed(wrappedValue: lifecycle)
        _livenessProbe = OptionalBoxed(wrappedValue: livenessProbe)
        self.ports = ports
        _readinessProbe = OptionalBoxed(wrappedValue: readinessProbe)
        self.resizePolicy = resizePolicy
        _resources = OptionalBoxed(wrappedValue: resources)
        self.restartPolicy = restartPolicy
        self.restartPolicyRules = restartPolicyRules
        _securityContext = OptionalBoxed(wrappedValue: securityContext)
        _startupProbe = OptionalBoxed(wrappedValue: startupProbe)
        self.stdin = stdin
        self.stdinOnce = stdinOnce
        self.terminationMessagePath = terminationMessagePath
        self.terminationMessagePolicy = terminationMessagePolicy
        self.tty = tty
        self.volumeDevices = volumeDevices
        self.volumeMounts = volumeMounts
        self.workingDir = workingDir
    }

    /// How it is read and written.
    public static let fields: FieldTable<Container> = FieldTable(empty: Container(name: "")) {
        $0.field("args", \.args)
        $0.field("command", \.command)
        $0.field("env", \.env)
        $0.field("envFrom", \.envFrom)
        $0.field("image", \.image)
        $0.field("imagePullPolicy", \.imagePullPolicy)
        $0.field("lifecycle", \._lifecycle)
        $0.field("livenessProbe", \._livenessProbe)
        $0.field("name", \.name)
        $0.field("ports", \.ports)
        $0.field("readinessProbe", \._readinessProbe)
        $0.field("resizePolicy", \.resizePolicy)
        $0.field("resources", \._resources)
        $0.field("restartPolicy", \.restartPolicy)
        $0.field("restartPolicyRules", \.restartPolicyRules)
        $0.field("securityContext", \._securityContext)
        $0.field("startupProbe", \._startupProbe)
        $0.field("stdin", \.stdin)
        $0.field("stdinOnce", \.stdinOnce)
        $0.field("terminationMessagePath", \.terminationMessagePath)
        $0.field("terminationMessagePolicy", \.terminationMessagePolicy)
        $0.field("tty", \.tty)
        $0.field("volumeDevices", \.volumeDevices)
        $0.field("volumeMounts", \.volumeMounts)
        $0.field("workingDir", \.workingDir)
        $0.unknown(\.unknownFields)
    }
}
