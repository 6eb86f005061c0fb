import SteadyCodec
public import SteadyModel

/// What a read of one object asks for.
public struct GetOptions: Sendable, Hashable {
    /// The version the object may not be older than: `"0"` for whatever the server has at hand; `nil` for the latest.
    public var resourceVersion: String?

    /// A read of the object as it is now, or no older than a version.
    public init(resourceVersion: String? = nil) { self.resourceVersion = resourceVersion }

    /// As it is now.
    public static let latest = GetOptions()
    /// As the server's cache has it, possibly older than what was read before.
    public static let cached = GetOptions(resourceVersion: "0")

    var query: [APIRequest.QueryItem] {
        var items: [APIRequest.QueryItem] = []
        items.add("resourceVersion", resourceVersion)
        return items
    }
}

/// What a list asks for.
public struct ListOptions: Sendable, Hashable {
    /// Only objects whose labels match: `app=web,tier in (a,b)`.
    public var labelSelector: String?
    /// Only objects whose fields match: `metadata.name=web`.
    public var fieldSelector: String?
    /// At most so many objects in this page; `nil` for all.
    public var limit: Int?
    /// Where the page before ended.
    public var continueToken: String?
    /// The version the list may not be older than, or must be; see ``resourceVersionMatch``.
    public var resourceVersion: String?
    /// `NotOlderThan` or `Exact`.
    public var resourceVersionMatch: String?

    /// Everything, as of now.
    public init(
        labelSelector: String? = nil, fieldSelector: String? = nil, limit: Int? = nil, continueToken: String? = nil,
        resourceVersion: String? = nil, resourceVersionMatch: String? = nil
    ) {
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.limit = limit
        self.continueToken = continueToken
        self.resourceVersion = resourceVersion
        self.resourceVersionMatch = resourceVersionMatch
    }

    /// Everything, as of now.
    public static let all = ListOptions()
    /// Everything the server's cache has, possibly older than what was read before; cheap for the server.
    public static let cached = ListOptions(resourceVersion: "0")
    /// So many objects at a time.
    public static func pages(of limit: Int) -> ListOptions { ListOptions(limit: limit) }
    /// Those with labels that match.
    public static func labels(_ selector: LabelSelector) -> ListOptions { ListOptions(labelSelector: selector.description) }
    /// Those with fields that match.
    public static func fields(_ selector: FieldSelector) -> ListOptions { ListOptions(fieldSelector: selector.description) }

    var query: [APIRequest.QueryItem] {
        var items: [APIRequest.QueryItem] = []
        items.add("labelSelector", labelSelector)
        items.add("fieldSelector", fieldSelector)
        items.add("limit", limit.map(String.init))
        items.add("continue", continueToken)
        items.add("resourceVersion", resourceVersion)
        items.add("resourceVersionMatch", resourceVersionMatch)
        return items
    }
}

/// What a watch asks for.
public struct WatchOptions: Sendable, Hashable {
    /// Only objects whose labels match.
    public var labelSelector: String?
    /// Only objects whose fields match.
    public var fieldSelector: String?
    /// Events after this version; `nil` for the present state first.
    public var resourceVersion: String?
    /// Whether bookmarks are wanted.
    public var allowBookmarks: Bool
    /// Whether the present objects come first, ended by a bookmark (a streaming list, KEP-3157).
    public var sendInitialEvents: Bool
    /// After how many seconds the server ends the stream; `nil` for its own choice of 30 to 60 minutes.
    public var timeoutSeconds: Int?

    /// A watch of everything.
    public init(
        labelSelector: String? = nil, fieldSelector: String? = nil, resourceVersion: String? = nil, allowBookmarks: Bool = true,
        sendInitialEvents: Bool = false, timeoutSeconds: Int? = nil
    ) {
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.resourceVersion = resourceVersion
        self.allowBookmarks = allowBookmarks
        self.sendInitialEvents = sendInitialEvents
        self.timeoutSeconds = timeoutSeconds
    }

