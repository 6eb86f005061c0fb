// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `CronJob` of `batch/v1`, in a namespace.
public struct CronJob: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "batch", version: "v1", kind: "CronJob", plural: "cronjobs", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: CronJobSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<CronJobSpec>()
    /// `status`.
    public var status: CronJobStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<CronJobStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: CronJobSpec, status: CronJobStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CronJob> = FieldTable(empty: CronJob(spec: CronJobSpec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `CronJob` (`batch/v1`).
public struct CronJobSpec: JSONModel {
    /// `spec.concurrencyPolicy`.
    public var concurrencyPolicy: String?
    /// `spec.failedJobsHistoryLimit`.
    public var failedJobsHistoryLimit: Int32?
    /// `spec.jobTemplate`: required.
    public var jobTemplate: JobTemplateSpec
    /// `spec.schedule`: required.
    public var schedule: String
    /// `spec.startingDeadlineSeconds`: seconds.
    public var startingDeadlineSeconds: Int64?
    /// `spec.successfulJobsHistoryLimit`.
    public var successfulJobsHistoryLimit: Int32?
    /// `spec.suspend`.
    public var suspend: Bool?
    /// `spec.timeZone`.
    public var timeZone: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        jobTemplate: JobTemplateSpec, schedule: String, concurrencyPolicy: String? = nil, failedJobsHistoryLimit: Int32? = nil,
        startingDeadlineSeconds: Int64? = nil, successfulJobsHistoryLimit: Int32? = nil, suspend: Bool? = nil,
        timeZone: String? = nil
    ) {
        self.jobTemplate = jobTemplate
        self.schedule = schedule
        self.concurrencyPolicy = concurrencyPolicy
        self.failedJobsHistoryLimit = failedJobsHistoryLimit
        self.startingDeadlineSeconds = startingDeadlineSeconds
        self.successfulJobsHistoryLimit = successfulJobsHistoryLimit
        self.suspend = suspend
        self.timeZone = timeZone
    }

    /// How it is read and written.
    public static let fields: FieldTable<CronJobSpec> = FieldTable(
        empty: CronJobSpec(jobTemplate: JobTemplateSpec(), schedule: "")
    ) {
        $0.field("concurrencyPolicy", \.concurrencyPolicy)
        $0.field("failedJobsHistoryLimit", \.failedJobsHistoryLimit)
        $0.field("jobTemplate", \.jobTemplate)
        $0.field("schedule", \.schedule)
        $0.field("startingDeadlineSeconds", \.startingDeadlineSeconds)
        $0.field("successfulJobsHistoryLimit", \.successfulJobsHistoryLimit)
        $0.field("suspend", \.suspend)
        $0.field("timeZone", \.timeZone)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.jobTemplate` of `CronJob` (`batch/v1`).
public struct JobTemplateSpec: JSONModel {
    /// `spec.jobTemplate.metadata`.
    public var metadata: ObjectMeta? {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = OptionalBoxed<ObjectMeta>()
    /// `spec.jobTemplate.spec`.
    public var spec: JobSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<JobSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta? = nil, spec: JobSpec = JobSpec.empty) {
        _metadata = OptionalBoxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<JobTemplateSpec> = FieldTable(empty: JobTemplateSpec()) {
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `CronJob` (`batch/v1`).
public struct CronJobStatus: StatusValue, JSONModel {
    /// `status.active`.
    public var active: [ObjectReference]?
    /// `status.lastScheduleTime`.
    public var lastScheduleTime: Timestamp?
    /// `status.lastSuccessfulTime`.
    public var lastSuccessfulTime: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(active: [ObjectReference]? = nil, lastScheduleTime: Timestamp? = nil, lastSuccessfulTime: Timestamp? = nil) {
        self.active = active
        self.lastScheduleTime = lastScheduleTime
        self.lastSuccessfulTime = lastSuccessfulTime
    }

    /// How it is read and written.
    public static let fields: FieldTable<CronJobStatus> = FieldTable(empty: CronJobStatus()) {
        $0.field("active", \.active)
        $0.field("lastScheduleTime", \.lastScheduleTime)
        $0.field("lastSuccessfulTime", \.lastSuccessfulTime)
        $0.unknown(\.unknownFields)
    }
}
