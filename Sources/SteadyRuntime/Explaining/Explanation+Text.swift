extension Explanation: CustomStringConvertible {
    /// A trace for people; see ``Manager/explain(controller:key:)``.
    public var description: String {
        if reconciles.isEmpty { return "\(controller) \(key): no reconcile is known" }
        return (["\(controller) \(key)"] + reconciles.map(\.description)).joined(separator: "\n")
    }
}

extension ExplainedReconcile: CustomStringConvertible {
    /// A few lines, of which the first says when and why, and the last what came of it.
    public var description: String {
        var head = "#\(start.number) \(start.date)"
        if let waited = start.waited { head += " after waiting \(waited.brief)" }
        if start.failures > 0 { head += ", failed \(start.failures) times before" }
        head += ": " + start.reasons.map(\.description).joined(separator: ", ")
        var lines = [head]
        for change in changes {
            lines.append("  event  \(change)")
            lines += Self.lines(change.fields, change.omittedFields)
        }
        for step in steps {
            lines.append("  \(step)")
            lines += Self.lines(step.fields, step.omittedFields)
        }
        if omittedSteps > 0 { lines.append("  and \(omittedSteps) more steps") }
        lines.append("  \(outcome)" + (duration.map { " (\($0.brief))" } ?? ""))
        return lines.joined(separator: "\n")
    }

    private static func lines(_ fields: [FieldChange], _ omitted: Int) -> [String] {
        fields.map { "           \($0)" } + (omitted > 0 ? ["           and \(omitted) more fields"] : [])
    }
}

extension ExplainedReconcile.Change: CustomStringConvertible {
    /// Such as `deployments.apps default/a 41 → 45, echo of the write in #3`.
    public var description: String {
        var text = "\(resource) \(key) "
        switch (oldVersion, newVersion) {
        case (nil, let new?): text += "created at \(new)"
        case (let old?, let new?): text += "\(old) → \(new)"
        case (let old?, nil): text += "deleted after \(old)"
        case (nil, nil): text += "changed"
        }
        if let echoOf { text += ", echo of the write in #\(echoOf)" } else if isOwnWrite { text += ", echo of an own write" }
        return text
    }
}

extension ExplainedReconcile.Step: CustomStringConvertible {
    /// Such as `write  patch deployments.apps default/a as website → 46: 200 (1.2 ms)`.
    public var description: String {
        var text = kind == .inPlace ? "as is  " : kind == .cache ? "cache  " : kind == .read ? "read   " : "write  "
        if !verb.isEmpty { text += "\(verb) " }
        text += resource
        if let key { text += " \(key)" }
        if let fieldManager { text += " as \(fieldManager)" }
        if let version { text += kind == .write ? " → \(version)" : " at \(version)" }
        text += ": \(outcome)"
        if let duration { text += " (\(duration.brief))" }
        return text
    }
}

extension Duration {
    /// With the unit that fits: `12 µs`, `3.4 ms`, `5.0 s`.
    var brief: String {
        let (seconds, attoseconds) = components
        if seconds >= 1 { return "\(seconds).\(attoseconds / 100_000_000_000_000_000) s" }
        let microseconds = attoseconds / 1_000_000_000_000
        if microseconds >= 1000 { return "\(microseconds / 1000).\(microseconds % 1000 / 100) ms" }
        return "\(microseconds) µs"
    }

    /// In seconds, for machines.
    var seconds: Double { self / .seconds(1) }
}
