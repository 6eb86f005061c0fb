#if YAML
    import Foundation
    import SteadyCache
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyModel
    import SteadyTesting
    import SteadyYAML
    import Synchronization
    import Testing

    /// Generated types against an API server that has their definition.
    struct GeneratedClusterTests {
        /// A cluster in which voyages are known.
        private static func client(of cluster: Cluster) async throws -> Client {
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Fixtures/voyages.crd.yaml")
            let documents = try YAMLDocument.parse([UInt8](try Data(contentsOf: file)), file: "voyages.crd.yaml")
            let definition = try #require(documents.first { $0.value["kind"] == "CustomResourceDefinition" }).value
            let client = cluster.client()
            let type = ResourceType(
                group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)
            _ = try await client.resources(type).apply(DynamicObject(definition))
            return client
        }

        private static func voyage(_ name: String) -> Voyage {
            Voyage(
                metadata: ObjectMeta(name: name, namespace: "default"),
                spec: Voyage.Spec(
                    crew: [.init(name: "ishmael", watches: [.dog])], destination: .init(port: "Hull", berth: 3),
                    departure: Timestamp("2026-01-31T12:00:00.25Z"), holds: ["aft": .init(tons: 3)], water: Quantity(milli: 500)))
        }

        @Test func `a voyage is created, read, listed, changed and deleted`() throws {
            try Simulation.run(seed: 1) { world in
                let cluster = Cluster(platform: world.platform)
                let client = try await Self.client(of: cluster)
                let created = try await client.create(Self.voyage("a"))
                #expect(created.spec.distance == 10 && created.spec.sails == .full, "defaults of the schema")
                #expect(created.spec.departure == Timestamp("2026-01-31T12:00:00.25Z"))
                var read = try await client.get(Voyage.self, created.key)
                #expect(read == created)
                read.spec.destination.berth = "west pier"
                let updated = try await client.update(read)
                #expect(updated.spec.destination.berth == "west pier" && updated.metadata.generation == 2)
                read = updated
                read.status = Voyage.Status(position: "41N 70W")
                #expect(try await client.updateStatus(read).status?.position == "41N 70W")
                _ = try await client.create(Self.voyage("b"))
                #expect(try await client.list(Voyage.self, in: "default").items.map(\.name) == ["a", "b"])
                #expect(try await client.list(VoyageV1Beta1.self).items.map(\.name) == ["a", "b"])
                try await client.delete(Voyage.self, created.key)
                #expect(try await client.list(Voyage.self).items.map(\.name) == ["b"])
            }
        }

        @Test func `the server refuses what the schema forbids, and names the field`() throws {
            try Simulation.run(seed: 1) { world in
                let client = try await Self.client(of: Cluster(platform: world.platform))
                var voyage = Self.voyage("a")
                voyage.spec.destination.port = ""
                voyage.spec.sails = "torn"
                let bad = voyage
                let error = await #expect(throws: APIError.self) { try await client.create(bad) }
                #expect(
                    error?.isInvalid == true && error?.causes.map(\.field).sorted() == ["spec.destination.port", "spec.sails"])
            }
        }

        @Test func `an informer sees voyages come and go`() throws {
            try Simulation.run(seed: 1) { world in
                let cluster = Cluster(platform: world.platform)
                let client = try await Self.client(of: cluster)
                _ = try await client.create(Self.voyage("a"))
                let informer = Informer<Voyage>(client: client)
                let seen = Mutex<[String]>([])
                informer.onChange { change in
                    seen.withLock {
                        let voyage = change.object
                        $0.append(
                            change.kind == .updated
                                ? "\(voyage.name) at \(voyage.spec.destination.port)" : "\(change.kind) \(voyage.name)")
                    }
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    try await informer.waitUntilSynced()
                    var voyage = try await client.get(Voyage.self, ObjectKey(namespace: "default", name: "a"))
                    voyage.spec.destination.port = "Nantucket"
                    voyage = try await client.update(voyage)
                    try await client.delete(voyage)
                    #expect(try await informer.waitUntil(resourceVersion: String(cluster.resourceVersion), timeout: .seconds(5)))
                    group.cancelAll()
                }
                #expect(seen.withLock { $0 } == ["added a", "a at Nantucket", "deleted a"])
                #expect(informer.snapshot.all.isEmpty)
            }
        }

        @Test func `a twin applies the fields that are set, and owns no others`() throws {
            try Simulation.run(seed: 1) { world in
                let client = try await Self.client(of: Cluster(platform: world.platform))
                let created = try await client.create(Self.voyage("a"))
                var wanted = VoyageApply(metadata: ObjectMeta(name: "a", namespace: "default"))
                wanted.spec = VoyageApply.Spec(crew: [.init(name: "queequeg", watches: [.first])], maxSpeedSeconds: 0)
                #expect(
                    try JSONValue(parsing: JSON.encode(wanted)) == [
                        "apiVersion": "sea.example/v1", "kind": "Voyage", "metadata": ["name": "a", "namespace": "default"],
                        "spec": ["crew": [["name": "queequeg", "watches": ["first"]]], "maxSpeedSeconds": 0],
                    ])
                _ = try await client.apply(wanted, force: false, manager: "bosun")
                var voyage = try await client.get(Voyage.self, created.key)
                #expect(voyage.spec.crew.map(\.name) == ["ishmael", "queequeg"], "both managers' elements")
                #expect(voyage.spec.destination == created.spec.destination && voyage.spec.maxSpeedSeconds == 0)
                let owned = voyage.metadata.managedFields?.first { $0.manager == "bosun" }?.fieldsV1?.value["f:spec"]
                #expect(
                    owned == [
                        "f:crew": [#"k:{"name":"queequeg"}"#: [".": [:], "f:name": [:], "f:watches": [:]]],
                        "f:maxSpeedSeconds": [:],
                    ])

                // What is no longer set is given up.
                wanted.spec?.crew = nil
                let fewer = wanted
                _ = try await client.apply(fewer, manager: "bosun")
                voyage = try await client.get(Voyage.self, created.key)
                #expect(voyage.spec.crew.map(\.name) == ["ishmael"])

                let contested = VoyageApply(
                    metadata: ObjectMeta(name: "a", namespace: "default"), spec: .init(destination: .init(port: "Bristol")))
                let error = await #expect(throws: APIError.self) {
                    try await client.apply(contested, force: false, manager: "mate")
                }
                #expect(error?.isConflict == true && error?.causes.map(\.field) == [".spec.destination.port"])
                let status = VoyageApply(
                    metadata: ObjectMeta(name: "a", namespace: "default"), status: .init(position: "here"))
                #expect(try await client.applyStatus(status, manager: "mate").status?.position == "here")
            }
        }
    }
#endif
