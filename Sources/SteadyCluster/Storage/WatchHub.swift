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
            var shared = SharedFrames()
            if let frame = frame(event, &shared, at: time) { queue(frame) }
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

    /// In the order they were opened, which is that of their numbers.
    private var watchers: [(id: Int, watcher: Watcher)] = []
    private var lastID = 0
    /// How many unread frames a watcher may have before its stream is ended; the client then resumes.
    let bufferLimit: Int

    init(bufferLimit: Int = 10_000) { self.bufferLimit = bufferLimit }

    var isEmpty: Bool { watchers.isEmpty }

    private func index(of id: Int) -> Int? {
        var low = 0
        var high = watchers.count
        while low < high {
            let middle = (low + high) / 2
            if watchers[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < watchers.count && watchers[low].id == id ? low : nil
    }

    mutating func add(_ watcher: Watcher) -> Int {
        lastID += 1
        watchers.append((lastID, watcher))
        return lastID
    }

    mutating func remove(_ id: Int) -> Waiter? { index(of: id).flatMap { watchers.remove(at: $0).watcher.waiter } }

    /// How long the client wants a stream to last, if it says so.
    func timeout(of id: Int) -> Duration? { index(of: id).flatMap { watchers[$0].watcher.timeout } }

    /// Takes out the waiter of a watcher, if its reader is waiting.
    private mutating func takeWaiter(_ index: Int, _ woken: inout [Waiter]) {
        guard let waiter = watchers[index].watcher.waiter else { return }
        watchers[index].watcher.waiter = nil
        woken.append(waiter)
    }

    /// Gives an event to every watcher it concerns; adds who has to be woken.
    mutating func publish(_ event: StoreEvent, at time: Timestamp, _ woken: inout [Waiter]) {
        var shared = SharedFrames()
        for index in watchers.indices {
            guard watchers[index].watcher.collection == event.collection, !watchers[index].watcher.isClosed,
                event.version > watchers[index].watcher.startVersion,
                let frame = watchers[index].watcher.frame(event, &shared, at: time)
            else { continue }
            if watchers[index].watcher.frames.count >= bufferLimit {
                watchers[index].watcher.isClosed = true
            } else {
                watchers[index].watcher.queue(frame)
            }
            takeWaiter(index, &woken)
        }
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
        guard let index = index(of: id) else { return }
        watchers[index].watcher.frames = []
        watchers[index].watcher.isClosed = true
    }

    var count: Int { watchers.count }

    /// What makes of the frames of a watcher what its client asked for.
    func conversion(of id: Int) -> WatchConversion? { index(of: id).flatMap { watchers[$0].watcher.conversion } }

    mutating func setForm(_ form: ObjectForm, ofConversionFor id: Int) {
        if let index = index(of: id) { watchers[index].watcher.conversion?.form = form }
    }

    enum Read {
        case frames([UInt8])
        case end
        case wait
    }

    /// What a watcher's reader gets now.
    mutating func read(_ id: Int) -> Read {
        guard let index = index(of: id) else { return .end }
        guard !watchers[index].watcher.frames.isEmpty else { return watchers[index].watcher.isClosed ? .end : .wait }
        var frames: [[UInt8]] = []
        swap(&frames, &watchers[index].watcher.frames)
        if frames.count == 1 { return .frames(frames[0]) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frames.reduce(0) { $0 + $1.count })
        for frame in frames { bytes += frame }
        return .frames(bytes)
    }

    /// Leaves a continuation to be resumed when there is something to read; returns it if there already is.
    mutating func park(_ waiter: Waiter, _ id: Int) -> Waiter? {
        guard let index = index(of: id), watchers[index].watcher.frames.isEmpty, !watchers[index].watcher.isClosed else {
            return waiter
        }
        watchers[index].watcher.waiter = waiter
        return nil
    }

    mutating func unpark(_ id: Int) -> Waiter? {
        guard let index = index(of: id) else { return nil }
        let waiter = watchers[index].watcher.waiter
        watchers[index].watcher.waiter = nil
        return waiter
    }

    /// Sends bookmarks and ends streams whose time is up; returns who has to be woken.
    ///
    /// - Parameter only: if given, no other watcher is looked at.
    mutating func tick(
        now: Duration, version: UInt64, sendsBookmarks: Bool, at time: Timestamp, only: Int? = nil
    ) -> [Waiter] {
        var woken: [Waiter] = []
        for index in watchers.indices where only == nil || watchers[index].id == only {
            guard !watchers[index].watcher.isClosed else { continue }
            let isDue = watchers[index].watcher.deadline.map { $0 <= now } ?? false
            if isDue { watchers[index].watcher.isClosed = true }
            let getsBookmark = watchers[index].watcher.wantsBookmarks && (sendsBookmarks || isDue)
            if getsBookmark { watchers[index].watcher.addBookmark(version: version, endsInitialEvents: false, at: time) }
            if isDue || getsBookmark { takeWaiter(index, &woken) }
        }
        return woken
    }

    /// Ends the streams of a collection, or all, as a server does that restarts or changes a schema.
    mutating func close(_ collection: String?) -> [Waiter] {
        var woken: [Waiter] = []
        for index in watchers.indices where collection == nil || watchers[index].watcher.collection == collection {
            watchers[index].watcher.isClosed = true
            takeWaiter(index, &woken)
        }
        return woken
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
