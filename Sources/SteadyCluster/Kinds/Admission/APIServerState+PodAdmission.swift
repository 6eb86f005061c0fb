import SteadyCodec
import SteadyModel

/// Admission of pods that needs nothing but the pod.
enum PodAdmission {
    /// A pod stays for five minutes on a node that is not ready or cannot be reached, unless it says otherwise.
    static func addTolerations(_ spec: inout JSONValue) {
        var tolerations = spec.list("tolerations")
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
            let isTolerated = spec.list("tolerations").contains { toleration in
                ["", key].contains(toleration.text("key")) && ["", "NoExecute"].contains(toleration.text("effect"))
            }
            if isTolerated { continue }
            tolerations.append(
                ["key": .string(key), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300])
        }
        if !tolerations.isEmpty { spec["tolerations"] = .array(tolerations) }
    }

    static func keepPriority(_ pod: inout JSONValue, _ live: JSONValue?) {
        pod.change("spec") { spec in
            for name in ["priority", "preemptionPolicy"] {
                if let value = live?["spec"]?[name] { spec.fill(name, value) }
            }
        }
    }

    static let tokenPath: JSONValue = "/var/run/secrets/kubernetes.io/serviceaccount"
    static let tokenVolumePrefix = "kube-api-access-"

    /// Mounts a token for the API server into all containers that have nothing there.
    static func mountToken(_ spec: inout JSONValue, _ random: inout PlatformRandom) {
        func hasMount(_ container: JSONValue) -> Bool {
            container.list("volumeMounts").contains { $0["mountPath"] == tokenPath }
        }
        let lists = ["initContainers", "containers"]
        if lists.allSatisfy({ spec.list($0).allSatisfy(hasMount) }) { return }
        let known = spec.list("volumes").first { $0.text("name").hasPrefix(tokenVolumePrefix) }
        let name = known?["name"] ?? .string(GeneratedName.make(tokenVolumePrefix, &random))
        for list in lists {
            spec.changeEach(list) { container in
                if hasMount(container) { return }
                container["volumeMounts"] = .array(
                    container.list("volumeMounts") + [["name": name, "readOnly": true, "mountPath": tokenPath]])
            }
        }
        if known != nil { return }
        let volume: JSONValue = [
            "name": name,
            "projected": [
                "defaultMode": 420,
                "sources": [
                    ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
                    ["configMap": ["items": [["key": "ca.crt", "path": "ca.crt"]], "name": "kube-root-ca.crt"]],
                    [
                        "downwardAPI": [
                            "items": [
                                ["fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"], "path": "namespace"]
                            ]
                        ]
                    ],
                ],
            ],
        ]
        spec["volumes"] = .array(spec.list("volumes") + [volume])
    }
}

/// Names with five random letters and digits at their end.
enum GeneratedName {
    /// Without vowels and look-alikes: no names that read as words.
    private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")

    static func make(_ base: some StringProtocol, _ random: inout PlatformRandom) -> String {
        String(base.prefix(58)) + String((0..<5).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
    }
}

extension APIServerState {
    private func forbidden(_ pod: JSONValue, _ target: Target, _ why: String) -> StatusError {
        .forbidden(target.definition, pod["metadata"]?.text("name") ?? "", why)
    }

    mutating func admitServiceAccount(_ pod: inout JSONValue, _ target: Target) throws(StatusError) {
        // What a kubelet shows of itself has no token.
        if pod[path: "metadata", "annotations", "kubernetes.io/config.mirror"] != nil { return }
        let namespace = target.namespace ?? ""
        var name = pod["spec"]?.text("serviceAccountName") ?? ""
        if name.isEmpty { name = "default" }
        let account = store.object(ObjectKey(namespace: namespace, name: name), in: "serviceaccounts")
        // The account that every namespace has may not have been made yet.
        if account == nil, name != "default" {
            throw forbidden(
                pod, target, "error looking up service account \(namespace)/\(name): serviceaccount \"\(name)\" not found")
        }
        var random = self.random
        pod.change("spec") { spec in
            spec["serviceAccountName"] = .string(name)
            spec["serviceAccount"] = .string(name)
            let mounts = spec["automountServiceAccountToken"] ?? account?.value["automountServiceAccountToken"] ?? true
            if mounts == true { PodAdmission.mountToken(&spec, &random) }
            if let secrets = account?.value["imagePullSecrets"], spec.list("imagePullSecrets").isEmpty, !secrets.isVoid {
                spec["imagePullSecrets"] = secrets
            }
        }
        self.random = random
    }

