import SteadyCodec
import SteadyModel

/// Rules for the configurations of webhooks.
enum WebhookRules {
    static func webhooks(_ list: Field, isMutating: Bool, _ problems: inout Problems) {
        for webhook in list.elements { self.webhook(webhook, isMutating: isMutating, &problems) }
        problems.unique(list.elements.map { $0["name"] })
    }

    private static func webhook(_ webhook: Field, isMutating: Bool, _ problems: inout Problems) {
        let name = webhook["name"]
        if name.isEmpty {
            problems.required(name)
        } else {
            let wrong = Validation.dns1123Subdomain(name.text)
            for why in wrong { problems.invalid(name, why) }
            if wrong.isEmpty, name.text.split(separator: ".").count < 3 {
                problems.invalid(name, "should be a domain with at least three segments separated by dots")
            }
        }
        versions(webhook["admissionReviewVersions"], &problems)
        for rule in webhook["rules"].elements { self.rule(rule, &problems) }
        if webhook["failurePolicy"].isThere { problems.one(webhook["failurePolicy"], of: ["Fail", "Ignore"]) }
        if webhook["matchPolicy"].isThere { problems.one(webhook["matchPolicy"], of: ["Equivalent", "Exact"]) }
        let effects = webhook["sideEffects"]
        if !effects.isThere {
            problems.required(effects, "must specify one of None, NoneOnDryRun")
        } else {
            problems.one(effects, of: ["None", "NoneOnDryRun"])
        }
        if let seconds = webhook["timeoutSeconds"].number, !(1...30).contains(seconds) {
            problems.invalid(
                webhook["timeoutSeconds"], "the timeout value must be between 1 and 30 seconds")
        }
        for name in ["namespaceSelector", "objectSelector"] { problems.labelSelector(webhook[name]) }
        if isMutating, webhook["reinvocationPolicy"].isThere {
            problems.one(webhook["reinvocationPolicy"], of: ["IfNeeded", "Never"])
        }
        client(webhook["clientConfig"], &problems)
        conditions(webhook["matchConditions"], &problems)
    }

    private static func conditions(_ list: Field, _ problems: inout Problems) {
        if list.count > 64 { problems.tooMany(list, 64) }
        let compiled = MatchConditions(list.value?.arrayValue ?? [], hasParams: false, failsOpen: false).conditions
        for (condition, compiled) in zip(list.elements, compiled) {
            let expression = condition["expression"]
            if expression.text.allSatisfy(\.isWhitespace) {
                problems.required(expression)
            } else if let problem = compiled.expression.problem {
                problems.invalid(expression, problem)
            }
            problems.checkRequired(condition["name"], Validation.qualifiedName)
        }
        problems.unique(list.elements.map { $0["name"] })
    }

    private static func versions(_ list: Field, _ problems: inout Problems) {
        if list.isEmpty {
            problems.required(list, "must specify one of v1, v1beta1")
            return
        }
        var seen: Set<String> = []
        for version in list.elements {
            if !seen.insert(version.text).inserted {
                problems.invalid(version, "duplicate version")
            } else {
                problems.check(version, Validation.dns1035Label)
            }
        }
        if !list.texts.contains("v1"), !list.texts.contains("v1beta1") {
            problems.invalid(list, "must include at least one of v1, v1beta1")
        }
    }

