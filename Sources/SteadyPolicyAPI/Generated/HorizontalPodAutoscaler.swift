// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `HorizontalPodAutoscaler` of `autoscaling/v2`, in a namespace.
public struct HorizontalPodAutoscaler: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "autoscaling", version: "v2", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
        scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: HorizontalPodAutoscalerSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<HorizontalPodAutoscalerSpec>()
    /// `status`.
    public var status: HorizontalPodAutoscalerStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<HorizontalPodAutoscalerStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: HorizontalPodAutoscalerSpec, status: HorizontalPodAutoscalerStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscaler> = FieldTable(
        empty: HorizontalPodAutoscaler(spec: HorizontalPodAutoscalerSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.scaleTargetRef` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct CrossVersionObjectReference: JSONModel {
    /// `spec.scaleTargetRef.apiVersion`.
    public var apiVersion: String?
    /// `spec.scaleTargetRef.kind`: required.
    public var kind: String
    /// `spec.scaleTargetRef.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kind: String, name: String, apiVersion: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiVersion = apiVersion
    }

    /// How it is read and written.
    public static let fields: FieldTable<CrossVersionObjectReference> = FieldTable(
        empty: CrossVersionObjectReference(kind: "", name: "")
    ) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HorizontalPodAutoscalerStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [HorizontalPodAutoscalerCondition]?
    /// `status.currentMetrics`.
    public var currentMetrics: [MetricStatus]?
    /// `status.currentReplicas`: a count.
    public var currentReplicas: Int32?
    /// `status.desiredReplicas`: a count, required.
    public var desiredReplicas: Int32
    /// `status.lastScaleTime`.
    public var lastScaleTime: Timestamp?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.desiredReplicas = 0
    }

    /// A value of these parts.
    public init(
        conditions: [HorizontalPodAutoscalerCondition]? = nil, currentMetrics: [MetricStatus]? = nil,
        currentReplicas: Int32? = nil, desiredReplicas: Int32 = 0, lastScaleTime: Timestamp? = nil,
        observedGeneration: Int64? = nil
    ) {
        self.conditions = conditions
        self.currentMetrics = currentMetrics
        self.currentReplicas = currentReplicas
        self.desiredReplicas = desiredReplicas
        self.lastScaleTime = lastScaleTime
        self.observedGeneration = observedGeneration
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerStatus> = FieldTable(empty: HorizontalPodAutoscalerStatus()) {
        $0.field("conditions", \.conditions)
        $0.field("currentMetrics", \.currentMetrics)
        $0.field("currentReplicas", \.currentReplicas)
        $0.field("desiredReplicas", \.desiredReplicas)
        $0.field("lastScaleTime", \.lastScaleTime)
        $0.field("observedGeneration", \.observedGeneration)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HorizontalPodAutoscalerCondition: JSONModel {
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
        status: String, type: String, lastTransitionTime: Timestamp? = nil, message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerCondition> = FieldTable(
        empty: HorizontalPodAutoscalerCondition(status: "", type: "")
    ) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[]` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct MetricStatus: JSONModel {
    /// `status.currentMetrics[].containerResource`.
    public var containerResource: ContainerResourceMetricStatus? {
        unsafeAddress { _containerResource.address }
        _modify { yield &_containerResource.wrappedValue }
    }
    private var _containerResource = OptionalBoxed<ContainerResourceMetricStatus>()
    /// `status.currentMetrics[].external`.
    public var external: ExternalMetricStatus? {
        unsafeAddress { _external.address }
        _modify { yield &_external.wrappedValue }
    }
    private var _external = OptionalBoxed<ExternalMetricStatus>()
    /// `status.currentMetrics[].object`.
    public var object: ObjectMetricStatus? {
        unsafeAddress { _object.address }
        _modify { yield &_object.wrappedValue }
    }
    private var _object = OptionalBoxed<ObjectMetricStatus>()
    /// `status.currentMetrics[].pods`.
    public var pods: PodsMetricStatus? {
        unsafeAddress { _pods.address }
        _modify { yield &_pods.wrappedValue }
    }
    private var _pods = OptionalBoxed<PodsMetricStatus>()
    /// `status.currentMetrics[].resource`.
    public var resource: ResourceMetricStatus? {
        unsafeAddress { _resource.address }
        _modify { yield &_resource.wrappedValue }
    }
    private var _resource = OptionalBoxed<ResourceMetricStatus>()
    /// `status.currentMetrics[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        type: String, containerResource: ContainerResourceMetricStatus? = nil, external: ExternalMetricStatus? = nil,
        object: ObjectMetricStatus? = nil, pods: PodsMetricStatus? = nil, resource: ResourceMetricStatus? = nil
    ) {
        self.type = type
        _containerResource = OptionalBoxed(wrappedValue: containerResource)
        _external = OptionalBoxed(wrappedValue: external)
        _object = OptionalBoxed(wrappedValue: object)
        _pods = OptionalBoxed(wrappedValue: pods)
        _resource = OptionalBoxed(wrappedValue: resource)
    }

    /// How it is read and written.
    public static let fields: FieldTable<MetricStatus> = FieldTable(empty: MetricStatus(type: "")) {
        $0.field("containerResource", \._containerResource)
        $0.field("external", \._external)
        $0.field("object", \._object)
        $0.field("pods", \._pods)
        $0.field("resource", \._resource)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].containerResource` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ContainerResourceMetricStatus: JSONModel {
    /// `status.currentMetrics[].containerResource.container`: required.
    public var container: String
    /// `status.currentMetrics[].containerResource.current`: required.
    public var current: MetricValueStatus
    /// `status.currentMetrics[].containerResource.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(container: String, current: MetricValueStatus, name: String) {
        self.container = container
        self.current = current
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerResourceMetricStatus> = FieldTable(
        empty: ContainerResourceMetricStatus(container: "", current: MetricValueStatus(), name: "")
    ) {
        $0.field("container", \.container)
        $0.field("current", \.current)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].external` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ExternalMetricStatus: JSONModel {
    /// `status.currentMetrics[].external.current`: required.
    public var current: MetricValueStatus
    /// `status.currentMetrics[].external.metric`: required.
    public var metric: MetricIdentifier
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(current: MetricValueStatus, metric: MetricIdentifier) {
        self.current = current
        self.metric = metric
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExternalMetricStatus> = FieldTable(
        empty: ExternalMetricStatus(current: MetricValueStatus(), metric: MetricIdentifier.empty)
    ) {
        $0.field("current", \.current)
        $0.field("metric", \.metric)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].containerResource.current` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct MetricValueStatus: JSONModel {
    /// `status.currentMetrics[].containerResource.current.averageUtilization`.
    public var averageUtilization: Int32?
    /// `status.currentMetrics[].containerResource.current.averageValue`: a quantity.
    public var averageValue: Quantity?
    /// `status.currentMetrics[].containerResource.current.value`: a quantity.
    public var value: Quantity?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(averageUtilization: Int32? = nil, averageValue: Quantity? = nil, value: Quantity? = nil) {
        self.averageUtilization = averageUtilization
        self.averageValue = averageValue
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<MetricValueStatus> = FieldTable(empty: MetricValueStatus()) {
        $0.field("averageUtilization", \.averageUtilization)
        $0.field("averageValue", \.averageValue)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].object` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ObjectMetricStatus: JSONModel {
    /// `status.currentMetrics[].object.current`: required.
    public var current: MetricValueStatus
    /// `status.currentMetrics[].object.describedObject`: required.
    public var describedObject: CrossVersionObjectReference
    /// `status.currentMetrics[].object.metric`: required.
    public var metric: MetricIdentifier
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(current: MetricValueStatus, describedObject: CrossVersionObjectReference, metric: MetricIdentifier) {
        self.current = current
        self.describedObject = describedObject
        self.metric = metric
    }

    /// How it is read and written.
    public static let fields: FieldTable<ObjectMetricStatus> = FieldTable(
        empty: ObjectMetricStatus(
            current: MetricValueStatus(), describedObject: CrossVersionObjectReference.empty, metric: MetricIdentifier.empty
        )
    ) {
        $0.field("current", \.current)
        $0.field("describedObject", \.describedObject)
        $0.field("metric", \.metric)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].pods` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct PodsMetricStatus: JSONModel {
    /// `status.currentMetrics[].pods.current`: required.
    public var current: MetricValueStatus
    /// `status.currentMetrics[].pods.metric`: required.
    public var metric: MetricIdentifier
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(current: MetricValueStatus, metric: MetricIdentifier) {
        self.current = current
        self.metric = metric
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodsMetricStatus> = FieldTable(
        empty: PodsMetricStatus(current: MetricValueStatus(), metric: MetricIdentifier.empty)
    ) {
        $0.field("current", \.current)
        $0.field("metric", \.metric)
        $0.unknown(\.unknownFields)
    }
}

/// `status.currentMetrics[].resource` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ResourceMetricStatus: JSONModel {
    /// `status.currentMetrics[].resource.current`: required.
    public var current: MetricValueStatus
    /// `status.currentMetrics[].resource.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(current: MetricValueStatus, name: String) {
        self.current = current
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceMetricStatus> = FieldTable(
        empty: ResourceMetricStatus(current: MetricValueStatus(), name: "")
    ) {
        $0.field("current", \.current)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].external.metric` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct MetricIdentifier: JSONModel {
    /// `spec.metrics[].external.metric.name`: required.
    public var name: String
    /// `spec.metrics[].external.metric.selector`.
    public var selector: LabelSelector? {
        unsafeAddress { _selector.address }
        _modify { yield &_selector.wrappedValue }
    }
    private var _selector = OptionalBoxed<LabelSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, selector: LabelSelector? = nil) {
        self.name = name
        _selector = OptionalBoxed(wrappedValue: selector)
    }

    /// How it is read and written.
    public static let fields: FieldTable<MetricIdentifier> = FieldTable(empty: MetricIdentifier(name: "")) {
        $0.field("name", \.name)
        $0.field("selector", \._selector)
        $0.unknown(\.unknownFields)
    }
}
