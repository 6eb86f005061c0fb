public import SteadyCodec
import SteadyModel

extension Explanation {
    /// The same as JSON. Times are in seconds.
    public var json: JSONValue {
        ["controller": .string(controller), "key": key.json, "reconciles": .array(reconciles.map(\.json))]
    }
}

extension ExplainedReconcile {
    /// The same as JSON. Times are in seconds.
    public var json: JSONValue {
        var value: JSONValue = [
            "number": .integer(Int64(clamping: start.number)), "controller": .string(start.controller), "key": start.key.json,
            "date": .string("\(start.date)"), "failures": .integer(Int64(start.failures)),
            "reasons": .array(start.reasons.map { .string($0.description) }), "changes": .array(changes.map(\.json)),
            "steps": .array(steps.map(\.json)), "outcome": .string(outcome), "failed": .bool(isFailure),
        ]
        if let waited = start.waited { value["waited"] = .double(waited.seconds) }
        if let duration { value["duration"] = .double(duration.seconds) }
        if omittedSteps > 0 { value["omittedSteps"] = .integer(Int64(omittedSteps)) }
        return value
    }
}

extension ExplainedReconcile.Change {
    fileprivate var json: JSONValue {
        var value: JSONValue = ["resource": .string(resource), "key": key.json, "ownWrite": .bool(isOwnWrite)]
        if let oldVersion { value["oldVersion"] = .string(oldVersion) }
        if let newVersion { value["newVersion"] = .string(newVersion) }
        if let echoOf { value["echoOf"] = .integer(Int64(clamping: echoOf)) }
        value.add(fields, omittedFields)
        return value
    }
}

extension ExplainedReconcile.Step {
    fileprivate var json: JSONValue {
        var value: JSONValue = [
            "kind": .string(kind.description), "resource": .string(resource), "outcome": .string(outcome),
        ]
        if !verb.isEmpty { value["verb"] = .string(verb) }
        if let key { value["key"] = key.json }
        if let version { value["version"] = .string(version) }
        if let fieldManager { value["fieldManager"] = .string(fieldManager) }
        if let duration { value["duration"] = .double(duration.seconds) }
        value.add(fields, omittedFields)
        return value
    }
}

extension JSONValue {
    fileprivate mutating func add(_ fields: [FieldChange], _ omitted: Int) {
        if !fields.isEmpty { self["fields"] = .array(fields.map(\.json)) }
        if omitted > 0 { self["omittedFields"] = .integer(Int64(omitted)) }
    }
}

extension ObjectKey {
    fileprivate var json: JSONValue {
        var value: JSONValue = ["name": .string(name)]
        if let namespace { value["namespace"] = .string(namespace) }
        return value
    }
}
