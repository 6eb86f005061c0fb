import SteadyCodec
import SteadyModel

extension PodRules {
    private static let environmentPaths = [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
        "status.hostIPs", "status.podIP", "status.podIPs",
    ]
    /// All paths that the downward API knows.
    private static let knownPaths: Set<String> = Set(environmentPaths).union([
        "metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName", "status.phase", "spec.hostNetwork",
        "status.nominatedNodeName",
    ])
    private static let resources = [
        "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage",
        "requests.memory",
    ]

    static func environment(_ variable: Field, _ problems: inout Problems) {
        problems.checkRequired(variable["name"], Validation.relaxedEnvironmentVariable)
        let source = variable["valueFrom"]
        guard source.isThere else { return }
        if source["fieldRef"].isThere { fieldSelector(source["fieldRef"], environmentPaths, &problems) }
        if source["resourceFieldRef"].isThere { resourceSelector(source["resourceFieldRef"], inVolume: false, &problems) }
        for name in ["configMapKeyRef", "secretKeyRef"] where source[name].isThere {
            problems.check(source[name]["name"], Validation.dns1123Subdomain)
            problems.checkRequired(source[name]["key"], Validation.configMapKey)
        }
        let file = source["fileKeyRef"]
        if file.isThere {
            problems.checkRequired(file["key"], Validation.relaxedEnvironmentVariable)
            problems.checkRequired(file["volumeName"], Validation.dns1123Label)
            problems.checkRequired(file["path"])
            problems.noBacksteps(file["path"])
        }
        if source.count == 0 {
            problems.invalid(
                source, shown: "",
                "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`")
        } else if !variable["value"].isEmpty {
            problems.invalid(source, shown: "", "may not be specified when `value` is not empty")
        } else if source.count > 1 {
            problems.invalid(source, shown: "", "may not have more than one field specified at a time")
        }
    }

    static func environmentSources(_ list: Field, _ problems: inout Problems) {
        for source in list.elements {
            if !source["prefix"].isEmpty { problems.check(source["prefix"], Validation.relaxedEnvironmentVariable) }
            let names = ["configMapRef", "secretRef"].filter { source[$0].isThere }
            for name in names { problems.checkRequired(source[name]["name"], Validation.dns1123Subdomain) }
            if names.isEmpty {
                problems.invalid(list, shown: "", "must specify one of: `configMapRef` or `secretRef`")
            } else if names.count > 1 {
                problems.invalid(list, shown: "", "may not have more than one field specified at a time")
            }
        }
    }

    /// A path of a pod's own fields.
    static func fieldSelector(_ selector: Field, _ allowed: [String], _ problems: inout Problems) {
        for name in ["apiVersion", "fieldPath"] where selector[name].isEmpty {
            problems.required(selector[name])
            return
        }
        let path = selector["fieldPath"]
        if let open = path.text.firstIndex(of: "["), path.text.hasSuffix("']"), path.text[open...].hasPrefix("['") {
            let base = String(path.text[..<open])
            let key = String(path.text[open...].dropFirst(2).dropLast(2))
            switch base {
            case "metadata.annotations":
                for why in Validation.qualifiedName(key.lowercased()) {
                    problems.invalid(selector, shown: .string(key.lowercased()), why)
                }
            case "metadata.labels":
                for why in Validation.qualifiedName(key) { problems.invalid(selector, shown: .string(key), why) }
            default: problems.invalid(selector, shown: .string(base), "does not support subscript")
            }
        } else if !knownPaths.contains(path.text) {
            problems.invalid(path, "error converting fieldPath: field label not supported: \(path.text)")
        } else if !allowed.contains(path.text) {
            problems.notSupported(path, allowed)
        }
    }

    /// An amount of a container's own resources.
    static func resourceSelector(_ selector: Field, inVolume: Bool, _ problems: inout Problems) {
        let resource = selector["resource"]
        let isHugePages = ["limits.hugepages-", "requests.hugepages-"].contains(where: resource.text.hasPrefix)
        if inVolume, selector["containerName"].isEmpty {
            problems.required(selector["containerName"])
        } else if resource.isEmpty {
            problems.required(resource)
        } else if !resources.contains(resource.text), !isHugePages {
            problems.notSupported(resource, resources)
        }
        let divisor = selector["divisor"].text
        if ["", "0"].contains(divisor) { return }
        let sizes = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]
        let isProcessor = resource.text.hasSuffix(".cpu")
        guard !(isProcessor ? ["1m", "1"] : sizes).contains(divisor), isHugePages || resources.contains(resource.text) else {
            return
        }
        let what =
            isProcessor
            ? "1m and 1 are supported with the cpu resource"
            : sizes.joined(separator: ", ") + " are supported with the "
                + (isHugePages ? "hugepages" : resource.text.hasSuffix("memory") ? "memory" : "local ephemeral storage")
                + " resource"
        problems.invalid(selector["divisor"], shown: .string(resource.text), "only divisor's values " + what)
    }

    static func lifecycleAndProbes(_ container: Field, _ context: Context, _ problems: inout Problems) {
        for name in ["postStart", "preStop"] where container["lifecycle"][name].isThere {
            handler(container["lifecycle"][name], context, &problems)
        }
        if container["lifecycle"]["stopSignal"].isThere, context.system.isEmpty {
            problems.forbidden(
                container["lifecycle"]["stopSignal"], "may not be set for containers with empty `spec.os.name`")
        }
        for name in ["livenessProbe", "readinessProbe", "startupProbe"] where container[name].isThere {
            let probe = container[name]
            handler(probe, context, &problems)
            for name in ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"] {
                problems.nonNegative(probe[name])
            }
            problems.positive(probe["terminationGracePeriodSeconds"])
            if name == "readinessProbe" {
                if probe["terminationGracePeriodSeconds"].isThere {
                    problems.invalid(probe["terminationGracePeriodSeconds"], "must not be set for readinessProbes")
                }
            } else if probe["successThreshold"].number != 1 {
                problems.invalid(probe["successThreshold"], "must be 1")
            }
        }
    }

    private static func handler(_ field: Field, _ context: Context, _ problems: inout Problems) {
        let names = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"].filter { field[$0].isThere }
        for (index, name) in names.enumerated() {
            let action = field[name]
            if index > 0 {
                problems.forbidden(action, "may not specify more than 1 handler type")
                continue
            }
            switch name {
            case "exec": if action["command"].isEmpty { problems.required(action["command"]) }
            case "httpGet":
                problems.checkRequired(action["path"])
                problems.portOrName(action["port"])
                problems.one(action["scheme"], of: ["HTTP", "HTTPS"])
                for header in action["httpHeaders"].elements {
                    problems.check(action["httpHeaders"].with(header["name"].value), Validation.httpHeaderName)
                }
            case "tcpSocket", "grpc": problems.portOrName(action["port"])
            default:
                let seconds = action["seconds"].number ?? 0
                if let grace = context.gracePeriod, seconds < 0 || seconds > grace {
                    problems.invalid(
                        action, shown: .integer(seconds),
                        "must be non-negative and less than terminationGracePeriodSeconds (\(grace))")
                }
            }
        }
        if names.isEmpty { problems.required(field, "must specify a handler type") }
    }
}
