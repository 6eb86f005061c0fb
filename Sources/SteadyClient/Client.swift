public import SteadyCodec
public import SteadyModel

/// A client over a ``Transport``: typed, projected, of any kind, or for metadata alone.
///
/// ```swift
/// let pod = try await client.get(Pod.self, "web-0", in: "shop")              // typed
/// let sites = client.resources(site, in: "shop")                             // any kind, by its ``ResourceType``
/// let heads = try await client.metadata(of: Pod.resourceType).list()         // metadata alone
/// try await client.with(timeout: .seconds(5)).modify(Pod.self, pod.key) { $0.metadata.labels = ["a": "b"] }
/// ```
///
/// A value: copies share transport, limiter and observer. Every call is cancellable; a cancelled task sends nothing more.
public struct Client: Sendable {
    /// What carries the requests.
    public private(set) var transport: any Transport
    /// Time and randomness.
    public private(set) var platform: Platform
    /// The name under which this client owns the fields it writes (server-side apply, "field manager").
    public var fieldManager: String
    /// How answers are read; by default everything the server sends is kept.
    public var decoding: JSONDecodingOptions
    /// How long a call may take with all its repetitions and waits; `nil` for as long as the transport allows. Of streams and
    /// connections it bounds the opening.
    public var timeout: Duration?
    /// How often a request is sent again, and when.
    ///
    /// After a lost answer a request is repeated only if that does no harm. A create by name, a write with a version and a
    /// delete with a uid are repeated, and if the server then says that the name is taken, the version outdated or the object
    /// gone, the object is read: if it is as it was sent, the first try is taken to have succeeded. A patch of operations, an
    /// eviction, a delete without a uid, or a command in a pod is never repeated: the ``TransportError`` says that it may have happened.
    /// What goes through ``proxy(_:to:_:query:headers:body:)`` is repeated only after lost connections, for its status may be anybody's.
    public var retry: RetryPolicy = .standard
    /// Bounds the rate of requests; `nil` for no bound on this side.
    public var limiter: RequestLimiter?
    /// How urgent this client's requests are.
    public var priority: RequestPriority = .normal
    /// Is told of every request.
    public var observer: (any RequestObserver)?
    /// Takes the warnings that come with answers.
    public var onWarning: (@Sendable (ServerWarning) -> Void)?
    /// Hear of every write that the server has carried out.
    public var writeListeners: [any WriteListener] = []

    /// A client over a transport.
    ///
    /// - Parameters:
    ///   - transport: what carries the requests.
    ///   - platform: time and randomness.
    ///   - fieldManager: the name under which the client owns the fields it writes.
    ///   - decoding: how answers are read.
    public init(
        transport: any Transport, platform: Platform = .system, fieldManager: String = "steady",
        decoding: JSONDecodingOptions = .default
    ) {
        self.transport = transport
        self.platform = platform
        self.fieldManager = fieldManager
        self.decoding = decoding
    }

    /// The same client, of whose writes somebody more hears.
    public func listening(_ listener: any WriteListener) -> Client {
        var client = self
        client.writeListeners.append(listener)
        return client
    }

    /// The same client with other settings; what is not named stays.
    ///
    /// - Parameters:
    ///   - timeout: how long each call may take.
    ///   - priority: how urgent its requests are.
    ///   - fieldManager: the name under which it owns the fields it writes.
    ///   - retry: how often a request is sent again.
    public func with(
        timeout: Duration? = nil, priority: RequestPriority? = nil, fieldManager: String? = nil, retry: RetryPolicy? = nil
    ) -> Client {
        var client = self
        if let timeout { client.timeout = timeout }
        if let priority { client.priority = priority }
        if let fieldManager { client.fieldManager = fieldManager }
        if let retry { client.retry = retry }
        return client
    }

    /// The same client over another transport, such as one that wraps this client's (``WrappingTransport``); all else stays, those who hear of
    /// its writes, too.
    ///
    /// - Parameters:
    ///   - transport: what carries the requests.
    ///   - platform: time and randomness; `nil` for those of this client.
    public func over(_ transport: any Transport, on platform: Platform? = nil) -> Client {
        var client = self
        client.transport = transport
        if let platform { client.platform = platform }
        return client
    }

    /// The URL path of a collection or of an object.
    ///
    /// - Parameters:
    ///   - type: the resource.
    ///   - namespace: `nil` for cluster-scoped kinds, and for collections over all namespaces.
    ///   - name: `nil` for the collection.
    ///   - subresource: such as `status`.
    public static func path(
        of type: ResourceType, in namespace: String?, name: String? = nil, subresource: String? = nil
    ) -> String {
        var path = type.group.isEmpty ? "/api/\(type.version)" : "/apis/\(type.group)/\(type.version)"
        if type.scope == .namespaced, let namespace { path += "/namespaces/\(namespace)" }
        path += "/\(type.plural)"
        if let name { path += "/\(name)" }
        if let subresource { path += "/\(subresource)" }
        return path
    }
}

extension Client {
    /// The verbs for objects of a Swift type.
    ///
    /// - Parameters:
    ///   - type: a built-in kind, a projection of one, or a type of your own.
    ///   - namespace: where objects are looked for that are given by name alone, and what lists and watches are bounded to;
    ///     `nil` for cluster-scoped kinds, and for all namespaces.
    public func resources<R: Resource>(_ type: R.Type = R.self, in namespace: String? = nil) -> ResourceClient<R> {
        ResourceClient(client: self, type: R.resourceType, namespace: namespace)
    }

    /// The verbs for objects of any kind.
    ///
    /// - Parameters:
    ///   - type: the resource; ``ResourceMapper`` knows those that a cluster serves.
    ///   - namespace: as for objects of a Swift type.
    public func resources(_ type: ResourceType, in namespace: String? = nil) -> ResourceClient<DynamicObject> {
        ResourceClient(client: self, type: type, namespace: namespace)
    }

    /// The verbs for the metadata of objects; the server sends nothing else.
    ///
    /// - Parameters:
    ///   - type: the resource.
    ///   - namespace: as for objects of a Swift type.
    public func metadata(of type: ResourceType, in namespace: String? = nil) -> ResourceClient<PartialObjectMetadata> {
        ResourceClient(client: self, type: type, namespace: namespace)
    }
}
