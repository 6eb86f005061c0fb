import SteadyCodec
import SteadyModel

/// Rules for the status of jobs: what a controller, the cluster's own or another, may say of one, and what it may say next.
///
/// Most rules look only at what changes, so that a status that was let in before does not stand in the way of the rest.
enum JobStatusRules {
    static let update: KindStrategy.UpdateRules = { job, live, problems in
        let (now, before) = (JobStatus(job), JobStatus(live))
        for name in ["active", "succeeded", "failed", "ready", "terminating"] { problems.nonNegative(now.status[name]) }
        uncounted(now, &problems)
        completion(now, before, &problems)
        finished(now, before, &problems)
        indexes(now, before, &problems)
        success(now, before, &problems)
        transitions(now, before, &problems)
    }

    /// The status of a job, and what its conditions say.
    private struct JobStatus {
        let job: Field
        let status: Field
        private let conditions: [String: String]

        init(_ job: Field) {
            self.job = job
            status = job["status"]
            conditions = status["conditions"].elements.reduce(into: [:]) { $0[$1["type"].text] = $1["status"].text }
        }

        func has(_ condition: String) -> Bool { conditions[condition] == "True" }
        func lacks(_ condition: String) -> Bool { conditions[condition] == "False" }
        var isFinished: Bool { has("Complete") || has("Failed") }
        func number(_ name: String) -> Int64 { status[name].number ?? 0 }
    }

    private static func uncounted(_ now: JobStatus, _ problems: inout Problems) {
        var seen: Set<String> = []
        for name in ["succeeded", "failed"] {
            for uid in now.status["uncountedTerminatedPods"][name].elements {
                if uid.text.isEmpty {
                    problems.invalid(uid.with(""), "must not be empty")
                } else if !seen.insert(uid.text).inserted {
                    problems.duplicate(uid)
                }
            }
        }
    }

    private static func completion(_ now: JobStatus, _ before: JobStatus, _ problems: inout Problems) {
        let time = now.status["completionTime"]
        let conditions = now.status["conditions"]
        let completes = now.has("Complete") != before.has("Complete")
        let isTimed = time != before.status["completionTime"]
        if now.has("Complete") {
            if now.has("Failed"), completes || now.has("Failed") != before.has("Failed") {
                problems.refused(conditions, "cannot set Complete=True and Failed=true conditions")
            }
            if now.has("FailureTarget"), completes || now.has("FailureTarget") != before.has("FailureTarget") {
                problems.refused(conditions, "cannot set Complete=True and FailureTarget=true conditions")
            }
            if completes || isTimed, !time.isThere { problems.required(time, "completionTime is required for Complete jobs") }
        } else if completes || isTimed, time.isThere {
            problems.invalid(time, "cannot set completionTime when there is no Complete=True condition")
        }
        let start = now.status["startTime"]
        if isTimed || start != before.status["startTime"], start.isThere, time.isThere,
            let began = Timestamp(start.text), let ended = Timestamp(time.text), ended < began
        {
            problems.invalid(time, "must be equal to or after `startTime`")
        }
        if now.has("Failed"), !now.has("FailureTarget"),
            !before.has("Failed") || now.status["failedIndexes"] != before.status["failedIndexes"]
        {
            problems.refused(conditions, "cannot set Failed=True condition without the FailureTarget=true condition")
        }
        if now.has("Complete"), !now.has("SuccessCriteriaMet"), completes || before.has("SuccessCriteriaMet") {
            problems.refused(conditions, "cannot set Complete=True condition without the SuccessCriteriaMet=true condition")
        }
    }

    private static func finished(_ now: JobStatus, _ before: JobStatus, _ problems: inout Problems) {
        let finishes = now.isFinished != before.isFinished
        if now.isFinished {
            if now.number("active") > 0, finishes || now.number("active") != before.number("active") {
                problems.invalid(now.status["active"], "active>0 is invalid for finished job")
            }
            let spec = now.job["spec"]
            let isEmpty = spec["suspend"].isTrue && spec["completions"].number == 0
            let start = now.status["startTime"]
            if !start.isThere, finishes || before.status["startTime"].isThere, !isEmpty {
                problems.required(start, "startTime is required for finished job")
            }
            let pods = now.status["uncountedTerminatedPods"]
            if finishes || pods != before.status["uncountedTerminatedPods"],
                pods["failed"].count + pods["succeeded"].count > 0
            {
                problems.invalid(pods, "must be empty for finished job")
            }
            if now.number("terminating") > 0,
                finishes || now.status["terminating"] != before.status["terminating"]
            {
                problems.invalid(now.status["terminating"], "terminating>0 is invalid for finished job")
            }
        }
        let ready = now.status["ready"]
        if ready != before.status["ready"] || now.number("active") != before.number("active"),
            (ready.number ?? 0) > now.number("active")
        {
            problems.invalid(ready, "cannot set more ready pods than active")
        }
    }

