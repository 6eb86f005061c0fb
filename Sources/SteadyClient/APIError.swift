public import SteadyCodec

/// What an API server answered instead of success (`metav1.Status`).
public struct APIError: Error, Hashable, Sendable {
    /// One reason among several, such as one field of an invalid object.
    public struct Cause: Hashable, Sendable {
        /// A machine-readable word: `FieldValueRequired`, `FieldManagerConflict`, ….
        public var reason: String
        /// The reason in words.
        public var message: String
        /// The path of the field: `spec.containers[0].image`.
        public var field: String

        /// A cause of these parts.
        public init(reason: String, message: String, field: String) {
            self.reason = reason
            self.message = message
            self.field = field
        }
    }

    /// The HTTP status code, or the code in the Status when it came in a stream.
    public var code: Int
    /// A machine-readable word: `NotFound`, `Conflict`, `Invalid`, …; empty if the server gave none.
    public var reason: String
    /// What happened, in the server's words.
    public var message: String
    /// The single reasons, if there are several.
    public var causes: [Cause]
    /// How long the server asked to wait before another try.
    public var retryAfter: Duration?
    /// Method and path of the request.
    public var request: String

    /// An error of these parts.
    public init(
        code: Int, reason: String = "", message: String, causes: [Cause] = [], retryAfter: Duration? = nil, request: String = ""
    ) {
        self.code = code
        self.reason = reason
        self.message = message
        self.causes = causes
        self.retryAfter = retryAfter
        self.request = request
    }

    /// Reads a Status object.
    public init(status: JSONValue, code fallback: Int = 0, request: String = "") {
        let details = status["details"]
        code = status["code"]?.integerValue.map(Int.init(clamping:)) ?? fallback
        reason = status["reason"]?.stringValue ?? ""
        message = status["message"]?.stringValue ?? ""
        causes = (details?["causes"]?.arrayValue ?? []).map {
            Cause(
                reason: $0["reason"]?.stringValue ?? "", message: $0["message"]?.stringValue ?? "",
                field: $0["field"]?.stringValue ?? "")
        }
        retryAfter = details?["retryAfterSeconds"]?.integerValue.map { .seconds($0) }
        self.request = request
    }

    /// Reads the body of a response that is not a success; a body that is no Status becomes the message.
    init(response: APIResponse, to request: APIRequest) {
        let name = "\(request.method.rawValue) \(request.path)"
        if let status = try? JSONValue(parsing: response.body), status["kind"]?.stringValue == "Status" {
            self.init(status: status, code: response.status, request: name)
        } else {
            let text = String(decoding: response.body.prefix(1024), as: UTF8.self)
            self.init(code: response.status, message: text.isEmpty ? "HTTP status \(response.status)" : text, request: name)
        }
        if retryAfter == nil, let seconds = response.headers["retry-after"].flatMap({ Int64($0) }) {
            retryAfter = .seconds(seconds)
        }
    }
}

extension APIError {
    /// The object, or its namespace, does not exist.
    public var isNotFound: Bool { reason == "NotFound" || (reason.isEmpty && code == 404) }
    /// Another writer was faster, or owns a field that was applied.
    public var isConflict: Bool { reason == "Conflict" || (reason.isEmpty && code == 409) }
    /// An object of that name exists already.
    public var isAlreadyExists: Bool { reason == "AlreadyExists" }
    /// The version asked for is no longer kept: list anew.
    public var isExpired: Bool { reason == "Expired" || reason == "Gone" || code == 410 }
    /// The object breaks a rule of its schema or an admission check.
    public var isInvalid: Bool { reason == "Invalid" || code == 422 }
    /// The caller may not do this, or a quota or a terminating namespace forbids it.
    public var isForbidden: Bool { reason == "Forbidden" || (reason.isEmpty && code == 403) }
    /// The server is busy or away for the moment; the same request may succeed later.
    public var isTransient: Bool { code == 429 || code == 500 || code == 503 || code == 504 }
}

extension APIError: CustomStringConvertible {
    public var description: String {
        var text = request.isEmpty ? "" : "\(request): "
        text += message.isEmpty ? "HTTP status \(code)" : message
        return text + (reason.isEmpty ? " (\(code))" : " (\(code) \(reason))")
    }
}
