import SteadyCodec
import SteadyModel

/// What a simulated cluster does wrong with an object, on demand: the value of an annotation of the object, for as long as it is there.
///
/// ```swift
/// try await user.update(PersistentVolumeClaim.self, "data") {
///     $0.metadata.annotations = [SimulatedTrouble.annotation: SimulatedTrouble.hang.rawValue]
/// }
/// ```
///
/// Pods, claims, volumes and services are looked at; what has no trouble any more goes on.
public enum SimulatedTrouble: String, Sendable, Hashable, CaseIterable {
    /// Nothing goes on: a pod does not start, or is not ready any more; a claim is not bound and not made larger, a volume is not destroyed;
    /// a load balancer is not made, and not freed.
    case hang
    /// It goes wrong: a pod ends as `Failed` if it is never restarted, and is else in `CrashLoopBackOff`; claims, volumes and load
    /// balancers are as if they hung, and a warning is recorded as an event; a volume that cannot be destroyed is `Failed`.
    case fail
    /// The node has no room for the pod: it ends as `Failed` with the reason `Evicted`. For evictions by the API, post an `Eviction`.
    case evict

    /// The name of the annotation.
    public static let annotation = "steady.test/trouble"

    /// What an object asks for.
    init?(_ metadata: ObjectMeta) {
        guard let text = metadata.annotations?[Self.annotation] else { return nil }
        self.init(rawValue: text)
    }
}
