// swift-tools-version: 6.2
import PackageDescription

// Measurements that need more than a script. A package of its own, so that nobody who uses Steady builds it.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-steady", path: "..", traits: ["HTTP", "YAML"]),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "CHeap"),
        .executableTarget(
            name: "json-bench",
            dependencies: [
                "CHeap", "PodMaker", .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"), .product(name: "SteadyCoreAPI", package: "swift-steady"),
                .product(name: "SteadyClient", package: "swift-steady"),
            ]
        ),
        .target(name: "PodMaker"),
        .executableTarget(
            name: "cache-bench",
            dependencies: [
                "CHeap", "PodMaker", .product(name: "SteadyCache", package: "swift-steady"),
                .product(name: "SteadyClient", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"), .product(name: "SteadyCoreAPI", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "client-bench",
            dependencies: [
                "CHeap", "PodMaker", .product(name: "SteadyClient", package: "swift-steady"),
                .product(name: "SteadyHTTP", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"), .product(name: "SteadyCoreAPI", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "election-bench",
            dependencies: [
                .product(name: "SteadyElection", package: "swift-steady"), .product(name: "SteadyHTTP", package: "swift-steady"),
                .product(name: "SteadyClient", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"), .product(name: "SteadyCoreAPI", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "queue-bench", dependencies: ["CHeap", .product(name: "SteadyQueue", package: "swift-steady")]
        ),
        .executableTarget(
            name: "runtime-bench",
            dependencies: [
                .product(name: "SteadyRuntime", package: "swift-steady"), .product(name: "SteadyHTTP", package: "swift-steady"),
                .product(name: "SteadyCache", package: "swift-steady"), .product(name: "SteadyQueue", package: "swift-steady"),
                .product(name: "SteadyClient", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"), .product(name: "SteadyCoreAPI", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "server-bench",
            dependencies: [
                "CHeap", .product(name: "SteadyCluster", package: "swift-steady"),
                .product(name: "SteadyClient", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyModel", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "soak-bench",
            dependencies: [
                "CHeap", .product(name: "SteadyTesting", package: "swift-steady"),
                .product(name: "SteadyCluster", package: "swift-steady"),
                .product(name: "SteadyWorkloads", package: "swift-steady"),
                .product(name: "SteadyRuntime", package: "swift-steady"),
                .product(name: "SteadyAppsAPI", package: "swift-steady"),
                .product(name: "SteadyCoreAPI", package: "swift-steady"), .product(name: "SteadyClient", package: "swift-steady"),
                .product(name: "SteadyCodec", package: "swift-steady"), .product(name: "SteadyModel", package: "swift-steady"),
            ]
        ),
        .executableTarget(
            name: "yaml-bench",
            dependencies: [
                .product(name: "SteadyYAML", package: "swift-steady"), .product(name: "SteadyCodec", package: "swift-steady"),
                .product(name: "SteadyCoreAPI", package: "swift-steady"), .product(name: "Yams", package: "Yams"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CHeap" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
