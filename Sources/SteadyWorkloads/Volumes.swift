import SteadyCache
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
public import SteadyRuntime
import SteadyStorageAPI

/// How the simulated storage behaves.
public struct SimulatedStorage: Sendable, Hashable {
    /// From when a volume is needed to its being there.
    public var provisioning: Duration
    /// From asking for more room to having it.
    public var expansion: Duration
    /// From a volume's release to its being gone, where that is what becomes of it.
    public var deletion: Duration

    /// A storage system; by default one that takes 50 ms for whatever is asked of it.
    ///
    /// - Parameters:
    ///   - provisioning: from when a volume is needed to its being there.
    ///   - expansion: from asking for more room to having it.
    ///   - deletion: from a volume's release to its being gone.
    public init(
        provisioning: Duration = .milliseconds(50), expansion: Duration = .milliseconds(50),
        deletion: Duration = .milliseconds(50)
    ) {
        self.provisioning = provisioning
        self.expansion = expansion
        self.deletion = deletion
    }
}

extension ManagerSetup {
    /// Adds the controllers that give claims their volumes, as the `StorageClass` says that they name or that is the default one:
    /// `Immediate` and `WaitForFirstConsumer`, `Delete` and `Retain`, expansion where it is allowed. Volumes that somebody has made are
    /// taken first. Any provisioner's classes are served but those of `kubernetes.io/no-provisioner`.
    ///
    /// A claim waits for its first consumer until a pod that mounts it has a node. On demand a claim or a volume hangs or fails:
    /// ``SimulatedTrouble``. Claims that are mounted, and volumes that are bound, stay until they are not any more
    /// (`kubernetes.io/pvc-protection`, `kubernetes.io/pv-protection`).
    ///
    /// - Parameter storage: how long things take.
    public func volumes(_ storage: SimulatedStorage = SimulatedStorage()) {
        let byClass = CacheIndex<PersistentVolumeClaim, String>("class") { $0.spec.storageClassName ?? ClaimReconciler.noClass }
        controller(for: PersistentVolumeClaim.self, named: "claims", ClaimReconciler(storage: storage))
            .watches(PodView.self) { $0.claims }
            .watches(PersistentVolume.self) { volume in volume.spec.claimRef.map { [$0.key] } ?? [] }
            .watches(PersistentVolume.self, by: byClass) { $0.spec.claimRef == nil ? $0.spec.storageClassName ?? "" : nil }
            .watches(StorageClass.self, by: byClass) { $0.name }
            .watches(StorageClass.self, by: byClass) { $0.isDefault ? ClaimReconciler.noClass : nil }
        let byClaim = CacheIndex<PersistentVolume, ObjectKey>("claim") { $0.spec.claimRef?.key }
        controller(for: PersistentVolume.self, named: "volumes", VolumeReconciler(storage: storage))
            .watches(PersistentVolumeClaim.self, by: byClaim)
    }
}

extension ObjectReference {
    var key: ObjectKey { ObjectKey(namespace: namespace, name: name ?? "") }
}

extension StorageClass {
    var isDefault: Bool { metadata.annotations?["storageclass.kubernetes.io/is-default-class"] == "true" }
}
