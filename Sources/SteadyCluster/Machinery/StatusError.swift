package import SteadyCodec

/// An answer other than success, in the exact shape of the API server's `Status` objects.
package struct StatusError: Error, Sendable {
    /// The HTTP status code.
    package var code: Int
    /// The whole Status object.
    package var status: JSONValue
    /// What the answer warns of besides.
    package var warnings: [String] = []
    /// Whether the body could not be read, so that nothing was found in it that could be warned of.
    var isUndecodable = false

    package init(
        _ code: Int, reason: String, message: String, details: JSONValue? = nil
    ) {
        self.code = code
        status = ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure"]
        status["message"] = .string(message)
        if !reason.isEmpty { status["reason"] = .string(reason) }
        if let details { status["details"] = details }
        status["code"] = .integer(Int64(code))
    }

    package var response: (status: Int, body: JSONValue) { (code, status) }

    /// The same error, which warns of what was found before it.
    func warning(of warnings: [String]) -> StatusError {
        if isUndecodable { return self }
        var error = self
        error.warnings = warnings + error.warnings
        return error
    }
}

/// One reason of an invalid object.
package struct FieldCause: Hashable, Sendable {
    /// `FieldValueRequired`, `FieldValueInvalid`, ….
    package var reason: String
    /// The text without the field's path.
    package var message: String
    /// The path of the field.
    package var field: String

    package init(reason: String, message: String, field: String) {
        self.reason = reason
        self.message = message
        self.field = field
    }
}

extension StatusError {
    /// Details that name an object by the plural of its resource.
    private static func details(_ resource: ResourceDefinition, _ name: String, causes: [FieldCause] = []) -> JSONValue {
        details(name: name, group: resource.group, kind: resource.plural, causes: causes)
    }

    package static func details(name: String, group: String, kind: String, causes: [FieldCause] = []) -> JSONValue {
        var details: JSONValue = [:]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        if !kind.isEmpty { details["kind"] = .string(kind) }
        if !causes.isEmpty {
            details["causes"] = .array(
                causes.map { ["reason": .string($0.reason), "message": .string($0.message), "field": .string($0.field)] })
        }
        return details
    }

    static func notFound(_ resource: ResourceDefinition, _ name: String) -> StatusError {
        StatusError(
            404, reason: "NotFound", message: "\(resource.qualifiedPlural) \"\(name)\" not found",
            details: details(resource, name))
    }

    static func namespaceNotFound(_ name: String) -> StatusError {
        StatusError(
            404, reason: "NotFound", message: "namespaces \"\(name)\" not found",
            details: details(name: name, group: "", kind: "namespaces"))
    }

    static func alreadyExists(_ resource: ResourceDefinition, _ name: String, isBeingDeleted: Bool) -> StatusError {
        let text = "\(resource.qualifiedPlural) \"\(name)\" already exists"
        return StatusError(
            409, reason: "AlreadyExists", message: isBeingDeleted ? "object is being deleted: \(text)" : text,
            details: details(resource, name))
    }

    static func conflict(_ resource: ResourceDefinition, _ name: String, _ why: String) -> StatusError {
        conflict(kind: resource.plural, group: resource.group, name: name, why)
    }

    static func conflict(kind: String, group: String, name: String, _ why: String) -> StatusError {
        let qualified = group.isEmpty ? kind : "\(kind).\(group)"
        return StatusError(
            409, reason: "Conflict", message: "Operation cannot be fulfilled on \(qualified) \(GoString.quoted(name)): \(why)",
            details: details(name: name, group: group, kind: kind))
    }

    static func modified(_ resource: ResourceDefinition, _ name: String) -> StatusError {
        conflict(
            resource, name, "the object has been modified; please apply your changes to the latest version and try again")
    }

    static func badRequest(_ message: String) -> StatusError { StatusError(400, reason: "BadRequest", message: message) }

    static func invalid(_ resource: ResourceDefinition, _ name: String, _ causes: [FieldCause]) -> StatusError {
        invalid(kind: resource.kind, group: resource.group, name: name, causes)
    }

    static func invalid(kind: String, group: String, name: String, _ causes: [FieldCause]) -> StatusError {
        var texts: [String] = []
        for cause in causes {
            let text = cause.field.isEmpty ? cause.message : "\(cause.field): \(cause.message)"
            if !texts.contains(text) { texts.append(text) }
        }
        let list = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
        let qualified = group.isEmpty ? kind : "\(kind).\(group)"
        return StatusError(
            422, reason: "Invalid", message: "\(qualified) \"\(name)\" is invalid: \(list)",
            details: details(name: name, group: group, kind: kind, causes: causes))
    }

    /// A patch that makes something that cannot be read.
    static func invalidPatch(_ patch: String, _ why: String) -> StatusError {
        invalid(
            kind: "", group: "", name: "",
            [
                FieldCause(
                    reason: "FieldValueInvalid", message: "Invalid value: \(GoString.quoted(patch)): \(why)", field: "patch")
            ])
    }

    static func forbidden(_ resource: ResourceDefinition, _ name: String, _ why: String, causes: [FieldCause] = []) -> StatusError
    {
        StatusError(
            403, reason: "Forbidden", message: "\(resource.qualifiedPlural) \"\(name)\" is forbidden: \(why)",
            details: details(resource, name, causes: causes))
    }

    static let methodNotAllowed = StatusError(
        405, reason: "MethodNotAllowed", message: "the server does not allow this method on the requested resource", details: [:])

    static let unknownPath = StatusError(
        404, reason: "NotFound", message: "the server could not find the requested resource", details: [:])

    static func unsupportedMediaType(_ accepted: [String]) -> StatusError {
        StatusError(
            415, reason: "UnsupportedMediaType",
            message: "the body of the request was in an unknown format - accepted media types include: "
                + accepted.joined(separator: ", "))
    }

    static func expired(_ message: String) -> StatusError { StatusError(410, reason: "Expired", message: message) }
}
