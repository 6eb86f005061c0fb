import SteadyCodec
public import SteadyModel

/// All verbs for the objects of one resource.
///
/// It is made by ``Client/resources(_:in:)-(R.Type,_)``, by ``Client/resources(_:in:)-(ResourceType,_)`` for objects of any
/// kind, and by ``Client/metadata(of:in:)``. For Swift types ``Client`` has the most frequent verbs itself.
public struct ResourceClient<Object: APIObject>: Sendable {
    /// The client the requests go through.
    public var client: Client
    /// The resource.
    public let type: ResourceType
    /// Where objects are looked for that are given by name alone, and what lists and watches are bounded to.
    public let namespace: String?

    init(client: Client, type: ResourceType, namespace: String?) {
        self.client = client
        self.type = type
        self.namespace = namespace
    }

    /// The same for another namespace; `nil` for all.
    public func inNamespace(_ namespace: String?) -> ResourceClient {
        ResourceClient(client: client, type: type, namespace: namespace)
    }

    /// The media types that the server may answer one object in.
    private var accept: String {
        Object.self == PartialObjectMetadata.self ? "\(PartialObjectMetadata.mediaType),application/json" : "application/json"
    }

    /// The media types that the server may answer a collection in.
    private var listAccept: String {
        Object.self == PartialObjectMetadata.self ? "\(PartialObjectMetadata.listMediaType),application/json" : "application/json"
    }

    /// A request for the collection, or for what is in one namespace of it.
    func collection(
        _ method: APIRequest.Method, in namespace: String?, _ query: [APIRequest.QueryItem] = [], body: [UInt8]? = nil,
        isStream: Bool = false
    ) throws(RequestError) -> APIRequest {
        if let namespace { try Self.check(namespace, "the namespace") }
        let path = Client.path(of: type, in: namespace)
        return client.request(method, path, query, body: body, accept: isStream ? accept : listAccept)
    }

    /// A request for one object.
    func one(
        _ method: APIRequest.Method, _ key: ObjectKey, subresource: String? = nil, _ query: [APIRequest.QueryItem] = [],
        body: [UInt8]? = nil, contentType: String = "application/json"
    ) throws(RequestError) -> APIRequest {
        let namespace = key.namespace ?? namespace
        try Self.check(key.name, "the name of the object")
        if let namespace { try Self.check(namespace, "the namespace") }
        guard type.scope == .cluster || namespace != nil else {
            throw RequestError(
                "\(method.rawValue) \(type) \(key.name): the namespace is missing; \(type.kind) lives in namespaces")
        }
        let path = Client.path(of: type, in: namespace, name: key.name, subresource: subresource)
        return client.request(method, path, query, body: body, contentType: contentType, accept: accept)
    }

    /// Refuses what would make another path of it.
    private static func check(_ segment: String, _ what: String) throws(RequestError) {
        guard !segment.isEmpty else { throw RequestError("\(what) is empty") }
        guard segment != ".", segment != "..",
            !segment.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") })
        else { throw RequestError("\(what), “\(segment)”, cannot stand in a URL: it may not be . or .. nor have / or %") }
    }

    func key(_ name: String) -> ObjectKey { ObjectKey(namespace: namespace, name: name) }

    /// Gives objects of any kind the type that lists of built-in kinds leave out.
    func adopted(_ objects: [Object]) -> [Object] {
        // Asked of the type first: what is asked of each object shows in the time that a list takes.
        Object.self == DynamicObject.self ? objects.map(adopted) : objects
    }

    /// Gives an object of any kind the type that lists of built-in kinds leave out.
    func adopted(_ object: Object) -> Object {
        guard Object.self == DynamicObject.self, var dynamic = object as? DynamicObject, dynamic.kind.isEmpty else {
            return object
        }
        dynamic.apiVersion = type.apiVersion
        dynamic.kind = type.kind
        return dynamic as? Object ?? object
    }
}
