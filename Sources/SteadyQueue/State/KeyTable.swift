/// Gives keys numbers: each key that is in it has a slot, and keeps it until it is removed.
///
/// The index holds the hash of each key, so that a key itself is looked at only when it is probably the one. If ever an insertion passes
/// more others than chance brings, somebody has chosen keys that meet: from then on all keys are hashed by the standard library.
@usableFromInline package struct KeyTable<Key: Hashable>: ~Copyable {
    @inlinable static var none: Slot { .max }

    @usableFromInline package var hash = KeyHash()
    @usableFromInline var index = HashIndex()
    @usableFromInline var places = Slab<Place>()
    @usableFromInline var firstFree: Slot = .max

    @usableFromInline struct Place {
        @usableFromInline var key: Key?
        /// The hash of the key; of a free place, the next one.
        @usableFromInline var tag: UInt32

        @inlinable init(key: consuming Key?, tag: UInt32) {
            self.key = key
            self.tag = tag
        }
    }

    @inlinable package init() {}

    @inlinable package var count: Int { index.count }
    @inlinable package subscript(_ slot: Slot) -> Key? { places[slot].key }

    /// The slot of a key, and its hash for ``insert(_:tag:)`` if it has none.
    @inlinable @inline(__always) package func find(_ key: Key) -> (slot: Slot?, tag: UInt32) {
        let tag = hash.hash(key)
        return (index.find(tag) { places[$0].key == key }, tag)
    }

    /// Takes in a key that is not in the table.
    ///
    /// - Parameters:
    ///   - key: the key.
    ///   - tag: its hash as ``find(_:)`` gave it.
    /// - Returns: its slot.
    @inlinable package mutating func insert(_ key: consuming Key, tag: UInt32) -> Slot {
        let slot: Slot
        if firstFree != Self.none {
            slot = firstFree
            firstFree = places[slot].tag
            places[slot] = Place(key: key, tag: tag)
        } else {
            slot = Slot(truncatingIfNeeded: places.count)
            places.append(Place(key: key, tag: tag))
        }
        if index.isFull {
            reindex()
        } else if !index.insert(tag, slot), !hash.isStandard {
            hash.isStandard = true
            reindex()
        }
        return slot
    }

    /// Removes the key in a slot, which is free thereafter.
    @inlinable package mutating func remove(_ slot: Slot) {
        index.remove(places[slot].tag, slot)
        places[slot] = Place(key: nil, tag: firstFree)
        firstFree = slot
        if index.count == 0, places.count > keptWhenEmpty { reset() }
    }

    /// Makes the index anew, larger if need be.
    @inlinable @inline(never) mutating func reindex() {
        index = HashIndex(for: places.count)
        var isNear = true
        for slot in 0..<Slot(truncatingIfNeeded: places.count) {
            if hash.isStandard, let key = places[slot].key { places[slot].tag = KeyHash.standard(key) }
            if places[slot].key != nil { isNear = index.insert(places[slot].tag, slot) && isNear }
        }
        if isNear || hash.isStandard { return }
        hash.isStandard = true
        reindex()
    }

    @inlinable @inline(never) mutating func reset() {
        places = Slab()
        index = HashIndex()
        firstFree = Self.none
    }
}

/// How many places an empty queue may keep of its past.
@usableFromInline var keptWhenEmpty: Int { 1024 }
