import SteadyCodec
import SteadyModel

/// What is wrong with a CustomResourceDefinition.
struct DefinitionRules {
    private(set) var errors: [FieldError] = []
    private let form: DefinitionForm
    private let old: DefinitionForm?

    static func problems(of object: JSONValue, live: JSONValue?) -> [FieldError] {
        var rules = DefinitionRules(form: DefinitionForm(object), old: live.map { DefinitionForm($0) })
        if live == nil { rules.name(object) }
        rules.spec()
        if let live { rules.immutable(object, live) }
        rules.storedVersions(object)
        rules.approval(object, live)
        rules.preserveUnknownFields(live)
        return rules.errors
    }

    private init(form: DefinitionForm, old: DefinitionForm?) {
        self.form = form
        self.old = old
    }

    private mutating func add(_ error: FieldError) { errors.append(error) }

    private mutating func label(_ text: String, _ path: String, mixedCase: Bool = false) {
        guard !text.isEmpty else { return }
        let problems = Validation.dns1035Label(mixedCase ? text.lowercased() : text)
        guard !problems.isEmpty else { return }
        let prefix = mixedCase ? "may have mixed case, but should otherwise match: " : ""
        add(.invalid(path, .string(text), prefix + problems.joined(separator: ",")))
    }

    private mutating func name(_ object: JSONValue) {
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        let wanted = "\(form.spec[path: "names", "plural"]?.stringValue ?? "").\(form.spec["group"]?.stringValue ?? "")"
        if name != wanted { add(.invalid("metadata.name", .string(name), "must be spec.names.plural+\".\"+spec.group")) }
    }

    // MARK: Spec

    private mutating func spec() {
        let spec = form.spec
        let group = spec["group"]?.stringValue ?? ""
        let problems = Validation.dns1123Subdomain(group)
        if group.isEmpty {
            add(.required("spec.group"))
        } else if !problems.isEmpty {
            add(.invalid("spec.group", .string(group), problems.joined(separator: ",")))
        } else if !group.contains(".") {
            add(.invalid("spec.group", .string(group), "should be a domain with at least one dot"))
        }
        let scope = spec["scope"]?.stringValue ?? ""
        if scope.isEmpty {
            add(.required("spec.scope"))
        } else if scope != "Cluster", scope != "Namespaced" {
            add(.notSupported("spec.scope", .string(scope), ["Cluster", "Namespaced"]))
        }
        if form.schema == nil {
            for (index, version) in form.versions.enumerated() where version[path: "schema", "openAPIV3Schema"] == nil {
                add(.required("spec.versions[\(index)].schema.openAPIV3Schema"))
            }
        }
        versions()
        names(spec["names"] ?? .emptyObject)
        if let schema = form.schema {
            let hasStatus =
                form.subresources?["status"] != nil || form.versions.contains { $0[path: "subresources", "status"] != nil }
            check(schema, "spec.validation", hasStatus: hasStatus, isUnchanged: old?.schema == schema)
            selectable(form.selectableFields, schema, "spec.selectableFields")
        }
        subresources(form.subresources, "spec.subresources")
        for (index, column) in form.columns.enumerated() { self.column(column, "spec.additionalPrinterColumns[\(index)]") }
        conversion()
    }

    private mutating func check(_ schema: JSONValue, _ path: String, hasStatus: Bool, isUnchanged: Bool) {
        errors += DefinitionSchemaRules.problems(of: schema, at: path, hasStatus: hasStatus, isUnchanged: isUnchanged)
    }

