import SteadyCodec
import SteadyModel

extension PodRules {
    /// The sources of volumes in the order in which they are looked at, and what each has to have.
    private static let sources: [(name: String, rule: @Sendable (Field, inout Problems) -> Void)] = [
        (
            "emptyDir",
            { field, problems in
                if let size = QuotaUsage.quantity(field["sizeLimit"].value), size.signum() < 0 {
                    problems.forbidden(field["sizeLimit"], "SizeLimit field must be a valid resource quantity")
                }
            }
        ),
        (
            "hostPath",
            { field, problems in
                if field["path"].isEmpty {
                    problems.required(field["path"])
                    return
                }
                problems.noBacksteps(field["path"])
                problems.one(
                    field["type"],
                    of: ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"])
            }
        ),
        (
            "gitRepo",
            { field, problems in
                problems.checkRequired(field["repository"])
                problems.descendingPath(field["directory"])
            }
        ),
        ("gcePersistentDisk", VolumeSourceRules.googleDisk), ("awsElasticBlockStore", VolumeSourceRules.amazonDisk),
        (
            "secret",
            { field, problems in
                problems.checkRequired(field["secretName"])
                files(field, &problems)
            }
        ),
        ("nfs", VolumeSourceRules.nfs), ("iscsi", VolumeSourceRules.iscsi),
        (
            "glusterfs",
            { field, problems in
                problems.checkRequired(field["endpoints"])
                problems.checkRequired(field["path"])
            }
        ),
        ("persistentVolumeClaim", { field, problems in problems.checkRequired(field["claimName"]) }),
        (
            "rbd",
            { field, problems in
                if field["monitors"].isEmpty { problems.required(field["monitors"]) }
                problems.checkRequired(field["image"])
            }
        ),
        ("cinder", { field, problems in problems.checkRequired(field["volumeID"]) }),
        ("cephfs", { field, problems in if field["monitors"].isEmpty { problems.required(field["monitors"]) } }),
        ("flexVolume", { field, problems in problems.checkRequired(field["driver"]) }),
        (
            "configMap",
            { field, problems in
                problems.checkRequired(field["name"])
                files(field, &problems)
            }
        ),
        (
            "downwardAPI",
            { field, problems in
                problems.fileMode(field["defaultMode"])
                for item in field["items"].elements { downwardFile(item.named(field.path), &problems) }
            }
        ),
        ("projected", projected),
        ("fc", VolumeSourceRules.fibreChannel), ("flocker", VolumeSourceRules.flocker),
        ("azureFile", VolumeSourceRules.azureFile),
        ("vsphereVolume", { field, problems in problems.checkRequired(field["volumePath"]) }),
        ("azureDisk", VolumeSourceRules.azureDisk),
        ("portworxVolume", { field, problems in problems.checkRequired(field["volumeID"]) }),
        ("photonPersistentDisk", { field, problems in problems.checkRequired(field["pdID"]) }),
        ("quobyte", VolumeSourceRules.quobyte), ("scaleIO", VolumeSourceRules.scaleIO),
        ("storageos", VolumeSourceRules.storageOS), ("csi", VolumeSourceRules.csi),
        (
            "ephemeral",
            { field, problems in
                if field["volumeClaimTemplate"].isThere {
                    let metadata = field["volumeClaimTemplate"]["metadata"]
                    problems.labels(metadata["labels"])
                    problems.add(Validation.annotations(metadata["annotations"].pairs, at: metadata.path + ".annotations"))
                    StorageRules.claimSpec(field["volumeClaimTemplate"]["spec"], &problems)
                } else {
                    problems.required(field["volumeClaimTemplate"])
                }
            }
        ),
        (
            "image",
            { field, problems in
                problems.checkRequired(field["reference"])
                problems.one(field["pullPolicy"], of: ["Always", "IfNotPresent", "Never"])
            }
        ),
    ]

    /// Checks volumes; returns those that are in order, by name.
    ///
    /// - Parameter pod: the name of the pod, after which claims of ephemeral volumes are called; empty if it is not known.
    static func volumes(_ list: Field, pod: String, _ problems: inout Problems) -> [String: JSONValue] {
        var good: [String: JSONValue] = [:]
        let made = pod.isEmpty ? [] : Set(list.elements.filter { $0["ephemeral"].isThere }.map { "\(pod)-\($0["name"].text)" })
        for volume in list.elements {
            var own = Problems()
            var known = 0
            for (name, rule) in sources where volume[name].isThere {
                if known > 0 {
                    own.forbidden(volume[name], "may not specify more than 1 volume type")
                } else {
                    rule(volume[name], &own)
                }
                known += 1
            }
            if known == 0 { own.required(volume, "must specify a volume type") }
            if volume["ephemeral"].isThere, !pod.isEmpty, !volume["name"].isEmpty {
                let claim = "\(pod)-\(volume["name"].text)"
                for why in Validation.dns1123Subdomain(claim) {
                    own.invalid(volume["name"], "PVC name \(GoFormat.quoted(claim)): \(why)")
                }
            }
            own.checkRequired(volume["name"], Validation.dns1123Label)
            VolumeSourceRules.lengths(volume, &own)
            let name = volume["name"].text
            if good[name] != nil { own.duplicate(volume["name"]) }
            if own.isEmpty { good[name] = volume.value }
            problems.add(own)
            let claim = volume["persistentVolumeClaim"]["claimName"]
            if made.contains(claim.text) {
                problems.invalid(claim, "must not reference a PVC that gets created for an ephemeral volume")
            }
        }
        return good
    }

    private static func files(_ field: Field, _ problems: inout Problems) {
        problems.fileMode(field["defaultMode"])
        for item in field["items"].elements { keyToPath(item, &problems) }
    }

    private static func keyToPath(_ item: Field, _ problems: inout Problems) {
        problems.checkRequired(item["key"])
        problems.checkRequired(item["path"])
        problems.localPath(item["path"])
        problems.fileMode(item["mode"])
    }

    private static let fieldPaths = [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
    ]

    private static func downwardFile(_ item: Field, _ problems: inout Problems) {
        problems.checkRequired(item["path"])
        problems.localPath(item["path"])
        if item["fieldRef"].isThere {
            fieldSelector(item["fieldRef"], fieldPaths, &problems)
            if item["resourceFieldRef"].isThere {
                problems.invalid(item, shown: "resource", "fieldRef and resourceFieldRef can not be specified simultaneously")
            }
        } else if item["resourceFieldRef"].isThere {
            resourceSelector(item["resourceFieldRef"], inVolume: true, &problems)
        } else {
            problems.required(item, "one of fieldRef and resourceFieldRef is required")
        }
        problems.fileMode(item["mode"])
    }

    private static let projected: @Sendable (Field, inout Problems) -> Void = { field, problems in
        problems.fileMode(field["defaultMode"])
        var paths: Set<String> = []
        func take(_ path: Field, _ shown: JSONValue, _ problems: inout Problems) {
            guard !path.text.isEmpty, !paths.insert(path.text).inserted else { return }
            problems.invalid(field, shown: shown, "conflicting duplicate paths")
        }
        for source in field["sources"].elements {
            for name in ["secret", "configMap"] where source[name].isThere {
                problems.checkRequired(source[name]["name"])
                for item in source[name]["items"].elements {
                    keyToPath(item, &problems)
                    take(item["path"], .string(source[name]["name"].text), &problems)
                }
            }
            for item in source["downwardAPI"]["items"].elements {
                downwardFile(item.named(source["downwardAPI"].path), &problems)
                take(item["path"], .string(item["path"].text), &problems)
            }
            let token = source["serviceAccountToken"]
            if token.isThere {
                let seconds = token["expirationSeconds"]
                if let number = seconds.number, number < 600 {
                    problems.invalid(seconds, "may not specify a duration less than 10 minutes")
                } else if let number = seconds.number, number > 1 << 32 {
                    problems.invalid(seconds, "may not specify a duration larger than 2^32 seconds")
                }
                let path = field["path"].with(token["path"].value)
                if path.isEmpty { problems.required(path) } else { problems.localPath(path) }
            }
            if source.count > 1 { problems.forbidden(source, "may not specify more than 1 volume type per source") }
        }
    }
}
