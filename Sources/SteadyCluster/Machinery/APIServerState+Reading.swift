import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func get(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        if let asked = call.query("resourceVersion"), !asked.isEmpty {
            guard let number = UInt64(asked) else {
                throw StatusError(500, reason: "", message: Self.unreadableText(asked))
            }
            guard number <= store.version else { throw Self.tooLarge(number, store.version) }
        }
        guard let stored = store.object(target.key, in: target.collection) else {
            throw .notFound(target.definition, target.name)
        }
        return APIAnswer(bytes: call.form.bytes(of: stored, target.definition, at: wallTime))
    }

    func filter(_ call: APICall, _ target: Target) throws(StatusError) -> ObjectFilter {
        var filter = try ObjectFilter(
            namespace: target.namespace, labelSelector: call.query("labelSelector"), fieldSelector: call.query("fieldSelector"),
            definition: target.definition)
        guard !target.name.isEmpty else { return filter }
        // The name in the path is a requirement like any other, and must not contradict them.
        try filter.require(name: target.name)
        return filter
    }

    func list(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let options = try ListOptions(call)
        let filter = try filter(call, target)
        let (found, version, start) = try contents(options, target)
        let page = Self.page(found, after: start, filter, options.limit)
        let objects = page.objects
        var metadata: JSONValue = ["resourceVersion": .string(String(version))]
        if page.rest > 0 {
            if filter.isEmpty { metadata["remainingItemCount"] = .integer(Int64(page.rest)) }
            if let last = objects.last {
                metadata["continue"] = .string(
                    ContinueToken(version: Int64(clamping: version), after: Self.path(last.key, target)).text)
            }
        } else if target.definition.isCustom, call.form.shape == .whole {
            metadata["continue"] = ""
        }
        return APIAnswer(bytes: Self.list(objects.map(\.object), target.definition, metadata, call.form, at: wallTime))
    }

    /// The objects of one page, and how many the collection has behind them, be they asked for or not.
    private static func page(
        _ found: Contents, after start: ObjectKey?, _ filter: ObjectFilter, _ limit: Int64
    ) -> (objects: Contents, rest: Int) {
        var page: Contents = []
        let first = start.map { start in found.firstIndex { $0.key > start } ?? found.endIndex } ?? found.startIndex
        for index in first..<found.endIndex {
            if limit > 0, page.count >= limit { return (page, filter.namesOne ? 0 : found.endIndex - index) }
            if filter.matches(found[index].key, found[index].object.value) { page.append(found[index]) }
        }
        return (page, 0)
    }

    private typealias Contents = [(key: ObjectKey, object: StoredObject)]

    /// The objects a list is about, at which version they are that, and from where on they are wanted.
    private func contents(
        _ options: ListOptions, _ target: Target
    ) throws(StatusError) -> (objects: Contents, version: UInt64, start: ObjectKey?) {
        let current = store.objects(in: target.collection, namespace: target.namespace)
        if !options.token.isEmpty {
            let token = try ContinueToken(options.token)
            guard ["", "0"].contains(options.resourceVersion) else {
                throw .badRequest("specifying resource version is not allowed when using continue")
            }
            guard token.version > 0 else { return (current, store.version, Self.key(token, target)) }
            let version = UInt64(token.version)
            guard version <= store.version else { throw Self.tooLarge(version, store.version) }
            guard version >= historyStart,
                let old = store.objects(in: target.collection, namespace: target.namespace, at: version)
            else {
                throw .expiredToken(ContinueToken(version: -1, after: String(token.start.dropLast())))
            }
            return (old, version, Self.key(token, target))
        }
        guard !options.resourceVersion.isEmpty else { return (current, store.version, nil) }
        guard let number = UInt64(options.resourceVersion) else {
            throw Self.unreadable(options.resourceVersion, prefix: "invalid resource version: ")
        }
        guard number <= store.version else { throw Self.tooLarge(number, store.version) }
        // A page of an old version has always been that version.
        let isExact = options.match == .exact || (options.match == nil && options.limit > 0 && number > 0)
        guard isExact else { return (current, store.version, nil) }
        guard number >= historyStart,
            let old = store.objects(in: target.collection, namespace: target.namespace, at: number)
        else {
            throw .expired("The resourceVersion for the provided list is too old.")
        }
        return (old, number, nil)
    }

    /// The key of an object below that of its collection, as far as the request does not name it.
    private static func path(_ key: ObjectKey, _ target: Target) -> String {
        if target.namespace == nil, let namespace = key.namespace { return "\(namespace)/\(key.name)" }
        return key.name
    }

    /// The last object of the page before.
    private static func key(_ token: ContinueToken, _ target: Target) -> ObjectKey {
        let parts = token.start.prefix { $0 != "\0" }.split(separator: "/", omittingEmptySubsequences: true)
        if parts.count > 1 { return ObjectKey(namespace: String(parts[0]), name: String(parts[1])) }
        return ObjectKey(namespace: target.namespace, name: parts.first.map(String.init) ?? "")
    }

    static func list(
        _ objects: [StoredObject], _ definition: ResourceDefinition, _ metadata: JSONValue, _ form: ObjectForm, at time: Timestamp
    ) -> [UInt8] {
        if form.shape == .table {
            let values = objects.map { definition.inRequestedVersion($0.value) }
            return Table.table(of: values, definition, listMetadata: metadata, form, at: time).serialized()
        }
        let isMetadata = form.shape == .metadataOnly
        let kind = isMetadata ? "PartialObjectMetadataList" : definition.listKind
        let version = isMetadata ? form.metaAPIVersion : definition.apiVersion
        var bytes = Array("{\"kind\":\"\(kind)\",\"apiVersion\":\"\(version)\",\"metadata\":".utf8)
        bytes += metadata.serialized()
        bytes += Array(",\"items\":[".utf8)
        for (index, object) in objects.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            let isUntyped = form.shape == .whole && !definition.isCustom
            if isUntyped, !definition.isStorageForm {
                var value = definition.inRequestedVersion(object.value)
                value["kind"] = nil
                value["apiVersion"] = nil
                bytes += value.serialized()
                continue
            }
            bytes += isUntyped ? object.untypedBytes : form.bytes(of: object, definition, at: time)
        }
        return bytes + [0x5D, 0x7D]
    }

    static func tooLarge(_ asked: UInt64, _ current: UInt64) -> StatusError {
        StatusError(
            504, reason: "Timeout", message: "Timeout: Too large resource version: \(asked), current: \(current)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }

    private static func unreadable(_ text: String, prefix: String) -> StatusError {
        .badRequest(prefix + unreadableText(text))
    }

    private static func unreadableText(_ text: String) -> String {
        "resourceVersion: Invalid value: \(GoString.quoted(text)): strconv.ParseUint: parsing \(GoString.quoted(text)): invalid syntax"
    }

    mutating func openWatch(_ call: APICall, _ target: Target) throws(StatusError) -> Int {
        let options = try ListOptions(call)
        let filter = try filter(call, target)
        let asked = options.resourceVersion
        guard let version = asked.isEmpty ? 0 : UInt64(asked) else {
            throw StatusError(500, reason: "", message: Self.unreadableText(asked))
        }
        var watcher = WatchHub.Watcher(
            filter: filter, collection: target.collection, definition: target.definition,
            wantsBookmarks: options.allowsBookmarks, form: call.form, startVersion: store.version)
        if options.timeout < 0 {
            watcher.fail(StatusError(500, reason: "", message: "context deadline exceeded"))
            return hub.add(watcher)
        }
        if options.timeout > 0 {
            watcher.timeout = .seconds(min(options.timeout, 86_400))
            watcher.deadline = now + .seconds(min(options.timeout, 86_400))
        } else {
            watcher.deadline = now + .seconds(1800 + Int64(random.next() % 1800))
        }
        if options.sendsInitialEvents ?? (version == 0) {
            guard version <= store.version else {
                watcher.fail(Self.tooLarge(version, store.version))
                return hub.add(watcher)
            }
            for (_, object) in store.objects(in: target.collection, namespace: target.namespace)
            where filter.matches(object.key, object.value) {
                watcher.add("ADDED", object, at: wallTime)
            }
            if watcher.wantsBookmarks { watcher.addBookmark(version: store.version, endsInitialEvents: true, at: wallTime) }
        } else if version == 0 {
            // From now on.
        } else if version >= historyStart, let missed = store.events(after: version, in: target.collection) {
            for event in missed { watcher.add(event, at: wallTime) }
        } else {
            watcher.fail(
                .expired("too old resource version: \(version) (\(store.oldestVersion(in: target.collection)))"))
        }
        return hub.add(watcher)
    }
}

extension StoredObject {
    /// Namespace and name, from the metadata.
    var key: ObjectKey {
        ObjectKey(
            namespace: value[path: "metadata", "namespace"]?.stringValue, name: value[path: "metadata", "name"]?.stringValue ?? ""
        )
    }
}

extension StatusError {
    /// A page of a version that is forgotten, with a token to go on with the state as it is now.
    fileprivate static func expiredToken(_ token: ContinueToken) -> StatusError {
        var error = expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without "
                + "the continue parameter, or use the continue token in this response to retrieve the remainder of the results. "
                + "Continuing with the provided token results in an inconsistent list - objects that were created, modified, or "
                + "deleted between the time the first chunk was returned and now may show up in the list.")
        error.status["metadata"] = ["continue": .string(token.text)]
        return error
    }
}
