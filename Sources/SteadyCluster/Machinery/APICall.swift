import SteadyClient
import SteadyCodec

/// A request as the server core reads it.
struct APICall {
    var request: APIRequest
    /// Who sent it.
    var requester = Requester.administrator
    /// In which form objects are answered.
    var form = ObjectForm.whole
    /// What every answer to it warns of.
    var notice: String?
    /// Whether admission has nothing more to say to it.
    var isAdmitted = false
    /// Whether the path alone asks for a watch.
    var isWatchPath = false

    var method: APIRequest.Method { request.method }
    var path: String { request.path }

    func query(_ name: String) -> String? { request.queryValue(name) }
    func header(_ name: String) -> String? { request.headers[name] }

    /// Whether a query parameter is there and says neither `false` nor `0`.
    func flag(_ name: String) -> Bool { optionalFlag(name) ?? false }

    /// What a query parameter says; `nil` if it is not there.
    func optionalFlag(_ name: String) -> Bool? { query(name).map { $0.lowercased() != "false" && $0 != "0" } }

    var isWatch: Bool { isWatchPath || flag("watch") }

    /// The media type of the body, without parameters.
    var contentType: String {
        guard let text = header("content-type"), !text.isEmpty else { return "" }
        // As clients write it.
        if text.utf8.allSatisfy({ $0 != 0x3B && $0 != 0x20 && !(0x41...0x5A).contains($0) && $0 < 0x80 }) { return text }
        let type = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return type.isEmpty ? text : type
    }

    /// Whether nothing is to be stored.
    var isDryRun: Bool { request.query.contains { $0.name == "dryRun" && $0.value == "All" } }

    /// The name that owns the fields this request writes: `fieldManager`, or the start of the user agent.
    var fieldManager: String {
        if let manager = query("fieldManager"), !manager.isEmpty { return manager }
        guard let agent = header("user-agent") else { return "unknown" }
        return String(agent.prefix { $0 != "/" }.prefix(128))
    }

    /// The body as an object, and the names of members that occur twice.
    ///
    /// - Parameters:
    ///   - kind: what it should be, for messages.
    ///   - mergesDuplicates: whether of objects that occur twice all members stay, as in typed values.
    /// - Throws: 400 if it is not a JSON object.
    func object(_ kind: String, mergesDuplicates: Bool) throws(StatusError) -> (value: JSONValue, duplicates: [String]) {
        let bytes = request.body ?? []
        var duplicates: [String] = []
        var value: JSONValue
        do {
            value = try JSONValue.parse(bytes, duplicates: &duplicates)
            if mergesDuplicates, !duplicates.isEmpty { value = try JSONValue.parse(merging: bytes) }
        } catch {
            throw Self.unrecognized(kind, "json parse error: \(JSONFault.text(bytes) ?? "\(error)")", bytes)
        }
        if value.isNull { return (.emptyObject, []) }
        guard case .object = value else {
            let type =
                "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }"
            throw Self.unrecognized(
                kind, "json parse error: json: cannot unmarshal \(JSONFault.goType(value)) into Go value of type \(type)", bytes)
        }
        for name in ["apiVersion", "kind"] {
            guard let type = value[name], !type.isNull, type.stringValue == nil else { continue }
            throw Self.unrecognized(
                kind,
                "json parse error: json: cannot unmarshal \(JSONFault.goType(type)) into Go struct field .\(name) of type string",
                bytes)
        }
        return (value, duplicates)
    }

    private static func unrecognized(_ kind: String, _ why: String, _ bytes: [UInt8]) -> StatusError {
        .badRequest(
            "the object provided is unrecognized (must be of type \(kind)): couldn't get version/kind; \(why) "
                + "(\(JSONFault.summary(bytes)))")
    }
}

/// A response of the server core.
struct APIAnswer {
    private enum Body {
        case made([UInt8])
        case toBeMade(@Sendable () -> [UInt8])
    }

    var status: Int
    private var body: Body
    var contentType = "application/json"
    var warnings: [String] = []
    var headers: [String: String] = [:]

    init(status: Int = 200, bytes: [UInt8], warnings: [String] = []) {
        self.status = status
        body = .made(bytes)
        self.warnings = warnings
    }

    /// An answer whose body takes a while, and nothing of the server, to make.
    init(later make: @escaping @Sendable () -> [UInt8]) {
        status = 200
        body = .toBeMade(make)
    }

    var bytes: [UInt8] {
        get {
            switch body {
            case .made(let bytes): bytes
            case .toBeMade(let make): make()
            }
        }
        set { body = .made(newValue) }
    }

    /// Makes the body if it is not yet made.
    mutating func settle() {
        if case .toBeMade(let make) = body { body = .made(make()) }
    }

    init(status: Int = 200, body: JSONValue, warnings: [String] = []) {
        self.init(status: status, bytes: body.serialized(), warnings: warnings)
        if let seconds = body[path: "details", "retryAfterSeconds"]?.integerValue { headers["retry-after"] = String(seconds) }
    }

    init(_ error: StatusError) {
        self.init(status: error.code, body: error.status, warnings: error.warnings)
    }

    /// The same answer as YAML, if it is JSON.
    var asYAML: APIAnswer {
        guard contentType.hasPrefix("application/json"), let value = try? JSONValue(parsing: bytes) else { return self }
        var answer = self
        answer.bytes = YAMLText.bytes(value)
        answer.contentType = "application/yaml" + contentType.dropFirst("application/json".count)
        return answer
    }

    static func text(_ status: Int, _ text: String) -> APIAnswer {
        var answer = APIAnswer(status: status, bytes: Array(text.utf8))
        answer.contentType = "text/plain; charset=utf-8"
        return answer
    }

    static let notFoundText = text(404, "404 page not found\n")

    private static let headersOfJSON = ["content-type": "application/json"]

    var response: APIResponse {
        if headers.isEmpty, contentType == "application/json" {
            return APIResponse(status: status, headers: Self.headersOfJSON, warnings: warnings, body: bytes)
        }
        var headers = headers
        headers["content-type"] = contentType
        return APIResponse(status: status, headers: headers, warnings: warnings, body: bytes)
    }
}
