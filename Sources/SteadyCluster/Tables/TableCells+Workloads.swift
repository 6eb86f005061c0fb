import SteadyCodec
import SteadyModel

extension TableCells {
    /// Pods and what makes them.
    func workloadCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let name = name(object)
        let age = age(object)
        let template = containers(list(object, "spec", "template", "spec", "containers"))
        let chosen = selector(value(object, ["spec", "selector"]))
        func status(_ member: String) -> Int64 { number(object, "status", member) }
        switch kind {
        case "Pod": return pod(object)
        case "PodTemplate":
            return [name] + containers(list(object, "template", "spec", "containers"))
                + [cell(labels(value(object, ["template", "metadata", "labels"])))]
        case "ReplicationController":
            let own = labels(value(object, ["spec", "selector"]))
            return [name, cell(number(object, "spec", "replicas")), cell(status("replicas")), cell(status("readyReplicas")), age]
                + template + [cell(own)]
        case "ReplicaSet":
            return [name, cell(number(object, "spec", "replicas")), cell(status("replicas")), cell(status("readyReplicas")), age]
                + template + [cell(or(chosen))]
        case "Deployment":
            return [
                name, cell("\(status("readyReplicas"))/\(number(object, "spec", "replicas"))"), cell(status("updatedReplicas")),
                cell(status("availableReplicas")), age,
            ] + template + [cell(chosen)]
        case "StatefulSet":
            return [name, cell("\(status("readyReplicas"))/\(number(object, "spec", "replicas"))"), age] + template
        case "DaemonSet":
            return [
                name, cell(status("desiredNumberScheduled")), cell(status("currentNumberScheduled")), cell(status("numberReady")),
                cell(status("updatedNumberScheduled")), cell(status("numberAvailable")),
                cell(labels(value(object, ["spec", "template", "spec", "nodeSelector"]))), age,
            ] + template + [cell(or(chosen))]
        case "Job": return job(object) + template + [cell(or(chosen))]
        case "CronJob": return cronJob(object)
        case "ControllerRevision":
            let owners = list(object, "metadata", "ownerReferences")
            let owner = owners.first { $0["controller"] == true }.map { "\(qualifiedKind($0))/\(text($0, "name"))" }
            return [name, cell(owner ?? "<none>"), cell(number(object, "revision")), age]
        default: return nil
        }
    }

    private func qualifiedKind(_ reference: JSONValue) -> String {
        let parts = text(reference, "apiVersion").split(separator: "/")
        let kind = text(reference, "kind")
        return (parts.count == 2 ? "\(kind).\(parts[0])" : kind).lowercased()
    }

    private func job(_ object: JSONValue) -> [JSONValue] {
        let succeeded = number(object, "status", "succeeded")
        let parallelism = number(object, "spec", "parallelism")
        let completions: String
        if let wanted = value(object, ["spec", "completions"])?.integerValue {
            completions = "\(succeeded)/\(wanted)"
        } else {
            completions = parallelism > 1 ? "\(succeeded)/1 of \(parallelism)" : "\(succeeded)/1"
        }
        let state: String
        if isTrue("Complete", of: object) {
            state = "Complete"
        } else if isTrue("Failed", of: object) {
            state = "Failed"
        } else if isBeingDeleted(object) {
            state = "Terminating"
        } else {
            state = ["Suspended", "FailureTarget", "SuccessCriteriaMet"].first { isTrue($0, of: object) } ?? "Running"
        }
        let end = value(object, ["status", "completionTime"])?.stringValue
        let duration = elapsed(text(object, "status", "startTime"), until: end)
        return [name(object), cell(state), cell(completions), cell(duration), age(object)]
    }

    private func cronJob(_ object: JSONValue) -> [JSONValue] {
        let last = value(object, ["status", "lastScheduleTime"]).map { Age.text(since: $0, at: now) }
        let isSuspended = value(object, ["spec", "suspend"])?.boolValue.map { $0 ? "True" : "False" }
        let template = value(object, ["spec", "jobTemplate", "spec"]) ?? [:]
        return [
            name(object), cell(text(object, "spec", "schedule")),
            cell(value(object, ["spec", "timeZone"])?.stringValue ?? "<none>"), cell(isSuspended ?? "<unset>"),
            cell(count(object, "status", "active")), last ?? "<none>", age(object),
        ] + containers(list(template, "template", "spec", "containers")) + [cell(or(selector(template["selector"])))]
    }

    private func pod(_ object: JSONValue) -> [JSONValue] {
        var state = PodSummary(object)
        state.read()
        var restarts = String(state.restarts)
        if state.restarts != 0, let last = state.lastRestart { restarts += " (\(elapsed(last)) ago)" }
        let gates = list(object, "spec", "readinessGates").map { text($0, "conditionType") }
        let open = gates.count { isTrue($0, of: object) }
        return [
            name(object), cell("\(state.ready)/\(state.total)"), cell(state.reason), cell(restarts), age(object),
            cell(or(list(object, "status", "podIPs").first.map { text($0, "ip") } ?? "")),
            cell(or(text(object, "spec", "nodeName"))), cell(or(text(object, "status", "nominatedNodeName"))),
            cell(gates.isEmpty ? "<none>" : "\(open)/\(gates.count)"),
        ]
    }
}

