import SteadyCodec

/// What a query says about a list or a watch.
struct ListOptions {
    enum Match: String {
        case exact = "Exact"
        case notOlderThan = "NotOlderThan"
    }

    var resourceVersion: String
    var match: Match?
    var limit: Int64
    var token: String
    var sendsInitialEvents: Bool?
    var allowsBookmarks: Bool
    var timeout: Int64

    /// - Throws: 400 for values that cannot be read, 422 for combinations that are not allowed.
    init(_ call: APICall) throws(StatusError) {
        resourceVersion = call.query("resourceVersion") ?? ""
        let matchText = call.query("resourceVersionMatch") ?? ""
        match = Match(rawValue: matchText)
        limit = try Self.number("limit", call)
        timeout = try Self.number("timeoutSeconds", call)
        token = call.query("continue") ?? ""
        // Whatever is at hand is given whole.
        if resourceVersion == "0", !call.isWatch { limit = 0 }
        sendsInitialEvents = call.optionalFlag("sendInitialEvents")
        allowsBookmarks = call.flag("allowWatchBookmarks")
        let causes = call.isWatch ? watchProblems(matchText) : listProblems(matchText)
        guard causes.isEmpty else { throw .invalid(kind: "ListOptions", group: "meta.k8s.io", name: "", causes) }
    }

    private static func number(_ name: String, _ call: APICall) throws(StatusError) -> Int64 {
        guard let text = call.query(name) else { return 0 }
        guard let number = Int64(text) else {
            throw .badRequest("strconv.ParseInt: parsing \(GoString.quoted(text)): invalid syntax")
        }
        return number
    }

    private static let matchField = "resourceVersionMatch"

    private static func forbidden(_ why: String, _ field: String = matchField) -> FieldCause {
        FieldCause(reason: "FieldValueForbidden", message: "Forbidden: \(why)", field: field)
    }

    private static func unsupported(_ text: String, _ supported: [String]) -> FieldCause {
        let list = supported.map(GoString.quoted).joined(separator: ", ")
        return FieldCause(
            reason: "FieldValueNotSupported", message: "Unsupported value: \(GoString.quoted(text)): supported values: \(list)",
            field: matchField)
    }

    private func listProblems(_ text: String) -> [FieldCause] {
        var causes: [FieldCause] = []
        if !text.isEmpty {
            if resourceVersion.isEmpty {
                causes.append(Self.forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided"))
            }
            if !token.isEmpty { causes.append(Self.forbidden("resourceVersionMatch is forbidden when continue is provided")) }
            if match == nil { causes.append(Self.unsupported(text, ["Exact", "NotOlderThan", ""])) }
            if match == .exact, resourceVersion == "0" {
                causes.append(Self.forbidden("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
            }
        }
        if sendsInitialEvents != nil {
            causes.append(Self.forbidden("sendInitialEvents is forbidden for list", "sendInitialEvents"))
        }
        return causes
    }

    private func watchProblems(_ text: String) -> [FieldCause] {
        var causes: [FieldCause] = []
        if sendsInitialEvents != nil, match != .notOlderThan {
            causes.append(Self.forbidden("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
        }
        if text.isEmpty {
            if !token.isEmpty { causes.append(Self.forbidden("resourceVersionMatch is forbidden when continue is provided")) }
            return causes
        }
        if sendsInitialEvents == nil {
            causes.append(Self.forbidden("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"))
        }
        if match != .notOlderThan { causes.append(Self.unsupported(text, ["NotOlderThan"])) }
        if !token.isEmpty { causes.append(Self.forbidden("resourceVersionMatch is forbidden when continue is provided")) }
        return causes
    }
}

/// Where a page ended: the version of the first page and the key after which the next one begins.
struct ContinueToken {
    /// Zero or less for a list of the state as it is now.
    var version: Int64
    /// `namespace/name` or `name`, and a zero byte.
    var start: String

    init(version: Int64, after last: String) {
        self.version = version
        start = last + "\0"
    }

    /// - Throws: 400 if it is no token.
    init(_ text: String) throws(StatusError) {
        func invalid(_ why: String) -> StatusError { .badRequest("invalid continue token: continue key is not valid\(why)") }
        var standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        while standard.utf8.count % 4 != 0 { standard += "=" }
        guard let bytes = SteadyCodec.Base64(encoded: standard)?.bytes else {
            throw invalid(": illegal base64 data at input byte 0")
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw invalid(": \(JSONFault.text(bytes) ?? "\(error)")")
        }
        guard value["v"] == "meta.k8s.io/v1" else {
            throw invalid(": server does not recognize this encoded version \(value["v"]?.stringValue ?? "")")
        }
        guard let version = value["rv"]?.integerValue, version != 0 else {
            throw invalid(": incorrect encoded start resourceVersion (version meta.k8s.io/v1)")
        }
        guard let start = value["start"]?.stringValue, !start.isEmpty else {
            throw invalid(": encoded start key empty (version meta.k8s.io/v1)")
        }
        if start.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) { throw invalid(": \(start)") }
        self.version = version
        self.start = start
    }

    var text: String {
        let value: JSONValue = ["v": "meta.k8s.io/v1", "rv": .integer(version), "start": .string(start)]
        let encoded = SteadyCodec.Base64(value.serialized()).encoded.prefix { $0 != "=" }
        return String(encoded.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}
