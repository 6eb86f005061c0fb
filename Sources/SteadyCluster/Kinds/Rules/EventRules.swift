import SteadyCodec
import SteadyModel

/// Rules for events, in the form of either group.
enum EventRules {
    static let event: KindStrategy.Rules = { event, problems in
        let isCore = event["apiVersion"].text == "v1"
        let subject = event[isCore ? "involvedObject" : "regarding"]["namespace"].named("involvedObject.namespace")
        let namespace = event["metadata"]["namespace"].text
        let mismatch = "does not match event.namespace"
        let shown = subject.with(.string(subject.text))
        if !event["eventTime"].isThere {
            if subject.isEmpty ? !["", "default"].contains(namespace) : subject.text != namespace {
                problems.invalid(shown, mismatch)
            }
        } else {
            if subject.isEmpty, !["default", "kube-system"].contains(namespace) { problems.invalid(shown, mismatch) }
            reporting(event, isCore: isCore, &problems)
        }
    }

    static let creation: KindStrategy.Rules = { event, problems in
        if event["apiVersion"].text != "v1" { strict(event, &problems) }
    }

    /// Through the newer group nothing but the series changes.
    static let update: KindStrategy.UpdateRules = { event, live, problems in
        if event["apiVersion"].text == "v1" { return }
        if event["series"] != live["series"] { series(event["series"], &problems) }
        for (name, shown) in [
            ("regarding", "involvedObject"), ("reason", "reason"), ("note", "message"), ("deprecatedSource", "source"),
            ("deprecatedFirstTimestamp", "firstTimestamp"), ("deprecatedLastTimestamp", "lastTimestamp"),
            ("deprecatedCount", "count"), ("reason", "reason"), ("type", "type"), ("eventTime", "eventTime"),
            ("action", "action"), ("related", "related"), ("reportingController", "reportingController"),
            ("reportingInstance", "reportingInstance"),
        ] { problems.unchanged(event[name].named(shown), live[name]) }
    }

    private static func series(_ series: Field, _ problems: inout Problems) {
        guard series.isThere else { return }
        if (series["count"].number ?? 0) < 2 { problems.invalid(series["count"], shown: "", "should be at least 2") }
        if !series["lastObservedTime"].isThere { problems.required(series["lastObservedTime"]) }
    }

    private static func reporting(_ event: Field, isCore: Bool, _ problems: inout Problems) {
        let controller = event[isCore ? "reportingComponent" : "reportingController"]
        if controller.isEmpty { problems.required(controller) }
        problems.check(controller, Validation.qualifiedName)
        for (name, limit) in [("reportingInstance", 128), ("action", 128), ("reason", 128)] {
            if event[name].isEmpty { problems.required(event[name]) }
            if event[name].text.utf8.count > limit {
                problems.invalid(event[name], shown: "", "can have at most \(limit) characters")
            }
        }
        if event[isCore ? "message" : "note"].text.utf8.count > 1024 {
            problems.invalid(Field(nil, at: "message"), shown: "", "can have at most 1024 characters")
        }
    }

    /// What the newer group asks for beyond that.
    private static func strict(_ event: Field, _ problems: inout Problems) {
        let metadata = event["metadata"]
        if !metadata["name"].isEmpty { problems.check(metadata["name"], Validation.dns1123Subdomain) }
        if !metadata["generateName"].isEmpty {
            problems.check(metadata["generateName"]) { Validation.prefix($0, of: Validation.dns1123Subdomain) }
        }
        series(event["series"], &problems)
        if !event["eventTime"].isThere { problems.required(event["eventTime"]) }
        if !["Normal", "Warning"].contains(event["type"].text) {
            problems.invalid(event["type"], shown: "", "has invalid value: \(event["type"].text)")
        }
        for (name, shown) in [
            ("deprecatedFirstTimestamp", "firstTimestamp"), ("deprecatedLastTimestamp", "lastTimestamp"),
            ("deprecatedCount", "count"), ("deprecatedSource", "source"),
        ] where !event[name].isEmpty && event[name].number != 0 {
            problems.invalid(event[name].named(shown), shown: "", "needs to be unset")
        }
    }
}
