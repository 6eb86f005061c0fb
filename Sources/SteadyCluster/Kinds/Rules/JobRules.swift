import SteadyCodec
import SteadyModel

/// Rules for kinds that run to an end.
enum JobRules {
    static let job: KindStrategy.Rules = { job, problems in
        generatedSelector(job, &problems)
        wholeSpec(job["spec"], &problems)
    }

    static let update: KindStrategy.UpdateRules = { job, live, problems in
        let new = job["spec"]
        let old = live["spec"]
        // The server checks the whole specification once more here.
        wholeSpec(new, &problems)
        let completions = new["completions"]
        if new["completionMode"].text != "Indexed" {
            problems.unchanged(completions, old["completions"])
        } else if completions != old["completions"], completions.isThere, completions.number != new["parallelism"].number {
            problems.invalid(completions, "can only be modified in tandem with spec.parallelism")
        }
        problems.unchanged(new["selector"], old["selector"])
        if fixedTemplate(new, live) != fixedTemplate(old, live) {
            // Of a job that waits only the specification of its pods is looked at.
            problems.invalid(mayMove(live) ? new["template"]["spec"] : new["template"], "field is immutable")
        }
        for name in ["completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy"] {
            problems.unchanged(new[name], old[name])
        }
    }

    /// Whether nothing of a job runs, so that its pods may still be sent elsewhere.
    private static func mayMove(_ live: Field) -> Bool {
        live["spec"]["suspend"].isTrue && (live["status"]["active"].number ?? 0) == 0 && !live["status"]["startTime"].isThere
    }

    /// What of the template is fixed: of a job that waits, not where its pods go.
    private static func fixedTemplate(_ spec: Field, _ live: Field) -> JSONValue {
        var template = spec["template"].value ?? [:]
        guard mayMove(live) else { return template }
        template.change("metadata") {
            $0["labels"] = nil
            $0["annotations"] = nil
        }
        template.change("spec") { pod in
            for name in ["nodeSelector", "tolerations", "schedulingGates"] { pod[name] = nil }
            pod.change("affinity") { $0["nodeAffinity"] = nil }
            if pod["affinity"]?.isVoid ?? false { pod["affinity"] = nil }
            for list in ["containers", "initContainers"] { pod.changeEach(list) { $0["resources"] = nil } }
        }
        return template
    }

    private static func generatedSelector(_ job: Field, _ problems: inout Problems) {
        let spec = job["spec"]
        guard !spec["manualSelector"].isTrue, spec["selector"].isThere else { return }
        let uid = job["metadata"]["uid"].text
        let labels = spec["template"]["metadata"]["labels"]
        for (key, value) in [
            ("controller-uid", uid), ("batch.kubernetes.io/controller-uid", uid), ("job-name", job["metadata"]["name"].text),
            ("batch.kubernetes.io/job-name", job["metadata"]["name"].text),
        ] {
            guard let label = labels.value?[key]?.stringValue else {
                problems.required(labels.key(key), "must be '\(value)'")
                continue
            }
            if label != value { problems.invalid(labels.key(key), "must be '\(value)'") }
        }
        let selector = spec["selector"]
        let expected: JSONValue = ["matchLabels": ["batch.kubernetes.io/controller-uid": .string(uid)]]
        let legacy: JSONValue = ["matchLabels": ["controller-uid": .string(uid)]]
        if selector.value != expected, selector.value != legacy {
            problems.invalid(selector, "`selector` not auto-generated")
        }
    }

    private static func wholeSpec(_ spec: Field, _ problems: inout Problems) {
        self.spec(spec, &problems)
        if spec["selector"].isThere { problems.labelSelector(spec["selector"]) } else { problems.required(spec["selector"]) }
        WorkloadRules.labelsMatch(spec, &problems)
    }

