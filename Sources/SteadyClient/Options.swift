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
}

extension [APIRequest.QueryItem] {
    mutating func add(_ name: String, _ value: String?) {
        if let value { append(APIRequest.QueryItem(name, value)) }
    }
}
