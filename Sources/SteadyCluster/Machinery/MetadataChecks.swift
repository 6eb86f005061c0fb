/// How often a kind's own rules look at the metadata of an update, beside the server itself: an answer has each cause once for each
/// time (seen on a server of v1.36).
struct MetadataChecks {
    /// Looks at what changes, as rules for updates do.
    let ofUpdates: Int
    /// Looks at the whole object, as rules for new objects do.
    let ofWholes: Int

    init(_ draft: ResourceDraft, collection: String) {
        let hasOwn = draft.isCustom || collection != "events" && collection != "poddisruptionbudgets.policy"
        ofUpdates = hasOwn && (draft.isCustom || !Self.wholeOnly.contains(collection)) ? 1 : 0
        ofWholes = !draft.isCustom && (Self.both.contains(collection) || Self.wholeOnly.contains(collection)) ? 1 : 0
    }

    private static let both: Set<String> = [
        "pods", "endpoints", "configmaps", "secrets", "serviceaccounts", "persistentvolumeclaims", "persistentvolumes", "nodes",
        "namespaces", "controllerrevisions.apps", "jobs.batch", "ingresses.networking.k8s.io",
        "ingressclasses.networking.k8s.io", "ipaddresses.networking.k8s.io", "roles.rbac.authorization.k8s.io",
        "clusterroles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
        "clusterrolebindings.rbac.authorization.k8s.io", "storageclasses.storage.k8s.io", "csistoragecapacities.storage.k8s.io",
        "volumeattributesclasses.storage.k8s.io", "resourceclaims.resource.k8s.io", "resourceclaimtemplates.resource.k8s.io",
        "deviceclasses.resource.k8s.io", "certificatesigningrequests.certificates.k8s.io", "runtimeclasses.node.k8s.io",
        "apiservices.apiregistration.k8s.io",
    ]
    private static let wholeOnly: Set<String> = [
        "limitranges", "endpointslices.discovery.k8s.io", "csinodes.storage.k8s.io", "volumeattachments.storage.k8s.io",
        "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "flowschemas.flowcontrol.apiserver.k8s.io",
        "validatingwebhookconfigurations.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
        "validatingadmissionpolicies.admissionregistration.k8s.io",
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
        "mutatingadmissionpolicies.admissionregistration.k8s.io", "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
    ]
}
