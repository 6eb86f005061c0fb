// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `status` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct SubjectAccessReviewStatus: StatusValue, JSONModel {
    /// `status.allowed`: required.
    public var allowed: Bool
    /// `status.denied`.
    public var denied: Bool?
    /// `status.evaluationError`.
    public var evaluationError: String?
    /// `status.reason`.
    public var reason: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.allowed = false
    }

    /// A value of these parts.
    public init(allowed: Bool = false, denied: Bool? = nil, evaluationError: String? = nil, reason: String? = nil) {
        self.allowed = allowed
        self.denied = denied
        self.evaluationError = evaluationError
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<SubjectAccessReviewStatus> = FieldTable(empty: SubjectAccessReviewStatus()) {
        $0.field("allowed", \.allowed)
        $0.field("denied", \.denied)
        $0.field("evaluationError", \.evaluationError)
        $0.field("reason", \.reason)
        $0.unknown(\.unknownFields)
    }
}
