import SteadyCodec
import SteadyModel

/// Rules for volumes, claims and what serves them.
enum StorageRules {
    private static let accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

    // MARK: Claims

    static let claim: KindStrategy.Rules = { object, problems in claimSpec(object["spec"], &problems) }

    static func claimSpec(_ spec: Field, _ problems: inout Problems) {
        let modes = spec["accessModes"]
        if modes.isEmpty { problems.required(modes, "at least 1 access mode is required") }
        problems.labelSelector(spec["selector"])
        accessModes(modes, &problems)
        let size = spec["resources"].with(spec["resources"]["requests"]["storage"].value)
            .named(spec["resources"].path + "[storage]")
        if let quantity = QuotaUsage.quantity(size.value) {
            if quantity.signum() <= 0 {
                problems.invalid(size, "must be greater than zero")
            } else {
                ResourceRules.amount("storage", size, &problems)
            }
        } else {
            problems.required(size)
        }
        for name in ["storageClassName", "volumeAttributesClassName"] where !spec[name].isEmpty {
            problems.check(spec[name], Validation.dns1123Subdomain)
        }
        if spec["volumeMode"].isThere { problems.one(spec["volumeMode"], of: ["Block", "Filesystem"]) }
        let source = spec["dataSource"]
        let reference = spec["dataSourceRef"]
        if source.isThere, reference.isThere, reference["namespace"].isEmpty, source.value != reference.value {
            problems.invalid(spec, shown: source.value ?? .null, "must match dataSourceRef")
        }
        for name in ["dataSource", "dataSourceRef"] where spec[name].isThere {
            problems.checkRequired(spec[name]["name"])
            problems.checkRequired(spec[name]["kind"])
            let group = spec[name]["apiGroup"].text
            if group.isEmpty, spec[name]["kind"].text != "PersistentVolumeClaim" {
                problems.invalid(
                    spec[name], shown: .string(spec[name]["kind"].text),
                    "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
            } else if !group.isEmpty {
                problems.check(spec[name]["apiGroup"], Validation.dns1123Subdomain)
            }
        }
    }

    private static func accessModes(_ modes: Field, _ problems: inout Problems) {
        for mode in modes.elements where !accessModes.contains(mode.text) {
            problems.notSupported(modes.with(mode.value), accessModes)
        }
        let texts = modes.texts
        if texts.contains("ReadWriteOncePod"), texts.contains(where: { $0 != "ReadWriteOncePod" && accessModes.contains($0) }) {
            problems.forbidden(modes, "may not use ReadWriteOncePod with other access modes")
        }
    }

    static let claimUpdate: KindStrategy.UpdateRules = { object, live, problems in
        let isBound = object["status"]["phase"].text == "Bound"
        var new = object["spec"].value ?? [:]
        var old = live["spec"].value ?? [:]
        if old["volumeName"]?.isVoid ?? true { old["volumeName"] = new["volumeName"] }
        if old["storageClassName"] == nil { old["storageClassName"] = new["storageClassName"] }
        if isBound {
            new[path: "resources", "requests", "storage"] = old[path: "resources", "requests", "storage"]
            new["volumeAttributesClassName"] = old["volumeAttributesClassName"]
        }
        if new != old {
            problems.forbidden(
                object["spec"],
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims")
        }
        func size(_ field: Field) -> Quantity? { QuotaUsage.quantity(field.key("storage").value ?? field["storage"].value) }
        let wanted = object["spec"]["resources"]["requests"]
        let size = size(wanted) ?? Quantity(0)
        if let before = QuotaUsage.quantity(live["spec"]["resources"]["requests"]["storage"].value), size < before,
            size <= QuotaUsage.quantity(live["status"]["capacity"]["storage"].value) ?? Quantity(0)
        {
            problems.forbidden(wanted["storage"], "field can not be less than status.capacity")
        }
        problems.unchanged(object["spec"]["volumeMode"].named("volumeMode"), live["spec"]["volumeMode"])
    }

    static let claimWarnings: KindStrategy.Warnings = { object, _ in
        var warnings: [String] = []
        let beta = "volume.beta.kubernetes.io/storage-class"
        if object["metadata"]["annotations"].key(beta).isThere {
            warnings.append("metadata.annotations[\(beta)]: deprecated since v1.8; use \"storageClassName\" attribute instead")
        }
        return warnings + PodWarnings.fraction(object["spec"]["resources"], ["storage"]).sorted { $0 > $1 }
    }

    // MARK: Volumes

    private static let sources = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte", "cephfs",
        "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "azureDisk", "photonPersistentDisk",
        "portworxVolume", "scaleIO", "local", "storageos", "csi",
    ]

    static let volume: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        if spec["accessModes"].isEmpty { problems.required(spec["accessModes"]) }
        accessModes(spec["accessModes"], &problems)
        let capacity = spec["capacity"]
        if capacity.isEmpty { problems.required(capacity) }
        if capacity.value?["storage"] == nil || capacity.count > 1 {
            problems.notSupported(capacity, ["storage"])
        }
        for (name, amount) in capacity.members {
            if let quantity = QuotaUsage.quantity(amount.value), quantity.signum() <= 0 {
                problems.invalid(amount, "must be greater than zero")
            }
            ResourceRules.amount(name, amount, &problems)
        }
        if !spec["persistentVolumeReclaimPolicy"].isEmpty {
            problems.one(spec["persistentVolumeReclaimPolicy"], of: ["Delete", "Recycle", "Retain"])
        }
        let affinity = spec["nodeAffinity"]
        if affinity.isThere {
            if affinity["required"].isThere {
                PodRules.nodeSelector(affinity["required"], &problems)
            } else {
                problems.required(affinity["required"], "must specify required node constraints")
            }
        }
        if spec["local"].isThere, !affinity.isThere {
            problems.required(affinity, "Local volume requires node affinity")
        }
        let present = sources.filter { spec[$0].isThere }
        for name in present.dropFirst() {
            problems.forbidden(spec[name], "may not specify more than 1 volume type")
        }
        if let first = present.first { source(first, spec[first], &problems) }
        if present.isEmpty { problems.required(spec, "must specify a volume type") }
        if spec["hostPath"]["path"].text == "/", spec["persistentVolumeReclaimPolicy"].text == "Recycle" {
            problems.forbidden(
                spec["persistentVolumeReclaimPolicy"], "may not be 'recycle' for a hostPath mount of '/'")
        }
        if !spec["storageClassName"].isEmpty { problems.check(spec["storageClassName"], Validation.dns1123Subdomain) }
        if spec["volumeMode"].isThere { problems.one(spec["volumeMode"], of: ["Block", "Filesystem"]) }
    }