    var query: [APIRequest.QueryItem] {
        var items: [APIRequest.QueryItem] = [.init("watch", "true")]
        items.add("labelSelector", labelSelector)
        items.add("fieldSelector", fieldSelector)
        items.add("resourceVersion", resourceVersion)
        if allowBookmarks { items.add("allowWatchBookmarks", "true") }
        if sendInitialEvents {
            items.add("sendInitialEvents", "true")
            items.add("resourceVersionMatch", "NotOlderThan")
        }
        items.add("timeoutSeconds", timeoutSeconds.map(String.init))
        return items
    }
}

/// What holds for a create, update, patch or apply.
public struct WriteOptions: Sendable, Hashable {
    /// Go through every check and store nothing.
    public var dryRun: Bool
    /// What happens to unknown and duplicate fields: `Ignore`, `Warn` or `Strict`; `nil` for the server's default, `Warn`.
    public var fieldValidation: String?

    /// The server's defaults.
    public init(dryRun: Bool = false, fieldValidation: String? = nil) {
        self.dryRun = dryRun
        self.fieldValidation = fieldValidation
    }

    /// The server's defaults.
    public static let standard = WriteOptions()
    /// Checks everything and stores nothing.
    public static let dryRun = WriteOptions(dryRun: true)
    /// Refuses unknown and repeated fields.
    public static let strict = WriteOptions(fieldValidation: "Strict")
    /// Checks everything, stores nothing, and refuses unknown fields.
    public static let strictDryRun = WriteOptions(dryRun: true, fieldValidation: "Strict")

    var query: [APIRequest.QueryItem] {
        var items: [APIRequest.QueryItem] = []
        if dryRun { items.add("dryRun", "All") }
        items.add("fieldValidation", fieldValidation)
        return items
    }
}

/// How and under which conditions an object is deleted.
public struct DeleteOptions: Sendable, Hashable {
    /// What happens to the object's dependents.
    public enum Propagation: String, Sendable {
        /// The object goes at once, its dependents after it.
        case background = "Background"
        /// The dependents go first.
        case foreground = "Foreground"
        /// The dependents stay.
        case orphan = "Orphan"
    }

    /// Delete only the object with this uid.
    public var uid: String?
    /// Delete only this version of the object.
    public var resourceVersion: String?
    /// What happens to dependents; `nil` for the kind's default.
    public var propagation: Propagation?
    /// Seconds for a graceful end; 0 for at once.
    public var gracePeriodSeconds: Int?
    /// Go through every check and delete nothing.
    public var dryRun: Bool

    /// An unconditional delete in the kind's own way.
    public init(
        uid: String? = nil, resourceVersion: String? = nil, propagation: Propagation? = nil, gracePeriodSeconds: Int? = nil,
        dryRun: Bool = false
    ) {
        self.uid = uid
        self.resourceVersion = resourceVersion
        self.propagation = propagation
        self.gracePeriodSeconds = gracePeriodSeconds
        self.dryRun = dryRun
    }

    /// The kind's own way, without conditions.
    public static let standard = DeleteOptions()
    /// Dependents go first, and the object waits for them.
    public static let foreground = DeleteOptions(propagation: .foreground)
    /// The object goes at once, its dependents after it.
    public static let background = DeleteOptions(propagation: .background)
    /// The dependents stay.
    public static let orphan = DeleteOptions(propagation: .orphan)
    /// Without grace.
    public static let now = DeleteOptions(gracePeriodSeconds: 0)

    var json: JSONValue {
        var body: JSONValue = ["apiVersion": "v1", "kind": "DeleteOptions"]
        if let uid { body[path: "preconditions", "uid"] = .string(uid) }
        if let resourceVersion { body[path: "preconditions", "resourceVersion"] = .string(resourceVersion) }
        if let propagation { body["propagationPolicy"] = .string(propagation.rawValue) }
        if let gracePeriodSeconds { body["gracePeriodSeconds"] = .integer(Int64(gracePeriodSeconds)) }
        if dryRun { body["dryRun"] = ["All"] }
        return body
    }

    var body: [UInt8] { json.serialized() }
}

extension [APIRequest.QueryItem] {
    mutating func add(_ name: String, _ value: String?) {
        if let value { append(APIRequest.QueryItem(name, value)) }
    }
}
