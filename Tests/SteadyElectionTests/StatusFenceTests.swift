import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Statuses are written of objects that have the leader's term, as of the version in which they have it.
@Suite struct StatusFenceTests {
    private static let type = ResourceType(
        group: "apps", version: "v1", kind: "Deployment", plural: "deployments", scope: .namespaced)
    private static let fence = TermFence(type)
    private static let writer = "system:serviceaccount:ops:website"
    private static let key = ObjectKey(namespace: "default", name: "web")

    /// Notes what is sent, and keeps back writes of statuses.
    private final class Wire: WrappingTransport {
        let base: any Transport
        let isHolding = Mutex(false)
        let sent = Mutex<[APIRequest]>([])

        init(_ base: any Transport) { self.base = base }

        func send(_ request: APIRequest) async throws -> APIResponse {
            sent.withLock { $0.append(request) }
            if isHolding.withLock({ $0 }), request.path.hasSuffix("/status") {
                throw TransportError(phase: .receive, message: "no answer", request: request)
            }
            return try await base.send(request)
        }

        /// What was sent since the last time, but for reads.
        func writes() -> [String] {
            let requests = sent.withLock { sent in
                defer { sent = [] }
                return sent
            }
            return requests.filter { $0.method != .get }.map { request in
                "\(request.method.rawValue) \(request.path.split(separator: "/").last ?? "")"
            }
        }
    }

    private static func wire(_ cluster: Cluster) -> Wire {
        Wire(cluster.transport(as: Requester(name: writer, groups: ["system:masters"])))
    }

    private static func client(_ wire: Wire, _ world: Simulation.World, _ term: @escaping @Sendable () -> Term?)
        -> ResourceClient<DynamicObject>
    {
        Client(transport: FencedTransport(wire, fence: fence, term: term), platform: world.platform).resources(type)
    }

    private static func make(in cluster: Cluster) async throws {
        let spec: JSONValue = [
            "selector": ["matchLabels": ["app": "web"]],
            "template": [
                "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "c", "image": "nginx:1"]]],
            ],
        ]
        var object = DynamicObject(type, metadata: ObjectMeta(name: "web", namespace: "default"))
        object["spec"] = DynamicValue(spec)
        _ = try await cluster.client().resources(type).create(object)
    }

    private static func term(of object: DynamicObject) -> Term? {
        object.metadata.annotations?[TermFence.defaultAnnotation].flatMap(Term.init(text:))
    }

