import SteadyCEL
import SteadyCodec
import Synchronization

/// The types and values that the expressions of admission policies work with.
enum PolicyExpressions {
    private static let groupVersionKind = CELSchema.object(
        "kubernetes.GroupVersionKind", [("group", .string), ("version", .string), ("kind", .string)])
    private static let groupVersionResource = CELSchema.object(
        "kubernetes.GroupVersionResource", [("group", .string), ("version", .string), ("resource", .string)])
    private static let userInfo = CELSchema.object(
        "kubernetes.UserInfo",
        [("username", .string), ("uid", .string), ("groups", .list(of: .string)), ("extra", .map(of: .list(of: .string)))])

    static let request = CELSchema.object(
        "kubernetes.AdmissionRequest",
        [
            ("kind", groupVersionKind), ("resource", groupVersionResource), ("subResource", .string),
            ("requestKind", groupVersionKind), ("requestResource", groupVersionResource), ("requestSubResource", .string),
            ("name", .string), ("namespace", .string), ("operation", .string), ("userInfo", userInfo), ("dryRun", .boolean),
            ("options", .dynamic),
        ])

    private static let condition = CELSchema.object(
        "kubernetes.NamespaceCondition",
        [("status", .string), ("type", .string), ("lastTransitionTime", .dateTime), ("message", .string), ("reason", .string)])

    static let namespace = CELSchema.object(
        "kubernetes.Namespace",
        [
            (
                "metadata",
                .object(
                    "kubernetes.NamespaceMetadata",
                    [
                        ("name", .string), ("generateName", .string), ("namespace", .string), ("labels", .map(of: .string)),
                        ("annotations", .map(of: .string)), ("UID", .string), ("creationTimestamp", .dateTime),
                        ("deletionGracePeriodSeconds", .integer), ("deletionTimestamp", .dateTime), ("generation", .integer),
                        ("resourceVersion", .string), ("finalizers", .list(of: .string)),
                    ])
            ), ("spec", .object("kubernetes.NamespaceSpec", [("finalizers", .list(of: .string))])),
            ("status", .object("kubernetes.NamespaceStatus", [("conditions", .list(of: condition)), ("phase", .string)])),
        ])

    /// What expressions of a policy can refer to.
    static func environment(
        hasParams: Bool, hasAuthorizer: Bool, variables: [String: CELType]?, libraries: CELLibraries = .schemaRules
    ) -> CELEnvironment {
        var types: [String: CELType] = [
            "object": .dyn, "oldObject": .dyn, "request": request.type, "namespaceObject": namespace.type,
        ]
        if hasParams { types["params"] = .dyn }
        if hasAuthorizer {
            types["authorizer"] = .opaque("kubernetes.authorization.Authorizer")
            types["authorizer.requestResource"] = .opaque("kubernetes.authorization.ResourceCheck")
        }
        if let variables { types["variables"] = .object(CELObjectType(name: "kubernetes.variables", fields: variables)) }
        return CELEnvironment(variables: types, libraries: libraries)
    }
}

/// One expression of a policy, compiled once.
struct PolicyExpression: Sendable {
    var program: CELProgram?
    var problem: String?

    /// - Parameter results: the types its value may have; empty for any.
    init(_ text: String, _ environment: CELEnvironment, results: [CELType]) {
        do throws(CELCompileError) {
            let compiled = try environment.compile(text)
            if results.isEmpty || results.contains(compiled.type) || (compiled.type == .dyn && results.contains(.dyn)) {
                program = compiled
            } else {
                let names = results.filter { $0 != .dyn }.map { $0 == .null ? "null_type" : $0.description }
                problem =
                    names.count == 1
                    ? "must evaluate to \(names[0])" : "must evaluate to one of [\(names.joined(separator: " "))]"
            }
        } catch {
            problem = "compilation failed: \(error)"
        }
    }
}

/// `variables`: worked out when they are first used; those that cannot be fail where they are used.
final class PolicyVariables: CELMemberSource {
    private let definitions: [String: (index: Int, text: String, program: CELProgram?)]
    private let inputs: [String: CELValue]
    private let state = Mutex<(known: [String: CELValue], budget: CELBudget)>(([:], CELBudget()))

