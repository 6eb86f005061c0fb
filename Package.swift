// swift-tools-version: 6.2
import PackageDescription

// Each module may import only what it lists; arrows point down.
let package = Package(
    name: "swift-steady",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "SteadyCodec", targets: ["SteadyCodec"]),
        .library(name: "SteadyQueue", targets: ["SteadyQueue"]),
        .library(name: "SteadyModel", targets: ["SteadyModel"]),
        .library(name: "SteadyClient", targets: ["SteadyClient"]),
        .library(name: "SteadyCache", targets: ["SteadyCache"]),
        .library(name: "SteadyAPI", targets: ["SteadyAPI"]),
        .library(name: "SteadyTesting", targets: ["SteadyTesting"]),
        .library(name: "SteadyCluster", targets: ["SteadyCluster"]),
        .library(name: "SteadyServer", targets: ["SteadyServer"]),
        .library(name: "SteadyHTTP", targets: ["SteadyHTTP"]),
    ],
    // Every outside dependency stands behind a trait: without traits nothing is fetched.
    traits: [
        .trait(name: "HTTP", description: "The HTTP transport and kubeconfig (async-http-client)."),
        .trait(name: "Server", description: "The HTTPS front of the embedded cluster (Hummingbird, swift-certificates)."),
        .default(enabledTraits: ["HTTP", "Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // Ground: the standard library alone.
        .target(name: "SteadyCodec"),
        .target(name: "SteadyQueue"),
        .target(name: "SteadyModel", dependencies: ["SteadyCodec"]),
        .target(name: "SteadyAPI", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The seam to the cluster.
        .target(name: "SteadyClient", dependencies: ["SteadyModel", "SteadyCodec"]),
        // The loop.
        .target(name: "SteadyCache", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        // The embedded cluster.
        .target(name: "SteadyCluster", dependencies: ["SteadyClient", "SteadyModel", "SteadyCodec"]),
        .target(
            name: "SteadyServer",
            dependencies: [
                "SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec",
                .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Server"])),
                .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Server"])),
                .product(name: "SwiftASN1", package: "swift-asn1", condition: .when(traits: ["Server"])),
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Server"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Server"])),
            ]
        ),
        // The real cluster.
        .target(
            name: "SteadyHTTP",
            dependencies: [
                "SteadyClient", "SteadyModel", "SteadyCodec",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["HTTP"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["HTTP"])),
            ]
        ),
        .target(name: "SteadyTesting", dependencies: ["SteadyModel"]),
        // Tests.
        .testTarget(
            name: "SteadyCacheTests",
            dependencies: [
                "SteadyCache", "SteadyAPI", "SteadyClient", "SteadyCluster", "SteadyTesting", "SteadyModel", "SteadyCodec",
            ]
        ),
        .testTarget(name: "SteadyQueueTests", dependencies: ["SteadyQueue", "SteadyTesting", "SteadyModel"]),
        .testTarget(name: "SteadyTestingTests", dependencies: ["SteadyTesting", "SteadyModel"]),
        .testTarget(name: "SteadyCodecTests", dependencies: ["SteadyCodec"]),
        .testTarget(name: "SteadyClusterTests", dependencies: ["SteadyCluster", "SteadyClient", "SteadyModel", "SteadyCodec"]),
        .testTarget(
            name: "SteadyServerTests",
            dependencies: [
                "SteadyServer", "SteadyHTTP", "SteadyCluster", "SteadyAPI", "SteadyClient", "SteadyModel", "SteadyCodec",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ]
        ),
        .testTarget(
            name: "SteadyHTTPTests",
            dependencies: [
                "SteadyHTTP", "SteadyServer", "SteadyCluster", "SteadyAPI", "SteadyTesting", "SteadyClient", "SteadyModel",
                "SteadyCodec",
            ]
        ),
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
