// The interpreter that writes models by their tables: every slot lies in memory of the table's model, at the offset of the field,
// and has the type that the field's shape names.
extension JSONWriter {
    /// Writes a model; `typeMeta` says whether constants are written, too, as at the root.
    mutating func model(_ table: ModelTable, _ model: UnsafeRawPointer, typeMeta: Bool = false) {
        open(0x7B)
        for position in 0..<table.fieldCount { field(table, position, model, typeMeta) }
        if table.unknown >= 0 {
            for member in (model + table.unknown).assumingMemoryBound(to: UnknownFields.self).pointee.members {
                self.member(member.name) { $0.raw(member.value.text) }
            }
        }
        close(0x7D)
    }

    @inline(__always)
    private mutating func prefix(_ field: UnsafeMutablePointer<Field>) {
        if isPretty { newLine() }
        put(field.pointee.prefix)
        if isPretty { put(0x20) }
    }

    @inline(__always)
    private mutating func field(_ table: ModelTable, _ position: Int, _ model: UnsafeRawPointer, _ typeMeta: Bool) {
        let field = table.field(position)
        let slot = model + field.pointee.offset
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
        case .texts:
            prefix(field)
            texts(slot.assumingMemoryBound(to: [String].self).pointee)
        case .optionalTexts:
            guard let values = slot.assumingMemoryBound(to: [String]?.self).pointee else { return }
            prefix(field)
            texts(values)
        case .textMap:
            prefix(field)
            textMap(slot.assumingMemoryBound(to: StringMap<String>.self).pointee)
        case .optionalTextMap:
            guard let values = slot.assumingMemoryBound(to: StringMap<String>?.self).pointee else { return }
            prefix(field)
            textMap(values)
        case .boxed: if !boxed(table, position, field, slot) { return }
        case .models: if !models(table, position, field, slot) { return }
        case .constant:
            guard typeMeta else { return }
            prefix(field)
            write(field.pointee.constant)
        case .other:
            guard !field.pointee.isOptional || !field.pointee.type.isAbsent(slot) else { return }
            prefix(field)
            field.pointee.type.write(slot, to: &self)
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

    private mutating func texts(_ values: [String]) {
        open(0x5B)
        for value in values {
            if isPretty { newLine() }
            write(value)
            put(0x2C)
        }
        close(0x5D)
    }

    private mutating func textMap(_ map: StringMap<String>) {
        open(0x7B)
        for (key, value) in map.entries {
            if isPretty { newLine() }
            write(key)
            put(0x3A)
            if isPretty { put(0x20) }
            write(value)
            put(0x2C)
        }
        close(0x7D)
    }

    /// Whether there was something to write.
    private mutating func boxed(
        _ table: ModelTable, _ position: Int, _ field: UnsafeMutablePointer<Field>, _ slot: UnsafeRawPointer
    ) -> Bool {
        guard let box = ModelBox.address(at: slot) else {
            guard field.pointee.isRequired else { return false }
            prefix(field)
            raw("{}")
            return true
        }
        let start = count
        prefix(field)
        let opening = count
        model(table.child(position), box)
        // A model that may be left out and had nothing to write is taken back.
        if count == opening + 2, !field.pointee.isBoxOptional, !field.pointee.isRequired {
            count = start
            return false
        }
        return true
    }

    private mutating func models(
        _ table: ModelTable, _ position: Int, _ field: UnsafeMutablePointer<Field>, _ slot: UnsafeRawPointer
    ) -> Bool {
        // An optional array is one word, zero for `nil`; most fields of most models are that.
        if field.pointee.isOptional, slot.load(as: UInt.self) == 0 { return false }
        guard let models = field.pointee.models else { return false }
        let start = count
        prefix(field)
        let child = table.child(position)
        let isThere = models.withElements(slot) { elements, count in
            open(0x5B)
            if let elements {
                for index in 0..<count {
                    if isPretty { newLine() }
                    model(child, elements + index * child.stride)
                    put(0x2C)
                }
            }
            close(0x5D)
        }
        if !isThere { count = start }
        return isThere
    }
}
