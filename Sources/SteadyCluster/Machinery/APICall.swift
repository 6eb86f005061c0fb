import SteadyClient
import SteadyCodec

/// A request as the server core reads it.
struct APICall {
    var request: APIRequest

    var method: APIRequest.Method { request.method }
    var path: String { request.path }

    func query(_ name: String) -> String? { request.queryValue(name) }
    func header(_ name: String) -> String? { request.headers[name] }

    /// Whether a query parameter is `true` or `1`.
    func flag(_ name: String) -> Bool { ["true", "1"].contains(query(name)) }

    var form: ObjectForm { ObjectForm(accept: header("accept")) }

    /// The media type of the body, without parameters.
    var contentType: String {
        let type = (header("content-type") ?? "application/json").prefix { $0 != ";" }
        return String(type.filter { $0 != " " })
    }

    func isDryRun() throws(StatusError) -> Bool {
        guard let value = query("dryRun"), !value.isEmpty else { return false }
        guard value == "All" else {
            throw .invalid(
                kind: "CreateOptions", group: "meta.k8s.io", name: "",
                [
                    FieldCause(
                        reason: "FieldValueNotSupported", message: "Unsupported value: \"\(value)\": supported values: \"All\"",
                        field: "dryRun")
                ])
        }
        return true
    }

    /// The name that owns the fields this request writes: `fieldManager`, or the start of the user agent.
    var fieldManager: String {
        if let manager = query("fieldManager"), !manager.isEmpty { return manager }
        let agent = (header("user-agent") ?? "unknown").prefix { $0 != "/" }
        return String(agent.prefix(128))
    }

    /// The body as an object.
    ///
    /// - Throws: 400 if it is not a JSON object; the names of members that occur twice are returned.
    func object() throws(StatusError) -> (value: JSONValue, duplicates: [String]) {
        var duplicates: [String] = []
        let value: JSONValue
        do {
            value = try JSONValue.parse(request.body ?? [], duplicates: &duplicates)
        } catch {
            throw .badRequest("the object provided is unrecognized (must be of type JSON): \(error)")
        }
        guard case .object = value else {
            throw .badRequest("the object provided is unrecognized: expected an object, found \(value.typeName)")
        }
        return (value, duplicates)
    }
}

/// A response of the server core.
struct APIAnswer {
    var status: Int
    var bytes: [UInt8]
    var contentType = "application/json"
    var warnings: [String] = []
    var headers: [String: String] = [:]

    init(status: Int = 200, bytes: [UInt8], warnings: [String] = []) {
        self.status = status
        self.bytes = bytes
        self.warnings = warnings
    }

    init(status: Int = 200, body: JSONValue, warnings: [String] = []) {
        self.init(status: status, bytes: body.serialized(), warnings: warnings)
        if let seconds = body[path: "details", "retryAfterSeconds"]?.integerValue { headers["retry-after"] = String(seconds) }
    }

    static func text(_ status: Int, _ text: String) -> APIAnswer {
        var answer = APIAnswer(status: status, bytes: Array(text.utf8))
        answer.contentType = "text/plain; charset=utf-8"
        return answer
    }

    static let notFoundText = text(404, "404 page not found\n")

    var response: APIResponse {
        var headers = headers
        headers["content-type"] = contentType
        return APIResponse(status: status, headers: headers, warnings: warnings, body: bytes)
    }
}
