import SteadyCodec

extension Validation {
    /// How many bytes the annotations of an object may have together, keys and values: 256 KiB.
    public static let annotationsLimit = 256 * 1024

    /// What is wrong with labels, in the order they come.
    public static func labels(
        _ labels: some Sequence<(key: String, value: String)>, at path: String = "metadata.labels"
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (key, value) in labels {
            for problem in qualifiedName(key) { problems.append(.invalid(path, key, problem)) }
            for problem in labelValue(value) { problems.append(.invalid(path, value, problem)) }
        }
        return problems
    }

    /// What is wrong with annotations, in the order they come, and with their size.
    public static func annotations(
        _ annotations: some Sequence<(key: String, value: String)>, at path: String = "metadata.annotations"
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var size = 0
        for (key, value) in annotations {
            problems += annotationKey(key).map { .invalid(path, key, $0) }
            size += key.utf8.count + value.utf8.count
        }
        if size > annotationsLimit { problems.append(.tooLong(path, limit: annotationsLimit)) }
        return problems
    }

    /// What is wrong with finalizers.
    ///
    /// - Parameters:
    ///   - finalizers: their names.
    ///   - path: the field.
    ///   - isBuiltIn: whether the object is of a built-in kind, where names without a prefix must be the API server's own.
    public static func finalizers(
        _ finalizers: [String], at path: String = "metadata.finalizers", isBuiltIn: Bool = false
    ) -> [FieldProblem] {
        var problems = finalizers.flatMap { name in finalizer(name).map { FieldProblem.invalid(path, name, $0) } }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            let list = finalizers.map(GoFormat.quoted).joined(separator: ",")
            problems.append(
                FieldProblem(
                    path, .invalid,
                    message: "Invalid value: [\(list)]: finalizer orphan and foregroundDeletion cannot be both set"))
        }
        if isBuiltIn {
            for (index, name) in finalizers.enumerated() where !isStandardOrQualified(name) {
                problems.append(.invalid("\(path)[\(index)]", name, notStandard))
            }
        }
        return problems
    }

    /// What is wrong with references to owners: parts that are empty, owners that may be none, more than one controller.
    public static func ownerReferences(
        _ references: [OwnerReference], at path: String = "metadata.ownerReferences"
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var controller: OwnerReference?
        for reference in references {
            let parts = [
                ("apiVersion", reference.apiVersion, "version must not be empty"), ("kind", reference.kind, "must not be empty"),
                ("name", reference.name, "must not be empty"), ("uid", reference.uid, "must not be empty"),
            ]
            problems += parts.filter { $0.1.isEmpty }.map { .invalid("\(path).\($0.0)", "", $0.2) }
            if reference.apiVersion.split(separator: "/", omittingEmptySubsequences: false).count > 2 {
                problems.append(.invalid("\(path).apiVersion", reference.apiVersion, "version must not be empty"))
            }
            if reference.apiVersion == "v1", reference.kind == "Event" {
                let text = "Invalid value: \(json(reference)): /v1, Kind=Event is disallowed from being an owner"
                problems.append(FieldProblem(path, .invalid, message: text))
            }
            guard reference.controller == true else { continue }
            if let controller {
                let list = references.map(json).joined(separator: ",")
                problems.append(
                    FieldProblem(
                        path, .invalid,
                        message:
                            "Invalid value: [\(list)]: Only one reference can have Controller set to true. Found \"true\" in "
                            + "references for \(controller.kind)/\(controller.name) and \(reference.kind)/\(reference.name)"))
            } else {
                controller = reference
            }
        }
        return problems
    }

    /// The reference as the API server shows it, in the order of its fields there.
    private static func json(_ reference: OwnerReference) -> String {
        var parts = [
            ("apiVersion", reference.apiVersion), ("kind", reference.kind), ("name", reference.name), ("uid", reference.uid),
        ].map { "\"\($0.0)\":\(GoFormat.quoted($0.1))" }
        if let controller = reference.controller { parts.append("\"controller\":\(controller)") }
        if let blocks = reference.blockOwnerDeletion { parts.append("\"blockOwnerDeletion\":\(blocks)") }
        return "{" + parts.joined(separator: ",") + "}"
    }

    /// What is wrong with a label selector.
    public static func labelSelector(_ selector: LabelSelector, at path: String = "spec.selector") -> [FieldProblem] {
        var problems = labels(selector.matchLabels ?? [:], at: path + ".matchLabels")
        for (index, requirement) in (selector.matchExpressions ?? []).enumerated() {
            let path = "\(path).matchExpressions[\(index)]"
            let values = requirement.values ?? []
            switch requirement.operator {
            case "In", "NotIn":
                if values.isEmpty {
                    problems.append(.required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'"))
                }
            case "Exists", "DoesNotExist":
                if !values.isEmpty {
                    problems.append(
                        .forbidden(path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
                }
            default: problems.append(.invalid(path + ".operator", requirement.operator, "not a valid selector operator"))
            }
            problems += qualifiedName(requirement.key).map { .invalid(path + ".key", requirement.key, $0) }
            for (index, value) in values.enumerated() {
                problems += labelValue(value).map { .invalid("\(path).values[\(index)]", value, $0) }
            }
        }
        return problems
    }
}
