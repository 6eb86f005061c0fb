// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.nodeAffinity.required` of `PersistentVolume` (`v1`).
public struct NodeSelector: JSONModel {
    /// `spec.nodeAffinity.required.nodeSelectorTerms`: required.
    public var nodeSelectorTerms: [NodeSelectorTerm]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nodeSelectorTerms: [NodeSelectorTerm]) {
        self.nodeSelectorTerms = nodeSelectorTerms
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSelector> = FieldTable(empty: NodeSelector(nodeSelectorTerms: [])) {
        $0.field("nodeSelectorTerms", \.nodeSelectorTerms)
        $0.unknown(\.unknownFields)
    }
}
