import SteadyCEL
import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    private static let bindings = "validatingadmissionpolicybindings.admissionregistration.k8s.io"
    private static let policies = "validatingadmissionpolicies.admissionregistration.k8s.io"
    /// Policies do not judge what makes policies.
    private static let exempt: Set<String> = [
        bindings, policies, "mutatingadmissionpolicies.admissionregistration.k8s.io",
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
        "validatingwebhookconfigurations.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    ]

    /// Lets the ValidatingAdmissionPolicies judge a write.
    ///
    /// - Throws: what the first policy says that refuses it.
    mutating func checkPolicies(
        _ object: JSONValue?, live: JSONValue?, _ call: APICall, _ target: Target, warnings: inout [String]
    ) throws(StatusError) {
        guard !store.isEmpty(Self.bindings), !Self.exempt.contains(target.collection) else { return }
        let definition = target.definition
        let name = (object ?? live)?[path: "metadata", "name"]?.stringValue ?? target.name
        let request = PolicyRequest(
            definition: definition, subresource: target.subresource, name: name,
            namespace: definition.collection == "namespaces" ? name : target.namespace,
            operation: object == nil ? "DELETE" : live == nil ? "CREATE" : "UPDATE", object: object, oldObject: live,
            user: call.requester, isDryRun: call.isDryRun)
        let namespace = target.namespace.flatMap {
            definition.isNamespaced ? store.object(ObjectKey(namespace: nil, name: $0), in: "namespaces")?.value : nil
        }
        let versions = registry.all.filter { $0.collection == definition.collection }.map(\.version)
        for (key, stored) in store.objects(in: Self.policies) {
            let matching = PolicyMatching(resources: stored.value[path: "spec", "matchConstraints"] ?? .emptyObject)
            guard matching.matches(request, versions: versions, namespace: namespace) else { continue }
            for (_, binding) in store.objects(in: Self.bindings)
            where binding.value[path: "spec", "policyName"]?.stringValue == key.name {
                if let resources = binding.value[path: "spec", "matchResources"],
                    !PolicyMatching(resources: resources).matches(request, versions: versions, namespace: namespace)
                {
                    continue
                }
                try judge(request, by: compiled(stored), binding.value, namespace, &warnings)
            }
        }
    }

    private mutating func compiled(_ stored: StoredObject) -> CompiledPolicy {
        if let known = compiledPolicies[stored.uid], known.version == stored.version { return known.policy }
        let policy = CompiledPolicy(stored.value)
        compiledPolicies[stored.uid] = (stored.version, policy)
        return policy
    }

    private func judge(
        _ request: PolicyRequest, by policy: CompiledPolicy, _ binding: JSONValue, _ namespace: JSONValue?,
        _ warnings: inout [String]
    ) throws(StatusError) {
        let bindingName = binding[path: "metadata", "name"]?.stringValue ?? ""
        func refuse(_ verdict: CompiledPolicy.Verdict) -> StatusError {
            let text =
                "ValidatingAdmissionPolicy '\(policy.name)' with binding '\(bindingName)' denied request: \(verdict.message)"
            return Self.refusal(request, text, verdict.reason)
        }
        let params: [JSONValue?]
        do throws(CELFailure) {
            params = try parameters(policy, binding, request)
        } catch {
            if policy.failsOpen { return }
            throw refuse(.init(message: "failed to configure binding: \(error.message)", reason: "Invalid"))
        }
        let actions = (binding[path: "spec", "validationActions"]?.arrayValue ?? []).compactMap(\.stringValue)
        var denial: StatusError?
        for param in params {
            for verdict in policy.verdicts(inputs(request, param, namespace)) {
                for action in actions {
                    if action == "Deny", denial == nil { denial = refuse(verdict) }
                    if action == "Warn" {
                        warnings.append(
                            "Validation failed for ValidatingAdmissionPolicy '\(policy.name)' with binding '\(bindingName)': "
                                + verdict.message)
                    }
                }
            }
        }
        if let denial { throw denial }
    }

    private static func refusal(_ request: PolicyRequest, _ text: String, _ reason: String) -> StatusError {
        let codes = ["Unauthorized": 401, "Forbidden": 403, "RequestEntityTooLarge": 413]
        var details = StatusError.details(name: request.name, group: request.definition.group, kind: request.definition.plural)
        details["causes"] = [["message": .string(text)]]
        return StatusError(
            codes[reason] ?? 422, reason: reason,
            message: "\(request.definition.qualifiedPlural) \"\(request.name)\" is forbidden: \(text)", details: details)
    }

    private func inputs(_ request: PolicyRequest, _ param: JSONValue?, _ namespace: JSONValue?) -> [String: CELValue] {
        func value(_ object: JSONValue?) -> CELValue { object.map { CELSchema.dynamic.value($0) } ?? .null }
        let user = request.user
        // The grants in force now, so that the question needs nothing of the server.
        let state = self
        let authorizer = PolicyAuthorizer(question: .init(user: user)) { question in
            var attributes = RequestAttributes(verb: question.verb, resource: nil, path: question.path ?? "")
            if question.path == nil {
                attributes.resource = .init(
                    group: question.group, version: "*", plural: question.resource, subresource: question.subresource,
                    namespace: question.namespace, name: question.name)
            }
            return state.decide(question.user, attributes).isAllowed
        }
        var check = authorizer
        check.stage = .resource
        check.question.group = request.definition.group
        check.question.resource = request.definition.plural
        check.question.subresource = request.subresource ?? ""
        check.question.namespace = request.namespace ?? ""
        check.question.name = request.name
        return [
            "object": value(request.object), "oldObject": value(request.oldObject), "params": value(param),
            "request": PolicyExpressions.request.value(request.value),
            "namespaceObject": namespace.map { PolicyExpressions.namespace.value($0) } ?? .null,
            "authorizer": .opaque(authorizer), "authorizer.requestResource": .opaque(check),
        ]
    }

    /// The objects that parametrise a policy; one `nil` if it has none.
    private func parameters(
        _ policy: CompiledPolicy, _ binding: JSONValue, _ request: PolicyRequest
    ) throws(CELFailure) -> [JSONValue?] {
        guard let kind = policy.spec["paramKind"], let reference = binding[path: "spec", "paramRef"] else { return [nil] }
        let apiVersion = kind["apiVersion"]?.stringValue ?? ""
        guard let definition = registry.definition(apiVersion: apiVersion, kind: kind["kind"]?.stringValue ?? "") else {
            throw CELFailure("paramKind kind `\(apiVersion), Kind=\(kind["kind"]?.stringValue ?? "")` not known")
        }
        var namespace: String?
        let given = reference["namespace"]?.stringValue ?? ""
        if definition.isNamespaced {
            namespace = given.isEmpty ? request.namespace : given
            guard namespace != nil else {
                throw CELFailure("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources")
            }
        } else if !given.isEmpty {
            throw CELFailure("paramRef.namespace must not be provided for a cluster-scoped `paramKind`")
        }
        var found: [JSONValue] = []
        if let name = reference["name"]?.stringValue, !name.isEmpty {
            let key = ObjectKey(namespace: namespace, name: name)
            if let stored = store.object(key, in: definition.collection) { found = [definition.inRequestedVersion(stored.value)] }
        } else if let selector = reference["selector"] {
            found = store.objects(in: definition.collection, namespace: namespace).map(\.object.value)
                .filter { PolicyMatching.matches(selector, $0[path: "metadata", "labels"]) }
                .map { definition.inRequestedVersion($0) }
        }
        if found.isEmpty, reference["parameterNotFoundAction"] == "Deny" {
            throw CELFailure("no params found for policy binding with `Deny` parameterNotFoundAction")
        }
        return found
    }
}
