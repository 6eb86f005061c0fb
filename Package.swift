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
        .library(name: "SteadyCEL", targets: ["SteadyCEL"]),
        .library(name: "SteadyQueue", targets: ["SteadyQueue"]),
        .library(name: "SteadyModel", targets: ["SteadyModel"]),
        .library(name: "SteadyAPI", targets: ["SteadyAPI"]),
        .library(name: "SteadyCoreAPI", targets: ["SteadyCoreAPI"]),
        .library(name: "SteadyAppsAPI", targets: ["SteadyAppsAPI"]),
        .library(name: "SteadyBatchAPI", targets: ["SteadyBatchAPI"]),
        .library(name: "SteadyCoordinationAPI", targets: ["SteadyCoordinationAPI"]),
        .library(name: "SteadyNetworkingAPI", targets: ["SteadyNetworkingAPI"]),
        .library(name: "SteadyPolicyAPI", targets: ["SteadyPolicyAPI"]),
        .library(name: "SteadyAccessAPI", targets: ["SteadyAccessAPI"]),
        .library(name: "SteadyStorageAPI", targets: ["SteadyStorageAPI"]),
        .library(name: "SteadyExtensionAPI", targets: ["SteadyExtensionAPI"]),
        .library(name: "SteadyClient", targets: ["SteadyClient"]),
        .library(name: "SteadyHTTP", targets: ["SteadyHTTP"]),
        .library(name: "SteadyTelemetry", targets: ["SteadyTelemetry"]),
        .library(name: "SteadyCache", targets: ["SteadyCache"]),
        .library(name: "SteadyElection", targets: ["SteadyElection"]),
        .library(name: "SteadyRuntime", targets: ["SteadyRuntime"]),
        .library(name: "SteadyWebhook", targets: ["SteadyWebhook"]),
        .library(name: "SteadyService", targets: ["SteadyService"]),
        .library(name: "SteadyWorkloads", targets: ["SteadyWorkloads"]),
        .library(name: "SteadyCluster", targets: ["SteadyCluster"]),
        .library(name: "SteadyServer", targets: ["SteadyServer"]),
        .library(name: "SteadyTesting", targets: ["SteadyTesting"]),
        .library(name: "SeededBugs", targets: ["SeededBugs"]),
        .library(name: "SteadyGenerator", targets: ["SteadyGenerator"]),
        .executable(name: "steady-generate", targets: ["steady-generate"]),
        .executable(name: "quickstart", targets: ["quickstart"]),
        .executable(name: "cluster", targets: ["cluster"]),
        .executable(name: "website-operator", targets: ["website-operator"]),
        .executable(name: "seeded-bugs", targets: ["seeded-bugs"]),
    ],
    // Every outside dependency stands behind a trait: without traits nothing is fetched.
    traits: [
        .trait(name: "YAML", description: "YAML manifests and kubeconfig files (Yams)."),
        .trait(name: "HTTP", description: "The transport to real clusters (async-http-client).", enabledTraits: ["YAML"]),
        .trait(name: "Server", description: "The embedded cluster over HTTPS (Hummingbird).", enabledTraits: ["YAML"]),
        .trait(
            name: "Telemetry",
            description: "Metrics and traces of requests, metrics of queues (swift-metrics, swift-distributed-tracing)."),
        .trait(
            name: "Service",
            description:
                "Whole operators: endpoints, settings, orderly ends (Hummingbird, swift-configuration, swift-service-lifecycle).",
            enabledTraits: ["HTTP", "Telemetry"]),
        .default(enabledTraits: ["YAML", "HTTP", "Server", "Telemetry", "Service"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.44.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["JSON", "YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Ground: the standard library alone. Of Yams only its copy of libyaml is used; see YAMLEvents.swift.
        .target(name: "SteadyCodec"),
        .target(name: "SteadyQueue"),
        .target(name: "SteadyModel", dependencies: ["SteadyCodec"]),
        .target(name: "SteadyYAML", dependencies: ["SteadyCodec", .product("Yams", in: "Yams", ifTrait: "YAML")]),
        // The built-in kinds, generated; one module for each family of API groups, so that one can be taken alone.
        .target(name: "SteadyCoreAPI", dependencies: ["SteadyCodec", "SteadyModel"]),
        .target(name: "SteadyAppsAPI", dependencies: ["SteadyCodec", "SteadyModel", "SteadyCoreAPI"]),
        .target(name: "SteadyBatchAPI", dependencies: ["SteadyCodec", "SteadyModel", "SteadyCoreAPI"]),
        .target(name: "SteadyCoordinationAPI", dependencies: ["SteadyCodec", "SteadyModel"]),
        .target(name: "SteadyNetworkingAPI", dependencies: ["SteadyCodec", "SteadyModel", "SteadyCoreAPI"]),
        .target(name: "SteadyPolicyAPI", dependencies: ["SteadyCodec", "SteadyModel", "SteadyCoreAPI"]),
        .target(name: "SteadyAccessAPI", dependencies: ["SteadyCodec", "SteadyModel"]),
        .target(name: "SteadyStorageAPI", dependencies: ["SteadyCodec", "SteadyModel", "SteadyCoreAPI"]),
        .target(name: "SteadyExtensionAPI", dependencies: ["SteadyCodec", "SteadyModel"]),
        .target(
            name: "SteadyAPI",
            dependencies: [
                "SteadyCoreAPI", "SteadyAppsAPI", "SteadyBatchAPI", "SteadyCoordinationAPI", "SteadyNetworkingAPI",
                "SteadyPolicyAPI", "SteadyAccessAPI", "SteadyStorageAPI", "SteadyExtensionAPI",
            ]
        ),
        // The seam to the cluster.
        .target(name: "SteadyClient", dependencies: ["SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyHTTP",
            dependencies: [
                "SteadyYAML", "SteadyClient", "SteadyModel", "SteadyCodec",
                .product("AsyncHTTPClient", in: "async-http-client", ifTrait: "HTTP"),
                .product("NIOCore", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOPosix", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOHTTP1", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOHTTPCompression", in: "swift-nio-extras", ifTrait: "HTTP"),
                .product("NIOWebSocket", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOExtras", in: "swift-nio-extras", ifTrait: "HTTP"),
                .product("NIOSOCKS", in: "swift-nio-extras", ifTrait: "HTTP"),
                .product("NIOHTTP2", in: "swift-nio-http2", ifTrait: "HTTP"),
                .product("NIOSSL", in: "swift-nio-ssl", ifTrait: "HTTP"),
                .product("Subprocess", in: "swift-subprocess", ifTrait: "HTTP"),
                .product(
                    name: "SystemPackage", package: "swift-system",
                    condition: .when(platforms: [.linux], traits: ["HTTP"])),
                .product("Logging", in: "swift-log", ifTrait: "HTTP"),
            ]
        ),
        .target(
            name: "SteadyTelemetry",
            dependencies: [
                "SteadyClient", "SteadyQueue", "SteadyCache", "SteadyRuntime", "SteadyModel",
                .product("Logging", in: "swift-log", ifTrait: "Telemetry"),
                .product("CoreMetrics", in: "swift-metrics", ifTrait: "Telemetry"),
                .product("Metrics", in: "swift-metrics", ifTrait: "Telemetry"),
                .product("Tracing", in: "swift-distributed-tracing", ifTrait: "Telemetry"),
            ]
        ),
        // The loop.
        .target(name: "SteadyCache", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        .target(name: "SteadyElection", dependencies: ["SteadyClient", "SteadyCoordinationAPI", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyRuntime",
            dependencies: ["SteadyCache", "SteadyQueue", "SteadyElection", "SteadyClient", "SteadyModel", "SteadyCodec"]
        ),
        // Authorities and the certificates they issue; for programs of this package alone.
        .target(
            name: "SteadyCertificates",
            dependencies: [
                "SteadyModel",
                .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Server", "Service"])),
                .product(name: "SwiftASN1", package: "swift-asn1", condition: .when(traits: ["Server", "Service"])),
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Server", "Service"])),
            ]
        ),
        // What an API server asks a program.
        .target(name: "SteadyWebhook", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        // A whole operator around a manager.
        .target(
            name: "SteadyService",
            dependencies: [
                "SteadyRuntime", "SteadyTelemetry", "SteadyWebhook", "SteadyCertificates", "SteadyHTTP", "SteadyElection",
                "SteadyQueue", "SteadyClient",
                "SteadyAccessAPI",
                "SteadyModel", "SteadyCodec",
                .product("Configuration", in: "swift-configuration", ifTrait: "Service"),
                .product("HummingbirdCore", in: "hummingbird", ifTrait: "Service"),
                .product("HummingbirdTLS", in: "hummingbird", ifTrait: "Service"),
                .product("HTTPTypes", in: "swift-http-types", ifTrait: "Service"),
                .product("Logging", in: "swift-log", ifTrait: "Service"),
                .product("NIOCore", in: "swift-nio", ifTrait: "Service"),
                .product("NIOPosix", in: "swift-nio", ifTrait: "Service"),
                .product("NIOSSL", in: "swift-nio-ssl", ifTrait: "Service"),
                .product("ServiceLifecycle", in: "swift-service-lifecycle", ifTrait: "Service"),
                .product("UnixSignals", in: "swift-service-lifecycle", ifTrait: "Service"),
                .product(
                    name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux], traits: ["Service"])),
            ]
        ),
        .target(
            name: "SteadyWorkloads",
            dependencies: [
                "SteadyRuntime", "SteadyCache", "SteadyClient", "SteadyAppsAPI", "SteadyCoreAPI", "SteadyStorageAPI",
                "SteadyModel", "SteadyCodec",
            ]
        ),
        .target(
            name: "Steady",
            dependencies: [
                "SteadyCodec", "SteadyModel", "SteadyQueue", "SteadyAPI", "SteadyClient", "SteadyCache", "SteadyElection",
                "SteadyRuntime", "SteadyWebhook",
            ]
        ),
        // The expressions of the API server, for the cluster and for whoever wants to check objects before they are sent.
        .target(name: "SteadyCEL", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The embedded cluster.
        .target(name: "SteadyCluster", dependencies: ["SteadyClient", "SteadyCEL", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyServer",
            dependencies: [
                "SteadyCluster", "SteadyCertificates", "SteadyYAML", "SteadyClient", "SteadyModel", "SteadyCodec",
                .product("HummingbirdCore", in: "hummingbird", ifTrait: "Server"),
                .product("HummingbirdTLS", in: "hummingbird", ifTrait: "Server"),
                .product("HummingbirdHTTP2", in: "hummingbird", ifTrait: "Server"),
                .product("NIOCore", in: "swift-nio", ifTrait: "Server"),
                .product("NIOPosix", in: "swift-nio", ifTrait: "Server"),
                .product("NIOEmbedded", in: "swift-nio", ifTrait: "Server"),
                .product("NIOHTTP1", in: "swift-nio", ifTrait: "Server"),
                .product("NIOHTTPCompression", in: "swift-nio-extras", ifTrait: "Server"),
                .product("NIOWebSocket", in: "swift-nio", ifTrait: "Server"),
                .product("NIOHTTPTypesHTTP1", in: "swift-nio-extras", ifTrait: "Server"),
                .product("NIOHTTPTypes", in: "swift-nio-extras", ifTrait: "Server"),
                .product("NIOSSL", in: "swift-nio-ssl", ifTrait: "Server"),
                .product("X509", in: "swift-certificates", ifTrait: "Server"),
                .product("SwiftASN1", in: "swift-asn1", ifTrait: "Server"),
                .product("Crypto", in: "swift-crypto", ifTrait: "Server"),
                .product("HTTPTypes", in: "swift-http-types", ifTrait: "Server"),
                .product("Logging", in: "swift-log", ifTrait: "Server"),
            ]
        ),
        // Simulation, and the search for what goes wrong in it.
        .target(
            name: "SteadyTesting",
            dependencies: [
                "SteadyCluster", "SteadyRuntime", "SteadyWebhook", "SteadyElection", "SteadyClient", "SteadyModel", "SteadyCodec",
            ]
        ),
        // Swift types from OpenAPI documents and custom resource definitions.
        .target(name: "SteadyGenerator", dependencies: ["SteadyModel", "SteadyCodec"]),
        .executableTarget(
            name: "steady-generate",
            dependencies: [
                "SteadyGenerator", "SteadyYAML", "SteadyHTTP", "SteadyClient", "SteadyCodec",
                .product("ArgumentParser", in: "swift-argument-parser", ifTrait: "YAML"),
            ]
        ),
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
        .executableTarget(
            name: "cluster",
            dependencies: [
                "SteadyServer", "SteadyCluster", "SteadyWorkloads", "SteadyHTTP", "SteadyClient", "SteadyYAML", "Steady",
                .product("ArgumentParser", in: "swift-argument-parser", ifTrait: "Server"),
            ],
            path: "Examples/Cluster", exclude: ["web.yaml"]
        ),
        .executableTarget(
            name: "website-operator",
            dependencies: ["Website", "SteadyService"],
            path: "Examples/WebsiteOperator"
        ),
        // Mistakes that were really made, which the explorer has to find.
        .target(
            name: "SeededBugs",
            dependencies: [
                "SteadyTesting", "SteadyCache", "SteadyClient", "SteadyElection", "SteadyRuntime", "SteadyCoreAPI", "SteadyModel",
                "SteadyCodec",
            ],
            path: "Examples/SeededBugs"
        ),
        .executableTarget(
            name: "seeded-bugs", dependencies: ["SeededBugs", "SteadyTesting"], path: "Examples/SeededBugsCommand"),
        // Tests.
        .testTarget(name: "SteadyCodecTests", dependencies: ["SteadyCodec", "SteadyTesting"]),
        .testTarget(name: "SteadyModelTests", dependencies: ["SteadyModel", "SteadyTesting", "SteadyCodec"]),
        .testTarget(name: "SteadyAPITests", dependencies: ["SteadyAPI", "SteadyModel", "SteadyCodec"]),
        .testTarget(name: "SteadyCELTests", dependencies: ["SteadyCEL", "SteadyCodec"]),
        .testTarget(name: "SteadyYAMLTests", dependencies: ["SteadyYAML", "SteadyTesting", "SteadyCodec"]),
        .testTarget(
            name: "SteadyWebhookTests",
            dependencies: ["SteadyWebhook", "SteadyTesting", "SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec"]),
        .testTarget(name: "SteadyQueueTests", dependencies: ["SteadyQueue", "SteadyTesting", "SteadyModel"]),
        .testTarget(
            name: "SteadyTestingTests",
            dependencies: [
                "SeededBugs", "SteadyTesting", "SteadyCache", "SteadyClient", "SteadyCluster", "SteadyElection", "SteadyRuntime",
                "SteadyCoreAPI", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyClusterTests",
            dependencies: ["SteadyCluster", "SteadyTesting", "SteadyClient", "SteadyModel", "SteadyCodec"]
        ),
        .testTarget(
            name: "SteadyClientTests",
            dependencies: [
                "SteadyClient", "SteadyCluster", "SteadyCoreAPI", "SteadyAppsAPI", "SteadyAccessAPI", "SteadyPolicyAPI",
                "SteadyTesting", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyCacheTests",
            dependencies: [
                "SteadyCache", "SteadyAPI", "SteadyClient", "SteadyCluster", "SteadyTesting", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyElectionTests",
            dependencies: ["SteadyElection", "SteadyClient", "SteadyCluster", "SteadyTesting", "SteadyModel", "SteadyCodec"]
        ),
        .testTarget(
            name: "SteadyRuntimeTests",
            dependencies: [
                "SteadyRuntime", "SteadyCache", "SteadyQueue", "SteadyElection", "SteadyClient", "SteadyAPI", "SteadyCluster",
                "SteadyTesting", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyWorkloadsTests",
            dependencies: [
                "SteadyWorkloads", "SteadyRuntime", "SteadyClient", "SteadyAPI", "SteadyCluster", "SteadyTesting", "SteadyModel",
                "SteadyCodec",
            ]
        ),
        .target(name: "SocketTesting", path: "Tests/SocketTesting"),
        .testTarget(
            name: "SteadyServerTests",
            dependencies: [
                "SocketTesting", "SteadyServer", "SteadyHTTP", "SteadyYAML", "SteadyCluster", "SteadyAPI", "SteadyClient",
                "SteadyModel",
                "SteadyCodec",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOEmbedded", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: .when(traits: ["Server"])),
            ]
        ),
        .testTarget(
            name: "SteadyTelemetryTests",
            dependencies: [
                "SteadyTelemetry", "SteadyCluster", "SteadyCoreAPI", "SteadyRuntime", "SteadyTesting", "SteadyClient",
                "SteadyQueue", "SteadyCache", "SteadyCodec", "SteadyModel",
                .product("Logging", in: "swift-log", ifTrait: "Telemetry"),
                .product("MetricsTestKit", in: "swift-metrics", ifTrait: "Telemetry"),
                .product("InMemoryTracing", in: "swift-distributed-tracing", ifTrait: "Telemetry"),
                .product("Tracing", in: "swift-distributed-tracing", ifTrait: "Telemetry"),
            ]
        ),
        // The same scenarios in process, over HTTPS, and against whatever cluster is named.
        .testTarget(
            name: "SteadyIntegrationTests",
            dependencies: [
                "SocketTesting", "SteadyHTTP", "SteadyServer", "SteadyCluster", "SteadyCoreAPI", "SteadyAppsAPI",
                "SteadyAccessAPI",
                "SteadyPolicyAPI", "SteadyTesting", "SteadyClient", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(
            name: "SteadyHTTPTests",
            dependencies: [
                "SocketTesting", "SteadyHTTP", "SteadyServer", "SteadyCluster", "SteadyAPI", "SteadyTesting", "SteadyClient",
                "SteadyModel",
                "SteadyCodec",
                .product("Logging", in: "swift-log", ifTrait: "HTTP"),
                .product("NIOCore", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOEmbedded", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOHTTP1", in: "swift-nio", ifTrait: "HTTP"),
                .product("NIOPosix", in: "swift-nio", ifTrait: "HTTP"),
            ]
        ),
        .testTarget(
            name: "SteadyGeneratorTests",
            dependencies: [
                "SteadyGenerator", "SteadyYAML", "SteadyCache", "SteadyCluster", "SteadyClient", "SteadyTesting", "SteadyModel",
                "SteadyCodec",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "SteadyServiceTests",
            dependencies: [
                "SocketTesting", "SteadyService", "SteadyServer", "SteadyWebhook", "SteadyTelemetry", "SteadyRuntime",
                "SteadyElection",
                "SteadyCluster",
                "SteadyTesting", "SteadyCoreAPI",
                "SteadyHTTP", "SteadyClient", "SteadyModel", "SteadyCodec",
                .product("Configuration", in: "swift-configuration", ifTrait: "Service"),
                .product("CoreMetrics", in: "swift-metrics", ifTrait: "Service"),
                .product("Logging", in: "swift-log", ifTrait: "Service"),
                .product("ServiceLifecycleTestKit", in: "swift-service-lifecycle", ifTrait: "Service"),
            ]
        ),
        .testTarget(
            name: "QuickstartTests", dependencies: ["WebsiteScenario", "Website", "Steady", "SteadyCluster", "SteadyTesting"]),
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

extension Target.Dependency {
    /// A product of another package, linked only if a trait is on.
    static func product(_ name: String, in package: String, ifTrait trait: String) -> Target.Dependency {
        .product(name: name, package: package, condition: .when(traits: [trait]))
    }
}