    private static func indexes(_ now: JobStatus, _ before: JobStatus, _ problems: inout Problems) {
        let (completed, failed) = (now.status["completedIndexes"], now.status["failedIndexes"])
        let isCompletedNew = completed.text != before.status["completedIndexes"].text
        let isFailedNew = failed != before.status["failedIndexes"]
        let spec = now.job["spec"]
        if let completions = spec["completions"].number {
            if isCompletedNew, case .failure(let why) = IndexIntervals.parse(completed.text, below: completions) {
                problems.invalid(completed, "error parsing completedIndexes: \(why.message)")
            }
            if isFailedNew, failed.isThere, spec["backoffLimitPerIndex"].isThere,
                case .failure(let why) = IndexIntervals.parse(failed.text, below: completions)
            {
                problems.invalid(failed, "error parsing failedIndexes: \(why.message)")
            }
        }
        if isCompletedNew, !completed.isEmpty, spec["completionMode"].text != "Indexed" {
            problems.invalid(completed, "cannot set non-empty completedIndexes when non-indexed completion mode")
        }
        if isFailedNew, failed.isThere, !spec["backoffLimitPerIndex"].isThere {
            problems.invalid(failed, "cannot set non-null failedIndexes when backoffLimitPerIndex is null")
        }
        if isFailedNew || isCompletedNew, failed.isThere, let completions = spec["completions"].number,
            let index = IndexIntervals.overlap(completed.text, failed.text, below: completions)
        {
            problems.invalid(failed, "failedIndexes and completedIndexes overlap at index: \(index)")
        }
    }

    private static func success(_ now: JobStatus, _ before: JobStatus, _ problems: inout Problems) {
        let conditions = now.status["conditions"]
        if now.has("SuccessCriteriaMet") {
            if now.has("Failed") {
                problems.refused(conditions, "cannot set SuccessCriteriaMet=True and Failed=true conditions")
            }
            if now.has("FailureTarget") {
                problems.refused(conditions, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions")
            }
        } else if now.job["spec"]["successPolicy"].isThere, now.has("Complete") {
            problems.refused(
                conditions, "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True")
        }
    }

    /// What may not be taken back.
    private static func transitions(_ now: JobStatus, _ before: JobStatus, _ problems: inout Problems) {
        let conditions = now.status["conditions"]
        for name in ["Failed", "Complete", "FailureTarget"] where before.has(name) && !now.has(name) {
            problems.refused(conditions, "cannot disable the terminal \(name)=True condition")
        }
        if now.number("failed") < before.number("failed") {
            problems.invalid(now.status["failed"].with(.integer(now.number("failed"))), "cannot decrease the failed counter")
        }
        let spec = now.job["spec"]
        // Jobs that can be scaled down may count fewer.
        let isElastic = spec["completionMode"].text == "Indexed" && spec["completions"] == spec["parallelism"]
        if !isElastic, now.number("succeeded") < before.number("succeeded") {
            problems.invalid(
                now.status["succeeded"].with(.integer(now.number("succeeded"))), "cannot decrease the succeeded counter")
        }
        let (end, start) = (now.status["completionTime"], now.status["startTime"])
        if end.isThere, before.status["completionTime"].isThere, end != before.status["completionTime"] {
            problems.invalid(end, "field is immutable")
        }
        let resumes = before.has("Suspended") && now.lacks("Suspended")
        if before.status["startTime"].isThere, start != before.status["startTime"], !resumes, !spec["suspend"].isTrue {
            problems.invalid(start, "field is immutable for unsuspended job once set")
        }
        if before.has("SuccessCriteriaMet"), !now.has("SuccessCriteriaMet") {
            problems.refused(conditions, "cannot disable the SuccessCriteriaMet=True condition")
        }
        if before.has("Complete"), !before.has("SuccessCriteriaMet"), now.has("SuccessCriteriaMet") {
            problems.refused(
                conditions, "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions")
        }
    }
}
