import SteadyCodec

/// The document of OpenAPI version 2 in protobuf, as older clients ask for it: the schemas, and of the paths what patches take.
enum OpenAPIProtobuf {
    static let mediaType = "application/com.github.proto-openapi.spec.v2"
    static let contentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

    /// The bytes of a document of version 2.
    static func bytes(_ document: JSONValue) -> [UInt8] {
        var message = Message()
        message.add(1, document["swagger"]?.stringValue)
        message.add(2) { info in
            info.add(1, document[path: "info", "title"]?.stringValue)
            info.add(2, document[path: "info", "version"]?.stringValue)
        }
        message.add(8) { paths in
            for (path, item) in document["paths"]?.objectValue ?? [:] {
                guard let patch = item["patch"] else { continue }
                paths.add(2) { named in
                    named.add(1, path)
                    named.add(2) { item in item.add(8) { operation(&$0, patch) } }
                }
            }
        }
        message.add(9) { definitions in
            for (name, schema) in document["definitions"]?.objectValue ?? [:] { named(&definitions, 1, name, schema) }
        }
        return message.bytes
    }

    private static func operation(_ message: inout Message, _ operation: JSONValue) {
        message.add(5, operation["operationId"]?.stringValue)
        for parameter in operation["parameters"]?.arrayValue ?? [] where parameter["in"] == "query" {
            // One of many kinds of parameters.
            message.add(8) { item in item.add(1) { any in any.add(2) { $0.add(3) { $0.add(4, parameter["name"]?.stringValue) } } }
            }
        }
        message.add(9) { _ in }
        extensions(&message, 13, operation)
    }

    private static func named(_ message: inout Message, _ number: UInt64, _ name: String, _ schema: JSONValue) {
        message.add(number) { named in
            named.add(1, name)
            named.add(2) { self.schema(&$0, schema) }
        }
    }

    private static func schema(_ message: inout Message, _ schema: JSONValue) {
        message.add(1, schema["$ref"]?.stringValue)
        message.add(2, schema["format"]?.stringValue)
        message.add(3, schema["title"]?.stringValue)
        message.add(4, schema["description"]?.stringValue)
        if let value = schema["default"] { message.add(5) { $0.add(2, value.serializedText()) } }
        for name in schema["required"]?.arrayValue ?? [] { message.add(19, name.stringValue) }
        switch schema["additionalProperties"] {
        case .bool(let isAllowed)?: message.add(21) { $0.add(2, isAllowed) }
        case let inner?: message.add(21) { $0.add(1) { self.schema(&$0, inner) } }
        case nil: break
        }
        if let type = schema["type"]?.stringValue { message.add(22) { $0.add(1, type) } }
        if let items = schema["items"] { message.add(23) { $0.add(1) { self.schema(&$0, items) } } }
        for part in schema["allOf"]?.arrayValue ?? [] { message.add(24) { self.schema(&$0, part) } }
        if let properties = schema["properties"]?.objectValue {
            message.add(25) { message in
                for (name, property) in properties { named(&message, 1, name, property) }
            }
        }
        extensions(&message, 31, schema)
    }

    /// Members with names of their own; their values are JSON, which is YAML.
    private static func extensions(_ message: inout Message, _ number: UInt64, _ value: JSONValue) {
        for (name, value) in value.objectValue ?? [:] where name.hasPrefix("x-") {
            message.add(number) { named in
                named.add(1, name)
                named.add(2) { $0.add(2, value.serializedText()) }
            }
        }
    }

    private struct Message {
        private(set) var bytes: [UInt8] = []

        private mutating func add(number: UInt64) {
            var rest = number
            while rest > 0x7F {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: rest))
        }

        mutating func add(_ number: UInt64, _ text: String?) {
            guard let text else { return }
            add(number: number << 3 | 2)
            add(number: UInt64(text.utf8.count))
            bytes += text.utf8
        }

        mutating func add(_ number: UInt64, _ flag: Bool) {
            add(number: number << 3)
            bytes.append(flag ? 1 : 0)
        }

        mutating func add(_ number: UInt64, _ fill: (inout Message) -> Void) {
            var inner = Message()
            fill(&inner)
            add(number: number << 3 | 2)
            add(number: UInt64(inner.bytes.count))
            bytes += inner.bytes
        }
    }
}
