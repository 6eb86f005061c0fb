import SteadyCodec
import SteadyModel

/// Declares nothing: reading it is skipping.
struct Nothing: JSONModel {
    static let fields = FieldTable<Nothing>(empty: Nothing()) { _ in }
}

/// A user's own Codable types, read by Steady.
typealias CodablePod = PlainPodWithTimes

struct PlainPodWithTimes: Codable {
    var metadata: Meta
    var spec: PlainPod.Spec
    var status: Status

    struct Meta: Codable {
        var name, generateName, namespace, uid, resourceVersion: String?
        var generation: Int?
        var creationTimestamp: Timestamp?
        var labels, annotations: [String: String]?
        var ownerReferences: [PlainPod.Owner]?
    }
    struct Status: Codable {
        var observedGeneration: Int64?
        var phase, hostIP, podIP, qosClass: String?
        var conditions: [Condition]?
        var hostIPs, podIPs: [PlainPod.IP]?
        var startTime: Timestamp?
        var containerStatuses: [ContainerStatus]?
    }
    struct Condition: Codable {
        var type, status: String
        var observedGeneration: Int64?
        var lastTransitionTime: Timestamp?
    }
    struct ContainerStatus: Codable {
        var name, image, imageID: String
        var containerID: String?
        var state, lastState: State?
        var ready: Bool
        var restartCount: Int32
        var started: Bool?
    }
    struct State: Codable { var running: Running? }
    struct Running: Codable { var startedAt: Timestamp? }
}
