#if Server
    import Synchronization

    /// How one message of the built-in kinds is written in protobuf.
    struct ProtobufMessage: Sendable {
        /// What the values of a field are.
        enum Value: Sendable {
            case text, bool, integer, double, bytes, quantity, intOrString, time, microTime, json, texts
            case message(String)
            /// A message whose fields belong to the one around it.
            case inline(String)
        }

        enum Shape: Sendable { case one, list, map }

        struct Field: Sendable {
            let name: String
            let value: Value
            let shape: Shape
        }

        /// The fields by their numbers.
        private(set) var fields: [UInt64: Field] = [:]

        /// Reads a line in the notation of `Scripts/generate-protobuf`, after its name. What is malformed is left out.
        init(_ line: Substring) {
            for part in line.split(separator: "|") {
                let digits = part.prefix { $0.isNumber }
                guard let number = UInt64(digits), let colon = part.firstIndex(of: ":") else { continue }
                var type = part[part.index(after: colon)...]
                var shape = Shape.one
                if type.hasPrefix("[") || type.hasPrefix("{") { shape = type.removeFirst() == "[" ? .list : .map }
                guard let value = Self.value(type) else { continue }
                fields[number] = Field(name: String(part[digits.endIndex..<colon]), value: value, shape: shape)
            }
        }

        private static func value(_ type: Substring) -> Value? {
            switch type.first {
            case "s": .text
            case "b": .bool
            case "i": .integer
            case "n": .double
            case "y": .bytes
            case "q": .quantity
            case "x": .intOrString
            case "t": .time
            case "u": .microTime
            case "r": .json
            case "l": .texts
            case "=": .message(String(type.dropFirst()))
            case "*": .inline(String(type.dropFirst()))
            default: nil
            }
        }
    }

    extension ProtobufMessage {
        private static let lines = parts(ProtobufMessageText.messages) { $0.firstIndex(of: "|") }
        private static let kinds = parts(ProtobufMessageText.kinds) { $0.lastIndex(of: "|") }
        private static let known = Mutex<[String: ProtobufMessage]>([:])

        private static func parts(_ text: String, _ end: (Substring) -> String.Index?) -> [String: Substring] {
            var parts: [String: Substring] = [:]
            for line in text.split(separator: "\n") {
                guard let bar = end(line) else { continue }
                parts[String(line[..<bar])] = line[line.index(after: bar)...]
            }
            return parts
        }

        /// The message of that name; `nil` if there is none.
        static func named(_ name: String) -> ProtobufMessage? {
            known.withLock { known in
                if let message = known[name] { return message }
                guard let line = lines[name] else { return nil }
                let message = ProtobufMessage(line)
                known[name] = message
                return message
            }
        }

        /// Which message a kind is; `nil` for kinds that are not known, custom ones among them.
        static func name(apiVersion: String, kind: String) -> String? {
            if kind == "DeleteOptions" { return "meta.v1.DeleteOptions" }
            let sides = apiVersion.split(separator: "/", maxSplits: 1)
            guard let version = sides.last else { return nil }
            return kinds["\(sides.count == 2 ? sides[0] : "")|\(version)|\(kind)"].map { String($0) }
        }
    }
#endif
