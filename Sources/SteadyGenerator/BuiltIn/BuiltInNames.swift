/// The Swift names of the built-in types, and their modules.
enum BuiltInNames {
    /// Names that two stable groups have, and what the less prominent of the two is called: the name of its group or owner,
    /// or for an older version `V1`, goes with it. A kind goes before a part of another kind, core before apps, batch and all others,
    /// and else the one that more people write.
    private static let renamed: [String: String] = [
        // The series of events.k8s.io is the same data as core's Event, which is what people read and kubectl shows.
        "io.k8s.api.events.v1.Event": "EventsEvent",
        "io.k8s.api.events.v1.EventSeries": "EventsEventSeries",
        // Core has it for Endpoints.
        "io.k8s.api.discovery.v1.EndpointPort": "DiscoveryEndpointPort",
        // In core it is only the name of a claim within the resources of a container; the kind is in resource.k8s.io.
        "io.k8s.api.core.v1.ResourceClaim": "ContainerResourceClaim",
        // The kind is in authentication.k8s.io; that of storage.k8s.io is a part of CSIDriver.
        "io.k8s.api.storage.v1.TokenRequest": "StorageTokenRequest",
        // Whoever writes a role binding writes a subject; flow schemas are rare.
        "io.k8s.api.flowcontrol.v1.Subject": "FlowControlSubject",
        // Webhooks are configured by their authors; conversion webhooks and aggregated servers are rare.
        "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference": "CustomResourceServiceReference",
        "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig": "CustomResourceWebhookClientConfig",
        "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference": "APIServiceReference",
        // The older version.
        "io.k8s.api.autoscaling.v1.CrossVersionObjectReference": "CrossVersionObjectReferenceV1",
        "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler": "HorizontalPodAutoscalerV1",
        "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec": "HorizontalPodAutoscalerSpecV1",
        "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus": "HorizontalPodAutoscalerStatusV1",
    ]

    /// Types of apimachinery that are not written by hand, and the package that they are counted to: its only user.
    private static let adopted: [String: String] = [
        "io.k8s.apimachinery.pkg.apis.meta.v1.FieldSelectorRequirement": "io.k8s.api.authorization.v1"
    ]

    /// The name of a schema's type.
    static func name(_ schema: String) -> String {
        renamed[schema] ?? Identifier.type(String(schema.split(separator: ".").last ?? ""))
    }

    /// The package of a schema: its name without the last part.
    static func package(_ schema: String) -> String {
        adopted[schema] ?? schema.split(separator: ".").dropLast().joined(separator: ".")
    }

    /// The module and group that a package belongs to, if it is a stable one.
    static func home(ofPackage package: String) -> (module: String, apiVersion: String)? { homes[package] }

    private static let homes: [String: (module: String, apiVersion: String)] = {
        var homes: [String: (module: String, apiVersion: String)] = [:]
        for family in Family.all {
            for group in family.groups { homes[group.package] = (family.module, group.apiVersion) }
        }
        return homes
    }()
}
