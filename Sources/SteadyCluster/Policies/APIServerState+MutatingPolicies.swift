import SteadyCEL
import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    private static let mutatingPolicies = "mutatingadmissionpolicies.admissionregistration.k8s.io"

    /// What went wrong with a policy.
    private struct Failure {
        var policy: String
        var binding: String
        var message: String
        var reason: String?

        var text: String { "policy '\(policy)' with binding '\(binding)' denied request: \(message)" }
    }

    /// Lets the MutatingAdmissionPolicies change an object, one after the other by their names.
    ///
    /// - Throws: 403 if one of them cannot be worked out and fails closed.
    mutating func mutateByPolicies(
        _ request: inout AdmissionAttributes, _ rounds: inout MutationRounds
    ) throws(StatusError) {
        guard !store.isEmpty(Self.mutatingBindings), request.object != nil, !Self.isExempt(request.definition) else { return }
        rounds.policies.begin(rounds.round, request.object)
        defer { rounds.policies.end(request.object) }
        var failures: [Failure] = []
        let namespace = namespaceObject(of: request)
        let found = try matching(request, policies: Self.mutatingPolicies, bindings: Self.mutatingBindings)
        for (stored, binding, meant) in found {
            let policy = compiledMutation(stored)
            let bindingName = binding[path: "metadata", "name"]?.stringValue ?? ""
            func fail(_ message: String, reason: String? = nil) {
                if policy.failsOpen { return }
                failures.append(Failure(policy: policy.name, binding: bindingName, message: message, reason: reason))
            }
            let params: [JSONValue?]
            do throws(CELFailure) {
                params = try parameters(policy.spec, binding, request)
            } catch {
                fail("failed to configure binding: \(error.message)")
                continue
            }
            for param in params {
                var seen = try versioned(request, as: meant)
                let id = "\(policy.name)|\(bindingName)|" + Self.name(of: param)
                let outcome = try mutate(&seen, meant, by: policy, id, param, namespace, &rounds)
                for message in outcome.failures { fail(message, reason: "Invalid") }
                guard outcome.hasRun else { continue }
                request.object = try versioned(seen.object, from: meant, to: request.definition, seen.form)
            }
        }
        if !failures.isEmpty { throw Self.refusal(request, failures) }
    }

    private static func name(of param: JSONValue?) -> String {
        let metadata = param?["metadata"]
        return "\(metadata?["namespace"]?.stringValue ?? "")/\(metadata?["name"]?.stringValue ?? "")"
    }

    private mutating func compiledMutation(_ stored: StoredObject) -> CompiledMutation {
        if let known = compiledMutations[stored.uid], known.version == stored.version { return known.policy }
        let policy = CompiledMutation(stored.value)
        compiledMutations[stored.uid] = (stored.version, policy)
        return policy
    }

    private mutating func mutate(
        _ request: inout AdmissionAttributes, _ meant: ResourceDefinition, by policy: CompiledMutation, _ id: String,
        _ param: JSONValue?, _ namespace: JSONValue?, _ rounds: inout MutationRounds
    ) throws(StatusError) -> (hasRun: Bool, failures: [String]) {
        var budget = CELBudget()
        switch policy.conditions.match(inputs(request, meant, param, namespace), budget: &budget) {
        case .excluded: return (false, [])
        case .failed(let why): return (false, [why])
        case .matches: break
        }
        if rounds.policies.skips(id, in: rounds.round) { return (false, []) }
        let before = request.object
        var failures: [String] = []
        for step in policy.steps {
            guard let object = request.object else { continue }
            var inputs = inputs(request, meant, param, namespace)
            inputs["variables"] = .opaque(PolicyVariables(policy.variables, inputs))
            let changed: JSONValue
            do throws(CELFailure) {
                changed = try policy.applied(step, to: object, (request.form ?? meant).schema ?? .any, inputs, &budget)
            } catch {
                failures.append(error.message)
                continue
            }
            request.object = try defaulted(changed, request, meant)
            rounds.wantsAnother = true
        }
        if request.object != before { rounds.policies.recall() }
        if policy.isReinvoked { rounds.policies.wait(id) }
        return (true, failures)
    }

    private static func refusal(_ request: AdmissionAttributes, _ failures: [Failure]) -> StatusError {
        let first = failures.first
        var details = StatusError.details(name: request.name, group: request.definition.group, kind: request.definition.plural)
        details["causes"] = .array(failures.map { ["message": .string($0.text)] })
        return StatusError(403, reason: first?.reason ?? "Forbidden", message: first?.text ?? "", details: details)
    }
}
