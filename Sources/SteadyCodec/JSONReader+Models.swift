// The interpreter that reads models by their tables, straight into their memory: every slot lies in initialised memory of the
// table's model, at the offset of the field, and has the type that the field's shape names.

extension JSONReader {
    /// Reads an object into a model that is already initialised.
    mutating func model(_ table: ModelTable, into model: UnsafeMutableRawPointer) throws(JSONFailure) {
        guard byte == 0x7B else { throw mismatch("an object") }
        try enter()
        var seen = options.isStrict ? [Bool](repeating: false, count: table.fields.count) : []
        skipSpace()
        if byte == 0x7D {
            index += 1
            depth -= 1
        } else {
            let outer = rest
            repeat {
                guard byte == 0x22 else { throw fail("expected the name of a member") }
                let start = index + 1
                let stop = special(from: start)
                guard stop < end, base[stop] == 0x22 else {
                    try escapedMember(table, model, &seen)
                    rest = outer
                    continue
                }
                index = stop + 1
                let position = table.position(base + start, stop - start, readable: end - start)
                try colon()
                try member(table, position, start, stop, model, &seen)
                rest = outer
            } while try another(orEnd: 0x7D)
        }
        if options.isStrict { noteMissing(table, seen) }
    }

    /// Reads the value of a member whose name lies between `start` and `stop`.
    @inline(__always)
    private mutating func member(
        _ table: ModelTable, _ position: Int, _ start: Int, _ stop: Int, _ model: UnsafeMutableRawPointer, _ seen: inout [Bool]
    ) throws(JSONFailure) {
        guard position >= 0 else {
            let name = String(decoding: UnsafeBufferPointer(start: base + start, count: stop - start), as: UTF8.self)
            return try unknownMember(table, name, model)
        }
        try known(table.list + position, position, model, &seen)
    }

    private mutating func known(
        _ field: UnsafePointer<Field>, _ position: Int, _ model: UnsafeMutableRawPointer, _ seen: inout [Bool]
    ) throws(JSONFailure) {
        if options.isStrict {
            if seen[position] { findings.append("duplicate field \"\(PathStep.text(trail + [.member(field.pointee.name)]))\"") }
            seen[position] = true
            trail.append(.member(field.pointee.name))
        }
        if try isDropped(field) {
            try skipValue()
        } else if byte == 0x6E, !field.pointee.readsNull {
            _ = try null()
            if field.pointee.shape != .constant { field.pointee.type.clear(model + field.pointee.offset) }
        } else {
            try value(field, model + field.pointee.offset)
        }
        if options.isStrict { trail.removeLast() }
    }

    @inline(__always)
    private mutating func isDropped(_ field: UnsafePointer<Field>) throws(JSONFailure) -> Bool {
        if !options.keepsManagedFields, field.pointee.isManagedFields { return true }
        if rest.isEmpty { return false }
        let (isDropped, inner) = rest.step(into: field.pointee.name)
        rest = inner
        return isDropped
    }

    private mutating func value(_ field: UnsafePointer<Field>, _ slot: UnsafeMutableRawPointer) throws(JSONFailure) {
        switch field.pointee.shape {
        case .text: slot.assumingMemoryBound(to: String.self).pointee = try string()
        case .optionalText: slot.assumingMemoryBound(to: String?.self).pointee = try string()
        case .bool: slot.assumingMemoryBound(to: Bool.self).pointee = try bool()
        case .optionalBool: slot.assumingMemoryBound(to: Bool?.self).pointee = try bool()
        case .int32: slot.assumingMemoryBound(to: Int32.self).pointee = try integer32()
        case .optionalInt32: slot.assumingMemoryBound(to: Int32?.self).pointee = try integer32()
        case .int64: slot.assumingMemoryBound(to: Int64.self).pointee = try integer()
        case .optionalInt64: slot.assumingMemoryBound(to: Int64?.self).pointee = try integer()
        case .boxed: if let boxed = field.pointee.boxed { try self.boxed(boxed, slot) }
        case .models: if let models = field.pointee.models { try self.models(models, slot) }
        case .other: try field.pointee.type.read(&self, into: slot)
        case .constant: try constant(field.pointee.name, field.pointee.constant)
        }
    }

