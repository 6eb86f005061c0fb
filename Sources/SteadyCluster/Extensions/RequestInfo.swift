import SteadyModel

/// What a request wants to do, in the words of access rules.
public struct RequestInfo: Sendable, Hashable {
    /// Who sends it.
    public var requester: Requester
    /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`; of paths that are no resources the
    /// HTTP method in lower case.
    public var verb: String
    /// The API group; empty for the oldest one.
    public var group: String
    /// The version; `*` if a policy asks.
    public var version: String
    /// The plural name of the resource; empty if the request is about none.
    public var resource: String
    /// `status`, `scale`, …; empty for the object itself.
    public var subresource: String
    /// Empty for all namespaces, and for what is in none.
    public var namespace: String
    /// The object's name; empty if the request names none.
    public var name: String
    /// The path, where it is known.
    public var path: String

    init(_ requester: Requester, _ attributes: RequestAttributes) {
        self.requester = requester
        verb = attributes.verb
        group = attributes.resource?.group ?? ""
        version = attributes.resource?.version ?? ""
        resource = attributes.resource?.plural ?? ""
        subresource = attributes.resource?.subresource ?? ""
        namespace = attributes.resource?.namespace ?? ""
        name = attributes.resource?.name ?? ""
        path = attributes.path
    }
}

/// Decides who may do what, besides the roles and bindings of the cluster or instead of them.
///
/// It is asked while a request is served: it has to decide at once, and must not call the cluster. Members of
/// `system:masters` may do everything and are not asked about.
public protocol Authorizer: Sendable {
    /// What this authorizer says to a request.
    func decide(_ request: RequestInfo) -> AuthorizerDecision
}

/// What an authorizer says.
public enum AuthorizerDecision: Sendable, Hashable {
    /// The requester may do it.
    case allow
    /// The requester may not do it, whatever others say.
    ///
    /// - Parameter reason: stands in the answer; may be empty.
    case deny(reason: String)
    /// Others may decide; if nobody does, the requester may not.
    case noOpinion
}

/// What admission leaves for the audit log about one request.
public struct AuditNote: Sendable, Hashable {
    /// Who sent the request.
    public var requester: Requester
    /// The HTTP method.
    public var method: String
    /// The path of the request.
    public var path: String
    /// The status code of the answer.
    public var status: Int
    /// What webhooks and policies note: under `WEBHOOK/KEY` and `POLICY/KEY`, and what the server notes of them.
    public var annotations: [String: String]
}

/// What users of a cluster have added to it.
struct ClusterExtensions: Sendable {
    /// Gives what is wrong with a write of a resource.
    struct Validator: Sendable {
        var type: ResourceType
        var problems: @Sendable (AdmissionRequest) -> [FieldProblem]
    }

    /// Changes the object of a write of a resource.
    struct Mutator: Sendable {
        var type: ResourceType
        var change: @Sendable (inout AdmissionRequest) -> [FieldProblem]
    }

    var validators: [Validator] = []
    var mutators: [Mutator] = []
    var authorizer: (any Authorizer)?
    /// Whether the cluster's own roles decide what the authorizer leaves open.
    var asksRoles = true
    /// How long a request is sent away for, if it is; with the number of the request.
    var limit: (@Sendable (RequestInfo, UInt64) -> Duration?)?
    var requestCount: UInt64 = 0
    var onAudit: (@Sendable (AuditNote) -> Void)?
    /// Who answers for the pods.
    var pods: (any PodConnector)?
}
