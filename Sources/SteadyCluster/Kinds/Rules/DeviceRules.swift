import SteadyCodec
import SteadyModel

/// Rules for claims to devices and for their classes.
enum DeviceRules {
    // MARK: Kinds

    static let deviceClass: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        selectors(spec["selectors"], &problems)
        list(spec["config"], limit: 32, &problems) { configuration($0, &$1) }
        let name = spec["extendedResourceName"]
        if name.isThere, !ResourceRules.isExtended(name.text) {
            problems.invalid(name, "must be a valid extended resource name")
        }
    }

    static let claimTemplate: KindStrategy.Rules = { object, problems in
        let metadata = object["spec"]["metadata"]
        problems.labels(metadata["labels"])
        problems.add(Validation.annotations(metadata["annotations"].pairs, at: metadata["annotations"].path))
        claim(object["spec"]["spec"], &problems)
    }

    static func claim(_ spec: Field, _ problems: inout Problems) {
        let devices = spec["devices"]
        let names = RequestNames(devices["requests"])
        list(devices["requests"], limit: 32, key: { $0["name"].text }, &problems, request)
        list(devices["constraints"], limit: 32, &problems) { constraint, problems in
            references(constraint["requests"], names, &problems)
            let match = constraint["matchAttribute"]
            let distinct = constraint["distinctAttribute"]
            if match.isThere || distinct.isThere {
                qualifiedName(match.isThere ? match : distinct, &problems)
            } else {
                problems.required(
                    constraint,
                    "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set")
            }
        }
        list(devices["config"], limit: 32, &problems) { entry, problems in
            references(entry["requests"], names, &problems)
            configuration(entry, &problems)
        }
    }

    // MARK: Requests

    private static func request(_ request: Field, _ problems: inout Problems) {
        problems.check(request["name"], Validation.dns1123Label)
        let choices = request["firstAvailable"]
        let exactly = request["exactly"]
        switch (choices.isEmpty, exactly.isThere) {
        case (true, false): problems.required(request, "exactly one of `exactly` or `firstAvailable` is required")
        case (false, true):
            problems.invalid(
                request, shown: .null, "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set")
        case (false, false):
            list(choices, limit: 8, key: { $0["name"].text }, &problems) { choice, problems in
                problems.check(choice["name"], Validation.dns1123Label)
                amount(choice, &problems)
            }
        case (true, true): amount(exactly, &problems)
        }
    }

    /// Which devices a request asks for, and how many.
    private static func amount(_ request: Field, _ problems: inout Problems) {
        problems.checkRequired(request["deviceClassName"], Validation.dns1123Subdomain)
        selectors(request["selectors"], &problems)
        let count = request["count"].number ?? 0
        switch request["allocationMode"].text {
        case "All":
            if count != 0 { problems.invalid(request["count"], "must not be specified when allocationMode is 'All'") }
        case "ExactCount":
            if count <= 0 { problems.invalid(request["count"].with(.integer(count)), "must be greater than zero") }
        default: problems.one(request["allocationMode"], of: ["All", "ExactCount"])
        }
        for toleration in request["tolerations"].elements { self.toleration(toleration, &problems) }
    }

    private static func toleration(_ toleration: Field, _ problems: inout Problems) {
        let value = toleration["value"]
        if !toleration["key"].isEmpty { problems.check(toleration["key"], Validation.qualifiedName) }
        switch toleration["operator"].text {
        case "Exists": if !value.isEmpty { problems.invalid(value, "must be empty for operator `Exists`") }
        case "Equal": problems.check(value, Validation.labelValue)
        default: problems.requireOne(toleration["operator"], of: ["Equal", "Exists"])
        }
        if !toleration["effect"].isEmpty {
            problems.one(toleration["effect"], of: ["NoExecute", "NoSchedule", "None"])
        }
    }

    static func selectors(_ field: Field, _ problems: inout Problems) {
        list(field, limit: 32, &problems) { selector, problems in
            guard selector["cel"].isThere else {
                problems.required(selector["cel"])
                return
            }
            let expression = selector["cel"]["expression"].with(.string(selector["cel"]["expression"].text))
            if expression.text.utf8.count > 10 * 1024 {
                problems.tooLong(expression, 10 * 1024)
            } else if let why = DeviceSelectors.problem(of: expression.text) {
                problems.invalid(expression, why)
            }
        }
    }

    static func configuration(_ entry: Field, _ problems: inout Problems) {
        let opaque = entry["opaque"]
        guard opaque.isThere else {
            problems.required(opaque)
            return
        }
        StorageRules.driverName(opaque["driver"], &problems)
        parameters(opaque["parameters"], &problems)
    }

    /// A free-form object.
    static func parameters(_ field: Field, _ problems: inout Problems) {
        guard let value = field.value else {
            problems.required(field)
            return
        }
        if case .object = value {
            if value.serialized().count > 10 * 1024 { problems.tooLong(field, 10 * 1024) }
        } else {
            problems.invalid(field.with("<value omitted>"), "must be a valid JSON object")
        }
    }

    // MARK: Names

    static func references(_ field: Field, _ names: RequestNames, _ problems: inout Problems) {
        list(field, limit: 32, key: \.text, &problems) { reference($0, names, &$1) }
    }

    static func reference(_ name: Field, _ names: RequestNames, _ problems: inout Problems) {
        let why =
            "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"
        let parts = name.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let shown = name.with(.string(name.text))
        if parts.count > 2 {
            problems.invalid(shown, why)
            return
        }
        for part in parts {
            for wrong in Validation.dns1123Label(part) { problems.invalid(shown, shown: .string(part), wrong) }
        }
        if !names.contains(parts) { problems.invalid(shown, why) }
    }

    /// The name of an attribute, with its domain.
    private static func qualifiedName(_ field: Field, _ problems: inout Problems) {
        attributeName(field.text, field, &problems)
        if !field.text.contains("/") {
            problems.invalid(
                field.with(.string(field.text)), "a fully qualified name must be a domain and a name separated by a slash")
        }
    }

    /// The name of an attribute or a capacity, perhaps with a domain.
    static func attributeName(_ name: String, _ field: Field, _ problems: inout Problems) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last, parts.count <= 2 else { return }
        if parts.count == 2 {
            if parts[0].isEmpty {
                problems.invalid(field, shown: "", "the domain must not be empty")
            } else {
                StorageRules.driverName(field.with(.string(parts[0])), &problems)
            }
            if last.isEmpty {
                problems.invalid(field, shown: "", "the name must not be empty")
                return
            }
        }
        if last.utf8.count > 32 { problems.tooLong(field, 32) }
        for why in Validation.cIdentifier(last) { problems.invalid(field, shown: .string(last), why) }
    }

    // MARK: Lists

    /// The elements of a list that is not too long, each once if they have a key.
    static func list(
        _ field: Field, limit: Int, key: ((Field) -> String)? = nil, _ problems: inout Problems,
        _ check: (Field, inout Problems) -> Void
    ) {
        if field.count > limit {
            problems.tooMany(field, limit)
            return
        }
        for element in field.elements { check(element, &problems) }
        guard let key else { return }
        var seen: Set<String> = []
        for element in field.elements where !seen.insert(key(element)).inserted {
            problems.duplicate(element.with(.string(key(element))))
        }
    }
}

/// The names of the requests of a claim, and of what some of them choose from.
struct RequestNames {
    private var choices: [String: Set<String>] = [:]

    init(_ requests: Field) {
        for request in requests.elements {
            choices[request["name"].text] = Set(request["firstAvailable"].elements.map { $0["name"].text })
        }
    }

    /// - Parameter parts: the name of a request, and perhaps of one of its choices.
    func contains(_ parts: [String]) -> Bool {
        guard let first = parts.first, let names = choices[first] else { return false }
        return parts.count == 1 || parts.count == 2 && names.contains(parts[1])
    }
}
