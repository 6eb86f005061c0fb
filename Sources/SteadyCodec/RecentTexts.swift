/// Texts of values that were read lately, and what they were read as: where the same text comes again, nothing is read but compared.
///
/// Objects of a cluster repeat themselves: the pods of a ReplicaSet differ in names and times, while probes, environments and
/// tolerations are the same to the byte. An object or array ends where its own text says, so bytes that begin with a whole
/// text that was read before, at the same field of the same model, hold that value again.
struct RecentTexts {
    /// Where a text stands: equal texts mean equal values only at equal places.
    struct Place: Equatable {
        /// The table of the model, 0 for a value that is skipped or kept as its text.
        let table: UInt
        /// The position of the field, and all that reading depends on but the text.
        let field: UInt64

        @inline(__always)
        fileprivate var hash: UInt64 { SharingPool.mix(UInt64(truncatingIfNeeded: table) ^ field &* 0x9E37_79B9_7F4A_7C15) }
    }

    /// A text and its value.
    struct Entry {
        fileprivate var hash: UInt64
        fileprivate var place: Place
        /// Where the text begins, counted over all bytes that were ever written to the ring.
        fileprivate var start: Int
        let count: Int
        /// The box or array, or the text of a value that is kept as one; nothing for a value that is skipped.
        let value: AnyObject?
    }

    /// The text of a value that is kept as its text.
    final class Kept {
        let text: String
        init(_ text: String) { self.text = text }
    }

    private struct State {
        /// The texts, one after another, round and round; it grows to `largestRing` before it begins anew.
        var ring: UnsafeMutableRawPointer
        var capacity: Int
        /// How many bytes were ever written, gaps at the end of a round included.
        var written = 0
        /// `sets * ways` entries.
        var entries: UnsafeMutablePointer<Entry>
        var sets: Int
        /// How many texts may be taken in before there are more sets.
        var room: Int
    }

    /// Shorter texts are read faster than found.
    static let shortest = 32
    static let longest = 8192
    private static let ways = 4
    private static let fewestSets = 16
    private static let mostSets = 512
    private static let counters = 1024
    private static let smallestRing = 1 << 14
    private static let largestRing = 1 << 20
    /// After so many misses in a row a field is left alone for a while.
    private static let patience: UInt8 = 8

    // Each is allocated by `init` with the number of elements named there, and lives until `free`; every index is masked.
    private let misses: UnsafeMutablePointer<UInt8>
    private let state: UnsafeMutablePointer<State>

    init() {
        misses = .allocate(capacity: Self.counters)
        misses.initialize(repeating: 0, count: Self.counters)
        state = .allocate(capacity: 1)
        state.initialize(
            to: State(
                ring: .allocate(byteCount: Self.smallestRing, alignment: 16), capacity: Self.smallestRing,
                entries: Self.entries(Self.fewestSets), sets: Self.fewestSets, room: Self.fewestSets * Self.ways))
    }

