import SteadyAccessAPI
import SteadyAppsAPI
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyPolicyAPI
import Synchronization
import Testing

extension Place {
    func map(_ name: String, _ data: StringMap<String> = [:], labels: StringMap<String>? = nil) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: namespace, labels: labels), data: data)
    }

    func deployment(_ name: String) -> Deployment {
        let template = PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"]), spec: PodSpec(containers: [Container(name: "c", image: "nginx:1")]))
        return Deployment(
            metadata: ObjectMeta(name: name, namespace: namespace),
            spec: DeploymentSpec(selector: LabelSelector(matchLabels: ["app": "web"]), template: template, replicas: 2))
    }
}

extension Scenario {
    static let objects = [
        Scenario("an object makes the round") { place in
            let made = try await place.client.create(place.map("a", ["x": "1"]))
            #expect(made.metadata.uid?.isEmpty == false && made.metadata.resourceVersion?.isEmpty == false)
            var changed = try await place.client.get(ConfigMap.self, place.key("a"))
            #expect(changed == made)
            changed.data?["x"] = "2"
            let updated = try await place.client.update(changed)
            #expect(updated.data?["x"] == "2")
            let stale = changed
            let conflict = await #expect(throws: APIError.self) { _ = try await place.client.update(stale) }
            #expect(conflict?.isConflict == true && conflict?.subject?.name == "a")
            let taken = await #expect(throws: APIError.self) { _ = try await place.client.create(place.map("a")) }
            #expect(taken?.isAlreadyExists == true)
            let patched = try await place.client.patch(
                ConfigMap.self, place.key("a"), .json([["op": "remove", "path": "/data/x"]]))
            #expect(patched.data?["x"] == nil)
            #expect(try await place.client.delete(patched) == nil)
            let missing = await #expect(throws: APIError.self) { _ = try await place.client.get(ConfigMap.self, place.key("a")) }
            #expect(missing?.isNotFound == true && missing?.isResourceMissing == false)
        },
        Scenario("an invalid object is refused with the place of each fault") { place in
            var deployment = place.deployment("Web")
            deployment.spec.replicas = -1
            let wrong = deployment
            let error = await #expect(throws: APIError.self) { _ = try await place.client.create(wrong) }
            #expect(error?.isInvalid == true)
            let fields = Set((error?.causes ?? []).map(\.field))
            #expect(fields.isSuperset(of: ["metadata.name", "spec.replicas"]))
        },
        Scenario("a name is made from its prefix") { place in
            var map = place.map("")
            map.metadata.name = nil
            map.metadata.generateName = "some-"
            let (first, second) = (try await place.client.create(map), try await place.client.create(map))
            #expect(first.name.hasPrefix("some-") && first.name != second.name)
        },
        Scenario("a delete is of that object only") { place in
            let old = try await place.client.create(place.map("a"))
            try await place.client.delete(old)
            _ = try await place.client.create(place.map("a"))
            let error = await #expect(throws: APIError.self) { try await place.client.delete(old) }
            #expect(error?.isConflict == true)
            try await place.client.delete(ConfigMap.self, place.key("a"))
        },
        Scenario("what has changed is sent, and again on a conflict") { place in
            _ = try await place.client.create(place.map("a", ["n": "0"]))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await place.client.modify(ConfigMap.self, place.key("a"), attempts: 50) { map in
                            let count = Int(map.data?["n"] ?? "") ?? 0
                            map.data?["n"] = String(count + 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await place.client.get(ConfigMap.self, place.key("a")).data?["n"] == "5")
        },
        Scenario("spec and status are apart") { place in
            let made = try await place.client.create(place.deployment("web"))
            #expect(made.metadata.generation == 1 && made.spec.progressDeadlineSeconds == 600)
            let status = try await place.client.modifyStatus(Deployment.self, made.key) {
                $0.replicas = 2
                $0.observedGeneration = 1
            }
            #expect(status.metadata.generation == 1 && status.status?.replicas == 2)
            let scaled = place.client.resources(Deployment.self, in: place.namespace)
            try await scaled.scale(to: 5, made.key)
            #expect(try await scaled.get(subresource: "scale", of: made.key, as: Scale.self).spec.replicas == 5)
            #expect(try await scaled.get("web").metadata.generation == 2)
        },
        Scenario("a dry run stores nothing; strictness refuses; warnings come through") { place in
            let warnings = Lines()
            var client = place.client
            client.onWarning = { warnings.add($0.text) }
            let maps = client.resources(ConfigMap.resourceType, in: place.namespace)
            var odd = DynamicObject(ConfigMap.resourceType, metadata: ObjectMeta(name: "a"))
            odd["dada"] = "1"
            _ = try await maps.create(odd, .dryRun)
            #expect(try await maps.find(place.key("a")) == nil)
            #expect(warnings.all == [#"unknown field "dada""#])
            let wrong = odd
            let error = await #expect(throws: APIError.self) { _ = try await maps.create(wrong, .strict) }
            #expect(error?.isBadRequest == true && error?.message.contains("dada") == true)
        },
        Scenario("a token of a service account is one") { place in
            _ = try await place.client.create(ServiceAccount(metadata: ObjectMeta(name: "robot", namespace: place.namespace)))
            let token = try await place.client.requestToken(of: place.key("robot"), lifetime: .seconds(3600))
            let review = TokenReview(metadata: ObjectMeta(), spec: TokenReviewSpec(token: token.token))
            let answer = try await place.client.create(review)
            #expect(answer.status?.authenticated == true)
            #expect(answer.status?.user?.username == "system:serviceaccount:\(place.namespace):robot")
        },
    ]

    static let pods = [
        Scenario("a pod is bound, evicted, and has no log before it runs") { place in
            let spec = PodSpec(containers: [Container(name: "c", image: "nginx:1")])
            _ = try await place.client.create(
                ServiceAccount(metadata: ObjectMeta(name: "robot", namespace: place.namespace)))
            var pod = Pod(metadata: ObjectMeta(name: "p", namespace: place.namespace), spec: spec)
            pod.spec.serviceAccountName = "robot"
            pod.spec.automountServiceAccountToken = false
            _ = try await place.client.create(pod)
            let early = await #expect(throws: APIError.self) { _ = try await place.client.exec(place.key("p"), ["ls"]) }
            #expect(early?.message.contains("does not have a host assigned") == true)
            try await place.client.bind(place.key("p"), to: "nowhere")
            let twice = await #expect(throws: APIError.self) { try await place.client.bind(place.key("p"), to: "elsewhere") }
            #expect(twice?.isConflict == true)
            try await place.client.evict(place.key("p"), .now)
            #expect(try await place.client.find(Pod.self, place.key("p")) == nil)
        }
    ]
}

/// Lines that tasks add to.
final class Lines: Sendable {
    private let state = Mutex<[String]>([])
    var all: [String] { state.withLock { $0 } }
    func add(_ line: String) { state.withLock { $0.append(line) } }
}
