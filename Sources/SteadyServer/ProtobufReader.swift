#if Server
    package import SteadyCodec
    import SteadyModel

    /// Reads the protobuf form of built-in kinds, which Go clients send, as the JSON that means the same.
    package enum ProtobufReader {
        package static let mediaType = "application/vnd.kubernetes.protobuf"
        /// The first bytes of every object.
        private static let prefix: [UInt8] = [0x6B, 0x38, 0x73, 0]
        private static let depthLimit = 64

        /// Why bytes are no object in protobuf.
        package struct Failure: Error, Hashable, CustomStringConvertible {
            package let description: String
        }

        /// Reads an object with its envelope.
        ///
        /// - Returns: `nil` for kinds of which the fields are not known, custom ones among them.
        /// - Throws: ``Failure``.
        package static func json(_ bytes: [UInt8]) throws(Failure) -> JSONValue? {
            guard bytes.starts(with: prefix) else {
                throw Failure(
                    description: "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]")
            }
            var envelope = ProtobufFields(bytes[prefix.count...])
            var (apiVersion, kind) = ("", "")
            var raw: ArraySlice<UInt8> = []
            while let (number, value) = try envelope.next() {
                guard case .bytes(let content) = value else { continue }
                switch number {
                case 1:
                    var type = ProtobufFields(content)
                    while let (number, value) = try type.next() {
                        guard case .bytes(let text) = value else { continue }
                        if number == 1 { apiVersion = try self.text(text) }
                        if number == 2 { kind = try self.text(text) }
                    }
                case 2: raw = content
                default: break
                }
            }
            guard let name = ProtobufMessage.name(apiVersion: apiVersion, kind: kind) else { return nil }
            var members = try message(name, raw, depth: 0)
            members.append(("apiVersion", .string(apiVersion)))
            members.append(("kind", .string(kind)))
            return .object(JSONObject(members))
        }

        private typealias Members = [(name: String, value: JSONValue)]

        private static func message(_ name: String, _ bytes: ArraySlice<UInt8>, depth: Int) throws(Failure) -> Members {
            guard depth < depthLimit else { throw Failure(description: "messages lie too deep in each other") }
            guard let message = ProtobufMessage.named(name) else { return [] }
            var members: Members = []
            var lists: [UInt64: [JSONValue]] = [:]
            var maps: [UInt64: Members] = [:]
            var fields = ProtobufFields(bytes)
            while let (number, raw) = try fields.next() {
                guard let field = message.fields[number] else { continue }
                if case .inline(let inner) = field.value {
                    members += try self.message(inner, try raw.content(), depth: depth + 1)
                    continue
                }
                switch field.shape {
                case .one: members.append((field.name, try value(field.value, raw, depth: depth)))
                case .list: lists[number, default: []] += try elements(field.value, raw, depth: depth)
                case .map: maps[number, default: []].append(try entry(field.value, try raw.content(), depth: depth))
                }
            }
            for (number, list) in lists.sorted(by: { $0.key < $1.key }) {
                if let field = message.fields[number] { members.append((field.name, .array(list))) }
            }
            for (number, map) in maps.sorted(by: { $0.key < $1.key }) {
                if let field = message.fields[number] { members.append((field.name, .object(JSONObject(map)))) }
            }
            return name == "meta.v1.ObjectMeta" ? members.filter { !isUnset($0) } : members
        }

        /// Whether a member of the metadata has the value of one that is not there: some kinds must have none. (A grace period of no
        /// seconds is one.)
        private static func isUnset(_ member: (name: String, value: JSONValue)) -> Bool {
            if member.name == "deletionGracePeriodSeconds" { return false }
            return member.value.isNull || member.value == "" || member.value == 0
        }

        /// One element, or many numbers packed together.
        private static func elements(
            _ type: ProtobufMessage.Value, _ raw: ProtobufFields.Value, depth: Int
        ) throws(Failure) -> [JSONValue] {
            switch (type, raw) {
            case (.integer, .bytes(let packed)), (.bool, .bytes(let packed)):
                var fields = ProtobufFields(packed)
                var values: [JSONValue] = []
                while !fields.isAtEnd { values.append(try value(type, .number(try fields.number()), depth: depth)) }
                return values
            default: return [try value(type, raw, depth: depth)]
            }
        }

        private static func entry(
            _ type: ProtobufMessage.Value, _ bytes: ArraySlice<UInt8>, depth: Int
        ) throws(Failure) -> (name: String, value: JSONValue) {
            var key = ""
            var found: ProtobufFields.Value?
            var fields = ProtobufFields(bytes)
            while let (number, raw) = try fields.next() {
                if number == 1 { key = try text(try raw.content()) }
                if number == 2 { found = raw }
            }
            return (key, try value(type, found ?? .bytes([]), depth: depth))
        }

        private static func value(
            _ type: ProtobufMessage.Value, _ raw: ProtobufFields.Value, depth: Int
        ) throws(Failure) -> JSONValue {
            switch type {
            case .text: return .string(try text(try raw.content()))
            case .bool: return .bool(try raw.number() != 0)
            case .integer: return .integer(Int64(bitPattern: try raw.number()))
            case .double:
                let number = Double(bitPattern: try raw.fixed())
                guard number.isFinite else { throw Failure(description: "a number is not finite") }
                return .double(number)
            case .bytes: return .string(Base64(Array(try raw.content())).encoded)
            case .quantity: return .string(try first(raw))
            case .json: return try json(raw)
            case .texts: return .array(try texts(raw))
            case .time, .microTime:
                if case .microTime = type { return try time(raw, withMicroseconds: true) }
                return try time(raw, withMicroseconds: false)
            case .intOrString: return try intOrString(raw)
            case .message(let name), .inline(let name):
                return .object(JSONObject(try message(name, try raw.content(), depth: depth + 1)))
            }
        }

        /// The text that is field 1.
        private static func first(_ raw: ProtobufFields.Value) throws(Failure) -> String {
            guard case .string(let text)? = try texts(raw).last else { return "" }
            return text
        }

        private static func texts(_ raw: ProtobufFields.Value) throws(Failure) -> [JSONValue] {
            var texts: [JSONValue] = []
            var fields = ProtobufFields(try raw.content())
            while let (number, value) = try fields.next() {
                if number == 1 { texts.append(.string(try text(try value.content()))) }
            }
            return texts
        }

        /// JSON that is field 1.
        private static func json(_ raw: ProtobufFields.Value) throws(Failure) -> JSONValue {
            var bytes: ArraySlice<UInt8> = []
            var fields = ProtobufFields(try raw.content())
            while let (number, value) = try fields.next() {
                if number == 1 { bytes = try value.content() }
            }
            if bytes.isEmpty { return .null }
            do {
                return try JSONValue(parsing: Array(bytes))
            } catch {
                throw Failure(description: "an embedded object cannot be read: \(error)")
            }
        }

        private static func time(_ raw: ProtobufFields.Value, withMicroseconds: Bool) throws(Failure) -> JSONValue {
            var (seconds, nanoseconds) = (Int64(0), Int64(0))
            var fields = ProtobufFields(try raw.content())
            while let (number, value) = try fields.next() {
                if number == 1 { seconds = Int64(bitPattern: try value.number()) }
                if number == 2 { nanoseconds = Int64(bitPattern: try value.number()) }
            }
            if seconds == 0, nanoseconds == 0 { return .null }
            guard (-62_135_596_800...253_402_300_799).contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
                throw Failure(description: "a time is out of range")
            }
            let time = Timestamp(seconds: seconds, microseconds: Int32(nanoseconds / 1000))
            return .string(time.text(withMicroseconds: withMicroseconds))
        }

        private static func intOrString(_ raw: ProtobufFields.Value) throws(Failure) -> JSONValue {
            var isText = false
            var (number, text) = (Int64(0), "")
            var fields = ProtobufFields(try raw.content())
            while let (field, value) = try fields.next() {
                switch field {
                case 1: isText = try value.number() == 1
                case 2: number = Int64(bitPattern: try value.number())
                case 3: text = try self.text(try value.content())
                default: break
                }
            }
            return isText ? .string(text) : .integer(number)
        }

        private static func text(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(description: "a text is not UTF-8") }
            return text
        }
    }
#endif