    private mutating func versions() {
        var seen: Set<String> = []
        var isUnique = true
        for (index, version) in form.versions.enumerated() {
            let path = "spec.versions[\(index)]"
            let name = version["name"]?.stringValue ?? ""
            if !seen.insert(name).inserted { isUnique = false }
            let problems = Validation.dns1035Label(name)
            if !problems.isEmpty { add(.invalid(path + ".name", .string(name), problems.joined(separator: ","))) }
            deprecation(version, path)
            if let schema = version[path: "schema", "openAPIV3Schema"] {
                let before = old?.spec["versions"]?.arrayValue?.first { $0["name"] == version["name"] }
                let status = (form.subresources ?? version["subresources"])?["status"] != nil
                check(
                    schema, path + ".schema", hasStatus: status,
                    isUnchanged: before?[path: "schema", "openAPIV3Schema"] == schema)
                selectable(version["selectableFields"]?.arrayValue ?? [], schema, path + ".selectableFields")
            }
            subresources(version["subresources"], path + ".subresources")
            for (place, column) in (version["additionalPrinterColumns"]?.arrayValue ?? []).enumerated() {
                self.column(column, "\(path).additionalPrinterColumns[\(place)]")
            }
        }
        if !isUnique { add(.invalid("spec.versions", text: form.versionsText, "must contain unique version names")) }
        if form.versions.count(where: { $0["storage"] == true }) != 1 {
            add(
                .invalid(
                    "spec.versions", text: form.versionsText, "must have exactly one version marked as storage version"))
        }
        // The first version counts as the version of old clients, too.
        if let first = form.versions.first?["name"]?.stringValue {
            let problems = Validation.dns1035Label(first)
            if !problems.isEmpty { add(.invalid("spec.version", .string(first), problems.joined(separator: ","))) }
        }
    }

    private mutating func deprecation(_ version: JSONValue, _ path: String) {
        guard let warning = version["deprecationWarning"]?.stringValue else { return }
        func fail(_ detail: String) { add(.invalid(path + ".deprecationWarning", .string(warning), detail)) }
        if version["deprecated"] != true { return fail("can only be set for deprecated versions") }
        if warning.utf8.count > 256 { fail("must be <= 256 characters long") }
        if warning.isEmpty { fail("must not be an empty string") }
        var offset = 0
        for scalar in warning.unicodeScalars {
            if scalar.properties.generalCategory == .control {
                return fail("must only contain printable UTF-8 characters; non-printable character found at index \(offset)")
            }
            offset += String(scalar).utf8.count
        }
    }

    // MARK: Names

    private mutating func names(_ names: JSONValue) {
        func text(_ name: String) -> String { names[name]?.stringValue ?? "" }
        for name in ["plural", "singular", "kind", "listKind"] where text(name).isEmpty { add(.required("spec.names." + name)) }
        label(text("plural"), "spec.names.plural")
        label(text("singular"), "spec.names.singular")
        label(text("kind"), "spec.names.kind", mixedCase: true)
        label(text("listKind"), "spec.names.listKind", mixedCase: true)
        for list in ["shortNames", "categories"] {
            for (index, name) in (names[list]?.arrayValue ?? []).enumerated() {
                let name = name.stringValue ?? ""
                let problems = Validation.dns1035Label(name)
                if !problems.isEmpty {
                    add(.invalid("spec.names.\(list)[\(index)]", .string(name), problems.joined(separator: ",")))
                }
            }
        }
        if !text("kind").isEmpty, text("kind") == text("listKind") {
            add(.invalid("spec.names.listKind", .string(text("listKind")), "kind and listKind may not be the same"))
        }
    }

    // MARK: Columns, fields, subresources

    private mutating func jsonPath(_ text: String, _ path: String) -> Bool {
        if text.hasPrefix(".") { return true }
        add(.invalid(path, .string(text), text.isEmpty ? "must not be empty" : "must be a simple json path starting with ."))
        return false
    }

    private mutating func column(_ column: JSONValue, _ path: String) {
        let types = ["boolean", "date", "integer", "number", "string"]
        let formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"]
        func text(_ name: String) -> String { column[name]?.stringValue ?? "" }
        if text("name").isEmpty { add(.required(path + ".name")) }
        let expected = "must be one of " + types.joined(separator: ",")
        if text("type").isEmpty {
            add(.required(path + ".type", expected))
        } else if !types.contains(text("type")) {
            add(.invalid(path + ".type", .string(text("type")), expected))
        }
        if !text("format").isEmpty, !formats.contains(text("format")) {
            add(.invalid(path + ".format", .string(text("format")), "must be one of " + formats.joined(separator: ",")))
        }
        if text("jsonPath").isEmpty {
            add(.required(path + ".JSONPath"))
        } else {
            _ = jsonPath(text("jsonPath"), path + ".JSONPath")
        }
    }

