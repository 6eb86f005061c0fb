/// What strategic merge patches have to know about the fields of a kind.
///
/// The API server has it from the tags of its Go types, and tells it in its OpenAPI documents (``OpenAPIMergeSchema``).
public protocol MergeSchema: Sendable {
    /// How the member of that name is merged, and what is below it; `nil` if there is no such member.
    func mergeMember(_ name: String) -> MergeMember?

    /// The name of the type, for messages.
    var mergeTypeName: String { get }
}

extension MergeSchema {
    public var mergeTypeName: String { "struct" }
}

/// How a member is merged, and what is known of its value: the object itself, or the elements of the list.
public struct MergeMember: Sendable {
    /// How the member is merged.
    public var rule: MergeRule
    /// The members of the object, or those of the list's elements.
    public var inside: any MergeSchema

    /// A member of these parts.
    public init(_ rule: MergeRule = .standard, inside: any MergeSchema = NoMergeSchema()) {
        self.rule = rule
        self.inside = inside
    }
}

/// How a strategic merge patch treats a member.
public struct MergeRule: Hashable, Sendable {
    /// What is done with the values.
    public enum Strategy: Hashable, Sendable {
        /// Objects are merged, lists and scalars replaced.
        case standard
        /// Lists are merged, too.
        case merge
        /// Objects are replaced, too.
        case replace
    }

    /// What is done with the values.
    public var strategy: Strategy
    /// The member by which the elements of a merged list are told apart; `nil` if they are scalars.
    public var mergeKey: String?
    /// Whether patches list the members that are to stay (`$retainKeys`), as for unions.
    public var retainsKeys: Bool

    /// A rule of these parts.
    public init(_ strategy: Strategy = .standard, mergeKey: String? = nil, retainsKeys: Bool = false) {
        self.strategy = strategy
        self.mergeKey = mergeKey
        self.retainsKeys = retainsKeys
    }

    /// Objects are merged, lists and scalars replaced.
    public static let standard = MergeRule()
    /// Objects are replaced whole.
    public static let replace = MergeRule(.replace)
    /// A list of scalars, each of which is there once.
    public static let set = MergeRule(.merge)
    /// A list of objects that are told apart by a member.
    public static func list(by key: String) -> MergeRule { MergeRule(.merge, mergeKey: key) }
}

/// Nothing is known: objects are merged, lists replaced.
public struct NoMergeSchema: MergeSchema {
    /// The one there is.
    public init() {}
    public func mergeMember(_ name: String) -> MergeMember? { nil }
}

/// A schema written out in code.
///
///     let pod = MergeFields(["containers": MergeMember(.list(by: "name"), inside: MergeFields([…]))])
public struct MergeFields: MergeSchema {
    /// The members by name.
    public var members: [String: MergeMember]
    public var mergeTypeName: String

    /// A schema of these members; of all others nothing is known.
    public init(_ members: [String: MergeMember], typeName: String = "struct") {
        self.members = members
        mergeTypeName = typeName
    }

    public func mergeMember(_ name: String) -> MergeMember? { members[name] }
}

/// A schema read from an OpenAPI document, by its extensions `x-kubernetes-patch-strategy` and `x-kubernetes-patch-merge-key`.
public struct OpenAPIMergeSchema: MergeSchema {
    private let schema: JSONValue
    private let definitions: JSONObject
    public let mergeTypeName: String

    /// The schema of a definition.
    ///
    /// - Parameters:
    ///   - name: of the definition, such as `io.k8s.api.apps.v1.Deployment`.
    ///   - document: an OpenAPI v2 (`definitions`) or v3 (`components.schemas`) document.
    public init?(_ name: String, in document: JSONValue) {
        let definitions = document["definitions"] ?? document["components"]?["schemas"]
        guard let definitions = definitions?.objectValue, let schema = definitions[name] else { return nil }
        self.init(schema, definitions, name)
    }

    private init(_ schema: JSONValue, _ definitions: JSONObject, _ name: String) {
        self.schema = schema
        self.definitions = definitions
        mergeTypeName = name.split(separator: ".").last.map(String.init) ?? name
    }

    public func mergeMember(_ name: String) -> MergeMember? {
        guard let member = schema["properties"]?[name] ?? schema["additionalProperties"], member.objectValue != nil else {
            return nil
        }
        let words = (member["x-kubernetes-patch-strategy"]?.stringValue ?? "").split(separator: ",")
        let rule = MergeRule(
            words.contains("merge") ? .merge : words.contains("replace") ? .replace : .standard,
            mergeKey: member["x-kubernetes-patch-merge-key"]?.stringValue, retainsKeys: words.contains("retainKeys"))
        return MergeMember(rule, inside: resolved(resolved(member).schema["items"] ?? member))
    }

    /// The schema that a reference stands for.
    private func resolved(_ schema: JSONValue) -> OpenAPIMergeSchema {
        let reference = schema["$ref"] ?? schema["allOf"]?.arrayValue?.first?["$ref"]
        guard let name = reference?.stringValue?.split(separator: "/").last.map(String.init), let target = definitions[name]
        else {
            return OpenAPIMergeSchema(schema, definitions, mergeTypeName)
        }
        return OpenAPIMergeSchema(target, definitions, name)
    }
}
