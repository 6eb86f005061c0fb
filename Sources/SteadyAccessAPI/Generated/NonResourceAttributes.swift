// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.nonResourceAttributes` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct NonResourceAttributes: JSONModel {
    /// `spec.nonResourceAttributes.path`.
    public var path: String?
    /// `spec.nonResourceAttributes.verb`.
    public var verb: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(path: String? = nil, verb: String? = nil) {
        self.path = path
        self.verb = verb
    }

    /// How it is read and written.
    public static let fields: FieldTable<NonResourceAttributes> = FieldTable(empty: NonResourceAttributes()) {
        $0.field("path", \.path)
        $0.field("verb", \.verb)
        $0.unknown(\.unknownFields)
    }
}
