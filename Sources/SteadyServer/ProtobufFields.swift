#if Server
    /// The fields of one message in protobuf, one after the other.
    struct ProtobufFields {
        enum Value {
            case number(UInt64)
            case fixed(UInt64)
            case bytes(ArraySlice<UInt8>)

            func number() throws(ProtobufReader.Failure) -> UInt64 {
                guard case .number(let number) = self else { throw ProtobufFields.wrongType }
                return number
            }

            func fixed() throws(ProtobufReader.Failure) -> UInt64 {
                guard case .fixed(let bits) = self else { throw ProtobufFields.wrongType }
                return bits
            }

            func content() throws(ProtobufReader.Failure) -> ArraySlice<UInt8> {
                guard case .bytes(let bytes) = self else { throw ProtobufFields.wrongType }
                return bytes
            }
        }

        private static let wrongType = ProtobufReader.Failure(description: "proto: wrong wireType")
        private static let end = ProtobufReader.Failure(description: "unexpected EOF")
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

        var isAtEnd: Bool { rest.isEmpty }

        /// The next field and its number; `nil` at the end.
        mutating func next() throws(ProtobufReader.Failure) -> (number: UInt64, value: Value)? {
            if rest.isEmpty { return nil }
            let tag = try number()
            guard tag >> 3 > 0 else { throw ProtobufReader.Failure(description: "proto: illegal tag 0") }
            switch tag & 7 {
            case 0: return (tag >> 3, .number(try number()))
            case 1: return (tag >> 3, .fixed(try fixed(8)))
            case 2:
                guard let count = Int(exactly: try number()), count <= rest.count else { throw Self.end }
                defer { rest = rest.dropFirst(count) }
                return (tag >> 3, .bytes(rest.prefix(count)))
            case 5: return (tag >> 3, .fixed(try fixed(4)))
            default: throw ProtobufReader.Failure(description: "proto: illegal wireType \(tag & 7)")
            }
        }

        /// A number of variable length.
        mutating func number() throws(ProtobufReader.Failure) -> UInt64 {
            var number: UInt64 = 0
            for shift in stride(from: 0, to: 70, by: 7) {
                guard let byte = rest.popFirst() else { throw Self.end }
                number |= UInt64(byte & 0x7F) << UInt64(shift)
                if byte < 0x80 { return number }
            }
            throw ProtobufReader.Failure(description: "proto: integer overflow")
        }

        private mutating func fixed(_ count: Int) throws(ProtobufReader.Failure) -> UInt64 {
            guard rest.count >= count else { throw Self.end }
            var bits: UInt64 = 0
            for (index, byte) in rest.prefix(count).enumerated() { bits |= UInt64(byte) << UInt64(8 * index) }
            rest = rest.dropFirst(count)
            return bits
        }
    }
#endif
