// swift-tools-version: 6.2
import PackageDescription

// Modules in the order of Documentation: each may import only what it lists, and arrows point down.
let package = Package(
    name: "swift-steady",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Steady", targets: ["Steady"]),
        .library(name: "SteadyCodec", targets: ["SteadyCodec"]),
        .library(name: "SteadyYAML", targets: ["SteadyYAML"]),
        .library(name: "SteadyQueue", targets: ["SteadyQueue"]),
        .library(name: "SteadyModel", targets: ["SteadyModel"]),
        .library(name: "SteadyAPI", targets: ["SteadyAPI"]),
        .library(name: "SteadyClient", targets: ["SteadyClient"]),
        .library(name: "SteadyHTTP", targets: ["SteadyHTTP"]),
        .library(name: "SteadyCache", targets: ["SteadyCache"]),
        .library(name: "SteadyElection", targets: ["SteadyElection"]),
        .library(name: "SteadyRuntime", targets: ["SteadyRuntime"]),
        .library(name: "SteadyCluster", targets: ["SteadyCluster"]),
        .library(name: "SteadyServer", targets: ["SteadyServer"]),
        .library(name: "SteadyTesting", targets: ["SteadyTesting"]),
        .library(name: "SteadyWorkloads", targets: ["SteadyWorkloads"]),
        .executable(name: "quickstart", targets: ["quickstart"]),
        .executable(name: "cluster", targets: ["cluster"]),
        .executable(name: "website-operator", targets: ["website-operator"]),
    ],
    traits: [
        .trait(name: "YAML", description: "YAML manifests and kubeconfig files (Yams)."),
        .trait(name: "HTTP", description: "The HTTP transport to a real cluster (async-http-client).", enabledTraits: ["YAML"]),
        .trait(name: "Server", description: "The embedded API server over HTTPS (Hummingbird).", enabledTraits: ["YAML"]),
        .default(enabledTraits: ["YAML", "HTTP", "Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Ground: the standard library alone.
        .target(name: "SteadyCodec"),
        .target(name: "SteadyQueue"),
        .target(name: "SteadyModel", dependencies: ["SteadyCodec"]),
        .target(
            name: "SteadyYAML",
            dependencies: ["SteadyCodec", .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"]))]
        ),
        .target(name: "SteadyAPI", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The seam to the cluster.
        .target(name: "SteadyClient", dependencies: ["SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyHTTP",
            dependencies: [
                "SteadyClient", "SteadyModel", "SteadyCodec", "SteadyYAML",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["HTTP"])),
            ]
        ),
        // The loop.
        .target(name: "SteadyCache", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        .target(name: "SteadyElection", dependencies: ["SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyRuntime",
            dependencies: [
                "SteadyCache", "SteadyQueue", "SteadyElection", "SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec",
            ]
        ),
        // The embedded cluster.
        .target(name: "SteadyCluster", dependencies: ["SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyServer",
            dependencies: [
                "SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec", "SteadyYAML",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "HummingbirdHTTP2", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Server"])),
                .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Server"])),
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Server"])),
            ]
        ),
        .target(
            name: "SteadyWorkloads",
            dependencies: ["SteadyRuntime", "SteadyCache", "SteadyClient", "SteadyAPI", "SteadyModel", "SteadyCodec"]
        ),
        .target(
            name: "SteadyTesting",
            dependencies: ["SteadyCluster", "SteadyRuntime", "SteadyClient", "SteadyModel", "SteadyCodec"]
        ),
        .target(
            name: "Steady",
            dependencies: [
                "SteadyCodec", "SteadyModel", "SteadyQueue", "SteadyAPI", "SteadyClient", "SteadyCache", "SteadyElection",
                "SteadyRuntime",
            ]
        ),
        // Examples.
        .target(name: "Website", dependencies: ["Steady"], path: "Examples/Website"),
        .executableTarget(
            name: "quickstart",
            dependencies: ["Website", "Steady", "SteadyYAML", "SteadyCluster", "SteadyWorkloads"],
            path: "Examples/Quickstart",
            resources: [.embedInCode("website.crd.yaml"), .embedInCode("website.yaml")]
        ),
        .executableTarget(
            name: "cluster",
            dependencies: [
                "SteadyServer", "SteadyCluster", "SteadyWorkloads", "SteadyRuntime", "SteadyModel", "SteadyClient",
                .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["Server"])),
            ],
            path: "Examples/ClusterServer"
        ),
        .executableTarget(
            name: "website-operator",
            dependencies: [
                "Website", "Steady", "SteadyHTTP",
                .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["HTTP"])),
            ],
            path: "Examples/WebsiteOperator"
        ),
        // Tests.
        .testTarget(name: "SteadyClusterTests", dependencies: ["SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = (target.swiftSettings ?? []) + [
        .enableUpcomingFeature("ExistentialAny"),  // SE-0335
        .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
        .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
        .treatAllWarnings(as: .error),  // SE-0443
    ]
}