    private static func spec(_ spec: Field, _ problems: inout Problems) {
        for name in [
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
            "backoffLimitPerIndex", "maxFailedIndexes",
        ] { problems.nonNegative(spec[name]) }
        if spec["maxFailedIndexes"].isThere, !spec["backoffLimitPerIndex"].isThere {
            problems.required(spec["backoffLimitPerIndex"], "when maxFailedIndexes is specified")
        }
        let mode = spec["completionMode"]
        if mode.isThere { problems.one(mode, of: ["NonIndexed", "Indexed"]) }
        if mode.text == "Indexed" {
            indexed(spec, &problems)
        } else {
            let isPlain = mode.text == "NonIndexed" || !mode.isThere
            for name in ["backoffLimitPerIndex", "maxFailedIndexes"] where isPlain && spec[name].isThere {
                problems.invalid(spec[name], "requires indexed completion mode")
            }
            if spec["successPolicy"].isThere {
                problems.invalid(spec["successPolicy"], "requires indexed completion mode")
            }
        }
        if mode.text == "Indexed", spec["successPolicy"].isThere { successPolicy(spec, &problems) }
        if spec["podFailurePolicy"].isThere { failurePolicy(spec, &problems) }
        let manager = spec["managedBy"]
        if manager.isThere {
            problems.checkRequired(manager, domainPrefixedPath)
            if manager.text.utf8.count > 63 { problems.tooLong(manager, 63) }
        }
        let replacement = spec["podReplacementPolicy"]
        if replacement.isThere {
            let allowed = spec["podFailurePolicy"].isThere ? ["Failed"] : ["Failed", "TerminatingOrFailed"]
            problems.one(replacement, of: allowed)
        }
        PodRules.template(spec["template"], &problems)
        let restart = spec["template"]["spec"]["restartPolicy"]
        switch restart.text {
        case "Always", "": problems.required(restart, "valid values: \"OnFailure\", \"Never\"")
        case "OnFailure":
            if spec["podFailurePolicy"].isThere {
                problems.invalid(restart, "only \"Never\" is supported when podFailurePolicy is specified")
            }
        case "Never": break
        default: problems.notSupported(restart, ["OnFailure", "Never"])
        }
    }

    private static func indexed(_ spec: Field, _ problems: inout Problems) {
        let completions = spec["completions"]
        if !completions.isThere { problems.required(completions, "when completion mode is Indexed") }
        if let number = spec["parallelism"].number, number > 100_000 {
            problems.invalid(spec["parallelism"], "must be less than or equal to 100000 when completion mode is Indexed")
        }
        let failed = spec["maxFailedIndexes"]
        if let number = failed.number, let all = completions.number, number > all {
            problems.invalid(failed, "must be less than or equal to completions")
        }
        if let number = failed.number, number > 100_000 {
            problems.invalid(failed, "must be less than or equal to 100000")
        }
    }

    private static func failurePolicy(_ spec: Field, _ problems: inout Problems) {
        let rules = spec["podFailurePolicy"]["rules"]
        if rules.count > 20 { problems.tooMany(rules, 20) }
        for rule in rules.elements {
            problems.requireOne(rule["action"], of: ["Count", "FailIndex", "FailJob", "Ignore"])
            if rule["action"].text == "FailIndex", !spec["backoffLimitPerIndex"].isThere {
                problems.invalid(rule["action"], "requires the backoffLimitPerIndex to be set")
            }
            let codes = rule["onExitCodes"]
            let conditions = rule["onPodConditions"]
            if codes.isThere {
                problems.requireOne(codes["operator"], of: ["In", "NotIn"])
                exitCodes(codes, spec["template"]["spec"], &problems)
            }
            for condition in conditions.elements {
                problems.check(condition["type"], Validation.qualifiedName)
                // The default stands in for no status, also here.
                if !condition["status"].isEmpty { problems.one(condition["status"], of: ["False", "True", "Unknown"]) }
            }
            if codes.isThere, !conditions.isEmpty {
                problems.invalid(rule, "specifying both OnExitCodes and OnPodConditions is not supported")
            } else if !codes.isThere, conditions.isEmpty {
                problems.invalid(rule, "specifying one of OnExitCodes and OnPodConditions is required")
            }
        }
    }

