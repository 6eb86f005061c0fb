public import SteadyCodec

/// What an admission webhook is asked: `admission.k8s.io/v1 AdmissionRequest`.
public struct AdmissionRequest: Sendable, Hashable {
    /// What is to be done.
    public enum Operation: String, Sendable, Hashable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    /// Who asks for it: `authentication.k8s.io/v1 UserInfo`.
    public struct User: Sendable, Hashable {
        /// Such as `jane` or `system:serviceaccount:default:web`.
        public var name: String
        /// Empty if unknown.
        public var uid: String
        /// The groups, in the order in which the server found them.
        public var groups: [String]
        /// Whatever else is known.
        public var extra: [String: [String]]

        /// A user of these parts.
        public init(name: String, uid: String = "", groups: [String] = [], extra: [String: [String]] = [:]) {
            self.name = name
            self.uid = uid
            self.groups = groups
            self.extra = extra
        }
    }

    /// Names this question; the answer repeats it.
    public var uid: String
    /// The kind of the objects, as the webhook wants it.
    public var kind: GroupVersionKind
    /// The resource, as the webhook wants it.
    public var resource: GroupVersionResource
    /// `status`, `scale`, …; `nil` for the object itself.
    public var subresource: String?
    /// The kind that the request was about; another one than ``kind`` if the rules mean an equivalent resource.
    public var requestKind: GroupVersionKind
    /// The resource that the request was about.
    public var requestResource: GroupVersionResource
    /// The subresource that the request was about.
    public var requestSubresource: String?
    /// The object's name; empty while it is still to be generated.
    public var name: String
    /// The object's namespace; that of a namespace is its own name.
    public var namespace: String?
    /// What is to be done.
    public var operation: Operation
    /// Who asks for it.
    public var user: User
    /// The new object; `nil` for a deletion.
    public var object: JSONValue?
    /// The object as it is; `nil` for a creation.
    public var oldObject: JSONValue?
    /// Whether nothing will be stored.
    public var isDryRun: Bool
    /// `CreateOptions`, `UpdateOptions` or `DeleteOptions`.
    public var options: JSONValue?

    /// A request about one object.
    ///
    /// - Parameters:
    ///   - operation: what is to be done.
    ///   - kind: the kind of the object.
    ///   - resource: the resource of the object.
    ///   - name: its name.
    ///   - namespace: its namespace.
    ///   - object: its new state.
    ///   - oldObject: its state so far.
    public init(
        _ operation: Operation, _ kind: GroupVersionKind, _ resource: GroupVersionResource, name: String,
        namespace: String? = nil, object: JSONValue? = nil, oldObject: JSONValue? = nil
    ) {
        uid = ""
        self.operation = operation
        self.kind = kind
        self.resource = resource
        requestKind = kind
        requestResource = resource
        self.name = name
        self.namespace = namespace
        self.object = object
        self.oldObject = oldObject
        user = User(name: "")
        isDryRun = false
    }

    /// The new object as a type of one's own.
    ///
    /// - Throws: `JSONError` if it cannot be read as that.
    public func object<Object: Decodable>(as type: Object.Type) throws -> Object? {
        try object.map { try JSON.decode(type, from: $0.serialized()) }
    }

    /// The object as it is, as a type of one's own.
    ///
    /// - Throws: `JSONError` if it cannot be read as that.
    public func oldObject<Object: Decodable>(as type: Object.Type) throws -> Object? {
        try oldObject.map { try JSON.decode(type, from: $0.serialized()) }
    }
}

extension AdmissionRequest {
    /// Reads the request of a review.
    ///
    /// - Parameter review: an `AdmissionReview` of version `v1` or `v1beta1`.
    /// - Throws: ``ReviewError`` if it is none, or holds no request.
    public init(review: JSONValue) throws(ReviewError) {
        let version = review["apiVersion"]?.stringValue ?? ""
        guard review["kind"] == "AdmissionReview", ["admission.k8s.io/v1", "admission.k8s.io/v1beta1"].contains(version) else {
            throw ReviewError("not an AdmissionReview of admission.k8s.io/v1")
        }
        guard let json = review["request"], case .object = json else { throw ReviewError("the review holds no request") }
        self.init(json)
    }

