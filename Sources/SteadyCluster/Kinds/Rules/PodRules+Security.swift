import SteadyCodec
import SteadyModel

extension PodRules {
    static func podSecurity(_ spec: Field, _ problems: inout Problems) {
        let security = spec["securityContext"]
        for name in ["fsGroup", "runAsUser", "runAsGroup"] { identity(security[name], &problems) }
        for group in security["supplementalGroups"].elements { identity(group, &problems) }
        if spec["shareProcessNamespace"].isTrue, spec["hostPID"].isTrue {
            problems.invalid(
                Field(true, at: security.path + ".shareProcessNamespace"),
                "ShareProcessNamespace and HostPID cannot both be enabled")
        }
        var names: Set<String> = []
        for control in security["sysctls"].elements {
            let name = control["name"]
            if name.isEmpty {
                problems.required(name)
            } else if !isControl(name.text) {
                problems.invalid(name, "must have at most 253 characters and match regex \(controlPattern)")
            } else if !names.insert(name.text).inserted {
                problems.duplicate(name)
            }
        }
        if security["fsGroupChangePolicy"].isThere {
            problems.one(security["fsGroupChangePolicy"], of: ["Always", "OnRootMismatch"])
        }
        profiles(security, &problems)
        if security["supplementalGroupsPolicy"].isThere {
            problems.one(security["supplementalGroupsPolicy"], of: ["Merge", "Strict"])
        }
        if security["seLinuxChangePolicy"].isThere {
            problems.one(security["seLinuxChangePolicy"], of: ["MountOption", "Recursive"])
        }
    }

    static func containerSecurity(_ security: Field, _ context: Context, _ problems: inout Problems) {
        guard security.isThere else { return }
        for name in ["runAsUser", "runAsGroup"] { identity(security[name], &problems) }
        if security["procMount"].isThere {
            problems.one(security["procMount"], of: ["Default", "Unmasked"])
            if context.hasHostUsers, security["procMount"].text == "Unmasked" {
                problems.invalid(security["procMount"], "`hostUsers` must be false to use `Unmasked`")
            }
        }
        if security["allowPrivilegeEscalation"].value == false {
            if security["privileged"].isTrue {
                problems.invalid(security, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true")
            }
            if security["capabilities"]["add"].texts.contains("CAP_SYS_ADMIN") {
                problems.invalid(
                    security, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN")
            }
        }
        profiles(security, &problems)
    }

    /// Processes on a Windows host: all of the containers are such, or none.
    static func hostProcesses(_ spec: Field, _ problems: inout Problems) {
        func flag(_ owner: Field) -> Field { owner["securityContext"]["windowsOptions"]["hostProcess"] }
        let common = flag(spec)
        let containers = ["initContainers", "containers", "ephemeralContainers"].flatMap { spec[$0].elements }
        for container in containers where flag(container).isThere && common.isThere && flag(container) != common {
            problems.invalid(
                flag(container), "pod hostProcess value must be identical if both are specified, was \(common.isTrue)")
        }
        let count = containers.count { flag($0).isThere ? flag($0).isTrue : common.isTrue }
        guard count > 0 else { return }
        if count != containers.count {
            problems.invalid(
                spec, shown: "", "If pod contains any hostProcess containers then all containers must be HostProcess containers")
        }
        if !spec["hostNetwork"].isTrue {
            problems.invalid(
                spec["hostNetwork"].with(false), "hostNetwork must be true if pod contains any hostProcess containers")
        }
    }

    private static func identity(_ field: Field, _ problems: inout Problems) {
        guard let number = field.number else { return }
        for why in Formats.identity(number) { problems.invalid(field, why) }
    }

    private static func profiles(_ security: Field, _ problems: inout Problems) {
        for (name, word) in [("seccompProfile", "seccomp"), ("appArmorProfile", "AppArmor")] where security[name].isThere {
            let profile = security[name]
            let type = profile["type"]
            let local = profile["localhostProfile"]
            if type.isEmpty {
                problems.required(type, "type is required when \(name) is set")
            } else {
                problems.one(type, of: ["Localhost", "RuntimeDefault", "Unconfined"])
            }
            if type.text == "Localhost" {
                if !local.isThere || name == "appArmorProfile" && local.isEmpty {
                    problems.required(local, "must be set when \(word) type is Localhost")
                } else if name == "seccompProfile" {
                    problems.descendingPath(local)
                }
            } else if local.isThere, name == "seccompProfile" || ["RuntimeDefault", "Unconfined"].contains(type.text) {
                problems.invalid(
                    local.with(name == "seccompProfile" ? profile.value : local.value),
                    "can only be set when \(word) type is Localhost")
            }
        }
    }

    private static let controlPattern =
        "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"

    /// Whether a text can be the name of a kernel parameter.
    private static func isControl(_ text: String) -> Bool {
        func isPlain(_ byte: UInt8?) -> Bool { byte.map { (97...122).contains($0) || (48...57).contains($0) } ?? false }
        return text.utf8.count <= 253
            && text.utf8.split(whereSeparator: { $0 == 46 || $0 == 47 }).allSatisfy { part in
                isPlain(part.first) && isPlain(part.last) && part.allSatisfy { isPlain($0) || $0 == 45 || $0 == 95 }
            } && !text.isEmpty && !text.contains("..") && !text.contains("//")
    }

    /// What only one operating system knows.
    static func systemRules(_ spec: Field, _ problems: inout Problems) {
        let containers = ["initContainers", "containers", "ephemeralContainers"].flatMap { spec[$0].elements }
        let security = spec["securityContext"]
        if spec["os"]["name"].text == "linux" {
            for place in [security] + containers.map({ $0["securityContext"] }) where place["windowsOptions"].isThere {
                problems.forbidden(place["windowsOptions"], "windows options cannot be set for a linux pod")
            }
            return
        }
        let why = "cannot be set for a windows pod"
        for name in ["hostUsers", "hostPID", "hostIPC", "shareProcessNamespace"] where spec[name].isThere {
            problems.forbidden(spec[name], why)
        }
        for name in [
            "appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls", "runAsUser",
            "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy",
        ] where security[name].isThere { problems.forbidden(security[name], why) }
        for container in containers {
            for name in [
                "appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged",
                "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup",
            ] where container["securityContext"][name].isThere { problems.forbidden(container["securityContext"][name], why) }
        }
    }
}
