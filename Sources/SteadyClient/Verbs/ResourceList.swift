import SteadyCodec
public import SteadyModel

/// A page of objects of one kind.
public struct ResourceList<Object: APIObject>: Sendable {
    /// The objects, by namespace and name.
    public var items: [Object]
    /// The version of the collection: watch from here.
    public var resourceVersion: String
    /// Where the next page starts; `nil` at the end.
    public var continueToken: String?
    /// How many objects there are after this page, if the server says so; it does only without selectors.
    public var remainingItemCount: Int?
    /// Whether all pages so far are of one version; false after one had expired on the way.
    public var isConsistent = true

    /// A list of these parts.
    init(items: [Object], resourceVersion: String, continueToken: String?) {
        self.items = items
        self.resourceVersion = resourceVersion
        self.continueToken = continueToken
    }

    /// Adds the page after this one.
    mutating func append(_ next: ResourceList) {
        items += next.items
        resourceVersion = next.resourceVersion
        continueToken = next.continueToken
        remainingItemCount = next.remainingItemCount
    }
}

extension ResourceList {
    /// Reads a list as the API server sends it.
    init(parsing body: [UInt8], _ options: JSONDecodingOptions, _ sharing: SharingPool?) throws(JSONError) {
        var items: [Object] = []
        var metadata = JSONValue.null
        try JSON.read(body, options, sharing: sharing) { (reader) throws(JSONFailure) in
            try reader.object { (name, reader) throws(JSONFailure) in
                switch name {
                case "metadata": metadata = try reader.decode()
                case "items":
                    if try reader.null() { return }
                    try reader.array { (_, reader) throws(JSONFailure) in items.append(try reader.decode()) }
                default: try reader.skipValue()
                }
            }
        }
        let position = ListPosition(metadata)
        self.init(items: items, resourceVersion: position.resourceVersion, continueToken: position.continueToken)
        remainingItemCount = position.remainingItemCount
    }
}

/// How far a list has come.
public struct ListPosition: Sendable, Hashable {
    /// The version of the collection: watch from here.
    public var resourceVersion: String
    /// Where the next page starts; `nil` at the end.
    public var continueToken: String?
    /// How many objects there are after this page, if the server says so; it does only without selectors.
    public var remainingItemCount: Int?

    /// Reads the metadata of a list.
    init(_ metadata: JSONValue) {
        resourceVersion = metadata["resourceVersion"]?.stringValue ?? ""
        let token = metadata["continue"]?.stringValue
        continueToken = token?.isEmpty == true ? nil : token
        remainingItemCount = metadata["remainingItemCount"]?.integerValue.map(Int.init(clamping:))
    }
}
