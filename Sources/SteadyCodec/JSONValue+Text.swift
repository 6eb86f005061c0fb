extension JSONValue {
    /// Reads a JSON text (RFC 8259).
    ///
    /// Of members with one name the last counts. Numbers without fraction and exponent that fit 64 bits stay exact.
    ///
    /// - Throws: ``JSONError`` with line and column for anything that is not one JSON value in valid UTF-8, or passes a limit.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) {
        self = try JSON.decode(JSONValue.self, from: bytes, options: JSONDecodingOptions(limits: limits))
    }

    /// Reads a JSON text.
    public init(parsing text: String, limits: JSONLimits = .default) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// Reads a JSON text and collects the paths of members that occur more than once.
    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = .default, duplicates: inout [String]
    ) throws(JSONError) -> JSONValue {
        // Where there are none, which is nearly always, nothing has to be known of the places of members.
        let quick = try? JSON.withBytes(bytes) { (bytes) throws(JSONError) in
            try JSONReader.read(bytes, JSONDecodingOptions(limits: limits)) { (reader) throws(JSONFailure) in
                let value = try JSONValue(json: &reader)
                return reader.hasDuplicates ? nil : value
            }
        }
        if let value = quick ?? nil {
            duplicates = []
            return value
        }
        let options = JSONDecodingOptions(limits: limits, isStrict: true)
        let (value, found) = try JSON.withBytes(bytes) { (bytes) throws(JSONError) in
            try JSONReader.read(bytes, options) { (reader) throws(JSONFailure) in
                let value = try JSONValue(json: &reader)
                return (value, reader.findings)
            }
        }
        duplicates = found.map(\.path)
        return value
    }

    /// The JSON text of the value, members sorted by name.
    ///
    /// - Parameter pretty: whether to put every member on a line of its own, indented by two spaces.
    public func serialized(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        write(to: &writer)
        return writer.finish()
    }

    /// The JSON text of the value as a string.
    public func serializedText(pretty: Bool = false) -> String {
        String(decoding: serialized(pretty: pretty), as: UTF8.self)
    }
}

extension JSONValue: JSONField {
    public static var empty: JSONValue { .null }
    public static var readsNull: Bool { true }

    public init(json reader: inout JSONReader) throws(JSONFailure) {
        switch reader.byte {
        case 0x7B:
            self = .object(try JSONObject(json: &reader))
        case 0x5B:
            var elements: [JSONValue] = []
            try reader.array { (_, reader) throws(JSONFailure) in elements.append(try JSONValue(json: &reader)) }
            self = .array(elements)
        case 0x22: self = .string(try reader.string())
        case 0x74, 0x66: self = .bool(try reader.bool())
        case 0x6E:
            _ = try reader.null()
            self = .null
        case 0x2D, 0x30...0x39: self = try reader.anyNumber()
        default: throw reader.index < reader.end ? reader.fail("unexpected character") : reader.fail("unexpected end of the text")
        }
    }

    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.writeNull()
        case .bool(let bool): writer.write(bool)
        case .integer(let integer): writer.write(integer)
        // Without a fraction it would read as the integer 0.
        case .double(let double) where double == 0 && double.sign == .minus: writer.raw("-0.0")
        case .double(let double): writer.write(double)
        case .string(let string): writer.write(string)
        case .array(let array): writer.array(count: array.count) { array[$0].write(to: &$1) }
        case .object(let object): object.write(to: &writer)
        }
    }
}

extension JSONObject {
    /// How many members are put in their places one by one; more are sorted in the end, so that no order takes quadratic time.
    private static let insertionLimit = 64

    fileprivate init(json reader: inout JSONReader) throws(JSONFailure) {
        if reader.isStrict {
            self = try Self.strictly(&reader)
            return
        }
        self.init()
        guard try reader.entersObject() else { return }
        repeat {
            let name = try reader.memberName()
            try reader.colon()
            guard count < Self.insertionLimit else {
                try readMany(from: name, &reader)
                return
            }
            if !add(name, try JSONValue(json: &reader)) { reader.hasDuplicates = true }
        } while try reader.another(orEnd: 0x7D)
    }

    /// Reads the rest of an object that has many members; of the first of them the name is read.
    private mutating func readMany(from first: String, _ reader: inout JSONReader) throws(JSONFailure) {
        var members = Array(self)
        members.append((first, try JSONValue(json: &reader)))
        while try reader.another(orEnd: 0x7D) {
            let name = try reader.memberName()
            try reader.colon()
            members.append((name, try JSONValue(json: &reader)))
        }
        self = JSONObject(members)
        if count < members.count { reader.hasDuplicates = true }
    }

    /// Reads an object and notes the places of members that were there before.
    private static func strictly(_ reader: inout JSONReader) throws(JSONFailure) -> JSONObject {
        var object = JSONObject()
        var more: [(name: String, value: JSONValue)] = []
        var names: Set<ExactText> = []
        try reader.object { (name, reader) throws(JSONFailure) in
            guard object.count == insertionLimit || !more.isEmpty else {
                if object.contains(name) { reader.noteDuplicate() }
                object.add(name, try JSONValue(json: &reader))
                return
            }
            if more.isEmpty { names = Set(object.keys.map { ExactText($0) }) }
            if !names.insert(ExactText(name)).inserted { reader.noteDuplicate() }
            more.append((name, try JSONValue(json: &reader)))
        }
        return more.isEmpty ? object : JSONObject(Array(object) + more)
    }
}

extension JSONReader {
    /// Notes for strict mode that the member in hand was there before.
    mutating func noteDuplicate() {
        findings.append(StrictFinding(kind: .duplicate, path: PathStep.text(trail), position: index))
    }

    /// Reads a number, exact if it is an integer that fits.
    mutating func anyNumber() throws(JSONFailure) -> JSONValue {
        let start = index
        if try number() {
            let stop = index
            index = start
            if let exact = exactInteger(stop) { return .integer(exact) }
        }
        index = start
        return .double(try double())
    }

    /// The digits up to `stop` as an integer, `nil` if it does not fit; moves to `stop` if it does.
    private mutating func exactInteger(_ stop: Int) -> Int64? {
        let isNegative = byte == 0x2D
        var value: Int64 = 0
        for position in (isNegative ? index + 1 : index)..<stop {
            let digit = Int64(base[position] - 0x30)
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            if overflow || overflow2 { return nil }
            value = sum
        }
        index = stop
        return value
    }
}
