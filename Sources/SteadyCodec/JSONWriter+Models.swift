// The interpreter that writes models by their tables: every slot lies in memory of the table's model, at the offset of the field,
// and has the type that the field's shape names.
extension JSONWriter {
    /// Writes a model; `typeMeta` says whether constants are written, too, as at the root.
    mutating func model(_ table: ModelTable, _ model: UnsafeRawPointer, typeMeta: Bool = false) {
        open(0x7B)
        for position in 0..<table.fields.count { field(table.list + position, model, typeMeta) }
        if let offset = table.unknown {
            for member in (model + offset).assumingMemoryBound(to: UnknownFields.self).pointee.members {
                self.member(member.name) { $0.raw(member.value.text) }
            }
        }
        close(0x7D)
    }

    @inline(__always)
    private mutating func prefix(_ field: UnsafeMutablePointer<Field>) {
        newLine()
        field.pointee.prefix.withUnsafeBufferPointer { put($0) }
        if isPretty { put(0x20) }
    }

    private mutating func field(_ field: UnsafeMutablePointer<Field>, _ model: UnsafeRawPointer, _ typeMeta: Bool) {
        let slot = model + field.pointee.offset
        switch field.pointee.shape {
        case .text:
            prefix(field)
            write(slot.assumingMemoryBound(to: String.self).pointee)
        case .optionalText:
            guard let value = slot.assumingMemoryBound(to: String?.self).pointee else { return }
            prefix(field)
            write(value)
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
        case .boxed: if !boxed(field, slot) { return }
        case .models: if !models(field, slot) { return }
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

    /// Whether there was something to write.
    private mutating func boxed(_ field: UnsafeMutablePointer<Field>, _ slot: UnsafeRawPointer) -> Bool {
        guard let boxed = field.pointee.boxed else { return false }
        guard let model = boxed.address(slot) else {
            guard field.pointee.isRequired else { return false }
            prefix(field)
            raw("{}")
            return true
        }
        let start = count
        prefix(field)
        let opening = count
        self.model(boxed.table, model)
        // A model that may be left out and had nothing to write is taken back.
        if count == opening + 2, !boxed.isOptional, !field.pointee.isRequired {
            count = start
            return false
        }
        return true
    }

    private mutating func models(_ field: UnsafeMutablePointer<Field>, _ slot: UnsafeRawPointer) -> Bool {
        guard let models = field.pointee.models else { return false }
        let start = count
        prefix(field)
        let table = models.table
        let isThere = models.withElements(slot) { elements, count in
            open(0x5B)
            if let elements {
                for index in 0..<count {
                    newLine()
                    model(table, elements + index * table.memory.stride)
                    put(0x2C)
                }
            }
            close(0x5D)
        }
        if !isThere { count = start }
        return isThere
    }
}
