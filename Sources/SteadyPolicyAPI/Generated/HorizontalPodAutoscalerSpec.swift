// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HorizontalPodAutoscalerSpec: JSONModel {
    /// `spec.behavior`.
    public var behavior: HorizontalPodAutoscalerBehavior? {
        unsafeAddress { _behavior.address }
        _modify { yield &_behavior.wrappedValue }
    }
    private var _behavior = OptionalBoxed<HorizontalPodAutoscalerBehavior>()
    /// `spec.maxReplicas`: a count, required.
    public var maxReplicas: Int32
    /// `spec.metrics`.
    public var metrics: [MetricSpec]?
    /// `spec.minReplicas`: a count.
    public var minReplicas: Int32?
    /// `spec.scaleTargetRef`: required.
    public var scaleTargetRef: CrossVersionObjectReference
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        maxReplicas: Int32, scaleTargetRef: CrossVersionObjectReference, behavior: HorizontalPodAutoscalerBehavior? = nil,
        metrics: [MetricSpec]? = nil, minReplicas: Int32? = nil
    ) {
        self.maxReplicas = maxReplicas
        self.scaleTargetRef = scaleTargetRef
        _behavior = OptionalBoxed(wrappedValue: behavior)
        self.metrics = metrics
        self.minReplicas = minReplicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerSpec> = FieldTable(
        empty: HorizontalPodAutoscalerSpec(maxReplicas: 0, scaleTargetRef: CrossVersionObjectReference.empty)
    ) {
        $0.field("behavior", \._behavior)
        $0.field("maxReplicas", \.maxReplicas)
        $0.field("metrics", \.metrics)
        $0.field("minReplicas", \.minReplicas)
        $0.field("scaleTargetRef", \.scaleTargetRef)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.behavior` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HorizontalPodAutoscalerBehavior: JSONModel {
    /// `spec.behavior.scaleDown`.
    public var scaleDown: HPAScalingRules? {
        unsafeAddress { _scaleDown.address }
        _modify { yield &_scaleDown.wrappedValue }
    }
    private var _scaleDown = OptionalBoxed<HPAScalingRules>()
    /// `spec.behavior.scaleUp`.
    public var scaleUp: HPAScalingRules? {
        unsafeAddress { _scaleUp.address }
        _modify { yield &_scaleUp.wrappedValue }
    }
    private var _scaleUp = OptionalBoxed<HPAScalingRules>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(scaleDown: HPAScalingRules? = nil, scaleUp: HPAScalingRules? = nil) {
        _scaleDown = OptionalBoxed(wrappedValue: scaleDown)
        _scaleUp = OptionalBoxed(wrappedValue: scaleUp)
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerBehavior> = FieldTable(empty: HorizontalPodAutoscalerBehavior()) {
        $0.field("scaleDown", \._scaleDown)
        $0.field("scaleUp", \._scaleUp)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.behavior.scaleDown` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HPAScalingRules: JSONModel {
    /// `spec.behavior.scaleDown.policies`.
    public var policies: [HPAScalingPolicy]?
    /// `spec.behavior.scaleDown.selectPolicy`.
    public var selectPolicy: String?
    /// `spec.behavior.scaleDown.stabilizationWindowSeconds`: seconds.
    public var stabilizationWindowSeconds: Int32?
    /// `spec.behavior.scaleDown.tolerance`: a quantity.
    public var tolerance: Quantity?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        policies: [HPAScalingPolicy]? = nil, selectPolicy: String? = nil, stabilizationWindowSeconds: Int32? = nil,
        tolerance: Quantity? = nil
    ) {
        self.policies = policies
        self.selectPolicy = selectPolicy
        self.stabilizationWindowSeconds = stabilizationWindowSeconds
        self.tolerance = tolerance
    }

    /// How it is read and written.
    public static let fields: FieldTable<HPAScalingRules> = FieldTable(empty: HPAScalingRules()) {
        $0.field("policies", \.policies)
        $0.field("selectPolicy", \.selectPolicy)
        $0.field("stabilizationWindowSeconds", \.stabilizationWindowSeconds)
        $0.field("tolerance", \.tolerance)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.behavior.scaleDown.policies[]` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct HPAScalingPolicy: JSONModel {
    /// `spec.behavior.scaleDown.policies[].periodSeconds`: seconds, required.
    public var periodSeconds: Int32
    /// `spec.behavior.scaleDown.policies[].type`: required.
    public var type: String
    /// `spec.behavior.scaleDown.policies[].value`: required.
    public var value: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(periodSeconds: Int32, type: String, value: Int32) {
        self.periodSeconds = periodSeconds
        self.type = type
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<HPAScalingPolicy> = FieldTable(
        empty: HPAScalingPolicy(periodSeconds: 0, type: "", value: 0)
    ) {
        $0.field("periodSeconds", \.periodSeconds)
        $0.field("type", \.type)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[]` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct MetricSpec: JSONModel {
    /// `spec.metrics[].containerResource`.
    public var containerResource: ContainerResourceMetricSource? {
        unsafeAddress { _containerResource.address }
        _modify { yield &_containerResource.wrappedValue }
    }
    private var _containerResource = OptionalBoxed<ContainerResourceMetricSource>()
    /// `spec.metrics[].external`.
    public var external: ExternalMetricSource? {
        unsafeAddress { _external.address }
        _modify { yield &_external.wrappedValue }
    }
    private var _external = OptionalBoxed<ExternalMetricSource>()
    /// `spec.metrics[].object`.
    public var object: ObjectMetricSource? {
        unsafeAddress { _object.address }
        _modify { yield &_object.wrappedValue }
    }
    private var _object = OptionalBoxed<ObjectMetricSource>()
    /// `spec.metrics[].pods`.
    public var pods: PodsMetricSource? {
        unsafeAddress { _pods.address }
        _modify { yield &_pods.wrappedValue }
    }
    private var _pods = OptionalBoxed<PodsMetricSource>()
    /// `spec.metrics[].resource`.
    public var resource: ResourceMetricSource? {
        unsafeAddress { _resource.address }
        _modify { yield &_resource.wrappedValue }
    }
    private var _resource = OptionalBoxed<ResourceMetricSource>()
    /// `spec.metrics[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        type: String, containerResource: ContainerResourceMetricSource? = nil, external: ExternalMetricSource? = nil,
        object: ObjectMetricSource? = nil, pods: PodsMetricSource? = nil, resource: ResourceMetricSource? = nil
    ) {
        self.type = type
        _containerResource = OptionalBoxed(wrappedValue: containerResource)
        _external = OptionalBoxed(wrappedValue: external)
        _object = OptionalBoxed(wrappedValue: object)
        _pods = OptionalBoxed(wrappedValue: pods)
        _resource = OptionalBoxed(wrappedValue: resource)
    }

    /// How it is read and written.
    public static let fields: FieldTable<MetricSpec> = FieldTable(empty: MetricSpec(type: "")) {
        $0.field("containerResource", \._containerResource)
        $0.field("external", \._external)
        $0.field("object", \._object)
        $0.field("pods", \._pods)
        $0.field("resource", \._resource)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].containerResource` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ContainerResourceMetricSource: JSONModel {
    /// `spec.metrics[].containerResource.container`: required.
    public var container: String
    /// `spec.metrics[].containerResource.name`: required.
    public var name: String
    /// `spec.metrics[].containerResource.target`: required.
    public var target: MetricTarget {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<MetricTarget>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(container: String, name: String, target: MetricTarget) {
        self.container = container
        self.name = name
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerResourceMetricSource> = FieldTable(
        empty: ContainerResourceMetricSource(container: "", name: "", target: MetricTarget.empty)
    ) {
        $0.field("container", \.container)
        $0.field("name", \.name)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].external` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ExternalMetricSource: JSONModel {
    /// `spec.metrics[].external.metric`: required.
    public var metric: MetricIdentifier
    /// `spec.metrics[].external.target`: required.
    public var target: MetricTarget {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<MetricTarget>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metric: MetricIdentifier, target: MetricTarget) {
        self.metric = metric
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExternalMetricSource> = FieldTable(
        empty: ExternalMetricSource(metric: MetricIdentifier.empty, target: MetricTarget.empty)
    ) {
        $0.field("metric", \.metric)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].containerResource.target` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct MetricTarget: JSONModel {
    /// `spec.metrics[].containerResource.target.averageUtilization`.
    public var averageUtilization: Int32?
    /// `spec.metrics[].containerResource.target.averageValue`: a quantity.
    public var averageValue: Quantity?
    /// `spec.metrics[].containerResource.target.type`: required.
    public var type: String
    /// `spec.metrics[].containerResource.target.value`: a quantity.
    public var value: Quantity?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String, averageUtilization: Int32? = nil, averageValue: Quantity? = nil, value: Quantity? = nil) {
        self.type = type
        self.averageUtilization = averageUtilization
        self.averageValue = averageValue
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<MetricTarget> = FieldTable(empty: MetricTarget(type: "")) {
        $0.field("averageUtilization", \.averageUtilization)
        $0.field("averageValue", \.averageValue)
        $0.field("type", \.type)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].object` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ObjectMetricSource: JSONModel {
    /// `spec.metrics[].object.describedObject`: required.
    public var describedObject: CrossVersionObjectReference
    /// `spec.metrics[].object.metric`: required.
    public var metric: MetricIdentifier
    /// `spec.metrics[].object.target`: required.
    public var target: MetricTarget {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<MetricTarget>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(describedObject: CrossVersionObjectReference, metric: MetricIdentifier, target: MetricTarget) {
        self.describedObject = describedObject
        self.metric = metric
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ObjectMetricSource> = FieldTable(
        empty: ObjectMetricSource(
            describedObject: CrossVersionObjectReference.empty, metric: MetricIdentifier.empty, target: MetricTarget.empty
        )
    ) {
        $0.field("describedObject", \.describedObject)
        $0.field("metric", \.metric)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].pods` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct PodsMetricSource: JSONModel {
    /// `spec.metrics[].pods.metric`: required.
    public var metric: MetricIdentifier
    /// `spec.metrics[].pods.target`: required.
    public var target: MetricTarget {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<MetricTarget>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metric: MetricIdentifier, target: MetricTarget) {
        self.metric = metric
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodsMetricSource> = FieldTable(
        empty: PodsMetricSource(metric: MetricIdentifier.empty, target: MetricTarget.empty)
    ) {
        $0.field("metric", \.metric)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.metrics[].resource` of `HorizontalPodAutoscaler` (`autoscaling/v2`).
public struct ResourceMetricSource: JSONModel {
    /// `spec.metrics[].resource.name`: required.
    public var name: String
    /// `spec.metrics[].resource.target`: required.
    public var target: MetricTarget {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<MetricTarget>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, target: MetricTarget) {
        self.name = name
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceMetricSource> = FieldTable(
        empty: ResourceMetricSource(name: "", target: MetricTarget.empty)
    ) {
        $0.field("name", \.name)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}