    init(_ variables: [PolicyHead.Variable], _ inputs: [String: CELValue]) {
        var definitions: [String: (index: Int, text: String, program: CELProgram?)] = [:]
        for (index, variable) in variables.enumerated() {
            definitions[variable.name] = (index, variable.text, variable.expression.program)
        }
        self.definitions = definitions
        self.inputs = inputs
    }

    var celType: CELType { .opaque("kubernetes.variables") }
    func equals(_ other: any CELOpaque) -> Bool? { nil }

    func member(_ name: String) -> CELValue? {
        if let known = state.withLock({ $0.known[name] }) { return known }
        guard let definition = definitions[name] else { return nil }
        var inputs = inputs
        inputs["variables"] = .opaque(self)
        var budget = state.withLock { $0.budget }
        var value: CELValue
        do throws(CELFailure) {
            guard let program = definition.program else { throw CELFailure("compilation error") }
            value = try program.evaluate(inputs, budget: &budget)
            if budget.isExhausted { throw CELFailure("validation failed due to running out of cost budget") }
        } catch {
            value = .failure(CELFailure("composited variable \"\(name)\" fails to evaluate: \(error.message)"))
        }
        return state.withLock { state in
            state.known[name] = value
            state.budget = budget
            return value
        }
    }
}

/// `authorizer`: asks whether the requester may do something.
struct PolicyAuthorizer: CELCallable {
    enum Stage: Sendable { case authorizer, path(String), group, resource }

    /// What is asked about; empty members match nothing in particular.
    struct Question: Sendable {
        var user: Requester
        var path: String?
        var group = ""
        var resource = ""
        var subresource = ""
        var namespace = ""
        var name = ""
        var verb = ""
    }

    var stage: Stage = .authorizer
    var question: Question
    let isAllowed: @Sendable (Question) -> Bool

    var celType: CELType {
        let names =
            switch stage {
            case .authorizer: "Authorizer"
            case .path: "PathCheck"
            case .group: "GroupCheck"
            case .resource: "ResourceCheck"
            }
        return .opaque("kubernetes.authorization." + names)
    }

    func equals(_ other: any CELOpaque) -> Bool? { nil }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        let texts = arguments.compactMap { value -> String? in
            if case .string(let text) = value { return text }
            return nil
        }
        guard texts.count == arguments.count, let first = texts.first else { return nil }
        var next = self
        switch (stage, function, texts.count) {
        case (.authorizer, "path", 1):
            next.stage = .path(first)
            next.question.path = first
        case (.authorizer, "group", 1):
            next.stage = .group
            next.question.group = first
        case (.authorizer, "serviceAccount", 2):
            next.question.user = Requester(
                name: "system:serviceaccount:\(first):\(texts[1])",
                groups: ["system:serviceaccounts", "system:serviceaccounts:\(first)", "system:authenticated"])
        case (.group, "resource", 1):
            next.stage = .resource
            next.question.resource = first
        case (.resource, "subresource", 1): next.question.subresource = first
        case (.resource, "namespace", 1): next.question.namespace = first
        case (.resource, "name", 1): next.question.name = first
        case (.resource, "fieldSelector", 1), (.resource, "labelSelector", 1): break
        case (.path, "check", 1), (.resource, "check", 1):
            var question = question
            question.verb = first
            return .opaque(PolicyDecision(isAllowed: isAllowed(question)))
        default: return nil
        }
        return .opaque(next)
    }
}

/// The answer of an authorizer.
struct PolicyDecision: CELCallable {
    let isAllowed: Bool

    var celType: CELType { .opaque("kubernetes.authorization.Decision") }
    func equals(_ other: any CELOpaque) -> Bool? { nil }

    func call(_ function: String, _ arguments: [CELValue]) -> CELValue? {
        switch function {
        case "allowed": .bool(isAllowed)
        case "errored": .bool(false)
        case "error", "reason": .string("")
        default: nil
        }
    }
}
