import Synchronization

/// A field table without its type, as the interpreter uses it: a word that refers to memory that is never freed.
// law: Sendable, for nothing behind the pointer changes after `init` but `children`, which are atomic.
struct ModelTable: @unchecked Sendable {
    // Made once for a type, and kept as long as the program: tables are constants.
    private let body: UnsafeMutablePointer<Body>

    private struct Body {
        let count: Int
        let list: UnsafeMutablePointer<Field>
        let output: UnsafeMutablePointer<OutputField>
        /// The tables of fields that hold models, found when they are first needed, for types may refer to each other.
        let children: UnsafeMutablePointer<Atomic<UnsafeMutableRawPointer?>>
        /// Where unknown fields are kept, -1 if they are not.
        let unknown: Int
        let size: Int
        let stride: Int
        let alignment: Int
        /// The empty value, zeros between its fields.
        let template: UnsafeMutableRawPointer
        /// An optional of the model that is nothing.
        let absent: UnsafeMutableRawPointer
        /// How many bytes an optional of the model has behind it.
        let mark: Int
        /// Whether the bytes of the empty value can be copied: nothing in it is counted.
        let isPlain: Bool
        let memory: ModelMemory
        /// Open addressing over names; twice as many slots as names at least.
        let slots: UnsafeMutablePointer<Slot>
        let mask: Int
        /// The box that stands for `{}`, and where its model is; shared, and so never changed.
        var given: ModelBox?
        var givenModel: UnsafeRawPointer?
    }

    private struct Slot {
        /// The position of the field, -1 for an empty slot.
        var index: Int
        var count: Int
        /// The first eight bytes of the name, zeros behind a shorter one.
        var head: UInt64
        var name: UnsafePointer<UInt8>
    }

    init(fields: [Field], unknown: Int?, memory: ModelMemory) {
        let template = Self.template(fields, memory)
        var size = 8
        while size < fields.count * 3 { size *= 2 }
        let list = UnsafeMutablePointer<Field>.allocate(capacity: max(fields.count, 1))
        let children = UnsafeMutablePointer<Atomic<UnsafeMutableRawPointer?>>.allocate(capacity: max(fields.count, 1))
        let output = UnsafeMutablePointer<OutputField>.allocate(capacity: max(fields.count, 1))
        for (index, field) in fields.enumerated() {
            (list + index).initialize(to: field)
            (output + index).initialize(to: OutputField(field, template: template))
            (children + index).initialize(to: Atomic(nil))
        }
        body = .allocate(capacity: 1)
        body.initialize(
            to: Body(
                count: fields.count, list: list, output: output, children: children, unknown: unknown ?? -1, size: memory.size,
                stride: memory.stride, alignment: memory.alignment, template: template, absent: memory.absent(),
                mark: memory.mark, isPlain: Self.isPlain(fields, unknown, memory, template), memory: memory,
                slots: Self.slots(fields, size), mask: size - 1))
        let place = UnsafeMutableRawPointer.allocate(byteCount: max(memory.size, 1), alignment: memory.alignment)
        initialize(place)
        let given = ModelBox.make(self, moving: place)
        place.deallocate()
        (body.pointee.given, body.pointee.givenModel) = (given, UnsafeRawPointer(given.address))
    }

    private init(address: UnsafeMutableRawPointer) { body = address.assumingMemoryBound(to: Body.self) }

    var fieldCount: Int { body.pointee.count }
    var size: Int { body.pointee.size }
    var stride: Int { body.pointee.stride }
    var alignment: Int { body.pointee.alignment }
    var unknown: Int { body.pointee.unknown }
    var template: UnsafeMutableRawPointer { body.pointee.template }
    var absent: UnsafeMutableRawPointer { body.pointee.absent }
    var mark: Int { body.pointee.mark }
    var isPlain: Bool { body.pointee.isPlain }
    /// The box of a model that was given as `{}`: it is there, and has nothing.
    var given: ModelBox? { body.pointee.given }

    /// Whether a model in a box was given as `{}`.
    @inline(__always)
    func isGiven(_ model: UnsafeRawPointer) -> Bool { model == body.pointee.givenModel }

    var fields: UnsafeBufferPointer<Field> { UnsafeBufferPointer(start: body.pointee.list, count: body.pointee.count) }
    /// Tells tables apart, and with them the types.
    var identity: UInt { UInt(bitPattern: body) }

    @inline(__always)
    func field(_ position: Int) -> UnsafeMutablePointer<Field> { body.pointee.list + position }

    @inline(__always)
    func output(_ position: Int) -> UnsafePointer<OutputField> { UnsafePointer(body.pointee.output + position) }

    /// The table of the models that a field holds.
    @inline(__always)
    func child(_ position: Int) -> ModelTable {
        if let known = body.pointee.children[position].load(ordering: .acquiring) { return ModelTable(address: known) }
        return findChild(position)
    }

    private func findChild(_ position: Int) -> ModelTable {
        let field = field(position)
        let table = field.pointee.boxed?.table ?? field.pointee.models?.table ?? self
        body.pointee.children[position].store(UnsafeMutableRawPointer(table.body), ordering: .releasing)
        return table
    }

    // MARK: Names

