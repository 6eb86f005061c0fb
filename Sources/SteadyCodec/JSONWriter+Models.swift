// The interpreter that writes models by their tables: every slot lies in memory of the table's model, at the offset of the field,
// and has the type that the field's shape names.
extension JSONWriter {
    /// Writes a model; `typeMeta` says whether constants are written, too, as at the root.
    mutating func model(_ table: ModelTable, _ model: UnsafeRawPointer, typeMeta: Bool = false) {
        open(0x7B)
        for position in 0..<table.fieldCount {
            let field = table.output(position)
            let slot = model + Int(field.pointee.offset)
            // Most fields of most models are absent, and most of those are one word.
            if field.pointee.isAbsentWhenZero, slot.load(as: UInt.self) == 0 { continue }
            write(table, position, field, slot, typeMeta)
        }
        if table.unknown >= 0, ArrayStorage.elements(model + table.unknown).count > 0 {
            for member in (model + table.unknown).assumingMemoryBound(to: UnknownFields.self).pointee.members {
                self.member(member.name) { $0.raw(member.value.text) }
            }
        }
        close(0x7D)
    }

    @inline(__always)
    private mutating func prefix(_ field: UnsafePointer<OutputField>) {
        if isPretty { newLine() }
        put(words: field.pointee.prefix, count: Int(field.pointee.prefixCount))
        if isPretty { put(0x20) }
    }

    @inline(__always)
    private mutating func write(
        _ table: ModelTable, _ position: Int, _ field: UnsafePointer<OutputField>, _ slot: UnsafeRawPointer, _ typeMeta: Bool
    ) {
        switch field.pointee.shape {
        case .text:
            prefix(field)
            text(slot)
        case .optionalText:
            if slot.assumingMemoryBound(to: String?.self).pointee == nil { return }
            prefix(field)
            // An optional text that is there has the very bytes of the text.
            text(slot)
        case .bool:
            prefix(field)
            write(slot.assumingMemoryBound(to: Bool.self).pointee)
        case .optionalBool:
            guard let value = slot.assumingMemoryBound(to: Bool?.self).pointee else { return }
            prefix(field)
            write(value)
        case .int32:
            prefix(field)
            write(Int64(slot.assumingMemoryBound(to: Int32.self).pointee))
        case .optionalInt32:
            guard let value = slot.assumingMemoryBound(to: Int32?.self).pointee else { return }
            prefix(field)
            write(Int64(value))
        case .int64:
            prefix(field)
            write(slot.assumingMemoryBound(to: Int64.self).pointee)
        case .optionalInt64:
            guard let value = slot.assumingMemoryBound(to: Int64?.self).pointee else { return }
            prefix(field)
            write(value)
        case .texts, .optionalTexts:
            prefix(field)
            texts(slot)
        case .textMap, .optionalTextMap:
            prefix(field)
            textMap(slot)
        case .boxed: if !boxed(table, position, field, slot) { return }
        case .models:
            prefix(field)
            models(table.child(position), slot)
        case .constant:
            guard typeMeta else { return }
            prefix(field)
            write(table.field(position).pointee.constant)
        case .other:
            let full = table.field(position)
            if field.pointee.isOptional {
                // The same bytes mean the same value, others may yet be absent.
                let empty = table.template + Int(field.pointee.offset)
                if field.pointee.isAbsentWhenEmpty, SharingPool.equal(empty, slot, full.pointee.size) { return }
                if full.pointee.type.isAbsent(slot) { return }
            }
            prefix(field)
            full.pointee.type.write(slot, to: &self)
        }
        put(0x2C)
    }

    /// Writes the text in a slot, without taking hold of it.
    @inline(__always)
    private mutating func text(_ slot: UnsafeRawPointer) {
        let isWritten =
            slot.assumingMemoryBound(to: String.self).pointee.utf8.withContiguousStorageIfAvailable { write(text: $0) } != nil
        if !isWritten { write(slot.assumingMemoryBound(to: String.self).pointee) }
    }

    private mutating func texts(_ slot: UnsafeRawPointer) {
        let (start, count) = ArrayStorage.elements(slot)
        open(0x5B)
        for index in 0..<count {
            if isPretty { newLine() }
            text(start + index * MemoryLayout<String>.stride)
            put(0x2C)
        }
        close(0x5D)
    }

    private mutating func textMap(_ slot: UnsafeRawPointer) {
        let (start, count) = ArrayStorage.elements(slot)
        open(0x7B)
        for index in 0..<count {
            if isPretty { newLine() }
            let entry = start + index * MemoryLayout<StringMap<String>.Element>.stride
            text(entry)
            put(0x3A)
            if isPretty { put(0x20) }
            // The value of an entry comes right after its key.
            text(entry + MemoryLayout<String>.stride)
            put(0x2C)
        }
        close(0x7D)
    }

    /// Whether there was something to write.
    private mutating func boxed(
        _ table: ModelTable, _ position: Int, _ field: UnsafePointer<OutputField>, _ slot: UnsafeRawPointer
    ) -> Bool {
        let start = count
        prefix(field)
        guard let box = ModelBox.address(at: slot) else {
            // Only what is required is written when nothing is there.
            raw("{}")
            return true
        }
        let opening = count
        model(table.child(position), box)
        // A model that may be left out and had nothing to write is taken back, unless it was given like that.
        if count == opening + 2, field.pointee.isTakenBackWhenEmpty, !table.child(position).isGiven(box) {
            count = start
            return false
        }
        return true
    }

    private mutating func models(_ table: ModelTable, _ slot: UnsafeRawPointer) {
        let (start, count) = ArrayStorage.elements(slot)
        open(0x5B)
        for index in 0..<count {
            if isPretty { newLine() }
            model(table, start + index * table.stride)
            put(0x2C)
        }
        close(0x5D)
    }
}
