import SteadyCodec
import SteadyModel

extension APIServerState {
    /// The object as it will be stored: pruned and defaulted by its schema, and by the kind's own rules.
    func prepared(_ object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        var object = object
        if let schema = definition.schema {
            if !definition.isCustom, let problem = schema.decodeFailure(object) {
                throw .badRequest(
                    "\(definition.kind) in version \"\(definition.version)\" cannot be handled as a \(definition.kind): \(problem)"
                )
            }
            object = definition.isCustom ? schema.applyDefaults(schema.prune(object)) : schema.normalize(schema.prune(object))
        }
        if !definition.isCustom { BuiltInDefaults.apply(to: &object, definition) }
        return object
    }

    /// Checks names, metadata and schema.
    func validate(_ object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) throws(StatusError) {
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        var causes = MetadataRules.problems(of: object, live: live, definition)
        if definition.isCustom, let schema = definition.schema { causes += schema.validate(object).map(FieldCause.init) }
        if !definition.isCustom { causes += BuiltInRules.problems(of: object, live: live, definition) }
        guard causes.isEmpty else { throw .invalid(definition, name, causes) }
    }
}

/// Rules for `metadata`, the same for every kind.
enum MetadataRules {
    static func problems(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        var causes: [FieldCause] = []
        let metadata = object["metadata"] ?? [:]
        let name = metadata["name"]?.stringValue ?? ""
        if live == nil, !name.isEmpty {
            causes += nameRule(definition)(name).map { FieldCause(.invalid("metadata.name", name, $0)) }
        }
        causes += ownerProblems(metadata)
        causes += finalizerProblems(metadata, live?["metadata"])
        causes += Validation.labels(texts(metadata["labels"])).map(FieldCause.init)
        causes += Validation.annotations(texts(metadata["annotations"])).map(FieldCause.init)
        return causes
    }

    private static func texts(_ value: JSONValue?) -> [(key: String, value: String)] {
        (value?.objectValue ?? [:]).map { (key: $0.name, value: $0.value.stringValue ?? "") }
    }

    private static func ownerProblems(_ metadata: JSONValue) -> [FieldCause] {
        var causes: [FieldCause] = []
        var controllers = 0
        for (index, owner) in (metadata["ownerReferences"]?.arrayValue ?? []).enumerated() {
            let path = "metadata.ownerReferences[\(index)]"
            for (field, what) in [("apiVersion", "version"), ("kind", "kind"), ("name", "name"), ("uid", "uid")]
            where (owner[field]?.stringValue ?? "").isEmpty {
                causes.append(
                    FieldCause(
                        reason: "FieldValueInvalid", message: "Invalid value: \"\": \(what) must not be empty",
                        field: "\(path).\(field)"))
            }
            if owner["controller"] == true { controllers += 1 }
        }
        if controllers > 1 {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid", message: "Invalid value: Only one reference can have Controller set to true",
                    field: "metadata.ownerReferences"))
        }
        return causes
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