    /// Reads a request; what is absent is empty.
    init(_ json: JSONValue) {
        func text(_ name: String) -> String { json[name]?.stringValue ?? "" }
        func kind(_ name: String) -> GroupVersionKind? {
            json[name].map { value in
                GroupVersionKind(
                    group: value["group"]?.stringValue ?? "", version: value["version"]?.stringValue ?? "",
                    kind: value["kind"]?.stringValue ?? "")
            }
        }
        func resource(_ name: String) -> GroupVersionResource? {
            json[name].map { value in
                GroupVersionResource(
                    group: value["group"]?.stringValue ?? "", version: value["version"]?.stringValue ?? "",
                    resource: value["resource"]?.stringValue ?? "")
            }
        }
        func object(_ name: String) -> JSONValue? { json[name].flatMap { $0.isNull ? nil : $0 } }
        let ownKind = kind("kind") ?? GroupVersionKind(version: "", kind: "")
        let ownResource = resource("resource") ?? GroupVersionResource(version: "", resource: "")
        self.init(
            Operation(rawValue: text("operation")) ?? .connect, ownKind, ownResource, name: text("name"),
            namespace: json["namespace"]?.stringValue, object: object("object"), oldObject: object("oldObject"))
        uid = text("uid")
        subresource = json["subResource"]?.stringValue
        requestKind = kind("requestKind") ?? ownKind
        requestResource = resource("requestResource") ?? ownResource
        requestSubresource = json["requestSubResource"]?.stringValue
        user = User(json["userInfo"] ?? .emptyObject)
        isDryRun = json["dryRun"] == true
        options = object("options")
    }

    /// The request as JSON.
    public var json: JSONValue {
        var json: JSONValue = [
            "uid": .string(uid), "kind": kind.json, "resource": resource.json, "requestKind": requestKind.json,
            "requestResource": requestResource.json, "operation": .string(operation.rawValue), "userInfo": user.json,
            "object": object ?? .null, "oldObject": oldObject ?? .null, "dryRun": .bool(isDryRun), "options": options ?? .null,
        ]
        if !name.isEmpty { json["name"] = .string(name) }
        if let namespace, !namespace.isEmpty { json["namespace"] = .string(namespace) }
        if let subresource, !subresource.isEmpty { json["subResource"] = .string(subresource) }
        if let requestSubresource, !requestSubresource.isEmpty { json["requestSubResource"] = .string(requestSubresource) }
        return json
    }

    /// The review that carries the request.
    ///
    /// - Parameter version: of the review: `v1` or `v1beta1`.
    public func review(version: String = "v1") -> JSONValue {
        ["kind": "AdmissionReview", "apiVersion": .string("admission.k8s.io/\(version)"), "request": json]
    }
}

extension AdmissionRequest.User {
    init(_ json: JSONValue) {
        func texts(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }
        self.init(
            name: json["username"]?.stringValue ?? "", uid: json["uid"]?.stringValue ?? "", groups: texts(json["groups"]))
        for (name, value) in json["extra"]?.objectValue ?? [:] { extra[name] = texts(value) }
    }

    /// The user as `UserInfo`.
    public var json: JSONValue {
        func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
        var json: JSONValue = [:]
        if !name.isEmpty { json["username"] = .string(name) }
        if !uid.isEmpty { json["uid"] = .string(uid) }
        if !groups.isEmpty { json["groups"] = texts(groups) }
        if !extra.isEmpty { json["extra"] = .object(JSONObject(extra.map { (name: $0.key, value: texts($0.value)) })) }
        return json
    }
}

extension GroupVersionKind {
    fileprivate var json: JSONValue { ["group": .string(group), "version": .string(version), "kind": .string(kind)] }
}

extension GroupVersionResource {
    fileprivate var json: JSONValue { ["group": .string(group), "version": .string(version), "resource": .string(resource)] }
}

/// Why a review cannot be read.
public struct ReviewError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with it.
    public let description: String

    /// An error with this text.
    public init(_ description: String) { self.description = description }
}
