// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.affinity` of `Pod` (`v1`).
public struct Affinity: JSONModel {
    /// `spec.affinity.nodeAffinity`.
    public var nodeAffinity: NodeAffinity? {
        unsafeAddress { _nodeAffinity.address }
        _modify { yield &_nodeAffinity.wrappedValue }
    }
    private var _nodeAffinity = OptionalBoxed<NodeAffinity>()
    /// `spec.affinity.podAffinity`.
    public var podAffinity: PodAffinity? {
        unsafeAddress { _podAffinity.address }
        _modify { yield &_podAffinity.wrappedValue }
    }
    private var _podAffinity = OptionalBoxed<PodAffinity>()
    /// `spec.affinity.podAntiAffinity`.
    public var podAntiAffinity: PodAntiAffinity? {
        unsafeAddress { _podAntiAffinity.address }
        _modify { yield &_podAntiAffinity.wrappedValue }
    }
    private var _podAntiAffinity = OptionalBoxed<PodAntiAffinity>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nodeAffinity: NodeAffinity? = nil, podAffinity: PodAffinity? = nil, podAntiAffinity: PodAntiAffinity? = nil) {
        _nodeAffinity = OptionalBoxed(wrappedValue: nodeAffinity)
        _podAffinity = OptionalBoxed(wrappedValue: podAffinity)
        _podAntiAffinity = OptionalBoxed(wrappedValue: podAntiAffinity)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Affinity> = FieldTable(empty: Affinity()) {
        $0.field("nodeAffinity", \._nodeAffinity)
        $0.field("podAffinity", \._podAffinity)
        $0.field("podAntiAffinity", \._podAntiAffinity)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.nodeAffinity` of `Pod` (`v1`).
public struct NodeAffinity: JSONModel {
    /// `spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution`.
    public var preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm]?
    /// `spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
    public var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector? {
        unsafeAddress { _requiredDuringSchedulingIgnoredDuringExecution.address }
        _modify { yield &_requiredDuringSchedulingIgnoredDuringExecution.wrappedValue }
    }
    private var _requiredDuringSchedulingIgnoredDuringExecution = OptionalBoxed<NodeSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm]? = nil,
        requiredDuringSchedulingIgnoredDuringExecution: NodeSelector? = nil
    ) {
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
        _requiredDuringSchedulingIgnoredDuringExecution = OptionalBoxed(
            wrappedValue: requiredDuringSchedulingIgnoredDuringExecution
        )
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeAffinity> = FieldTable(empty: NodeAffinity()) {
        $0.field("preferredDuringSchedulingIgnoredDuringExecution", \.preferredDuringSchedulingIgnoredDuringExecution)
        $0.field("requiredDuringSchedulingIgnoredDuringExecution", \._requiredDuringSchedulingIgnoredDuringExecution)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[]` of `Pod` (`v1`).
public struct PreferredSchedulingTerm: JSONModel {
    /// `spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference`: required.
    public var preference: NodeSelectorTerm
    /// `spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight`: required.
    public var weight: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(preference: NodeSelectorTerm, weight: Int32) {
        self.preference = preference
        self.weight = weight
    }

    /// How it is read and written.
    public static let fields: FieldTable<PreferredSchedulingTerm> = FieldTable(
        empty: PreferredSchedulingTerm(preference: NodeSelectorTerm(), weight: 0)
    ) {
        $0.field("preference", \.preference)
        $0.field("weight", \.weight)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.podAffinity` of `Pod` (`v1`).
public struct PodAffinity: JSONModel {
    /// `spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution`.
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]?
    /// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]? = nil,
        requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]? = nil
    ) {
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
        self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodAffinity> = FieldTable(empty: PodAffinity()) {
        $0.field("preferredDuringSchedulingIgnoredDuringExecution", \.preferredDuringSchedulingIgnoredDuringExecution)
        $0.field("requiredDuringSchedulingIgnoredDuringExecution", \.requiredDuringSchedulingIgnoredDuringExecution)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[]` of `Pod` (`v1`).
public struct PodAffinityTerm: JSONModel {
    /// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector`.
    public var labelSelector: LabelSelector? {
        unsafeAddress { _labelSelector.address }
        _modify { yield &_labelSelector.wrappedValue }
    }
    private var _labelSelector = OptionalBoxed<LabelSelector>()
    /// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys`.
    public var matchLabelKeys: [String]?
    /// `…podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].mismatchLabelKeys`.
    public var mismatchLabelKeys: [String]?
    /// `…podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector`.
    public var namespaceSelector: LabelSelector? {
        unsafeAddress { _namespaceSelector.address }
        _modify { yield &_namespaceSelector.wrappedValue }
    }
    private var _namespaceSelector = OptionalBoxed<LabelSelector>()
    /// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaces`.
    public var namespaces: [String]?
    /// `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey`: required.
    public var topologyKey: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        topologyKey: String, labelSelector: LabelSelector? = nil, matchLabelKeys: [String]? = nil,
        mismatchLabelKeys: [String]? = nil, namespaceSelector: LabelSelector? = nil, namespaces: [String]? = nil
    ) {
        self.topologyKey = topologyKey
        _labelSelector = OptionalBoxed(wrappedValue: labelSelector)
        self.matchLabelKeys = matchLabelKeys
        self.mismatchLabelKeys = mismatchLabelKeys
        _namespaceSelector = OptionalBoxed(wrappedValue: namespaceSelector)
        self.namespaces = namespaces
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodAffinityTerm> = FieldTable(empty: PodAffinityTerm(topologyKey: "")) {
        $0.field("labelSelector", \._labelSelector)
        $0.field("matchLabelKeys", \.matchLabelKeys)
        $0.field("mismatchLabelKeys", \.mismatchLabelKeys)
        $0.field("namespaceSelector", \._namespaceSelector)
        $0.field("namespaces", \.namespaces)
        $0.field("topologyKey", \.topologyKey)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.podAntiAffinity` of `Pod` (`v1`).
public struct PodAntiAffinity: JSONModel {
    /// `spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution`.
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]?
    /// `spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]? = nil,
        requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]? = nil
    ) {
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
        self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodAntiAffinity> = FieldTable(empty: PodAntiAffinity()) {
        $0.field("preferredDuringSchedulingIgnoredDuringExecution", \.preferredDuringSchedulingIgnoredDuringExecution)
        $0.field("requiredDuringSchedulingIgnoredDuringExecution", \.requiredDuringSchedulingIgnoredDuringExecution)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[]` of `Pod` (`v1`).
public struct WeightedPodAffinityTerm: JSONModel {
    /// `…podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`: required.
    public var podAffinityTerm: PodAffinityTerm {
        unsafeAddress { _podAffinityTerm.address }
        _modify { yield &_podAffinityTerm.wrappedValue }
    }
    private var _podAffinityTerm = Boxed<PodAffinityTerm>()
    /// `spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight`: required.
    public var weight: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(podAffinityTerm: PodAffinityTerm, weight: Int32) {
        _podAffinityTerm = Boxed(wrappedValue: podAffinityTerm)
        self.weight = weight
    }

    /// How it is read and written.
    public static let fields: FieldTable<WeightedPodAffinityTerm> = FieldTable(
        empty: WeightedPodAffinityTerm(podAffinityTerm: PodAffinityTerm.empty, weight: 0)
    ) {
        $0.field("podAffinityTerm", \._podAffinityTerm, required: true)
        $0.field("weight", \.weight)
        $0.unknown(\.unknownFields)
    }
}
