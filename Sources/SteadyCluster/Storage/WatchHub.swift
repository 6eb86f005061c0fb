import SteadyCodec
import SteadyModel

/// The open watches: each has a bounded buffer of frames, and at most one reader waiting.
struct WatchHub {
    /// What a watcher is waiting with; resumed outside the lock.
    typealias Waiter = CheckedContinuation<Void, Never>

    struct Watcher {
        var filter: ObjectFilter
        var collection: String
        var definition: ResourceDefinition
        var wantsBookmarks: Bool
        var form: ObjectForm
        /// When the server ends the stream, on the monotonic clock.
        var deadline: Duration?
        /// How long the client wants the stream to last, if it says so.
        var timeout: Duration?
        /// Initial events are queued before; live ones up to this version are contained in them.
        var startVersion: UInt64
        /// Set if a webhook makes of the frames what the client asked for, when they are read.
        var conversion: WatchConversion?
        var frames: [[UInt8]] = []
        var isClosed = false
        var waiter: Waiter?

        /// Queues an event for the reader, in the form it asked for.
        mutating func add(_ type: String, _ object: StoredObject, at time: Timestamp) {
            queue(WatchHub.frame(type, form.bytes(of: object, definition, at: time)))
        }

        /// Queues a change, if it concerns this watcher.
        mutating func add(_ event: StoreEvent, at time: Timestamp) {
            var shared: [String: [UInt8]] = [:]
            if let frame = WatchHub.frame(event, self, &shared, at: time) { queue(frame) }
        }

        mutating func addBookmark(version: UInt64, endsInitialEvents: Bool, at time: Timestamp) {
            queue(WatchHub.bookmark(definition, form, version: version, endsInitialEvents: endsInitialEvents, at: time))
        }

        mutating func queue(_ frame: [UInt8]) {
            frames.append(frame)
            // Only the first table of a stream tells its columns.
            if form.shape == .table { form.hidesColumns = true }
        }

        /// Ends the stream with an error.
        mutating func fail(_ error: StatusError) {
            frames.append(WatchHub.frame("ERROR", error.status.serialized()))
            isClosed = true
        }
    }

    var watchers: [Int: Watcher] = [:]
    private var order: [Int] = []
    private var lastID = 0
    /// How many unread frames a watcher may have before its stream is ended; the client then resumes.
    let bufferLimit: Int

    init(bufferLimit: Int = 10_000) { self.bufferLimit = bufferLimit }

    var isEmpty: Bool { watchers.isEmpty }

    mutating func add(_ watcher: Watcher) -> Int {
        lastID += 1
        watchers[lastID] = watcher
        order.append(lastID)
        return lastID
    }

    mutating func remove(_ id: Int) -> Waiter? {
        order.removeAll { $0 == id }
        return watchers.removeValue(forKey: id)?.waiter
    }

    /// Gives an event to every watcher it concerns; returns who has to be woken.
    mutating func publish(_ event: StoreEvent, at time: Timestamp) -> [Waiter] {
        var woken: [Waiter] = []
        var shared: [String: [UInt8]] = [:]
        for id in order {
            guard let watcher = watchers[id], watcher.collection == event.collection, !watcher.isClosed,
                event.version > watcher.startVersion, let frame = Self.frame(event, watcher, &shared, at: time)
            else { continue }
            if watcher.frames.count >= bufferLimit {
                watchers[id]?.isClosed = true
            } else {
                watchers[id]?.queue(frame)
            }
            if let waiter = watcher.waiter {
                watchers[id]?.waiter = nil
                woken.append(waiter)
            }
        }
        return woken
    }

