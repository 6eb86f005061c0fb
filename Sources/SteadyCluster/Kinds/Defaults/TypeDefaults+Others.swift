import SteadyCodec

extension TypeDefaults {
    private static let rbacGroup: JSONValue = "rbac.authorization.k8s.io"

    static let others: [String: Fill] = [
        "core.v1.Secret": { $0.fill("type", "Opaque") },
        "core.v1.Namespace": { namespace in
            if let name = namespace[path: "metadata", "name"], !name.isVoid {
                namespace[path: "metadata", "labels", "kubernetes.io/metadata.name"] = name
            }
            namespace.open("status") { $0.fill("phase", "Active") }
        },
        "core.v1.NodeStatus": { if let capacity = $0["capacity"] { $0.fill("allocatable", capacity) } },
        "core.v1.LimitRangeItem": limitRangeItem,
        "rbac.v1.RoleBinding": { $0.open("roleRef") { fillIfEmpty(&$0, "apiGroup", rbacGroup) } },
        "rbac.v1.ClusterRoleBinding": { $0.open("roleRef") { fillIfEmpty(&$0, "apiGroup", rbacGroup) } },
        "rbac.v1.Subject": {
            if ["User", "Group"].contains($0.text("kind")) { fillIfEmpty(&$0, "apiGroup", rbacGroup) }
        },
        "scheduling.v1.PriorityClass": { $0.fill("preemptionPolicy", "PreemptLowerPriority") },
        "storage.v1.StorageClass": {
            $0.fill("reclaimPolicy", "Delete")
            $0.fill("volumeBindingMode", "Immediate")
        },
        "storage.v1.CSIDriver": {
            $0.open("spec") {
                $0.fill("attachRequired", true)
                $0.fill("fsGroupPolicy", "ReadWriteOnceWithFSType")
                $0.fill("volumeLifecycleModes", ["Persistent"])
                for name in ["podInfoOnMount", "storageCapacity", "requiresRepublish", "seLinuxMount"] { $0.fill(name, false) }
            }
        },
        "admissionregistration.v1.MutatingWebhook": {
            webhook(&$0)
            $0.fill("reinvocationPolicy", "Never")
        },
        "admissionregistration.v1.ValidatingWebhook": webhook,
        "admissionregistration.v1.RuleWithOperations": { $0.fill("scope", "*") },
        "admissionregistration.v1.NamedRuleWithOperations": { $0.fill("scope", "*") },
        "admissionregistration.v1.ServiceReference": { $0.fill("port", 443) },
        "admissionregistration.v1.MatchResources": {
            $0.fill("matchPolicy", "Equivalent")
            $0.fill("namespaceSelector", [:])
            $0.fill("objectSelector", [:])
        },
        "admissionregistration.v1.ValidatingAdmissionPolicySpec": { $0.fill("failurePolicy", "Fail") },
        "admissionregistration.v1.MutatingAdmissionPolicySpec": { $0.fill("failurePolicy", "Fail") },
        "apiextensions.v1.CustomResourceDefinition": { definition in
            definition.open("spec") { spec in
                spec.open("conversion") { $0.fill("strategy", "None") }
                guard let kind = spec[path: "names", "kind"]?.stringValue, !kind.isEmpty else { return }
                spec.open("names") {
                    fillIfEmpty(&$0, "singular", .string(kind.lowercased()))
                    fillIfEmpty(&$0, "listKind", .string("\(kind)List"))
                }
            }
        },
        "apiextensions.v1.ServiceReference": { $0.fill("port", 443) },
        "apiregistration.v1.ServiceReference": { $0.fill("port", 443) },
        "flowcontrol.v1.FlowSchemaSpec": { fillIfZero(&$0, "matchingPrecedence", 1000) },
        "flowcontrol.v1.ExemptPriorityLevelConfiguration": {
            $0.fill("nominalConcurrencyShares", 0)
            $0.fill("lendablePercent", 0)
        },
        "flowcontrol.v1.LimitedPriorityLevelConfiguration": {
            $0.fill("nominalConcurrencyShares", 30)
            $0.fill("lendablePercent", 0)
        },
        "flowcontrol.v1.QueuingConfiguration": {
            fillIfZero(&$0, "handSize", 8)
            fillIfZero(&$0, "queues", 64)
            fillIfZero(&$0, "queueLengthLimit", 50)
        },
        "resource.v1.ExactDeviceRequest": deviceRequest,
        "resource.v1.DeviceSubRequest": deviceRequest,
    ]

    private static func fillIfEmpty(_ value: inout JSONValue, _ name: String, _ text: JSONValue) {
        if value[name]?.isVoid ?? true { value[name] = text }
    }

    private static func fillIfZero(_ value: inout JSONValue, _ name: String, _ number: Int64) {
        if (value[name]?.integerValue ?? 0) == 0 { value[name] = .integer(number) }
    }

    private static let deviceRequest: Fill = {
        $0.fill("allocationMode", "ExactCount")
        if $0["allocationMode"] == "ExactCount" { fillIfZero(&$0, "count", 1) }
    }

    private static let webhook: Fill = {
        $0.fill("failurePolicy", "Fail")
        $0.fill("matchPolicy", "Equivalent")
        $0.fill("namespaceSelector", [:])
        $0.fill("objectSelector", [:])
        $0.fill("timeoutSeconds", 10)
    }

    /// For containers, `default` follows from `max`, and `defaultRequest` from `default` and `min`.
    private static let limitRangeItem: Fill = { item in
        guard item["type"] == "Container" else { return }
        func copy(_ source: String, to target: String) {
            guard let values = item[source]?.objectValue, !values.isEmpty else { return }
            item.open(target) { for (name, value) in values { $0.fill(name, value) } }
        }
        copy("max", to: "default")
        copy("default", to: "defaultRequest")
        copy("min", to: "defaultRequest")
    }
}
