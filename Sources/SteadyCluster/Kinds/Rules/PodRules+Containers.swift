import SteadyCodec
import SteadyModel

extension PodRules {
    /// What the rules for containers need of their pod.
    struct Context {
        var volumes: [String: JSONValue]
        var claims: Set<String>
        var gracePeriod: Int64?
        var restartPolicy: String
        var hasHostUsers: Bool
        var system: Field
    }

    static func containers(_ list: Field, _ context: Context, _ problems: inout Problems) {
        if list.isEmpty {
            problems.required(list)
            return
        }
        var names: Set<String> = []
        for container in list.elements {
            common(container, context, &problems)
            if !names.insert(container["name"].text).inserted { problems.duplicate(container["name"]) }
            lifecycleAndProbes(container, context, &problems)
            restartPolicy(container, &problems)
        }
        hostPorts(list.elements, &problems)
    }

    static func initContainers(_ list: Field, others: Field, _ context: Context, _ problems: inout Problems) {
        var names = Set(others.elements.map { $0["name"].text })
        for container in list.elements {
            common(container, context, &problems)
            restartPolicy(container, &problems)
            if !names.insert(container["name"].text).inserted { problems.duplicate(container["name"]) }
            hostPorts([container], &problems)
            if container["restartPolicy"].text == "Always" {
                lifecycleAndProbes(container, context, &problems)
                continue
            }
            for name in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] where container[name].isThere {
                problems.forbidden(
                    container[name], "may not be set for init containers without restartPolicy=Always")
            }
        }
    }

    static func ephemeralContainers(_ list: Field, _ spec: Field, _ context: Context, _ problems: inout Problems) {
        let others = Set((spec["containers"].elements + spec["initContainers"].elements).map { $0["name"].text })
        var names = others
        for container in list.elements {
            common(container, context, &problems)
            imageSpace(container, &problems)
            if !names.insert(container["name"].text).inserted { problems.duplicate(container["name"]) }
            let target = container["targetContainerName"]
            if !target.isEmpty, !others.contains(target.text) { problems.notFound(target) }
            for name in [
                "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "ports", "resizePolicy", "restartPolicy",
            ]
            where !container[name].isEmpty { problems.forbidden(container[name], "cannot be set for an Ephemeral Container") }
            if !container["resources"].isEmpty {
                problems.forbidden(container["resources"], "cannot be set for an Ephemeral Container")
            }
            for mount in container["volumeMounts"].elements {
                for name in ["subPath", "subPathExpr"] where !mount[name].isEmpty {
                    problems.forbidden(mount[name], "cannot be set for an Ephemeral Container")
                }
            }
        }
    }

    static func imageSpace(_ container: Field, _ problems: inout Problems) {
        let image = container["image"].text
        guard let first = image.first, let last = image.last, first.isWhitespace || last.isWhitespace else { return }
        problems.invalid(container["image"], "must not have leading or trailing whitespace")
    }

    private static func common(_ container: Field, _ context: Context, _ problems: inout Problems) {
        problems.checkRequired(container["name"], Validation.dns1123Label)
        problems.checkRequired(container["image"])
        problems.requireOne(container["terminationMessagePolicy"], of: ["File", "FallbackToLogsOnError"])
        ports(container["ports"], &problems)
        for variable in container["env"].elements { environment(variable, &problems) }
        environmentSources(container["envFrom"], &problems)
        mounts(container, context, &problems)
        devices(container, context, &problems)
        problems.requireOne(container["imagePullPolicy"], of: ["Always", "IfNotPresent", "Never"])
        ResourceRules.requirements(container["resources"], claims: context.claims, &problems)
        resizePolicy(container["resizePolicy"], context, &problems)
        containerSecurity(container["securityContext"], context, &problems)
    }

    private static func ports(_ list: Field, _ problems: inout Problems) {
        var names: Set<String> = []
        for port in list.elements {
            let name = port["name"]
            if !name.isEmpty {
                let wrong = Validation.portName(name.text)
                for why in wrong { problems.invalid(name, why) }
                if wrong.isEmpty, !names.insert(name.text).inserted { problems.duplicate(name) }
            }
            if (port["containerPort"].number ?? 0) == 0 {
                problems.required(port["containerPort"])
            } else {
                problems.port(port["containerPort"])
            }
            if (port["hostPort"].number ?? 0) != 0 { problems.port(port["hostPort"]) }
            problems.requireOne(port["protocol"], of: Formats.protocols)
        }
    }

    /// No two containers want the same port of their node.
    private static func hostPorts(_ containers: [Field], _ problems: inout Problems) {
        var taken: Set<String> = []
        for port in containers.flatMap({ $0["ports"].elements }) {
            guard let number = port["hostPort"].number, number != 0 else { continue }
            let text = "\(port["protocol"].text)/\(port["hostIP"].text)/\(number)"
            if !taken.insert(text).inserted { problems.duplicate(port["hostPort"], shown: "\"\(text)\"") }
        }
    }

    private static func mounts(_ container: Field, _ context: Context, _ problems: inout Problems) {
        let list = container["volumeMounts"]
        let devices = container["volumeDevices"].elements
        var paths: Set<String> = []
        for mount in list.elements {
            let name = mount["name"]
            let path = mount["mountPath"]
            if name.isEmpty { problems.required(name) }
            if context.volumes[name.text] == nil { problems.notFound(name.with(.string(name.text))) }
            if path.isEmpty { problems.required(path) }
            if !paths.insert(path.text).inserted { problems.invalid(path.with(.string(path.text)), "must be unique") }
            if devices.contains(where: { $0["name"] == name }) {
                problems.invalid(name, "must not already exist in volumeDevices")
            }
            if devices.contains(where: { $0["devicePath"] == path }) {
                problems.invalid(path, "must not already exist as a path in volumeDevices")
            }
            problems.descendingPath(list["subPath"].with(mount["subPath"].value))
            if !mount["subPathExpr"].isEmpty {
                if !mount["subPath"].isEmpty {
                    problems.invalid(mount["subPathExpr"], "subPathExpr and subPath are mutually exclusive")
                }
                problems.descendingPath(list["subPathExpr"].with(mount["subPathExpr"].value))
            }
            propagation(mount, list, container, &problems)
        }
    }

    private static func propagation(_ mount: Field, _ list: Field, _ container: Field, _ problems: inout Problems) {
        let mode = list["mountPropagation"].with(mount["mountPropagation"].value)
        if mode.isThere {
            problems.one(mode, of: ["Bidirectional", "HostToContainer", "None"])
            if mode.text == "Bidirectional", !container["securityContext"]["privileged"].isTrue {
                problems.forbidden(mode, "Bidirectional mount propagation is available only to privileged containers")
            }
        }
        let recursive = list["recursiveReadOnly"].with(mount["recursiveReadOnly"].value)
        guard recursive.isThere, recursive.text != "Disabled" else { return }
        guard ["Enabled", "IfPossible"].contains(recursive.text) else {
            problems.one(recursive, of: ["Disabled", "Enabled", "IfPossible"])
            return
        }
        if !mount["readOnly"].isTrue { problems.forbidden(recursive, "may only be specified when readOnly is true") }
        if mode.isThere, mode.text != "None" {
            problems.forbidden(recursive, "may only be specified when mountPropagation is None or not specified")
        }
    }

    private static func devices(_ container: Field, _ context: Context, _ problems: inout Problems) {
        var names: Set<String> = []
        var paths: Set<String> = []
        for device in container["volumeDevices"].elements {
            let name = device["name"]
            let path = device["devicePath"]
            let volume = context.volumes[name.text]
            if name.isEmpty { problems.required(name) }
            if names.contains(name.text) { problems.invalid(name, "must be unique") }
            if let volume, volume["persistentVolumeClaim"] == nil, volume["ephemeral"] == nil {
                problems.invalid(
                    name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")
            }
            if volume == nil { problems.notFound(name.with(.string(name.text))) }
            if path.isEmpty { problems.required(path) }
            if paths.contains(path.text) { problems.invalid(path, "must be unique") }
            if path.text.split(separator: "/").contains("..") {
                problems.invalid(path, "can not contain backsteps ('..')")
            } else {
                paths.insert(path.text)
            }
            let mounts = container["volumeMounts"].elements
            if mounts.contains(where: { $0["name"] == name }) {
                problems.invalid(name, "must not already exist in volumeMounts")
            }
            if mounts.contains(where: { $0["mountPath"] == path }) {
                problems.invalid(path, "must not already exist as a path in volumeMounts")
            }
            if !name.isEmpty { names.insert(name.text) }
        }
    }

    private static func resizePolicy(_ list: Field, _ context: Context, _ problems: inout Problems) {
        var names: Set<String> = []
        for policy in list.elements {
            if !names.insert(policy["resourceName"].text).inserted {
                problems.duplicate(policy.with(policy["resourceName"].value))
            }
            problems.requireOne(list.with(policy["resourceName"].value), of: ["cpu", "memory"])
            let restart = list.with(policy["restartPolicy"].value)
            problems.requireOne(restart, of: ["NotRequired", "RestartContainer"])
            if context.restartPolicy == "Never", restart.text != "NotRequired" {
                problems.invalid(restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'")
            }
        }
    }

    private static func restartPolicy(_ container: Field, _ problems: inout Problems) {
        let policy = container["restartPolicy"]
        let rules = container["restartPolicyRules"]
        if policy.isThere {
            problems.one(policy, of: ["Always", "Never", "OnFailure"])
        } else if !rules.isEmpty {
            problems.required(policy, "must specify restartPolicy when restart rules are used")
        }
        if rules.count > 20 { problems.tooMany(rules, 20) }
        for rule in rules.elements {
            problems.one(rule["action"], of: ["Restart", "RestartAllContainers"])
            let codes = rule["exitCodes"]
            if codes.isThere {
                problems.one(codes["operator"], of: ["In", "NotIn"])
                if codes["values"].count > 255 { problems.tooMany(codes["values"], 255) }
            } else {
                problems.required(codes, "must be specified")
            }
        }
    }
}
