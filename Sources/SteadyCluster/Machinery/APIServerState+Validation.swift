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
        if live == nil, let problem = nameProblem(name, definition) {
            causes.append(
                FieldCause(reason: "FieldValueInvalid", message: "Invalid value: \"\(name)\": \(problem)", field: "metadata.name")
            )
        }
        causes += ownerProblems(metadata)
        causes += finalizerProblems(metadata, live?["metadata"])
        for (name, value) in metadata["labels"]?.objectValue ?? [:] {
            let text = value.stringValue ?? ""
            if text.utf8.count > 63 {
                causes.append(
                    FieldCause(
                        reason: "FieldValueInvalid", message: "Invalid value: \"\(text)\": must be no more than 63 bytes",
                        field: "metadata.labels"))
            }
            if name.isEmpty {
                causes.append(
                    FieldCause(
                        reason: "FieldValueInvalid", message: "Invalid value: \"\": name part must be non-empty",
                        field: "metadata.labels"))
            }
        }
        let size = (metadata["annotations"]?.objectValue ?? [:]).reduce(0) { sum, member in
            sum + member.name.utf8.count + (member.value.stringValue?.utf8.count ?? 0)
        }
        if size > 256 * 1024 {
            causes.append(
                FieldCause(
                    reason: "FieldValueTooLong", message: "Too long: may not be more than 262144 bytes",
                    field: "metadata.annotations"))
        }
        return causes
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

    /// Why a name is not allowed: a DNS label for Services and Namespaces, a path segment for RBAC, else a DNS subdomain.
    private static func nameProblem(_ name: String, _ definition: ResourceDefinition) -> String? {
        if name.isEmpty { return nil }
        if definition.group == "rbac.authorization.k8s.io" {
            return name == "." || name == ".." || name.contains("/") || name.contains("%")
                ? "may not be '.', '..', or contain '/' or '%'" : nil
        }
        let isLabel = ["Service", "Namespace"].contains(definition.kind) && definition.group.isEmpty
        let limit = isLabel ? 63 : 253
        if name.utf8.count > limit { return "must be no more than \(limit) bytes" }
        let parts = isLabel ? [Substring(name)] : name.split(separator: ".", omittingEmptySubsequences: false)
        let isValid = parts.allSatisfy { part in
            func isAlphanumeric(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }
            guard let first = part.utf8.first, let last = part.utf8.last else { return false }
            return isAlphanumeric(first) && isAlphanumeric(last) && part.utf8.allSatisfy { isAlphanumeric($0) || $0 == 45 }
        }
        if isValid { return nil }
        return isLabel
            ? "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
                + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end "
                + "with an alphanumeric character (e.g. 'example.com', regex used for validation is "
                + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
    }
}

extension FieldCause {
    fileprivate init(_ error: FieldError) {
        self.init(reason: error.reason.rawValue, message: error.message, field: error.path)
    }
}
