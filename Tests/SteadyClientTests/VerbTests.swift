import SteadyAccessAPI
import SteadyAppsAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import SteadyPolicyAPI
import Synchronization
import Testing

@Suite struct VerbTests {
    private static let maps = ConfigMap.resourceType

    @Test func `objects of any kind go round without a Swift type`() throws {
        try Bench.run { bench in
            let maps = bench.client.resources(Self.maps, in: "default")
            var map = DynamicObject(Self.maps, metadata: ObjectMeta(name: "a"))
            map["data"]["x"] = "1"
            let made = try await maps.create(map)
            #expect(made.metadata.namespace == "default" && made.kind == "ConfigMap")
            let changed = try await maps.modify("a") { $0["data"]["y"] = "2" }
            #expect(changed.content["data"] == ["x": "1", "y": "2"])
            // Items of a list of a built-in kind come without their type.
            let list = try await maps.list()
            #expect(list.items.map(\.kind) == ["ConfigMap"] && list.items[0].apiVersion == "v1")
            var updated = list.items[0]
            updated["data"]["x"] = "3"
            #expect(try await maps.update(updated).content["data"]?["x"] == "3")
            var names: [String] = []
            try await maps.forEach { names.append("\($0.kind) \($0.name)") }
            #expect(names == ["ConfigMap a"])
            #expect(try await maps.delete("a") == nil)
            #expect(try await maps.find(Bench.key("a")) == nil)
        }
    }

    @Test func `metadata alone is asked for and sent`() throws {
        try Bench.run { bench in
            _ = try await bench.client.create(Bench.map("a", ["x": "1"], labels: ["l": "1"]))
            let heads = bench.client.metadata(of: Self.maps, in: "default")
            let one = try await heads.get("a")
            #expect(one.metadata.labels?["l"] == "1" && one.kind == "PartialObjectMetadata")
            #expect(try await heads.list().items.map(\.name) == ["a"])
            #expect(bench.faults.sent.dropFirst().allSatisfy { $0.headers["accept"]?.contains("PartialObjectMetadata") == true })
            let patched = try await heads.patch(Bench.key("a"), .merge(["metadata": ["labels": ["l": "2"]]]))
            #expect(patched.metadata.labels?["l"] == "2")
            #expect(try await bench.client.get(ConfigMap.self, Bench.key("a")).data?["x"] == "1")
            try await heads.withWatch { events in
                for try await event in events {
                    guard case .added(let head) = event else { continue }
                    #expect(head.name == "a" && head.kind == "PartialObjectMetadata")
                    return
                }
            }
        }
    }

    @Test func `pages are of one version, and say so when they cannot be`() throws {
        try Bench.run { bench in
            for number in 0..<10 { _ = try await bench.client.create(Bench.map("m\(number)")) }
            let maps = bench.client.resources(ConfigMap.self, in: "default")
            var pages: [[String]] = []
            var versions: Set<String> = []
            for try await page in maps.pages(.pages(of: 4)) {
                pages.append(page.items.map(\.name))
                versions.insert(page.resourceVersion)
                _ = try await bench.client.create(Bench.map("n\(pages.count)"))
                #expect(page.isConsistent)
            }
            #expect(pages.map(\.count) == [4, 4, 2] && versions.count == 1)
            #expect(try await maps.listAll(.pages(of: 3)).items.count == 13)

            var isConsistent: [Bool] = []
            var names: [String] = []
            for try await page in maps.pages(.pages(of: 5)) {
                isConsistent.append(page.isConsistent)
                names += page.items.map(\.name)
                if isConsistent.count == 1 {
                    try await bench.client.delete(ConfigMap.self, Bench.key("m9"))
                    bench.cluster.compact()
                }
            }
            #expect(isConsistent == [true, false, false] && names.count == 12 && Set(names).count == 12)
        }
    }

