// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.nodeAffinity.required.nodeSelectorTerms[]` of `PersistentVolume` (`v1`).
public struct NodeSelectorTerm: JSONModel {
    /// `spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions`.
    public var matchExpressions: [NodeSelectorRequirement]?
    /// `spec.nodeAffinity.required.nodeSelectorTerms[].matchFields`.
    public var matchFields: [NodeSelectorRequirement]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(matchExpressions: [NodeSelectorRequirement]? = nil, matchFields: [NodeSelectorRequirement]? = nil) {
        self.matchExpressions = matchExpressions
        self.matchFields = matchFields
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSelectorTerm> = FieldTable(empty: NodeSelectorTerm()) {
        $0.field("matchExpressions", \.matchExpressions)
        $0.field("matchFields", \.matchFields)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[]` of `PersistentVolume` (`v1`).
public struct NodeSelectorRequirement: JSONModel {
    /// `spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[].key`: required.
    public var key: String
    /// `spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[].operator`: required.
    public var `operator`: String
    /// `spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[].values`.
    public var values: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, operator: String, values: [String]? = nil) {
        self.key = key
        self.`operator` = `operator`
        self.values = values
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSelectorRequirement> = FieldTable(
        empty: NodeSelectorRequirement(key: "", operator: "")
    ) {
        $0.field("key", \.key)
        $0.field("operator", \.`operator`)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}