    func admitPriority(_ pod: inout JSONValue, _ target: Target) throws(StatusError) {
        let collection = "priorityclasses.scheduling.k8s.io"
        let spec = pod["spec"] ?? [:]
        let name = spec.text("priorityClassName")
        var found: JSONValue?
        if name.isEmpty {
            found =
                store.objects(in: collection).map(\.object.value).filter { $0["globalDefault"] == true }
                .min { ($0["value"]?.integerValue ?? 0) < ($1["value"]?.integerValue ?? 0) }
            if let found { pod[path: "spec", "priorityClassName"] = found[path: "metadata", "name"] }
        } else {
            found = store.object(ObjectKey(namespace: nil, name: name), in: collection)?.value
            if found == nil { throw forbidden(pod, target, "no PriorityClass with name \(name) was found") }
        }
        let priority = found?["value"] ?? 0
        let policy = found?["preemptionPolicy"] ?? "PreemptLowerPriority"
        if let given = spec["priority"], given != priority {
            throw forbidden(
                pod, target,
                "the integer value of priority (\(given.serializedText())) must not be provided in pod spec; priority admission "
                    + "controller computed \(priority.serializedText()) from the given PriorityClass name")
        }
        if let given = spec["preemptionPolicy"], given != policy {
            throw forbidden(
                pod, target,
                "the string value of PreemptionPolicy (\(given.stringValue ?? "")) must not be provided in pod spec; priority "
                    + "admission controller computed \(policy.stringValue ?? "") from the given PriorityClass name")
        }
        pod[path: "spec", "priority"] = priority
        pod[path: "spec", "preemptionPolicy"] = policy
    }

    func admitRuntimeClass(_ pod: inout JSONValue, _ target: Target) throws(StatusError) {
        let spec = pod["spec"] ?? [:]
        let name = spec.text("runtimeClassName")
        let given = spec["overhead"]
        guard !name.isEmpty else {
            if given?.isVoid ?? true { return }
            throw forbidden(pod, target, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
        }
        guard let found = store.object(ObjectKey(namespace: nil, name: name), in: "runtimeclasses.node.k8s.io")?.value else {
            throw forbidden(pod, target, "pod rejected: RuntimeClass \"\(name)\" not found")
        }
        if let overhead = found[path: "overhead", "podFixed"] {
            if let given, given != overhead {
                throw forbidden(
                    pod, target, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
            }
            pod[path: "spec", "overhead"] = overhead
        }
        for (key, value) in found[path: "scheduling", "nodeSelector"]?.objectValue ?? [:] {
            if let other = spec["nodeSelector"]?[key], other != value {
                throw forbidden(
                    pod, target,
                    "conflict: runtimeClass.scheduling.nodeSelector[\(key)] = \(value.stringValue ?? ""); "
                        + "pod.spec.nodeSelector[\(key)] = \(other.stringValue ?? "")")
            }
            pod[path: "spec", "nodeSelector", key] = value
        }
        let tolerations = found["scheduling"]?.list("tolerations") ?? []
        let own = pod["spec"]?.list("tolerations") ?? []
        let added = tolerations.filter { !own.contains($0) }
        if !added.isEmpty { pod[path: "spec", "tolerations"] = .array(own + added) }
    }
}
