import SteadyCodec
import SteadyModel

extension APIServerState {
    /// The object as it will be stored: pruned and defaulted by its schema, and by the kind's own rules.
    func prepared(_ object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        var object = try normalized(object, definition)
        if !definition.isCustom { BuiltInDefaults.apply(to: &object, definition) }
        return object
    }

    /// The object with the fields its schema knows, in the form they are stored in.
    ///
    /// - Throws: 400 if a built-in kind cannot be read from it.
    func normalized(_ object: JSONValue, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        guard let schema = definition.schema else { return object }
        if definition.isCustom { return schema.applyDefaults(schema.prune(object)) }
        if let problem = schema.decodeFailure(object) { throw Self.undecodable(object, definition, problem) }
        return schema.normalize(schema.prune(object))
    }

    /// Checks names, metadata and schema.
    func validate(_ object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) throws(StatusError) {
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        var causes = MetadataRules.problems(of: object, live: live, definition)
        if definition.isCustom, let schema = definition.schema { causes += schema.validate(object).map(FieldCause.init) }
        if !definition.isCustom { causes += BuiltInRules.problems(of: object, live: live, definition) }
        if definition.kind == "Namespace", definition.group.isEmpty { causes += NamespaceRules.problems(of: object) }
        guard causes.isEmpty else { throw .invalid(definition, name, causes) }
    }
}

/// Rules for `metadata`, the same for every kind.
enum MetadataRules {
    static func problems(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        let causes = problemsOnce(of: object, live: live, definition)
        // The server and the kind's own rules both look at the metadata of an update.
        return live == nil ? causes : causes + causes
    }

    private static func problemsOnce(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        var causes: [FieldCause] = []
        let metadata = object["metadata"] ?? [:]
        let name = metadata["name"]?.stringValue ?? ""
        if live == nil, !name.isEmpty {
            causes += nameRule(definition)(name).map { FieldCause(.invalid("metadata.name", name, $0)) }
        }
        causes += finalizerProblems(metadata, live?["metadata"])
        if let live { causes += immutableProblems(metadata, live["metadata"] ?? [:]) }
        var problems = Validation.labels(texts(metadata["labels"])) + Validation.annotations(texts(metadata["annotations"]))
        problems += Validation.ownerReferences(owners(metadata))
        if live == nil {
            let finalizers = (metadata["finalizers"]?.arrayValue ?? []).compactMap(\.stringValue)
            problems += Validation.finalizers(finalizers, isBuiltIn: !definition.isCustom)
        }
        return causes + problems.map(FieldCause.init)
    }

    private static func texts(_ value: JSONValue?) -> [(key: String, value: String)] {
        (value?.objectValue ?? [:]).map { (key: $0.name, value: $0.value.stringValue ?? "") }
    }

    private static func owners(_ metadata: JSONValue) -> [OwnerReference] {
        (metadata["ownerReferences"]?.arrayValue ?? []).map { owner in
            OwnerReference(
                apiVersion: owner["apiVersion"]?.stringValue ?? "", kind: owner["kind"]?.stringValue ?? "",
                name: owner["name"]?.stringValue ?? "", uid: owner["uid"]?.stringValue ?? "",
                controller: owner["controller"]?.boolValue, blockOwnerDeletion: owner["blockOwnerDeletion"]?.boolValue)
        }
    }

    private static func finalizerProblems(_ metadata: JSONValue, _ live: JSONValue?) -> [FieldCause] {
        guard let live, live["deletionTimestamp"] != nil else { return [] }
        let before = Set((live["finalizers"]?.arrayValue ?? []).compactMap(\.stringValue))
        let added = (metadata["finalizers"]?.arrayValue ?? []).compactMap(\.stringValue).filter { !before.contains($0) }
        guard !added.isEmpty else { return [] }
        let list = added.map { "\"\($0)\"" }.joined(separator: ", ")
        return [
            FieldCause(
                reason: "FieldValueForbidden",
                message:
                    "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\(list)}",
                field: "metadata.finalizers")
        ]
    }

    /// Fields that never change; an update that leaves them out has been given those of the live object before.
    private static func immutableProblems(_ metadata: JSONValue, _ live: JSONValue) -> [FieldCause] {
        var causes: [FieldCause] = []
        for name in ["name", "namespace", "uid", "deletionTimestamp", "deletionGracePeriodSeconds"]
        where metadata[name] != live[name] {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message: "Invalid value: \((metadata[name] ?? .null).serializedText()): field is immutable",
                    field: "metadata.\(name)"))
        }
        return causes
    }

    /// What names must be: a DNS label for Services and Namespaces, a path segment for RBAC, else a DNS subdomain.
    private static func nameRule(_ definition: ResourceDefinition) -> (String) -> [String] {
        if definition.group == "rbac.authorization.k8s.io" { return Validation.pathSegment }
        let isLabel = ["Service", "Namespace"].contains(definition.kind) && definition.group.isEmpty
        if isLabel { return Validation.dns1123Label }
        return Validation.dns1123Subdomain
    }
}

extension FieldCause {
    fileprivate init(_ problem: FieldProblem) {
        self.init(reason: problem.reason.rawValue, message: problem.message, field: problem.path)
    }

    fileprivate init(_ error: FieldError) {
        self.init(reason: error.reason.rawValue, message: error.message, field: error.path)
    }
}

/// What the server alone may say of a namespace.
enum NamespaceRules {
    static func problems(of object: JSONValue) -> [FieldCause] {
        var causes: [FieldCause] = []
        for (index, finalizer) in (object[path: "spec", "finalizers"]?.arrayValue ?? []).enumerated() {
            let name = finalizer.stringValue ?? ""
            if name == "kubernetes" || name.contains("/") { continue }
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message: "Invalid value: \(GoString.quoted(name)): name is neither a standard finalizer name nor is it fully "
                        + "qualified",
                    field: "spec.finalizers[\(index)]"))
        }
        let phase = object[path: "status", "phase"]?.stringValue ?? ""
        let isDeleted = object[path: "metadata", "deletionTimestamp"] != nil
        let expected = isDeleted ? "Terminating" : "Active"
        if phase != expected {
            let why = "may only be '\(expected)' if `deletionTimestamp` is \(isDeleted ? "not " : "")empty"
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid", message: "Invalid value: \(GoString.quoted(phase)): \(why)",
                    field: "status.Phase"))
        }
        return causes
    }
}