    private static func source(_ name: String, _ field: Field, _ problems: inout Problems) {
        switch name {
        case "hostPath":
            problems.checkRequired(field["path"])
            problems.noBacksteps(field["path"])
            if field["type"].isThere {
                problems.one(
                    field["type"],
                    of: ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"])
            }
        case "nfs": VolumeSourceRules.nfs(field, &problems)
        case "iscsi": VolumeSourceRules.persistentISCSI(field, &problems)
        case "fc": VolumeSourceRules.fibreChannel(field, &problems)
        case "azureDisk": VolumeSourceRules.azureDisk(field, &problems)
        case "azureFile": VolumeSourceRules.azureFile(field, &problems)
        case "flocker": VolumeSourceRules.flocker(field, &problems)
        case "quobyte": VolumeSourceRules.quobyte(field, &problems)
        case "scaleIO": VolumeSourceRules.scaleIO(field, &problems)
        case "vsphereVolume": problems.checkRequired(field["volumePath"])
        case "portworxVolume": problems.checkRequired(field["volumeID"])
        case "local":
            if field["path"].isEmpty { problems.required(field["path"]) } else { problems.noBacksteps(field["path"]) }
        case "csi":
            driverName(field["driver"], &problems)
            problems.checkRequired(field["volumeHandle"])
            for name in [
                "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef",
            ] where field[name].isThere { secretReference(field[name], isChecked: name != "nodeStageSecretRef", &problems) }
        case "awsElasticBlockStore": VolumeSourceRules.amazonDisk(field, &problems)
        case "cinder": problems.checkRequired(field["volumeID"])
        case "gcePersistentDisk": VolumeSourceRules.googleDisk(field, &problems)
        default: break
        }
    }

    /// A secret by name and namespace, both of which must be there.
    private static func secretReference(_ reference: Field, isChecked: Bool, _ problems: inout Problems) {
        problems.checkRequired(reference["name"], isChecked ? Validation.dns1123Subdomain : { _ in [] })
        problems.checkRequired(reference["namespace"], isChecked ? Validation.dns1123Label : { _ in [] })
    }

    static let volumeUpdate: KindStrategy.UpdateRules = { object, live, problems in
        // The server checks the whole volume once more here.
        volume(object, &problems)
        if sources.contains(where: { object["spec"][$0] != live["spec"][$0] }) {
            problems.forbidden(
                Field(nil, at: "spec.persistentvolumesource"), "spec.persistentvolumesource is immutable after creation")
        }
        problems.unchanged(object["spec"]["volumeMode"].named("volumeMode"), live["spec"]["volumeMode"])
        if live["spec"]["nodeAffinity"].isThere {
            problems.unchanged(object["spec"]["nodeAffinity"].named("nodeAffinity"), live["spec"]["nodeAffinity"])
        }
    }

    // MARK: Classes and drivers

    static func driverName(_ field: Field, _ problems: inout Problems) {
        if field.isEmpty {
            problems.required(field)
            return
        }
        if field.text.utf8.count > 63 { problems.tooLong(field, 63) }
        problems.check(field) { Validation.dns1123Subdomain($0.lowercased()) }
    }

    static let storageClass: KindStrategy.Rules = { object, problems in
        problems.checkRequired(object["provisioner"]) { Validation.qualifiedName($0.lowercased()) }
        parameters(object["parameters"], &problems)
        if !object["reclaimPolicy"].isEmpty { problems.one(object["reclaimPolicy"], of: ["Delete", "Retain"]) }
        problems.one(object["volumeBindingMode"], of: ["Immediate", "WaitForFirstConsumer"])
        DriverRules.topologies(object["allowedTopologies"], &problems)
    }

    static func parameters(_ parameters: Field, _ problems: inout Problems) {
        if parameters.count > 512 {
            problems.tooLong(parameters, 512)
            return
        }
        for (key, field) in parameters.members where key.isEmpty {
            problems.invalid(field.named(parameters.path), shown: .string(key), "field can not be empty.")
        }
        if parameters.pairs.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) > 256 << 10 {
            problems.tooLong(parameters, 256 << 10)
        }
    }

