import SteadyCodec
typealias R = KindStrategy.Rules
typealias U = KindStrategy.UpdateRules
enum LimitRules { static let limitRange: R = { _, _ in }; static let resourceQuota: R = { _, _ in } }
enum PodRules { static let pod: R = { _, _ in }; static func template(_ f: Field, _ p: inout Problems) {} }
enum PodUpdateRules {
    static let update: U = { _, _, _ in }; static let status: U = { _, _, _ in };
    static let ephemeralContainers: U = { _, _, _ in }; static let resize: U = { _, _, _ in }
}
enum PodWarnings {
    static let pod: KindStrategy.Warnings = { _, _ in [] }; static let template: KindStrategy.Warnings = { _, _ in [] }
}
enum ServiceRules {
    static let service: R = { _, _ in }; static let update: U = { _, _, _ in }; static let status: U = { _, _, _ in };
    static let warnings: KindStrategy.Warnings = { _, _ in [] }; static func addresses(_ f: Field, _ p: inout Problems) {}
}
enum NamespaceRules {
    static let namespace: R = { _, _ in }; static let status: U = { _, _, _ in }; static let finalize: U = { _, _, _ in }
}
enum NodeRules { static let node: R = { _, _ in }; static let update: U = { _, _, _ in } }
enum StorageRules {
    static let volume: R = { _, _ in }; static let volumeUpdate: U = { _, _, _ in }; static let claim: R = { _, _ in };
    static let claimUpdate: U = { _, _, _ in }; static let claimWarnings: KindStrategy.Warnings = { _, _ in [] };
    static let storageClass: R = { _, _ in }; static let storageClassUpdate: U = { _, _, _ in };
    static let csiDriver: R = { _, _ in }; static let csiDriverUpdate: U = { _, _, _ in }; static let attachment: R = { _, _ in }
}
enum ConfigRules {
    static let secret: R = { _, _ in }; static let secretUpdate: U = { _, _, _ in };
    static let secretWarnings: KindStrategy.Warnings = { _, _ in [] }; static let configMap: R = { _, _ in };
    static let configMapUpdate: U = { _, _, _ in }
}
enum EventRules { static let event: R = { _, _ in } }
enum EndpointRules { static let endpoints: R = { _, _ in }; static let slice: R = { _, _ in } }
enum WorkloadRules {
    static let replicationController: R = { _, _ in }; static let deployment: R = { _, _ in };
    static let replicaSet: R = { _, _ in }; static let statefulSet: R = { _, _ in }; static let daemonSet: R = { _, _ in };
    static let selectorUpdate: U = { _, _, _ in }; static let statefulSetUpdate: U = { _, _, _ in }
}
enum JobRules {
    static let job: R = { _, _ in }; static let update: U = { _, _, _ in }; static let status: U = { _, _, _ in };
    static let cronJob: R = { _, _ in }; static let cronJobWarnings: KindStrategy.Warnings = { _, _ in [] }
}
enum IngressRules {
    static let ingress: R = { _, _ in }; static let warnings: KindStrategy.Warnings = { _, _ in [] };
    static let ingressClass: R = { _, _ in }
}
enum NetworkPolicyRules { static let policy: R = { _, _ in } }
enum PolicyRules {
    static let disruptionBudget: R = { _, _ in }; static let lease: R = { _, _ in }; static let priorityClass: R = { _, _ in };
    static let priorityClassUpdate: U = { _, _, _ in }; static let runtimeClass: R = { _, _ in };
    static func dropCoordinated(_ v: inout JSONValue) {}
}
enum AutoscalerRules { static let autoscaler: R = { _, _ in } }
enum AccessRules {
    static let role: R = { _, _ in }; static let clusterRole: R = { _, _ in }; static let roleBinding: R = { _, _ in };
    static let clusterRoleBinding: R = { _, _ in }; static let bindingUpdate: U = { _, _, _ in }
}
enum CertificateRules { static let request: R = { _, _ in } }
enum WebhookRules { static func webhooks(_ f: Field, isMutating: Bool, _ p: inout Problems) {} }
