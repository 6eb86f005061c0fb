// Reading what was read before: see `RecentTexts`.

extension JSONReader {
    /// What the value at which the reader stands depends on but its text.
    @inline(__always)
    private func place(_ table: UInt, _ position: Int) -> RecentTexts.Place {
        // The depth that is left counts, for what is within the limit here may be beyond it further down.
        let left = UInt64(truncatingIfNeeded: min(depthLimit - depth, 1 << 30))
        let kept: UInt64 = (options.keepsUnknownFields ? 1 : 0) | (keepsManagedFields ? 2 : 0)
        return RecentTexts.Place(table: table, field: UInt64(truncatingIfNeeded: position) << 34 | left << 2 | kept)
    }

    /// Takes the value that an equal text was read as lately, or reads the text and remembers it.
    mutating func recalled(
        _ recent: RecentTexts, _ table: ModelTable, _ position: Int, _ field: UnsafeMutablePointer<Field>,
        _ slot: UnsafeMutableRawPointer
    ) throws(JSONFailure) {
        let place = place(table.identity, position)
        let text = base + index
        guard end - index >= RecentTexts.shortest, recent.isPromising(place) else {
            return try value(table, position, field, slot)
        }
        // The field is one word that refers to an object, and so is what was remembered for this very field.
        let reference = slot.assumingMemoryBound(to: AnyObject?.self)
        if let entry = recent.find(place, text, end - index) {
            reference.pointee = entry.pointee.value
            index += entry.pointee.count
            return
        }
        let start = index
        try value(table, position, field, slot)
        recent.remember(place, text, index - start, reference.pointee)
    }

    /// Takes the text of an object or array that came lately, or reads it and remembers it: mostly the field sets of
    /// `managedFields`, which are long, and many objects have the same.
    mutating func recalledText(_ recent: RecentTexts) throws(JSONFailure) -> String {
        let place = place(0, 1)
        guard end - index >= RecentTexts.shortest, recent.isPromising(place) else { return try newText() }
        let (bytes, start) = (base + index, index)
        if let entry = recent.find(place, bytes, end - index), let known = entry.pointee.value {
            index += entry.pointee.count
            // Nothing else is remembered at that place.
            return unsafeDowncast(known, to: RecentTexts.Kept.self).text
        }
        let text = try newText()
        recent.remember(place, bytes, index - start, RecentTexts.Kept(text))
        return text
    }

    /// Moves past a value that is dropped: mostly `managedFields`, which are long, and their field sets alike.
    mutating func skipDropped() throws(JSONFailure) {
        guard let recent, byte == 0x5B else { return try skipValue() }
        try array { (_, reader) throws(JSONFailure) in
            guard reader.byte == 0x7B else { return try reader.skipValue() }
            try reader.enter()
            reader.skipSpace()
            if reader.byte == 0x7D {
                reader.index += 1
                reader.depth -= 1
                return
            }
            repeat {
                guard reader.byte == 0x22 else { throw reader.fail("expected the name of a member") }
                try reader.skipString()
                try reader.colon()
                try reader.skipRecalled(recent)
            } while try reader.another(orEnd: 0x7D)
        }
    }

    private mutating func skipRecalled(_ recent: RecentTexts) throws(JSONFailure) {
        guard byte == 0x7B, end - index >= RecentTexts.shortest else { return try skipValue() }
        let place = place(0, 0)
        let (text, start) = (base + index, index)
        if let entry = recent.find(place, text, end - index) {
            index += entry.pointee.count
            return
        }
        try skipValue()
        recent.remember(place, text, index - start, nil)
    }
}
