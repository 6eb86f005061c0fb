public import SteadyCodec

/// What an admission webhook answers: `admission.k8s.io/v1 AdmissionResponse`.
public struct AdmissionResponse: Sendable, Hashable {
    /// Whether the request may go on.
    public var isAllowed: Bool
    /// Why not: a `Status`, of which `message`, `reason` and `code` count.
    public var status: JSONValue?
    /// How the object is to be changed; only of mutating webhooks.
    public var patch: JSONPatch?
    /// What the requester is warned of, each at most 120 characters.
    public var warnings: [String] = []
    /// What the audit log is to note, under the webhook's name.
    public var auditAnnotations: [String: String] = [:]

    /// An answer that allows or refuses without a word.
    public init(isAllowed: Bool) { self.isAllowed = isAllowed }

    /// The request may go on.
    public static let allowed = AdmissionResponse(isAllowed: true)

    /// The request may go on, and the requester is warned.
    public static func allowed(warnings: [String]) -> AdmissionResponse {
        var response = allowed
        response.warnings = warnings
        return response
    }

    /// The request is refused.
    ///
    /// - Parameters:
    ///   - message: why.
    ///   - code: the HTTP status code, 400 or more.
    ///   - reason: the machine-readable reason that goes with the code.
    public static func denied(_ message: String, code: Int = 403, reason: String = "Forbidden") -> AdmissionResponse {
        var response = AdmissionResponse(isAllowed: false)
        response.status = ["message": .string(message), "code": .integer(Int64(code)), "reason": .string(reason)]
        return response
    }

    /// The object is refused because of what is wrong with its fields: 422.
    public static func invalid(_ problems: [FieldProblem]) -> AdmissionResponse {
        let texts = problems.map(\.description)
        let text = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
        var response = denied(text, code: 422, reason: "Invalid")
        let causes: [JSONValue] = problems.map {
            ["reason": .string($0.reason.rawValue), "message": .string($0.message), "field": .string($0.path)]
        }
        response.status?["details"] = ["causes": .array(causes)]
        return response
    }

    /// The request may go on with another object.
    ///
    /// - Parameters:
    ///   - old: the object as it came with the request.
    ///   - new: the object as it is to be.
    public static func changed(from old: JSONValue?, to new: JSONValue) -> AdmissionResponse {
        var response = allowed
        let patch = JSONPatch(from: old ?? .emptyObject, to: new)
        response.patch = patch.count == 0 ? nil : patch
        return response
    }

    /// The request may go on with its object changed by a patch.
    public static func patched(_ patch: JSONPatch) -> AdmissionResponse {
        var response = allowed
        response.patch = patch
        return response
    }

    /// The answer as JSON.
    ///
    /// - Parameter uid: of the request.
    public func json(uid: String) -> JSONValue {
        var json: JSONValue = ["uid": .string(uid), "allowed": .bool(isAllowed)]
        if let status { json["status"] = status }
        if let patch {
            json["patch"] = .string(Base64(patch.json.serialized()).encoded)
            json["patchType"] = "JSONPatch"
        }
        if !warnings.isEmpty { json["warnings"] = .array(warnings.map { .string($0) }) }
        if !auditAnnotations.isEmpty {
            json["auditAnnotations"] = .object(
                JSONObject(auditAnnotations.map { (name: $0.key, value: JSONValue.string($0.value)) }))
        }
        return json
    }

    /// The review that carries the answer.
    ///
    /// - Parameters:
    ///   - uid: of the request.
    ///   - version: of the review that carried the request.
    public func review(uid: String, version: String = "v1") -> JSONValue {
        [
            "kind": "AdmissionReview", "apiVersion": .string("admission.k8s.io/\(version)"), "response": json(uid: uid),
        ]
    }
}