    /// An event as this watcher sees it: entering and leaving its selection are additions and deletions.
    ///
    /// - Parameter shared: frames of this one event, so that watchers that ask alike share one.
    static func frame(
        _ event: StoreEvent, _ watcher: Watcher, _ shared: inout [String: [UInt8]], at time: Timestamp
    ) -> [UInt8]? {
        let isIn = event.kind != .deleted && watcher.filter.matches(event.key, event.object.value)
        let wasIn = event.previous.map { watcher.filter.matches(event.key, $0.value) } ?? false
        var object = event.object
        let type: String
        switch (wasIn, isIn) {
        case (false, false): return nil
        case (false, true): type = "ADDED"
        case (true, true): type = "MODIFIED"
        case (true, false):
            type = "DELETED"
            if event.kind != .deleted, let previous = event.previous {
                var value = previous.value
                value[path: "metadata", "resourceVersion"] = .string(String(event.version))
                object = StoredObject(value: value, version: event.version)
            }
        }
        let form = watcher.form
        let cacheKey =
            "\(type) \(watcher.definition.version) \(form.shape) \(form.metaVersion) \(form.included) \(form.hidesColumns)"
        if let frame = shared[cacheKey] { return frame }
        let frame = Self.frame(type, watcher.form.bytes(of: object, watcher.definition, at: time))
        shared[cacheKey] = frame
        return frame
    }

    static func frame(_ type: String, _ object: [UInt8]) -> [UInt8] {
        var frame = Array("{\"type\":\"\(type)\",\"object\":".utf8)
        frame.append(contentsOf: object)
        frame.append(contentsOf: [0x7D, 0x0A])
        return frame
    }

    static func bookmark(
        _ definition: ResourceDefinition, _ form: ObjectForm, version: UInt64, endsInitialEvents: Bool, at time: Timestamp
    ) -> [UInt8] {
        var object: JSONValue = ["kind": .string(definition.kind), "apiVersion": .string(definition.apiVersion)]
        object["metadata"] = ["resourceVersion": .string(String(version))]
        if endsInitialEvents {
            object[path: "metadata", "annotations"] = ["k8s.io/initial-events-end": "true"]
        }
        return frame("BOOKMARK", form.value(of: object, definition, at: time).serialized())
    }

    /// Ends a stream that cannot go on.
    mutating func fail(_ id: Int) {
        watchers[id]?.frames = []
        watchers[id]?.isClosed = true
    }

    enum Read {
        case frames([UInt8])
        case end
        case wait
    }

    /// What a watcher's reader gets now.
    mutating func read(_ id: Int) -> Read {
        guard let watcher = watchers[id] else { return .end }
        if !watcher.frames.isEmpty {
            watchers[id]?.frames = []
            var bytes: [UInt8] = []
            bytes.reserveCapacity(watcher.frames.reduce(0) { $0 + $1.count })
            for frame in watcher.frames { bytes += frame }
            return .frames(bytes)
        }
        return watcher.isClosed ? .end : .wait
    }

    /// Leaves a continuation to be resumed when there is something to read; returns it if there already is.
    mutating func park(_ waiter: Waiter, _ id: Int) -> Waiter? {
        guard let watcher = watchers[id], watcher.frames.isEmpty, !watcher.isClosed else { return waiter }
        watchers[id]?.waiter = waiter
        return nil
    }

    mutating func unpark(_ id: Int) -> Waiter? {
        let waiter = watchers[id]?.waiter
        watchers[id]?.waiter = nil
        return waiter
    }

    /// Sends bookmarks and ends streams whose time is up; returns who has to be woken.
    ///
    /// - Parameter only: if given, no other watcher is looked at.
    mutating func tick(
        now: Duration, version: UInt64, sendsBookmarks: Bool, at time: Timestamp, only: Int? = nil
    ) -> [Waiter] {
        var woken: [Waiter] = []
        for id in only.map({ [$0] }) ?? order {
            guard let watcher = watchers[id], !watcher.isClosed else { continue }
            let isDue = watcher.deadline.map { $0 <= now } ?? false
            if isDue { watchers[id]?.isClosed = true }
            let getsBookmark = watcher.wantsBookmarks && (sendsBookmarks || isDue)
            if getsBookmark {
                watchers[id]?.addBookmark(version: version, endsInitialEvents: false, at: time)
            }
            if isDue || getsBookmark, let waiter = watcher.waiter {
                watchers[id]?.waiter = nil
                woken.append(waiter)
            }
        }
        return woken
    }

    /// Ends the streams of a collection, or all, as a server does that restarts or changes a schema.
    mutating func close(_ collection: String?) -> [Waiter] {
        var woken: [Waiter] = []
        for id in order where collection == nil || watchers[id]?.collection == collection {
            watchers[id]?.isClosed = true
            if let waiter = watchers[id]?.waiter {
                watchers[id]?.waiter = nil
                woken.append(waiter)
            }
        }
        return woken
    }
}
