import SteadyAppsAPI
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Testing

extension Scenario {
    static let applying = [
        Scenario("who applies owns, contests, and gives up fields") { place in
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            _ = try await maps.apply(place.map("a", ["x": "1", "y": "1"]), manager: "one")
            _ = try await maps.apply(place.map("a", ["z": "1"]), manager: "two")
            let contested = await #expect(throws: APIError.self) {
                _ = try await maps.apply(place.map("a", ["x": "2"]), force: false, manager: "two")
            }
            #expect(contested?.isConflict == true && contested?.causes.map(\.field) == [".data.x"])
            let stored = try await maps.get("a")
            #expect(DynamicObject(appliedBy: "one", in: stored)?.content["data"] == ["x": "1", "y": "1"])
            let after = try await maps.apply(place.map("a", ["x": "1"]), manager: "one")
            #expect(after.data == ["x": "1", "z": "1"])
        },
        Scenario("ownership moves from updates to apply") { place in
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            let kubectl = place.client.with(fieldManager: "kubectl-client-side-apply")
            _ = try await kubectl.create(place.map("a", ["old": "1", "kept": "1"]))
            #expect(try await maps.migrateOwnership(of: place.key("a")))
            let after = try await maps.apply(place.map("a", ["kept": "1"]))
            #expect(after.data == ["kept": "1"])
            #expect(after.metadata.managedFields?.map(\.operation) == ["Apply"])
        },
        Scenario("extracted, changed and applied again, a deployment keeps what others own") { place in
            let deployments = place.client.resources(Deployment.resourceType, in: place.namespace)
            var mine = try DynamicObject(place.deployment("web"))
            mine.content["status"] = nil
            _ = try await deployments.apply(mine, manager: "one")
            try await deployments.scale(to: 7, place.key("web"))
            let stored = try await deployments.get("web")
            var again = try #require(DynamicObject(appliedBy: "one", in: stored))
            #expect(again.json[path: "spec", "template", "spec"]?["containers"]?.arrayValue?.first?["image"] == "nginx:1")
            again["spec"]["paused"] = true
            let after = try await deployments.apply(again, manager: "one")
            #expect(after.json[path: "spec", "replicas"] == 7 && after.json[path: "spec", "paused"] == true)
        },
    ]

    static let kinds = [
        Scenario("a kind of one's own is installed, found, used and removed") { place in
            let group = "\(place.namespace).example.org"
            let type = ResourceType(group: group, version: "v1", kind: "Thing")
            let definitions = place.client.resources(
                ResourceType(group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster))
            let mapper = ResourceMapper(client: place.client, minimumAge: .milliseconds(200))
            #expect(try await mapper.isServed(type) == false)
            let schema: JSONValue = [
                "type": "object",
                "properties": [
                    "spec": ["type": "object", "properties": ["size": ["type": "integer", "minimum": 1]]],
                    "status": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                ],
            ]
            let spec: JSONValue = [
                "group": .string(group), "scope": "Namespaced",
                "names": ["kind": "Thing", "plural": "things", "singular": "thing", "shortNames": ["tng"]],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema],
                        "subresources": ["status": [:]],
                    ]
                ],
            ]
            var definition = DynamicObject(definitions.type, metadata: ObjectMeta(name: "things.\(group)"))
            definition["spec"] = DynamicValue(spec)
            _ = try await definitions.create(definition)
            try await mapper.waitUntilServed(type)
            #expect(try await mapper.resource(named: "things.\(group)").type == type)
            let things = place.client.resources(type, in: place.namespace)
            // The server may serve a kind a moment before it takes objects of it.
            try await place.wait("the endpoint") { (try? await things.list()) != nil }
            var thing = DynamicObject(type, metadata: ObjectMeta(name: "one"))
            thing["spec"]["size"] = 0
            let small = thing
            let error = await #expect(throws: APIError.self) { _ = try await things.create(small) }
            #expect(error?.isInvalid == true && error?.causes.first?.field == "spec.size")
            thing["spec"]["size"] = 3
            _ = try await things.create(thing)
            let status = try await things.modify("one", subresource: "status") { $0["status"]["ready"] = true }
            #expect(status.json[path: "status", "ready"] == true && status.metadata.generation == 1)
            try await definitions.delete("things.\(group)")
            try await place.wait("the kind to go") {
                mapper.invalidate()
                return try await !mapper.isServed(type)
            }
        },
        Scenario("what the server serves is found by all its names") { place in
            let mapper = ResourceMapper(client: place.client)
            for (name, plural) in [("po", "pods"), ("deploy", "deployments.apps"), ("ns", "namespaces"), ("Secret", "secrets")] {
                #expect(try await mapper.resource(named: name).type.qualifiedPlural == plural)
            }
            let deployments = try await mapper.resource(group: "apps", kind: "Deployment")
            #expect(deployments.type == Deployment.resourceType && deployments.subresources.contains { $0.name == "scale" })
            await #expect(throws: UnknownResourceError.self) { _ = try await mapper.resource(named: "nothing") }
            let version = try await place.client.send(APIRequest(.get, "/version"))
            #expect(version["major"]?.stringValue == "1")
        },
        Scenario("dependents go after their owner") { place in
            let owner = try await place.client.create(place.map("owner"))
            var child = place.map("child")
            child.metadata.ownerReferences = [
                OwnerReference(apiVersion: "v1", kind: "ConfigMap", name: "owner", uid: owner.metadata.uid ?? "")
            ]
            _ = try await place.client.create(child)
            try await place.client.delete(owner, .background)
            try await place.wait("the child to go") { try await place.client.find(ConfigMap.self, place.key("child")) == nil }
        },
    ]
}
