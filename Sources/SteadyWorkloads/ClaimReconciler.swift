import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyStorageAPI

/// Finds or makes a volume for each claim, binds both, and makes volumes larger.
struct ClaimReconciler: Reconciler {
    /// What claims without a class are found by.
    static let noClass = "(none)"
    private static let selectedNode = "volume.kubernetes.io/selected-node"

    let storage: SimulatedStorage
    private let delays = Delays()

    init(storage: SimulatedStorage) { self.storage = storage }

    func reconcile(_ claim: PersistentVolumeClaim, _ context: Context<PersistentVolumeClaim>) async throws -> Outcome {
        let volumes = try context.cached(PersistentVolume.self)
        if let name = claim.spec.volumeName {
            if let volume = volumes[ObjectKey(namespace: nil, name: name)] { return try await bind(claim, to: volume, context) }
            guard claim.status?.phase == "Bound" else { return .done }
            try await context.confirmAbsent(PersistentVolume.self, ObjectKey(namespace: nil, name: name))
            try await context.updateStatus { $0.phase = "Lost" }
            return .done
        }
        // What was made for it before, then what somebody else has made, then a new one.
        let mine = volumes.first { $0.spec.claimRef?.uid == claim.metadata.uid && $0.spec.claimRef != nil }
        if let mine { return try await bind(claim, to: mine, context) }
        guard let name = try await className(of: claim, context) else { return .done }
        if let found = Self.match(claim, className: name, among: volumes) { return try await bind(claim, to: found, context) }
        let classes = try context.cached(StorageClass.self)
        guard let storageClass = classes[ObjectKey(namespace: nil, name: name)],
            storageClass.provisioner != "kubernetes.io/no-provisioner"
        else { return .done }
        return try await provision(claim, storageClass, context)
    }

    /// A claim that is mounted stays until it is not any more.
    func cleanup(_ claim: PersistentVolumeClaim, _ context: Context<PersistentVolumeClaim>) async throws -> Outcome {
        let (finalizer, finalizers) = ("kubernetes.io/pvc-protection", claim.metadata.finalizers ?? [])
        guard finalizers.contains(finalizer),
            !(try context.cached(PodView.self).contains { !$0.hasEnded && $0.claims.contains(claim.key) })
        else { return .done }
        try await context.setFinalizers(finalizers.filter { $0 != finalizer })
        return .done
    }

    /// The class it names; one that names none gets the default one, which is written into it. `nil` if there is none.
    private func className(
        of claim: PersistentVolumeClaim, _ context: Context<PersistentVolumeClaim>
    ) async throws -> String? {
        if let name = claim.spec.storageClassName { return name }
        // Of several the youngest is taken, and among equals the first by name.
        let defaults = try context.cached(StorageClass.self).filter(\.isDefault).sorted { a, b in
            let (mine, theirs) = (a.metadata.creationTimestamp?.seconds ?? 0, b.metadata.creationTimestamp?.seconds ?? 0)
            return mine == theirs ? a.name < b.name : mine > theirs
        }
        guard let first = defaults.first else { return nil }
        try await context.patch(
            PersistentVolumeClaim.self, claim.key, .merge(["spec": ["storageClassName": .string(first.name)]]))
        return first.name
    }

    /// The smallest volume that is free and does.
    private static func match(
        _ claim: PersistentVolumeClaim, className: String, among volumes: Snapshot<PersistentVolume>
    ) -> PersistentVolume? {
        let wanted = claim.spec.resources?.requests?["storage"] ?? 0
        let modes = claim.spec.accessModes ?? []
        func fits(_ volume: PersistentVolume) -> Bool {
            if volume.isBeingDeleted || (volume.spec.storageClassName ?? "") != className { return false }
            if let reference = volume.spec.claimRef, reference.uid != nil || reference.key != claim.key { return false }
            if let selector = claim.spec.selector, !selector.matches(volume.metadata.labels ?? [:]) { return false }
            let room = volume.spec.capacity?["storage"] ?? 0
            return room >= wanted && modes.allSatisfy { volume.spec.accessModes?.contains($0) == true }
                && (claim.spec.volumeMode ?? "Filesystem") == (volume.spec.volumeMode ?? "Filesystem")
        }
        return volumes.filter(fits).min { a, b in
            let (mine, theirs) = (a.spec.capacity?["storage"] ?? 0, b.spec.capacity?["storage"] ?? 0)
            return mine == theirs ? a.name < b.name : mine < theirs
        }
    }

