public import SteadyModel

/// What is to happen to an object of a type of one's own.
public struct Admission<R: Resource>: Sendable {
    /// All that the API server says: the operation, the user, the options.
    public let request: AdmissionRequest
    /// The object as it is to be; `nil` for a deletion.
    public let object: R?
    /// The object as it is; `nil` for a creation.
    public let oldObject: R?

    /// - Throws: `JSONError` if an object cannot be read as this type.
    init(_ request: AdmissionRequest) throws {
        self.request = request
        object = try request.object(as: R.self)
        oldObject = try request.oldObject(as: R.self)
    }
}

/// Which requests come to a webhook, and what becomes of them if it does not answer.
public struct AdmissionScope: Sendable, Hashable {
    /// What becomes of a request if the webhook cannot be reached, or answers nonsense.
    public enum FailurePolicy: String, Sendable, Hashable {
        case fail = "Fail"
        case ignore = "Ignore"
    }

    /// What is to be done with objects.
    public var operations: [AdmissionRequest.Operation]
    /// The subresource, such as `status`; `nil` for the object itself.
    public var subresource: String?
    /// What becomes of a request without an answer.
    public var failurePolicy: FailurePolicy
    /// How long an answer may take, 1 to 30 seconds.
    public var timeout: Duration
    /// Whether the webhook does something outside of its answer, other than in dry runs (`NoneOnDryRun`).
    public var hasSideEffects: Bool
    /// The path; by default made of the kind, as controller-runtime does.
    public var path: String?

    /// Creations and updates of objects, refused if there is no answer within ten seconds.
    public init(
        _ operations: [AdmissionRequest.Operation] = [.create, .update], subresource: String? = nil,
        failurePolicy: FailurePolicy = .fail, timeout: Duration = .seconds(10), hasSideEffects: Bool = false, path: String? = nil
    ) {
        self.operations = operations
        self.subresource = subresource
        self.failurePolicy = failurePolicy
        self.timeout = timeout
        self.hasSideEffects = hasSideEffects
        self.path = path
    }
}

/// A webhook of admission.
struct Admitter: Sendable {
    let type: ResourceType
    let isMutating: Bool
    let scope: AdmissionScope
    let answer: @Sendable (AdmissionRequest) async throws -> AdmissionResponse

    var path: String {
        if let path = scope.path { return path.hasPrefix("/") ? path : "/\(path)" }
        let group = type.group.split(separator: ".").joined(separator: "-")
        let kind = "\(isMutating ? "mutate" : "validate")-\(group)-\(type.version)-\(type.kind.lowercased())"
        return "/\(kind)\(scope.subresource.map { "-\($0)" } ?? "")"
    }

    /// The name in a configuration: three labels at least.
    var name: String {
        let what = [isMutating ? "mutate" : "validate", scope.subresource, type.plural, type.version].compactMap(\.self)
        return what.joined(separator: ".") + "." + (type.group.isEmpty ? "core" : type.group)
    }
}
