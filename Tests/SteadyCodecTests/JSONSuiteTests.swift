import SteadyCodec
import Testing

/// The JSON parsing test suite, through each of the ways a text is read: as a tree, as typed values, as `Codable` ones, and skipped.
/// Documentation/JSON.md says what is done where the standard leaves it open.
@Suite struct JSONSuiteTests {
    @Test(arguments: JSONSuiteCases.accepted)
    func `what is JSON is read`(text: String, value: JSONValue) throws {
        let bytes = Self.bytes(text)
        #expect(try JSONValue(parsing: bytes) == value)
        #expect(try JSON.decode(Plain.self, from: bytes).value == Self.inDoubles(value))
        try Self.expectTyped(bytes, value)
        #expect(throws: Never.self) { try Self.skip(bytes) }
        #expect(try JSON.decode(RawJSON.self, from: bytes).value == value)
    }

    @Test(
        arguments: JSONSuiteCases.refused + [String(repeating: "[", count: 100_000), String(repeating: #"[{"":"#, count: 50_000)])
    func `what is not JSON is refused`(text: String) throws {
        let bytes = Self.bytes(text)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.line != nil && error?.column != nil)
        #expect(throws: JSONError.self) { try JSON.decode(Plain.self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode([String].self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode([Double].self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode(StringMap<String>.self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode(StringMap<Int64>.self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode(Thing.self, from: bytes) }
        #expect(throws: JSONError.self) { try JSON.decode(RawJSON.self, from: bytes) }
        #expect(throws: JSONError.self) { try Self.skip(bytes) }
        // As a member of no interest, what is cut off may be made whole; anything else must still be refused.
        #expect(throws: JSONError.self) { try JSON.decode(Thing.self, from: Array(#"{"other":["#.utf8) + bytes) }
    }

    @Test(arguments: JSONSuiteCases.open)
    func `what is left open is done as documented`(text: String, value: JSONValue?, passes: Bool) throws {
        let bytes = Self.bytes(text)
        if let value {
            #expect(try JSONValue(parsing: bytes) == value)
            #expect(try JSON.decode(Plain.self, from: bytes).value == Self.inDoubles(value))
            try Self.expectTyped(bytes, value)
        } else {
            #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
            #expect(throws: JSONError.self) { try JSON.decode(Plain.self, from: bytes) }
            #expect(throws: JSONError.self) { try JSON.decode([String].self, from: bytes) }
            #expect(throws: JSONError.self) { try JSON.decode([Double].self, from: bytes) }
        }
        if passes {
            #expect(throws: Never.self) { try Self.skip(bytes) }
        } else {
            #expect(throws: JSONError.self) { try Self.skip(bytes) }
        }
    }

    @Test func `nesting is bounded in every way alike`() throws {
        for (depth, isFine) in [(500, true), (512, true), (513, false)] {
            let bytes = Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
            #expect(isFine == ((try? JSONValue(parsing: bytes)) != nil))
            #expect(isFine == ((try? Self.skip(bytes)) != nil))
            #expect(isFine == ((try? JSON.decode(RawJSON.self, from: bytes)) != nil))
            #expect(isFine == ((try? JSON.decode(Plain.self, from: bytes)) != nil))
        }
    }

    private static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let coded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(coded)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static func inDoubles(_ value: JSONValue) -> JSONValue {
        switch value {
        case .integer(let integer): .double(Double(integer))
        case .array(let elements): .array(elements.map(inDoubles))
        case .object(let members): .object(JSONObject(members.map { (name: $0.name, value: inDoubles($0.value)) }))
        default: value
        }
    }

    private static func skip(_ bytes: [UInt8]) throws {
        try JSON.read(bytes) { (reader) throws(JSONFailure) in try reader.skipValue() }
    }

    /// Reads the text as the type that its value shows, and compares.
    private static func expectTyped(_ bytes: [UInt8], _ value: JSONValue) throws {
        func expect<Value: JSONField>(_ type: Value.Type) throws {
            let read = try JSONValue(encoding: JSON.decode(type, from: bytes))
            #expect(inDoubles(read) == inDoubles(value))
        }
        switch value {
        case .string: try expect(String.self)
        case .bool: try expect(Bool.self)
        case .integer: try expect(Int64.self)
        case .double: try expect(Double.self)
        case .null: try expect(Bool?.self)
        case .array(let elements):
            if elements.allSatisfy({ $0.stringValue != nil }) { try expect([String].self) }
            if elements.allSatisfy({ $0.boolValue != nil }) { try expect([Bool].self) }
            if elements.allSatisfy({ $0.integerValue != nil }) { try expect([Int64].self) }
            if elements.contains(where: { $0.integerValue == nil }), elements.allSatisfy({ $0.doubleValue != nil }) {
                try expect([Double].self)
            }
        case .object(let members):
            if members.allSatisfy({ $0.value.stringValue != nil }) { try expect(StringMap<String>.self) }
            if members.allSatisfy({ $0.value.integerValue != nil }) { try expect(StringMap<Int64>.self) }
            #expect(try JSON.decode(Thing.self, from: bytes).asd == members["asd"]?.stringValue)
        }
    }

    /// A model that knows one of the names in the cases.
    private struct Thing: JSONModel {
        var asd: String?
        static let fields = FieldTable<Thing>(empty: Thing()) { $0.field("asd", \.asd) }
    }

    /// Any JSON, read by the methods of `Decoder` alone.
    private struct Plain: Decodable {
        struct Name: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
        var value: JSONValue

        init(from decoder: any Decoder) throws {
            if let object = try? decoder.container(keyedBy: Name.self) {
                value = .object(
                    JSONObject(
                        try object.allKeys.map { (name: $0.stringValue, value: try object.decode(Plain.self, forKey: $0).value) })
                )
            } else if var array = try? decoder.unkeyedContainer() {
                var elements: [JSONValue] = []
                while !array.isAtEnd { elements.append(try array.decode(Plain.self).value) }
                value = .array(elements)
            } else {
                let single = try decoder.singleValueContainer()
                if single.decodeNil() {
                    value = .null
                } else if let bool = try? single.decode(Bool.self) {
                    value = .bool(bool)
                } else if let text = try? single.decode(String.self) {
                    value = .string(text)
                } else {
                    value = .double(try single.decode(Double.self))
                }
            }
        }
    }
}
