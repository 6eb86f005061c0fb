package import SteadyCodec

/// Who owns which fields of an object: the contents of `metadata.managedFields`.
package struct ManagedFields: Sendable {
    /// What was used to write.
    package enum Operation: String, Sendable {
        case apply = "Apply"
        case update = "Update"
    }

    /// What one manager owns.
    package struct Entry: Sendable {
        package var manager: String
        package var operation: Operation
        package var apiVersion: String
        package var subresource: String?
        /// When the manager last took fields, RFC 3339 in seconds.
        package var time: String?
        package var fields: FieldSet {
            didSet { encoded = nil }
        }
        /// The entry's fields as they were read, until they change.
        fileprivate var encoded: JSONValue?

        package init(
            manager: String, operation: Operation, apiVersion: String, subresource: String?, time: String? = nil,
            fields: FieldSet = FieldSet()
        ) {
            self.manager = manager
            self.operation = operation
            self.apiVersion = apiVersion
            self.subresource = subresource
            self.time = time
            self.fields = fields
        }

        /// Whether both are the same manager's: an applier is one for all versions.
        func isSameManager(as other: Entry) -> Bool {
            manager == other.manager && operation == other.operation && subresource == other.subresource
                && (operation == .apply || apiVersion == other.apiVersion)
        }

        /// What the API server sorts managers by.
        var identifier: String {
            var text = "{\"manager\":\(PathElement.quoted(manager)),\"operation\":\"\(operation.rawValue)\""
            if operation == .update { text += ",\"apiVersion\":\(PathElement.quoted(apiVersion))" }
            if let subresource { text += ",\"subresource\":\(PathElement.quoted(subresource))" }
            return text + "}"
        }
    }

    package var entries: [Entry] = []

    package init() {}

    /// Reads the entries of an object's metadata; `nil` if one is malformed.
    package init?(metadata: JSONValue?) {
        guard let array = metadata?["managedFields"]?.arrayValue else { return }
        entries.reserveCapacity(array.count)
        for json in array {
            guard let operation = json["operation"]?.stringValue.flatMap(Operation.init),
                let apiVersion = json["apiVersion"]?.stringValue, !apiVersion.isEmpty,
                json["fieldsType"]?.stringValue == "FieldsV1",
                let fields = FieldSet(fieldsV1: json["fieldsV1"] ?? .emptyObject)
            else { return nil }
            var entry = Entry(
                manager: json["manager"]?.stringValue ?? "", operation: operation, apiVersion: apiVersion,
                subresource: json["subresource"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 },
                time: json["time"]?.stringValue, fields: fields)
            entry.encoded = json["fieldsV1"]
            if let index = entries.firstIndex(where: { $0.isSameManager(as: entry) }) {
                entries[index] = entry
            } else {
                entries.append(entry)
            }
        }
    }

    /// Whether a client asks to forget all owners: an empty list, or a list of one empty entry.
    static func isReset(_ metadata: JSONValue?) -> Bool {
        guard let array = metadata?["managedFields"]?.arrayValue else { return false }
        return array.isEmpty || (array.count == 1 && array[0].objectValue?.isEmpty == true)
    }

    /// The entries as JSON, sorted; `nil` if there are none.
    package var json: JSONValue? {
        if entries.isEmpty { return nil }
        return .array(entries.sorted(by: Self.isBefore).map(Self.encode))
    }

    private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
        if a.operation != b.operation { return a.operation.rawValue < b.operation.rawValue }
        if a.time != b.time { return (a.time ?? "") < (b.time ?? "") }
        if a.manager != b.manager { return a.manager < b.manager }
        if a.apiVersion != b.apiVersion { return a.apiVersion < b.apiVersion }
        return (a.subresource ?? "") < (b.subresource ?? "")
    }

    /// The only entry of an object that was created just now.
    static func json(_ entry: Entry, _ fieldsV1: JSONValue, now: String) -> JSONValue {
        var entry = entry
        entry.time = now
        entry.encoded = fieldsV1
        return .array([encode(entry)])
    }

    private static func encode(_ entry: Entry) -> JSONValue {
        var members = JSONObject(capacity: 7)
        members.add("apiVersion", .string(entry.apiVersion))
        members.add("fieldsType", "FieldsV1")
        members.add("fieldsV1", entry.encoded ?? entry.fields.fieldsV1)
        members.add("manager", .string(entry.manager))
        members.add("operation", .string(entry.operation.rawValue))
        if let subresource = entry.subresource { members.add("subresource", .string(subresource)) }
        if let time = entry.time { members.add("time", .string(time)) }
        return .object(members)
    }

    /// How many entries of updates are kept apart.
    static let maximumUpdaters = 10
    private static let oldUpdates = "ancient-changes"

    /// Joins the oldest updaters of a version when there are too many.
    mutating func capUpdaters() {
        var order = entries.indices.filter { entries[$0].operation == .update }
        var count = order.count
        if count <= Self.maximumUpdaters { return }
        order.sort {
            let (a, b) = (entries[$0], entries[$1])
            return a.time == b.time ? a.identifier < b.identifier : (a.time ?? "") < (b.time ?? "")
        }
        var firsts: [String: Int] = [:]
        var buckets: [String: Int] = [:]
        var removed: Set<Int> = []
        for index in order where count > Self.maximumUpdaters {
            let entry = entries[index]
            guard let first = firsts[entry.apiVersion] else {
                firsts[entry.apiVersion] = index
                continue
            }
            let bucket = buckets[entry.apiVersion] ?? existingBucket(entry.apiVersion, besides: index) ?? first
            buckets[entry.apiVersion] = bucket
            if index == bucket { continue }
            entries[bucket].manager = Self.oldUpdates
            entries[bucket].subresource = nil
            entries[bucket].fields = entries[bucket].fields.union(entry.fields)
            entries[bucket].time = entry.time
            removed.insert(index)
            count -= 1
        }
        entries = entries.indices.filter { !removed.contains($0) }.map { entries[$0] }
    }

    private func existingBucket(_ apiVersion: String, besides index: Int) -> Int? {
        entries.indices.first {
            $0 != index && entries[$0].manager == Self.oldUpdates && entries[$0].operation == .update
                && entries[$0].apiVersion == apiVersion && entries[$0].subresource == nil
        }
    }
}
