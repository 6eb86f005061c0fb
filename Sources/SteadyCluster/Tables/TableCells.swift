import SteadyCodec
import SteadyModel

/// What the columns of a table hold: one function for each kind, as long as its list of columns.
struct TableCells {
    var now: Timestamp

    func cells(of object: JSONValue, _ definition: ResourceDefinition) -> [JSONValue] {
        if definition.isCustom { return customCells(object, definition) }
        if definition.kind == "APIService" { return apiService(object) }
        if definition.kind == "Scale", definition.group == "autoscaling" {
            let counts = ["spec", "status"].map { object[path: $0, "replicas"] ?? 0 }
            return [name(object)] + counts + [age(object)]
        }
        guard TableColumn.isDescribed(definition) else {
            return [name(object), .string(object[path: "metadata", "creationTimestamp"]?.stringValue ?? "")]
        }
        return coreCells(object, definition.kind) ?? workloadCells(object, definition.kind)
            ?? otherCells(object, definition.kind) ?? [name(object), age(object)]
    }

    /// Whether the row stands for something that has ended.
    func conditions(of object: JSONValue, _ definition: ResourceDefinition) -> [JSONValue] {
        guard definition.kind == "Pod", definition.group.isEmpty else { return [] }
        let phase = object[path: "status", "phase"]?.stringValue
        let messages = ["Succeeded": "The pod has completed successfully.", "Failed": "The pod failed."]
        guard let phase, let message = messages[phase] else { return [] }
        return [["type": "Completed", "status": "True", "reason": .string(phase), "message": .string(message)]]
    }

    private func customCells(_ object: JSONValue, _ definition: ResourceDefinition) -> [JSONValue] {
        guard !definition.columns.isEmpty else { return [name(object), age(object)] }
        return [name(object)]
            + definition.columns.map { column in
                guard let value = JSONPath.value(column.path, in: object) else { return .null }
                if value.isNull { return column.type == "string" ? "<no value>" : .null }
                return customCell(value, column.type)
            }
    }

    private func customCell(_ value: JSONValue, _ type: String) -> JSONValue {
        switch (type, value) {
        case ("date", .string): return Age.text(since: value, at: now)
        case ("date", _): return "<unknown>"
        case ("integer", .integer): return value
        case ("integer", .double(let number)): return Int64(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? .null
        case ("number", .integer), ("number", .double): return value
        case ("boolean", .bool): return value
        case ("string", .string): return value
        case ("string", _): return .string(value.serializedText())
        default: return .null
        }
    }

    private func apiService(_ object: JSONValue) -> [JSONValue] {
        var service = "Local"
        if let reference = object[path: "spec", "service"] {
            service = "\(text(reference, "namespace"))/\(text(reference, "name"))"
        }
        let available = condition("Available", of: object)
        var state = available?["status"]?.stringValue ?? "Unknown"
        if state != "True", let reason = available?["reason"]?.stringValue { state += " (\(reason))" }
        return [name(object), .string(service), .string(state), age(object)]
    }

    // MARK: Parts of objects

    func name(_ object: JSONValue) -> JSONValue { .string(text(object, "metadata", "name")) }
    func age(_ object: JSONValue) -> JSONValue { Age.text(since: object[path: "metadata", "creationTimestamp"], at: now) }
    func value(_ object: JSONValue, _ path: [String]) -> JSONValue? { path.reduce(Optional(object)) { $0?[$1] } }
    func text(_ object: JSONValue, _ path: String...) -> String { value(object, path)?.stringValue ?? "" }
    func number(_ object: JSONValue, _ path: String...) -> Int64 { value(object, path)?.integerValue ?? 0 }
    func count(_ object: JSONValue, _ path: String...) -> Int64 {
        let found = value(object, path)
        return Int64(found?.arrayValue?.count ?? found?.objectValue?.count ?? 0)
    }
    func list(_ object: JSONValue, _ path: String...) -> [JSONValue] { value(object, path)?.arrayValue ?? [] }
    func cell(_ text: String) -> JSONValue { .string(text) }
    func cell(_ number: Int64) -> JSONValue { .integer(number) }
    func or(_ text: String, _ placeholder: String = "<none>") -> String { text.isEmpty ? placeholder : text }
    func isBeingDeleted(_ object: JSONValue) -> Bool { object[path: "metadata", "deletionTimestamp"] != nil }

    func condition(_ type: String, of object: JSONValue) -> JSONValue? {
        list(object, "status", "conditions").first { $0["type"]?.stringValue == type }
    }

    func isTrue(_ type: String, of object: JSONValue) -> Bool { condition(type, of: object)?["status"] == "True" }

    /// Labels as `a=b,c=d`.
    func labels(_ value: JSONValue?) -> String {
        let pairs = (value?.objectValue ?? [:]).map { "\($0.name)=\($0.value.stringValue ?? "")" }
        return or(pairs.joined(separator: ","))
    }

    /// A label selector as text: `a=b,c in (d,e)`; empty if it selects everything or is absent.
    func selector(_ value: JSONValue?) -> String {
        var parts = (value?["matchLabels"]?.objectValue ?? [:]).map {
            (key: $0.name, text: "\($0.name)=\($0.value.stringValue ?? "")")
        }
        for expression in value?["matchExpressions"]?.arrayValue ?? [] {
            let key = text(expression, "key")
            let values = list(expression, "values").compactMap(\.stringValue).sorted().joined(separator: ",")
            switch text(expression, "operator") {
            case "In": parts.append((key, "\(key) in (\(values))"))
            case "NotIn": parts.append((key, "\(key) notin (\(values))"))
            case "Exists": parts.append((key, key))
            default: parts.append((key, "!\(key)"))
            }
        }
        return parts.sorted { $0.key < $1.key }.map(\.text).joined(separator: ",")
    }

    /// Names and images of containers.
    func containers(_ containers: [JSONValue]) -> [JSONValue] {
        ["name", "image"].map { member in .string(containers.map { text($0, member) }.joined(separator: ",")) }
    }

    /// The first few of many, and how many more there are.
    func few(_ texts: [String], of total: Int? = nil, limit: Int = 3, empty: String = "<unset>") -> String {
        let all = total ?? texts.count
        let shown = texts.prefix(limit).joined(separator: ",")
        if all > limit { return "\(shown) + \(all - limit) more..." }
        return or(shown, empty)
    }

    func elapsed(_ time: String, until end: String? = nil) -> String {
        guard let start = Timestamp(time) else { return "" }
        let last = end.flatMap { Timestamp($0) } ?? now
        return Age.text(seconds: start.duration(to: last).components.seconds)
    }
}
