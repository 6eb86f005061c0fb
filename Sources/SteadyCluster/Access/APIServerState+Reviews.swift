import SteadyCodec
import SteadyModel

/// Questions about access: kinds that are answered and never stored.
extension APIServerState {
    static let reviews: Set<String> = [
        "SelfSubjectReview", "TokenReview", "SubjectAccessReview", "SelfSubjectAccessReview", "LocalSubjectAccessReview",
        "SelfSubjectRulesReview",
    ]

    /// Answers the create of a review.
    mutating func review(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let definition = target.definition
        var (review, warnings) = try reviewBody(call, kind: definition.kind, group: definition.group)
        if definition.isNamespaced {
            try checkNamespace(ofReview: &review, target)
        } else {
            review[path: "metadata", "namespace"] = nil
        }
        review["status"] = nil
        _ = call.isDryRun
        review = owningFields(of: review, call, kind: definition.kind, group: definition.group, subresource: nil)
        switch definition.kind {
        case "SelfSubjectReview":
            review["metadata"] = ["creationTimestamp": .string(text(wallTime))]
            review["status"] = ["userInfo": Self.userInfo(call.requester)]
        case "TokenReview": review["status"] = try tokenStatus(review["spec"] ?? [:])
        case "SelfSubjectRulesReview":
            guard let namespace = review[path: "spec", "namespace"]?.stringValue, !namespace.isEmpty else {
                throw .badRequest("no namespace on request")
            }
            review = ["kind": .string(definition.kind), "apiVersion": .string(definition.apiVersion), "metadata": [:]]
            review["spec"] = [:]
            review["status"] = rulesStatus(call.requester, in: namespace)
        default:
            let causes = Self.problems(ofAccessReview: review, definition.kind)
            guard causes.isEmpty else { throw .invalid(kind: "", group: definition.group, name: "", causes) }
            review["status"] = accessStatus(review["spec"] ?? [:], definition.kind, call.requester)
        }
        return APIAnswer(status: 201, body: review, warnings: warnings)
    }

    /// The object of a request for something that is not stored, with its type checked and its fields pruned.
    func reviewBody(_ call: APICall, kind: String, group: String) throws(StatusError) -> (JSONValue, [String]) {
        var draft = ResourceDraft(
            group: group, version: "v1", kind: kind, plural: "", singular: "", isNamespaced: false, storageVersion: "v1")
        draft.verbs = ["create"]
        let definition = ResourceDefinition(draft)
        let target = Target(definition: definition, namespace: nil, name: "", subresource: nil)
        var (value, warnings) = try decoded(call, target)
        value = try normalized(value, definition)
        if value["metadata"] == nil { value["metadata"] = [:] }
        if value["spec"] == nil, kind != "SelfSubjectReview" { value["spec"] = [:] }
        return (value, warnings)
    }

    func owningFields(of value: JSONValue, _ call: APICall, kind: String, group: String, subresource: String?) -> JSONValue {
        let schema = Schema.schema(group: group, version: "v1", kind: kind)
        let engine = ApplyEngine(schema: schema, kind: kind)
        // What is always there nobody comes to own.
        var empty = schema?.zeroValue ?? [:]
        empty["apiVersion"] = .string("\(group)/v1")
        empty["kind"] = .string(kind)
        for name in ["metadata", "spec"] { empty.fill(name, [:]) }
        var value = value
        let status = value["status"]
        if kind == "TokenRequest" {
            empty["spec"] = ["audiences": .null, "boundObjectRef": .null]
            value["status"] = nil
        }
        var owned = engine.update(
            live: empty, new: value, manager: call.fieldManager, subresource: subresource, apiVersion: "\(group)/v1",
            now: text(wallTime))
        owned["status"] = status
        return owned
    }

