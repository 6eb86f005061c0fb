public import SteadyCodec
import SteadyModel

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
    /// Which object it is about, as far as the server says: its name, its kind or resource, its group.
    public var subject: Subject?
    /// Where a list can go on whose continue token is too old, at the price of the objects being of different versions.
    public var continueToken: String?

    /// What an error is about.
    public struct Subject: Hashable, Sendable {
        /// The object's name, if there is one.
        public var name: String?
        /// Its kind, or the plural of its resource.
        public var kind: String?
        /// Its API group, `nil` for the core group.
        public var group: String?
        /// Its uid, if the server says it.
        public var uid: String?
    }

    /// An error of these parts.
    ///
    /// - Parameters:
    ///   - code: the HTTP status code.
    ///   - reason: a machine-readable word.
    ///   - message: what happened.
    ///   - causes: the single reasons.
    ///   - retryAfter: how long to wait before another try.
    ///   - request: method and path.
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
        retryAfter = details?["retryAfterSeconds"]?.integerValue.flatMap { $0 > 0 ? .seconds($0) : nil }
        if let details, details["name"] != nil || details["kind"] != nil {
            subject = Subject(
                name: details["name"]?.stringValue, kind: details["kind"]?.stringValue, group: details["group"]?.stringValue,
                uid: details["uid"]?.stringValue)
        }
        let token = status[path: "metadata", "continue"]?.stringValue
        continueToken = token?.isEmpty == true ? nil : token
        self.request = request
    }

    /// Reads the body of a response that is not a success; a body that is no Status becomes the message.
    ///
    /// - Parameters:
    ///   - response: what came.
    ///   - request: what for.
    ///   - now: when it came.
    init(response: APIResponse, to request: APIRequest, now: Timestamp) {
        let name = "\(request.method.rawValue) \(request.path)"
        if let status = try? JSONValue(parsing: response.body), status["kind"]?.stringValue == "Status" {
            self.init(status: status, code: response.status, request: name)
        } else {
            let text = String(decoding: response.body.prefix(1024), as: UTF8.self)
            self.init(code: response.status, message: text.isEmpty ? "HTTP status \(response.status)" : text, request: name)
        }
        if retryAfter == nil { retryAfter = Self.retryAfter(response.headers, now) }
    }

    /// The time to wait that a header field asks for: seconds, or a date (RFC 9110, 10.2.3).
    private static func retryAfter(_ headers: [String: String], _ now: Timestamp) -> Duration? {
        guard let field = headers["retry-after"] else { return nil }
        if let seconds = Int64(field) { return seconds >= 0 ? .seconds(seconds) : nil }
        guard let date = Timestamp(httpDate: field, now: now) else { return nil }
        // Clocks differ: what counts is how far it lies after the server's own date.
        let sent = headers["date"].flatMap { Timestamp(httpDate: $0, now: now) }
        return max(.zero, (sent ?? now).duration(to: date))
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
    /// Nobody is known by these credentials, or there were none.
    public var isUnauthorized: Bool { reason == "Unauthorized" || (reason.isEmpty && code == 401) }
    /// The request cannot be understood.
    public var isBadRequest: Bool { reason == "BadRequest" || (reason.isEmpty && code == 400) }
    /// The resource does not know this verb.
    public var isMethodNotAllowed: Bool { reason == "MethodNotAllowed" || (reason.isEmpty && code == 405) }
    /// The server was asked for or was sent a media type it does not speak.
    public var isUnsupportedMediaType: Bool { code == 406 || code == 415 }
    /// The object is larger than the server takes.
    public var isTooLarge: Bool { reason == "RequestEntityTooLarge" || code == 413 }
    /// The server asks to send less.
    public var isTooManyRequests: Bool { reason == "TooManyRequests" || code == 429 }
    /// A PodDisruptionBudget does not allow the eviction now.
    public var isBlockedByDisruptionBudget: Bool { causes.contains { $0.reason == "DisruptionBudget" } }
    /// The server, or one behind it, was not done in time; the request may have been processed.
    public var isTimeout: Bool { reason == "Timeout" || reason == "ServerTimeout" || code == 504 }
    /// The server failed; its log may say why.
    public var isInternalError: Bool { reason == "InternalError" || (reason.isEmpty && code == 500) }
    /// The server, or one behind it, is not there for the moment.
    public var isServiceUnavailable: Bool { reason == "ServiceUnavailable" || code == 503 }
    /// The namespace is being deleted and takes nothing new.
    public var isNamespaceTerminating: Bool { causes.contains { $0.reason == "NamespaceTerminating" } }
    /// The resource itself is not served, rather than the object missing.
    public var isResourceMissing: Bool { code == 404 && subject?.name == nil }
    /// Whether there is this reason among the causes, such as `FieldValueDuplicate`.
    public func hasCause(_ reason: String) -> Bool { causes.contains { $0.reason == reason } }
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
