import SteadyCodec
import SteadyModel

/// The open watches.
struct WatchHub {
    typealias Waiter = WatchStream.Waiter

    struct Watcher {
        var filter: ObjectFilter
        var collection: String
        var definition: ResourceDefinition
        var wantsBookmarks: Bool
        var form: ObjectForm
        /// When the server ends the stream, on the monotonic clock.
        var deadline: Duration?
        /// What it begins with contains the changes up to this version.
        var startVersion: UInt64
        let stream: WatchStream

        /// Begins the stream with an event, in the form its client asked for.
        mutating func begin(with type: String, _ object: StoredObject, at time: Timestamp) {
            stream.begin(with: WatchHub.frame(type, form.bytes(of: object, definition, at: time)))
            tellColumnsOnce()
        }

        /// Begins the stream with a change, if it concerns this watcher.
        mutating func begin(with event: StoreEvent, at time: Timestamp) {
            var shared = SharedFrames()
            guard let frame = frame(event, &shared, at: time) else { return }
            stream.begin(with: frame)
            tellColumnsOnce()
        }

        /// Begins the stream with the bookmark that ends its initial events.
        mutating func beginEnds(version: UInt64, at time: Timestamp) {
            stream.begin(with: bookmark(version: version, endsInitialEvents: true, at: time))
            tellColumnsOnce()
        }

        /// Ends the stream with an error before it began.
        func fail(_ error: StatusError) {
            stream.begin(with: WatchHub.frame("ERROR", error.status.serialized()))
            _ = stream.end()
        }

        /// An event as this watcher sees it: entering and leaving its selection are additions and deletions.
        ///
        /// - Parameter shared: frames of this one event, so that watchers that ask alike share one.
        func frame(_ event: StoreEvent, _ shared: inout SharedFrames, at time: Timestamp) -> [UInt8]? {
            let isIn = event.kind != .deleted && filter.matches(event.key, event.object)
            let wasIn = event.previous.map { filter.matches(event.key, $0) } ?? false
            let type: SharedFrames.Kind
            switch (wasIn, isIn) {
            case (false, false): return nil
            case (false, true): type = .added
            case (true, true): type = .modified
            case (true, false): type = event.kind == .deleted ? .deleted : .left
            }
            return shared.frame(type, form, definition) {
                var object = event.object
                if type == .left, let previous = event.previous {
                    var value = previous.value
                    value[path: "metadata", "resourceVersion"] = .string(String(event.version))
                    object = StoredObject(value: value, version: event.version)
                }
                return WatchHub.frame(type.text, form.bytes(of: object, definition, at: time))
            }
        }

        func bookmark(version: UInt64, endsInitialEvents: Bool, at time: Timestamp) -> [UInt8] {
            var object: JSONValue = ["kind": .string(definition.kind), "apiVersion": .string(definition.apiVersion)]
            object["metadata"] = ["resourceVersion": .string(String(version))]
            if endsInitialEvents { object[path: "metadata", "annotations"] = ["k8s.io/initial-events-end": "true"] }
            return WatchHub.frame("BOOKMARK", form.value(of: object, definition, at: time).serialized())
        }

        /// Only the first table of a stream tells its columns.
        mutating func tellColumnsOnce() {
            if form.shape == .table { form.hidesColumns = true }
        }
    }

    /// In the order they were opened, which is that of their numbers.
    private var watchers: [Watcher] = []
    private var lastID = 0
    /// What a watcher may leave unread.
    let limits: (frames: Int, bytes: Int)

    init(limits: (frames: Int, bytes: Int) = (10_000, 256 << 20)) { self.limits = limits }

    var count: Int { watchers.count }

    /// A stream for a new watcher.
    mutating func open(timeout: Duration?, conversion: WatchConversion?) -> WatchStream {
        lastID += 1
        return WatchStream(id: lastID, timeout: timeout, conversion: conversion, limits: limits)
    }

    mutating func add(_ watcher: Watcher) { watchers.append(watcher) }

    mutating func remove(_ stream: WatchStream) { watchers.removeAll { $0.stream === stream } }

    /// Gives an event to every watcher it concerns; adds who has to be woken.
    mutating func publish(_ event: StoreEvent, at time: Timestamp, _ woken: inout [Waiter]) {
        var shared = SharedFrames()
        for index in watchers.indices {
            guard watchers[index].collection == event.collection, event.version > watchers[index].startVersion,
                let frame = watchers[index].frame(event, &shared, at: time)
            else { continue }
            if let waiter = watchers[index].stream.push(frame) { woken.append(waiter) }
            watchers[index].tellColumnsOnce()
        }
    }

    static func frame(_ type: String, _ object: [UInt8]) -> [UInt8] {
        var frame: [UInt8] = []
        frame.reserveCapacity(object.count + 40)
        frame += "{\"type\":\"".utf8
        frame += type.utf8
        frame += "\",\"object\":".utf8
        frame += object
        frame.append(0x7D)
        frame.append(0x0A)
        return frame
    }

    /// Sends bookmarks and ends streams whose time is up; returns who has to be woken.
    ///
    /// - Parameter only: if given, no other watcher is looked at.
    mutating func tick(
        now: Duration, version: UInt64, sendsBookmarks: Bool, at time: Timestamp, only: WatchStream? = nil
    ) -> [Waiter] {
        var woken: [Waiter] = []
        for index in watchers.indices where only == nil || watchers[index].stream === only {
            let watcher = watchers[index]
            let isDue = watcher.deadline.map { $0 <= now } ?? false
            if watcher.wantsBookmarks, sendsBookmarks || isDue, !watcher.stream.isClosed {
                let bookmark = watcher.bookmark(version: version, endsInitialEvents: false, at: time)
                if let waiter = watcher.stream.push(bookmark) { woken.append(waiter) }
                watchers[index].tellColumnsOnce()
            }
            if isDue, let waiter = watcher.stream.end() { woken.append(waiter) }
        }
        return woken
    }

    /// Ends the streams of a collection, or all, as a server does that restarts or changes a schema.
    func close(_ collection: String?) -> [Waiter] {
        watchers.filter { collection == nil || $0.collection == collection }.compactMap { $0.stream.end() }
    }
}

/// The frames of one event, for watchers that ask alike.
struct SharedFrames {
    /// What an event is to a watcher.
    enum Kind {
        case added, modified, deleted
        /// The object is not selected any more.
        case left

        var text: String {
            switch self {
            case .added: "ADDED"
            case .modified: "MODIFIED"
            case .deleted, .left: "DELETED"
            }
        }
    }

    private var known: [(kind: Kind, form: ObjectForm, version: String, frame: [UInt8])] = []

    mutating func frame(
        _ kind: Kind, _ form: ObjectForm, _ definition: ResourceDefinition, _ make: () -> [UInt8]
    ) -> [UInt8] {
        for one in known where one.kind == kind && one.version == definition.version && one.form == form { return one.frame }
        let frame = make()
        known.append((kind, form, definition.version, frame))
        return frame
    }
}
