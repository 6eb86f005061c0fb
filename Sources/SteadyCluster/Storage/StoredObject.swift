package import SteadyCodec
import SteadyModel
import Synchronization

/// An object as it is kept: its JSON text, and of its value what is asked for often.
///
/// The text is made once and shared by every reader. The value is read from it when it is wanted; those of the objects that were
/// touched last are at hand in a ``ValueCache``, so that a large store costs the text and little more.
package final class StoredObject: Sendable {
    /// The version of this state; no other state of the server has it.
    package let version: UInt64
    /// The JSON text.
    package let bytes: [UInt8]
    package let isBeingDeleted: Bool
    private let labels: JSONObject
    private let cache: ValueCache?
    /// Where `apiVersion` and `kind` are in the text, each with the comma after it; lists of built-in kinds leave them out.
    private let typeRanges: (version: Range<UInt32>, kind: Range<UInt32>)

    /// - Parameter cache: where the value is kept as long as there is room; without one it is read each time.
    package init(value: JSONValue, version: UInt64, cache: ValueCache? = nil) {
        self.version = version
        self.cache = cache
        let metadata = value["metadata"]
        isBeingDeleted = metadata?["deletionTimestamp"] != nil
        labels = metadata?["labels"]?.objectValue ?? JSONObject()
        (bytes, typeRanges) = Self.text(of: value)
        cache?.put(value, of: version)
    }

    /// The value. Who needs it more than once had better keep it.
    package var value: JSONValue {
        if let known = cache?.value(of: version) { return known }
        // The text was written by this server, so that it can be read.
        let value = (try? JSONValue(parsing: bytes)) ?? .null
        cache?.put(value, of: version)
        return value
    }

    /// The JSON text and where `apiVersion` and `kind` are in it; they are never its last members.
    private static func text(of value: JSONValue) -> ([UInt8], (version: Range<UInt32>, kind: Range<UInt32>)) {
        var ranges: (version: Range<UInt32>, kind: Range<UInt32>) = (0..<0, 0..<0)
        guard case .object(let object) = value else { return (value.serialized(), ranges) }
        let text = object.serialized { name, place in
            let place = UInt32(clamping: place.lowerBound)..<UInt32(clamping: place.upperBound)
            if name == "apiVersion" { ranges.version = place }
            if name == "kind" { ranges.kind = place }
        }
        return (text, ranges)
    }

    /// Adds the text without `apiVersion` and `kind`.
    package func appendUntyped(to output: inout [UInt8]) {
        var start = 0
        for range in [typeRanges.version, typeRanges.kind] where !range.isEmpty {
            output += bytes[start..<Int(range.lowerBound)]
            start = Int(range.upperBound)
        }
        output += bytes[start...]
    }

    /// Whether the labels fulfil a selector.
    func hasLabels(_ selector: LabelSelector) -> Bool {
        selector.matches { name in labels[name].map { $0.stringValue ?? "" } }
    }

    var uid: String { value[path: "metadata", "uid"]?.stringValue ?? "" }
}

/// The values of the objects that were written or read last, by version: a bounded number of them.
package final class ValueCache: Sendable {
    private struct State {
        var slots: [(version: UInt64, value: JSONValue)?]
        /// How many values may be taken in before there are more slots.
        var room: Int
    }

    private let state: Mutex<State>
    private let limit: Int

    /// - Parameter count: how many values are kept at most; a cache begins with room for fewer.
    package init(count: Int = 2048) {
        limit = max(count, 1)
        let first = min(limit, 64)
        state = Mutex(State(slots: Array(repeating: nil, count: first), room: first))
    }

    package func value(of version: UInt64) -> JSONValue? {
        state.withLock { state in
            guard let slot = state.slots[Int(version % UInt64(state.slots.count))], slot.version == version else { return nil }
            return slot.value
        }
    }

    package func put(_ value: JSONValue, of version: UInt64) {
        // What had the place is let go outside of the lock.
        _ = state.withLock { state in
            if state.room <= 0, state.slots.count < limit { Self.grow(&state, to: min(state.slots.count * 4, limit)) }
            state.room -= 1
            let index = Int(version % UInt64(state.slots.count))
            let old = state.slots[index]
            state.slots[index] = (version, value)
            return old
        }
    }

    private static func grow(_ state: inout State, to count: Int) {
        var slots: [(version: UInt64, value: JSONValue)?] = Array(repeating: nil, count: count)
        for case let slot? in state.slots { slots[Int(slot.version % UInt64(count))] = slot }
        (state.slots, state.room) = (slots, count)
    }
}
