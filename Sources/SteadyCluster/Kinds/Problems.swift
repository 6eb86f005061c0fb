import SteadyCodec
import SteadyModel

/// What is wrong with an object: the causes of a 422 answer, in the order they are found.
struct Problems {
    private(set) var causes: [FieldCause] = []
    var isEmpty: Bool { causes.isEmpty }

    mutating func add(_ reason: String, _ field: Field, _ message: String) {
        causes.append(FieldCause(reason: "FieldValue" + reason, message: message, field: field.path))
    }

    mutating func add(_ problems: [FieldProblem]) {
        causes += problems.map { FieldCause(reason: $0.reason.rawValue, message: $0.message, field: $0.path) }
    }

    mutating func required(_ field: Field, _ why: String = "") {
        add("Required", field, why.isEmpty ? "Required value" : "Required value: " + why)
    }

    mutating func invalid(_ field: Field, _ why: String) { add("Invalid", field, "Invalid value: \(field.shown): \(why)") }

    /// - Parameter shown: the value as the message has it, if it is not that of the field.
    mutating func invalid(_ field: Field, shown: JSONValue, _ why: String) {
        add("Invalid", field, "Invalid value: \(Field.shown(shown)): \(why)")
    }

    /// The same where the value says nothing.
    mutating func refused(_ field: Field, _ why: String) { add("Invalid", field, "Invalid value: \(why)") }

    /// Something that the server could not find out.
    mutating func failed(_ field: Field, _ why: String) {
        causes.append(FieldCause(reason: "InternalError", message: "Internal error: " + why, field: field.path))
    }

    mutating func forbidden(_ field: Field, _ why: String) { add("Forbidden", field, "Forbidden: " + why) }
    mutating func duplicate(_ field: Field) { add("Duplicate", field, "Duplicate value: " + field.shown) }
    mutating func duplicate(_ field: Field, shown: String) { add("Duplicate", field, "Duplicate value: " + shown) }
    mutating func notFound(_ field: Field) { add("NotFound", field, "Not found: " + field.shown) }

    mutating func notSupported(_ field: Field, _ values: [String], shown: String? = nil) {
        let list = values.map(GoFormat.quoted).joined(separator: ", ")
        add("NotSupported", field, "Unsupported value: \(shown ?? field.shown): supported values: \(list)")
    }

    mutating func tooLong(_ field: Field, _ limit: Int) {
        add("TooLong", field, "Too long: may not be more than \(limit) bytes")
    }

    mutating func tooMany(_ field: Field, _ limit: Int) {
        add("TooMany", field, "Too many: \(field.count): must have at most \(limit) items")
    }

    // MARK: Common rules

    /// Adds what a rule for texts says.
    mutating func check(_ field: Field, _ rule: (String) -> [String]) {
        for why in rule(field.text) { invalid(field.with(.string(field.text)), why) }
    }

    /// A text that must be there and follow a rule.
    mutating func checkRequired(_ field: Field, _ rule: (String) -> [String] = { _ in [] }, _ why: String = "") {
        if field.text.isEmpty { required(field, why) } else { check(field, rule) }
    }

    /// A text that must be there and be one of these.
    mutating func requireOne(_ field: Field, of values: [String]) {
        if field.text.isEmpty { required(field) } else { one(field, of: values) }
    }

    /// A text that must be one of these.
    mutating func one(_ field: Field, of values: [String]) {
        if !values.contains(field.text) { notSupported(field.with(.string(field.text)), values) }
    }

    /// A number that must not be negative, if it is there.
    mutating func nonNegative(_ field: Field) { atLeast(field, 0) }

    mutating func atLeast(_ field: Field, _ least: Int64) {
        if let number = field.number, number < least { invalid(field, "must be greater than or equal to \(least)") }
    }

    mutating func positive(_ field: Field) {
        if let number = field.number, number <= 0 { invalid(field, "must be greater than 0") }
    }

    mutating func range(_ field: Field, _ range: ClosedRange<Int64>) {
        if let number = field.number, !range.contains(number) {
            invalid(field, "must be between \(range.lowerBound) and \(range.upperBound), inclusive")
        }
    }

    mutating func port(_ field: Field) {
        if !(1...65_535).contains(field.number ?? 0) {
            invalid(field.with(.integer(field.number ?? 0)), "must be between 1 and 65535, inclusive")
        }
    }

    /// The number or the name of a port.
    mutating func portOrName(_ field: Field) {
        if case .string? = field.value { check(field, Validation.portName) } else { port(field) }
    }

    /// A value that must stay as it is.
    mutating func unchanged(_ field: Field, _ live: Field) {
        if field != live { invalid(field, "field is immutable") }
    }

    mutating func labels(_ field: Field) { add(Validation.labels(field.pairs, at: field.path)) }

    mutating func labelSelector(_ field: Field) {
        guard let selector = field.labelSelector else { return }
        add(Validation.labelSelector(selector, at: field.path))
    }

    /// A whole number or a percentage, neither negative.
    mutating func countOrPercentage(_ field: Field) {
        switch field.value {
        case .integer(let number)?: if number < 0 { invalid(field, "must be greater than or equal to 0") }
        case .string(let text)?: for why in Validation.percentage(text) { invalid(field, why) }
        default: break
        }
    }

    mutating func notMoreThanAll(_ field: Field) {
        guard let percent = field.percent, percent > 100 else { return }
        invalid(field, "must not be greater than 100%")
    }

    /// The elements of a list, each once by a key of theirs; `keyed` is the place that is named.
    mutating func unique(_ fields: [Field]) {
        var seen: Set<String> = []
        for field in fields where !field.text.isEmpty {
            if !seen.insert(field.text).inserted { duplicate(field) }
        }
    }
}

extension Field {
    /// The number in front of a `%`.
    var percent: Int? {
        guard case .string(let text)? = value, text.hasSuffix("%") else { return nil }
        return Int(text.dropLast())
    }

    /// What is there as a label selector.
    var labelSelector: LabelSelector? {
        guard let value, case .object = value else { return nil }
        var selector = LabelSelector()
        if let labels = value["matchLabels"]?.objectValue {
            selector.matchLabels = StringMap(labels.map { (key: $0.name, value: $0.value.stringValue ?? "") })
        }
        let expressions = value.list("matchExpressions")
        if !expressions.isEmpty {
            selector.matchExpressions = expressions.map { expression in
                let values = expression["values"]?.arrayValue?.compactMap(\.stringValue)
                return .init(
                    key: expression.text("key"), operator: expression.text("operator"), values: values)
            }
        }
        return selector
    }
}
