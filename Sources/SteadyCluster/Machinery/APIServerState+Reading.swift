import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    func get(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        guard let stored = store.object(target.key, in: target.collection) else {
            throw .notFound(target.definition, target.name)
        }
        return APIAnswer(bytes: call.form.bytes(of: stored, target.definition, at: wallTime))
    }

    private func filter(_ call: APICall, _ target: Target) throws(StatusError) -> ObjectFilter {
        var fields = call.query("fieldSelector")
        if !target.name.isEmpty { fields = "metadata.name=\(target.name)" }
        return try ObjectFilter(
            namespace: target.namespace, labelSelector: call.query("labelSelector"), fieldSelector: fields,
            definition: target.definition)
    }

    func list(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let filter = try filter(call, target)
        let definition = target.definition
        var objects = store.objects(in: target.collection, namespace: target.namespace)
            .filter { filter.matches($0.key, $0.object.value) }
        var version = store.version
        if let token = call.query("continue"), !token.isEmpty {
            let position = try ContinueToken(token)
            version = position.version
            objects.removeAll { $0.key <= position.last }
        } else if let asked = call.query("resourceVersion"), !asked.isEmpty {
            guard let number = UInt64(asked) else {
                throw .badRequest("invalid resource version: strconv.ParseUint: parsing \"\(asked)\": invalid syntax")
            }
            guard number <= store.version else { throw Self.tooLarge(number, store.version) }
        }
        var metadata: JSONValue = ["resourceVersion": .string(String(version))]
        if let limit = call.query("limit").flatMap({ Int($0) }), limit > 0, objects.count > limit {
            metadata["remainingItemCount"] = .integer(Int64(objects.count - limit))
            objects.removeLast(objects.count - limit)
            if let last = objects.last { metadata["continue"] = .string(ContinueToken(version: version, last: last.key).text) }
        }
        return APIAnswer(bytes: Self.list(objects.map(\.object), definition, metadata, call.form, at: wallTime))
    }

    private static func list(
        _ objects: [StoredObject], _ definition: ResourceDefinition, _ metadata: JSONValue, _ form: ObjectForm, at time: Timestamp
    ) -> [UInt8] {
        if form == .table {
            return Table.table(of: objects.map(\.value), definition, listMetadata: metadata, at: time).serialized()
        }
        let isMetadata = form == .metadataOnly
        let kind = isMetadata ? "PartialObjectMetadataList" : "\(definition.kind)List"
        let version = isMetadata ? "meta.k8s.io/v1" : definition.apiVersion
        var bytes = Array("{\"kind\":\"\(kind)\",\"apiVersion\":\"\(version)\",\"metadata\":".utf8)
        bytes += metadata.serialized()
        bytes += Array(",\"items\":[".utf8)
        for (index, object) in objects.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            let isUntyped = form == .whole && !definition.isCustom
            bytes += isUntyped ? object.untypedBytes : form.bytes(of: object, definition, at: time)
        }
        return bytes + [0x5D, 0x7D]
    }

    private static func tooLarge(_ asked: UInt64, _ current: UInt64) -> StatusError {
        StatusError(
            504, reason: "Timeout", message: "Too large resource version: \(asked), current: \(current)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }

    mutating func openWatch(_ call: APICall, _ target: Target) throws(StatusError) -> Int {
        let filter = try filter(call, target)
        let asked = call.query("resourceVersion") ?? ""
        guard let version = asked.isEmpty ? 0 : UInt64(asked) else {
            throw .badRequest("invalid resource version: strconv.ParseUint: parsing \"\(asked)\": invalid syntax")
        }
        var watcher = WatchHub.Watcher(
            filter: filter, collection: target.collection, definition: target.definition,
            wantsBookmarks: call.flag("allowWatchBookmarks"), form: call.form, startVersion: store.version)
        if let seconds = call.query("timeoutSeconds").flatMap({ Int64($0) }), seconds > 0 {
            watcher.deadline = now + .seconds(min(seconds, 86_400))
        } else {
            watcher.deadline = now + .seconds(1800 + Int64(random.next() % 1800))
        }
        if version == 0 || call.flag("sendInitialEvents") {
            for (_, object) in store.objects(in: target.collection, namespace: target.namespace)
            where filter.matches(object.key, object.value) {
                watcher.frames.append(WatchHub.frame("ADDED", watcher.form.bytes(of: object, target.definition, at: wallTime)))
            }
            if call.flag("sendInitialEvents"), watcher.wantsBookmarks {
                watcher.frames.append(WatchHub.bookmark(target.definition, version: store.version, endsInitialEvents: true))
            }
        } else if let missed = store.events(after: version, in: target.collection) {
            for event in missed {
                var shared: [String: [UInt8]] = [:]
                if let frame = WatchHub.frame(event, watcher, &shared, at: wallTime) { watcher.frames.append(frame) }
            }
        } else {
            let error = StatusError.expired(
                "too old resource version: \(version) (\(store.oldestVersion(in: target.collection)))")
            watcher.frames.append(WatchHub.frame("ERROR", error.status.serialized()))
            watcher.isClosed = true
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

/// Where a page ended: the version of the first page and the last object given.
struct ContinueToken {
    var version: UInt64
    var last: ObjectKey

    init(version: UInt64, last: ObjectKey) {
        self.version = version
        self.last = last
    }

    /// Reads a token; it is opaque to clients.
    init(_ text: String) throws(StatusError) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "v1", let version = UInt64(parts[1]) else {
            throw .badRequest("continue key is not valid: illegal base64 data")
        }
        self.version = version
        last = ObjectKey(namespace: parts[2].isEmpty ? nil : String(parts[2]), name: String(parts[3]))
    }

    var text: String { "v1_\(version)_\(last.namespace ?? "")_\(last.name)" }
}
