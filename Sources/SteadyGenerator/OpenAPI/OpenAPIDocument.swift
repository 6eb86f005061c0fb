public import SteadyCodec

/// An OpenAPI v3 document of one group and version, as an API server gives it under `/openapi/v3`.
public struct OpenAPIDocument: Sendable {
    /// `v1`, `apps/v1`, ….
    public let apiVersion: String
    let schemas: JSONObject
    let paths: JSONObject

    /// Takes what the server gave.
    ///
    /// - Throws: ``GeneratorError`` if it has no `components.schemas`.
    public init(apiVersion: String, _ value: JSONValue) throws(GeneratorError) {
        self.apiVersion = apiVersion
        guard let schemas = value["components"]?["schemas"]?.objectValue else {
            throw GeneratorError(apiVersion, "components.schemas is missing: not an OpenAPI v3 document")
        }
        self.schemas = schemas
        paths = value["paths"]?.objectValue ?? JSONObject()
    }

    /// The API version that a file is about by its name: `api__v1.json`, `apis__apps__v1.json`, as Kubernetes' own
    /// repository of them and this project's scripts name them; `nil` for other names.
    public static func apiVersion(ofFile name: String) -> String? {
        guard name.hasSuffix(".json") else { return nil }
        let text = name.dropLast(".json".count)
        var parts: [Substring] = []
        var rest = text
        while let mark = rest.firstRange(of: "__") {
            parts.append(rest[..<mark.lowerBound])
            rest = rest[mark.upperBound...]
        }
        parts.append(rest)
        if parts.count == 2, parts[0] == "api" { return String(parts[1]) }
        if parts.count == 3, parts[0] == "apis" { return "\(parts[1])/\(parts[2])" }
        return nil
    }

    /// Whether the version is a stable one: `v1`, `v2`, ….
    public var isStable: Bool {
        let version = apiVersion.split(separator: "/").last ?? ""
        return version.first == "v" && version.count > 1 && version.dropFirst().allSatisfy { $0.isNumber }
    }
}

/// Group, version and kind.
struct GroupVersionKind: Hashable {
    var group: String
    var version: String
    var kind: String

    init?(_ value: JSONValue?) {
        guard let value, let kind = value["kind"]?.stringValue, let version = value["version"]?.stringValue else { return nil }
        self.kind = kind
        self.version = version
        group = value["group"]?.stringValue ?? ""
    }
}
