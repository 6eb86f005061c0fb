import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Exec, attach, port-forward, logs and proxy, within the process.
struct PodStreamTests {
    private static let pod = ObjectKey(namespace: "default", name: "web")

    /// A cluster with one pod that seems to run.
    private func cluster(_ platform: Platform = .system) async throws -> (cluster: Cluster, pods: SimulatedPods) {
        let cluster = Cluster(platform: platform, hasBootstrapPolicy: true)
        let pods = SimulatedPods()
        cluster.connectPods(by: pods)
        let body: JSONValue = [
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web", "labels": ["app": "web"]],
            "spec": [
                "nodeName": "n",
                "containers": [
                    ["name": "main", "image": "i", "ports": [["name": "http", "containerPort": 8080]]]
                ],
            ],
        ]
        try await create("pods", body, in: cluster)
        return (cluster, pods)
    }

    private func create(_ plural: String, _ body: JSONValue, in cluster: Cluster) async throws {
        _ = try await cluster.client().send(
            APIRequest(
                .post, "/api/v1/namespaces/default/\(plural)", headers: ["content-type": "application/json"],
                body: body.serialized()))
    }

    @Test func `a command runs to its end`() async throws {
        let client = try await cluster().cluster.client()
        let result = try await client.exec(Self.pod, ["sh", "-c", "echo one; echo two >&2; exit 3"])
        #expect(result.output == "one\n")
        #expect(result.errorOutput == "two\n")
        #expect(result.exitCode == 3)
        let copy = try await client.exec(Self.pod, ["cat"], input: Array("hello".utf8))
        #expect(copy.output == "hello")
        #expect(copy.status.isSuccess)
        // Input that nobody reads is no hindrance.
        let idle = try await client.exec(Self.pod, ["true"], input: [UInt8](repeating: 1, count: 1 << 20))
        #expect(idle.exitCode == 0)
        let error = await #expect(throws: APIError.self) { try await client.exec(Self.pod, ["nonsense"]) }
        #expect(error?.code == 500)
        #expect(error?.message.contains("executable file not found") == true)
        await #expect(throws: StreamError.self) { try await client.exec(Self.pod, ["echo", "12345"], limit: 3) }
    }

    @Test func `large input comes back as it was`() async throws {
        let client = try await cluster().cluster.client()
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let result = try await client.exec(Self.pod, ["cat"], input: bytes)
        #expect(result.stdout == bytes)
    }

    @Test func `a conversation has both directions and a terminal`() async throws {
        let client = try await cluster().cluster.client()
        let status = try await client.withExec(Self.pod, ["cat"], .withInput) { command in
            var lines = command.stdout.makeAsyncIterator()
            for word in ["a", "b"] {
                try await command.write(Array(word.utf8))
                #expect(try await lines.next() == Array(word.utf8))
            }
            try await command.closeInput()
            #expect(try await lines.next() == nil)
            return try await command.status()
        }
        #expect(status == .success)
        let size = try await client.withExec(Self.pod, ["stty", "size"], .terminal) { command in
            try await command.resize(columns: 132, rows: 43)
            return String(decoding: try await command.stdout.collect(upTo: 100), as: UTF8.self)
        }
        #expect(size == "43 132\n")
    }

