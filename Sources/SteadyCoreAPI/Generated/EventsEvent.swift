// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Event` of `events.k8s.io/v1`, in a namespace.
public struct EventsEvent: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "events.k8s.io", version: "v1", kind: "Event", plural: "events", scope: .namespaced
    )

    /// `action`.
    public var action: String?
    /// `deprecatedCount`: a count.
    public var deprecatedCount: Int32?
    /// `deprecatedFirstTimestamp`.
    public var deprecatedFirstTimestamp: Timestamp?
    /// `deprecatedLastTimestamp`.
    public var deprecatedLastTimestamp: Timestamp?
    /// `deprecatedSource`.
    public var deprecatedSource: EventSource? {
        unsafeAddress { _deprecatedSource.address }
        _modify { yield &_deprecatedSource.wrappedValue }
    }
    private var _deprecatedSource = OptionalBoxed<EventSource>()
    /// `eventTime`: required.
    public var eventTime: MicroTime
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `note`.
    public var note: String?
    /// `reason`.
    public var reason: String?
    /// `regarding`.
    public var regarding: ObjectReference? {
        unsafeAddress { _regarding.address }
        _modify { yield &_regarding.wrappedValue }
    }
    private var _regarding = OptionalBoxed<ObjectReference>()
    /// `related`.
    public var related: ObjectReference? {
        unsafeAddress { _related.address }
        _modify { yield &_related.wrappedValue }
    }
    private var _related = OptionalBoxed<ObjectReference>()
    /// `reportingController`.
    public var reportingController: String?
    /// `reportingInstance`.
    public var reportingInstance: String?
    /// `series`.
    public var series: EventsEventSeries? {
        unsafeAddress { _series.address }
        _modify { yield &_series.wrappedValue }
    }
    private var _series = OptionalBoxed<EventsEventSeries>()
    /// `type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), eventTime: MicroTime, action: String? = nil, deprecatedCount: Int32? = nil,
        deprecatedFirstTimestamp: Timestamp? = nil, deprecatedLastTimestamp: Timestamp? = nil,
        deprecatedSource: EventSource? = nil, note: String? = nil, reason: String? = nil, regarding: ObjectReference? = nil,
        related: ObjectReference? = nil, reportingController: String? = nil, reportingInstance: String? = nil,
        series: EventsEventSeries? = nil, type: String? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.eventTime = eventTime
        self.action = action
        self.deprecatedCount = deprecatedCount
        self.deprecatedFirstTimestamp = deprecatedFirstTimestamp
        self.deprecatedLastTimestamp = deprecatedLastTimestamp
        _deprecatedSource = OptionalBoxed(wrappedValue: deprecatedSource)
        self.note = note
        self.reason = reason
        _regarding = OptionalBoxed(wrappedValue: regarding)
        _related = OptionalBoxed(wrappedValue: related)
        self.reportingController = reportingController
        self.reportingInstance = reportingInstance
        _series = OptionalBoxed(wrappedValue: series)
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<EventsEvent> = FieldTable(empty: EventsEvent(eventTime: MicroTime.empty)) {
        $0.typeMeta()
        $0.field("action", \.action)
        $0.field("deprecatedCount", \.deprecatedCount)
        $0.field("deprecatedFirstTimestamp", \.deprecatedFirstTimestamp)
        $0.field("deprecatedLastTimestamp", \.deprecatedLastTimestamp)
        $0.field("deprecatedSource", \._deprecatedSource)
        $0.field("eventTime", \.eventTime)
        $0.field("metadata", \._metadata)
        $0.field("note", \.note)
        $0.field("reason", \.reason)
        $0.field("regarding", \._regarding)
        $0.field("related", \._related)
        $0.field("reportingController", \.reportingController)
        $0.field("reportingInstance", \.reportingInstance)
        $0.field("series", \._series)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `series` of `EventsEvent` (`events.k8s.io/v1`).
public struct EventsEventSeries: JSONModel {
    /// `series.count`: a count, required.
    public var count: Int32
    /// `series.lastObservedTime`: required.
    public var lastObservedTime: MicroTime
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(count: Int32, lastObservedTime: MicroTime) {
        self.count = count
        self.lastObservedTime = lastObservedTime
    }

    /// How it is read and written.
    public static let fields: FieldTable<EventsEventSeries> = FieldTable(
        empty: EventsEventSeries(count: 0, lastObservedTime: MicroTime.empty)
    ) {
        $0.field("count", \.count)
        $0.field("lastObservedTime", \.lastObservedTime)
        $0.unknown(\.unknownFields)
    }
}
