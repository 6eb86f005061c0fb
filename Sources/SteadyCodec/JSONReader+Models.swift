// The interpreter that reads models by their tables, straight into their memory: every slot lies in initialised memory of the
// table's model, at the offset of the field, and has the type that the field's shape names.

extension JSONReader {
    /// Reads an object into a model that is already initialised.
    mutating func model(_ table: ModelTable, into model: UnsafeMutableRawPointer) throws(JSONFailure) {
        guard byte == 0x7B else { throw mismatch("an object") }
        try enter()
        var seen = isStrict ? [Bool](repeating: false, count: table.fieldCount) : []
        skipSpace()
        if byte == 0x7D {
            index += 1
            depth -= 1
        } else {
            let outer = drops ? rest : FieldPaths()
            repeat {
                guard byte == 0x22 else { throw fail("expected the name of a member") }
                let start = index + 1
                let stop = special(from: start)
                guard stop < end, base[stop] == 0x22 else {
                    try escapedMember(table, model, &seen)
                    if drops { rest = outer }
                    continue
                }
                index = stop + 1
                let position = table.position(base + start, stop - start, readable: end - start)
                try colon()
                try member(table, position, start, stop, model, &seen)
                if drops { rest = outer }
            } while try another(orEnd: 0x7D)
        }
        if isStrict { noteMissing(table, seen) }
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
        try known(table, position, model, &seen)
    }

    private mutating func known(
        _ table: ModelTable, _ position: Int, _ model: UnsafeMutableRawPointer, _ seen: inout [Bool]
    ) throws(JSONFailure) {
        let field = table.field(position)
        if isStrict {
            if seen[position] { note(.duplicate, field.pointee.name) }
            seen[position] = true
            trail.append(.member(field.pointee.name))
        }
        if try isDropped(field) {
            try skipDropped()
        } else if byte == 0x6E, !field.pointee.readsNull {
            _ = try null()
            if field.pointee.shape != .constant { field.pointee.type.clear(model + field.pointee.offset) }
        } else if let recent, field.pointee.isReference, !drops || rest.isEmpty {
            try recalled(recent, table, position, field, model + field.pointee.offset)
        } else {
            try value(table, position, field, model + field.pointee.offset)
        }
        if isStrict { trail.removeLast() }
    }

    @inline(__always)
    private mutating func isDropped(_ field: UnsafeMutablePointer<Field>) throws(JSONFailure) -> Bool {
        if !keepsManagedFields, field.pointee.isManagedFields { return true }
        if !drops || rest.isEmpty { return false }
        let (isDropped, inner) = rest.step(into: field.pointee.name)
        rest = inner
        return isDropped
    }

    @inline(__always)
    mutating func value(
        _ table: ModelTable, _ position: Int, _ field: UnsafeMutablePointer<Field>, _ slot: UnsafeMutableRawPointer
    ) throws(JSONFailure) {
        switch field.pointee.shape {
        case .text: slot.assumingMemoryBound(to: String.self).pointee = try string()
        case .optionalText: slot.assumingMemoryBound(to: String?.self).pointee = try string()
        case .bool: slot.assumingMemoryBound(to: Bool.self).pointee = try bool()
        case .optionalBool: slot.assumingMemoryBound(to: Bool?.self).pointee = try bool()
        case .int32: slot.assumingMemoryBound(to: Int32.self).pointee = try integer32()
        case .optionalInt32: slot.assumingMemoryBound(to: Int32?.self).pointee = try integer32()
        case .int64: slot.assumingMemoryBound(to: Int64.self).pointee = try integer()
        case .optionalInt64: slot.assumingMemoryBound(to: Int64?.self).pointee = try integer()
        case .texts: slot.assumingMemoryBound(to: [String].self).pointee = try texts()
        case .optionalTexts: slot.assumingMemoryBound(to: [String]?.self).pointee = try texts()
        case .textMap: slot.assumingMemoryBound(to: StringMap<String>.self).pointee = try textMap()
        case .optionalTextMap: slot.assumingMemoryBound(to: StringMap<String>?.self).pointee = try textMap()
        case .boxed: try boxed(table.child(position), slot.assumingMemoryBound(to: ModelBox?.self))
        case .models: try models(table.child(position), field, slot)
        case .other: try field.pointee.type.read(&self, into: slot)
        case .constant: try constant(field.pointee.name, field.pointee.constant)
        }
    }

    private mutating func texts() throws(JSONFailure) -> [String] {
        guard byte == 0x5B else { throw mismatch("an array") }
        return try elements(0x5D, kind: 1) { (reader) throws(JSONFailure) in try reader.null() ? "" : reader.string() }
    }

    private mutating func textMap() throws(JSONFailure) -> StringMap<String> {
        guard byte == 0x7B else { throw mismatch("an object") }
        // Strict reading keeps track of the names.
        if isStrict { return try StringMap(json: &self) }
        return StringMap(
            unsorted: try elements(0x7D, kind: 2) { (reader) throws(JSONFailure) -> (key: String, value: String) in
                let name = try reader.memberName()
                try reader.colon()
                return (key: name, value: try reader.null() ? "" : reader.string())
            })
    }

