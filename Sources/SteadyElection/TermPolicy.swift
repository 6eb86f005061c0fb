public import SteadyClient
public import SteadyCodec
import SteadyModel

/// An admission policy by which the API server refuses writes of a leader that is none any more (`ValidatingAdmissionPolicy`, with the Lease
/// as its parameter).
///
/// It is a second line of defence and not a guarantee: a server learns of a new term by a watch of its own, so a write of the term before may
/// pass for as long as that is late (tens of milliseconds, measured on one server of v1.36). It must not be deleted and made again while in
/// use, for that server then reads the parameters no more (seen with v1.36); change it in place, as ``apply(with:)`` does.
public struct TermPolicy: Sendable, Hashable {
    /// The name of the policy and of its binding.
    public var name: String
    /// Which objects, and where their term is.
    public var fence: TermFence
    /// The namespace of the Lease object.
    public var leaseNamespace: String
    /// The name of the Lease object.
    public var leaseName: String
    /// The users whose writes have to carry the present term, such as `system:serviceaccount:ops:website`. What others write, people among
    /// them, is let through. Empty for everybody; deletions and statuses are then let through, for a cluster's own controllers delete and write
    /// statuses, too.
    public var writers: [String]

    /// A policy.
    ///
    /// - Parameters:
    ///   - name: of the policy and of its binding.
    ///   - fence: which objects, and where their term is.
    ///   - leaseNamespace: the namespace of the Lease object.
    ///   - leaseName: the name of the Lease object.
    ///   - writers: the users whose writes have to carry the present term; empty for everybody.
    public init(name: String, fence: TermFence, leaseNamespace: String, leaseName: String, writers: [String]) {
        self.name = name
        self.fence = fence
        self.leaseNamespace = leaseNamespace
        self.leaseName = leaseName
        self.writers = writers
    }

    /// The policy and its binding, as they are applied; `YAML.encode` makes a file of each.
    public var manifests: [JSONValue] { [policy, binding] }

    /// Makes or changes the policy and its binding (server-side apply).
    ///
    /// - Parameter client: of somebody who may.
    /// - Throws: `APIError`.
    public func apply(with client: Client) async throws {
        for (kind, manifest) in zip([Self.policies, Self.bindings], manifests) {
            _ = try await client.resources(kind).apply(try DynamicObject(manifest), force: true)
        }
    }

    private static let policies = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingAdmissionPolicy",
        plural: "validatingadmissionpolicies", scope: .cluster)
    private static let bindings = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingAdmissionPolicyBinding",
        plural: "validatingadmissionpolicybindings", scope: .cluster)

    private var policy: JSONValue {
        let operations: JSONValue = writers.isEmpty ? ["CREATE", "UPDATE"] : ["CREATE", "UPDATE", "DELETE"]
        let rules = fence.resources.map { type -> JSONValue in
            var resources: [JSONValue] = [.string(type.plural)]
            if !writers.isEmpty { resources.append(.string("\(type.plural)/status")) }
            return [
                "apiGroups": [.string(type.group)], "apiVersions": ["*"], "operations": operations,
                "resources": .array(resources),
            ]
        }
        let users = writers.map(Self.literal).joined(separator: ", ")
        let conditions: [JSONValue] =
            writers.isEmpty ? [] : [["name": "writers", "expression": .string("request.userInfo.username in [\(users)]")]]
        let annotation = Self.literal(fence.annotation)
        let known = "has(variables.subject.metadata.annotations) && \(annotation) in variables.subject.metadata.annotations"
        return [
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy",
            "metadata": ["name": .string(name)],
            "spec": [
                "failurePolicy": "Fail",
                "paramKind": ["apiVersion": "coordination.k8s.io/v1", "kind": "Lease"],
                "matchConstraints": ["resourceRules": .array(rules)],
                "matchConditions": .array(conditions),
                "variables": [
                    // What is deleted, or whose status is written, was given its term right before.
                    [
                        "name": "subject",
                        "expression": .string(
                            "request.operation == 'DELETE' || (has(request.subResource) && request.subResource == 'status') "
                                + "? oldObject : object"),
                    ],
                    [
                        "name": "term",
                        "expression": .string("\(known) ? variables.subject.metadata.annotations[\(annotation)].split('/') : []"),
                    ],
                    [
                        "name": "present",
                        "expression": "has(params.spec.leaseTransitions) ? int(params.spec.leaseTransitions) : 0",
                    ],
                ],
                "validations": [
                    [
                        "expression": "variables.term.size() == 2 && variables.term[0] == params.metadata.uid",
                        "message": .string("it carries no term of lease \(leaseNamespace)/\(leaseName)"), "reason": "Forbidden",
                    ],
                    [
                        "expression": "variables.term.size() != 2 || int(variables.term[1]) >= variables.present",
                        "messageExpression": .string(
                            "'its term is ' + (variables.term.size() == 2 ? variables.term[1] : '?') + ', and lease "
                                + Self.literal("\(leaseNamespace)/\(leaseName)").dropFirst().dropLast()
                                + " is in term ' + string(variables.present)"),
                        "reason": "Forbidden",
                    ],
                ],
            ],
        ]
    }

    private var binding: JSONValue {
        [
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicyBinding",
            "metadata": ["name": .string(name)],
            "spec": [
                "policyName": .string(name), "validationActions": ["Deny"],
                "paramRef": [
                    "name": .string(leaseName), "namespace": .string(leaseNamespace), "parameterNotFoundAction": "Deny",
                ],
            ],
        ]
    }

    /// A text in the policy's language.
    private static func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
