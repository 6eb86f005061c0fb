import SteadyAppsAPI
import SteadyCodec
import SteadyCoreAPI
import SteadyModel

// What these controllers see of the kinds: pod templates stay JSON, so that nothing in them is lost on the way to a pod.

struct DeploymentView: StatusResource {
    static let resourceType = Deployment.resourceType
    var metadata: ObjectMeta
    var spec: Spec
    var status: Status?

    struct Spec: Codable, Hashable {
        var replicas: Int?
        var selector: LabelSelector
        var template: JSONValue
        var strategy: Strategy?
        var paused: Bool?
        var revisionHistoryLimit: Int?
    }

    struct Strategy: Codable, Hashable {
        var type: String?
        var rollingUpdate: RollingUpdate?
    }

    struct RollingUpdate: Codable, Hashable {
        var maxSurge: IntOrString?
        var maxUnavailable: IntOrString?
    }

    struct Status: StatusValue {
        var observedGeneration: Int64?
        var replicas: Int?
        var updatedReplicas: Int?
        var readyReplicas: Int?
        var availableReplicas: Int?
        var unavailableReplicas: Int?
        var conditions: [Condition]?
    }
}

struct ReplicaSetView: StatusResource {
    static let resourceType = ReplicaSet.resourceType
    var metadata: ObjectMeta
    var spec: Spec
    var status: Status?

    struct Spec: Codable, Hashable {
        var replicas: Int?
        var selector: LabelSelector?
        var template: JSONValue?
    }

    struct Status: StatusValue {
        var replicas = 0
        var fullyLabeledReplicas: Int?
        var readyReplicas: Int?
        var availableReplicas: Int?
        var observedGeneration: Int64?
    }
}

struct PodView: StatusResource {
    static let resourceType = Pod.resourceType
    var metadata: ObjectMeta
    var spec: JSONValue
    var status: Status?

    struct Status: StatusValue {
        var phase: String?
        var reason: String?
        var message: String?
        var conditions: [Condition]?
        var hostIP: String?
        var podIP: String?
        var podIPs: [JSONValue]?
        var startTime: Timestamp?
        var containerStatuses: [JSONValue]?
    }

    var nodeName: String? { spec["nodeName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } }
    var isReady: Bool { status?.conditions.isTrue("Ready") ?? false }
    /// The claims that it mounts.
    var claims: [ObjectKey] {
        (spec["volumes"]?.arrayValue ?? []).compactMap { volume in
            volume[path: "persistentVolumeClaim", "claimName"]?.stringValue.map {
                ObjectKey(namespace: metadata.namespace, name: $0)
            }
        }
    }
    var hasEnded: Bool { status?.phase == "Succeeded" || status?.phase == "Failed" }
}
