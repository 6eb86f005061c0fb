// The fields of the generated pods once more, as structs with synthesised Codable: what a Swift program without Steady would write.

import Foundation

indirect enum PlainJSON: Codable {
    case object([String: PlainJSON])
    case other

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.singleValueContainer().decode([String: PlainJSON].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let object): try container.encode(object)
        case .other: try container.encodeNil()
        }
    }
}

struct PlainPod: Codable {
    var apiVersion, kind: String?
    var metadata: Meta
    var spec: Spec
    var status: Status

    struct Meta: Codable {
        var name, generateName, namespace, uid, resourceVersion: String?
        var generation: Int?
        var creationTimestamp: Date?
        var labels, annotations: [String: String]?
        var ownerReferences: [Owner]?
        var managedFields: [Managed]?
    }
    struct Owner: Codable {
        var apiVersion, kind, name, uid: String
        var controller, blockOwnerDeletion: Bool?
    }
    struct Managed: Codable {
        var manager, operation, apiVersion, fieldsType, subresource: String?
        var time: Date?
        var fieldsV1: PlainJSON?
    }
    struct Spec: Codable {
        var volumes: [Volume]?
        var containers: [Container]
        var restartPolicy, dnsPolicy, serviceAccountName, serviceAccount, nodeName, schedulerName, preemptionPolicy: String?
        var terminationGracePeriodSeconds: Int64?
        var securityContext: Security?
        var affinity: Affinity?
        var tolerations: [Toleration]?
        var priority: Int32?
        var enableServiceLinks: Bool?
    }
    struct Security: Codable {
        var runAsUser, runAsGroup, fsGroup: Int64?
        var runAsNonRoot, readOnlyRootFilesystem, allowPrivilegeEscalation: Bool?
        var capabilities: Capabilities?
    }
    struct Capabilities: Codable { var drop: [String]? }
    struct Affinity: Codable { var podAntiAffinity: AntiAffinity? }
    struct AntiAffinity: Codable { var preferredDuringSchedulingIgnoredDuringExecution: [Weighted]? }
    struct Weighted: Codable {
        var weight: Int32
        var podAffinityTerm: Term
    }
    struct Term: Codable {
        var labelSelector: Selector?
        var topologyKey: String
    }
    struct Selector: Codable { var matchLabels: [String: String]? }
    struct Toleration: Codable {
        var key, `operator`, effect: String?
        var tolerationSeconds: Int64?
    }
    struct Volume: Codable {
        var name: String
        var configMap: ConfigMapSource?
        var emptyDir: Empty?
        var projected: Projected?
    }
    struct Empty: Codable {}
    struct ConfigMapSource: Codable {
        var name: String?
        var defaultMode: Int32?
        var items: [KeyPath]?
    }
    struct KeyPath: Codable { var key, path: String }
    struct Projected: Codable {
        var sources: [Source]?
        var defaultMode: Int32?
    }
    struct Source: Codable {
        var serviceAccountToken: TokenSource?
        var configMap: ConfigMapSource?
        var downwardAPI: Downward?
    }
    struct TokenSource: Codable {
        var expirationSeconds: Int64?
        var path: String
    }
    struct Downward: Codable { var items: [DownwardItem]? }
    struct DownwardItem: Codable {
        var path: String
        var fieldRef: FieldRef?
    }
    struct FieldRef: Codable { var apiVersion, fieldPath: String? }
    struct Container: Codable {
        var name: String
        var image, terminationMessagePath, terminationMessagePolicy, imagePullPolicy: String?
        var args: [String]?
        var ports: [Port]?
        var env: [Env]?
        var resources: Resources?
        var volumeMounts: [Mount]?
        var livenessProbe, readinessProbe: Probe?
        var securityContext: Security?
    }
    struct Port: Codable {
        var name, `protocol`: String?
        var containerPort: Int32
    }
    struct Env: Codable {
        var name: String
        var value: String?
        var valueFrom: ValueFrom?
    }
    struct ValueFrom: Codable {
        var fieldRef: FieldRef?
        var secretKeyRef: SecretKey?
    }
    struct SecretKey: Codable { var name, key: String? }
    struct Resources: Codable { var limits, requests: [String: String]? }
    struct Mount: Codable {
        var name, mountPath: String
        var readOnly: Bool?
    }
    struct Probe: Codable {
        var httpGet: HTTPGet?
        var initialDelaySeconds, timeoutSeconds, periodSeconds, successThreshold, failureThreshold: Int32?
    }
    struct HTTPGet: Codable { var path, port, scheme: String? }
    struct Status: Codable {
        var observedGeneration: Int64?
        var phase, hostIP, podIP, qosClass: String?
        var conditions: [Condition]?
        var hostIPs, podIPs: [IP]?
        var startTime: Date?
        var containerStatuses: [ContainerStatus]?
    }
    struct IP: Codable { var ip: String }
    struct Condition: Codable {
        var type, status: String
        var observedGeneration: Int64?
        var lastTransitionTime: Date?
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
    struct Running: Codable { var startedAt: Date? }
}
