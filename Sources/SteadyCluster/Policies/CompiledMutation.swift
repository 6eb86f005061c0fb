import SteadyCEL
import SteadyCodec

/// A MutatingAdmissionPolicy with its expressions compiled.
struct CompiledMutation: AdmissionPolicy {
    struct Step: Sendable {
        var text: String
        var isPatch: Bool
        var expression: PolicyExpression
    }

    private(set) var head: PolicyHead
    let isReinvoked: Bool
    private(set) var steps: [Step] = []

    init(_ policy: JSONValue) {
        head = PolicyHead(policy)
        isReinvoked = head.spec["reinvocationPolicy"] == "IfNeeded"
        let environment = PolicyExpressions.environment(
            hasParams: head.hasParams, hasAuthorizer: true, variables: head.types, libraries: .mutations)
        for (index, json) in (head.spec["mutations"]?.arrayValue ?? []).enumerated() {
            let isPatch = json["patchType"] == "JSONPatch"
            let field = isPatch ? "jsonPatch" : "applyConfiguration"
            let text = json[path: field, "expression"]?.stringValue ?? ""
            let results: [CELType] = isPatch ? [.list(CELStructure.patch)] : [CELStructure.object]
            let expression = head.compile(text, environment, results, "spec.mutations[\(index)].\(field).expression")
            steps.append(Step(text: text, isPatch: isPatch, expression: expression))
        }
    }

    // MARK: Mutation

    /// The object after one step.
    ///
    /// - Throws: why it cannot be changed like that.
    func applied(
        _ step: Step, to object: JSONValue, _ schema: Schema, _ inputs: [String: CELValue], _ budget: inout CELBudget
    ) throws(CELFailure) -> JSONValue {
        let value = try CompiledPolicy.value(step.expression, step.text, inputs, &budget)
        return step.isPatch ? try Self.patched(object, value) : try Self.merged(object, value, schema)
    }

    private static func merged(_ object: JSONValue, _ value: CELValue, _ schema: Schema) throws(CELFailure) -> JSONValue {
        guard case .opaque(let opaque) = value, let structure = opaque as? CELStructure else {
            throw CELFailure("unsupported return type from ApplyConfiguration expression: \(value.dynamicType)")
        }
        do throws(CELFailure) {
            try structure.checkNames()
        } catch {
            throw CELFailure("type mismatch: \(error.message)")
        }
        var patch = try value.json()
        patch["apiVersion"] = object["apiVersion"]
        patch["kind"] = object["kind"]
        if let why = TypedCheck.message(for: patch, schema) {
            throw CELFailure("error applying patch: failed to convert patch object to typed object: \(why)")
        }
        var atomics: [String] = []
        findAtomics(patch, schema, "", &atomics)
        guard atomics.isEmpty else {
            throw CELFailure(
                "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                    + atomics.joined(separator: ", "))
        }
        return TypedMerge.merge(object, patch, schema) ?? object
    }

    /// Lists and maps that have one owner as a whole: setting a part would take the rest away.
    private static func findAtomics(_ value: JSONValue, _ schema: Schema, _ path: String, _ found: inout [String]) {
        switch (TypedShape.of(value, schema), value) {
        case (.map(let schema), .object(let members)):
            if schema.isAtomicMap { found.append(path) }
            for (name, member) in members {
                guard let inner = schema.property(name)?.schema.resolved else { continue }
                findAtomics(member, inner, "\(path).\(name)", &found)
            }
        case (.list(let schema), .array(let elements)):
            if schema.isAtomicList { found.append(path) }
            for (index, element) in elements.enumerated() {
                findAtomics(element, schema.items?.resolved ?? .any, "\(path)[\(index)]", &found)
            }
        default: break
        }
    }

    private static func patched(_ object: JSONValue, _ value: CELValue) throws(CELFailure) -> JSONValue {
        guard case .list(let list) = value else {
            throw CELFailure("type mismatch: JSONPatchType.expression should evaluate to array")
        }
        var steps: [JSONValue] = []
        for element in list.elements {
            guard case .opaque(let opaque) = element, let step = opaque as? CELStructure else {
                throw CELFailure("type mismatch: JSONPatchType.expression should evaluate to array of JSONPatch")
            }
            if case .opaque(let inner as CELStructure)? = step.member("value") {
                do throws(CELFailure) {
                    try inner.checkNames()
                } catch {
                    throw CELFailure("type mismatch: \(error.message)")
                }
            }
            var json = try element.json()
            if json["from"] == "" { json["from"] = nil }
            steps.append(json)
        }
        do throws(JSONError) {
            return try JSONPatch(lenient: .array(steps)).apply(to: object, isLenient: true)
        } catch {
            // A test that fails leaves the object as it is.
            if error.message.hasPrefix("testing value") { return object }
            throw CELFailure("JSON Patch: \(error.message)")
        }
    }
}