    @Test func `what changes is sent, with the version, and again on the fresh object`() throws {
        try Bench.run { bench in
            _ = try await bench.client.create(Bench.map("a", ["x": "1"]))
            let other = bench.cluster.client(fieldManager: "other")
            let calls = Mutex(0)
            bench.faults.forget()
            let changed = try await bench.client.modify(ConfigMap.self, Bench.key("a")) { map in
                map.data?["y"] = "2"
                calls.withLock { $0 += 1 }
            }
            #expect(changed.data?["x"] == "1" && changed.data?["y"] == "2")
            #expect(bench.faults.lines.map { $0.prefix(5) } == ["GET /", "PATCH"])
            let body = try JSONValue(parsing: bench.faults.sent[1].body ?? [])
            #expect(body["data"] == ["y": "2"] && body["metadata"]?.objectValue?.count == 1)

            bench.faults.forget()
            try await bench.client.modify(ConfigMap.self, Bench.key("a")) { $0.data?["y"] = "2" }
            #expect(bench.faults.sent.count == 1, "nothing has changed, nothing is sent")

            bench.faults.fail(.answer(.status(409, "Conflict"))) { $0.method == .patch }
            _ = try await other.apply(Bench.map("a", ["z": "3"]))
            bench.faults.forget()
            let after = try await bench.client.modify(ConfigMap.self, Bench.key("a")) { $0.data?["x"] = nil }
            #expect(after.data?["x"] == nil && after.data?["z"] == "3" && bench.faults.sent.count == 4)

            for _ in 0..<3 { bench.faults.fail(.answer(.status(409, "Conflict"))) { $0.method == .patch } }
            let error = await #expect(throws: APIError.self) {
                try await bench.client.modify(ConfigMap.self, Bench.key("a"), attempts: 3) { $0.data?["q"] = "1" }
            }
            #expect(error?.isConflict == true)
        }
    }

    @Test func `many who modify one object at a time lose nothing`() throws {
        try Bench.run { bench in
            _ = try await bench.client.create(Bench.map("a", ["n": "0"]))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await bench.client.modify(ConfigMap.self, Bench.key("a"), attempts: 50) { map in
                            let count = Int(map.data?["n"] ?? "") ?? 0
                            map.data?["n"] = String(count + 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await bench.client.get(ConfigMap.self, Bench.key("a")).data?["n"] == "10")
        }
    }

    @Test func `an object is made if it is not there, and changed if it is`() throws {
        try Bench.run { bench in
            let maps = bench.client.resources(ConfigMap.self)
            for value in ["1", "2"] {
                let map = try await maps.createOrModify(Bench.map("a")) { $0.data = ["v": value] }
                #expect(map.data?["v"] == value)
            }
        }
    }

    @Test func `status, scale, eviction, binding and tokens`() throws {
        try Bench.run { bench in
            let template = PodTemplateSpec(
                metadata: ObjectMeta(labels: ["a": "b"]), spec: PodSpec(containers: [Container(name: "c", image: "i")]))
            let deployment = Deployment(
                metadata: ObjectMeta(name: "d", namespace: "default"),
                spec: DeploymentSpec(selector: LabelSelector(matchLabels: ["a": "b"]), template: template))
            _ = try await bench.client.create(deployment)
            let deployments = bench.client.resources(Deployment.self, in: "default")
            try await deployments.scale(to: 3, Bench.key("d"))
            var scale = try await deployments.get(subresource: "scale", of: Bench.key("d"), as: Scale.self)
            #expect(scale.spec.replicas == 3)
            scale.spec.replicas = 4
            _ = try await deployments.put(subresource: "scale", of: Bench.key("d"), scale)
            try await bench.client.modifyStatus(Deployment.self, Bench.key("d")) {
                $0.readyReplicas = 1; $0.replicas = 1
            }
            let stored = try await deployments.get("d")
            #expect(stored.spec.replicas == 4 && stored.status?.readyReplicas == 1)

            _ = try await bench.client.create(
                Pod(metadata: ObjectMeta(name: "p", namespace: "default", labels: ["a": "b"]), spec: template.spec))
            try await bench.client.bind(Bench.key("p"), to: "node-1")
            #expect(try await bench.client.get(Pod.self, Bench.key("p")).spec.nodeName == "node-1")
            let twice = await #expect(throws: APIError.self) { try await bench.client.bind(Bench.key("p"), to: "node-2") }
            #expect(twice?.isConflict == true)
            try await bench.client.evict(Bench.key("p"), .dryRunNow)
            #expect(try await bench.client.find(Pod.self, Bench.key("p")) != nil)
            try await bench.client.evict(Bench.key("p"), .now)
            #expect(try await bench.client.find(Pod.self, Bench.key("p")) == nil)

            _ = try await bench.client.create(ServiceAccount(metadata: ObjectMeta(name: "robot", namespace: "default")))
            let token = try await bench.client.requestToken(of: Bench.key("robot"), lifetime: .seconds(3600))
            #expect(token.token.split(separator: ".").count == 3 && !"\(token)".contains(token.token))
            #expect(token.expirationTimestamp > bench.world.platform.wallTime)
        }
    }

    @Test func `a selection is deleted`() throws {
        try Bench.run { bench in
            for number in 0..<4 { _ = try await bench.client.create(Bench.map("m\(number)", labels: ["half": "\(number % 2)"])) }
            let maps = bench.client.resources(ConfigMap.self, in: "default")
            try await maps.deleteCollection(.labels(LabelSelector(matchLabels: ["half": "0"])))
            #expect(try await maps.list().items.map(\.name) == ["m1", "m3"])
        }
    }

    @Test func `a dry run stores nothing, strictness refuses, warnings are delivered`() throws {
        try Bench.run { bench in
            let warnings = Mutex<[String]>([])
            var client = bench.client
            client.onWarning = { warning in warnings.withLock { $0.append(warning.description) } }
            let maps = client.resources(Self.maps, in: "default")
            var odd = DynamicObject(Self.maps, metadata: ObjectMeta(name: "a"))
            odd["dada"] = "1"
            _ = try await maps.create(odd, .dryRun)
            #expect(try await maps.find(Bench.key("a")) == nil)
            #expect(warnings.withLock { $0 } == [#"POST /api/v1/namespaces/default/configmaps: unknown field "dada""#])
            let wrong = odd
            let error = await #expect(throws: APIError.self) { _ = try await maps.create(wrong, .strict) }
            #expect(error?.message.contains("dada") == true)
        }
    }

    @Test func `names that would lead elsewhere are not sent`() throws {
        try Bench.run { bench in
            for name in ["", ".", "..", "a/b", "a%2Fb"] {
                await #expect(throws: RequestError.self) { _ = try await bench.client.get(ConfigMap.self, Bench.key(name)) }
                await #expect(throws: RequestError.self) {
                    _ = try await bench.client.list(ConfigMap.self, in: name.isEmpty ? "/" : name)
                }
            }
            let error = await #expect(throws: RequestError.self) { _ = try await bench.client.get(ConfigMap.self, "a") }
            #expect(error?.description.contains("the namespace is missing; ConfigMap lives in namespaces") == true)
            #expect(bench.faults.sent.isEmpty)
        }
    }

    @Test func `an answer that cannot be read names the request and the place`() async throws {
        let client = Client(transport: PiecesTransport(pieces: [Array(#"{"metadata":{"name":7}}"#.utf8)]))
        let error = await #expect(throws: AnswerError.self) { _ = try await client.get(ConfigMap.self, Bench.key("a")) }
        #expect(error?.description.hasPrefix("GET /api/v1/namespaces/default/configmaps/a: the answer cannot be read: ") == true)
        #expect(error?.description.contains("metadata.name") == true && error?.description.contains("line 1, column 21") == true)
    }
}

extension DeleteOptions {
    fileprivate static var dryRunNow: DeleteOptions { DeleteOptions(gracePeriodSeconds: 0, dryRun: true) }
}
