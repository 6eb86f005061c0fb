import SteadyCodec
import SteadyModel

/// The rules of the Pod Security Standards, as of the newest version.
struct PodSecurityChecks {
    /// A rule that a pod breaks, and by what.
    struct Violation {
        var reason: String
        var detail: String

        init(_ reason: String, _ detail: String) {
            self.reason = reason
            self.detail = detail
        }
    }

    private let pod: JSONValue
    private let spec: JSONValue
    private let containers: [JSONValue]
    private let isWindows: Bool
    /// Whether the pod's root is none on the node.
    private let hasOwnUsers: Bool

    init(_ pod: JSONValue) {
        self.pod = pod
        spec = pod["spec"] ?? [:]
        containers = spec.list("initContainers") + spec.list("containers") + spec.list("ephemeralContainers")
        isWindows = spec[path: "os", "name"] == "windows"
        hasOwnUsers = spec["hostUsers"] == false
    }

    var baseline: [Violation] { baseline(isWhole: true) }

    var restricted: [Violation] {
        // Some rules take the place of looser ones.
        baseline(isWhole: false)
            + [
                privilegeEscalation, droppedCapabilities, restrictedVolumes, nonRoot, rootUser, requiredSeccomp,
            ].compactMap { $0 }
    }

    private func baseline(isWhole: Bool) -> [Violation] {
        [
            appArmor, isWhole ? capabilities : nil, hostNamespaces, isWhole ? hostPaths : nil, hostPorts, hostHandlers,
            privileged, procMount(allowsOwnUsers: isWhole), seLinux, isWhole ? seccomp : nil, sysctls, hostProcess,
        ].compactMap { $0 }
    }

    // MARK: Words

    private static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
    private static func sorted(_ names: [String]) -> [String] { Set(names).sorted() }
    private static func counted(_ word: String, _ names: [String]) -> String { names.count == 1 ? word : word + "s" }
    private static func containers(_ names: [String]) -> String { "\(counted("container", names)) \(quoted(names))" }

    private func names(_ isBad: (JSONValue) -> Bool) -> [String] { containers.filter(isBad).map { $0.text("name") } }

    /// Who sets something in a security context that it must not: the pod, and which containers.
    private func setters(_ isBad: (JSONValue) -> Bool) -> String? {
        var setters: [String] = []
        if let context = spec["securityContext"], isBad(context) { setters.append("pod") }
        let names = names { $0["securityContext"].map(isBad) ?? false }
        if !names.isEmpty { setters.append(Self.containers(names)) }
        return setters.isEmpty ? nil : setters.joined(separator: " and ")
    }

    /// All values of a member of security contexts.
    private func values(_ value: (JSONValue) -> String?) -> [String] {
        ([spec["securityContext"]] + containers.map { $0["securityContext"] }).compactMap { $0.flatMap(value) }
    }

    // MARK: Baseline

    private var appArmor: Violation? {
        func bad(_ context: JSONValue) -> String? {
            guard let profile = context["appArmorProfile"] else { return nil }
            let type = profile.text("type")
            return ["RuntimeDefault", "Localhost"].contains(type) ? nil : type
        }
        let prefix = "container.apparmor.security.beta.kubernetes.io/"
        let annotations = (pod[path: "metadata", "annotations"]?.objectValue ?? [:]).compactMap { name, value -> String? in
            let value = value.stringValue ?? ""
            let isFine = value.isEmpty || value == "runtime/default" || value.hasPrefix("localhost/")
            return name.hasPrefix(prefix) && !isFine ? "\(name)=\(GoString.quoted(value))" : nil
        }.sorted()
        let who = setters { bad($0) != nil }
        guard who != nil || !annotations.isEmpty else { return nil }
        let all = Self.sorted(values(bad)) + annotations
        let setters = [who, annotations.isEmpty ? nil : Self.counted("annotation", annotations)].compactMap { $0 }
        return Violation(
            Self.counted("forbidden AppArmor profile", all),
            "\(setters.joined(separator: " and ")) must not set AppArmor profile type to \(Self.quoted(all))")
    }

