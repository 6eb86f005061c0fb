/// Counts the memory behind values, what they share once.
package struct MemoryTally: ~Copyable {
    private var seen: Set<UInt> = []
    /// What was counted, in bytes.
    package private(set) var bytes = 0

    /// Nothing yet.
    package init() {}

    /// Counts an allocation, unless it has been counted; returns whether it had not.
    @discardableResult
    mutating func add(_ address: UInt, _ count: Int) -> Bool {
        guard seen.insert(address).inserted else { return false }
        // As allocators on 64 bits do: a word of their own, in steps of 16, 32 at least.
        bytes += max(32, (count + 8 + 15) & ~15)
        return true
    }

    /// Counts memory of which nobody else has a part.
    package mutating func add(_ count: Int) { bytes += count }

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
            case .constant, .bool, .optionalBool, .int32, .optionalInt32, .int64, .optionalInt64: continue
            case .text: slot.assumingMemoryBound(to: String.self).pointee.tally(&tally)
            case .optionalText: slot.assumingMemoryBound(to: String?.self).pointee?.tally(&tally)
            case .boxed:
                guard let box = ModelBox.address(at: slot) else { continue }
                // The object has a word for its type, one for its count, and one for the table before the model.
                if tally.add(UInt(bitPattern: box), 24 + child(position).size) { child(position).tally(box, &tally) }
            case .texts, .optionalTexts: Self.tally(textsAt: slot, MemoryLayout<String>.stride, &tally)
            case .textMap, .optionalTextMap:
                // An entry is a text and another one right behind.
                Self.tally(textsAt: slot, MemoryLayout<StringMap<String>.Element>.stride, &tally)
            case .models:
                let table = child(position)
                Self.tally(elementsAt: slot, table.stride, &tally) { table.tally($0, &$1) }
            case .other:
                // The empty value refers to nothing.
                if SharingPool.equal(template + field.pointee.offset, slot, field.pointee.size) { continue }
                field.pointee.type.tally(slot, &tally)
            }
        }
        if unknown >= 0 { (model + unknown).assumingMemoryBound(to: UnknownFields.self).pointee.tally(&tally) }
    }

    private static func tally(textsAt slot: UnsafeRawPointer, _ stride: Int, _ tally: inout MemoryTally) {
        Self.tally(elementsAt: slot, stride, &tally) { element, tally in
            for offset in Swift.stride(from: 0, to: stride, by: MemoryLayout<String>.stride) {
                (element + offset).assumingMemoryBound(to: String.self).pointee.tally(&tally)
            }
        }
    }

    /// Counts the array in a slot, which is one word, zero for no array; and its elements, unless it was counted before.
    private static func tally(
        elementsAt slot: UnsafeRawPointer, _ stride: Int, _ tally: inout MemoryTally,
        _ each: (UnsafeRawPointer, inout MemoryTally) -> Void
    ) {
        guard slot.load(as: UInt.self) != 0 else { return }
        let (start, count) = ArrayStorage.elements(slot)
        guard count > 0, tally.add(UInt(bitPattern: start), 32 + count * stride) else { return }
        for index in 0..<count { each(start + index * stride, &tally) }
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
        utf8.withContiguousStorageIfAvailable { _ = tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
    }
}

extension Optional: MeasuredField where Wrapped: MeasuredField {
    func tally(_ tally: inout MemoryTally) { self?.tally(&tally) }
}

extension Array: MeasuredField {
    func tally(_ tally: inout MemoryTally) {
        if isEmpty { return }
        _ = withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
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
        _ = entries.withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
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
        _ = members.withUnsafeBytes { tally.add(UInt(bitPattern: $0.baseAddress), 32 + $0.count) }
        for member in members {
            member.name.tally(&tally)
            member.value.tally(&tally)
        }
    }
}

extension Base64: MeasuredField {
    func tally(_ tally: inout MemoryTally) { bytes.tally(&tally) }
}