    @Test func `an object has the term before its status is written, and gets it once`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let (wire, term) = (Self.wire(cluster), Term(leaseUID: "lease", number: 7))
            let here = Self.client(wire, world) { term }
            try await Self.make(in: cluster)
            var object = try await here.get(Self.key)
            object["status"] = DynamicValue(["observedGeneration": 1])
            object = try await here.update(object, subresource: "status")
            #expect(wire.writes() == ["PATCH web", "PUT status"])
            #expect(Self.term(of: object) == term && object["status"].observedGeneration == 1)
            object["status"] = DynamicValue(["observedGeneration": 2])
            object = try await here.update(object, subresource: "status")
            #expect(wire.writes() == ["PUT status"])
            #expect(object["status"].observedGeneration == 2)
            _ = try await here.patch(Self.key, .merge(["status": ["observedGeneration": 3]]), subresource: "status")
            #expect(wire.writes() == ["PATCH web", "PATCH status"])
            let declared = try DynamicObject([
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web", "namespace": "default"],
                "status": ["observedGeneration": 4],
            ])
            object = try await here.apply(declared, subresource: "status", force: true)
            #expect(wire.writes() == ["PATCH web", "PATCH status"])
            #expect(object["status"].observedGeneration == 4 && Self.term(of: object) == term)
            // Whoever means a version is told that it is another, and what cannot carry a term is not sent.
            var old = object
            old.metadata.resourceVersion = "1"
            old.metadata.annotations = nil
            let conflict = await #expect(throws: APIError.self) { try await here.update(old, subresource: "status") }
            #expect(conflict?.isConflict == true)
            #expect(wire.writes() == ["PATCH web"])
            let json = Patch.json([["op": "remove", "path": "/status"]])
            await #expect(throws: FencingError.self) { try await here.patch(Self.key, json, subresource: "status") }
            let missing = ObjectKey(namespace: "default", name: "nothing")
            let merge = Patch.merge(["status": ["replicas": 1]])
            let absent = await #expect(throws: APIError.self) { try await here.patch(missing, merge, subresource: "status") }
            #expect(absent?.isNotFound == true)
            // The scale is nobody's business here.
            _ = wire.writes()
            _ = try await here.patch(Self.key, .merge(["spec": ["replicas": 2]]), subresource: "scale")
            #expect(wire.writes() == ["PATCH scale"])
        }
    }

    @Test func `somebody else may write in between`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            try await Self.make(in: cluster)
            let busy = Busy(base: Self.wire(cluster), other: cluster.client().resources(Self.type))
            let fenced = FencedTransport(busy, fence: Self.fence) { Term(leaseUID: "lease", number: 7) }
            let here = Client(transport: fenced, platform: world.platform).resources(Self.type)
            let merge = Patch.merge(["status": ["observedGeneration": 3]])
            let object = try await here.patch(Self.key, merge, subresource: "status")
            #expect(object["status"].observedGeneration == 3 && object.metadata.labels?["n"] == "2")
        }
    }

    /// Writes to the object before its status is written, twice.
    private final class Busy: WrappingTransport {
        let base: any Transport
        let other: ResourceClient<DynamicObject>
        private let count = Mutex(0)

        init(base: any Transport, other: ResourceClient<DynamicObject>) { (self.base, self.other) = (base, other) }

        func send(_ request: APIRequest) async throws -> APIResponse {
            if request.path.hasSuffix("/status"), count.withLock({ $0 }) < 2 {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                _ = try await other.patch(StatusFenceTests.key, .merge(["metadata": ["labels": ["n": .string("\(number)")]]]))
            }
            return try await base.send(request)
        }
    }

    /// Whatever the new leader has done meanwhile, the status of the one before is not taken.
    @Test(arguments: [false, true], [false, true])
    func `a status of the former leader that arrives late is refused`(hasWritten: Bool, isPatch: Bool) throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let admin = cluster.client()
            try await Self.make(in: cluster)
            try await TermPolicy(
                name: "fence", fence: Self.fence, leaseNamespace: "default", leaseName: "work", writers: [Self.writer]
            ).apply(with: admin)
            let wire = Self.wire(cluster)
            func elector(_ name: String) throws -> LeaderElector {
                try LeaderElector(
                    store: ObjectLeaseStore(client: admin, namespace: "default", name: "work"), identity: name,
                    platform: world.platform)
            }
            let (first, second) = (try elector("first"), try elector("second"))
            try await first.run { _ in
                let here = Self.client(wire, world) { first.term }
                var object = try await here.get(Self.key)
                object["status"] = DynamicValue(["observedGeneration": 1])
                object = try await here.update(object, subresource: "status")
                wire.isHolding.withLock { $0 = true }
                if isPatch {
                    _ = try? await here.patch(
                        Self.key, .merge(["status": ["observedGeneration": 66]]), subresource: "status")
                } else {
                    object["status"] = DynamicValue(["observedGeneration": 66])
                    _ = try? await here.update(object, subresource: "status")
                }
                wire.isHolding.withLock { $0 = false }
            }
            try await second.run { _ in
                let late = try #require(wire.sent.withLock { $0.last { $0.path.hasSuffix("/status") && $0.method != .get } })
                let here = Self.client(wire, world) { second.term }
                let object = try await here.get(Self.key)
                if hasWritten { _ = try await here.patch(Self.key, .merge(["metadata": ["labels": ["by": "second"]]])) }
                let answer = try await wire.base.send(late)
                let text = String(decoding: answer.body, as: UTF8.self)
                #expect(answer.status == (hasWritten ? 409 : 403), "\(text)")
                if !hasWritten { #expect(text.contains("its term is 0, and lease default/work is in term 1"), "\(text)") }
                #expect(try await here.get(Self.key)["status"].observedGeneration == 1)
                // The new one may, and so may whoever is no operator; without a term the operator may not.
                var next = object
                next["status"] = DynamicValue(["observedGeneration": 2])
                if hasWritten { next = try await here.get(Self.key) }
                next = try await here.update(next, subresource: "status")
                #expect(Self.term(of: next) == second.term)
                let merge = Patch.merge(["status": ["observedGeneration": 5]])
                _ = try await admin.resources(Self.type).patch(Self.key, merge, subresource: "status")
            }
            try await first.run { _ in
                let bare = Client(transport: wire.base, platform: world.platform).resources(Self.type)
                let merge = Patch.merge(["status": ["observedGeneration": 6]])
                let error = await #expect(throws: APIError.self) {
                    try await bare.patch(Self.key, merge, subresource: "status")
                }
                #expect(error?.code == 403)
            }
        }
    }
}