    private static func entries(_ sets: Int) -> UnsafeMutablePointer<Entry> {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: sets * ways)
        let none = Entry(hash: 0, place: Place(table: 0, field: 0), start: 0, count: 0, value: nil)
        entries.initialize(repeating: none, count: sets * ways)
        return entries
    }

    func free() {
        state.pointee.entries.deinitialize(count: state.pointee.sets * Self.ways)
        state.pointee.entries.deallocate()
        misses.deallocate()
        state.pointee.ring.deallocate()
        state.deallocate()
    }

    /// Whether a place is worth looking at: not after a row of misses, until some time has passed.
    @inline(__always)
    func isPromising(_ place: Place) -> Bool {
        let misses = counter(place)
        if misses.pointee < Self.patience { return true }
        misses.pointee &+= 1
        return false
    }

    @inline(__always)
    private func counter(_ place: Place) -> UnsafeMutablePointer<UInt8> {
        misses + Int(truncatingIfNeeded: place.hash >> 32) & (Self.counters - 1)
    }

    /// Of the place and the first bytes of the text, which has at least `shortest`.
    @inline(__always)
    private func hash(_ place: Place, _ text: UnsafePointer<UInt8>) -> UInt64 {
        let text = UnsafeRawPointer(text)
        var hash = place.hash
        for offset in stride(from: 0, to: Self.shortest, by: 8) {
            hash = SharingPool.mix(hash ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        return hash
    }

    @inline(__always)
    private func set(_ hash: UInt64) -> UnsafeMutablePointer<Entry> {
        state.pointee.entries + (Int(truncatingIfNeeded: hash) & (state.pointee.sets - 1)) * Self.ways
    }

    /// The entry whose text the bytes at `text` begin with, of which `available` may be read, `shortest` at least.
    @inline(__always)
    func find(_ place: Place, _ text: UnsafePointer<UInt8>, _ available: Int) -> UnsafePointer<Entry>? {
        let hash = hash(place, text)
        let set = set(hash)
        for way in 0..<Self.ways where set[way].hash == hash {
            let entry = set + way
            // What was written over since has no text any more.
            guard entry.pointee.place == place, entry.pointee.count > 0, entry.pointee.count <= available,
                state.pointee.written <= entry.pointee.start + state.pointee.capacity
            else { continue }
            let known = state.pointee.ring + entry.pointee.start & (state.pointee.capacity - 1)
            if SharingPool.equal(known, text, entry.pointee.count) {
                counter(place).pointee = 0
                return UnsafePointer(entry)
            }
        }
        return nil
    }

    /// Remembers the text of a value that was not found, and was read.
    func remember(_ place: Place, _ text: UnsafePointer<UInt8>, _ count: Int, _ value: AnyObject?) {
        counter(place).pointee &+= 1
        guard count >= Self.shortest, count <= Self.longest else { return }
        let hash = hash(place, text)
        makeRoomForText()
        let start = room(count)
        (state.pointee.ring + start & (state.pointee.capacity - 1)).copyMemory(from: text, byteCount: count)
        let set = set(hash)
        for way in stride(from: Self.ways - 1, to: 0, by: -1) { swap(&set[way], &set[way - 1]) }
        set.pointee = Entry(hash: hash, place: place, start: start, count: count, value: value)
    }

    /// A text is taken in: after as many as there are entries, there are four times as many.
    private func makeRoomForText() {
        state.pointee.room -= 1
        let (old, sets) = (state.pointee.entries, state.pointee.sets)
        guard state.pointee.room <= 0, sets < Self.mostSets else { return }
        state.pointee.sets = min(sets * 4, Self.mostSets)
        state.pointee.room = state.pointee.sets * Self.ways
        state.pointee.entries = Self.entries(state.pointee.sets)
        // Of each set the latest comes first, and so it stays: what was one set becomes several.
        for index in 0..<(sets * Self.ways) where old[index].count > 0 {
            let set = set(old[index].hash)
            if let way = (0..<Self.ways).first(where: { set[$0].count == 0 }) { swap(&set[way], &old[index]) }
        }
        old.deinitialize(count: sets * Self.ways)
        old.deallocate()
    }

    /// Where a text of so many bytes, fewer than the ring has, goes.
    private func room(_ count: Int) -> Int {
        let capacity = state.pointee.capacity
        var start = state.pointee.written
        // A text lies in one piece.
        let left = capacity - start & (capacity - 1)
        if count > left {
            if start < capacity, capacity < Self.largestRing { return grow(count) }
            start += left
        }
        state.pointee.written = start + count
        return start
    }

    private func grow(_ count: Int) -> Int {
        let start = state.pointee.written
        let ring = UnsafeMutableRawPointer.allocate(byteCount: state.pointee.capacity * 2, alignment: 16)
        ring.copyMemory(from: state.pointee.ring, byteCount: start)
        state.pointee.ring.deallocate()
        state.pointee.ring = ring
        state.pointee.capacity *= 2
        state.pointee.written = start + count
        return start
    }
}
