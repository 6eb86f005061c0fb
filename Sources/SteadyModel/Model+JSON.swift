public import SteadyCodec

extension Timestamp: JSONField {
    public static var empty: Timestamp { Timestamp(seconds: 0) }
    public init(json reader: inout JSONReader) throws(JSONFailure) {
        if let time = reader.plainText({ Timestamp(utf8: $0) }) {
            self = time
            return
        }
        let text = try reader.string()
        guard let time = Timestamp(text) else { throw reader.fail("“\(text)” is not an RFC 3339 time") }
        self = time
    }
    public func write(to writer: inout JSONWriter) { write(to: &writer, withMicroseconds: false) }
}

extension MicroTime: JSONField {
    public static var empty: MicroTime { MicroTime(.empty) }
    public init(json reader: inout JSONReader) throws(JSONFailure) { self.init(try Timestamp(json: &reader)) }
    public func write(to writer: inout JSONWriter) { timestamp.write(to: &writer, withMicroseconds: true) }
}

extension IntOrString: JSONField {
    public static var empty: IntOrString { .int(0) }
    public init(json reader: inout JSONReader) throws(JSONFailure) {
        self = reader.isAtString ? .string(try reader.string()) : .int(try reader.integer32())
    }
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .int(let number): writer.write(Int64(number))
        case .string(let text): writer.write(text)
        }
    }
}

extension Quantity: JSONField {
    public static var empty: Quantity { Quantity(0) }
    public init(json reader: inout JSONReader) throws(JSONFailure) {
        if let amount = reader.plainText({ Quantity(simple: $0) }) {
            self = amount
            return
        }
        let text = try reader.isAtString ? reader.string() : reader.numberText()
        guard let amount = Quantity(stored: text) else { throw reader.fail(QuantityError(.malformed, text).description) }
        self = amount
    }
    public func write(to writer: inout JSONWriter) { writer.write(description) }
}

extension Condition {
    public static let fields = FieldTable<Condition>(empty: Condition(type: "", status: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

extension LabelSelector {
    public static let fields = FieldTable<LabelSelector>(empty: LabelSelector()) {
        $0.field("matchExpressions", \.matchExpressions)
        $0.field("matchLabels", \.matchLabels)
        $0.unknown(\.unknownFields)
    }
}

extension LabelSelector.Requirement {
    public static let fields = FieldTable<LabelSelector.Requirement>(empty: LabelSelector.Requirement(key: "", operator: "")) {
        $0.field("key", \.key)
        $0.field("operator", \.operator)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}

extension LabelSelector {
    /// Whether these labels fulfil every requirement; an object without labels has none.
    public func matches(_ labels: StringMap<String>?) -> Bool { matches(labels ?? [:]) }
}
