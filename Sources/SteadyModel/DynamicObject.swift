public import SteadyCodec

/// An object of any kind, with all its fields.
///
///     var object = try DynamicObject(json)
///     let image: String? = object.spec.template.spec.containers[0].image
///     object.spec.replicas = 3
///     object.spec.template.metadata.annotations["example.com/restarted"] = "now"
///
/// `metadata` is typed; everything else is JSON and read as the context asks, see ``DynamicValue``.
@dynamicMemberLookup
public struct DynamicObject: Hashable, Sendable {
    /// `v1`, `apps/v1`, ….
    public var apiVersion: String
    /// The kind, such as `Deployment`.
    public var kind: String
    /// Name, namespace, labels, versions.
    public var metadata: ObjectMeta
    /// All other members, sorted by name.
    public var content: JSONObject

    /// An object of these parts.
    public init(apiVersion: String, kind: String, metadata: ObjectMeta = ObjectMeta(), content: JSONObject = JSONObject()) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.metadata = metadata
        self.content = content
    }

    /// An object of that type, still without content.
    public init(_ type: ResourceType, metadata: ObjectMeta = ObjectMeta(), content: JSONObject = JSONObject()) {
        self.init(apiVersion: type.apiVersion, kind: type.kind, metadata: metadata, content: content)
    }

    /// A member beside type and metadata; writing makes the objects on the way.
    public subscript(dynamicMember name: String) -> DynamicValue {
        get { DynamicValue(content[name]) }
        set { content[name] = newValue.json }
    }

    /// A member as the type that the context asks for; `nil` if it is absent or of another type. Writing `nil` removes it.
    public subscript<Value: JSONField>(dynamicMember name: String) -> Value? {
        get { DynamicValue(content[name]).typed() }
        set { content[name] = newValue.map(DynamicValue.json) }
    }

    /// A member by its name, for names that are no Swift identifiers.
    public subscript(name: String) -> DynamicValue {
        get { self[dynamicMember: name] }
        set { self[dynamicMember: name] = newValue }
    }
}

extension DynamicObject {
    /// Reads an object.
    ///
    /// - Throws: `JSONError` if it is no object, or if type or metadata are malformed.
    public init(_ json: JSONValue) throws(JSONError) { self = try JSON.decode(DynamicObject.self, from: json.serialized()) }

    /// Takes any typed object.
    ///
    /// - Throws: what its encoding throws.
    public init<R: Resource>(_ resource: R) throws {
        var json = try JSONValue(encoding: resource)
        json["apiVersion"] = .string(R.resourceType.apiVersion)
        json["kind"] = .string(R.resourceType.kind)
        try self.init(json)
    }

    /// The whole object.
    public var json: JSONValue {
        var writer = JSONWriter()
        write(to: &writer)
        return (try? JSONValue(parsing: writer.finish())) ?? .emptyObject
    }

    /// The object as a typed one.
    ///
    /// - Throws: `JSONError` with the field that does not fit.
    public func decoded<R: Resource>(as type: R.Type = R.self) throws(JSONError) -> R {
        var writer = JSONWriter()
        write(to: &writer)
        return try JSON.decode(R.self, from: writer.finish())
    }
}

extension DynamicObject: JSONField, WritableObject {
    public static var empty: DynamicObject { DynamicObject(apiVersion: "", kind: "") }

    public init(json reader: inout JSONReader) throws(JSONFailure) {
        var object = DynamicObject.empty
        var members: [(name: String, value: JSONValue)] = []
        try reader.object { (name, reader) throws(JSONFailure) in
            switch name {
            case "apiVersion": object.apiVersion = try reader.null() ? "" : reader.string()
            case "kind": object.kind = try reader.null() ? "" : reader.string()
            case "metadata": if try !reader.null() { object.metadata = try ObjectMeta(json: &reader) }
            default: members.append((name, try JSONValue(json: &reader)))
            }
        }
        object.content = JSONObject(members)
        self = object
    }

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("apiVersion") { $0.write(apiVersion) }
            writer.member("kind") { $0.write(kind) }
            writer.member("metadata") { metadata.write(to: &$0) }
            for (name, value) in content where name != "apiVersion" && name != "kind" && name != "metadata" {
                writer.member(name) { value.write(to: &$0) }
            }
        }
    }
}

extension DynamicObject: CustomStringConvertible {
    public var description: String { "\(apiVersion) \(kind) \(key)" }
}
