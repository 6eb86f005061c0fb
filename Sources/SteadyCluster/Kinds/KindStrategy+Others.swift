import SteadyCodec
import SteadyModel

extension KindStrategy {
    static let networking: [String: KindStrategy] = [
        "ingresses.networking.k8s.io": KindStrategy(
            generation: ["spec"], rules: IngressRules.ingress, subresourceRules: ["status": StatusRules.ingress],
            warnings: IngressRules.warnings),
        "ingressclasses.networking.k8s.io": KindStrategy(
            generation: ["spec"], rules: IngressRules.ingressClass,
            updateRules: { $2.unchanged($0["spec"]["controller"], $1["spec"]["controller"]) }),
        "networkpolicies.networking.k8s.io": KindStrategy(
            generation: ["spec"], rules: NetworkPolicyRules.policy, warnings: NetworkPolicyRules.warnings),
        "endpointslices.discovery.k8s.io": KindStrategy(
            generation: ["endpoints", "ports", "addressType", "labels"], rules: EndpointRules.slice,
            updateRules: { $2.unchanged($0["addressType"], $1["addressType"]) }, warnings: EndpointRules.sliceWarnings),
        "servicecidrs.networking.k8s.io": KindStrategy(
            statusKeepsMetadata: true, createRules: RegistrationRules.serviceCIDR,
            updateRules: RegistrationRules.serviceCIDRUpdate),
        "ipaddresses.networking.k8s.io": KindStrategy(
            name: RegistrationRules.ipAddressName, rules: RegistrationRules.ipAddress,
            updateRules: { $2.unchanged($0["spec"]["parentRef"], $1["spec"]["parentRef"]) }),
    ]

    static let policy: [String: KindStrategy] = [
        "poddisruptionbudgets.policy": KindStrategy(
            generation: ["spec"], name: { _ in [] }, checksMetadata: false, rules: PolicyRules.disruptionBudget,
            subresourceRules: ["status": StatusRules.disruptionBudget]),
        "horizontalpodautoscalers.autoscaling": KindStrategy(
            rules: AutoscalerRules.autoscaler, subresourceRules: ["status": StatusRules.autoscaler]),
        "leases.coordination.k8s.io": KindStrategy(
            prepareForCreate: { if !$1.coordinatesElections { PolicyRules.dropCoordinated(&$0) } },
            prepareForUpdate: { if !$3.coordinatesElections { PolicyRules.dropCoordinated(&$0) } }, rules: PolicyRules.lease),
        "leasecandidates.coordination.k8s.io": KindStrategy(
            name: Validation.configMapKey, rules: LeaseCandidateRules.candidate,
            updateRules: { $2.unchanged($0["spec"]["leaseName"], $1["spec"]["leaseName"]) }),
        "priorityclasses.scheduling.k8s.io": KindStrategy(
            generation: [], createRules: PolicyRules.priorityClass, updateRules: PolicyRules.priorityClassUpdate),
        "flowschemas.flowcontrol.apiserver.k8s.io": KindStrategy(
            generation: ["spec"], statusKeepsMetadata: true, rules: FlowControlRules.flowSchema,
            subresourceRules: ["status": FlowControlRules.statusUpdate]),
        "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": KindStrategy(
            generation: ["spec"], statusKeepsMetadata: true, rules: FlowControlRules.priorityLevel,
            subresourceRules: ["status": FlowControlRules.statusUpdate]),
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
            kept: ["": [["spec"]]], unowned: ["": [["spec"]], "status": [["status", "conditions"]]],
            prepareForUpdate: CertificateRules.prepareForUpdate, name: Validation.pathSegment, rules: CertificateRules.request,
            subresourceRules: ["status": CertificateRules.statusUpdate, "approval": CertificateRules.approvalUpdate]),
        "storageclasses.storage.k8s.io": KindStrategy(
            rules: StorageRules.storageClass, updateRules: StorageRules.storageClassUpdate),
        "csidrivers.storage.k8s.io": KindStrategy(
            generation: ["spec"], countsFromCreation: false, rules: StorageRules.csiDriver,
            updateRules: StorageRules.csiDriverUpdate, warnings: DriverRules.driverWarnings),
        "volumeattachments.storage.k8s.io": KindStrategy(
            statusKeepsMetadata: true, rules: DriverRules.attachment,
            updateRules: { $2.unchanged($0["spec"], $1["spec"]) },
            subresourceRules: ["status": DriverRules.attachmentStatus]),
        "csinodes.storage.k8s.io": KindStrategy(rules: DriverRules.node, updateRules: DriverRules.nodeUpdate),
        "csistoragecapacities.storage.k8s.io": KindStrategy(
            rules: DriverRules.capacity, updateRules: DriverRules.capacityUpdate),
        "volumeattributesclasses.storage.k8s.io": KindStrategy(
            rules: DriverRules.attributesClass, updateRules: DriverRules.attributesClassUpdate),
        "apiservices.apiregistration.k8s.io": KindStrategy(
            name: Validation.pathSegment, rules: RegistrationRules.apiService,
            subresourceRules: ["status": RegistrationRules.apiServiceStatus]),
        "runtimeclasses.node.k8s.io": KindStrategy(
            rules: PolicyRules.runtimeClass, updateRules: { $2.unchanged($0["handler"], $1["handler"]) }),
        "resourceclaims.resource.k8s.io": KindStrategy(
            statusKeepsMetadata: true, createRules: { DeviceRules.claim($0["spec"], &$1) },
            updateRules: { $2.unchanged($0["spec"], $1["spec"]) }, subresourceRules: ["status": DeviceStatusRules.update]),
        "resourceclaimtemplates.resource.k8s.io": KindStrategy(
            rules: DeviceRules.claimTemplate, updateRules: { $2.unchanged($0["spec"], $1["spec"]) }),
        "resourceslices.resource.k8s.io": KindStrategy(
            generation: ["spec"], fillTimes: SliceRules.fillTimes, createRules: SliceRules.slice,
            updateRules: SliceRules.update),
        "deviceclasses.resource.k8s.io": KindStrategy(generation: ["spec"], rules: DeviceRules.deviceClass),
        "mutatingwebhookconfigurations.admissionregistration.k8s.io": KindStrategy(
            generation: ["webhooks"], rules: { WebhookRules.webhooks($0["webhooks"], isMutating: true, &$1) }),
        "validatingwebhookconfigurations.admissionregistration.k8s.io": KindStrategy(
            generation: ["webhooks"], rules: { WebhookRules.webhooks($0["webhooks"], isMutating: false, &$1) }),
        "validatingadmissionpolicies.admissionregistration.k8s.io": KindStrategy(
            generation: ["spec"], statusKeepsMetadata: true, subresourceRules: ["status": StatusRules.admissionPolicy]),
        "mutatingadmissionpolicies.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "validatingadmissionpolicybindings.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io": KindStrategy(generation: ["spec"]),
        "customresourcedefinitions.apiextensions.k8s.io": KindStrategy(generation: ["spec"]),
    ]
}
