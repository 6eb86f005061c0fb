import SteadyCodec
public import SteadyModel

/// An object that an event is about.
public struct EventTarget: Sendable, Hashable {
    /// `v1`, `apps/v1`, ….
    public var apiVersion: String
    /// The kind, such as `Deployment`.
    public var kind: String
    /// Its namespace; `nil` for cluster-scoped objects.
    public var namespace: String?
    /// Its name.
    public var name: String
    /// Its uid; people find an object's events by it.
    public var uid: String?
    /// In which state it was; does not tell targets apart.
    public var resourceVersion: String?

    /// An object by its parts.
    ///
    /// - Parameters:
    ///   - apiVersion: `v1`, `apps/v1`, ….
    ///   - kind: the kind.
    ///   - namespace: its namespace; `nil` for cluster-scoped objects.
    ///   - name: its name.
    ///   - uid: its uid.
    public init(apiVersion: String, kind: String, namespace: String?, name: String, uid: String? = nil) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.uid = uid
    }

    /// An object as it was read.
    ///
    /// - Parameter object: the object.
    public init(_ object: some Resource) {
        let type = Swift.type(of: object).resourceType
        self.init(
            apiVersion: type.apiVersion, kind: type.kind, namespace: object.metadata.namespace, name: object.name,
            uid: object.metadata.uid)
        resourceVersion = object.metadata.resourceVersion
    }

    /// Whether an event about one is an event about the other.
    public static func == (a: Self, b: Self) -> Bool {
        a.uid == b.uid && a.name == b.name && a.namespace == b.namespace && a.kind == b.kind && a.apiVersion == b.apiVersion
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(uid)
        hasher.combine(name)
        hasher.combine(kind)
    }

    /// The reference as an event holds it.
    var json: JSONValue {
        var json: JSONValue = ["apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name)]
        if let namespace { json["namespace"] = .string(namespace) }
        if let uid { json["uid"] = .string(uid) }
        if let resourceVersion { json["resourceVersion"] = .string(resourceVersion) }
        return json
    }
}
