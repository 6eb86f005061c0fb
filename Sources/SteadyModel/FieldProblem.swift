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