    private static let defaultCapabilities: Set<String> = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID",
        "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    private static func added(_ container: JSONValue) -> [String] {
        (container[path: "securityContext", "capabilities"]?.list("add") ?? []).compactMap(\.stringValue)
    }

    private var capabilities: Violation? {
        func bad(_ container: JSONValue) -> [String] {
            Self.added(container).filter { !Self.defaultCapabilities.contains($0) }
        }
        let names = names { !bad($0).isEmpty }
        guard !names.isEmpty else { return nil }
        let all = Self.quoted(Self.sorted(containers.flatMap(bad)))
        return Violation(
            "non-default capabilities",
            "\(Self.containers(names)) must not include \(all) in securityContext.capabilities.add")
    }

    private var hostNamespaces: Violation? {
        let set = ["hostNetwork", "hostPID", "hostIPC"].filter { spec[$0] == true }
        return set.isEmpty ? nil : Violation("host namespaces", set.map { "\($0)=true" }.joined(separator: ", "))
    }

    private var hostPaths: Violation? {
        let names = spec.list("volumes").filter { $0["hostPath"] != nil }.map { $0.text("name") }
        return names.isEmpty ? nil : Violation("hostPath volumes", "\(Self.counted("volume", names)) \(Self.quoted(names))")
    }

    private var hostPorts: Violation? {
        func ports(_ container: JSONValue) -> [String] {
            container.list("ports").compactMap { $0["hostPort"]?.integerValue }.filter { $0 != 0 }.map(String.init)
        }
        let names = names { !ports($0).isEmpty }
        guard !names.isEmpty else { return nil }
        let all = Self.sorted(containers.flatMap(ports))
        return Violation(
            "hostPort",
            "\(Self.containers(names)) \(names.count == 1 ? "uses" : "use") \(Self.counted("hostPort", all)) "
                + all.joined(separator: ", "))
    }

    private var hostHandlers: Violation? {
        func hosts(_ container: JSONValue) -> [String] {
            let handlers =
                ["livenessProbe", "readinessProbe", "startupProbe"].map { container[$0] }
                + ["postStart", "preStop"].map { container[path: "lifecycle", $0] }
            return handlers.flatMap { handler in
                ["httpGet", "tcpSocket"].map { handler?[$0]?.text("host") ?? "" }.filter { !$0.isEmpty }
            }
        }
        let names = Self.sorted(names { !hosts($0).isEmpty })
        guard !names.isEmpty else { return nil }
        let all = Self.sorted(containers.flatMap(hosts))
        return Violation(
            "probe or lifecycle host",
            "\(Self.containers(names)) \(names.count == 1 ? "uses" : "use") "
                + "\(Self.counted("probe or lifecycle host", all)) \(Self.quoted(all))")
    }

    private var privileged: Violation? {
        let names = names { $0[path: "securityContext", "privileged"] == true }
        return names.isEmpty
            ? nil : Violation("privileged", "\(Self.containers(names)) must not set securityContext.privileged=true")
    }

    /// - Parameter allowsOwnUsers: whether pods with users of their own may do as they like.
    private func procMount(allowsOwnUsers: Bool) -> Violation? {
        func bad(_ container: JSONValue) -> String? {
            guard !allowsOwnUsers || !hasOwnUsers, let type = container[path: "securityContext", "procMount"]?.stringValue else {
                return nil
            }
            return type == "Default" ? nil : type
        }
        let names = names { bad($0) != nil }
        guard !names.isEmpty else { return nil }
        let all = Self.quoted(Self.sorted(containers.compactMap(bad)))
        return Violation("procMount", "\(Self.containers(names)) must not set securityContext.procMount to \(all)")
    }

    private var seLinux: Violation? {
        let types: Set<String> = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]
        func badType(_ context: JSONValue) -> String? {
            let type = context["seLinuxOptions"]?.text("type") ?? ""
            return types.contains(type) ? nil : type
        }
        func sets(_ context: JSONValue, _ name: String) -> Bool { context["seLinuxOptions"]?.text(name).isEmpty == false }
        guard let who = setters({ badType($0) != nil || sets($0, "user") || sets($0, "role") }) else { return nil }
        var data: [String] = []
        let all = Self.sorted(values(badType))
        if !all.isEmpty { data.append("\(Self.counted("type", all)) \(Self.quoted(all))") }
        for name in ["user", "role"] where !values({ sets($0, name) ? name : nil }).isEmpty {
            data.append("\(name) may not be set")
        }
        return Violation(
            "seLinuxOptions", "\(who) set forbidden securityContext.seLinuxOptions: \(data.joined(separator: "; "))")
    }

    private static func badSeccomp(_ context: JSONValue) -> String? {
        guard let profile = context["seccompProfile"] else { return nil }
        let type = profile.text("type")
        return ["RuntimeDefault", "Localhost"].contains(type) ? nil : type
    }

    private var seccomp: Violation? {
        guard let who = setters({ Self.badSeccomp($0) != nil }) else { return nil }
        let all = Self.quoted(Self.sorted(values(Self.badSeccomp)))
        return Violation("seccompProfile", "\(who) must not set securityContext.seccompProfile.type to \(all)")
    }

    private static let safeSysctls: Set<String> = [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_wmem",
    ]

    private var sysctls: Violation? {
        let names = (spec["securityContext"]?.list("sysctls") ?? []).map { $0.text("name") }
            .filter { !Self.safeSysctls.contains($0) }
        return names.isEmpty ? nil : Violation("forbidden sysctls", names.joined(separator: ", "))
    }

    private var hostProcess: Violation? {
        guard let who = setters({ $0[path: "windowsOptions", "hostProcess"] == true }) else { return nil }
        return Violation("hostProcess", "\(who) must not set securityContext.windowsOptions.hostProcess=true")
    }

    // MARK: Restricted

    private var privilegeEscalation: Violation? {
        let names = isWindows ? [] : names { $0[path: "securityContext", "allowPrivilegeEscalation"] != false }
        return names.isEmpty
            ? nil
            : Violation(
                "allowPrivilegeEscalation != false",
                "\(Self.containers(names)) must set securityContext.allowPrivilegeEscalation=false")
    }

    private var droppedCapabilities: Violation? {
        if isWindows { return nil }
        func bad(_ container: JSONValue) -> [String] { Self.added(container).filter { $0 != "NET_BIND_SERVICE" } }
        let missing = names { $0[path: "securityContext", "capabilities"]?.list("drop").contains("ALL") != true }
        let adding = names { !bad($0).isEmpty }
        var details: [String] = []
        if !missing.isEmpty { details.append("\(Self.containers(missing)) must set securityContext.capabilities.drop=[\"ALL\"]") }
        if !adding.isEmpty {
            let all = Self.quoted(Self.sorted(containers.flatMap(bad)))
            details.append("\(Self.containers(adding)) must not include \(all) in securityContext.capabilities.add")
        }
        return details.isEmpty ? nil : Violation("unrestricted capabilities", details.joined(separator: "; "))
    }

    private static let freeVolumes: Set<String> = [
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
    ]

    private var restrictedVolumes: Violation? {
        func type(_ volume: JSONValue) -> String? {
            let members = (volume.objectValue ?? [:]).map(\.name).filter { $0 != "name" }
            return members.contains(where: Self.freeVolumes.contains) ? nil : members.first ?? "unknown"
        }
        let bad = spec.list("volumes").filter { type($0) != nil }
        guard !bad.isEmpty else { return nil }
        let names = bad.map { $0.text("name") }
        let all = Self.sorted(bad.compactMap(type))
        return Violation(
            "restricted volume types",
            "\(Self.counted("volume", names)) \(Self.quoted(names)) \(names.count == 1 ? "uses" : "use") "
                + "\(Self.counted("restricted volume type", all)) \(Self.quoted(all))")
    }

    private var nonRoot: Violation? {
        if hasOwnUsers { return nil }
        let reason = "runAsNonRoot != true"
        if let who = setters({ $0["runAsNonRoot"] == false }) {
            return Violation(reason, "\(who) must not set securityContext.runAsNonRoot=false")
        }
        if spec[path: "securityContext", "runAsNonRoot"] == true { return nil }
        let names = names { $0[path: "securityContext", "runAsNonRoot"] == nil }
        return names.isEmpty
            ? nil : Violation(reason, "pod or \(Self.containers(names)) must set securityContext.runAsNonRoot=true")
    }

    private var rootUser: Violation? {
        if hasOwnUsers { return nil }
        return setters { $0["runAsUser"] == 0 }.map { Violation("runAsUser=0", "\($0) must not set runAsUser=0") }
    }

    private var requiredSeccomp: Violation? {
        if let found = seccomp { return found }
        if isWindows || spec[path: "securityContext", "seccompProfile"] != nil { return nil }
        let names = names { $0[path: "securityContext", "seccompProfile"] == nil }
        return names.isEmpty
            ? nil
            : Violation(
                "seccompProfile",
                "pod or \(Self.containers(names)) must set securityContext.seccompProfile.type to "
                    + "\"RuntimeDefault\" or \"Localhost\"")
    }
}
