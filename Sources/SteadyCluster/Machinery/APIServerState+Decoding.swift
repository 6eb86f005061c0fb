import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Reads and checks the object of a create or update: its type, its unknown and duplicate fields.
    func decoded(_ call: APICall, _ target: Target) throws(StatusError) -> (value: JSONValue, warnings: [String]) {
        switch call.contentType {
        case "application/json", "application/yaml", "": break
        default: throw .unsupportedMediaType(AcceptHeader.representations)
        }
        let definition = target.definition
        let (body, duplicates) = try call.object(definition.kind, mergesDuplicates: !definition.isCustom)
        let value = try typed(body, definition, text: call.request.body)
        // What is for certain as it should be has nothing unknown in it either.
        let oddities = call.request.bodyProblems
        if duplicates.isEmpty, oddities.isEmpty, !definition.isCustom, definition.schema?.isSettled(value) == true {
            return (value, [])
        }
        if !definition.isCustom, let metadata = value["metadata"],
            let problem = definition.schema?.decodeFailure(["metadata": metadata])
        {
            // Before the server puts its own in the place of what the client wrote.
            throw Self.undecodable(value, definition, problem)
        }
        let problems = Self.problems(value, duplicates, definition)
        switch call.query("fieldValidation") ?? "" {
        case "Strict" where !problems.isEmpty || !oddities.isEmpty:
            let all = (oddities.isEmpty ? [] : [Self.yamlError(oddities)]) + problems
            throw Self.undecodable(value, definition, "strict decoding error: \(all.joined(separator: ", "))")
        case "Ignore": return (value, [])
        default: return (value, oddities + problems)
        }
    }

    /// What a reader of YAML says that refuses keys that come twice.
    static func yamlError(_ problems: [String]) -> String {
        "yaml: unmarshal errors:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }

    /// The object with the kind and version it should have; 400 if it says it is something else.
    ///
    /// - Parameter text: what it was read from, for messages.
    func typed(
        _ value: JSONValue, _ definition: ResourceDefinition, text: [UInt8]? = nil
    ) throws(StatusError) -> JSONValue {
        var value = value
        let kind = value["kind"]?.stringValue ?? ""
        let version = value["apiVersion"]?.stringValue ?? ""
        if definition.isCustom { try Self.checkCustomType(value, kind, version, definition) }
        if !kind.isEmpty || !version.isEmpty {
            try checkType(
                kind.isEmpty ? definition.kind : kind, version.isEmpty ? definition.apiVersion : version, definition, text)
        }
        if !kind.isSame(as: definition.kind) { value["kind"] = .string(definition.kind) }
        if !version.isSame(as: definition.apiVersion) { value["apiVersion"] = .string(definition.apiVersion) }
        return value
    }

    /// What custom resources have to say of themselves, and what their metadata have to be.
    private static func checkCustomType(
        _ value: JSONValue, _ kind: String, _ version: String, _ definition: ResourceDefinition
    ) throws(StatusError) {
        if version.isEmpty, !kind.isEmpty {
            throw .badRequest(
                "the API version in the data () does not match the expected API version (\(definition.apiVersion))")
        }
        if version == definition.apiVersion, !kind.isEmpty, kind != definition.kind {
            throw .invalid(
                kind: kind, group: definition.group, name: value[path: "metadata", "name"]?.stringValue ?? "",
                [
                    FieldCause(
                        reason: "FieldValueInvalid",
                        message: "Invalid value: \(GoString.quoted(kind)): must be \(definition.kind)", field: "kind")
                ])
        }
        func type(_ value: JSONValue) -> String {
            switch value {
            case .integer, .double: "number"
            case .bool: "bool"
            default: value.typeName
            }
        }
        guard let metadata = value["metadata"], !metadata.isNull else { return }
        guard case .object = metadata else {
            throw undecodable(
                value, definition, "json: cannot unmarshal \(type(metadata)) into Go value of type v1.ObjectMeta")
        }
        for name in ["labels", "annotations"] {
            for (_, text) in metadata[name]?.objectValue ?? [:] where text.stringValue == nil && !text.isNull {
                throw undecodable(
                    value, definition,
                    "json: cannot unmarshal \(type(text)) into Go struct field ObjectMeta.\(name) of type string")
            }
        }
        let schema = Schema.schema(group: "", version: "v1", kind: "ConfigMap")?.property("metadata")?.schema.resolved
        if let why = schema?.decodeFailure(metadata) { throw undecodable(value, definition, why) }
    }

    private func checkType(
        _ kind: String, _ version: String, _ definition: ResourceDefinition, _ text: [UInt8]?
    ) throws(StatusError) {
        if kind == definition.kind, version == definition.apiVersion { return }
        // Evictions, which are not stored, are taken in each version.
        if kind == "Eviction", kind == definition.kind, version == "policy/v1beta1" { return }
        let parts = version.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else {
            throw .badRequest(
                "the object provided is unrecognized (must be of type \(definition.kind)): unexpected GroupVersion string: "
                    + version + (text.map { " (\(JSONFault.summary($0)))" } ?? ""))
        }
        let (group, number) = parts.count == 2 ? (parts[0], parts[1]) : ("", parts[0])
        if definition.isCustom || (kind == definition.kind && LegacyVersions.contains(group, number)) {
            guard kind == definition.kind || !definition.isCustom else { throw Self.otherKind(kind, group, definition) }
            throw .badRequest(
                "the API version in the data (\(version)) does not match the expected API version (\(definition.apiVersion))")
        }
        let isKnown = registry.definition(apiVersion: version, kind: kind).map { !$0.isCustom } ?? false
        let why: String
        if isKnown {
            let package = definition.group.isEmpty ? "core" : definition.group.prefix { $0 != "." }
            why = "converting (\(number).\(kind)) to (\(package).\(definition.kind)): unknown conversion"
        } else {
            why =
                "no kind \(GoString.quoted(kind)) is registered for version \(GoString.quoted(version)) in scheme "
                + "\"pkg/api/legacyscheme/scheme.go:30\""
        }
        throw .badRequest(
            "\(kind) in version \(GoString.quoted(number)) cannot be handled as a \(definition.kind): \(why)")
    }

    private static func otherKind(_ kind: String, _ group: String, _ definition: ResourceDefinition) -> StatusError {
        .badRequest(
            "\(kind).\(group) in version \(GoString.quoted(definition.version)) cannot be handled as a \(definition.kind)")
    }

    static func undecodable(_ value: JSONValue, _ definition: ResourceDefinition, _ why: String) -> StatusError {
        var error = StatusError.badRequest(
            "\(definition.kind) in version \(GoString.quoted(definition.version)) cannot be handled as a \(definition.kind): \(why)"
        )
        error.isUndecodable = true
        return error
    }

    /// Unknown fields and fields that occur twice, each as the text of a warning.
    static func problems(_ value: JSONValue, _ duplicates: [String], _ definition: ResourceDefinition) -> [String] {
        let unknown = definition.schema?.unknownFields(in: value) ?? []
        // Of a field that nobody knows it does not count how often it is there; fields of custom resources are read before that is known.
        let twice =
            definition.isCustom
            ? duplicates
            : duplicates.filter { field in !unknown.contains { field == $0 || field.hasPrefix($0 + ".") } }
        return twice.map { "duplicate field \"\($0)\"" } + unknown.map { "unknown field \"\($0)\"" }
    }

    /// The answer with an object, in the form the client asked for.
    func answer(
        _ status: Int = 200, _ object: JSONValue, _ call: APICall, _ target: Target, _ warnings: [String] = []
    ) -> APIAnswer {
        let shown = target.definition.inRequestedVersion(object)
        return APIAnswer(status: status, body: call.form.value(of: shown, target.definition, at: wallTime), warnings: warnings)
    }
}

