import SteadyCEL
import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    static let bindings = "validatingadmissionpolicybindings.admissionregistration.k8s.io"
    static let mutatingBindings = "mutatingadmissionpolicybindings.admissionregistration.k8s.io"
    private static let policies = "validatingadmissionpolicies.admissionregistration.k8s.io"

    /// Lets the ValidatingAdmissionPolicies judge a write.
    ///
    /// - Throws: what the first policy says that refuses it.
    mutating func checkPolicies(_ request: AdmissionAttributes) throws(StatusError) {
        guard !store.isEmpty(Self.bindings), !Self.isExempt(request.definition) else { return }
        var denial: StatusError?
        for (policy, binding, meant) in try matching(request, policies: Self.policies, bindings: Self.bindings) {
            let seen = try versioned(request, as: meant)
            try judge(seen, meant, by: compiled(policy), binding, &denial)
        }
        if let denial { throw denial }
    }

    /// The policies that mean a write, by their names, each with every binding that means it too.
    func matching(
        _ request: AdmissionAttributes, policies: String, bindings: String
    ) throws(StatusError) -> [(policy: StoredObject, binding: JSONValue, meant: ResourceDefinition)] {
        let equivalents = registry.all.filter {
            $0.collection == request.definition.collection && $0.apiVersion != request.definition.apiVersion
        }
        func meant(_ resources: JSONValue) throws(StatusError) -> ResourceDefinition? {
            try PolicyMatching(resources: resources).meant(request, equivalents: equivalents) { (selector) throws(StatusError) in
                try selects(selector, request).get()
            }
        }
        var found: [(policy: StoredObject, binding: JSONValue, meant: ResourceDefinition)] = []
        for (key, stored) in store.objects(in: policies) {
            guard let meantByPolicy = try meant(stored.value[path: "spec", "matchConstraints"] ?? .emptyObject) else { continue }
            for (_, binding) in store.objects(in: bindings)
            where binding.value[path: "spec", "policyName"]?.stringValue == key.name {
                if let resources = binding.value[path: "spec", "matchResources"], try meant(resources) == nil { continue }
                found.append((stored, binding.value, meantByPolicy))
            }
        }
        return found
    }

    private mutating func compiled(_ stored: StoredObject) -> CompiledPolicy {
        if let known = compiledPolicies[stored.uid], known.version == stored.version { return known.policy }
        let policy = CompiledPolicy(stored.value)
        compiledPolicies[stored.uid] = (stored.version, policy)
        return policy
    }

    private mutating func judge(
        _ request: AdmissionAttributes, _ meant: ResourceDefinition, by policy: CompiledPolicy, _ binding: JSONValue,
        _ denial: inout StatusError?
    ) throws(StatusError) {
        let bindingName = binding[path: "metadata", "name"]?.stringValue ?? ""
        func refuse(_ verdict: CompiledPolicy.Verdict) -> StatusError {
            let text =
                "ValidatingAdmissionPolicy '\(policy.name)' with binding '\(bindingName)' denied request: \(verdict.message)"
            return Self.refusal(request, text, verdict.reason)
        }
        let params: [JSONValue?]
        do throws(CELFailure) {
            params = try parameters(policy.spec, binding, request)
        } catch {
            if policy.failsOpen { return }
            let why = "failed to configure binding: \(error.message)"
            denial = denial ?? refuse(.init(message: why, reason: "Invalid"))
            return
        }
        let actions = (binding[path: "spec", "validationActions"]?.arrayValue ?? []).compactMap(\.stringValue)
        let namespace = namespaceObject(of: request)
        for param in params {
            let judgement = policy.judge(inputs(request, meant, param, namespace))
            if let failure = judgement.failures.first { denial = denial ?? refuse(failure) }
            for (key, value) in judgement.annotations { audit.append(("\(policy.name)/\(key)", value)) }
            for verdict in judgement.verdicts {
                for action in actions {
                    if action == "Deny", denial == nil { denial = refuse(verdict) }
                    if action == "Warn" {
                        admissionWarnings.append(
                            "Validation failed for ValidatingAdmissionPolicy '\(policy.name)' with binding '\(bindingName)': "
                                + verdict.message)
                    }
                    if action == "Audit" { noteFailure(verdict, policy.name, bindingName, actions) }
                }
            }
        }
    }

    /// Leaves a failed validation for the audit log.
    private mutating func noteFailure(
        _ verdict: CompiledPolicy.Verdict, _ policy: String, _ binding: String, _ actions: [String]
    ) {
        let key = "validation.policy.admission.k8s.io/validation_failure"
        let note: JSONValue = [
            "message": .string(verdict.message), "policy": .string(policy), "binding": .string(binding),
            "expressionIndex": .integer(Int64(verdict.index)), "validationActions": .array(actions.map { .string($0) }),
        ]
        var notes: [JSONValue] = []
        if let index = audit.firstIndex(where: { $0.key == key }) {
            notes = (try? JSONValue(parsing: Array(audit[index].value.utf8)))?.arrayValue ?? []
            audit.remove(at: index)
        }
        audit.append((key, JSONValue.array(notes + [note]).serializedText()))
    }

    /// The namespace that a write is in, as it is kept.
    func namespaceObject(of request: AdmissionAttributes) -> JSONValue? {
        request.owningNamespace.flatMap { store.object(ObjectKey(namespace: nil, name: $0), in: "namespaces")?.value }
    }

    static func refusal(_ request: AdmissionAttributes, _ text: String, _ reason: String) -> StatusError {
        let codes = ["Unauthorized": 401, "Forbidden": 403, "RequestEntityTooLarge": 413]
        // New objects may have no name yet, and of deletions of many the one is not named.
        let generated = request.object?[path: "metadata", "generateName"]?.stringValue ?? ""
        let name = request.name.isEmpty ? (generated.isEmpty ? "Unknown" : generated) : request.name
        var details = StatusError.details(name: name, group: request.definition.group, kind: request.definition.plural)
        details["causes"] = [["message": .string(text)]]
        return StatusError(
            codes[reason] ?? 422, reason: reason,
            message: "\(request.definition.qualifiedPlural) \"\(name)\" is forbidden: \(text)", details: details)
    }

    /// What expressions about a write can refer to.
    func inputs(
        _ request: AdmissionAttributes, _ meant: ResourceDefinition, _ param: JSONValue?, _ namespace: JSONValue?
    ) -> [String: CELValue] {
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
            "request": PolicyExpressions.request.value(request.value(as: meant)),
            "namespaceObject": namespace.map { PolicyExpressions.namespace.value($0) } ?? .null,
            "authorizer": .opaque(authorizer), "authorizer.requestResource": .opaque(check),
        ]
    }

    /// The objects that parametrise a policy; one `nil` if it has none.
    func parameters(
        _ spec: JSONValue, _ binding: JSONValue, _ request: AdmissionAttributes
    ) throws(CELFailure) -> [JSONValue?] {
        guard let kind = spec["paramKind"], let reference = binding[path: "spec", "paramRef"] else { return [nil] }
        let apiVersion = kind["apiVersion"]?.stringValue ?? ""
        guard let definition = registry.definition(apiVersion: apiVersion, kind: kind["kind"]?.stringValue ?? "") else {
            throw CELFailure("paramKind kind `\(apiVersion), Kind=\(kind["kind"]?.stringValue ?? "")` not known")
        }
        var namespace: String?
        let given = reference["namespace"]?.stringValue ?? ""
        if definition.isNamespaced {
            namespace = given.isEmpty ? request.owningNamespace : given
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
