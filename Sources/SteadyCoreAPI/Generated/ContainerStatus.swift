// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `status.containerStatuses[]` of `Pod` (`v1`).
public struct ContainerStatus: JSONModel {
    /// `status.containerStatuses[].allocatedResources`.
    public var allocatedResources: StringMap<Quantity>?
    /// `status.containerStatuses[].allocatedResourcesStatus`: keyed by `name`.
    public var allocatedResourcesStatus: [ResourceStatus]?
    /// `status.containerStatuses[].containerID`.
    public var containerID: String?
    /// `status.containerStatuses[].image`: required.
    public var image: String
    /// `status.containerStatuses[].imageID`: required.
    public var imageID: String
    /// `status.containerStatuses[].lastState`.
    public var lastState: ContainerState? {
        unsafeAddress { _lastState.address }
        _modify { yield &_lastState.wrappedValue }
    }
    private var _lastState = OptionalBoxed<ContainerState>()
    /// `status.containerStatuses[].name`: required.
    public var name: String
    /// `status.containerStatuses[].ready`: required.
    public var ready: Bool
    /// `status.containerStatuses[].resources`.
    public var resources: ResourceRequirements? {
        unsafeAddress { _resources.address }
        _modify { yield &_resources.wrappedValue }
    }
    private var _resources = OptionalBoxed<ResourceRequirements>()
    /// `status.containerStatuses[].restartCount`: a count, required.
    public var restartCount: Int32
    /// `status.containerStatuses[].started`.
    public var started: Bool?
    /// `status.containerStatuses[].state`.
    public var state: ContainerState? {
        unsafeAddress { _state.address }
        _modify { yield &_state.wrappedValue }
    }
    private var _state = OptionalBoxed<ContainerState>()
    /// `status.containerStatuses[].stopSignal`.
    public var stopSignal: String?
    /// `status.containerStatuses[].user`.
    public var user: ContainerUser? {
        unsafeAddress { _user.address }
        _modify { yield &_user.wrappedValue }
    }
    private var _user = OptionalBoxed<ContainerUser>()
    /// `status.containerStatuses[].volumeMounts`: keyed by `mountPath`.
    public var volumeMounts: [VolumeMountStatus]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        image: String, imageID: String, name: String, ready: Bool, restartCount: Int32,
        allocatedResources: StringMap<Quantity>? = nil, allocatedResourcesStatus: [ResourceStatus]? = nil,
        containerID: String? = nil, lastState: ContainerState? = nil, resources: ResourceRequirements? = nil,
        started: Bool? = nil, state: ContainerState? = nil, stopSignal: String? = nil, user: ContainerUser? = nil,
        volumeMounts: [VolumeMountStatus]? = nil
    ) {
        self.image = image
        self.imageID = imageID
        self.name = name
        self.ready = ready
        self.restartCount = restartCount
        self.allocatedResources = allocatedResources
        self.allocatedResourcesStatus = allocatedResourcesStatus
        self.containerID = containerID
        _lastState = OptionalBoxed(wrappedValue: lastState)
        _resources = OptionalBoxed(wrappedValue: resources)
        self.started = started
        _state = OptionalBoxed(wrappedValue: state)
        self.stopSignal = stopSignal
        _user = OptionalBoxed(wrappedValue: user)
        self.volumeMounts = volumeMounts
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerStatus> = FieldTable(
        empty: ContainerStatus(image: "", imageID: "", name: "", ready: false, restartCount: 0)
    ) {
        $0.field("allocatedResources", \.allocatedResources)
        $0.field("allocatedResourcesStatus", \.allocatedResourcesStatus)
        $0.field("containerID", \.containerID)
        $0.field("image", \.image)
        $0.field("imageID", \.imageID)
        $0.field("lastState", \._lastState)
        $0.field("name", \.name)
        $0.field("ready", \.ready)
        $0.field("resources", \._resources)
        $0.field("restartCount", \.restartCount)
        $0.field("started", \.started)
        $0.field("state", \._state)
        $0.field("stopSignal", \.stopSignal)
        $0.field("user", \._user)
        $0.field("volumeMounts", \.volumeMounts)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].lastState` of `Pod` (`v1`).
public struct ContainerState: JSONModel {
    /// `status.containerStatuses[].lastState.running`.
    public var running: ContainerStateRunning? {
        unsafeAddress { _running.address }
        _modify { yield &_running.wrappedValue }
    }
    private var _running = OptionalBoxed<ContainerStateRunning>()
    /// `status.containerStatuses[].lastState.terminated`.
    public var terminated: ContainerStateTerminated? {
        unsafeAddress { _terminated.address }
        _modify { yield &_terminated.wrappedValue }
    }
    private var _terminated = OptionalBoxed<ContainerStateTerminated>()
    /// `status.containerStatuses[].lastState.waiting`.
    public var waiting: ContainerStateWaiting? {
        unsafeAddress { _waiting.address }
        _modify { yield &_waiting.wrappedValue }
    }
    private var _waiting = OptionalBoxed<ContainerStateWaiting>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        running: ContainerStateRunning? = nil, terminated: ContainerStateTerminated? = nil, waiting: ContainerStateWaiting? = nil
    ) {
        _running = OptionalBoxed(wrappedValue: running)
        _terminated = OptionalBoxed(wrappedValue: terminated)
        _waiting = OptionalBoxed(wrappedValue: waiting)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerState> = FieldTable(empty: ContainerState()) {
        $0.field("running", \._running)
        $0.field("terminated", \._terminated)
        $0.field("waiting", \._waiting)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].lastState.running` of `Pod` (`v1`).
public struct ContainerStateRunning: JSONModel {
    /// `status.containerStatuses[].lastState.running.startedAt`.
    public var startedAt: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(startedAt: Timestamp? = nil) {
        self.startedAt = startedAt
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerStateRunning> = FieldTable(empty: ContainerStateRunning()) {
        $0.field("startedAt", \.startedAt)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].lastState.terminated` of `Pod` (`v1`).
public struct ContainerStateTerminated: JSONModel {
    /// `status.containerStatuses[].lastState.terminated.containerID`.
    public var containerID: String?
    /// `status.containerStatuses[].lastState.terminated.exitCode`: required.
    public var exitCode: Int32
    /// `status.containerStatuses[].lastState.terminated.finishedAt`.
    public var finishedAt: Timestamp?
    /// `status.containerStatuses[].lastState.terminated.message`.
    public var message: String?
    /// `status.containerStatuses[].lastState.terminated.reason`.
    public var reason: String?
    /// `status.containerStatuses[].lastState.terminated.signal`.
    public var signal: Int32?
    /// `status.containerStatuses[].lastState.terminated.startedAt`.
    public var startedAt: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        exitCode: Int32, containerID: String? = nil, finishedAt: Timestamp? = nil, message: String? = nil, reason: String? = nil,
        signal: Int32? = nil, startedAt: Timestamp? = nil
    ) {
        self.exitCode = exitCode
        self.containerID = containerID
        self.finishedAt = finishedAt
        self.message = message
        self.reason = reason
        self.signal = signal
        self.startedAt = startedAt
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerStateTerminated> = FieldTable(empty: ContainerStateTerminated(exitCode: 0)) {
        $0.field("containerID", \.containerID)
        $0.field("exitCode", \.exitCode)
        $0.field("finishedAt", \.finishedAt)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("signal", \.signal)
        $0.field("startedAt", \.startedAt)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].lastState.waiting` of `Pod` (`v1`).
public struct ContainerStateWaiting: JSONModel {
    /// `status.containerStatuses[].lastState.waiting.message`.
    public var message: String?
    /// `status.containerStatuses[].lastState.waiting.reason`.
    public var reason: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(message: String? = nil, reason: String? = nil) {
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerStateWaiting> = FieldTable(empty: ContainerStateWaiting()) {
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].user` of `Pod` (`v1`).
public struct ContainerUser: JSONModel {
    /// `status.containerStatuses[].user.linux`.
    public var linux: LinuxContainerUser? {
        unsafeAddress { _linux.address }
        _modify { yield &_linux.wrappedValue }
    }
    private var _linux = OptionalBoxed<LinuxContainerUser>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(linux: LinuxContainerUser? = nil) {
        _linux = OptionalBoxed(wrappedValue: linux)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerUser> = FieldTable(empty: ContainerUser()) {
        $0.field("linux", \._linux)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].user.linux` of `Pod` (`v1`).
public struct LinuxContainerUser: JSONModel {
    /// `status.containerStatuses[].user.linux.gid`: required.
    public var gid: Int64
    /// `status.containerStatuses[].user.linux.supplementalGroups`.
    public var supplementalGroups: [Int64]?
    /// `status.containerStatuses[].user.linux.uid`: required.
    public var uid: Int64
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(gid: Int64, uid: Int64, supplementalGroups: [Int64]? = nil) {
        self.gid = gid
        self.uid = uid
        self.supplementalGroups = supplementalGroups
    }

    /// How it is read and written.
    public static let fields: FieldTable<LinuxContainerUser> = FieldTable(empty: LinuxContainerUser(gid: 0, uid: 0)) {
        $0.field("gid", \.gid)
        $0.field("supplementalGroups", \.supplementalGroups)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].allocatedResourcesStatus[]` of `Pod` (`v1`).
public struct ResourceStatus: JSONModel {
    /// `status.containerStatuses[].allocatedResourcesStatus[].name`: required.
    public var name: String
    /// `status.containerStatuses[].allocatedResourcesStatus[].resources`: keyed by `resourceID`.
    public var resources: [ResourceHealth]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, resources: [ResourceHealth]? = nil) {
        self.name = name
        self.resources = resources
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceStatus> = FieldTable(empty: ResourceStatus(name: "")) {
        $0.field("name", \.name)
        $0.field("resources", \.resources)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].allocatedResourcesStatus[].resources[]` of `Pod` (`v1`).
public struct ResourceHealth: JSONModel {
    /// `status.containerStatuses[].allocatedResourcesStatus[].resources[].health`.
    public var health: String?
    /// `status.containerStatuses[].allocatedResourcesStatus[].resources[].message`.
    public var message: String?
    /// `status.containerStatuses[].allocatedResourcesStatus[].resources[].resourceID`: required.
    public var resourceID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(resourceID: String, health: String? = nil, message: String? = nil) {
        self.resourceID = resourceID
        self.health = health
        self.message = message
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceHealth> = FieldTable(empty: ResourceHealth(resourceID: "")) {
        $0.field("health", \.health)
        $0.field("message", \.message)
        $0.field("resourceID", \.resourceID)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].volumeMounts[]` of `Pod` (`v1`).
public struct VolumeMountStatus: JSONModel {
    /// `status.containerStatuses[].volumeMounts[].mountPath`: required.
    public var mountPath: String
    /// `status.containerStatuses[].volumeMounts[].name`: required.
    public var name: String
    /// `status.containerStatuses[].volumeMounts[].readOnly`.
    public var readOnly: Bool?
    /// `status.containerStatuses[].volumeMounts[].recursiveReadOnly`.
    public var recursiveReadOnly: String?
    /// `status.containerStatuses[].volumeMounts[].volumeStatus`.
    public var volumeStatus: VolumeStatus? {
        unsafeAddress { _volumeStatus.address }
        _modify { yield &_volumeStatus.wrappedValue }
    }
    private var _volumeStatus = OptionalBoxed<VolumeStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        mountPath: String, name: String, readOnly: Bool? = nil, recursiveReadOnly: String? = nil,
        volumeStatus: VolumeStatus? = nil
    ) {
        self.mountPath = mountPath
        self.name = name
        self.readOnly = readOnly
        self.recursiveReadOnly = recursiveReadOnly
        _volumeStatus = OptionalBoxed(wrappedValue: volumeStatus)
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeMountStatus> = FieldTable(empty: VolumeMountStatus(mountPath: "", name: "")) {
        $0.field("mountPath", \.mountPath)
        $0.field("name", \.name)
        $0.field("readOnly", \.readOnly)
        $0.field("recursiveReadOnly", \.recursiveReadOnly)
        $0.field("volumeStatus", \._volumeStatus)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].volumeMounts[].volumeStatus` of `Pod` (`v1`).
public struct VolumeStatus: JSONModel {
    /// `status.containerStatuses[].volumeMounts[].volumeStatus.image`.
    public var image: ImageVolumeStatus? {
        unsafeAddress { _image.address }
        _modify { yield &_image.wrappedValue }
    }
    private var _image = OptionalBoxed<ImageVolumeStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(image: ImageVolumeStatus? = nil) {
        _image = OptionalBoxed(wrappedValue: image)
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeStatus> = FieldTable(empty: VolumeStatus()) {
        $0.field("image", \._image)
        $0.unknown(\.unknownFields)
    }
}

/// `status.containerStatuses[].volumeMounts[].volumeStatus.image` of `Pod` (`v1`).
public struct ImageVolumeStatus: JSONModel {
    /// `status.containerStatuses[].volumeMounts[].volumeStatus.image.imageRef`: required.
    public var imageRef: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(imageRef: String) {
        self.imageRef = imageRef
    }

    /// How it is read and written.
    public static let fields: FieldTable<ImageVolumeStatus> = FieldTable(empty: ImageVolumeStatus(imageRef: "")) {
        $0.field("imageRef", \.imageRef)
        $0.unknown(\.unknownFields)
    }
}
