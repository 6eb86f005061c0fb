import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

/// Connections, streams and what is passed on go the way of every other request.
@Suite struct StreamOpeningTests {
    private static let pod = ObjectKey(namespace: "default", name: "web")

    /// A cluster with a pod that seems to run, and a client that tells what it does.
    private func run(_ body: @escaping @Sendable (Bench, Client, Journal) async throws -> Void) throws {
        try Bench.run { bench in
            bench.cluster.connectPods(by: SimulatedPods())
            _ = try await bench.client.create(
                Pod(
                    metadata: ObjectMeta(name: "web", namespace: "default"),
                    spec: PodSpec(containers: [Container(name: "main", image: "i")], nodeName: "n")))
            bench.faults.forget()
            let journal = Journal()
            var client = bench.client
            client.observer = journal
            client.limiter = RequestLimiter(normal: .init(perSecond: 1, burst: 1), clock: bench.world.platform.clock)
            try await body(bench, client, journal)
        }
    }

    @Test func `connections take turns and are told to the observer`() throws {
        try run { bench, client, journal in
            let start = bench.now
            for _ in 0..<3 { #expect(try await client.exec(Self.pod, ["echo", "hello"]).output == "hello\n") }
            try await client.withPortForward(Self.pod, port: 80) { _ in }
            #expect(bench.now - start >= .seconds(3))
            #expect(journal.lines == Array(repeating: "get pods/exec 1: 101", count: 3) + ["get pods/portforward 1: 101"])
            #expect(journal.bytes.prefix(3).allSatisfy { $0 > 6 }, "\(journal.bytes)")
            #expect(bench.faults.sent.allSatisfy { $0.headers["traceparent"] == "00-1" })
        }
    }

    @Test func `a command is begun again only if it certainly has not begun`() throws {
        try run { bench, client, journal in
            bench.faults.fail(.unreachable)
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 2)))
            let result = try await client.exec(Self.pod, ["true"])
            #expect(result.exitCode == 0)
            #expect(journal.lines == ["get pods/exec 1: failed", "get pods/exec 2: 429", "get pods/exec 3: 101"])
            bench.faults.fail(.lost)
            let lost = await #expect(throws: TransportError.self) { try await client.exec(Self.pod, ["true"]) }
            #expect(lost?.phase == .receive)
            let refusal = await #expect(throws: APIError.self) {
                try await client.exec(ObjectKey(namespace: "default", name: "nobody"), ["true"])
            }
            #expect(refusal?.isNotFound == true)
            #expect(journal.lines.dropFirst(3) == ["get pods/exec 1: failed", "get pods/exec 1: 404"])
        }
    }

    @Test func `the timeout bounds the opening, not what comes after`() throws {
        try run { bench, client, journal in
            let client = client.with(timeout: .seconds(5))
            let clock = bench.world.platform.clock
            bench.faults.fail(.silent(after: 0))
            var start = bench.now
            let late = await #expect(throws: TransportError.self) { try await client.exec(Self.pod, ["true"]) }
            #expect(late?.phase == .deadline && bench.now - start == .seconds(5))

            start = bench.now
            let output = try await client.withExec(Self.pod, ["cat"], .withInput) { command in
                try await clock.sleep(for: .seconds(60))
                try await command.write(Array("still there".utf8))
                try await command.closeInput()
                return String(decoding: try await command.stdout.collect(upTo: 100), as: UTF8.self)
            }
            #expect(output == "still there" && bench.now - start == .seconds(60))

            // Waits for a busy server count.
            for _ in 0..<4 { bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 2))) }
            start = bench.now
            let busy = await #expect(throws: TransportError.self) { try await client.withWatch(ConfigMap.self) { _ in } }
            #expect(busy?.phase == .deadline && bench.now - start == .seconds(5))
            bench.faults.removeAll()

            start = bench.now
            let name = try await client.withWatch(ConfigMap.self, in: "default") { events in
                try await clock.sleep(for: .seconds(60))
                _ = try await bench.cluster.client().create(Bench.map("a"))
                for try await event in events { if case .added(let map) = event { return map.name } }
                return ""
            }
            #expect(name == "a" && bench.now - start >= .seconds(60))
            await #expect(throws: StreamError.self) {
                try await client.withExec(Self.pod, ["true"]) { _ in _ = try await ByteStream { [1, 2] }.collect(upTo: 1) }
            }
            #expect(journal.lines.last == "get pods/exec 1: failed")
        }
    }

    @Test func `who is cancelled while it opens sends nothing more`() throws {
        try run { bench, client, _ in
            let client = client.with(timeout: .seconds(5))
            try await withThrowingTaskGroup(of: Void.self) { group in
                bench.faults.fail(.silent(after: 0))
                group.addTask { _ = try await client.exec(Self.pod, ["true"]) }
                try await bench.world.platform.clock.sleep(for: .seconds(1))
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
            #expect(bench.faults.sent.count == 1)
        }
    }

    @Test func `what is passed on comes back as it was answered`() throws {
        try run { bench, client, journal in
            let warnings = Shared<[String]>([])
            var client = client.with(timeout: .seconds(5))
            client.onWarning = { warning in warnings.change { $0.append("\(warning)") } }
            let start = bench.now
            let path = "/api/v1/namespaces/default/pods/web:81/proxy/x"
            let text = try await client.proxy(to: .pod(Self.pod, port: 81), "/x")
            #expect(String(decoding: text.body, as: UTF8.self) == "GET /x at port 81 of default/web\n")
            // Whose answer it is cannot be told: neither is it sent again, nor the rate lowered.
            bench.faults.fail(.answer(APIResponse(status: 429, warnings: ["slowly"], body: [1])))
            #expect(try await client.proxy(to: .pod(Self.pod, port: 81), "/x").status == 429)
            bench.faults.fail(.answer(APIResponse(status: 503, headers: ["retry-after": "1"], warnings: ["away"])))
            let status = try await client.withProxy(to: .pod(Self.pod, port: 81), "/x") { $0.status }
            #expect(status == 503)
            #expect(client.limiter?.rate(of: .normal) == 1)
            #expect(warnings.value == ["GET \(path): slowly", "GET \(path): away"])
            // A read whose answer was lost is sent again, anything else is not.
            bench.faults.fail(.lost)
            #expect(try await client.proxy(to: .pod(Self.pod, port: 81), "/x").status == 200)
            bench.faults.fail(.lost)
            let limited = client
            await #expect(throws: TransportError.self) { try await limited.proxy(.post, to: .pod(Self.pod, port: 81), "/x") }
            #expect(bench.now - start >= .seconds(4))
            #expect(
                journal.lines == [
                    "get pods/proxy 1: 200", "get pods/proxy 1: 429", "get pods/proxy 1: 503", "get pods/proxy 1: failed",
                    "get pods/proxy 2: 200", "create pods/proxy 1: failed",
                ])
        }
    }

    @Test func `warnings of streams are heard, those of a refusal, too`() throws {
        try run { bench, client, _ in
            let warnings = Shared<[String]>([])
            var client = client
            client.onWarning = { warning in warnings.change { $0.append(warning.text) } }
            bench.faults.fail(.answer(APIResponse(status: 200, warnings: ["v1beta1 is deprecated"])))
            try await client.withWatch(ConfigMap.self) { _ in }
            #expect(warnings.value == ["v1beta1 is deprecated"])
            var refusal = APIResponse.status(403, "Forbidden")
            refusal.warnings = ["no longer for you"]
            bench.faults.fail(.answer(refusal))
            let warned = client
            await #expect(throws: APIError.self) { try await warned.withWatch(ConfigMap.self) { _ in } }
            bench.faults.fail(.answer(refusal))
            await #expect(throws: APIError.self) { try await warned.list(ConfigMap.self) }
            #expect(warnings.value == ["v1beta1 is deprecated", "no longer for you", "no longer for you"])
        }
    }
}
