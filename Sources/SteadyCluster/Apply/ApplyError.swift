/// Why an apply was refused.
package enum ApplyError: Error, Hashable, Sendable {
    /// A field that another manager owns, with another value.
    package struct Conflict: Hashable, Sendable {
        package var manager: String
        package var operation: ManagedFields.Operation
        package var apiVersion: String
        package var subresource: String?
        /// When the other manager last took fields.
        package var time: String?
        /// Such as `.spec.containers[name="a"].image`.
        package var fieldPath: String

        /// The manager as messages name it, such as `"one" using v1`.
        package var managerText: String {
            var text = PathElement.quoted(manager)
            if let subresource { text += " with subresource " + PathElement.quoted(subresource) }
            return operation == .update ? text + " using " + apiVersion : text
        }

        /// The message of the cause in the answer; its reason is `FieldManagerConflict`.
        package var message: String { "conflict with " + managerText }
    }

    /// Other managers own fields with other values; sorted by manager. Answered with 409 and reason `Conflict`.
    case conflicts([Conflict])
    /// The configuration may not be applied at all. Answered with 400 and reason `BadRequest`.
    case badRequest(String)
    /// The configuration does not fit the schema. Answered with 500 and no reason, as the API server does.
    case invalid(String)

    /// The HTTP status of the answer.
    package var status: Int {
        switch self {
        case .conflicts: 409
        case .badRequest: 400
        case .invalid: 500
        }
    }

    /// The message of the answer.
    package var message: String {
        switch self {
        case .badRequest(let message), .invalid(let message): return message
        case .conflicts(let conflicts):
            if conflicts.count == 1 {
                return "Apply failed with 1 conflict: \(conflicts[0].message): \(conflicts[0].fieldPath)"
            }
            var lines: [String] = []
            var manager = ""
            for conflict in conflicts {
                if conflict.managerText != manager {
                    manager = conflict.managerText
                    lines.append("conflicts with \(manager):")
                }
                lines.append("- " + conflict.fieldPath)
            }
            return "Apply failed with \(conflicts.count) conflicts: " + lines.joined(separator: "\n")
        }
    }
}
