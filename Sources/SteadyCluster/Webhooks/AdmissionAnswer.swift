import SteadyClient
import SteadyCodec

/// What a webhook's answer comes to.
enum AdmissionVerdict {
    case allowed(patch: JSONValue?)
    /// The webhook refuses.
    case denied(StatusError)
    /// The call failed: the failure policy decides.
    case failed(String)
}

/// An answer to an admission review, read and checked.
struct AdmissionAnswer {
    var verdict: AdmissionVerdict
    var warnings: [String] = []
    var auditAnnotations: [(key: String, value: String)] = []

    init(_ answer: Exchange.Answer, of webhook: Webhook, isMutating: Bool) {
        let review: JSONValue
        switch ReviewText.read(answer.outcome) {
        case .failure(let failure):
            verdict = .failed("failed to call webhook: \(failure.description)")
            return
        case .success(let value): review = value
        }
        verdict = .allowed(patch: nil)
        do throws(WebhookCallError) {
            let response = try Self.response(review, uid: answer.uid, version: webhook.reviewVersion ?? "v1")
            let patch = try Self.patch(response, isMutating: isMutating, isStrict: webhook.reviewVersion != "v1beta1")
            warnings = (response["warnings"]?.arrayValue ?? []).compactMap(\.stringValue)
            auditAnnotations = (response["auditAnnotations"]?.objectValue ?? [:]).map {
                (key: "\(webhook.name)/\($0.name)", value: $0.value.stringValue ?? "")
            }
            if response["allowed"] == true {
                verdict = try Self.decoded(patch)
            } else {
                verdict = .denied(Self.denial(response["status"], of: webhook.name))
            }
        } catch {
            verdict = .failed(error.description)
        }
    }

    private static func invalid(_ why: String) -> WebhookCallError {
        WebhookCallError("received invalid webhook response: \(why)")
    }

    private static func response(_ review: JSONValue, uid: String, version: String) throws(WebhookCallError) -> JSONValue {
        guard let response = review["response"], case .object = response else { throw invalid("webhook response was absent") }
        guard version == "v1" else { return response }
        let given = response["uid"]?.stringValue ?? ""
        guard given == uid else {
            throw invalid("expected response.uid=\(GoString.quoted(uid)), got \(GoString.quoted(given))")
        }
        let type = ReviewText.type(review)
        guard type == "admission.k8s.io/v1, Kind=AdmissionReview" else {
            throw invalid("expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got \(type)")
        }
        return response
    }

    /// The text of the patch, if there is one.
    private static func patch(
        _ response: JSONValue, isMutating: Bool, isStrict: Bool
    ) throws(WebhookCallError) -> String? {
        let text = response["patch"]?.stringValue ?? ""
        let type = response["patchType"].flatMap { $0.isNull ? nil : $0.stringValue }
        guard isMutating else {
            if isStrict, !text.isEmpty { throw invalid("validating webhook may not return response.patch") }
            if isStrict, type != nil { throw invalid("validating webhook may not return response.patchType") }
            return nil
        }
        if isStrict {
            if !text.isEmpty, type == nil { throw invalid("webhook returned response.patch but not response.patchType") }
            if text.isEmpty, type != nil { throw invalid("webhook returned response.patchType but not response.patch") }
            if type == "" { throw invalid("webhook returned invalid response.patchType of \"\"") }
        }
        guard !text.isEmpty else { return nil }
        guard !isStrict || type == "JSONPatch" else {
            throw WebhookCallError("unsupported patch type \(GoString.quoted(type ?? ""))")
        }
        return text
    }

    private static func decoded(_ text: String?) throws(WebhookCallError) -> AdmissionVerdict {
        guard let text else { return .allowed(patch: nil) }
        guard let bytes = SteadyCodec.Base64(encoded: text)?.bytes, let patch = try? JSONValue(parsing: bytes),
            case .array(let steps) = patch
        else { throw WebhookCallError("received undecodable patch in webhook response: not a JSON patch in base64") }
        return .allowed(patch: steps.isEmpty ? nil : patch)
    }

