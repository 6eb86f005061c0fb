import SteadyCodec
public import SteadyModel

/// Names the webhooks of a program; see ``Webhooks``.
public final class WebhookSetup {
    private(set) var admitters: [Admitter] = []
    private(set) var conversions: [Conversions.Step] = []

    /// Says whether objects may be as they are to be.
    ///
    /// - Parameters:
    ///   - type: whose objects.
    ///   - scope: which requests.
    ///   - judge: answers one; what it throws refuses the request with 500.
    public func validating<R: Resource>(
        _ type: R.Type, _ scope: AdmissionScope = AdmissionScope(),
        _ judge: @escaping @Sendable (Admission<R>) async throws -> AdmissionResponse
    ) {
        add(R.resourceType, isMutating: false, scope) { try await judge(Admission(try Self.checked($0, R.resourceType))) }
    }

    /// Changes objects before they are validated and kept. Fields that the type does not declare stay as they are.
    ///
    /// - Parameters:
    ///   - type: whose objects.
    ///   - scope: which requests; deletions have no object to change.
    ///   - change: changes one, twice with the same outcome (other webhooks may have it asked again); what it throws refuses the request
    ///     with 500.
    public func defaulting<R: Resource>(
        _ type: R.Type, _ scope: AdmissionScope = AdmissionScope(),
        _ change: @escaping @Sendable (inout R, Admission<R>) async throws -> Void
    ) {
        mutating(type, scope) { object, admission in
            try await change(&object, admission)
            return .allowed
        }
    }

    /// Changes objects before they are validated and kept, or refuses them. Fields that the type does not declare stay as they are.
    ///
    /// - Parameters:
    ///   - type: whose objects.
    ///   - scope: which requests; deletions have no object to change.
    ///   - change: changes one, twice with the same outcome, and answers; what it throws refuses the request with 500.
    public func mutating<R: Resource>(
        _ type: R.Type, _ scope: AdmissionScope = AdmissionScope(),
        _ change: @escaping @Sendable (inout R, Admission<R>) async throws -> AdmissionResponse
    ) {
        add(R.resourceType, isMutating: true, scope) { request in
            let admission = try Admission<R>(try Self.checked(request, R.resourceType))
            guard var object = admission.object, let given = request.object else { return .allowed }
            let before = try JSONValue(encoding: object)
            var answer = try await change(&object, admission)
            let difference = MergePatch.difference(from: before, to: try JSONValue(encoding: object))
            guard answer.isAllowed, difference != .emptyObject else { return answer }
            answer.patch = AdmissionResponse.changed(from: given, to: MergePatch.apply(difference, to: given)).patch
            return answer
        }
    }

    /// Shows objects of one version in another, and the other way round. Versions that are not paired are reached over those that are.
    ///
    /// Whatever one version has and the other has not has to be kept somewhere, such as in an annotation: an object is read and written in
    /// any version at any time. Of the metadata labels and annotations may differ; everything else stays.
    ///
    /// - Parameters:
    ///   - first: one version.
    ///   - second: another version of that kind.
    ///   - forth: makes an object of the second version; what it throws fails the request.
    ///   - back: makes an object of the first one.
    public func converting<First: Resource, Second: Resource>(
        _ first: First.Type, _ second: Second.Type, _ forth: @escaping @Sendable (First) throws -> Second,
        back: @escaping @Sendable (Second) throws -> First
    ) {
        conversions += [Conversions.Step(forth), Conversions.Step(back)]
    }

    private func add(
        _ type: ResourceType, isMutating: Bool, _ scope: AdmissionScope,
        _ answer: @escaping @Sendable (AdmissionRequest) async throws -> AdmissionResponse
    ) {
        admitters.append(Admitter(type: type, isMutating: isMutating, scope: scope, answer: answer))
    }

    /// An object of another kind was sent here by mistake.
    private static func checked(_ request: AdmissionRequest, _ type: ResourceType) throws -> AdmissionRequest {
        guard request.kind.kind == type.kind, request.kind.group == type.group, request.kind.version == type.version else {
            let given = "\(request.kind.kind) of \(request.kind.group)/\(request.kind.version)"
            throw WebhookError("\(given) was sent to the webhook for \(type.kind) of \(type.apiVersion)")
        }
        return request
    }
}