    /// A domain, a slash and a path.
    private static func domainPrefixedPath(_ text: String) -> [String] {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            return ["must be a domain-prefixed path (such as \"acme.io/foo\")"]
        }
        return Validation.dns1123Subdomain(parts[0])
    }

    private static func exitCodes(_ codes: Field, _ pod: Field, _ problems: inout Problems) {
        let container = codes["containerName"]
        if container.isThere {
            let names = (pod["containers"].elements + pod["initContainers"].elements).map { $0["name"].text }
            if !names.contains(container.text) {
                problems.invalid(container, "must be one of the container or initContainer names in the pod template")
            }
        }
        let values = codes["values"]
        if values.isEmpty { problems.invalid(values, "at least one value is required") }
        if values.count > 255 { problems.tooMany(values, 255) }
        var seen: Set<Int64> = []
        var isOrdered = true
        var last = Int64.min
        for value in values.elements {
            let number = value.number ?? 0
            if codes["operator"].text == "In", number == 0 { problems.invalid(value, "must not be 0 for the In operator") }
            if !seen.insert(number).inserted {
                problems.duplicate(value)
            } else if number < last {
                isOrdered = false
            }
            last = max(last, number)
        }
        if !isOrdered { problems.invalid(values, "must be ordered") }
    }

    private static func successPolicy(_ spec: Field, _ problems: inout Problems) {
        let rules = spec["successPolicy"]["rules"]
        if rules.isEmpty {
            problems.required(rules, "at least one rules must be specified when the successPolicy is specified")
        }
        if rules.count > 20 { problems.tooMany(rules, 20) }
        for rule in rules.elements {
            let count = rule["succeededCount"]
            let indexes = rule["succeededIndexes"]
            if !count.isThere, !indexes.isThere {
                problems.required(rule, "at least one of succeededCount or succeededIndexes must be specified")
            }
            var total: Int64 = 0
            let completions = spec["completions"].number ?? 0
            if indexes.isThere {
                if indexes.text.utf8.count > 64 << 10 { problems.tooLong(indexes, 64 << 10) }
                switch IndexIntervals.parse(indexes.text, below: completions) {
                case .success(let intervals): total = intervals.reduce(0) { $0 + Int64($1.count) }
                case .failure(let fault):
                    problems.invalid(indexes, "error parsing succeededIndexes: \(fault.message)")
                }
            }
            guard let number = count.number else { continue }
            problems.nonNegative(count)
            if number > completions {
                problems.invalid(count, "must be less than or equal to \(completions) (the number of specified completions)")
            }
            if indexes.isThere, number > total {
                problems.invalid(
                    count,
                    "must be less than or equal to \(total) (the number of indexes in the specified succeededIndexes field)")
            }
        }
    }

    // MARK: CronJob

    static let cronJob: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let schedule = spec["schedule"]
        if schedule.isEmpty {
            problems.required(schedule)
        } else {
            if let why = CronSchedule.problem(schedule.text) { problems.invalid(schedule, why) }
            if schedule.text.contains("TZ") {
                problems.invalid(schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
            }
        }
        problems.nonNegative(spec["startingDeadlineSeconds"])
        timeZone(spec["timeZone"], &problems)
        problems.requireOne(spec["concurrencyPolicy"], of: ["Allow", "Forbid", "Replace"])
        let job = spec["jobTemplate"]["spec"]
        JobRules.spec(job.isThere ? job : job.with([:]), &problems)
        if job["selector"].isThere { problems.invalid(job["selector"], "`selector` will be auto-generated") }
        if job["manualSelector"].isTrue { problems.notSupported(job["manualSelector"], ["nil", "false"]) }
        problems.nonNegative(spec["successfulJobsHistoryLimit"])
        problems.nonNegative(spec["failedJobsHistoryLimit"])
        if object["metadata"]["name"].text.utf8.count > 52,
            !object["metadata"]["generation"].isThere
                || object["metadata"]["generation"].number == 1
        {
            problems.invalid(object["metadata"]["name"], "must be no more than 52 characters")
        }
    }

    private static let zones: Set<String> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile", "Etc",
        "Europe", "Indian", "Mexico", "Pacific", "US", "UTC", "GMT", "UCT", "Zulu", "CET", "EET", "MET", "WET", "EST", "MST",
        "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "Japan", "Singapore", "Turkey", "Poland", "Portugal", "Iran",
        "Israel", "Egypt", "Cuba", "Eire", "GB", "Hongkong", "Iceland", "Jamaica", "Libya", "NZ", "PRC", "ROC", "ROK", "W-SU",
        "Universal", "Greenwich",
    ]

    private static func timeZone(_ zone: Field, _ problems: inout Problems) {
        guard zone.isThere else { return }
        if zone.isEmpty {
            problems.invalid(zone, "timeZone must be nil or non-empty string")
        } else if zone.text.lowercased() == "local" {
            problems.invalid(
                zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones")
        } else {
            let parts = zone.text.split(separator: "/", omittingEmptySubsequences: false)
            let isPlain = parts.allSatisfy { part in
                !part.isEmpty && !part.hasPrefix("-") && !part.hasPrefix(".")
                    && part.unicodeScalars.allSatisfy {
                        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_+-".contains(Character($0)))
                    }
            }
            if !isPlain || !zones.contains(String(parts.first ?? "")) {
                problems.invalid(zone, "unknown time zone \(zone.text)")
            }
        }
    }

    static let cronJobWarnings: KindStrategy.Warnings = { object, live in
        let template = object["spec"]["jobTemplate"]
        let name = live == nil ? PodWarnings.name(object, "Pod names and hostnames") : []
        return name + PodWarnings.template(template.named("spec.jobTemplate"), live?["spec"]["jobTemplate"])
    }
}

