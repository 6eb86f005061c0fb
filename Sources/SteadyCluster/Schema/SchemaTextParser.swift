import SteadyCodec

/// Reads one definition in the notation of `Scripts/generate-schemas`.
///
/// The text is our own; where it is malformed nevertheless, the rest of the field counts as any value.
struct SchemaTextParser {
    private let text: [UInt8]
    private var position: Int
    private let end: Int

    init(text: [UInt8], range: Range<Int>) {
        self.text = text
        position = range.lowerBound
        end = range.upperBound
    }

    private static let scalars: [UInt8: Schema] = {
        func scalar(_ kind: Schema.Kind, _ format: String?) -> Schema {
            var draft = SchemaDraft(kind: kind)
            draft.format = format
            return Schema(draft)
        }
        var free = SchemaDraft(kind: .object)
        free.elementSchema = .any
        free.preservesUnknownFields = true
        free.isAtomicMap = true
        return [
            UInt8(ascii: "s"): scalar(.string, nil), UInt8(ascii: "y"): scalar(.string, "byte"),
            UInt8(ascii: "t"): scalar(.string, "date-time"), UInt8(ascii: "u"): scalar(.string, TimeText.microFormat),
            UInt8(ascii: "d"): scalar(.string, "other"),
            UInt8(ascii: "i"): scalar(.integer, "int32"), UInt8(ascii: "l"): scalar(.integer, "int64"),
            UInt8(ascii: "n"): scalar(.number, "double"), UInt8(ascii: "b"): scalar(.boolean, nil),
            UInt8(ascii: "q"): scalar(.quantity, nil), UInt8(ascii: "x"): scalar(.intOrString, nil),
            UInt8(ascii: "f"): Schema(free), UInt8(ascii: "?"): .any,
        ]
    }()

    mutating func definition(_ name: String, typeName: String?, _ lookUp: (String) -> Schema?) -> Schema {
        var draft = SchemaDraft(kind: .object)
        draft.typeName = typeName
        draft.definition = name
        draft.isAtomicMap = next() == UInt8(ascii: "^")
        draft.zeroValue = .emptyObject
        var properties: [Schema.Property] = []
        var zero = JSONObject()
        while accept("|") {
            let name = read(until: ":")
            let (schema, isRequired, isNull) = field(lookUp)
            if isRequired { draft.required.append(name) }
            properties.append(Schema.Property(name: name, element: "f:" + name, schema: schema))
            // What Go's encoder writes for an untouched struct: nested structs, and what is not left out when empty.
            switch schema.defaultValue {
            case .object?: zero[name] = schema.zeroValue
            case .string("")?, .integer(0)?, .bool(false)?: zero[name] = schema.omitsZero ? nil : schema.defaultValue
            case nil where isRequired && schema.kind == .quantity && !schema.omitsZero: zero[name] = "0"
            case nil where isRequired && !schema.omitsZero || isNull: zero[name] = .null
            default: break
            }
        }
        draft.zeroValue = .object(zero)
        draft.setProperties(properties)
        return Schema(draft)
    }

    private mutating func field(_ lookUp: (String) -> Schema?) -> (Schema, isRequired: Bool, isNull: Bool) {
        let type = self.type(lookUp)
        var isRequired = false
        var isNull = false
        var isPlain = true
        var draft = SchemaDraft(kind: .any)
        func change(_ body: (inout SchemaDraft) -> Void) {
            if isPlain { draft = SchemaDraft(type) }
            isPlain = false
            body(&draft)
        }
        while position < end, text[position] != UInt8(ascii: "|") {
            switch next() {
            case UInt8(ascii: "="):
                let value = literal(read(until: ";"))
                change { $0.defaultValue = value }
            case UInt8(ascii: "!"): isRequired = true
            case UInt8(ascii: "0"): isNull = true
            case UInt8(ascii: "&"): change { $0.keepsEmpty = true }
            case UInt8(ascii: "-"): change { $0.omitsZero = true }
            case UInt8(ascii: "^"): change { $0.isAtomicMap = true }
            case UInt8(ascii: "%"): change { $0.isAtomicMap = false }
            case UInt8(ascii: "~"):
                var strategy: Schema.PatchStrategy = []
                var key: String?
                if accept("m") { strategy.insert(.merge) }
                if accept("k") { strategy.insert(.retainKeys) }
                if accept("r") { strategy.insert(.replace) }
                if accept("(") { key = read(until: ")") }
                change {
                    $0.patchStrategy = strategy
                    $0.patchMergeKey = key
                }
            default: break
            }
        }
        return (isPlain ? type : Schema(draft), isRequired, isNull)
    }

    private mutating func type(_ lookUp: (String) -> Schema?) -> Schema {
        let mark = next()
        switch mark {
        case UInt8(ascii: "@"): return lookUp(read(until: ";")) ?? .any
        case UInt8(ascii: "["):
            var draft = SchemaDraft(kind: .array)
            if accept("!") { draft.listKind = .set }
            if accept("(") { draft.listKind = .map(keys: read(until: ")").split(separator: ",").map(String.init)) }
            draft.items = type(lookUp)
            return Schema(draft)
        case UInt8(ascii: "{"):
            var draft = SchemaDraft(kind: .object)
            draft.isAtomicMap = accept("^")
            draft.additionalProperties = type(lookUp)
            draft.elementSchema = draft.additionalProperties
            return Schema(draft)
        default: return Self.scalars[mark] ?? .any
        }
    }

    private func literal(_ text: String) -> JSONValue {
        switch text {
        case "{}": .emptyObject
        case "true": true
        case "false": false
        default: Int64(text).map { .integer($0) } ?? .string(String(text.dropFirst().dropLast()))
        }
    }

    private mutating func next() -> UInt8 {
        guard position < end else { return 0 }
        position += 1
        return text[position - 1]
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard position < end, text[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func read(until scalar: Unicode.Scalar) -> String {
        let start = position
        let stop = UInt8(ascii: scalar)
        while position < end, text[position] != stop { position += 1 }
        let result = String(decoding: text[start..<position], as: UTF8.self)
        if position < end { position += 1 }
        return result
    }
}
