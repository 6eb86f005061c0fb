import SteadyCodec
import SteadyModel

/// What may become of a request for a certificate after it is made.
extension CertificateRules {
    private static let decisions = ["Approved", "Denied"]

    private static func conditions(_ object: Field, _ type: String) -> [JSONValue] {
        object["status"]["conditions"].elements.filter { $0["type"].text == type }.map { $0.value ?? [:] }
    }

    // MARK: Preparation

    static let prepareForUpdate: KindStrategy.PrepareForUpdate = { object, live, subresource, setting in
        guard subresource != nil else { return }
        if subresource == "status" {
            for type in decisions { keep(type, in: &object, live) }
        }
        object.change("status") { stamp(&$0, live["status"] ?? [:], setting.now) }
    }

    /// Decisions stay as they are, unless there are more or fewer of them, which the rules refuse.
    private static func keep(_ type: String, in object: inout JSONValue, _ live: JSONValue) {
        var old = (live["status"]?.list("conditions") ?? []).filter { $0.text("type") == type }
        let new = (object["status"]?.list("conditions") ?? []).filter { $0.text("type") == type }
        guard !old.isEmpty, old.count == new.count else { return }
        object.change("status") { status in
            status.changeEach("conditions") { if $0.text("type") == type { $0 = old.removeFirst() } }
        }
    }

    /// Conditions without times get them.
    private static func stamp(_ status: inout JSONValue, _ live: JSONValue, _ now: String) {
        status.changeEach("conditions") { condition in
            condition.fill("lastUpdateTime", .string(now))
            let before = live.list("conditions").first {
                $0.text("type") == condition.text("type") && $0.text("status") == condition.text("status")
                    && !$0.text("lastTransitionTime").isEmpty
            }
            condition.fill("lastTransitionTime", before?["lastTransitionTime"] ?? .string(now))
        }
    }

    // MARK: Rules

    static let statusUpdate: KindStrategy.UpdateRules = { object, live, problems in
        conditions(object, live, &problems)
        let certificate = object["status"]["certificate"]
        let before = live["status"]["certificate"]
        if certificate != before, let why = fault(of: certificate.text) {
            problems.invalid(certificate.with("<certificate data>"), why)
        }
        removals(object, live, &problems)
        for type in decisions {
            let old = conditions(live, type)
            let new = conditions(object, type)
            if new.count > old.count {
                problems.forbidden(object["status"]["conditions"], "updates may not add a condition of type \"\(type)\"")
            }
        }
        if certificate != before, !before.isEmpty {
            problems.forbidden(certificate, "updates may not modify existing certificate content")
        }
    }

    static let approvalUpdate: KindStrategy.UpdateRules = { object, live, problems in
        conditions(object, live, &problems)
        removals(object, live, &problems)
    }

    private static func removals(_ object: Field, _ live: Field, _ problems: inout Problems) {
        for type in decisions + ["Failed"] where conditions(object, type).count < conditions(live, type).count {
            problems.forbidden(object["status"]["conditions"], "updates may not remove a condition of type \"\(type)\"")
        }
    }

    /// What is wrong with the conditions, but for what was wrong before, too.
    private static func conditions(_ object: Field, _ live: Field, _ problems: inout Problems) {
        let list = object["status"]["conditions"]
        let before = live["status"]["conditions"].elements.map { $0["type"].text }
        let allowsBoth = decisions.allSatisfy(before.contains)
        var seen: Set<String> = []
        for condition in list.elements {
            let type = condition["type"]
            if type.isEmpty, !before.contains("") { problems.required(type) }
            let isFinal = (decisions + ["Failed"]).contains(type.text)
            problems.requireOne(condition["status"], of: isFinal ? ["True"] : ["False", "True", "Unknown"])
            if !allowsBoth, let other = decisions.first(where: { $0 != type.text }), decisions.contains(type.text),
                seen.contains(other)
            {
                problems.invalid(list, shown: .string(type.text), "Approved and Denied conditions are mutually exclusive")
            }
            if !seen.insert(type.text).inserted, Set(before).count == before.count {
                problems.duplicate(type.with(.string(type.text)))
            }
        }
    }

    /// Why a text in base 64 is no list of certificates in PEM, if it is none. What they say is not read.
    private static func fault(of text: String) -> String? {
        if text.isEmpty { return nil }
        let lines = (SteadyCodec.Base64(encoded: text)?.text ?? "").split(whereSeparator: \.isNewline)
        var count = 0
        var index = lines.startIndex
        while index < lines.endIndex {
            let line = lines[index]
            index += 1
            guard line.hasPrefix("-----BEGIN "), line.hasSuffix("-----") else { continue }
            let type = String(line.dropFirst(11).dropLast(5))
            guard let end = lines[index...].firstIndex(of: "-----END \(type)-----") else { continue }
            if type != "CERTIFICATE" { return "only CERTIFICATE PEM blocks are allowed, found \(GoFormat.quoted(type))" }
            if lines[index..<end].contains(where: { $0.contains(":") }) { return "no PEM block headers are permitted" }
            count += 1
            index = end + 1
        }
        return count == 0 ? "must contain at least one CERTIFICATE PEM block" : nil
    }
}