/// How a pod is, in one word, with its containers counted.
struct PodSummary {
    private let pod: JSONValue
    var reason: String
    var restarts: Int64 = 0
    var lastRestart: String?
    var ready = 0
    var total: Int

    init(_ pod: JSONValue) {
        self.pod = pod
        let status = pod["status"] ?? [:]
        reason = status["phase"]?.stringValue ?? ""
        if let own = status["reason"]?.stringValue, !own.isEmpty { reason = own }
        let conditions = status["conditions"]?.arrayValue ?? []
        if conditions.contains(where: { $0["type"] == "PodScheduled" && $0["reason"] == "SchedulingGated" }) {
            reason = "SchedulingGated"
        }
        total = pod[path: "spec", "containers"]?.arrayValue?.count ?? 0
    }

    private func isTrue(_ type: String) -> Bool {
        let conditions = pod[path: "status", "conditions"]?.arrayValue ?? []
        return conditions.first { $0["type"]?.stringValue == type }?["status"] == "True"
    }

    mutating func read() {
        let isInitializing = readInitContainers()
        if !isInitializing || isTrue("Initialized") { readContainers() }
        guard pod[path: "metadata", "deletionTimestamp"] != nil else { return }
        if pod[path: "status", "reason"] == "NodeLost" {
            reason = "Unknown"
        } else if !["Succeeded", "Failed"].contains(pod[path: "status", "phase"]?.stringValue ?? "") {
            reason = "Terminating"
        }
    }

    private var sidecarRestarts: Int64 = 0
    private var lastSidecarRestart: String?

    /// - Returns: whether one of them has not done its work yet.
    private mutating func readInitContainers() -> Bool {
        let declared = pod[path: "spec", "initContainers"]?.arrayValue ?? []
        let sidecars = Set(declared.filter { $0["restartPolicy"] == "Always" }.compactMap { $0["name"]?.stringValue })
        total += sidecars.count
        for (index, status) in (pod[path: "status", "initContainerStatuses"]?.arrayValue ?? []).enumerated() {
            let isSidecar = sidecars.contains(status["name"]?.stringValue ?? "")
            let count = status["restartCount"]?.integerValue ?? 0
            let end = status[path: "lastState", "terminated", "finishedAt"]?.stringValue
            restarts &+= count
            lastRestart = Self.later(lastRestart, end)
            if isSidecar {
                sidecarRestarts &+= count
                lastSidecarRestart = Self.later(lastSidecarRestart, end)
            }
            let ended = status[path: "state", "terminated"]
            if let ended, ended["exitCode"]?.integerValue ?? 0 == 0 { continue }
            if isSidecar, status["started"] == true {
                if status["ready"] == true { ready += 1 }
                continue
            }
            if let ended {
                reason = "Init:" + Self.end(ended)
            } else if let waiting = status[path: "state", "waiting", "reason"]?.stringValue, !waiting.isEmpty,
                waiting != "PodInitializing"
            {
                reason = "Init:" + waiting
            } else {
                reason = "Init:\(index)/\(declared.count)"
            }
            return true
        }
        return false
    }

    private mutating func readContainers() {
        restarts = sidecarRestarts
        lastRestart = lastSidecarRestart
        var isRunning = false
        var failure = ""
        for status in (pod[path: "status", "containerStatuses"]?.arrayValue ?? []).reversed() {
            restarts &+= status["restartCount"]?.integerValue ?? 0
            lastRestart = Self.later(lastRestart, status[path: "lastState", "terminated", "finishedAt"]?.stringValue)
            let state = status["state"] ?? [:]
            if let waiting = state[path: "waiting", "reason"]?.stringValue, !waiting.isEmpty {
                reason = waiting
            } else if let ended = state["terminated"] {
                reason = Self.end(ended)
                if ended["exitCode"]?.integerValue ?? 0 != 0 { failure = reason }
            } else if status["ready"] == true, state["running"] != nil {
                isRunning = true
                ready += 1
            }
        }
        guard reason == "Completed" else { return }
        if isRunning, isTrue("Ready") {
            reason = "Running"
        } else if !failure.isEmpty {
            reason = failure
        } else if isRunning {
            reason = "NotReady"
        }
    }

    private static func end(_ terminated: JSONValue) -> String {
        if let reason = terminated["reason"]?.stringValue, !reason.isEmpty { return reason }
        let signal = terminated["signal"]?.integerValue ?? 0
        return signal != 0 ? "Signal:\(signal)" : "ExitCode:\(terminated["exitCode"]?.integerValue ?? 0)"
    }

    private static func later(_ a: String?, _ b: String?) -> String? {
        guard let a, let first = Timestamp(a) else { return b }
        guard let b, let second = Timestamp(b) else { return a }
        return first < second ? b : a
    }
}