    private mutating func selectable(_ fields: [JSONValue], _ schema: JSONValue, _ path: String) {
        var seen: Set<String> = []
        for (index, field) in fields.enumerated() {
            let place = "\(path)[\(index)].jsonPath"
            let text = field["jsonPath"]?.stringValue ?? ""
            if text.isEmpty {
                add(.required(place))
                continue
            }
            let found: SchemaFieldPath
            do {
                found = try SchemaFieldPath(text, in: schema, allowsBrackets: false)
            } catch {
                add(.invalid(place, .string(text), "is an invalid path: \(error.message)"))
                continue
            }
            if found.names.first == "metadata" { add(.invalid(place, .string(text), "must not point to fields in metadata")) }
            if !["string", "boolean", "integer"].contains(found.schema["type"]?.stringValue) {
                add(
                    .invalid(
                        place, .string(text),
                        "must point to a field of type string, boolean or integer. Enum string fields and strings with formats "
                            + "are allowed."))
            }
            if !seen.insert(found.text).inserted { add(.duplicate(place, .string(text))) }
        }
        if seen.count > 8 { add(.tooMany(path, Int64(seen.count), maximum: 8)) }
    }

    private mutating func subresources(_ subresources: JSONValue?, _ path: String) {
        guard let scale = subresources?["scale"] else { return }
        for (name, prefixes, isRequired) in [
            ("specReplicasPath", [".spec."], true), ("statusReplicasPath", [".status."], true),
            ("labelSelectorPath", [".spec.", ".status."], false),
        ] {
            let text = scale[name]?.stringValue ?? ""
            let place = "\(path).scale.\(name)"
            if text.isEmpty {
                if isRequired { add(.required(place)) }
                continue
            }
            guard jsonPath(text, place), !prefixes.contains(where: { text.hasPrefix($0) }) else { continue }
            let detail =
                isRequired
                ? "should be a json path under \(prefixes[0].dropLast())" : "should be a json path under either .spec or .status"
            add(.invalid(place, .string(text), detail))
        }
    }

    // MARK: Conversion

    private mutating func conversion() {
        guard let conversion = form.spec["conversion"] else { return }
        let path = "spec.conversion"
        let strategy = conversion["strategy"]?.stringValue ?? ""
        let client = conversion[path: "webhook", "clientConfig"]
        let versions = (conversion[path: "webhook", "conversionReviewVersions"]?.arrayValue ?? []).compactMap(\.stringValue)
        if strategy.isEmpty {
            add(.required(path + ".strategy"))
        } else if strategy != "None", strategy != "Webhook" {
            add(.notSupported(path + ".strategy", .string(strategy), ["None", "Webhook"]))
        }
        guard strategy == "Webhook" else {
            if client != nil {
                add(.forbidden(path + ".webhookClientConfig", "should not be set when strategy is not set to Webhook"))
            }
            if !versions.isEmpty {
                add(.forbidden(path + ".conversionReviewVersions", "should not be set when strategy is not set to Webhook"))
            }
            return
        }
        if let client {
            let url = client["url"]?.stringValue
            if (url == nil) == (client["service"] == nil) {
                add(.required(path + ".webhookClientConfig", "exactly one of url or service is required"))
            } else if let service = client["service"] {
                // As with webhooks for admission, each of the two is reported as the other.
                for (name, other) in [("name", "namespace"), ("namespace", "name")] where service.text(other).isEmpty {
                    add(.required(path + ".webhookClientConfig.service." + name))
                }
                if let port = service["port"]?.integerValue, !(1...65_535).contains(port) {
                    add(
                        .invalid(
                            path + ".webhookClientConfig.service.port", .integer(port),
                            "port is not valid: must be between 1 and 65535, inclusive"))
                }
            } else if let url, !url.hasPrefix("https://") {
                add(
                    .invalid(
                        path + ".webhookClientConfig.url", .string(url),
                        "'https' is the only allowed URL scheme; desired format: https://host[/path]"))
            }
        } else {
            add(.required(path + ".webhookClientConfig", "required when strategy is set to Webhook"))
        }
        reviewVersions(versions, path + ".conversionReviewVersions")
    }