    /// The refusal with the Status that the webhook gives.
    static func denial(_ given: JSONValue?, of webhook: String) -> StatusError {
        let text = "admission webhook \(GoString.quoted(webhook)) denied the request"
        var status: JSONValue = ["kind": "Status", "apiVersion": "v1", "metadata": [:]]
        for name in ["metadata", "reason", "details"] {
            if let value = given?[name], !value.isNull, value != "" { status[name] = value }
        }
        let code = max(400, given?["code"]?.integerValue ?? 0)
        let own = given?["status"]?.stringValue ?? ""
        status["status"] = .string(own.isEmpty || own == "Success" ? "Failure" : own)
        status["code"] = .integer(code)
        let message = given?["message"]?.stringValue ?? ""
        let reason = given?["reason"]?.stringValue ?? ""
        if !message.isEmpty {
            status["message"] = .string("\(text): \(message)")
        } else if !reason.isEmpty {
            status["message"] = .string("\(text): \(reason)")
        } else {
            // Codes below 400 are not refusals; one that is none is not given.
            status["message"] = .string("\(text) without explanation")
        }
        return StatusError(status, code: Int(min(code, 599)))
    }
}

/// Answers of webhooks as text.
enum ReviewText {
    /// The review in an answer.
    static func read(_ outcome: Exchange.Outcome) -> Result<JSONValue, WebhookCallError> {
        switch outcome {
        case .failed(let why): return .failure(WebhookCallError(why))
        case .body(let status, let bytes):
            guard (200..<300).contains(status) else { return .failure(WebhookCallError(refusal(status, bytes))) }
            guard let value = try? JSONValue(parsing: bytes), case .object = value else {
                let why = JSONFault.text(bytes) ?? "json: cannot unmarshal into Go value of type struct"
                return .failure(WebhookCallError("couldn't get version/kind; json parse error: \(why)"))
            }
            if (value["kind"]?.stringValue ?? "").isEmpty {
                return .failure(
                    WebhookCallError("Object 'Kind' is missing in '\(String(decoding: bytes.prefix(4096), as: UTF8.self))'"))
            }
            return .success(value)
        }
    }

    /// `group/version, Kind=kind` of a review.
    static func type(_ review: JSONValue) -> String {
        "\(review["apiVersion"]?.stringValue ?? ""), Kind=\(review["kind"]?.stringValue ?? "")"
    }

    /// What a client makes of an HTTP status that is no success.
    private static func refusal(_ status: Int, _ bytes: [UInt8]) -> String {
        if let value = try? JSONValue(parsing: bytes), value["kind"] == "Status", let message = value["message"]?.stringValue {
            return message
        }
        switch status {
        case 401: return "the server has asked for the client to provide credentials"
        case 403: return "forbidden"
        case 404: return "the server could not find the requested resource"
        case 405: return "the server does not allow this method on the requested resource"
        case 406: return "the server was unable to respond with a content type that the client supports"
        case 409: return "the server reported a conflict"
        case 410: return "the server could not find the requested resource"
        case 413: return "Request entity too large"
        case 415:
            return "the server could not process the body of the request: the media type is not supported"
        case 422: return "the server rejected our request due to an error in our request"
        case 429: return "the server has received too many requests and has asked us to try again later"
        case 503: return "the server is currently unable to handle the request"
        case 504:
            return "the server was unable to return a response in the time allotted, but may still be processing the request"
        case 500...:
            let text = String(decoding: bytes.prefix(2048), as: UTF8.self)
            let shown = String(text.reversed().drop(while: \.isWhitespace).reversed())
            return
                "an error on the server (\(GoString.quoted(shown.isEmpty ? "unknown" : shown))) has prevented the request from "
                + "succeeding"
        default: return "the server responded with the status code \(status) but did not return more information"
        }
    }
}

extension StatusError {
    /// A Status as somebody else made it.
    init(_ status: JSONValue, code: Int) {
        self.init(code, reason: "", message: "")
        self.status = status
    }

    /// 500 with the text of what went wrong inside.
    static func internalError(_ why: String) -> StatusError {
        StatusError(
            500, reason: "InternalError", message: "Internal error occurred: \(why)",
            details: ["causes": [["message": .string(why)]]])
    }
}
