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
        for name in ["dataSource", "dataSourceRef"] where spec[name].isThere {
            problems.checkRequired(spec[name]["name"])
            problems.checkRequired(spec[name]["kind"])
            let group = spec[name]["apiGroup"].text
            if group.isEmpty, spec[name]["kind"].text != "PersistentVolumeClaim", !spec[name]["kind"].isEmpty {
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
        if let size = size(wanted), let before = QuotaUsage.quantity(live["spec"]["resources"]["requests"]["storage"].value),
            size < before, let actual = QuotaUsage.quantity(live["status"]["capacity"]["storage"].value), size <= actual
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
        if capacity.count > 0, capacity.value?["storage"] == nil || capacity.count > 1 {
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
        case "nfs":
            problems.checkRequired(field["server"])
            problems.checkRequired(field["path"])
            if !field["path"].isEmpty, !field["path"].text.hasPrefix("/") {
                problems.invalid(field["path"], "must be an absolute path")
            }
        case "local":
            if field["path"].isEmpty { problems.required(field["path"]) } else { problems.noBacksteps(field["path"]) }
        case "csi":
            driverName(field["driver"], &problems)
            problems.checkRequired(field["volumeHandle"])
        case "awsElasticBlockStore", "cinder": problems.checkRequired(field["volumeID"])
        case "gcePersistentDisk": problems.checkRequired(field["pdName"])
        default: break
        }
    }

    static let volumeUpdate: KindStrategy.UpdateRules = { object, live, problems in
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
        for (key, field) in object["parameters"].members where key.isEmpty {
            problems.invalid(field.named("parameters"), shown: .string(key), "field can not be empty.")
        }
        if object["parameters"].count > 512 {
            problems.add("TooLong", object["parameters"], "Too long: may not be more than 512 bytes")
        }
        if !object["reclaimPolicy"].isEmpty { problems.one(object["reclaimPolicy"], of: ["Delete", "Retain"]) }
        problems.one(object["volumeBindingMode"], of: ["Immediate", "WaitForFirstConsumer"])
    }

    static let storageClassUpdate: KindStrategy.UpdateRules = { object, live, problems in
        for name in ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"] {
            problems.unchanged(object[name], live[name])
        }
    }

    static let csiDriver: KindStrategy.Rules = { object, problems in
        driverName(object["metadata"]["name"], &problems)
        let spec = object["spec"]
        if !spec["attachRequired"].isThere { problems.required(spec["attachRequired"]) }
        if spec["fsGroupPolicy"].isThere {
            problems.one(spec["fsGroupPolicy"], of: ["File", "None", "ReadWriteOnceWithFSType"])
        }
        for mode in spec["volumeLifecycleModes"].elements {
            problems.one(spec["volumeLifecycleModes"].with(mode.value), of: ["Ephemeral", "Persistent"])
        }
        problems.unique(spec["tokenRequests"].elements.map { $0["audience"] })
    }

    static let csiDriverUpdate: KindStrategy.UpdateRules = { object, live, problems in
        for name in ["attachRequired", "volumeLifecycleModes"] {
            problems.unchanged(object["spec"][name], live["spec"][name])
        }
    }

    static let attachment: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.checkRequired(spec["attacher"])
        let source = spec["source"]
        if !source["persistentVolumeName"].isThere, !source["inlineVolumeSpec"].isThere {
            problems.required(
                source, "must specify exactly one of inlineVolumeSpec and persistentVolumeName")
        } else if source["persistentVolumeName"].isThere {
            problems.checkRequired(source["persistentVolumeName"], Validation.dns1123Subdomain)
        }
        problems.checkRequired(spec["nodeName"], Validation.dns1123Subdomain)
    }
}
