import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

@Suite struct RetryTests {
    private static func isWrite(_ request: APIRequest) -> Bool { request.method != .get }

    @Test func `what never left is sent again, whatever it is`() throws {
        try Bench.run { bench in
            for _ in 0..<3 { bench.faults.fail(.unreachable) }
            let patch = Patch.json([["op": "add", "path": "/data", "value": ["a": "1"]]])
            _ = try await bench.client.create(Bench.map("a"))
            for _ in 0..<3 { bench.faults.fail(.unreachable) }
            let map = try await bench.client.patch(ConfigMap.self, Bench.key("a"), patch)
            #expect(map.data?["a"] == "1")
            #expect(bench.faults.lines.count == 8)
            for _ in 0..<4 { bench.faults.fail(.unreachable) }
            let error = await #expect(throws: TransportError.self) {
                _ = try await bench.client.get(ConfigMap.self, Bench.key("a"))
            }
            #expect(error?.phase == .connect)
        }
    }

    @Test func `a create whose answer was lost is found, not made twice`() throws {
        try Bench.run { bench in
            bench.faults.fail(.lost, Self.isWrite)
            let made = try await bench.client.create(Bench.map("a", ["x": "1"]))
            #expect(made.data?["x"] == "1" && made.metadata.uid != nil)
            #expect(bench.faults.lines.map { $0.prefix(4) } == ["POST", "POST", "GET "])

            // One that was lost on the way there is made by the second try.
            bench.faults.fail(.vanished, Self.isWrite)
            #expect(try await bench.client.create(Bench.map("b")).name == "b")
        }
    }

    @Test func `another's object of the same name is not taken for one's own`() throws {
        try Bench.run { bench in
            _ = try await bench.cluster.client(fieldManager: "another").create(Bench.map("a", ["x": "1"]))
            bench.faults.fail(.vanished, Self.isWrite)
            let same = await #expect(throws: APIError.self) { _ = try await bench.client.create(Bench.map("a", ["x": "1"])) }
            #expect(same?.isAlreadyExists == true)
            _ = try await bench.client.create(Bench.map("b", ["x": "1"]))
            bench.faults.fail(.vanished, Self.isWrite)
            let different = await #expect(throws: APIError.self) { _ = try await bench.client.create(Bench.map("b", ["x": "2"])) }
            #expect(different?.isAlreadyExists == true)
        }
    }

    @Test func `a generated name is settled before it is sent`() throws {
        try Bench.run { bench in
            var map = Bench.map("")
            map.metadata.name = nil
            map.metadata.generateName = "web-"
            bench.faults.fail(.lost, Self.isWrite)
            let made = try await bench.client.create(map)
            #expect(made.name.hasPrefix("web-") && made.name.count == 9 && made.metadata.generateName == "web-")
            #expect(try await bench.client.list(ConfigMap.self, in: "default").items.count == 1)
            // A name that is taken is drawn anew.
            bench.faults.fail(.answer(.status(409, "AlreadyExists")), Self.isWrite)
            let other = try await bench.client.create(map)
            #expect(other.name != made.name)
        }
    }

    @Test func `an update whose answer was lost is settled by what is stored`() throws {
        try Bench.run { bench in
            var map = try await bench.client.create(Bench.map("a", ["x": "1"]))
            map.data?["x"] = "2"
            bench.faults.fail(.lost, Self.isWrite)
            let updated = try await bench.client.update(map)
            #expect(updated.data?["x"] == "2" && updated.metadata.resourceVersion != map.metadata.resourceVersion)

            // If another has written in between, the conflict stands.
            var again = updated
            again.data?["x"] = "3"
            _ = try await bench.cluster.client(fieldManager: "another").apply(Bench.map("a", ["x": "9"]))
            bench.faults.fail(.vanished, Self.isWrite)
            let stale = again
            let error = await #expect(throws: APIError.self) { _ = try await bench.client.update(stale) }
            #expect(error?.isConflict == true)
        }
    }

    @Test func `a delete by uid whose answer was lost is done, one by name alone is not repeated`() throws {
        try Bench.run { bench in
            let map = try await bench.client.create(Bench.map("a"))
            bench.faults.fail(.lost, Self.isWrite)
            #expect(try await bench.client.delete(map) == nil)
            #expect(bench.faults.lines.filter { $0.hasPrefix("DELETE") }.count == 2)

            _ = try await bench.client.create(Bench.map("b"))
            bench.faults.fail(.lost, Self.isWrite)
            let error = await #expect(throws: TransportError.self) {
                try await bench.client.delete(ConfigMap.self, Bench.key("b"))
            }
            #expect(error?.phase == .receive)
        }
    }

    @Test func `a patch of operations is not repeated when its answer is lost, a merge patch is`() throws {
        try Bench.run { bench in
            _ = try await bench.client.create(Bench.map("a"))
            bench.faults.forget()
            bench.faults.fail(.lost, Self.isWrite)
            await #expect(throws: TransportError.self) {
                _ = try await bench.client.patch(
                    ConfigMap.self, Bench.key("a"), .json([["op": "add", "path": "/data", "value": [:]]]))
            }
            #expect(bench.faults.sent.count == 1)
            bench.faults.fail(.lost, Self.isWrite)
            let merged = try await bench.client.patch(ConfigMap.self, Bench.key("a"), .merge(["data": ["x": "1"]]))
            #expect(merged.data?["x"] == "1" && bench.faults.sent.count == 3)
        }
    }

    @Test func `a busy server is asked again after the time it gave`() throws {
        try Bench.run { bench in
            _ = try await bench.client.create(Bench.map("a"))
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 3)))
            bench.faults.fail(.answer(APIResponse(status: 503, headers: ["retry-after": "2"])))
            let start = bench.now
            _ = try await bench.client.get(ConfigMap.self, Bench.key("a"))
            #expect((.seconds(5)...(.seconds(5.5))).contains(bench.now - start), "\(bench.now - start)")

            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 300)))
            let patience = await #expect(throws: APIError.self) { _ = try await bench.client.get(ConfigMap.self, Bench.key("a")) }
            #expect(patience?.isTooManyRequests == true && patience?.retryAfter == .seconds(300))

            for _ in 0..<11 { bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 1))) }
            bench.faults.forget()
            await #expect(throws: APIError.self) { _ = try await bench.client.get(ConfigMap.self, Bench.key("a")) }
            #expect(bench.faults.sent.count == 11)
        }
    }

    /// The simulated date begins with Thursday, 2026-01-01T00:00:00Z.
    @Test(
        arguments: [
            ("120", nil, 120), ("0", nil, 0), ("Thu, 01 Jan 2026 00:02:00 GMT", nil, 120),
            ("Thursday, 01-Jan-26 00:02:00 GMT", nil, 120), ("Thu Jan  1 00:02:00 2026", nil, 120),
            ("Sun Jan 11 00:00:00 2026", nil, 864_000), ("Thu, 01 Jan 2026 00:00:60 GMT", nil, 59),
            // What is over needs no wait; a year of two digits is at most fifty years ahead.
            ("Sun, 06 Nov 1994 08:49:37 GMT", nil, 0), ("Sunday, 06-Nov-94 08:49:37 GMT", nil, 0),
            ("Sun Nov  6 08:49:37 1994", nil, 0), ("Friday, 01-Jan-77 00:00:00 GMT", nil, 0),
            ("Tuesday, 01-Jan-75 00:00:00 GMT", nil, 1_546_300_800),
            // Where the server's clock is an hour ahead.
            ("Thu, 01 Jan 2026 01:00:30 GMT", "Thu, 01 Jan 2026 01:00:00 GMT", 30),
            ("soon", nil, nil), ("-1", nil, nil), ("Thu, 32 Jan 2026 00:02:00 GMT", nil, nil), ("", nil, nil),
            ("Thu, 01 Jän 2026 00:02:00 GMT", nil, nil), ("Thu, 01 Jan 2026 00:02:00 CET", nil, nil),
            ("Thu, 01 Jan 2026 00:02 GMT", nil, nil), ("Thursday, 01-Jan-2026 00:02:00 GMT", nil, nil), ("GMT", nil, nil),
        ] as [(String, String?, Int64?)])
    func `a server asks for a wait in seconds, or until a date of any form`(field: String, date: String?, wait: Int64?) throws {
        try Bench.run { bench in
            let client = bench.client.with(retry: RetryPolicy.none)
            var answer = APIResponse(status: 503, headers: ["retry-after": field])
            answer.headers["date"] = date
            bench.faults.fail(.answer(answer))
            let error = await #expect(throws: APIError.self) { try await client.list(ConfigMap.self) }
            #expect(error?.retryAfter == wait.map { .seconds($0) })
        }
    }

    @Test func `a create is compared as the server stores it`() throws {
        try Bench.run { bench in
            let secret = Secret(
                metadata: ObjectMeta(name: "a", namespace: "default"), data: ["x": Base64("old"), "y": Base64("2")],
                stringData: ["x": "new"])
            bench.faults.fail(.lost, Self.isWrite)
            #expect(try await bench.client.create(secret).data == ["x": Base64("new"), "y": Base64("2")])
            bench.faults.fail(.lost, Self.isWrite)
            let error = await #expect(throws: APIError.self) {
                var other = secret
                other.stringData = ["x": "newer"]
                _ = try await bench.client.create(other)
            }
            #expect(error?.isAlreadyExists == true)

            var changed = try await bench.client.get(Secret.self, Bench.key("a"))
            changed.stringData = ["z": "3"]
            bench.faults.fail(.lost, Self.isWrite)
            #expect(try await bench.client.update(changed).data?["z"] == Base64("3"))

            // A status that is not taken, and fields that are left out because they say nothing.
            var pod = Pod(
                metadata: ObjectMeta(name: "p", namespace: "default"),
                spec: PodSpec(containers: [Container(name: "main", image: "i")], hostNetwork: false, nodeName: ""))
            pod.status = PodStatus(phase: "Running")
            bench.faults.fail(.lost, Self.isWrite)
            #expect(try await bench.client.create(pod).status?.phase == "Pending")
        }
    }

    @Test func `an eviction that a budget forbids is not repeated`() throws {
        try Bench.run { bench in
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 10, cause: "DisruptionBudget")))
            let error = await #expect(throws: APIError.self) { try await bench.client.evict(Bench.key("web-0")) }
            #expect(error?.isBlockedByDisruptionBudget == true && bench.faults.sent.count == 1)
        }
    }

    @Test func `server errors that are answers are not repeated`() throws {
        try Bench.run { bench in
            for code in [400, 401, 403, 404, 409, 413, 422, 500] {
                bench.faults.forget()
                bench.faults.fail(.answer(APIResponse(status: code)))
                let error = await #expect(throws: APIError.self) {
                    _ = try await bench.client.get(ConfigMap.self, Bench.key("a"))
                }
                #expect(error?.code == code && bench.faults.sent.count == 1)
            }
            // A gateway that fails has perhaps passed the request on: reads only.
            bench.faults.fail(.answer(APIResponse(status: 502)))
            bench.faults.fail(.answer(APIResponse(status: 504)))
            bench.faults.forget()
            _ = try await bench.client.list(ConfigMap.self)
            #expect(bench.faults.sent.count == 3)
            bench.faults.forget()
            bench.faults.fail(.answer(APIResponse(status: 504)))
            await #expect(throws: APIError.self) { try await bench.client.evict(Bench.key("a")) }
            #expect(bench.faults.sent.count == 1)
        }
    }

    @Test func `a call ends at its deadline, with all its waits`() throws {
        try Bench.run { bench in
            for _ in 0..<5 { bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 30))) }
            let start = bench.now
            let error = await #expect(throws: TransportError.self) {
                _ = try await bench.client.with(timeout: .seconds(45)).get(ConfigMap.self, Bench.key("a"))
            }
            #expect(error?.phase == .deadline && bench.now - start == .seconds(45))
            #expect("\(error.map(String.init(describing:)) ?? "")".contains("no answer within 45.0 seconds"))
        }
    }

    @Test func `nothing is sent after cancellation`() throws {
        try Bench.run { bench in
            for _ in 0..<5 { bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 30))) }
            let isCancelled = try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    do {
                        _ = try await bench.client.get(ConfigMap.self, Bench.key("a"))
                        return false
                    } catch is CancellationError { return true }
                }
                try await bench.world.platform.clock.sleep(for: .seconds(40))
                group.cancelAll()
                return try await group.next() ?? false
            }
            #expect(isCancelled && bench.faults.sent.count == 2)
            try await bench.world.platform.clock.sleep(for: .seconds(300))
            #expect(bench.faults.sent.count == 2)
        }
    }

    @Test func `without a policy everything is sent once`() throws {
        try Bench.run { bench in
            bench.faults.fail(.unreachable)
            await #expect(throws: TransportError.self) {
                _ = try await bench.client.with(retry: RetryPolicy.none).list(ConfigMap.self)
            }
            #expect(bench.faults.sent.count == 1)
        }
    }

    /// Answers are lost at random; in the end everything was done exactly once.
    @Test func `whatever is lost, every create by name happens once in 100 seeds`() throws {
        for seed in 0..<100 as Range<UInt64> {
            try Bench.run(seed: seed) { bench in
                var random = bench.world.platform.random
                for number in 0..<20 {
                    for _ in 0..<Int(random.next() % 3) {
                        bench.faults.fail(random.next() % 2 == 0 ? .lost : .vanished) { $0.method == .post }
                    }
                    let made = try await bench.client.create(Bench.map("m\(number)", ["n": "\(number)"]))
                    #expect(made.data?["n"] == "\(number)", "seed \(seed)")
                }
                #expect(try await bench.client.list(ConfigMap.self, in: "default").items.count == 20, "seed \(seed)")
            }
        }
    }
}
