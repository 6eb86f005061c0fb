import SteadyCodec

/// Conversion between the versions of built-in kinds whose fields differ.
enum KindConversion {
    /// What the fields of an event are called in the two groups, the older one first.
    private static let eventFields = [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ]

    static func event(_ value: JSONValue, toCore: Bool) -> JSONValue {
        var event = value
        event["apiVersion"] = toCore ? "v1" : "events.k8s.io/v1"
        for (old, new) in eventFields {
            let (from, to) = toCore ? (new, old) : (old, new)
            let field = event[from]
            event[from] = nil
            event[to] = field
        }
        if toCore {
            event.fill("involvedObject", [:])
            event.fill("source", [:])
            for name in ["firstTimestamp", "lastTimestamp", "eventTime"] { event.fill(name, .null) }
            for name in ["reportingComponent", "reportingInstance"] { event.fill(name, "") }
        } else {
            for name in ["deprecatedFirstTimestamp", "deprecatedLastTimestamp"] { event.fill(name, .null) }
            for name in ["reportingController", "reportingInstance", "note"] where event[name]?.isVoid ?? false {
                event[name] = nil
            }
            event.fill("regarding", [:])
            event.fill("deprecatedSource", [:])
            event.fill("eventTime", .null)
        }
        return event
    }

    /// An autoscaler of the first version, which knows one metric.
    static func autoscaler(_ value: JSONValue, toFirst: Bool) -> JSONValue {
        var object = value
        object["apiVersion"] = toFirst ? "autoscaling/v1" : "autoscaling/v2"
        object.fill("spec", [:])
        object.change("spec") { spec in
            if toFirst {
                func isProcessor(_ metric: JSONValue) -> Bool {
                    metric[path: "resource", "name"] == "cpu" && metric[path: "resource", "target", "type"] == "Utilization"
                }
                let metrics = spec.list("metrics")
                if let found = metrics.first(where: isProcessor) {
                    spec["targetCPUUtilizationPercentage"] = found[path: "resource", "target", "averageUtilization"]
                }
                spec["metrics"] = nil
                spec["behavior"] = nil
            } else {
                let percent = spec["targetCPUUtilizationPercentage"] ?? 80
                spec["targetCPUUtilizationPercentage"] = nil
                spec["metrics"] = [
                    [
                        "type": "Resource",
                        "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": percent]],
                    ]
                ]
            }
        }
        object.open("status") { status in
            if toFirst {
                for name in ["currentMetrics", "conditions"] { status[name] = nil }
                status.fill("currentReplicas", 0)
            } else {
                status["currentCPUUtilizationPercentage"] = nil
                status.fill("currentMetrics", .null)
                if status["currentReplicas"] == 0 { status["currentReplicas"] = nil }
            }
        }
        return object
    }
}