    private static func slots(_ fields: [Field], _ size: Int) -> UnsafeMutablePointer<Slot> {
        let none = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
        none.initialize(repeating: 0, count: 8)
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
        slots.initialize(repeating: Slot(index: -1, count: 0, head: 0, name: UnsafePointer(none)), count: size)
        for (index, field) in fields.enumerated() {
            let bytes = Array(field.name.utf8)
            let name = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 8)
            name.initialize(repeating: 0, count: bytes.count + 8)
            for (offset, byte) in bytes.enumerated() { name[offset] = byte }
            let head = UInt64(littleEndian: UnsafeRawPointer(name).loadUnaligned(as: UInt64.self)) & headMask(bytes.count)
            var place = place(head, bytes.count, bytes.last ?? 0) & (size - 1)
            while slots[place].index >= 0 { place = (place + 1) & (size - 1) }
            slots[place] = Slot(index: index, count: bytes.count, head: head, name: UnsafePointer(name))
        }
        return slots
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
        let (slots, mask) = (body.pointee.slots, body.pointee.mask)
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

    // MARK: Memory

    private static func template(_ fields: [Field], _ memory: ModelMemory) -> UnsafeMutableRawPointer {
        let template = UnsafeMutableRawPointer.allocate(byteCount: max(memory.size, 1), alignment: memory.alignment)
        template.initializeMemory(as: UInt8.self, repeating: 0, count: memory.size)
        memory.initialize(template)
        letGo(fields, template)
        return template
    }

    /// Takes boxes out of an empty model, and of those that lie within it: what may be absent begins as absent, and a box of an empty model
    /// says no more than no box.
    private static func letGo(_ fields: some Sequence<Field>, _ model: UnsafeMutableRawPointer) {
        for field in fields where field.shape != .constant {
            let slot = model + field.offset
            if let boxed = field.boxed {
                guard !boxed.isOptional, let box = ModelBox.at(slot) else { continue }
                if !field.isRequired || boxed.table.isEmpty(box.address) { field.type.clear(slot) }
            } else if let inside = field.type.tableInPlace {
                letGo(inside.fields, slot)
            }
        }
    }

    /// Whether an empty model at that address holds no memory of its own, so that its bytes can be copied.
    func isPlain(_ model: UnsafeRawPointer) -> Bool {
        Self.isPlain(Array(fields), unknown < 0 ? nil : unknown, body.pointee.memory, model)
    }

    /// Whether the fields cover the whole model but for padding, and none holds memory of its own.
    private static func isPlain(
        _ fields: [Field], _ unknown: Int?, _ memory: ModelMemory, _ template: UnsafeRawPointer
    ) -> Bool {
        var spans = fields.filter { $0.shape != .constant }.map { (start: $0.offset, size: $0.size, alignment: $0.alignment) }
        if let unknown {
            spans.append((unknown, MemoryLayout<UnknownFields>.size, MemoryLayout<UnknownFields>.alignment))
        }
        var end = 0
        for span in spans.sorted(by: { $0.start < $1.start }) {
            if span.start != (end + span.alignment - 1) / span.alignment * span.alignment { return false }
            end = span.start + span.size
        }
        guard end == memory.size else { return false }
        return fields.allSatisfy { $0.shape == .constant || $0.type.isPlain(template + $0.offset) }
    }

    /// Makes an empty model at that address.
    @inline(__always)
    func initialize(_ place: UnsafeMutableRawPointer) {
        if isPlain { place.copyMemory(from: template, byteCount: size) } else { body.pointee.memory.copy(place, template) }
    }

    /// Ends the life of models at that address.
    func deinitialize(_ place: UnsafeMutableRawPointer, count: Int = 1) { body.pointee.memory.deinitialize(place, count) }

    // MARK: Values

    /// Whether nothing of the model would be written.
    func isEmpty(_ model: UnsafeRawPointer) -> Bool {
        for position in 0..<fieldCount where field(position).pointee.shape != .constant {
            if !isAbsent(position, model) { return false }
        }
        return unknown < 0 || (model + unknown).assumingMemoryBound(to: UnknownFields.self).pointee.isEmpty
    }

    /// Whether nothing would be written for a field.
    private func isAbsent(_ position: Int, _ model: UnsafeRawPointer) -> Bool {
        let field = field(position)
        guard field.pointee.isOptional else { return false }
        let slot = model + field.pointee.offset
        guard field.pointee.shape == .boxed else { return field.pointee.type.isAbsent(slot) }
        guard let box = ModelBox.at(slot) else { return !field.pointee.isRequired }
        return !field.pointee.isRequired && !field.pointee.isBoxOptional && !child(position).isGiven(box.address)
            && child(position).isEmpty(box.address)
    }

    func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
        for field in fields where field.shape != .constant {
            if !field.type.areEqual(a + field.offset, b + field.offset) { return false }
        }
        if unknown < 0 { return true }
        return (a + unknown).assumingMemoryBound(to: UnknownFields.self).pointee
            == (b + unknown).assumingMemoryBound(to: UnknownFields.self).pointee
    }

    func hash(_ model: UnsafeRawPointer, into hasher: inout Hasher) {
        for field in fields where field.shape != .constant { field.type.hash(model + field.offset, into: &hasher) }
        if unknown >= 0 { hasher.combine((model + unknown).assumingMemoryBound(to: UnknownFields.self).pointee) }
    }
}

/// The memory of a model, seen without its type.
struct ModelMemory: Sendable {
    let size: Int
    let stride: Int
    let alignment: Int
    /// How many bytes an optional of the model has behind it.
    let mark: Int
    /// Makes an optional of the model that is nothing, to be kept as long as the program.
    let absent: @Sendable () -> UnsafeMutableRawPointer
    /// Makes the empty value as the type has it.
    let initialize: @Sendable (UnsafeMutableRawPointer) -> Void
    /// Makes a copy of a model.
    let copy: @Sendable (UnsafeMutableRawPointer, UnsafeRawPointer) -> Void
    let deinitialize: @Sendable (UnsafeMutableRawPointer, Int) -> Void
}
