import SteadyClient
import SteadyCodec
import SteadyModel

/// The admission plugins that every API server runs.
extension APIServerState {
    /// Lets the plugins change an object before it is prepared and checked. What they set belongs to nobody.
    mutating func admit(_ object: inout JSONValue, live: JSONValue?, _ target: Target) throws(StatusError) {
        guard target.subresource == nil, !target.definition.isCustom else { return }
        let isCreation = live == nil
        switch target.collection {
        case "pods":
            guard isCreation else {
                PodAdmission.keepPriority(&object, live)
                object.change("spec", PodAdmission.addTolerations)
                return
            }
            try limitDefaults(&object, target)
            try admitServiceAccount(&object, target)
            try admitPriority(&object, target)
            object.change("spec", PodAdmission.addTolerations)
            try admitRuntimeClass(&object, target)
        case "nodes" where isCreation:
            object.open("spec") { spec in
                let key: JSONValue = "node.kubernetes.io/not-ready"
                if !spec.list("taints").contains(where: { $0["key"] == key && $0["effect"] == "NoSchedule" }) {
                    spec["taints"] = .array(spec.list("taints") + [["key": key, "effect": "NoSchedule"]])
                }
            }
        case "persistentvolumes" where isCreation: Self.protect(&object, by: "kubernetes.io/pv-protection")
        case "volumeattributesclasses.storage.k8s.io" where isCreation: Self.protect(&object, by: "kubernetes.io/vac-protection")
        case "persistentvolumeclaims" where isCreation:
            Self.protect(&object, by: "kubernetes.io/pvc-protection")
            defaultStorageClass(&object)
        case "ingresses.networking.k8s.io" where isCreation: defaultIngressClass(&object)
        default: break
        }
    }

    /// Lets the plugins refuse an object that is valid.
    func checkAdmission(
        _ object: JSONValue, live: JSONValue?, _ target: Target, warnings: inout [String]
    ) throws(StatusError) {
        guard !target.definition.isCustom else { return }
        if live == nil, target.subresource == nil { try checkLimits(object, target) }
        try checkPodSecurity(object, live: live, target, warnings: &warnings)
        if target.collection == "persistentvolumeclaims", target.subresource == nil, let live {
            try checkExpansion(object, live, target)
        }
        if target.collection == "priorityclasses.scheduling.k8s.io" { try checkGlobalDefault(object, target) }
    }

    private static func protect(_ object: inout JSONValue, by finalizer: JSONValue) {
        let finalizers = object["metadata"]?.list("finalizers") ?? []
        if !finalizers.contains(finalizer) { object[path: "metadata", "finalizers"] = .array(finalizers + [finalizer]) }
    }

    private func defaultStorageClass(_ claim: inout JSONValue) {
        guard claim[path: "spec", "storageClassName"] == nil,
            claim[path: "metadata", "annotations", "volume.beta.kubernetes.io/storage-class"] == nil
        else { return }
        let name = newest("storageclasses.storage.k8s.io") { annotations in
            ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
                .contains { annotations?[$0] == "true" }
        }
        if let name { claim[path: "spec", "storageClassName"] = .string(name) }
    }

    private func defaultIngressClass(_ ingress: inout JSONValue) {
        guard ingress[path: "spec", "ingressClassName"] == nil,
            ingress[path: "metadata", "annotations", "kubernetes.io/ingress.class"] == nil
        else { return }
        let name = newest("ingressclasses.networking.k8s.io") { $0?["ingressclass.kubernetes.io/is-default-class"] == "true" }
        if let name { ingress[path: "spec", "ingressClassName"] = .string(name) }
    }

    /// The name of the object that was made last of those whose annotations say so.
    private func newest(_ collection: String, _ isMeant: (JSONValue?) -> Bool) -> String? {
        var newest: (time: String, name: String)?
        for (key, object) in store.objects(in: collection) where isMeant(object.value[path: "metadata", "annotations"]) {
            let time = object.value["metadata"]?.text("creationTimestamp") ?? ""
            if let known = newest, known.time > time || known.time == time && known.name < key.name { continue }
            newest = (time, key.name)
        }
        return newest?.name
    }

    private func checkExpansion(_ claim: JSONValue, _ live: JSONValue, _ target: Target) throws(StatusError) {
        func size(_ claim: JSONValue) -> Quantity {
            QuotaUsage.quantity(claim[path: "spec", "resources", "requests"]?["storage"]) ?? Quantity(0)
        }
        guard size(claim) > size(live) else { return }
        let name = claim["metadata"]?.text("name") ?? ""
        guard live[path: "status", "phase"] == "Bound" else {
            throw .forbidden(target.definition, name, "Only bound persistent volume claims can be expanded")
        }
        let storageClass = claim["spec"]?.text("storageClassName") ?? ""
        let found = store.object(ObjectKey(namespace: nil, name: storageClass), in: "storageclasses.storage.k8s.io")
        guard found?.value["allowVolumeExpansion"] == true else {
            throw .forbidden(
                target.definition, name,
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize"
            )
        }
    }

    private func checkGlobalDefault(_ object: JSONValue, _ target: Target) throws(StatusError) {
        guard object["globalDefault"] == true else { return }
        let name = object["metadata"]?.text("name") ?? ""
        for (key, other) in store.objects(in: target.collection) where key.name != name && other.value["globalDefault"] == true {
            throw .forbidden(
                target.definition, name,
                "PriorityClass \(key.name) is already marked as default. Only one default can exist")
        }
    }
}
