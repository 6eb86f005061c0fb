// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Job` of `batch/v1`, in a namespace.
public struct Job: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "batch", version: "v1", kind: "Job", plural: "jobs", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: JobSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<JobSpec>()
    /// `status`.
    public var status: JobStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<JobStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: JobSpec = JobSpec.empty, status: JobStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Job> = FieldTable(empty: Job()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Job` (`batch/v1`).
public struct JobStatus: StatusValue, JSONModel {
    /// `status.active`.
    public var active: Int32?
    /// `status.completedIndexes`.
    public var completedIndexes: String?
    /// `status.completionTime`.
    public var completionTime: Timestamp?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [JobCondition]?
    /// `status.failed`.
    public var failed: Int32?
    /// `status.failedIndexes`.
    public var failedIndexes: String?
    /// `status.ready`.
    public var ready: Int32?
    /// `status.startTime`.
    public var startTime: Timestamp?
    /// `status.succeeded`.
    public var succeeded: Int32?
    /// `status.terminating`.
    public var terminating: Int32?
    /// `status.uncountedTerminatedPods`.
    public var uncountedTerminatedPods: UncountedTerminatedPods? {
        unsafeAddress { _uncountedTerminatedPods.address }
        _modify { yield &_uncountedTerminatedPods.wrappedValue }
    }
    private var _uncountedTerminatedPods = OptionalBoxed<UncountedTerminatedPods>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        active: Int32? = nil, completedIndexes: String? = nil, completionTime: Timestamp? = nil,
        conditions: [JobCondition]? = nil, failed: Int32? = nil, failedIndexes: String? = nil, ready: Int32? = nil,
        startTime: Timestamp? = nil, succeeded: Int32? = nil, terminating: Int32? = nil,
        uncountedTerminatedPods: UncountedTerminatedPods? = nil
    ) {
        self.active = active
        self.completedIndexes = completedIndexes
        self.completionTime = completionTime
        self.conditions = conditions
        self.failed = failed
        self.failedIndexes = failedIndexes
        self.ready = ready
        self.startTime = startTime
        self.succeeded = succeeded
        self.terminating = terminating
        _uncountedTerminatedPods = OptionalBoxed(wrappedValue: uncountedTerminatedPods)
    }

    /// How it is read and written.
    public static let fields: FieldTable<JobStatus> = FieldTable(empty: JobStatus()) {
        $0.field("active", \.active)
        $0.field("completedIndexes", \.completedIndexes)
        $0.field("completionTime", \.completionTime)
        $0.field("conditions", \.conditions)
        $0.field("failed", \.failed)
        $0.field("failedIndexes", \.failedIndexes)
        $0.field("ready", \.ready)
        $0.field("startTime", \.startTime)
        $0.field("succeeded", \.succeeded)
        $0.field("terminating", \.terminating)
        $0.field("uncountedTerminatedPods", \._uncountedTerminatedPods)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `Job` (`batch/v1`).
public struct JobCondition: JSONModel {
    /// `status.conditions[].lastProbeTime`.
    public var lastProbeTime: Timestamp?
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`: required.
    public var status: String
    /// `status.conditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        status: String, type: String, lastProbeTime: Timestamp? = nil, lastTransitionTime: Timestamp? = nil,
        message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastProbeTime = lastProbeTime
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<JobCondition> = FieldTable(empty: JobCondition(status: "", type: "")) {
        $0.field("lastProbeTime", \.lastProbeTime)
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.uncountedTerminatedPods` of `Job` (`batch/v1`).
public struct UncountedTerminatedPods: JSONModel {
    /// `status.uncountedTerminatedPods.failed`: each element once.
    public var failed: [String]?
    /// `status.uncountedTerminatedPods.succeeded`: each element once.
    public var succeeded: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(failed: [String]? = nil, succeeded: [String]? = nil) {
        self.failed = failed
        self.succeeded = succeeded
    }

    /// How it is read and written.
    public static let fields: FieldTable<UncountedTerminatedPods> = FieldTable(empty: UncountedTerminatedPods()) {
        $0.field("failed", \.failed)
        $0.field("succeeded", \.succeeded)
        $0.unknown(\.unknownFields)
    }
}
