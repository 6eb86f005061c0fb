import SteadyCodec
import SteadyModel

extension TypeDefaults {
    static let pods: [String: Fill] = [
        "core.v1.Pod": { pod in
            pod.open("spec") { spec in
                for name in ["containers", "initContainers"] {
                    spec.changeEach(name) { $0.change("resources", requestLimits) }
                    if spec["hostNetwork"] == true { spec.changeEach(name) { $0.changeEach("ports", hostPort) } }
                }
                podRequests(&spec)
                spec.fill("enableServiceLinks", true)
                if (spec["terminationGracePeriodSeconds"]?.integerValue ?? 0) < 0 { spec["terminationGracePeriodSeconds"] = 1 }
            }
        },
        "core.v1.PodSpec": { spec in
            spec.fill("dnsPolicy", "ClusterFirst")
            spec.fill("restartPolicy", "Always")
            spec.fill("securityContext", [:])
            spec.fill("terminationGracePeriodSeconds", 30)
            spec.fill("schedulerName", "default-scheduler")
            // The older name of the same field follows the newer one.
            if let account = spec["serviceAccountName"] ?? spec["serviceAccount"] {
                spec["serviceAccountName"] = account
                spec["serviceAccount"] = account
            }
        },
        "core.v1.Container": container,
        "core.v1.EphemeralContainer": container,
        "core.v1.Probe": { probe in
            let values: [(String, JSONValue)] = [
                ("timeoutSeconds", 1), ("periodSeconds", 10), ("successThreshold", 1), ("failureThreshold", 3),
            ]
            for (name, value) in values where (probe[name]?.integerValue ?? 0) == 0 { probe[name] = value }
        },
        "core.v1.GRPCAction": { $0.fill("service", "") },
        "core.v1.HTTPGetAction": {
            $0.fill("path", "/")
            $0.fill("scheme", "HTTP")
        },
        "core.v1.ObjectFieldSelector": { $0.fill("apiVersion", "v1") },
        "core.v1.ResourceFieldSelector": { $0.fill("divisor", "0") },
        "core.v1.ContainerPort": { $0.fill("protocol", "TCP") },
    ]

    @Sendable private static func container(_ container: inout JSONValue) {
        container.fill("imagePullPolicy", .string(pullPolicy(of: container.text("image"))))
        container.fill("terminationMessagePath", "/dev/termination-log")
        container.fill("terminationMessagePolicy", "File")
    }

    /// Whether the parts of an image's name are words of lower case, digits and what may stand between them.
    private static func isReference(_ image: String) -> Bool {
        let name = image.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if let last = parts.popLast() {
            let words = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard
                words.count < 2
                    || words[1].utf8.allSatisfy({ isLower($0) || (65...90).contains($0) || [45, 46, 95].contains($0) })
            else { return false }
            parts.append(words.first ?? "")
        }
        // The first may be a host.
        if parts.count > 1, parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost" { parts.removeFirst() }
        // Names without a place are in a library, which counts.
        let length = parts.reduce(parts.count - 1) { $0 + $1.utf8.count } + (parts.count == 1 ? "library/".utf8.count : 0)
        return length <= 255
            && parts.allSatisfy { part in
                guard let first = part.utf8.first, let last = part.utf8.last else { return false }
                return isLower(first) && isLower(last) && part.utf8.allSatisfy { isLower($0) || [45, 46, 95].contains($0) }
            }
    }

    private static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }

    /// Images with the tag `latest`, said or not, are pulled each time; a digest alone is no tag.
    static func pullPolicy(of image: String) -> String {
        guard isReference(image) else { return "IfNotPresent" }
        let parts = image.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let tag = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        if let tag { return tag == "latest" ? "Always" : "IfNotPresent" }
        return parts.count > 1 || image.isEmpty ? "IfNotPresent" : "Always"
    }

    /// What is limited and not requested is requested up to the limit.
    private static func requestLimits(_ resources: inout JSONValue) {
        guard let limits = resources["limits"]?.objectValue else { return }
        resources.open("requests") { requests in
            for (name, value) in limits { requests.fill(name, value) }
        }
    }

    private static func hostPort(_ port: inout JSONValue) {
        if (port["hostPort"]?.integerValue ?? 0) == 0 { port["hostPort"] = port["containerPort"] }
    }

    /// Requests of the whole pod follow from those of its containers, else from its limits.
    private static func podRequests(_ spec: inout JSONValue) {
        guard let limits = spec[path: "resources", "limits"]?.objectValue, !limits.isEmpty else { return }
        var requests = spec[path: "resources", "requests"] ?? .emptyObject
        for name in ["cpu", "memory"] where requests[name] == nil {
            let amounts = spec.list("containers").compactMap { QuotaUsage.quantity($0[path: "resources", "requests"]?[name]) }
            guard let first = amounts.first else { continue }
            requests[name] = .string(amounts.dropFirst().reduce(first) { $0 + $1 }.description)
        }
        for (name, value) in limits where name == "cpu" || name == "memory" || name.hasPrefix("hugepages-") {
            requests.fill(name, value)
        }
        if !requests.isVoid { spec[path: "resources", "requests"] = requests }
    }
}
