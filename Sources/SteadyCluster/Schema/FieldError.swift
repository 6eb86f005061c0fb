package import SteadyCodec

/// What is wrong with a field, as a cause of a 422 answer shows it (apimachinery's `field.Error`).
package struct FieldError: Error, Hashable, Sendable {
    /// The reason of the cause.
    package enum Reason: String, Hashable, Sendable {
        case required = "FieldValueRequired"
        case invalid = "FieldValueInvalid"
        case typeInvalid = "FieldValueTypeInvalid"
        case notSupported = "FieldValueNotSupported"
        case duplicate = "FieldValueDuplicate"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
        case forbidden = "FieldValueForbidden"
    }

    /// Such as `spec.containers[0].name`, or `<nil>` where the server names none.
    package var path: String
    package var reason: Reason
    /// With the kind of fault in front: `Invalid value: 4: …`.
    package var message: String
    package var badValue: JSONValue

    package init(path: String, reason: Reason, message: String, badValue: JSONValue = .null) {
        self.path = path
        self.reason = reason
        self.message = message
        self.badValue = badValue
    }

    /// How the error stands in the message of the answer.
    package var description: String { path + ": " + message }

    package static func required(_ path: String, _ detail: String = "") -> FieldError {
        FieldError(path: path, reason: .required, message: detail.isEmpty ? "Required value" : "Required value: " + detail)
    }

    package static func invalid(_ path: String, _ value: JSONValue, _ detail: String) -> FieldError {
        FieldError(
            path: path, reason: .invalid, message: "Invalid value: \(PathElement.json(value)): \(detail)", badValue: value)
    }

    package static func typeInvalid(_ path: String, _ value: JSONValue, _ detail: String) -> FieldError {
        FieldError(
            path: path, reason: .typeInvalid, message: "Invalid value: \(PathElement.json(value)): \(detail)", badValue: value)
    }

    /// - Parameter supported: the values that may be, in the order in which they are shown.
    package static func notSupported(_ path: String, _ value: JSONValue, _ supported: [String]) -> FieldError {
        let values = supported.map { PathElement.quoted($0) }.joined(separator: ", ")
        return FieldError(
            path: path, reason: .notSupported,
            message: "Unsupported value: \(PathElement.json(value)): supported values: \(values)", badValue: value)
    }

    package static func duplicate(_ path: String, _ value: JSONValue) -> FieldError {
        FieldError(path: path, reason: .duplicate, message: "Duplicate value: \(PathElement.json(value))", badValue: value)
    }

    package static func tooLong(_ path: String, _ value: JSONValue, maximum: Int64) -> FieldError {
        FieldError(path: path, reason: .tooLong, message: "Too long: may not be more than \(maximum) bytes", badValue: value)
    }

    package static func tooMany(_ path: String, _ count: Int64, maximum: Int64) -> FieldError {
        FieldError(
            path: path, reason: .tooMany, message: "Too many: \(count): must have at most \(maximum) items",
            badValue: .integer(count))
    }
}