    @Test func `a command is cancelled when its client goes`() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            try Simulation.run(seed: seed) { world in
                let client = try await cluster(world.platform).cluster.client()
                // It would wait for input for ever.
                try await client.withExec(Self.pod, ["cat"], .withInput) { try await $0.write([1]) }
                try await client.withAttach(Self.pod, .withInput) { session in
                    var output = session.stdout.makeAsyncIterator()
                    try await session.write([65])
                    #expect(try await output.next() == [65])
                }
            }
        }
    }

    @Test func `a port is connected to`() async throws {
        let client = try await cluster().cluster.client()
        try await client.withPortForward(Self.pod, port: 8080) { stream in
            var received = stream.received.makeAsyncIterator()
            try await stream.send(Array("ping".utf8))
            #expect(try await received.next() == Array("ping".utf8))
        }
    }

    private struct Deaf: PodConnector {}

    @Test func `what a connector does not do is refused`() async throws {
        let cluster = try await cluster().cluster
        cluster.connectPods(by: Deaf())
        let client = cluster.client()
        let error = await #expect(throws: StreamError.self) {
            try await client.withPortForward(Self.pod, port: 8080) { stream in for try await _ in stream.received {} }
        }
        #expect(error?.description.contains("error forwarding port 8080 to pod web") == true)
        await #expect(throws: APIError.self) { try await client.exec(Self.pod, ["true"]) }
        await #expect(throws: APIError.self) { try await client.logs(Self.pod) }
        #expect(try await client.proxy(to: .pod(Self.pod)).status == 503)
        cluster.connectPods(by: nil)
        let gone = await #expect(throws: APIError.self) { try await client.exec(Self.pod, ["true"]) }
        #expect(gone?.isNotFound == true)
    }

    @Test func `whoever may only read does not get in`() async throws {
        let cluster = try await cluster().cluster
        func rule(_ verb: String) async throws {
            let role: JSONValue = [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": .string(verb)],
                "rules": [["apiGroups": [""], "resources": ["pods/exec"], "verbs": [.string(verb)]]],
            ]
            let binding: JSONValue = [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": .string(verb)],
                "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": .string(verb)],
                "subjects": [["apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "jane"]],
            ]
            for (plural, body) in [("roles", role), ("rolebindings", binding)] {
                _ = try await cluster.client().send(
                    APIRequest(
                        .post, "/apis/rbac.authorization.k8s.io/v1/namespaces/default/\(plural)",
                        headers: ["content-type": "application/json"], body: body.serialized()))
            }
        }
        let jane = Client(transport: cluster.transport(as: Requester(name: "jane", groups: ["system:authenticated"])))
        func error() async -> APIError? {
            await #expect(throws: APIError.self) { try await jane.exec(Self.pod, ["true"]) }
        }
        #expect(await error()?.message.contains("cannot get resource") == true)
        try await rule("get")
        #expect(await error()?.message.contains("cannot create resource") == true)
        try await rule("create")
        #expect(try await jane.exec(Self.pod, ["true"]).exitCode == 0)
    }

    @Test func `a log is read in parts`() async throws {
        let (cluster, pods) = try await cluster()
        let client = cluster.client()
        let log = pods.log(of: Self.pod, container: "main")
        for second in 0..<5 { log.append("line \(second)", at: Timestamp(seconds: 1_767_225_600 + Int64(second))) }
        #expect(try await client.logs(Self.pod) == (0..<5).map { "line \($0)\n" }.joined())
        #expect(try await client.logs(Self.pod, LogOptions(tailLines: 2)) == "line 3\nline 4\n")
        #expect(try await client.logs(Self.pod, LogOptions(sinceTime: Timestamp(seconds: 1_767_225_604))) == "line 4\n")
        #expect(try await client.logs(Self.pod, LogOptions(limitBytes: 9)) == "line 0\nli")
        #expect(try await client.logs(Self.pod, LogOptions(tailLines: 1, timestamps: true)) == "2026-01-01T00:00:04Z line 4\n")
        let error = await #expect(throws: APIError.self) { try await client.logs(Self.pod, LogOptions(previous: true)) }
        #expect(error?.message == #"previous terminated container "main" in pod "web" not found"#)
        await #expect(throws: APIError.self) { try await client.logs(Self.pod, LogOptions(container: "other")) }
    }

    @Test func `a log is followed across broken connections`() throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            try Simulation.run(seed: seed) { world in
                let (cluster, pods) = try await cluster(world.platform)
                let log = pods.log(of: Self.pod, container: "main")
                let client = Client(
                    transport: BreakingTransport(base: cluster.transport, platform: world.platform), platform: world.platform)
                log.append("line 0", at: world.platform.wallTime)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for number in 1..<40 {
                            log.append("line \(number)", at: world.platform.wallTime)
                            if number % 3 == 0 { try await world.platform.clock.sleep(for: .milliseconds(400)) }
                        }
                        log.finish()
                    }
                    let lines = try await client.withLogs(Self.pod, .following) { lines in
                        var texts: [String] = []
                        for try await line in lines { texts.append(line.text) }
                        return texts
                    }
                    #expect(lines == (0..<40).map { "line \($0)" }, "seed \(seed)")
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `the proxy passes requests on`() async throws {
        let cluster = try await cluster().cluster
        try await create(
            "services",
            [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "web"],
                "spec": ["selector": ["app": "web"], "ports": [["name": "www", "port": 80, "targetPort": "http"]]],
            ], in: cluster)
        let client = cluster.client()
        func text(_ target: ProxyTarget, _ path: String) async throws -> String {
            String(decoding: try await client.proxy(to: target, path).body, as: UTF8.self)
        }
        #expect(try await text(.pod(Self.pod), "/metrics") == "GET /metrics at port 8080 of default/web\n")
        #expect(try await text(.pod(Self.pod, port: 99), "") == "GET / at port 99 of default/web\n")
        #expect(try await text(.service(Self.pod, port: "www"), "/a/proxy/b") == "GET /a/proxy/b at port 8080 of default/web\n")
        #expect(try await client.proxy(to: .service(Self.pod, port: "no")).status == 503)
    }
}

/// Breaks streams now and then.
private struct BreakingTransport: Transport {
    let base: any Transport
    let platform: Platform

    func send(_ request: APIRequest) async throws -> APIResponse { try await base.send(request) }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request) { stream in
            try await consume(
                stream.wrapping { next in
                    var random = platform.random
                    if random.next() % 4 == 0 {
                        throw TransportError(phase: .receive, message: "cut", request: request)
                    }
                    return try await next()
                })
        }
    }
}
