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

    mutating func list(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let options = try ListOptions(call)
        let filter = try filter(call, target)
        let (contents, version, start) = try contents(options, target)
        let form = call.form
        let time = wallTime
        @Sendable func text(_ page: Page, _ definition: ResourceDefinition) -> [UInt8] {
            let metadata = Self.metadata(of: page, filter, at: version, target, form)
            return Self.list(page.objects, definition, metadata, form, at: time)
        }
        guard target.definition.conversion == nil else {
            let page = Page(contents, filter, after: start, limit: options.limit)
            var definition = target.definition
            try prepare(page.objects, for: &definition)
            return APIAnswer(bytes: text(page, definition))
        }
        // From here on nothing of the server is needed but the copy.
        return APIAnswer(later: {
            text(Page(contents, filter, after: start, limit: options.limit), target.definition)
        })
    }

    /// The metadata of a list: its version, and how to go on after a page.
    static func metadata(
        of page: Page, _ filter: ObjectFilter, at version: UInt64, _ target: Target, _ form: ObjectForm
    ) -> JSONValue {
        var metadata: JSONValue = ["resourceVersion": .string(String(version))]
        if page.rest > 0 {
            if filter.isEmpty { metadata["remainingItemCount"] = .integer(Int64(page.rest)) }
            if let last = page.last {
                let token = ContinueToken(version: Int64(clamping: version), after: path(last, target))
                metadata["continue"] = .string(token.text)
            }
        } else if target.definition.isCustom, form.shape == .whole {
            metadata["continue"] = ""
        }
        return metadata
    }

    /// The objects of a list that are answered at once.
    struct Page {
        var objects: [StoredObject] { found.map(\.object) }
        private(set) var found: [(key: ObjectKey, object: StoredObject)] = []
        var last: ObjectKey? { rest > 0 ? found.last?.key : nil }
        /// How many the collection has behind them, be they asked for or not.
        var rest = 0

        init(_ contents: ObjectTree, _ filter: ObjectFilter, after start: ObjectKey?, limit: Int64) {
            let beginning = filter.namespace.map { ObjectKey(namespace: $0, name: "") }
            let from = start.map { start in beginning.map { max($0, start) } ?? start } ?? beginning
            contents.visit(from: from) { key, object in
                if let namespace = filter.namespace, key.namespace != namespace { return false }
                if key == start { return true }
                if limit > 0, found.count >= limit {
                    rest += 1
                    return !filter.namesOne
                }
                if filter.matches(key, object) { found.append((key, object)) }
                return true
            }
            if filter.namesOne { rest = 0 }
        }
    }

    /// The objects a list is about, at which version they are that, and from where on they are wanted.
    func contents(
        _ options: ListOptions, _ target: Target
    ) throws(StatusError) -> (objects: ObjectTree, version: UInt64, start: ObjectKey?) {
        let current = store.snapshot(of: target.collection)
        if !options.token.isEmpty {
            let token = try ContinueToken(options.token)
            guard ["", "0"].contains(options.resourceVersion) else {
                throw .badRequest("specifying resource version is not allowed when using continue")
            }
            guard token.version > 0 else { return (current, store.version, Self.key(token, target)) }
            let version = UInt64(token.version)
            guard version <= store.version else { throw Self.tooLarge(version, store.version) }
            guard version >= historyStart, let old = store.snapshot(of: target.collection, at: version) else {
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
        guard number >= historyStart, let old = store.snapshot(of: target.collection, at: number) else {
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
        bytes.reserveCapacity(objects.reduce(256) { $0 + $1.bytes.count + 1 })
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
            if isUntyped { object.appendUntyped(to: &bytes) } else { bytes += form.bytes(of: object, definition, at: time) }
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

    mutating func openWatch(_ call: APICall, _ target: Target) throws(StatusError) -> WatchStream {
        let options = try ListOptions(call)
        let filter = try filter(call, target)
        let asked = options.resourceVersion
        guard let version = asked.isEmpty ? 0 : UInt64(asked) else {
            throw StatusError(500, reason: "", message: Self.unreadableText(asked))
        }
        let timeout = options.timeout > 0 ? Duration.seconds(min(options.timeout, 86_400)) : nil
        let conversion = target.definition.conversion.map {
            WatchConversion(webhook: $0, definition: target.definition, form: call.form)
        }
        var watcher = WatchHub.Watcher(
            filter: filter, collection: target.collection, definition: target.definition,
            wantsBookmarks: options.allowsBookmarks, form: conversion == nil ? call.form : .whole,
            deadline: now + (timeout ?? .seconds(1800 + Int64(random.next() % 1800))), startVersion: store.version,
            stream: hub.open(timeout: timeout, conversion: conversion))
        defer { hub.add(watcher) }
        if options.timeout < 0 {
            watcher.fail(StatusError(500, reason: "InternalError", message: "context deadline exceeded"))
            return watcher.stream
        }
        if options.sendsInitialEvents ?? (version == 0) {
            guard version <= store.version else {
                watcher.fail(Self.tooLarge(version, store.version))
                return watcher.stream
            }
            for (key, object) in store.objects(in: target.collection, namespace: target.namespace)
            where filter.matches(key, object) {
                watcher.begin(with: "ADDED", object, at: wallTime)
            }
            if watcher.wantsBookmarks { watcher.beginEnds(version: store.version, at: wallTime) }
        } else if version == 0 {
            // From now on.
        } else if version >= historyStart, let missed = store.events(after: version, in: target.collection) {
            for event in missed { watcher.begin(with: event, at: wallTime) }
        } else {
            watcher.fail(
                .expired("too old resource version: \(version) (\(store.oldestVersion(in: target.collection)))"))
        }
        return watcher.stream
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
