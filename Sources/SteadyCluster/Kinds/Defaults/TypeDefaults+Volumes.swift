import SteadyCodec

extension TypeDefaults {
    private static let defaultMode: Fill = { $0.fill("defaultMode", 0o644) }

    static let volumes: [String: Fill] = [
        "core.v1.Volume": { volume in
            if volume.objectValue?.keys.allSatisfy({ $0 == "name" }) ?? false { volume["emptyDir"] = [:] }
            volume.change("image") { $0.fill("pullPolicy", .string(pullPolicy(of: $0.text("reference")))) }
        },
        "core.v1.HostPathVolumeSource": { $0.fill("type", "") },
        "core.v1.SecretVolumeSource": defaultMode,
        "core.v1.ConfigMapVolumeSource": defaultMode,
        "core.v1.DownwardAPIVolumeSource": defaultMode,
        "core.v1.ProjectedVolumeSource": defaultMode,
        "core.v1.ServiceAccountTokenProjection": { $0.fill("expirationSeconds", 3600) },
        "core.v1.ISCSIVolumeSource": { $0.fill("iscsiInterface", "default") },
        "core.v1.ISCSIPersistentVolumeSource": { $0.fill("iscsiInterface", "default") },
        "core.v1.RBDVolumeSource": rbd,
        "core.v1.RBDPersistentVolumeSource": rbd,
        "core.v1.ScaleIOVolumeSource": { scaleIO(&$0, "xfs") },
        "core.v1.ScaleIOPersistentVolumeSource": { scaleIO(&$0, "xfs") },
        "core.v1.AzureDiskVolumeSource": {
            $0.fill("cachingMode", "ReadWrite")
            $0.fill("fsType", "ext4")
            $0.fill("kind", "Shared")
            $0.fill("readOnly", false)
        },
        "core.v1.PersistentVolume": { volume in
            volume.open("spec") {
                $0.fill("persistentVolumeReclaimPolicy", "Retain")
                $0.fill("volumeMode", "Filesystem")
            }
            volume.open("status") { $0.fill("phase", "Pending") }
        },
        "core.v1.PersistentVolumeClaim": { $0.open("status") { $0.fill("phase", "Pending") } },
        "core.v1.PersistentVolumeClaimSpec": { $0.fill("volumeMode", "Filesystem") },
    ]

    private static let rbd: Fill = {
        $0.fill("pool", "rbd")
        $0.fill("user", "admin")
        $0.fill("keyring", "/etc/ceph/keyring")
    }

    private static func scaleIO(_ source: inout JSONValue, _ type: String) {
        source.fill("storageMode", "ThinProvisioned")
        source.fill("fsType", .string(type))
    }
}
