/// Counts the memory behind values, what they share once.
///
/// Of many pieces of memory only a part is looked at, drawn by their addresses, and the rest is taken to be like it: so it takes little
/// memory of its own, and what is shared is still counted once.
package struct MemoryTally: ~Copyable {
    private var seen: Set<UInt> = []
    private var sum = 0
    private let part: UInt

    /// Nothing yet.
    ///
    /// - Parameter part: one of how many pieces is looked at, a power of two.
    package init(part: Int = 1) { self.part = UInt(max(1, part)) }

    /// What was counted, in bytes.
    package var bytes: Int { sum * Int(part) }

    /// Counts an allocation, if it has not been counted.
    mutating func add(_ address: UInt, _ bytes: Int) {
        // Allocations lie at multiples of 16; the product's upper bits depend on all of them.
        guard ((address >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 40 & (part - 1) == 0, seen.insert(address).inserted else { return }
        // As allocators on 64 bits do: a word of their own, in steps of 16, 32 at least.
        sum += max(32, (bytes + 8 + 15) & ~15)
    }

    /// Counts memory of which nobody else has a part.
    package mutating func add(_ bytes: Int) { sum += bytes / Int(part) }

    /// Counts what an object keeps: exactly for models, by the length of its text for other types.
    package mutating func add<Value: Codable & Sendable>(_ value: Value) {
        switch value {
        case let model as any JSONModel: model.tally(&self)
        case let measured as any MeasuredField: measured.tally(&self)
        default: add((try? JSON.encode(value).count) ?? 0)
        }
    }
}

/// A field with memory of its own.
protocol MeasuredField {
    func tally(_ tally: inout MemoryTally)
}

extension JSONModel {
    fileprivate func tally(_ tally: inout MemoryTally) {
        let table = Self.fields.core
        withUnsafePointer(to: self) { table.tally(UnsafeRawPointer($0), &tally) }
    }
}

extension ModelTable {
    /// Counts what the model at an address refers to.
    func tally(_ model: UnsafeRawPointer, _ tally: inout MemoryTally) {
        for position in 0..<fieldCount {
            let field = field(position)
            let slot = model + field.pointee.offset
            switch field.pointee.shape {
            case .boxed:
                guard let box = ModelBox.at(slot) else { continue }
                // The box's object has two words, the count of its elements' place one, the table one.
                tally.add(UInt(bitPattern: Unmanaged.passUnretained(box).toOpaque()), 32 + child(position).size)
                child(position).tally(box.address, &tally)
            case .constant, .bool, .optionalBool, .int32, .optionalInt32, .int64, .optionalInt64: continue
            default: field.pointee.type.tally(slot, &tally)
            }
        }
        if unknown >= 0 { (model + unknown).assumingMemoryBound(to: UnknownFields.self).pointee.tally(&tally) }
    }
}

extension JSONField {
    /// Counts what the value at an address refers to.
    fileprivate static func tally(_ slot: UnsafeRawPointer, _ tally: inout MemoryTally) {
        // The field's type is the one its table was made with.
        if let value = slot.assumingMemoryBound(to: Self.self).pointee as? any MeasuredField { value.tally(&tally) }
    }
}

extension String: MeasuredField {
    func tally(_ tally: inout MemoryTally) {
        // Up to fifteen bytes are in the text itself.
        guard utf8.count > 15 else { return }
        _ = utf8.withContiguousStorageIfAvailable { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
    }
}

extension Optional: MeasuredField where Wrapped: MeasuredField {
    func tally(_ tally: inout MemoryTally) { self?.tally(&tally) }
}

extension Array: MeasuredField {
    func tally(_ tally: inout MemoryTally) {
        if isEmpty { return }
        withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
        if Element.self is any JSONModel.Type {
            for case let model as any JSONModel in self { model.tally(&tally) }
        } else if Element.self is any MeasuredField.Type {
            for case let element as any MeasuredField in self { element.tally(&tally) }
        }
    }
}

extension StringMap: MeasuredField {
    func tally(_ tally: inout MemoryTally) {
        if entries.isEmpty { return }
        entries.withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
        for (key, value) in entries {
            key.tally(&tally)
            if let value = value as? any MeasuredField { value.tally(&tally) }
        }
    }
}

extension RawJSON: MeasuredField {
    func tally(_ tally: inout MemoryTally) { text.tally(&tally) }
}

extension UnknownFields: MeasuredField {
    func tally(_ tally: inout MemoryTally) {
        if members.isEmpty { return }
        members.withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
        for member in members {
            member.name.tally(&tally)
            member.value.tally(&tally)
        }
    }
}

extension Base64: MeasuredField {
    func tally(_ tally: inout MemoryTally) { bytes.tally(&tally) }
}
