// swift-tools-version: 6.2
import PackageDescription

// Each module may import only what it lists; arrows point down.
let package = Package(
    name: "swift-steady",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Steady", targets: ["Steady"]),
        .library(name: "SteadyCodec", targets: ["SteadyCodec"]),
        .library(name: "SteadyYAML", targets: ["SteadyYAML"]),
        .library(name: "SteadyQueue", targets: ["SteadyQueue"]),
        .library(name: "SteadyModel", targets: ["SteadyModel"]),
        .library(name: "SteadyClient", targets: ["SteadyClient"]),
        .library(name: "SteadyCache", targets: ["SteadyCache"]),
        .library(name: "SteadyAPI", targets: ["SteadyAPI"]),
        .library(name: "SteadyElection", targets: ["SteadyElection"]),
        .library(name: "SteadyRuntime", targets: ["SteadyRuntime"]),
        .library(name: "SteadyWorkloads", targets: ["SteadyWorkloads"]),
        .library(name: "SteadyTesting", targets: ["SteadyTesting"]),
        .library(name: "SteadyCluster", targets: ["SteadyCluster"]),
        .executable(name: "quickstart", targets: ["quickstart"]),
    ],
    traits: [
        .trait(name: "YAML", description: "YAML manifests and kubeconfig files (Yams)."),
        .default(enabledTraits: ["YAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
    ],
    targets: [
        // Ground: the standard library alone.
        .target(name: "SteadyCodec"),
        .target(
            name: "SteadyYAML",
            dependencies: ["SteadyCodec", .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"]))]
        ),
        .target(name: "SteadyQueue"),
        .target(name: "SteadyModel", dependencies: ["SteadyCodec"]),
        .target(name: "SteadyAPI", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The seam to the cluster.
        .target(name: "SteadyClient", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The loop.
        .target(name: "SteadyCache", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        .target(name: "SteadyElection", dependencies: ["SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyRuntime",
            dependencies: ["SteadyCache", "SteadyQueue", "SteadyElection", "SteadyClient", "SteadyModel", "SteadyCodec"]
        ),
        .target(
            name: "SteadyWorkloads",
            dependencies: ["SteadyRuntime", "SteadyCache", "SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec"]
        ),
        .target(
            name: "Steady",
            dependencies: [
                "SteadyCodec", "SteadyModel", "SteadyQueue", "SteadyAPI", "SteadyClient", "SteadyCache", "SteadyElection",
                "SteadyRuntime",
            ]
        ),
        // The embedded cluster.
        .target(name: "SteadyCluster", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        .target(name: "SteadyTesting", dependencies: ["SteadyModel"]),
        // Examples.
        .target(name: "Website", dependencies: ["Steady"], path: "Examples/Website"),
        .target(
            name: "WebsiteScenario",
            dependencies: ["Website", "Steady", "SteadyCluster", "SteadyWorkloads", "SteadyYAML"],
            path: "Examples/Quickstart/Scenario",
            resources: [.embedInCode("website.crd.yaml"), .embedInCode("website.yaml")]
        ),
        .executableTarget(
            name: "quickstart", dependencies: ["WebsiteScenario", "Steady"], path: "Examples/Quickstart/Command"
        ),
        // Tests.
        .testTarget(
            name: "SteadyCacheTests",
            dependencies: [
                "SteadyCache", "SteadyAPI", "SteadyClient", "SteadyCluster", "SteadyTesting", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(name: "SteadyQueueTests", dependencies: ["SteadyQueue", "SteadyTesting", "SteadyModel"]),
        .testTarget(
            name: "SteadyElectionTests",
            dependencies: ["SteadyElection", "SteadyClient", "SteadyCluster", "SteadyTesting", "SteadyModel", "SteadyCodec"]
        ),
        .testTarget(
            name: "SteadyRuntimeTests",
            dependencies: [
                "SteadyRuntime", "SteadyCache", "SteadyElection", "SteadyClient", "SteadyAPI", "SteadyCluster", "SteadyTesting",
                "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyWorkloadsTests",
            dependencies: [
                "SteadyWorkloads", "SteadyRuntime", "SteadyClient", "SteadyAPI", "SteadyCluster", "SteadyTesting", "SteadyModel",
                "SteadyCodec",
            ]
        ),
        .testTarget(name: "SteadyYAMLTests", dependencies: ["SteadyYAML", "SteadyCodec"]),
        .testTarget(name: "QuickstartTests", dependencies: ["WebsiteScenario", "Steady", "SteadyCluster", "SteadyTesting"]),
        .testTarget(name: "SteadyTestingTests", dependencies: ["SteadyTesting", "SteadyModel"]),
        .testTarget(name: "SteadyCodecTests", dependencies: ["SteadyCodec"]),
        .testTarget(name: "SteadyClusterTests", dependencies: ["SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),  // SE-0335
            .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
            .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
            .treatAllWarnings(as: .error),  // SE-0443
        ]
}