    private static func rule(_ rule: Field, _ problems: inout Problems) {
        let operations = rule["operations"]
        if operations.isEmpty { problems.required(operations) }
        if operations.count > 1, operations.texts.contains("*") {
            problems.invalid(operations, "if '*' is present, must not specify other operations")
        }
        for operation in operations.elements {
            problems.one(operation, of: ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"])
        }
        for name in ["apiGroups", "apiVersions", "resources"] {
            let list = rule[name]
            if list.isEmpty { problems.required(list) }
            if name != "resources", list.count > 1, list.texts.contains("*") {
                problems.invalid(
                    list, "if '*' is present, must not specify other \(name == "apiGroups" ? "API groups" : "API versions")")
            }
            if name != "apiGroups" { for text in list.elements where text.isEmpty { problems.required(text) } }
        }
        if rule["scope"].isThere { problems.one(rule["scope"], of: ["*", "Cluster", "Namespaced"]) }
    }

    private static func client(_ config: Field, _ problems: inout Problems) {
        let url = config["url"]
        let service = config["service"]
        if url.isThere == service.isThere {
            problems.required(config, "exactly one of url or service is required")
        } else if url.isThere {
            self.url(url, &problems)
        } else {
            // A real server hands over the two the wrong way round: each is reported as the other.
            for (name, other) in [("name", "namespace"), ("namespace", "name")] where service[other].isEmpty {
                problems.required(service[name].with(nil))
            }
            if let port = service["port"].number, !(1...65_535).contains(port) {
                problems.invalid(service["port"], "port is not valid: must be between 1 and 65535, inclusive")
            }
            path(service["path"], &problems)
        }
    }

    private static func url(_ url: Field, _ problems: inout Problems) {
        let form = "; desired format: https://host[/path]"
        let parts = url.text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        let scheme = parts.count > 1 ? String(parts[0]) : ""
        let rest = parts.count > 1 ? parts[1] : ""
        if scheme != "https" {
            problems.invalid(url, shown: .string(scheme), "'https' is the only allowed URL scheme" + form)
        }
        let authority = rest.prefix { !["/", "?", "#"].contains($0) }
        let user = authority.lastIndex(of: "@").map { authority[..<$0] }
        if authority.dropFirst(user.map { $0.count + 1 } ?? 0).isEmpty {
            problems.invalid(url, shown: "", "host must be specified" + form)
        }
        if let user { problems.invalid(url, shown: .string(String(user)), "user information is not permitted in the URL") }
        let (target, fragment) = split(rest, at: "#")
        if !fragment.isEmpty { problems.invalid(url, shown: .string(fragment), "fragments are not permitted in the URL") }
        let query = split(Substring(target), at: "?").after
        if !query.isEmpty { problems.invalid(url, shown: .string(query), "query parameters are not permitted in the URL") }
    }

    private static func split(_ text: Substring, at mark: Character) -> (before: String, after: String) {
        let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }

    private static func path(_ path: Field, _ problems: inout Problems) {
        let text = path.text
        if text.isEmpty || text == "/" { return }
        if text == "//" { return problems.invalid(path, "segment[0] may not be empty") }
        if !text.hasPrefix("/") { problems.invalid(path, "must start with a '/'") }
        var inner = text.dropFirst()
        if inner.hasSuffix("/") { inner = inner.dropLast() }
        for (index, segment) in inner.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if segment.isEmpty {
                problems.invalid(path, "segment[\(index)] may not be empty")
            } else {
                problems.check(path, { _ in Validation.dns1123Subdomain(String(segment)).map { "segment[\(index)]: \($0)" } })
            }
        }
    }
}

/// Rules for requests for certificates.
enum CertificateRules {
    private static let usages = [
        "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment",
        "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel",
        "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime",
        "server auth", "signing", "timestamping",
    ]

    static let request: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let request = spec["request"]
        let text = SteadyCodec.Base64(encoded: request.text)?.text ?? ""
        if !text.contains("-----BEGIN CERTIFICATE REQUEST-----"), !text.contains("-----BEGIN NEW CERTIFICATE REQUEST-----") {
            problems.invalid(request, "PEM block type must be CERTIFICATE REQUEST")
        }
        if spec["usages"].isEmpty { problems.required(spec["usages"]) }
        var seen: Set<String> = []
        for usage in spec["usages"].elements {
            problems.one(usage, of: usages)
            if !seen.insert(usage.text).inserted { problems.duplicate(usage) }
        }
        signer(spec["signerName"], &problems)
        if let seconds = spec["expirationSeconds"].number, seconds < 600 {
            problems.invalid(spec["expirationSeconds"], "may not specify a duration less than 600 seconds (10 minutes)")
        }
    }

    private static func signer(_ name: Field, _ problems: inout Problems) {
        if name.isEmpty {
            problems.required(name)
            return
        }
        let parts = name.text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count != 2 {
            problems.invalid(
                name,
                "must be a fully qualified domain and path of the form 'example.com/signer-name'")
            return
        }
        for why in Validation.dns1123Subdomain(String(parts[0])) + Validation.dns1123Subdomain(String(parts[1])) {
            problems.invalid(name, why)
        }
        if !parts[0].contains(".") {
            problems.invalid(name, "should be a domain with at least two segments separated by dots")
        }
    }
}