    /// Reads elements up to the closing bracket into an array of exactly their number, or takes an equal one that was seen before.
    ///
    /// - Parameter kind: tells the types of elements apart.
    @inline(__always)
    private mutating func elements<Element>(
        _ closing: UInt8, kind: UInt, _ read: (inout JSONReader) throws(JSONFailure) -> Element
    ) throws(JSONFailure) -> [Element] {
        try enter()
        skipSpace()
        if byte == closing {
            index += 1
            depth -= 1
            return []
        }
        let stride = MemoryLayout<Element>.stride
        let mark = scratch.mark
        var start = scratch.push(stride * 4)
        var count = 0
        do throws(JSONFailure) {
            repeat {
                start = scratch.grow(start, count: count, stride: stride)
                (start + count * stride).initializeMemory(as: Element.self, to: try read(&self))
                count += 1
            } while try another(orEnd: closing)
        } catch {
            start.assumingMemoryBound(to: Element.self).deinitialize(count: count)
            scratch.pop(to: mark)
            throw error
        }
        defer { scratch.pop(to: mark) }
        guard let pool else { return exactArray(moving: start, count: count) }
        return pool._withUnsafeGuaranteedRef { $0.array(moving: start, count: count, kind) }
    }

    private mutating func boxed(_ table: ModelTable, _ slot: UnsafeMutablePointer<ModelBox?>) throws(JSONFailure) {
        if byte == 0x7B, index + 1 < end, base[index + 1] == 0x7D {
            try enter()
            index += 1
            depth -= 1
            slot.pointee = table.given
            return
        }
        let mark = scratch.mark
        let place = scratch.push(table.size)
        table.initialize(place)
        do throws(JSONFailure) { try model(table, into: place) } catch {
            table.deinitialize(place)
            scratch.pop(to: mark)
            throw error
        }
        slot.pointee = box(table, place)
        scratch.pop(to: mark)
    }

    /// A box with the model at that address, or one with an equal model that was seen before.
    private func box(_ table: ModelTable, _ place: UnsafeMutableRawPointer) -> ModelBox {
        guard let pool else { return ModelBox.make(table, moving: place) }
        return pool._withUnsafeGuaranteedRef { sharing in
            guard sharing.sharesSubtrees else { return ModelBox.make(table, moving: place) }
            let key = SharingPool.Key(table.identity, place, table.size)
            if let known = sharing.find(key) {
                table.deinitialize(place)
                // The key has the table, and only boxes are remembered with it.
                return unsafeDowncast(known, to: ModelBox.self)
            }
            let box = ModelBox.make(table, moving: place)
            if sharing.isWorthwhile(key) { sharing.remember(key, box.address, owner: box) }
            return box
        }
    }

    private mutating func models(
        _ table: ModelTable, _ field: UnsafeMutablePointer<Field>, _ slot: UnsafeMutableRawPointer
    ) throws(JSONFailure) {
        guard byte == 0x5B else { throw mismatch("an array") }
        try enter()
        skipSpace()
        let stride = table.stride
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
                    table.initialize(start + count * stride)
                    count += 1
                    try element(table, start + (count - 1) * stride, count - 1)
                } while try another(orEnd: 0x5D)
            } catch {
                table.deinitialize(start, count: count)
                scratch.pop(to: mark)
                throw error
            }
        }
        field.pointee.models?.fill(slot, moving: start, count: count, table, pool)
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
        if isStrict { trail.append(.index(position)) }
        try model(table, into: place)
        if isStrict { trail.removeLast() }
    }

    // MARK: The rare cases

    /// A member whose name has escapes, or no end.
    private mutating func escapedMember(
        _ table: ModelTable, _ model: UnsafeMutableRawPointer, _ seen: inout [Bool]
    ) throws(JSONFailure) {
        let name = try memberName()
        try colon()
        guard let position = table.fields.firstIndex(where: { $0.name.isSame(as: name) }) else {
            return try unknownMember(table, name, model)
        }
        try known(table, position, model, &seen)
    }

    private mutating func unknownMember(
        _ table: ModelTable, _ name: String, _ model: UnsafeMutableRawPointer
    ) throws(JSONFailure) {
        if isStrict { note(.unknown, name) }
        guard options.keepsUnknownFields, table.unknown >= 0 else {
            return try skipValue()
        }
        let text = try rawValue()
        let slot = (model + table.unknown).assumingMemoryBound(to: UnknownFields.self)
        slot.pointee.set(name, RawJSON(text: text))
    }

    private mutating func note(_ kind: StrictFinding.Kind, _ name: String) {
        findings.append(StrictFinding(kind: kind, path: PathStep.text(trail + [.member(name)]), position: index))
    }

    private mutating func noteMissing(_ table: ModelTable, _ seen: [Bool]) {
        for (position, field) in table.fields.enumerated() where field.isRequired && !seen[position] {
            note(.missing, field.name)
        }
    }

    private mutating func constant(_ name: String, _ expected: String) throws(JSONFailure) {
        let start = index
        let found = try string()
        if found != expected, !found.isEmpty { throw fail("expected “\(expected)”, found “\(found)”", at: start) }
    }
}