/// Versions that the server still reads, though it serves them no longer.
enum LegacyVersions {
    static func contains(_ group: String, _ version: String) -> Bool { versions[group]?.contains(version) ?? false }

    private static let versions: [String: [String]] = [
        "apps": ["v1", "v1beta1", "v1beta2"], "autoscaling": ["v1", "v2", "v2beta1", "v2beta2"], "batch": ["v1", "v1beta1"],
        "policy": ["v1", "v1beta1"], "networking.k8s.io": ["v1", "v1beta1", "v1alpha1"], "events.k8s.io": ["v1", "v1beta1"],
        "rbac.authorization.k8s.io": ["v1", "v1beta1", "v1alpha1"], "storage.k8s.io": ["v1", "v1beta1", "v1alpha1"],
        "scheduling.k8s.io": ["v1", "v1beta1", "v1alpha1"], "coordination.k8s.io": ["v1", "v1beta1", "v1alpha2"],
        "discovery.k8s.io": ["v1", "v1beta1"], "node.k8s.io": ["v1", "v1beta1", "v1alpha1"],
        "admissionregistration.k8s.io": ["v1", "v1beta1", "v1alpha1"], "certificates.k8s.io": ["v1", "v1beta1", "v1alpha1"],
        "flowcontrol.apiserver.k8s.io": ["v1", "v1beta1", "v1beta2", "v1beta3"], "authentication.k8s.io": ["v1", "v1beta1"],
        "authorization.k8s.io": ["v1", "v1beta1"], "resource.k8s.io": ["v1", "v1beta1", "v1beta2", "v1alpha3"],
    ]
}
