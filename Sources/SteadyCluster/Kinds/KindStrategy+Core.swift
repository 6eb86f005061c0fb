import SteadyCodec
import SteadyModel

extension KindStrategy {
    /// The kinds of the group without a name.
    static let core: [String: KindStrategy] = [
        "pods": pod, "services": service, "namespaces": namespace, "nodes": node,
        "persistentvolumes": persistentVolume, "persistentvolumeclaims": persistentVolumeClaim,
        "secrets": secret, "configmaps": configMap, "events": event, "endpoints": endpoints,
        "replicationcontrollers": replicationController, "podtemplates": podTemplate,
        "limitranges": KindStrategy(rules: LimitRules.limitRange), "resourcequotas": resourceQuota,
        "serviceaccounts": KindStrategy(),
    ]

    private static let pod = KindStrategy(
        generation: ["spec"],
        kept: [
            "status": [["metadata", "ownerReferences"], ["metadata", "deletionTimestamp"]],
            "ephemeralcontainers": [["status"]], "resize": [["status"]],
        ],
        prepareForCreate: Pods.prepareForCreate, prepareForUpdate: Pods.prepareForUpdate,
        rules: PodRules.pod, updateRules: PodUpdateRules.update,
        subresourceRules: [
            "status": PodUpdateRules.status, "ephemeralcontainers": PodUpdateRules.ephemeralContainers,
            "resize": PodResizeRules.update,
        ], warnings: PodWarnings.pod)

    private static let service = KindStrategy(
        prepareForUpdate: { object, live, subresource, _ in
            if subresource == nil { Services.dropUnneeded(&object, live: live) }
        }, name: Validation.dns1123Label, rules: ServiceRules.service, updateRules: ServiceRules.update,
        subresourceRules: ["status": ServiceRules.status], warnings: ServiceRules.warnings)

    private static let namespace = KindStrategy(
        kept: ["": [["spec", "finalizers"]]],
        prepareForCreate: { namespace, _ in
            let finalizers = namespace[path: "spec"]?.list("finalizers") ?? []
            if !finalizers.contains("kubernetes") {
                namespace[path: "spec", "finalizers"] = .array(finalizers + ["kubernetes"])
            }
            namespace[path: "status"] = ["phase": "Active"]
            if let name = namespace[path: "metadata", "name"] {
                namespace[path: "metadata", "labels", "kubernetes.io/metadata.name"] = name
            }
        }, name: Validation.dns1123Label, rules: NamespaceRules.namespace,
        subresourceRules: ["status": NamespaceRules.status, "finalize": NamespaceRules.finalize])

    private static let node = KindStrategy(
        keepsStatusOnCreate: true, rules: NodeRules.node, updateRules: NodeRules.update,
        subresourceRules: ["status": NodeRules.status])

    private static let persistentVolume = KindStrategy(
        prepareForCreate: { volume, setting in
            volume["status"] = ["phase": "Pending", "lastPhaseTransitionTime": .string(setting.now)]
        },
        prepareForUpdate: { volume, live, subresource, setting in
            guard subresource == "status" else { return }
            let time = volume[path: "status", "lastPhaseTransitionTime"]
            let before = live[path: "status", "lastPhaseTransitionTime"]
            if live[path: "status", "phase"] == volume[path: "status", "phase"] {
                if time == nil { volume[path: "status", "lastPhaseTransitionTime"] = before }
            } else if time == nil || time == before {
                volume[path: "status", "lastPhaseTransitionTime"] = .string(setting.now)
            }
        }, rules: StorageRules.volume, updateRules: StorageRules.volumeUpdate)

    private static let persistentVolumeClaim = KindStrategy(
        prepareForCreate: { claim, _ in
            claim["status"] = ["phase": "Pending"]
            claim.open("spec") { Claims.alignDataSources(&$0) }
        },
        prepareForUpdate: { claim, live, subresource, _ in
            if subresource == nil { claim.change("spec") { Claims.alignDataSources(&$0, live: live["spec"]) } }
        }, rules: StorageRules.claim, updateRules: StorageRules.claimUpdate, warnings: StorageRules.claimWarnings)

    private static let secret = KindStrategy(
        rules: ConfigRules.secret, updateRules: ConfigRules.secretUpdate, warnings: ConfigRules.secretWarnings)
    private static let configMap = KindStrategy(rules: ConfigRules.configMap, updateRules: ConfigRules.configMapUpdate)
    private static let event = KindStrategy(
        name: { _ in [] }, checksMetadata: false, createRules: EventRules.creation, rules: EventRules.event,
        updateRules: EventRules.update)
    private static let endpoints = KindStrategy(
        rules: EndpointRules.endpoints, warnings: EndpointRules.endpointsWarnings)

    private static let replicationController = KindStrategy(
        generation: ["spec"], rules: WorkloadRules.replicationController, subresourceRules: ["status": StatusRules.replicas],
        warnings: { object, live in PodWarnings.template(object, live) })

    private static let podTemplate = KindStrategy(
        generation: ["template"], rules: { PodRules.template($0["template"], &$1) })

    private static let resourceQuota = KindStrategy(rules: LimitRules.resourceQuota, updateRules: LimitRules.resourceQuotaUpdate)
}