    private mutating func boxed(_ field: any BoxedField.Type, _ slot: UnsafeMutableRawPointer) throws(JSONFailure) {
        let table = field.table
        let mark = scratch.mark
        let place = scratch.push(table.memory.size)
        table.memory.initialize(place)
        do throws(JSONFailure) { try model(table, into: place) } catch {
            table.memory.deinitialize(place, 1)
            scratch.pop(to: mark)
            throw error
        }
        field.fill(slot, moving: place, sharing: sharing)
        scratch.pop(to: mark)
    }

    private mutating func models(_ field: any ModelsField.Type, _ slot: UnsafeMutableRawPointer) throws(JSONFailure) {
        guard byte == 0x5B else { throw mismatch("an array") }
        try enter()
        skipSpace()
        let table = field.table
        let stride = table.memory.stride
        let mark = scratch.mark
        var start = scratch.push(stride * 2)
        var count = 0
        if byte == 0x5D {
            index += 1
            depth -= 1
        } else {
            do throws(JSONFailure) {
                repeat {
                    start = scratch.grow(start, count: count, stride: stride)
                    table.memory.initialize(start + count * stride)
                    count += 1
                    try element(table, start + (count - 1) * stride, count - 1)
                } while try another(orEnd: 0x5D)
            } catch {
                table.memory.deinitialize(start, count)
                scratch.pop(to: mark)
                throw error
            }
        }
        field.fill(slot, moving: start, count: count, sharing: sharing)
        scratch.pop(to: mark)
    }

    @inline(__always)
    private mutating func element(
        _ table: ModelTable, _ place: UnsafeMutableRawPointer, _ position: Int
    ) throws(JSONFailure) {
        if byte == 0x6E {
            _ = try null()
            return
        }
        if options.isStrict { trail.append(.index(position)) }
        try model(table, into: place)
        if options.isStrict { trail.removeLast() }
    }

    // MARK: The rare cases

    /// A member whose name has escapes, or no end.
    private mutating func escapedMember(
        _ table: ModelTable, _ model: UnsafeMutableRawPointer, _ seen: inout [Bool]
    ) throws(JSONFailure) {
        let name = try memberName()
        try colon()
        guard let position = table.fields.firstIndex(where: { $0.name == name }) else {
            return try unknownMember(table, name, model)
        }
        try known(table.list + position, position, model, &seen)
    }

    private mutating func unknownMember(
        _ table: ModelTable, _ name: String, _ model: UnsafeMutableRawPointer
    ) throws(JSONFailure) {
        if options.isStrict { findings.append("unknown field \"\(PathStep.text(trail + [.member(name)]))\"") }
        guard options.keepsUnknownFields, let offset = table.unknown else {
            return try skipValue()
        }
        let text = try rawValue()
        let slot = (model + offset).assumingMemoryBound(to: UnknownFields.self)
        slot.pointee.members.removeAll { $0.name == name }
        slot.pointee.members.append(UnknownFields.Member(name: name, value: RawJSON(text: text)))
    }

    private mutating func noteMissing(_ table: ModelTable, _ seen: [Bool]) {
        for (position, field) in table.fields.enumerated() where field.isRequired && !seen[position] {
            findings.append("missing required field \"\(PathStep.text(trail + [.member(field.name)]))\"")
        }
    }

    private mutating func constant(_ name: String, _ expected: String) throws(JSONFailure) {
        let start = index
        let found = try string()
        if found != expected, !found.isEmpty { throw fail("expected “\(expected)”, found “\(found)”", at: start) }
    }
}
