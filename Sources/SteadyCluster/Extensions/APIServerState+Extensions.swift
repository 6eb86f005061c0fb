import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// The answer to a request that comes at a bad time; `nil` if it is served.
    mutating func limited(_ call: APICall) -> APIAnswer? {
        guard let limit = extensions.limit, exchange?.isFirstRun ?? true else { return nil }
        extensions.requestCount += 1
        let info = RequestInfo(call.requester, RequestAttributes(call))
        guard let time = limit(info, extensions.requestCount) else { return nil }
        var answer = APIAnswer.text(429, "Too many requests, please try again later.\n")
        answer.headers["retry-after"] = String(max(1, time.components.seconds))
        return answer
    }

    /// What an authorizer of the user says; `nil` if the roles decide.
    func decision(_ requester: Requester, _ attributes: RequestAttributes) -> AccessDecision? {
        guard let authorizer = extensions.authorizer else { return nil }
        switch authorizer.decide(RequestInfo(requester, attributes)) {
        case .allow: return AccessDecision(isAllowed: true)
        case .deny(let reason): return AccessDecision(isAllowed: false, reason: reason)
        case .noOpinion: return extensions.asksRoles ? nil : AccessDecision(isAllowed: false)
        }
    }

    /// The definition as which an extension for a type sees a write; `nil` if it does not concern it.
    private func meant(by type: ResourceType, _ request: AdmissionAttributes) -> ResourceDefinition? {
        guard request.form == nil, request.definition.group == type.group, request.definition.kind == type.kind else {
            return nil
        }
        if request.definition.version == type.version { return request.definition }
        return registry.definition(group: type.group, version: type.version, plural: type.plural)
    }

    mutating func mutateByExtensions(_ request: inout AdmissionAttributes) throws(StatusError) {
        for mutator in extensions.mutators {
            guard request.object != nil, let meant = meant(by: mutator.type, request) else { continue }
            let seen = try versioned(request, as: meant)
            var changed = seen.request(as: meant)
            try check(mutator.change(&changed), request)
            guard let object = changed.object, object != seen.object else { continue }
            let new = try defaulted(object, seen, meant)
            request.object = try versioned(new, from: meant, to: request.definition, nil)
        }
    }

    mutating func checkByExtensions(_ request: AdmissionAttributes) throws(StatusError) {
        for validator in extensions.validators {
            guard let meant = meant(by: validator.type, request) else { continue }
            let seen = try versioned(request, as: meant)
            try check(validator.problems(seen.request(as: meant)), request)
        }
    }

    private func check(_ problems: [FieldProblem], _ request: AdmissionAttributes) throws(StatusError) {
        guard problems.isEmpty else {
            throw .invalid(request.definition, request.name, problems.map { FieldCause($0) })
        }
    }
}
