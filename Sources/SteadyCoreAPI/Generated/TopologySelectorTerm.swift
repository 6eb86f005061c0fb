// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `TopologySelectorTerm` of `v1`.
public struct TopologySelectorTerm: JSONModel {
    /// `matchLabelExpressions`.
    public var matchLabelExpressions: [TopologySelectorLabelRequirement]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(matchLabelExpressions: [TopologySelectorLabelRequirement]? = nil) {
        self.matchLabelExpressions = matchLabelExpressions
    }

    /// How it is read and written.
    public static let fields: FieldTable<TopologySelectorTerm> = FieldTable(empty: TopologySelectorTerm()) {
        $0.field("matchLabelExpressions", \.matchLabelExpressions)
        $0.unknown(\.unknownFields)
    }
}

/// `TopologySelectorLabelRequirement` of `v1`.
public struct TopologySelectorLabelRequirement: JSONModel {
    /// `key`: required.
    public var key: String
    /// `values`: required.
    public var values: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, values: [String]) {
        self.key = key
        self.values = values
    }

    /// How it is read and written.
    public static let fields: FieldTable<TopologySelectorLabelRequirement> = FieldTable(
        empty: TopologySelectorLabelRequirement(key: "", values: [])
    ) {
        $0.field("key", \.key)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}
