/// Names of Swift made of names of JSON.
package enum Identifier {
    /// Words that cannot be the name of a member without backticks.
    private static let keywords: Set<String> = [
        "Any", "Self", "Type", "Protocol", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
        "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func",
        "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch",
        "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// Names that a property cannot have even in backticks, or that the protocols of a model want for themselves.
    private static let reservedProperties: Set<String> = [
        "Protocol", "Self", "Type", "hashValue", "isAbsent", "self", "unknownFields",
    ]

    /// Names that no nested type may have: it would hide what the generated code, or the language, means by them.
    private static let reservedTypes: Set<String> = [
        "Any", "AnyObject", "Self", "Type", "Protocol", "Swift", "Array", "Bool", "Codable", "Decoder", "Dictionary", "Double",
        "Encoder", "Float", "Hashable", "Hasher", "Int", "Int32", "Int64", "Never", "Optional", "Result", "Sendable", "Set",
        "String", "Void", "Base64", "Boxed", "Condition", "FieldTable", "IntOrString", "JSONField", "JSONModel", "JSONReader",
        "JSONText", "JSONValue", "JSONWriter", "LabelSelector", "MicroTime", "ObjectMeta", "OptionalBoxed", "Quantity",
        "RawJSON", "Resource", "ResourceType", "StatusResource", "StatusValue", "StringMap", "SteadyCodec", "SteadyModel",
        "Timestamp", "UnknownFields",
    ]

    /// A name as it stands in code: in backticks if it is a keyword.
    static func quoted(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    /// A name as it stands before the colon of a parameter or an argument: there all but three keywords are plain names.
    static func label(_ name: String) -> String { ["inout", "let", "var"].contains(name) ? "`\(name)`" : name }

    /// Whether a nested type of that name would hide another that is meant.
    static func isReservedType(_ name: String) -> Bool { reservedTypes.contains(name) }

    /// The name of a property: that of JSON, without what Swift does not allow.
    ///
    /// `podIP` stays, `$ref` becomes `ref`, `x-kubernetes-map-type` becomes `xKubernetesMapType`.
    package static func property(_ name: String) -> String {
        let words = self.words(name)
        guard let first = words.first else { return "field" }
        let joined = first + words.dropFirst().map(capitalized).joined()
        return reservedProperties.contains(joined) ? joined + "Value" : startingWithLetter(joined)
    }

    /// The name of a type: `secretTemplate` becomes `SecretTemplate`.
    package static func type(_ name: String) -> String {
        startingWithLetter(words(name).map(capitalized).joined())
    }

    /// A version as a part of a name: `v1beta1` becomes `V1Beta1`.
    package static func version(_ text: String) -> String {
        var name = ""
        var startsWord = true
        for character in text where isWordCharacter(character) {
            name += startsWord ? character.uppercased() : String(character)
            startsWord = character.isNumber
        }
        return name
    }

    /// The name of a well-known value: `UseOriginal` becomes `useOriginal`, `RSA` becomes `rsa`.
    package static func value(_ text: String) -> String {
        if text.isEmpty { return "emptyValue" }
        let words = self.words(spelledOut(text))
        guard let first = words.first else { return "value" }
        let name = lowered(first) + words.dropFirst().map(capitalized).joined()
        // `.none` of an optional would be taken for `nil`, `.some` for the wrapping; the others are the engine's.
        if ["none", "some", "rawValue", "empty", "readsNull"].contains(name) { return name + "Value" }
        return name.first?.isNumber == true ? "value" + name : name
    }

    /// A name with the first letter in upper case.
    static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// One of what a plural names: `issuers` is `issuer`, `policies` is `policy`; `nil` if the word is no plural.
    package static func singular(_ name: String) -> String? {
        let lower = name.lowercased()
        if lower.hasSuffix("ies"), lower.count > 4 { return String(name.dropLast(3)) + "y" }
        for ending in ["sses", "xes", "ches", "shes", "tuses", "ziases"] where lower.hasSuffix(ending) {
            return String(name.dropLast(2))
        }
        guard lower.hasSuffix("s"), lower.count > 2 else { return nil }
        for ending in ["ss", "us", "is"] where lower.hasSuffix(ending) { return nil }
        return String(name.dropLast())
    }

    /// The runs of letters, digits and underscores.
    private static func words(_ name: String) -> [String] {
        name.split { !isWordCharacter($0) }.map(String.init)
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    private static func startingWithLetter(_ name: String) -> String {
        guard let first = name.first else { return "Value" }
        return first.isNumber || name == "_" ? "_" + name : name
    }

    /// Operators and signs as words.
    private static func spelledOut(_ text: String) -> String {
        if text.contains(where: isWordCharacter) {
            return text.hasPrefix("-") ? "minus \(text.dropFirst())" : text
        }
        let names: [Character: String] = [
            "=": "equal", "!": "not", "~": "match", "<": "less", ">": "greater", "*": "any", "+": "plus", "-": "minus",
            "/": "slash", ".": "dot", ",": "comma", "|": "or", "&": "and", "%": "percent", "?": "unknown",
        ]
        return text.map { names[$0] ?? " " }.joined(separator: " ")
    }

    /// A word with a small beginning: of a run of capitals all but the one that begins the next word.
    private static func lowered(_ word: String) -> String {
        let capitals = word.prefix { $0.isUppercase }
        if capitals.isEmpty { return word }
        let rest = word.dropFirst(capitals.count)
        if capitals.count == 1 || rest.first?.isLetter != true { return capitals.lowercased() + rest }
        // A plural of an acronym: `URLs`, `IPs`.
        if rest == "s" { return word.lowercased() }
        return capitals.dropLast().lowercased() + capitals.suffix(1) + rest
    }
}
