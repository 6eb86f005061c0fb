// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Event` of `v1`, in a namespace.
public struct Event: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Event", plural: "events", scope: .namespaced
    )

    /// `action`.
    public var action: String?
    /// `count`: a count.
    public var count: Int32?
    /// `eventTime`.
    public var eventTime: MicroTime?
    /// `firstTimestamp`.
    public var firstTimestamp: Timestamp?
    /// `involvedObject`: required.
    public var involvedObject: ObjectReference {
        unsafeAddress { _involvedObject.address }
        _modify { yield &_involvedObject.wrappedValue }
    }
    private var _involvedObject = Boxed<ObjectReference>()
    /// `lastTimestamp`.
    public var lastTimestamp: Timestamp?
    /// `message`.
    public var message: String?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `reason`.
    public var reason: String?
    /// `related`.
    public var related: ObjectReference? {
        unsafeAddress { _related.address }
        _modify { yield &_related.wrappedValue }
    }
    private var _related = OptionalBoxed<ObjectReference>()
    /// `reportingComponent`.
    public var reportingComponent: String?
    /// `reportingInstance`.
    public var reportingInstance: String?
    /// `series`.
    public var series: EventSeries? {
        unsafeAddress { _series.address }
        _modify { yield &_series.wrappedValue }
    }
    private var _series = OptionalBoxed<EventSeries>()
    /// `source`.
    public var source: EventSource? {
        unsafeAddress { _source.address }
        _modify { yield &_source.wrappedValue }
    }
    private var _source = OptionalBoxed<EventSource>()
    /// `type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), involvedObject: ObjectReference, action: String? = nil, count: Int32? = nil,
        eventTime: MicroTime? = nil, firstTimestamp: Timestamp? = nil, lastTimestamp: Timestamp? = nil, message: String? = nil,
        reason: String? = nil, related: ObjectReference? = nil, reportingComponent: String? = nil,
        reportingInstance: String? = nil, series: EventSeries? = nil, source: EventSource? = nil, type: String? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _involvedObject = Boxed(wrappedValue: involvedObject)
        self.action = action
        self.count = count
        self.eventTime = eventTime
        self.firstTimestamp = firstTimestamp
        self.lastTimestamp = lastTimestamp
        self.message = message
        self.reason = reason
        _related = OptionalBoxed(wrappedValue: related)
        self.reportingComponent = reportingComponent
        self.reportingInstance = reportingInstance
        _series = OptionalBoxed(wrappedValue: series)
        _source = OptionalBoxed(wrappedValue: source)
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<Event> = FieldTable(empty: Event(involvedObject: ObjectReference())) {
        $0.typeMeta()
        $0.field("action", \.action)
        $0.field("count", \.count)
        $0.field("eventTime", \.eventTime)
        $0.field("firstTimestamp", \.firstTimestamp)
        $0.field("involvedObject", \._involvedObject, required: true)
        $0.field("lastTimestamp", \.lastTimestamp)
        $0.field("message", \.message)
        $0.field("metadata", \._metadata)
        $0.field("reason", \.reason)
        $0.field("related", \._related)
        $0.field("reportingComponent", \.reportingComponent)
        $0.field("reportingInstance", \.reportingInstance)
        $0.field("series", \._series)
        $0.field("source", \._source)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `series` of `Event` (`v1`).
public struct EventSeries: JSONModel {
    /// `series.count`: a count.
    public var count: Int32?
    /// `series.lastObservedTime`.
    public var lastObservedTime: MicroTime?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(count: Int32? = nil, lastObservedTime: MicroTime? = nil) {
        self.count = count
        self.lastObservedTime = lastObservedTime
    }

    /// How it is read and written.
    public static let fields: FieldTable<EventSeries> = FieldTable(empty: EventSeries()) {
        $0.field("count", \.count)
        $0.field("lastObservedTime", \.lastObservedTime)
        $0.unknown(\.unknownFields)
    }
}
