/// The memory of a model, seen without its type.
struct ModelMemory: Sendable {
    let size: Int
    let stride: Int
    let type: ObjectIdentifier
    let initialize: @Sendable (UnsafeMutableRawPointer) -> Void
    let deinitialize: @Sendable (UnsafeMutableRawPointer, Int) -> Void
}

/// A field table without its type, as the interpreter uses it.
// Sendable: nothing changes after `init`.
final class ModelTable: @unchecked Sendable {
    let fields: [Field]
    let unknown: Int?
    let memory: ModelMemory
    /// Open addressing over names: positions in `fields`, -1 where empty. Twice as many slots as names at least.
    private let slots: UnsafeMutablePointer<Slot>
    private let mask: Int
    /// The fields once more, at an address that stays.
    let list: UnsafeMutablePointer<Field>

    private struct Slot {
        var index: Int
        var count: Int
        /// The first eight bytes of the name, zeros behind a shorter one.
        var head: UInt64
        var name: UnsafePointer<UInt8>
    }

    init(fields: [Field], unknown: Int?, memory: ModelMemory) {
        self.fields = fields
        self.unknown = unknown
        self.memory = memory
        var size = 8
        while size < fields.count * 3 { size *= 2 }
        mask = size - 1
        // Tables are made once for a type and live as long as the program, and so do their lists and names.
        list = .allocate(capacity: max(fields.count, 1))
        for (index, field) in fields.enumerated() { (list + index).initialize(to: field) }
        slots = .allocate(capacity: size)
        let none = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
        none.initialize(repeating: 0, count: 8)
        slots.initialize(repeating: Slot(index: -1, count: 0, head: 0, name: UnsafePointer(none)), count: size)
        for (index, field) in fields.enumerated() {
            let bytes = Array(field.name.utf8)
            let name = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 8)
            name.initialize(repeating: 0, count: bytes.count + 8)
            for (offset, byte) in bytes.enumerated() { name[offset] = byte }
            let head = UInt64(littleEndian: UnsafeRawPointer(name).loadUnaligned(as: UInt64.self)) & Self.headMask(bytes.count)
            var place = Self.place(head, bytes.count, bytes.last ?? 0) & mask
            while slots[place].index >= 0 { place = (place + 1) & mask }
            slots[place] = Slot(index: index, count: bytes.count, head: head, name: UnsafePointer(name))
        }
    }

    @inline(__always)
    private static func headMask(_ count: Int) -> UInt64 { count >= 8 ? .max : (1 << (8 * UInt64(count))) - 1 }

    @inline(__always)
    private static func place(_ head: UInt64, _ count: Int, _ last: UInt8) -> Int {
        let mixed = (head ^ UInt64(count) << 56 ^ UInt64(last) << 40) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40)
    }

    /// The position of the field with that name, -1 if there is none; `readable` bytes may be read from `name` on.
    @inline(__always)
    func position(_ name: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Int {
        if count == 0 { return -1 }
        var head: UInt64
        if readable >= 8 {
            head = UInt64(littleEndian: UnsafeRawPointer(name).loadUnaligned(as: UInt64.self)) & Self.headMask(count)
        } else {
            head = 0
            for offset in 0..<min(count, 8) { head |= UInt64(name[offset]) << (8 * UInt64(offset)) }
        }
        var place = Self.place(head, count, name[count - 1]) & mask
        while slots[place].index >= 0 {
            if slots[place].head == head, slots[place].count == count,
                count <= 8 || SharingPool.equal(slots[place].name + 8, name + 8, count - 8)
            {
                return slots[place].index
            }
            place = (place + 1) & mask
        }
        return -1
    }

    // MARK: Values

    /// Whether nothing of the model would be written.
    func isEmpty(_ model: UnsafeRawPointer) -> Bool {
        for field in fields where field.shape != .constant {
            if !field.isAbsent(model + field.offset) { return false }
        }
        return unknown.map { model.load(fromByteOffset: $0, as: UnknownFields.self).isEmpty } ?? true
    }

    func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
        for field in fields where field.shape != .constant {
            if !field.type.areEqual(a + field.offset, b + field.offset) { return false }
        }
        guard let unknown else { return true }
        return a.load(fromByteOffset: unknown, as: UnknownFields.self) == b.load(fromByteOffset: unknown, as: UnknownFields.self)
    }

    func hash(_ model: UnsafeRawPointer, into hasher: inout Hasher) {
        for field in fields where field.shape != .constant { field.type.hash(model + field.offset, into: &hasher) }
        if let unknown { hasher.combine(model.load(fromByteOffset: unknown, as: UnknownFields.self)) }
    }
}

extension Field {
    /// Whether nothing would be written for the field.
    func isAbsent(_ slot: UnsafeRawPointer) -> Bool {
        guard isOptional else { return false }
        if let boxed, !boxed.isOptional {
            guard !isRequired, let model = boxed.address(slot) else { return !isRequired }
            return boxed.table.isEmpty(model)
        }
        return type.isAbsent(slot)
    }
}

// A slot lies at the offset that the key path told for a field of this very type, so its memory is bound to `Self`.
extension JSONField {
    static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
        a.assumingMemoryBound(to: Self.self).pointee == b.assumingMemoryBound(to: Self.self).pointee
    }
    static func hash(_ slot: UnsafeRawPointer, into hasher: inout Hasher) {
        slot.assumingMemoryBound(to: Self.self).pointee.hash(into: &hasher)
    }
    static func isAbsent(_ slot: UnsafeRawPointer) -> Bool { slot.assumingMemoryBound(to: Self.self).pointee.isAbsent }
    static func read(_ reader: inout JSONReader, into slot: UnsafeMutableRawPointer) throws(JSONFailure) {
        slot.assumingMemoryBound(to: Self.self).pointee = try Self(json: &reader)
    }
    static func clear(_ slot: UnsafeMutableRawPointer) { slot.assumingMemoryBound(to: Self.self).pointee = Self.empty }
    static func write(_ slot: UnsafeRawPointer, to writer: inout JSONWriter) {
        slot.assumingMemoryBound(to: Self.self).pointee.write(to: &writer)
    }
}