    private func checkNamespace(ofReview review: inout JSONValue, _ target: Target) throws(StatusError) {
        let given = review[path: "metadata", "namespace"]?.stringValue ?? ""
        let expected = target.namespace ?? ""
        guard given.isEmpty || given == expected else {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
        review[path: "metadata", "namespace"] = .string(expected)
    }

    private static func userInfo(_ requester: Requester) -> JSONValue {
        var info: JSONValue = ["username": .string(requester.name)]
        if !requester.uid.isEmpty { info["uid"] = .string(requester.uid) }
        if !requester.groups.isEmpty { info["groups"] = .array(requester.groups.map { .string($0) }) }
        if !requester.extra.isEmpty {
            info["extra"] = .object(
                JSONObject(
                    requester.extra.sorted { $0.key < $1.key }.map { (name: $0.key, value: .array($0.value.map { .string($0) })) }
                ))
        }
        return info
    }

    private mutating func tokenStatus(_ spec: JSONValue) throws(StatusError) -> JSONValue {
        guard let token = spec["token"]?.stringValue, !token.isEmpty else {
            throw .badRequest("token is required for TokenReview in authentication")
        }
        var audiences = (spec["audiences"]?.arrayValue ?? []).compactMap(\.stringValue)
        if audiences.isEmpty { audiences = [ServiceAccountToken.issuer] }
        let found = authenticate(token: token, audiences: audiences)
        guard let requester = found.requester else { return ["user": [:], "error": .string(found.problem)] }
        return [
            "authenticated": true, "user": Self.userInfo(requester),
            "audiences": .array(found.audiences.map { .string($0) }),
        ]
    }

    private func accessStatus(_ spec: JSONValue, _ kind: String, _ requester: Requester) -> JSONValue {
        var user = requester
        if kind != "SelfSubjectAccessReview" {
            user = Requester(name: spec["user"]?.stringValue ?? "", uid: spec["uid"]?.stringValue ?? "")
            user.groups = (spec["groups"]?.arrayValue ?? []).compactMap(\.stringValue)
        }
        let attributes: RequestAttributes
        if let asked = spec["resourceAttributes"] {
            func text(_ name: String) -> String { asked[name]?.stringValue ?? "" }
            attributes = RequestAttributes(
                verb: text("verb"),
                resource: .init(
                    group: text("group"), version: text("version"), plural: text("resource"), subresource: text("subresource"),
                    namespace: text("namespace"), name: text("name")))
        } else {
            attributes = RequestAttributes(
                verb: spec[path: "nonResourceAttributes", "verb"]?.stringValue ?? "",
                path: spec[path: "nonResourceAttributes", "path"]?.stringValue ?? "")
        }
        let decision = decide(user, attributes)
        var status: JSONValue = ["allowed": .bool(decision.isAllowed)]
        if !decision.reason.isEmpty { status["reason"] = .string(decision.reason) }
        return status
    }

    private func rulesStatus(_ requester: Requester, in namespace: String) -> JSONValue {
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        var resources: [JSONValue] = []
        var paths: [JSONValue] = []
        for rule in grants(requester, in: namespace).flatMap(\.rules) {
            if !rule.resources.isEmpty {
                var value: JSONValue = [
                    "verbs": list(rule.verbs), "apiGroups": list(rule.groups), "resources": list(rule.resources),
                ]
                if !rule.names.isEmpty { value["resourceNames"] = list(rule.names) }
                resources.append(value)
            }
            if !rule.urls.isEmpty { paths.append(["verbs": list(rule.verbs), "nonResourceURLs": list(rule.urls)]) }
        }
        return ["resourceRules": .array(resources), "nonResourceRules": .array(paths), "incomplete": false]
    }

    private static func problems(ofAccessReview review: JSONValue, _ kind: String) -> [FieldCause] {
        var causes: [FieldCause] = []
        func invalid(_ field: String, _ value: String, _ why: String) {
            causes.append(FieldCause(reason: "FieldValueInvalid", message: "Invalid value: \(value): \(why)", field: field))
        }
        let spec = review["spec"] ?? [:]
        let other = spec["nonResourceAttributes"]
        let asked = spec["resourceAttributes"]
        let text = other.map {
            "{\"Path\":\(GoString.quoted($0["path"]?.stringValue ?? "")),\"Verb\":\(GoString.quoted($0["verb"]?.stringValue ?? ""))}"
        }
        if asked != nil, let text {
            invalid("spec.nonResourceAttributes", text, "cannot be specified in combination with resourceAttributes")
        }
        if asked == nil, other == nil {
            invalid(
                "spec.resourceAttributes", "null", "exactly one of nonResourceAttributes or resourceAttributes must be specified")
        }
        let isSelf = kind == "SelfSubjectAccessReview"
        if !isSelf, (spec["user"]?.stringValue ?? "").isEmpty, (spec["groups"]?.arrayValue ?? []).isEmpty {
            invalid("spec.user", "\"\"", "at least one of user or group must be specified")
        }
        var metadata = review["metadata"]?.objectValue ?? [:]
        metadata["managedFields"] = nil
        let namespace = metadata["namespace"]
        let isLocal = kind == "LocalSubjectAccessReview"
        if isLocal { metadata["namespace"] = nil }
        if !metadata.isEmpty {
            invalid(
                "metadata", JSONValue.object(metadata).serializedText(),
                isLocal ? "must be empty except for namespace" : "must be empty")
        }
        guard isLocal else { return causes }
        let inner = asked?["namespace"]?.stringValue ?? ""
        if asked != nil, inner != namespace?.stringValue ?? "" {
            invalid("spec.resourceAttributes.namespace", GoString.quoted(inner), "must match metadata.namespace")
        }
        if let text { invalid("spec.nonResourceAttributes", text, "disallowed on this kind of request") }
        return causes
    }
}
