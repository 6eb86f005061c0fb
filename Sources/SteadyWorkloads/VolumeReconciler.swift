import SteadyCache
import SteadyClient
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime

/// Says of each volume whether it is free, bound or given back, and destroys what is given back where its policy says so.
struct VolumeReconciler: Reconciler {
    let storage: SimulatedStorage
    private let delays = Delays()

    init(storage: SimulatedStorage) { self.storage = storage }

    func reconcile(_ volume: PersistentVolume, _ context: Context<PersistentVolume>) async throws -> Outcome {
        guard let reference = volume.spec.claimRef, let uid = reference.uid else {
            try await set("Available", volume, context)
            return .done
        }
        if let claim = try await claim(reference, uid, context) {
            if claim.spec.volumeName == volume.name { try await set("Bound", volume, context) }
            return .done
        }
        return try await release(volume, context)
    }

    /// A volume that is bound stays until its claim is gone.
    func cleanup(_ volume: PersistentVolume, _ context: Context<PersistentVolume>) async throws -> Outcome {
        let (finalizer, finalizers) = ("kubernetes.io/pv-protection", volume.metadata.finalizers ?? [])
        guard finalizers.contains(finalizer) else { return .done }
        if let reference = volume.spec.claimRef, let uid = reference.uid, try await claim(reference, uid, context) != nil {
            return .done
        }
        try await context.setFinalizers(finalizers.filter { $0 != finalizer })
        return .done
    }

    /// The claim that a volume belongs to, if it is there.
    private func claim(
        _ reference: ObjectReference, _ uid: String, _ context: Context<PersistentVolume>
    ) async throws -> PersistentVolumeClaim? {
        if let claim = try context.cached(PersistentVolumeClaim.self)[reference.key], claim.metadata.uid == uid { return claim }
        // The cache may not have it yet.
        do {
            let claim = try await context.client.get(PersistentVolumeClaim.self, reference.key)
            return claim.metadata.uid == uid ? claim : nil
        } catch let error as APIError where error.isNotFound { return nil }
    }

    private func release(_ volume: PersistentVolume, _ context: Context<PersistentVolume>) async throws -> Outcome {
        let trouble = SimulatedTrouble(volume.metadata)
        guard volume.spec.persistentVolumeReclaimPolicy == "Delete" else {
            try await set("Released", volume, context)
            return .done
        }
        if trouble == .fail {
            try await set("Failed", volume, context)
            context.events.record(
                .warning, reason: "VolumeFailedDelete",
                note: "the simulated storage fails, as annotation \(SimulatedTrouble.annotation) asks")
            return .done
        }
        try await set("Released", volume, context)
        guard trouble == nil else { return .done }
        let what = "delete \(volume.metadata.uid ?? "")"
        if let left = delays.timeLeft(of: storage.deletion, what, on: context.platform) { return .requeue(after: left) }
        try await context.delete(volume, evenIfChanged: true)
        return .done
    }

    private func set(_ phase: String, _ volume: PersistentVolume, _ context: Context<PersistentVolume>) async throws {
        guard volume.status?.phase != phase else { return }
        try await context.updateStatus { $0.phase = phase }
    }
}
