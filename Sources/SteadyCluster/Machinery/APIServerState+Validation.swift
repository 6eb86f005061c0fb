import SteadyCodec
import SteadyModel

extension APIServerState {
    /// The object as it will be stored: pruned and defaulted by its schema, and by the kind's own rules.
    func prepared(_ object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        var object = try normalized(object, definition)
        if !definition.isCustom {
            definition.schema?.fillTypeDefaults(&object)
            definition.strategy.fillTimes?(&object, setting)
        }
        return object
    }

    /// The object with the fields its schema knows, in the form they are stored in.
    ///
    /// - Throws: 400 if a built-in kind cannot be read from it.
    func normalized(_ object: JSONValue, _ definition: ResourceDefinition) throws(StatusError) -> JSONValue {
        guard let schema = definition.schema else { return object }
        if definition.isCustom { return schema.applyDefaults(schema.prune(object)) }
        if schema.isSettled(object) {
            var object = object
            KindDecoding.adjust(&object, definition)
            return object
        }
        if let problem = schema.decodeFailure(object) { throw Self.undecodable(object, definition, problem) }
        var object = schema.prune(object)
        KindDecoding.adjust(&object, definition)
        return schema.normalize(object)
    }

    /// Checks names, metadata and schema.
    func validate(_ object: JSONValue, live: JSONValue?, _ target: Target) throws(StatusError) {
        let definition = target.definition
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        var causes = MetadataRules.problems(of: object, live: live, definition)
        causes += customProblems(of: object, live: live, target).map(FieldCause.init)
        if !definition.isCustom {
            causes += definition.strategy.problems(of: object, live: live, target.subresource)
            if causes.isEmpty { causes = MetadataRules.plainProblems(of: object, live: live, definition) }
        }
        guard causes.isEmpty else {
            if definition.isCustom, let why = definition.schema?.embeddedFault(in: object) {
                throw Self.undecodable(object, definition, why)
            }
            // Events of both groups are the same kind inside.
            throw .invalid(
                kind: definition.kind, group: definition.collection == "events" ? "" : definition.group, name: name, causes)
        }
    }
}

/// Rules for `metadata`, the same for every kind.
enum MetadataRules {
    static func problems(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        guard let live else { return problemsOfCreate(object, definition) }
        return problemsOfUpdate(object["metadata"] ?? [:], live["metadata"] ?? [:], definition)
    }

    /// The server looks at the metadata of an update twice, the kind once more for what changes and once more for the whole, where
    /// it does; each time counts.
    private static func problemsOfUpdate(
        _ metadata: JSONValue, _ live: JSONValue, _ definition: ResourceDefinition
    ) -> [FieldCause] {
        let own = definition.metadataChecks
        let changes = finalizerProblems(metadata, live) + immutableProblems(metadata, live)
        let common = common(metadata, isNew: false, isStrict: false).map(FieldCause.init)
        var causes = [[FieldCause]](repeating: changes, count: 1 + own.ofUpdates).flatMap(\.self)
        causes += [[FieldCause]](repeating: common, count: 2 + own.ofUpdates + own.ofWholes).flatMap(\.self)
        guard let finalizers = metadata["finalizers"]?.arrayValue?.compactMap(\.stringValue), !finalizers.isEmpty else {
            return causes
        }
        let named = Validation.finalizers(finalizers).map(FieldCause.init)
        causes += [[FieldCause]](repeating: named, count: 1 + own.ofWholes).flatMap(\.self)
        guard definition.checksFinalizers else { return causes }
        let strict = Validation.finalizers(finalizers, isBuiltIn: true).filter { $0.path != "metadata.finalizers" }
        return causes
            + [[FieldCause]](repeating: strict.map(FieldCause.init), count: own.ofUpdates + own.ofWholes).flatMap(\.self)
    }

    /// Rules for the kinds that do not look at metadata themselves: only what every object has to keep to.
    static func plainProblems(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        if definition.strategy.checksMetadata || live != nil { return [] }
        let metadata = object["metadata"] ?? [:]
        let name = metadata["name"]?.stringValue ?? ""
        return Validation.pathSegment(name).map { FieldCause(FieldProblem.invalid("metadata.name", name, $0)) }
            + common(metadata, isNew: true, isStrict: false).map(FieldCause.init)
    }

    /// - Parameter isStrict: whether names of finalizers without a domain must be the server's own.
    private static func common(_ metadata: JSONValue, isNew: Bool, isStrict: Bool) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let labels = metadata["labels"], !areValid(labels: labels) { problems += Validation.labels(texts(labels)) }
        if let annotations = metadata["annotations"] { problems += Validation.annotations(texts(annotations)) }
        if metadata["ownerReferences"] != nil { problems += Validation.ownerReferences(owners(metadata)) }
        if isNew {
            if let finalizers = metadata["finalizers"]?.arrayValue {
                problems += Validation.finalizers(finalizers.compactMap(\.stringValue), isBuiltIn: isStrict)
            }
            if let generation = metadata["generation"]?.integerValue, generation < 0 {
                problems.append(
                    FieldProblem(
                        "metadata.generation", .invalid,
                        message: "Invalid value: \(generation): must be greater than or equal to 0"))
            }
        }
        return problems
    }

    private static func problemsOfCreate(_ object: JSONValue, _ definition: ResourceDefinition) -> [FieldCause] {
        var causes: [FieldCause] = []
        let metadata = object["metadata"] ?? [:]
        let name = metadata["name"]?.stringValue ?? ""
        let rule = nameRule(definition)
        if let base = metadata["generateName"]?.stringValue, !base.isEmpty, definition.checksGenerateName {
            causes += Validation.prefix(base, of: rule).map {
                FieldCause(FieldProblem.invalid("metadata.generateName", base, $0))
            }
        }
        if name.isEmpty {
            causes.append(FieldCause(FieldProblem.required("metadata.name", "name or generateName is required")))
        } else {
            causes += rule(name).map { FieldCause(FieldProblem.invalid("metadata.name", name, $0)) }
        }
        if !definition.isCustom, !definition.strategy.checksMetadata, definition.group != "events.k8s.io" {
            return causes
        }
        return causes + common(metadata, isNew: true, isStrict: definition.checksFinalizers).map(FieldCause.init)
    }

    private static func areValid(labels: JSONValue) -> Bool {
        guard case .object(let labels) = labels else { return false }
        return labels.allSatisfy { name, value in
            Validation.qualifiedName(name).isEmpty && Validation.labelValue(value.stringValue ?? "").isEmpty
        }
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

    private static func finalizerProblems(_ metadata: JSONValue, _ live: JSONValue) -> [FieldCause] {
        guard live["deletionTimestamp"] != nil else { return [] }
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

    /// What names must be.
    private static func nameRule(_ definition: ResourceDefinition) -> (String) -> [String] {
        if definition.isCustom { return Validation.dns1123Subdomain }
        return definition.strategy.name
    }
}

extension FieldCause {
    init(_ problem: FieldProblem) {
        self.init(reason: problem.reason.rawValue, message: problem.message, field: problem.path)
    }

    fileprivate init(_ error: FieldError) {
        self.init(reason: error.reason.rawValue, message: error.message, field: error.path)
    }
}
