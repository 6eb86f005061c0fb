/// What the manifests hold, for `YAMLDecoder`, with the code that `Codable` makes; fewer fields than the API's own type has.
struct PlainPod: Codable {
    struct Metadata: Codable {
        struct Owner: Codable {
            var apiVersion: String
            var kind: String
            var name: String
            var uid: String
            var controller: Bool?
            var blockOwnerDeletion: Bool?
        }
        var name: String
        var namespace: String?
        var generateName: String?
        var uid: String?
        var resourceVersion: String?
        var creationTimestamp: String?
        var labels: [String: String]?
        var annotations: [String: String]?
        var ownerReferences: [Owner]?
    }

    struct Container: Codable {
        struct Variable: Codable {
            struct Source: Codable {
                struct Field: Codable {
                    var apiVersion: String?
                    var fieldPath: String
                }
                var fieldRef: Field?
            }
            var name: String
            var value: String?
            var valueFrom: Source?
        }
        struct Probe: Codable {
            struct HTTPGet: Codable {
                var path: String?
                var port: Int
                var scheme: String?
            }
            var httpGet: HTTPGet?
            var failureThreshold: Int32?
            var periodSeconds: Int32?
            var timeoutSeconds: Int32?
        }
        struct Port: Codable {
            var containerPort: Int32
            var name: String?
            var `protocol`: String?
        }
        struct Resources: Codable {
            var limits: [String: String]?
            var requests: [String: String]?
        }
        struct Mount: Codable {
            var mountPath: String
            var name: String
            var readOnly: Bool?
        }
        var name: String
        var image: String
        var imagePullPolicy: String?
        var args: [String]?
        var command: [String]?
        var env: [Variable]?
        var livenessProbe: Probe?
        var ports: [Port]?
        var resources: Resources?
        var terminationMessagePath: String?
        var volumeMounts: [Mount]?
    }

    struct Spec: Codable {
        struct Empty: Codable {}
        struct Toleration: Codable {
            var effect: String?
            var key: String?
            var `operator`: String?
            var tolerationSeconds: Int64?
        }
        struct Volume: Codable {
            struct ConfigMap: Codable {
                var defaultMode: Int32?
                var name: String
            }
            var name: String
            var configMap: ConfigMap?
            var emptyDir: Empty?
        }
        var containers: [Container]
        var dnsPolicy: String?
        var enableServiceLinks: Bool?
        var nodeName: String?
        var priority: Int32?
        var restartPolicy: String?
        var schedulerName: String?
        var securityContext: Empty?
        var serviceAccountName: String?
        var terminationGracePeriodSeconds: Int64?
        var tolerations: [Toleration]?
        var volumes: [Volume]?
    }

    struct Status: Codable {
        struct Condition: Codable {
            var lastProbeTime: String?
            var lastTransitionTime: String?
            var status: String
            var type: String
        }
        var conditions: [Condition]?
        var hostIP: String?
        var phase: String?
        var podIP: String?
        var qosClass: String?
    }

    var apiVersion: String
    var kind: String
    var metadata: Metadata
    var spec: Spec
    var status: Status?
}
