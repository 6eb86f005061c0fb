/// Groups of the API that share a module.
struct Family: Sendable {
    /// The module.
    let module: String
    let groups: [Group]

    /// A stable version of a group.
    struct Group: Sendable {
        let apiVersion: String
        /// What the names of its schemas begin with, without the last point.
        let package: String

        init(_ apiVersion: String, _ package: String) {
            self.apiVersion = apiVersion
            self.package = package
        }
    }

    /// All modules; each may refer to those before it.
    static let all: [Family] = [
        Family(
            module: "SteadyCoreAPI",
            groups: [Group("v1", "io.k8s.api.core.v1"), Group("events.k8s.io/v1", "io.k8s.api.events.v1")]),
        Family(module: "SteadyAppsAPI", groups: [Group("apps/v1", "io.k8s.api.apps.v1")]),
        Family(module: "SteadyBatchAPI", groups: [Group("batch/v1", "io.k8s.api.batch.v1")]),
        // Alone, for leader election needs nothing else.
        Family(module: "SteadyCoordinationAPI", groups: [Group("coordination.k8s.io/v1", "io.k8s.api.coordination.v1")]),
        Family(
            module: "SteadyNetworkingAPI",
            groups: [
                Group("networking.k8s.io/v1", "io.k8s.api.networking.v1"),
                Group("discovery.k8s.io/v1", "io.k8s.api.discovery.v1"),
            ]),
        Family(
            module: "SteadyPolicyAPI",
            groups: [
                Group("policy/v1", "io.k8s.api.policy.v1"), Group("autoscaling/v2", "io.k8s.api.autoscaling.v2"),
                Group("autoscaling/v1", "io.k8s.api.autoscaling.v1"), Group("scheduling.k8s.io/v1", "io.k8s.api.scheduling.v1"),
                Group("node.k8s.io/v1", "io.k8s.api.node.v1"),
                Group("flowcontrol.apiserver.k8s.io/v1", "io.k8s.api.flowcontrol.v1"),
            ]),
        Family(
            module: "SteadyAccessAPI",
            groups: [
                Group("rbac.authorization.k8s.io/v1", "io.k8s.api.rbac.v1"),
                Group("authentication.k8s.io/v1", "io.k8s.api.authentication.v1"),
                Group("authorization.k8s.io/v1", "io.k8s.api.authorization.v1"),
                Group("certificates.k8s.io/v1", "io.k8s.api.certificates.v1"),
            ]),
        Family(
            module: "SteadyStorageAPI",
            groups: [
                Group("storage.k8s.io/v1", "io.k8s.api.storage.v1"), Group("resource.k8s.io/v1", "io.k8s.api.resource.v1"),
            ]),
        Family(
            module: "SteadyExtensionAPI",
            groups: [
                Group("admissionregistration.k8s.io/v1", "io.k8s.api.admissionregistration.v1"),
                Group("apiextensions.k8s.io/v1", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1"),
                Group("apiregistration.k8s.io/v1", "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1"),
            ]),
    ]
}
