public import SteadyCodec

extension CELSchema {
    /// Reads an OpenAPI v3 schema as custom resource definitions write it.
    ///
    /// - Parameters:
    ///   - json: the schema, an object.
    ///   - isResourceRoot: whether values are whole objects, whose `apiVersion`, `kind`, `metadata.name` and
    ///     `metadata.generateName` can always be used.
    public convenience init(openAPI json: JSONValue, isResourceRoot: Bool = false) {
        self.init(openAPI: json, isResourceRoot: isResourceRoot, name: "selfType")
    }

    private convenience init(openAPI json: JSONValue, isResourceRoot: Bool, name: String) {
        let isNullable = json["nullable"]?.boolValue ?? false
        let maxLength = json["maxLength"]?.integerValue.map { UInt64(clamping: $0) }
        if json["x-kubernetes-int-or-string"]?.boolValue == true {
            self.init(kind: .intOrString, isNullable: isNullable, maximumCount: maxLength.map { $0 &* 4 } ?? Self.longest)
            return
        }
        var json = json
        if isResourceRoot { json = Self.withObjectMeta(json) }
        switch json["type"]?.stringValue {
        case "array": self.init(list: json, isNullable, name)
        case "object": self.init(object: json, isNullable, name)
        case "string":
            let (kind, count, bytes) = Self.text(json, maxLength)
            self.init(kind: kind, isNullable: isNullable, maximumCount: count, minimumBytes: bytes)
        case "boolean": self.init(kind: .boolean, isNullable: isNullable, minimumBytes: 4)
        case "number": self.init(kind: .number, isNullable: isNullable)
        case "integer": self.init(kind: .integer, isNullable: isNullable)
        default: self.init(kind: .dynamic, isNullable: true, isExposed: false)
        }
    }

    private convenience init(list json: JSONValue, _ isNullable: Bool, _ name: String) {
        let items = json["items"].map { Self.nested($0, name + ".@idx") } ?? .hidden
        var identity = ListIdentity.none
        switch json["x-kubernetes-list-type"]?.stringValue {
        case "set": identity = .set
        case "map":
            let keys = json["x-kubernetes-list-map-keys"]?.arrayValue?.compactMap(\.stringValue) ?? []
            identity = .keys(keys.compactMap { Self.escaped($0) })
        default: break
        }
        let most = json["maxItems"]?.integerValue.map { UInt64(clamping: $0) }
        self.init(
            kind: .list, isNullable: isNullable,
            maximumCount: most ?? UInt64((Self.requestSize - 2) / (items.minimumBytes + 1)), minimumBytes: 2, inner: items,
            listIdentity: identity, isExposed: items.isExposed)
    }

    private convenience init(object json: JSONValue, _ isNullable: Bool, _ name: String) {
        if let additional = json["additionalProperties"], additional.objectValue != nil {
            let values = Self.nested(additional, name + ".@elem")
            let most = json["maxProperties"]?.integerValue.map { UInt64(clamping: $0) }
            self.init(
                kind: .map, isNullable: isNullable,
                maximumCount: most ?? UInt64((Self.requestSize - 2) / (values.minimumBytes + 6)), minimumBytes: 2, inner: values,
                isExposed: values.isExposed)
            return
        }
        let required = Set((json["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        var fields: [String: Field] = [:]
        var minimum: Int64 = 2
        for (property, schema) in json["properties"]?.objectValue ?? JSONObject() {
            let inside = Self.nested(schema, name + "." + property)
            guard inside.isExposed else { continue }
            if let escaped = Self.escaped(property) { fields[escaped] = Field(name: property, schema: inside, isVisible: true) }
            // Behind a dot reserved words are names like others.
            if CELParser.reserved.contains(property) {
                fields[property] = Field(name: property, schema: inside, isVisible: true)
            }
            if required.contains(property), schema["default"] == nil {
                minimum += Int64(property.utf8.count) + inside.minimumBytes + 4
            }
        }
        self.init(kind: .object, isNullable: isNullable, minimumBytes: minimum, fields: fields, typeName: name)
    }

    private static func nested(_ json: JSONValue, _ name: String) -> CELSchema {
        CELSchema(
            openAPI: json, isResourceRoot: json["x-kubernetes-embedded-resource"]?.boolValue ?? false, name: name)
    }

    private static let hidden = CELSchema(kind: .dynamic, isNullable: true, isExposed: false)
    private static let longest = UInt64(requestSize - 2)

    private static func text(_ json: JSONValue, _ maxLength: UInt64?) -> (Kind, UInt64, Int64) {
        switch json["format"]?.stringValue {
        case "byte": return (.bytes, maxLength ?? longest, 2)
        case "duration": return (.duration, 32, 3)
        case "date": return (.date, 12, 12)
        case "date-time": return (.dateTime, 32, 21)
        default: break
        }
        if let maxLength { return (.string, maxLength.multipliedReportingOverflow(by: 4).overflow ? .max : maxLength * 4, 2) }
        let allowed = json["enum"]?.arrayValue ?? []
        if !allowed.isEmpty {
            return (.string, UInt64(allowed.map { $0.stringValue?.utf8.count ?? 0 }.max() ?? 0), 2)
        }
        return (.string, longest, 2)
    }

    private static func withObjectMeta(_ json: JSONValue) -> JSONValue {
        var json = json
        json["type"] = "object"
        json["additionalProperties"] = nil
        json[path: "properties", "apiVersion"] = ["type": "string"]
        json[path: "properties", "kind"] = ["type": "string"]
        json[path: "properties", "metadata"] = [
            "type": "object", "properties": ["name": ["type": "string"], "generateName": ["type": "string"]],
        ]
        return json
    }

    private static let reserved = CELParser.reserved.union(["true", "false", "null", "in"])

    /// The name by which expressions use a field: `.`, `-`, `/`, `__` and reserved words are escaped.
    ///
    /// - Returns: `nil` for names that cannot be used.
    public static func escaped(_ name: String) -> String? {
        if reserved.contains(name) { return "__\(name)__" }
        guard let first = name.unicodeScalars.first, !("0"..."9").contains(first) else { return nil }
        var result = ""
        var rest = name.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case ".": result += "__dot__"
            case "-": result += "__dash__"
            case "/": result += "__slash__"
            case "_" where rest.first == "_":
                rest.removeFirst()
                result += "__underscores__"
            case "a"..."z", "A"..."Z", "0"..."9", "_": result.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        return result
    }

    /// An object type with these fields, for values that are not described by OpenAPI.
    public static func object(_ name: String, _ fields: [(name: String, schema: CELSchema)]) -> CELSchema {
        var members: [String: Field] = [:]
        for field in fields {
            guard let key = escaped(field.name) else { continue }
            members[key] = Field(name: field.name, schema: field.schema, isVisible: true)
            if CELParser.reserved.contains(field.name) { members[field.name] = members[key] }
        }
        return CELSchema(kind: .object, fields: members, typeName: name)
    }

    public static let string = CELSchema(kind: .string, maximumCount: longest, minimumBytes: 2)
    public static let boolean = CELSchema(kind: .boolean, minimumBytes: 4)
    public static let integer = CELSchema(kind: .integer)
    public static let dateTime = CELSchema(kind: .dateTime, maximumCount: 32, minimumBytes: 21)
    public static func list(of element: CELSchema) -> CELSchema { CELSchema(kind: .list, minimumBytes: 2, inner: element) }
    public static func map(of value: CELSchema) -> CELSchema { CELSchema(kind: .map, minimumBytes: 2, inner: value) }
}
