// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.topologySpreadConstraints[]` of `Pod` (`v1`).
public struct TopologySpreadConstraint: JSONModel {
    /// `spec.topologySpreadConstraints[].labelSelector`.
    public var labelSelector: LabelSelector? {
        unsafeAddress { _labelSelector.address }
        _modify { yield &_labelSelector.wrappedValue }
    }
    private var _labelSelector = OptionalBoxed<LabelSelector>()
    /// `spec.topologySpreadConstraints[].matchLabelKeys`.
    public var matchLabelKeys: [String]?
    /// `spec.topologySpreadConstraints[].maxSkew`: required.
    public var maxSkew: Int32
    /// `spec.topologySpreadConstraints[].minDomains`.
    public var minDomains: Int32?
    /// `spec.topologySpreadConstraints[].nodeAffinityPolicy`.
    public var nodeAffinityPolicy: String?
    /// `spec.topologySpreadConstraints[].nodeTaintsPolicy`.
    public var nodeTaintsPolicy: String?
    /// `spec.topologySpreadConstraints[].topologyKey`: required.
    public var topologyKey: String
    /// `spec.topologySpreadConstraints[].whenUnsatisfiable`: required.
    public var whenUnsatisfiable: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        maxSkew: Int32, topologyKey: String, whenUnsatisfiable: String, labelSelector: LabelSelector? = nil,
        matchLabelKeys: [String]? = nil, minDomains: Int32? = nil, nodeAffinityPolicy: String? = nil,
        nodeTaintsPolicy: String? = nil
    ) {
        self.maxSkew = maxSkew
        self.topologyKey = topologyKey
        self.whenUnsatisfiable = whenUnsatisfiable
        _labelSelector = OptionalBoxed(wrappedValue: labelSelector)
        self.matchLabelKeys = matchLabelKeys
        self.minDomains = minDomains
        self.nodeAffinityPolicy = nodeAffinityPolicy
        self.nodeTaintsPolicy = nodeTaintsPolicy
    }

    /// How it is read and written.
    public static let fields: FieldTable<TopologySpreadConstraint> = FieldTable(
        empty: TopologySpreadConstraint(maxSkew: 0, topologyKey: "", whenUnsatisfiable: "")
    ) {
        $0.field("labelSelector", \._labelSelector)
        $0.field("matchLabelKeys", \.matchLabelKeys)
        $0.field("maxSkew", \.maxSkew)
        $0.field("minDomains", \.minDomains)
        $0.field("nodeAffinityPolicy", \.nodeAffinityPolicy)
        $0.field("nodeTaintsPolicy", \.nodeTaintsPolicy)
        $0.field("topologyKey", \.topologyKey)
        $0.field("whenUnsatisfiable", \.whenUnsatisfiable)
        $0.unknown(\.unknownFields)
    }
}
