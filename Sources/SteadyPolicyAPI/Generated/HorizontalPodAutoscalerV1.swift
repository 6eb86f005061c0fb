// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `HorizontalPodAutoscaler` of `autoscaling/v1`, in a namespace.
public struct HorizontalPodAutoscalerV1: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "autoscaling", version: "v1", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
        scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: HorizontalPodAutoscalerSpecV1 {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<HorizontalPodAutoscalerSpecV1>()
    /// `status`.
    public var status: HorizontalPodAutoscalerStatusV1? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<HorizontalPodAutoscalerStatusV1>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: HorizontalPodAutoscalerSpecV1, status: HorizontalPodAutoscalerStatusV1? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerV1> = FieldTable(
        empty: HorizontalPodAutoscalerV1(spec: HorizontalPodAutoscalerSpecV1.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `HorizontalPodAutoscalerV1` (`autoscaling/v1`).
public struct HorizontalPodAutoscalerSpecV1: JSONModel {
    /// `spec.maxReplicas`: a count, required.
    public var maxReplicas: Int32
    /// `spec.minReplicas`: a count.
    public var minReplicas: Int32?
    /// `spec.scaleTargetRef`: required.
    public var scaleTargetRef: CrossVersionObjectReferenceV1
    /// `spec.targetCPUUtilizationPercentage`: percent.
    public var targetCPUUtilizationPercentage: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        maxReplicas: Int32, scaleTargetRef: CrossVersionObjectReferenceV1, minReplicas: Int32? = nil,
        targetCPUUtilizationPercentage: Int32? = nil
    ) {
        self.maxReplicas = maxReplicas
        self.scaleTargetRef = scaleTargetRef
        self.minReplicas = minReplicas
        self.targetCPUUtilizationPercentage = targetCPUUtilizationPercentage
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerSpecV1> = FieldTable(
        empty: HorizontalPodAutoscalerSpecV1(maxReplicas: 0, scaleTargetRef: CrossVersionObjectReferenceV1.empty)
    ) {
        $0.field("maxReplicas", \.maxReplicas)
        $0.field("minReplicas", \.minReplicas)
        $0.field("scaleTargetRef", \.scaleTargetRef)
        $0.field("targetCPUUtilizationPercentage", \.targetCPUUtilizationPercentage)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.scaleTargetRef` of `HorizontalPodAutoscalerV1` (`autoscaling/v1`).
public struct CrossVersionObjectReferenceV1: JSONModel {
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
    public static let fields: FieldTable<CrossVersionObjectReferenceV1> = FieldTable(
        empty: CrossVersionObjectReferenceV1(kind: "", name: "")
    ) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `HorizontalPodAutoscalerV1` (`autoscaling/v1`).
public struct HorizontalPodAutoscalerStatusV1: StatusValue, JSONModel {
    /// `status.currentCPUUtilizationPercentage`: percent.
    public var currentCPUUtilizationPercentage: Int32?
    /// `status.currentReplicas`: a count, required.
    public var currentReplicas: Int32
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
        self.currentReplicas = 0
        self.desiredReplicas = 0
    }

    /// A value of these parts.
    public init(
        currentCPUUtilizationPercentage: Int32? = nil, currentReplicas: Int32 = 0, desiredReplicas: Int32 = 0,
        lastScaleTime: Timestamp? = nil, observedGeneration: Int64? = nil
    ) {
        self.currentCPUUtilizationPercentage = currentCPUUtilizationPercentage
        self.currentReplicas = currentReplicas
        self.desiredReplicas = desiredReplicas
        self.lastScaleTime = lastScaleTime
        self.observedGeneration = observedGeneration
    }

    /// How it is read and written.
    public static let fields: FieldTable<HorizontalPodAutoscalerStatusV1> = FieldTable(empty: HorizontalPodAutoscalerStatusV1()) {
        $0.field("currentCPUUtilizationPercentage", \.currentCPUUtilizationPercentage)
        $0.field("currentReplicas", \.currentReplicas)
        $0.field("desiredReplicas", \.desiredReplicas)
        $0.field("lastScaleTime", \.lastScaleTime)
        $0.field("observedGeneration", \.observedGeneration)
        $0.unknown(\.unknownFields)
    }
}