/// The five fields of a schedule.
enum CronSchedule {
    private static let bounds: [(ClosedRange<Int>, [String: Int])] = [
        (0...59, [:]), (0...23, [:]), (1...31, [:]),
        (
            1...12,
            [
                "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
                "dec": 12,
            ]
        ),
        (0...6, ["sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6]),
    ]

    /// Why a text is no schedule, if it is none.
    static func problem(_ text: String) -> String? {
        var text = text
        if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
            guard let space = text.firstIndex(of: " ") else { return "provided bad location" }
            text = String(text[text.index(after: space)...])
        }
        if text.hasPrefix("@") {
            let known = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]
            if known.contains(text) || text.hasPrefix("@every ") { return nil }
            return "unrecognized descriptor: \(text)"
        }
        let fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard fields.count == 5 else {
            return "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]"
        }
        for (field, bound) in zip(fields, bounds) {
            for part in field.split(separator: ",", omittingEmptySubsequences: false) {
                if let problem = problem(String(part), bound.0, bound.1) { return problem }
            }
        }
        return nil
    }

    private static func problem(_ part: String, _ range: ClosedRange<Int>, _ names: [String: Int]) -> String? {
        let steps = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if steps.count > 2 { return "too many slashes: \(part)" }
        let ends = (steps.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if ends.count > 2 { return "too many hyphens: \(part)" }
        func number(_ text: String) -> Int? {
            names[text.lowercased()] ?? (text.hasPrefix("+") ? nil : Int(text))
        }
        if steps.count == 2 {
            guard let step = Int(steps[1]) else { return unparsable(steps[1]) }
            if step == 0 { return "step of range should be a positive number: \(part)" }
        }
        if ends == ["*"] || ends == ["?"] { return nil }
        guard let low = number(ends.first ?? "") else { return unparsable(ends.first ?? "") }
        var high = steps.count == 2 ? range.upperBound : low
        if ends.count == 2 {
            guard let end = number(ends[1]) else { return unparsable(ends[1]) }
            high = end
        }
        if low < range.lowerBound { return "beginning of range (\(low)) below minimum (\(range.lowerBound)): \(part)" }
        if high > range.upperBound { return "end of range (\(high)) above maximum (\(range.upperBound)): \(part)" }
        if low > high { return "beginning of range (\(low)) beyond end of range (\(high)): \(part)" }
        return nil
    }

    private static func unparsable(_ text: String) -> String {
        "failed to parse int from \(text): strconv.Atoi: parsing \"\(text)\": invalid syntax"
    }
}
