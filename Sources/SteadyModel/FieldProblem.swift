import SteadyCodec

/// What is wrong with one field of an object: a cause in the API server's answer "is invalid" (client-go: `field.Error`).
public struct FieldProblem: Hashable, Sendable, CustomStringConvertible {
    /// The kind of problem, a word for programs; the values are those of `StatusCause.reason`.
    public struct Reason: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        /// The value is malformed.
        public static let invalid = Self(rawValue: "FieldValueInvalid")
        /// The value is missing.
        public static let required = Self(rawValue: "FieldValueRequired")
        /// The value is none of those there are.
        public static let notSupported = Self(rawValue: "FieldValueNotSupported")
        /// The value is not allowed as things are.
        public static let forbidden = Self(rawValue: "FieldValueForbidden")
        /// The value is there already.
        public static let duplicate = Self(rawValue: "FieldValueDuplicate")
        /// The value is too long.
        public static let tooLong = Self(rawValue: "FieldValueTooLong")
        /// There is no such thing as the value names.
        public static let notFound = Self(rawValue: "FieldValueNotFound")
    }

    /// The field: `spec.containers[0].image`.
    public var path: String
    /// The kind of problem.
    public var reason: Reason
    /// The sentence for people, without the path: `Invalid value: "x": must be …`.
    public var message: String

    /// A problem of these parts.
    public init(_ path: String, _ reason: Reason, message: String) {
        self.path = path
        self.reason = reason
        self.message = message
    }

    /// A malformed text.
    public static func invalid(_ path: String, _ value: String, _ why: String) -> FieldProblem {
        FieldProblem(path, .invalid, message: "Invalid value: \(GoFormat.quoted(value)): \(why)")
    }

    /// A missing value.
    public static func required(_ path: String, _ why: String = "") -> FieldProblem {
        FieldProblem(path, .required, message: "Required value" + (why.isEmpty ? "" : ": " + why))
    }

    /// A value that is not allowed as things are.
    public static func forbidden(_ path: String, _ why: String) -> FieldProblem {
        FieldProblem(path, .forbidden, message: "Forbidden: \(why)")
    }

    /// A text that is none of those there are.
    public static func notSupported(_ path: String, _ value: String, supported: [String]) -> FieldProblem {
        let list = supported.map(GoFormat.quoted).joined(separator: ", ")
        let message = "Unsupported value: \(GoFormat.quoted(value))" + (list.isEmpty ? "" : ": supported values: " + list)
        return FieldProblem(path, .notSupported, message: message)
    }

    /// A value with too many bytes.
    public static func tooLong(_ path: String, limit: Int) -> FieldProblem {
        FieldProblem(path, .tooLong, message: "Too long: may not be more than \(limit) \(limit == 1 ? "byte" : "bytes")")
    }

    /// `path: message`.
    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

extension Validation {
    /// How many bytes the annotations of an object may have together, keys and values: 256 KiB.
    public static let annotationsLimit = 256 * 1024

    /// What is wrong with labels, in the order they come.
    public static func labels(
        _ labels: some Sequence<(key: String, value: String)>, at path: String = "metadata.labels"
    ) -> [FieldProblem] {
        labels.flatMap { key, value in
            qualifiedName(key).map { .invalid(path, key, $0) } + labelValue(value).map { .invalid(path, value, $0) }
        }
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

    /// What is wrong with the finalizers of a custom resource.
    public static func finalizers(_ finalizers: [String], at path: String = "metadata.finalizers") -> [FieldProblem] {
        var problems = finalizers.flatMap { name in finalizer(name).map { FieldProblem.invalid(path, name, $0) } }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            let list = finalizers.map(GoFormat.quoted).joined(separator: ",")
            problems.append(
                FieldProblem(
                    path, .invalid,
                    message: "Invalid value: [\(list)]: finalizer orphan and foregroundDeletion cannot be both set"))
        }
        return problems
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
