import SteadyCodec

/// What the server fills in for the built-in kinds in play beyond their schema's defaults.
enum BuiltInDefaults {
    static func apply(to object: inout JSONValue, _ definition: ResourceDefinition) {
        switch definition.kind {
        case "Namespace":
            if object[path: "status", "phase"] == nil { object[path: "status", "phase"] = "Active" }
            if let name = object[path: "metadata", "name"] {
                object[path: "metadata", "labels", "kubernetes.io/metadata.name"] = name
            }
        case "Pod":
            podSpec(&object["spec"])
            fill(&object, ["spec", "enableServiceLinks"], true)
            if object[path: "status", "phase"] == nil { object[path: "status", "phase"] = "Pending" }
        case "Deployment":
            fill(&object, ["spec", "replicas"], 1)
            fill(&object, ["spec", "strategy", "type"], "RollingUpdate")
            if object["spec"]?["strategy"]?["type"] == "RollingUpdate" {
                fill(&object, ["spec", "strategy", "rollingUpdate", "maxSurge"], "25%")
                fill(&object, ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "25%")
            }
            fill(&object, ["spec", "revisionHistoryLimit"], 10)
            fill(&object, ["spec", "progressDeadlineSeconds"], 600)
            template(&object)
        case "ReplicaSet":
            fill(&object, ["spec", "replicas"], 1)
            template(&object)
        case "Service":
            fill(&object, ["spec", "type"], "ClusterIP")
            fill(&object, ["spec", "sessionAffinity"], "None")
            if object[path: "spec", "type"] != "ExternalName" { fill(&object, ["spec", "internalTrafficPolicy"], "Cluster") }
            if var ports = object["spec"]?["ports"]?.arrayValue {
                for index in ports.indices {
                    if ports[index]["protocol"] == nil { ports[index]["protocol"] = "TCP" }
                    if ports[index]["targetPort"] == nil { ports[index]["targetPort"] = ports[index]["port"] }
                }
                object[path: "spec", "ports"] = .array(ports)
            }
        case "CustomResourceDefinition":
            fill(&object, ["spec", "conversion", "strategy"], "None")
            if let kind = object[path: "spec", "names", "kind"]?.stringValue {
                fill(&object, ["spec", "names", "singular"], .string(kind.lowercased()))
                fill(&object, ["spec", "names", "listKind"], .string("\(kind)List"))
            }
        case "Secret":
            if object["type"] == nil { object["type"] = "Opaque" }
        default: break
        }
    }

    /// What the server sets by itself when an object is made: nobody owns these fields.
    static func prepareForCreation(_ object: inout JSONValue, _ definition: ResourceDefinition) {
        switch definition.kind {
        case "Namespace":
            let finalizers = object[path: "spec", "finalizers"]?.arrayValue ?? []
            if !finalizers.contains("kubernetes") { object[path: "spec", "finalizers"] = .array(finalizers + ["kubernetes"]) }
        default: break
        }
    }

    private static func fill(_ object: inout JSONValue, _ path: [String], _ value: JSONValue) {
        guard let name = path.first else { return }
        if path.count == 1 {
            if object[name] == nil { object[name] = value }
            return
        }
        var child = object[name] ?? .emptyObject
        fill(&child, Array(path.dropFirst()), value)
        object[name] = child
    }

    private static func template(_ object: inout JSONValue) {
        guard var template = object["spec"]?["template"] else { return }
        podSpec(&template["spec"])
        object[path: "spec", "template"] = template
    }

    private static func podSpec(_ spec: inout JSONValue?) {
        guard var filled = spec else { return }
        for (name, value) in [
            ("restartPolicy", "Always"), ("dnsPolicy", "ClusterFirst"), ("schedulerName", "default-scheduler"),
        ] as [(String, JSONValue)] where filled[name] == nil { filled[name] = value }
        if filled["terminationGracePeriodSeconds"] == nil { filled["terminationGracePeriodSeconds"] = 30 }
        if filled["securityContext"] == nil { filled["securityContext"] = [:] }
        if var containers = filled["containers"]?.arrayValue {
            for index in containers.indices { container(&containers[index]) }
            filled["containers"] = .array(containers)
        }
        spec = filled
    }

