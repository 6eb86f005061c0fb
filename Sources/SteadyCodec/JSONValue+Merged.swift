extension JSONValue {
    /// Reads a JSON text; of objects that occur twice under one name all members stay, as Go's decoder has it for typed values.
    ///
    /// - Throws: ``JSONError`` as ``init(parsing:limits:)-([UInt8],_)``.
    public static func parse(merging bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) -> JSONValue {
        try JSON.decode(MergedValue.self, from: bytes, options: JSONDecodingOptions(limits: limits)).value
    }

    fileprivate mutating func merge(_ other: JSONValue) {
        guard case .object(var object) = self, case .object(let members) = other else {
            self = other
            return
        }
        for (name, value) in members {
            if var known = object[name] {
                known.merge(value)
                object[name] = known
            } else {
                object[name] = value
            }
        }
        self = .object(object)
    }
}

/// A value whose objects are merged while it is read.
private struct MergedValue: JSONField {
    var value: JSONValue

    static var empty: MergedValue { MergedValue(value: .null) }
    static var readsNull: Bool { true }

    init(value: JSONValue) { self.value = value }

    init(json reader: inout JSONReader) throws(JSONFailure) {
        switch reader.byte {
        case 0x7B:
            var object = JSONObject()
            try reader.object { (name, reader) throws(JSONFailure) in
                let new = try MergedValue(json: &reader).value
                guard var known = object[name] else {
                    object[name] = new
                    return
                }
                known.merge(new)
                object[name] = known
            }
            value = .object(object)
        case 0x5B:
            var elements: [JSONValue] = []
            try reader.array { (_, reader) throws(JSONFailure) in elements.append(try MergedValue(json: &reader).value) }
            value = .array(elements)
        default: value = try JSONValue(json: &reader)
        }
    }

    func write(to writer: inout JSONWriter) { value.write(to: &writer) }
}
