// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `source` of `Event` (`v1`).
public struct EventSource: JSONModel {
    /// `source.component`.
    public var component: String?
    /// `source.host`.
    public var host: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(component: String? = nil, host: String? = nil) {
        self.component = component
        self.host = host
    }

    /// How it is read and written.
    public static let fields: FieldTable<EventSource> = FieldTable(empty: EventSource()) {
        $0.field("component", \.component)
        $0.field("host", \.host)
        $0.unknown(\.unknownFields)
    }
}