    private static func container(_ container: inout JSONValue) {
        let image = container["image"]?.stringValue ?? ""
        let afterSlash = image.split(separator: "/").last ?? ""
        let isFloating = !image.contains("@") && (!afterSlash.contains(":") || image.hasSuffix(":latest"))
        for (name, value) in [
            ("imagePullPolicy", isFloating ? "Always" : "IfNotPresent"), ("terminationMessagePath", "/dev/termination-log"),
            ("terminationMessagePolicy", "File"), ("resources", [:]),
        ] as [(String, JSONValue)] where container[name] == nil { container[name] = value }
        if var ports = container["ports"]?.arrayValue {
            for index in ports.indices where ports[index]["protocol"] == nil { ports[index]["protocol"] = "TCP" }
            container["ports"] = .array(ports)
        }
    }
}

/// Rules of the built-in kinds in play.
enum BuiltInRules {
    static func problems(of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition) -> [FieldCause] {
        switch definition.kind {
        case "Deployment", "ReplicaSet": workload(object, live)
        case "Pod": containers(object["spec"], at: "spec")
        case "Service": service(object)
        case "ConfigMap", "Secret": immutability(object, live)
        default: []
        }
    }

    private static func required(_ field: String) -> FieldCause {
        FieldCause(reason: "FieldValueRequired", message: "Required value", field: field)
    }

    private static func workload(_ object: JSONValue, _ live: JSONValue?) -> [FieldCause] {
        var causes: [FieldCause] = []
        let selector = object["spec"]?["selector"]
        if let replicas = object["spec"]?["replicas"]?.integerValue, replicas < 0 {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid", message: "Invalid value: \(replicas): must be greater than or equal to 0",
                    field: "spec.replicas"))
        }
        if selector == nil {
            causes.append(required("spec.selector"))
        } else if let live, let before = live["spec"]?["selector"], before != selector {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message: "Invalid value: \((selector ?? .null).serializedText()): field is immutable", field: "spec.selector")
            )
        }
        let labels = object["spec"]?["template"]?["metadata"]?["labels"]
        for (name, value) in selector?["matchLabels"]?.objectValue ?? [:] where labels?[name] != value {
            causes.append(
                FieldCause(
                    reason: "FieldValueInvalid",
                    message:
                        "Invalid value: \((labels ?? .emptyObject).serializedText()): `selector` does not match template `labels`",
                    field: "spec.template.metadata.labels"))
            break
        }
        return causes + containers(object["spec"]?["template"]?["spec"], at: "spec.template.spec")
    }

    private static func containers(_ spec: JSONValue?, at path: String) -> [FieldCause] {
        guard let containers = spec?["containers"]?.arrayValue, !containers.isEmpty else {
            return [required("\(path).containers")]
        }
        var causes: [FieldCause] = []
        for (index, container) in containers.enumerated() {
            for field in ["name", "image"] where (container[field]?.stringValue ?? "").isEmpty {
                causes.append(required("\(path).containers[\(index)].\(field)"))
            }
        }
        return causes
    }

    private static func service(_ object: JSONValue) -> [FieldCause] {
        let ports = object["spec"]?["ports"]?.arrayValue ?? []
        let isHeadless = object["spec"]?["clusterIP"] == "None" || object["spec"]?["type"] == "ExternalName"
        var causes = ports.isEmpty && !isHeadless ? [required("spec.ports")] : []
        for (index, port) in ports.enumerated() {
            let number = port["port"]?.integerValue ?? 0
            if !(1...65_535).contains(number) {
                causes.append(
                    FieldCause(
                        reason: "FieldValueInvalid", message: "Invalid value: \(number): must be between 1 and 65535, inclusive",
                        field: "spec.ports[\(index)].port"))
            }
        }
        return causes
    }

    private static func immutability(_ object: JSONValue, _ live: JSONValue?) -> [FieldCause] {
        guard let live, live["immutable"] == true else { return [] }
        let why = "Forbidden: field is immutable when `immutable` is set"
        return ["immutable", "data", "binaryData", "stringData"].filter { $0 != "stringData" && live[$0] != object[$0] }
            .map { FieldCause(reason: "FieldValueForbidden", message: why, field: $0) }
    }
}
