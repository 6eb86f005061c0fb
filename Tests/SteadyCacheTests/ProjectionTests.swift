import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Where a pod runs, and how it fares: a kind seen through five fields.
private struct PodPlace: Resource, JSONModel {
    static let resourceType = Pod.resourceType
    @Boxed var metadata = ObjectMeta()
    @OptionalBoxed var spec: Spec?
    @OptionalBoxed var status: Status?

    struct Spec: JSONModel {
        var nodeName: String?
        static let fields = FieldTable<Spec>(empty: Spec()) { $0.field("nodeName", \.nodeName) }
    }

    struct Status: JSONModel {
        var phase: String?
        var podIP: String?
        static let fields = FieldTable<Status>(empty: Status()) {
            $0.field("phase", \.phase)
            $0.field("podIP", \.podIP)
        }
    }

    static let fields = FieldTable<PodPlace>(empty: PodPlace()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
    }
}

@Suite struct ProjectionTests {
    private static func pod(_ name: String, node: String) -> Pod {
        Pod(
            metadata: ObjectMeta(name: name, namespace: "default", labels: ["app": "web"]),
            spec: PodSpec(containers: [Container(name: "c", image: "i")], nodeName: node))
    }

    @Test func `a projection is got, listed and watched as a kind is`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            let created = try await client.create(Self.pod("a", node: "n1"))
            let place = try await client.get(PodPlace.self, created.key)
            #expect(place.spec?.nodeName == "n1" && place.metadata.uid == created.metadata.uid)
            #expect(place.metadata.labels == ["app": "web"])
            let list = try await client.list(PodPlace.self)
            #expect(list.items == [place])
            let version = list.resourceVersion

            _ = try await client.create(Self.pod("b", node: "n2"))
            _ = try await client.patch(
                Pod.self, created.key, .merge(["status": ["phase": "Running", "podIP": "10.0.0.1"]]), subresource: "status")
            try await client.delete(Pod.self, created.key, DeleteOptions(gracePeriodSeconds: 0))
            let seen = try await client.withWatch(PodPlace.self, WatchOptions(resourceVersion: version)) { events in
                var seen: [String] = []
                for try await event in events {
                    switch event {
                    case .added(let place): seen.append("added \(place.name) on \(place.spec?.nodeName ?? "-")")
                    case .modified(let place):
                        seen.append("\(place.name) \(place.status?.phase ?? "-") \(place.status?.podIP ?? "-")")
                    case .deleted(let place):
                        seen.append("deleted \(place.name)")
                        return seen
                    case .bookmark: break
                    case .error(let error): throw error
                    }
                }
                return seen
            }
            // The pod changes twice: when it runs, and when it is marked to be deleted.
            #expect(seen == ["added b on n2", "a Running 10.0.0.1", "a Running 10.0.0.1", "deleted a"])
        }
    }

    @Test func `an informer keeps a projection`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            for number in 0..<3 { _ = try await client.create(Self.pod("p\(number)", node: "n\(number % 2)")) }
            let informer = Informer<PodPlace>(client: client)
            let moves = Mutex<[String]>([])
            informer.onChange { change in
                guard change.kind == .updated, let old = change.old, let new = change.new else { return }
                moves.withLock { $0.append("\(new.name) \(old.status?.phase ?? "-") \(new.status?.phase ?? "-")") }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await informer.waitUntilSynced()
                #expect(informer.snapshot.all.map { $0.spec?.nodeName } == ["n0", "n1", "n0"])
                _ = try await client.patch(
                    Pod.self, ObjectKey(namespace: "default", name: "p1"), .merge(["status": ["phase": "Running"]]),
                    subresource: "status")
                _ = try await client.create(Self.pod("p3", node: "n7"))
                #expect(try await informer.waitUntil(resourceVersion: String(cluster.resourceVersion), timeout: .seconds(5)))
                group.cancelAll()
            }
            #expect(moves.withLock { $0 } == ["p1 Pending Running"])
            #expect(informer.snapshot.all.map(\.name) == ["p0", "p1", "p2", "p3"])
            #expect(informer.snapshot.all.map { $0.status?.phase } == ["Pending", "Running", "Pending", "Pending"])
        }
    }

    @Test func `a projection may be applied: it sets what it holds`() throws {
        try Simulation.run(seed: 3) { world in
            let client = Cluster(platform: world.platform).client()
            let created = try await client.create(Self.pod("a", node: "n1"))
            var place = PodPlace()
            place.metadata = ObjectMeta(name: "a", namespace: "default", labels: ["seen": "yes"])
            let wanted = place
            _ = try await client.apply(wanted, manager: "marker")
            let pod = try await client.get(Pod.self, created.key)
            #expect(pod.metadata.labels == ["app": "web", "seen": "yes"] && pod.spec == created.spec)
        }
    }
}
