import SteadyCodec
import SteadyModel

extension KindStrategy {
    static let networking: [String: KindStrategy] = [
        "ingresses.networking.k8s.io": KindStrategy(
            generation: ["spec"], rules: IngressRules.ingress, warnings: IngressRules.warnings),
        "ingressclasses.networking.k8s.io": KindStrategy(
            generation: ["spec"], rules: IngressRules.ingressClass,
            updateRules: { $2.unchanged($0["spec"]["controller"], $1["spec"]["controller"]) }),
        "networkpolicies.networking.k8s.io": KindStrategy(generation: ["spec"], rules: NetworkPolicyRules.policy),
        "endpointslices.discovery.k8s.io": KindStrategy(
            generation: ["endpoints", "ports", "addressType", "labels"], rules: EndpointRules.slice,
            updateRules: { $2.unchanged($0["addressType"], $1["addressType"]) }),
        "servicecidrs.networking.k8s.io": KindStrategy(statusKeepsMetadata: true),
        "ipaddresses.networking.k8s.io": KindStrategy(),
    ]

    static let policy: [String: KindStrategy] = [
        "poddisruptionbudgets.policy": KindStrategy(
            generation: ["spec"], rules: PolicyRules.disruptionBudget),
        "horizontalpodautoscalers.autoscaling": KindStrategy(rules: AutoscalerRules.autoscaler),
        "leases.coordination.k8s.io": KindStrategy(
            prepareForCreate: { lease, _ in PolicyRules.dropCoordinated(&lease) },
            prepareForUpdate: { lease, _, _, _ in PolicyRules.dropCoordinated(&lease) }, rules: PolicyRules.lease),
        "priorityclasses.scheduling.k8s.io": KindStrategy(
            generation: [], rules: PolicyRules.priorityClass, updateRules: PolicyRules.priorityClassUpdate),
        "flowschemas.flowcontrol.apiserver.k8s.io": KindStrategy(generation: ["spec"], statusKeepsMetadata: true),
        "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": KindStrategy(
            generation: ["spec"], statusKeepsMetadata: true),
    ]

    static let cluster: [String: KindStrategy] = [
        "roles.rbac.authorization.k8s.io": KindStrategy(name: Validation.pathSegment, rules: AccessRules.role),
        "clusterroles.rbac.authorization.k8s.io": KindStrategy(
            name: Validation.pathSegment, rules: AccessRules.clusterRole),
        "rolebindings.rbac.authorization.k8s.io": KindStrategy(
            name: Validation.pathSegment, rules: AccessRules.roleBinding, updateRules: AccessRules.bindingUpdate),
        "clusterrolebindings.rbac.authorization.k8s.io": KindStrategy(
            name: Validation.pathSegment, rules: AccessRules.clusterRoleBinding, updateRules: AccessRules.bindingUpdate),
        "certificatesigningrequests.certificates.k8s.io": KindStrategy(
            kept: ["": [["spec"]]], unowned: [["spec"]], name: { _ in [] },
            rules: CertificateRules.request),
        "storageclasses.storage.k8s.io": KindStrategy(
            rules: StorageRules.storageClass, updateRules: StorageRules.storageClassUpdate),
        "csidrivers.storage.k8s.io": KindStrategy(
            generation: ["spec"], countsFromCreation: false, rules: StorageRules.csiDriver,
            updateRules: StorageRules.csiDriverUpdate),
        "volumeattachments.storage.k8s.io": KindStrategy(
            statusKeepsMetadata: true, rules: StorageRules.attachment,
            updateRules: { $2.unchanged($0["spec"], $1["spec"]) }),
        "runtimeclasses.node.k8s.io": KindStrategy(
            rules: PolicyRules.runtimeClass, updateRules: { $2.unchanged($0["handler"], $1["handler"]) }),
        "resourceclaims.resource.k8s.io": KindStrategy(
            statusKeepsMetadata: true, updateRules: { $2.unchanged($0["spec"], $1["spec"]) }),
        "resourceclaimtemplates.resource.k8s.io": KindStrategy(
            updateRules: { $2.unchanged($0["spec"], $1["spec"]) }),
        "resourceslices.resource.k8s.io": KindStrategy(generation: ["spec"]),
        "deviceclasses.resource.k8s.io": KindStrategy(generation: ["spec"]),
        "mutatingwebhookconfigurations.admissionregistration.k8s.io": KindStrategy(
            generation: ["webhooks"], rules: { WebhookRules.webhooks($0["webhooks"], isMutating: true, &$1) }),
        "validatingwebhookconfigurations.admissionregistration.k8s.io": KindStrategy(
            generation: ["webhooks"], rules: { WebhookRules.webhooks($0["webhooks"], isMutating: false, &$1) }),
        "validatingadmissionpolicies.admissionregistration.k8s.io": KindStrategy(
            generation: ["spec"], statusKeepsMetadata: true),
        "mutatingadmissionpolicies.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "validatingadmissionpolicybindings.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "customresourcedefinitions.apiextensions.k8s.io": KindStrategy(generation: ["spec"]),
    ]
}