    static let storageClassUpdate: KindStrategy.UpdateRules = { object, live, problems in
        for name in ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"] {
            problems.unchanged(object[name], live[name])
        }
    }

    static let csiDriver: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        if !spec["attachRequired"].isThere { problems.required(spec["attachRequired"]) }
        if spec["fsGroupPolicy"].isThere {
            problems.one(spec["fsGroupPolicy"], of: ["File", "None", "ReadWriteOnceWithFSType"])
        }
        for mode in spec["volumeLifecycleModes"].elements {
            problems.one(spec["volumeLifecycleModes"].with(mode.value), of: ["Ephemeral", "Persistent"])
        }
        DriverRules.tokenRequests(spec["tokenRequests"], &problems)
        let period = spec["nodeAllocatableUpdatePeriodSeconds"]
        if let number = period.number, number < 10 {
            problems.invalid(period, "must be greater than or equal to 10 seconds")
        }
        if spec["serviceAccountTokenInSecrets"].isThere, spec["tokenRequests"].isEmpty {
            problems.invalid(
                spec["serviceAccountTokenInSecrets"],
                "serviceAccountTokenInSecrets is set but no tokenRequests are specified")
        }
    }

    static let csiDriverUpdate: KindStrategy.UpdateRules = { object, live, problems in
        problems.unchanged(object["spec"]["attachRequired"].named("spec.attachedRequired"), live["spec"]["attachRequired"])
        problems.unchanged(object["spec"]["volumeLifecycleModes"], live["spec"]["volumeLifecycleModes"])
    }
}
