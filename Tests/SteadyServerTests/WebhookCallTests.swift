#if Server && HTTP
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

    /// Webhooks behind real TLS on loopback.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct WebhookCallTests {
        private func configuration(_ client: JSONValue) -> JSONValue {
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
                "metadata": ["name": "hooks"],
                "webhooks": [
                    [
                        "name": "maps.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
                        "clientConfig": client, "timeoutSeconds": 30,
                        "rules": [
                            ["operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["configmaps"]]
                        ],
                    ]
                ],
            ]
        }

        private func create(_ object: JSONValue, _ path: String, in cluster: Cluster) async throws -> APIResponse {
            try await cluster.transport.send(
                APIRequest(.post, path, headers: ["content-type": "application/json"], body: object.serialized()))
        }

        private static let handler: ReviewServer.Handler = { path, review in
            let request = try AdmissionRequest(review: review)
            var object = request.object ?? .emptyObject
            object[path: "data", "seen"] = .string(path)
            return AdmissionResponse.changed(from: request.object, to: object).review(uid: request.uid)
        }

        private let configurations = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations"
        private let maps = "/api/v1/namespaces/default/configmaps"

        @Test func `webhooks are called at their URL and behind their Service`() async throws {
            let server = try ReviewServer(serverName: "hooks.default.svc", Self.handler)
            let bundle = JSONValue.string(Base64(server.authority).encoded)
            try await server.serving { port in
                let caller = HTTPWebhookCaller(services: ["default/hooks": "127.0.0.1:\(port)"])
                let service: JSONValue = ["name": "hooks", "namespace": "default", "path": "/mutate"]
                let clients: [JSONValue] = [
                    ["url": .string("https://127.0.0.1:\(port)/mutate"), "caBundle": bundle],
                    ["service": service, "caBundle": bundle],
                ]
                for client in clients {
                    let cluster = Cluster(webhookCaller: caller)
                    #expect(try await create(configuration(client), configurations, in: cluster).status == 201)
                    let made = try await create(["metadata": ["name": "a"]], maps, in: cluster)
                    #expect(made.status == 201)
                    #expect(try JSONValue(parsing: made.body)["data"] == ["seen": "/mutate"])
                }
                await caller.shutdown()
            }
        }

        @Test func `an unknown authority, and nobody at all, are failed calls`() async throws {
            let server = try ReviewServer(serverName: "hooks.default.svc", Self.handler)
            let other = try ReviewServer(serverName: "other.default.svc", Self.handler)
            try await server.serving { port in
                let caller = HTTPWebhookCaller()
                let place = "https://127.0.0.1:\(port)/mutate"
                let wrong = JSONValue.string(Base64(other.authority).encoded)
                let cluster = Cluster(webhookCaller: caller)
                #expect(
                    try await create(
                        configuration(["url": .string(place), "caBundle": wrong]), configurations, in: cluster
                    ).status == 201)
                let refused = try await create(["metadata": ["name": "a"]], maps, in: cluster)
                #expect(refused.status == 500)
                let message = try JSONValue(parsing: refused.body)["message"]?.stringValue ?? ""
                let start = "Internal error occurred: failed calling webhook \"maps.example.com\": failed to call webhook: "
                #expect(message.hasPrefix(start + "Post \"\(place)?timeout=30s\": "))
                let nobody: JSONValue = ["service": ["name": "gone", "namespace": "default"]]
                let second = Cluster(webhookCaller: caller)
                #expect(try await create(configuration(nobody), configurations, in: second).status == 201)
                let lost = try await create(["metadata": ["name": "a"]], maps, in: second)
                #expect(
                    try JSONValue(parsing: lost.body)["message"]?.stringValue == start
                        + "Post \"https://gone.default.svc:443/?timeout=30s\": service \"gone\" not found")
                await caller.shutdown()
            }
        }

        @Test func `definitions are converted over TLS as well`() async throws {
            let server = try ReviewServer(serverName: "convert.default.svc") { _, review in
                let request = try ConversionRequest(review: review)
                let objects = request.objects.map { object -> JSONValue in
                    var object = object
                    object["apiVersion"] = .string(request.desiredAPIVersion)
                    object["spec"] = ["converted": .string(request.desiredAPIVersion)]
                    return object
                }
                return ConversionResponse.converted(objects).review(uid: request.uid)
            }
            try await server.serving { port in
                let caller = HTTPWebhookCaller(services: ["default/convert": "127.0.0.1:\(port)"])
                let cluster = Cluster(webhookCaller: caller)
                func version(_ name: String, stored: Bool) -> JSONValue {
                    [
                        "name": .string(name), "served": true, "storage": .bool(stored),
                        "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
                    ]
                }
                try cluster.define([
                    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                    "metadata": ["name": "widgets.a.example.com"],
                    "spec": [
                        "group": "a.example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
                        "versions": [version("v1", stored: true), version("v2", stored: false)],
                        "conversion": [
                            "strategy": "Webhook",
                            "webhook": [
                                "conversionReviewVersions": ["v1"],
                                "clientConfig": [
                                    "service": ["name": "convert", "namespace": "default"],
                                    "caBundle": .string(Base64(server.authority).encoded),
                                ],
                            ],
                        ],
                    ],
                ])
                let widget: JSONValue = [
                    "apiVersion": "a.example.com/v1", "kind": "Widget", "metadata": ["name": "a"], "spec": [:],
                ]
                #expect(
                    try await create(widget, "/apis/a.example.com/v1/namespaces/default/widgets", in: cluster).status == 201)
                let read = try await cluster.transport.send(
                    APIRequest(.get, "/apis/a.example.com/v2/namespaces/default/widgets/a"))
                #expect(try JSONValue(parsing: read.body)["spec"] == ["converted": "a.example.com/v2"])
                await caller.shutdown()
            }
        }
    }
#endif