    private mutating func reviewVersions(_ versions: [String], _ path: String) {
        if versions.isEmpty { return add(.required(path)) }
        var seen: Set<String> = []
        for (index, version) in versions.enumerated() {
            guard seen.insert(version).inserted else {
                add(.invalid("\(path)[\(index)]", .string(version), "duplicate version"))
                continue
            }
            for problem in Validation.dns1035Label(version) { add(.invalid("\(path)[\(index)]", .string(version), problem)) }
        }
        if seen.isDisjoint(with: ["v1", "v1beta1"]) {
            add(.invalid(path, .array(versions.map { .string($0) }), "must include at least one of v1, v1beta1"))
        }
    }

    // MARK: Changes

    private mutating func immutable(_ object: JSONValue, _ live: JSONValue) {
        let isEstablished = DefinitionStatus.holds("Established", live)
        func check(_ names: [String]) {
            let new = names.reduce(object["spec"]) { $0?[$1] } ?? ""
            let before = names.reduce(live["spec"]) { $0?[$1] } ?? ""
            if new != before { add(.invalid("spec." + names.joined(separator: "."), new, "field is immutable")) }
        }
        if isEstablished {
            check(["scope"])
            check(["names", "kind"])
        }
        check(["group"])
        check(["names", "plural"])
    }

    private mutating func storedVersions(_ object: JSONValue) {
        let stored = (object[path: "status", "storedVersions"]?.arrayValue ?? []).compactMap(\.stringValue)
        let path = "status.storedVersions"
        if stored.isEmpty { return add(.invalid(path, .null, "must have at least one stored version")) }
        let list = JSONValue.array(stored.map { .string($0) })
        let names = form.versions.map { $0["name"]?.stringValue ?? "" }
        // A name counts once, even if two versions have it.
        var left = Set(stored)
        for version in form.versions {
            let name = version["name"]?.stringValue ?? ""
            if left.remove(name) == nil, version["storage"] == true {
                add(.invalid(path, list, "must have the storage version \(name)"))
            }
        }
        for (index, name) in stored.enumerated() where !names.contains(name) {
            add(
                .invalid(
                    "\(path)[\(index)]", .string(name),
                    "missing from spec.versions; \(name) was previously a storage version, and must remain in spec.versions until "
                        + "a storage migration ensures no data remains persisted in \(name) and removes \(name) from "
                        + "status.storedVersions"))
        }
    }

    private static let approvalKey = "api-approved.kubernetes.io"

    /// Why the approval of a group of the community does not do.
    private static func approvalProblem(_ object: JSONValue) -> (isMissing: Bool, text: String)? {
        let value = object[path: "metadata", "annotations"]?[approvalKey]?.stringValue ?? ""
        if value.isEmpty {
            return (
                true,
                "protected groups must have approval annotation \"\(approvalKey)\", see "
                    + "https://github.com/kubernetes/enhancements/pull/1111"
            )
        }
        if value.hasPrefix("unapproved") { return nil }
        if value.hasPrefix("https://") || value.hasPrefix("http://") { return nil }
        return (
            false,
            "protected groups must have approval annotation \"\(approvalKey)\" with either a URL or a reason starting with "
                + "\"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111"
        )
    }

    private mutating func approval(_ object: JSONValue, _ live: JSONValue?) {
        let group = form.spec["group"]?.stringValue ?? ""
        guard group == "k8s.io" || group == "kubernetes.io" || group.hasSuffix(".k8s.io") || group.hasSuffix(".kubernetes.io"),
            let problem = Self.approvalProblem(object)
        else { return }
        if let live, Self.approvalProblem(live)?.isMissing == problem.isMissing { return }
        let path = "metadata.annotations[\(Self.approvalKey)]"
        let value = object[path: "metadata", "annotations"]?[Self.approvalKey] ?? ""
        add(problem.isMissing ? .required(path, problem.text) : .invalid(path, value, problem.text))
    }

    private mutating func preserveUnknownFields(_ live: JSONValue?) {
        guard form.spec["preserveUnknownFields"] == true, live?[path: "spec", "preserveUnknownFields"] != true else { return }
        add(
            .invalid(
                "spec.preserveUnknownFields", true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"))
    }
}