    /// Both say of each other that they belong together, the volume first.
    private func bind(
        _ claim: PersistentVolumeClaim, to volume: PersistentVolume, _ context: Context<PersistentVolumeClaim>
    ) async throws -> Outcome {
        if let reference = volume.spec.claimRef, reference.uid != nil {
            // Somebody else's: it may be given back.
            guard reference.uid == claim.metadata.uid else { return .done }
        } else {
            let reference = Self.reference(to: claim)
            try await context.patch(
                PersistentVolume.self, volume.key,
                .merge([
                    "metadata": ["resourceVersion": .string(volume.metadata.resourceVersion ?? "")],
                    "spec": ["claimRef": reference],
                ]))
        }
        if claim.spec.volumeName == nil || claim.metadata.annotations?["pv.kubernetes.io/bind-completed"] == nil {
            try await context.patch(
                PersistentVolumeClaim.self, claim.key,
                .merge([
                    "metadata": ["annotations": ["pv.kubernetes.io/bind-completed": "yes"]],
                    "spec": ["volumeName": .string(volume.name)],
                ]))
        }
        guard claim.status?.phase == "Bound" else {
            try await context.updateStatus { status in
                status.phase = "Bound"
                status.accessModes = volume.spec.accessModes
                status.capacity = volume.spec.capacity
            }
            return .done
        }
        return try await expand(claim, volume, context)
    }

    private func expand(
        _ claim: PersistentVolumeClaim, _ volume: PersistentVolume, _ context: Context<PersistentVolumeClaim>
    ) async throws -> Outcome {
        let name = claim.spec.storageClassName ?? ""
        guard let wanted = claim.spec.resources?.requests?["storage"], let room = claim.status?.capacity?["storage"],
            wanted > room,
            try context.cached(StorageClass.self)[ObjectKey(namespace: nil, name: name)]?.allowVolumeExpansion == true,
            !isInTrouble(claim, "VolumeResizeFailed", context)
        else { return .done }
        let what = "expand \(claim.metadata.uid ?? "") \(wanted)"
        if let left = delays.timeLeft(of: storage.expansion, what, on: context.platform) { return .requeue(after: left) }
        let size = JSONValue.string(wanted.description)
        try await context.patch(PersistentVolume.self, volume.key, .merge(["spec": ["capacity": ["storage": size]]]))
        try await context.updateStatus { $0.capacity?["storage"] = wanted }
        return .done
    }

    private func provision(
        _ claim: PersistentVolumeClaim, _ storageClass: StorageClass, _ context: Context<PersistentVolumeClaim>
    ) async throws -> Outcome {
        if storageClass.volumeBindingMode == "WaitForFirstConsumer", claim.metadata.annotations?[Self.selectedNode] == nil {
            let consumer = try context.cached(PodView.self).first {
                $0.nodeName != nil && !$0.hasEnded && $0.claims.contains(claim.key)
            }
            guard let node = consumer?.nodeName else { return .done }
            try await context.patch(
                PersistentVolumeClaim.self, claim.key,
                .merge(["metadata": ["annotations": [Self.selectedNode: .string(node)]]]))
        }
        if isInTrouble(claim, "ProvisioningFailed", context) { return .done }
        let uid = claim.metadata.uid ?? ""
        if let left = delays.timeLeft(of: storage.provisioning, "provision \(uid)", on: context.platform) {
            return .requeue(after: left)
        }
        let volume = try Self.volume(for: claim, storageClass)
        do {
            return try await bind(claim, to: try await context.create(volume, isOwned: false), context)
        } catch let error as APIError where error.isAlreadyExists {
            // Made before, and not in the cache yet: its watch comes back to this.
            return .requeue(after: .milliseconds(10))
        }
    }

    private static func volume(for claim: PersistentVolumeClaim, _ storageClass: StorageClass) throws -> PersistentVolume {
        let name = "pvc-\(claim.metadata.uid ?? claim.name)"
        var volume = PersistentVolume(
            metadata: ObjectMeta(
                name: name, annotations: ["pv.kubernetes.io/provisioned-by": storageClass.provisioner]))
        volume.spec.accessModes = claim.spec.accessModes
        volume.spec.capacity = ["storage": claim.spec.resources?.requests?["storage"] ?? 0]
        volume.spec.volumeMode = claim.spec.volumeMode
        volume.spec.storageClassName = storageClass.name
        volume.spec.mountOptions = storageClass.mountOptions
        volume.spec.persistentVolumeReclaimPolicy = storageClass.reclaimPolicy ?? "Delete"
        volume.spec.csi = CSIPersistentVolumeSource(driver: storageClass.provisioner, volumeHandle: name)
        volume.spec.claimRef = try JSON.decode(ObjectReference.self, from: reference(to: claim).serialized())
        return volume
    }

    private static func reference(to claim: PersistentVolumeClaim) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "name": .string(claim.name),
            "namespace": .string(claim.metadata.namespace ?? "default"), "uid": .string(claim.metadata.uid ?? ""),
        ]
    }

    private func isInTrouble(
        _ claim: PersistentVolumeClaim, _ reason: String, _ context: Context<PersistentVolumeClaim>
    ) -> Bool {
        guard let trouble = SimulatedTrouble(claim.metadata) else { return false }
        if trouble == .fail {
            context.events.record(
                .warning, reason: reason, note: "the simulated storage fails, as annotation \(SimulatedTrouble.annotation) asks")
        }
        return true
    }
}
