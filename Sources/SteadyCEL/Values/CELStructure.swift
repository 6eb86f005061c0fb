public import SteadyCodec

/// An object that an expression makes: `Object{…}`, `Object.spec{…}`, or `JSONPatch{…}`.
public struct CELStructure: CELMemberSource {
    /// The name of its type: the path from the object, its steps with dots between them.
    public let name: String
    /// Its members, in the order in which they are written.
    public let members: [(name: String, value: CELValue)]

    static let patchName = "JSONPatch"
    static let objectName = "Object"
    static let patchFields: Set<String> = ["op", "path", "from", "value"]

    /// The type of that name, if expressions can make values of it.
    static func type(_ name: String) -> CELType? {
        guard name == patchName || name == objectName || name.hasPrefix(objectName + ".") else { return nil }
        return .object(CELObjectType(name: name, fields: [:]))
    }

    /// The type of whole objects.
    public static let object = CELType.object(CELObjectType(name: objectName, fields: [:]))
    /// The type of the steps of a patch.
    public static let patch = CELType.object(CELObjectType(name: patchName, fields: [:]))

    public var celType: CELType { .object(CELObjectType(name: name, fields: [:])) }

    public func equals(_ other: any CELOpaque) -> Bool? {
        guard let other = other as? CELStructure else { return false }
        guard name == other.name, members.count == other.members.count else { return false }
        return members.allSatisfy { member in
            other.member(member.name).map { CELValue.areEqual(member.value, $0) } ?? false
        }
    }

    public func member(_ name: String) -> CELValue? { members.last { $0.name == name }?.value }

    /// A key as a step of a JSON pointer.
    static func escaped(_ key: String) -> String {
        var text = ""
        for character in key.unicodeScalars {
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }

    /// Checks that objects in fields are of the type that their place says: `Object.spec` in the field `spec` of an `Object`.
    ///
    /// - Throws: what is of a wrong type, every one on a line of its own.
    public func checkNames() throws(CELFailure) {
        var problems: [String] = []
        Self.check(.opaque(self), name, &problems)
        if !problems.isEmpty { throw CELFailure(problems.joined(separator: "\n")) }
    }

    private static func check(_ value: CELValue, _ path: String, _ problems: inout [String]) {
        switch value {
        case .opaque(let opaque as CELStructure):
            if opaque.name != path {
                problems.append(
                    "unexpected type name \"\(opaque.name)\", expected \"\(path)\", which matches field name path from root "
                        + "Object type")
            }
            for member in opaque.members { check(member.value, "\(path).\(member.name)", &problems) }
        case .list(let list): for element in list.elements { check(element, path, &problems) }
        case .map(let map): for key in map.keys { if let inner = map[key] { check(inner, path, &problems) } }
        default: break
        }
    }
}

extension CELValue {
    /// The value as JSON.
    ///
    /// - Throws: ``CELFailure`` if there is no such JSON: keys that are no texts, types, missing optionals.
    public func json() throws(CELFailure) -> JSONValue {
        switch self {
        case .null: return .null
        case .bool(let bool): return .bool(bool)
        case .int(let int): return .integer(int)
        case .uint(let uint): return Int64(exactly: uint).map { .integer($0) } ?? .double(Double(uint))
        case .double(let double): return .double(double)
        case .string(let text): return .string(text)
        case .bytes(let bytes): return .string(Base64(bytes).encoded)
        case .list(let list):
            var elements: [JSONValue] = []
            for element in list.elements { elements.append(try element.json()) }
            return .array(elements)
        case .map(let map):
            if case .json(let object, _) = map.storage { return .object(object) }
            var object = JSONObject()
            for key in map.keys {
                guard case .string(let name) = key else { throw CELFailure("map key is of type \(key.dynamicType), not string") }
                object[name] = try (map[key] ?? .null).json()
            }
            return .object(object)
        case .optional(let inner?): return try inner.json()
        case .opaque(let opaque as CELStructure):
            var object = JSONObject()
            for member in opaque.members { object[member.name] = try member.value.json() }
            return .object(object)
        case .failure(let failure): throw failure
        default: throw CELFailure("unsupported conversion of \(dynamicType) to JSON")
        }
    }
}
