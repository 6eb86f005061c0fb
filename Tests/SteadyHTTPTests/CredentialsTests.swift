#if HTTP
    import SocketTesting
    import SteadyClient
    import SteadyHTTP
    import SteadyModel
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What requests are sent with, as it changes.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct CredentialsTests {
        private func platform(_ clock: HandClock) -> Platform {
            Platform(clock: MonotonicClock(clock), wallClock: { Timestamp(seconds: 0) }, random: { 0 })
        }

        @Test func `the token file is read anew after a minute`() async throws {
            try await withFolder { folder in
                let file = "\(folder)/token"
                let clock = HandClock()
                var access = ClusterAccess(server: "https://h")
                access.tokenFile = file
                let credentials = try Credentials(access, platform(clock))
                func header() async throws -> String? { try await credentials.current().header }
                let error = await #expect(throws: AccessError.self) { try await credentials.current() }
                #expect(error?.place == file)
                try write("one\n", to: file)
                #expect(try await header() == "Bearer one")
                try write("two\n", to: file)
                clock.advance(by: .seconds(60))
                #expect(try await header() == "Bearer one")
                clock.advance(by: .milliseconds(1))
                #expect(try await header() == "Bearer two")
                try FileManager.default.removeItem(atPath: file)
                clock.advance(by: .seconds(61))
                #expect(try await header() == "Bearer two")
                // Refused, it is read at once.
                let refused = try await credentials.current()
                try write("three\n", to: file)
                #expect(await credentials.hasOthers(than: refused))
                #expect(try await header() == "Bearer three")
                #expect(try await !credentials.hasOthers(than: credentials.current()))
            }
        }

        @Test func `a name and password are used when there is no token`() async throws {
            var access = ClusterAccess(server: "https://h")
            access.username = "me"
            access.password = "pass:é"
            let basic = try Credentials(access, .system)
            #expect(try await basic.current().header == "Basic bWU6cGFzczrDqQ==")
            #expect(try await !basic.hasOthers(than: basic.current()))
            access.token = "t"
            let token = try Credentials(access, .system)
            #expect(try await token.current().header == "Bearer t")
            #expect(try await !"\(token.current())".contains("Bearer"))
        }

        @Test func `a request that is refused is sent again once there is a new token`() async throws {
            try await withFolder { folder in
                let file = "\(folder)/token"
                try write("one", to: file)
                let good = Mutex("one")
                let count = Counter()
                let sent = { count.value.exchange(0, ordering: .relaxed) }
                try await TestPeers.serving(http: { request in
                    count.value.add(1, ordering: .relaxed)
                    let isGood = request.headers["authorization"] == "Bearer \(good.withLock { $0 })"
                    return TestPeers.answer(isGood ? "200 OK" : "401 Unauthorized", [], Array(request.line.utf8))
                }) { port in
                    var access = ClusterAccess(server: "http://127.0.0.1:\(port)")
                    access.tokenFile = file
                    try await withHTTPTransport(access) { transport in
                        let post = APIRequest(.post, "/x", body: Array("body".utf8))
                        #expect(try await transport.send(post).status == 200)
                        #expect(sent() == 1)
                        // Rotated on the server and in the file.
                        good.withLock { $0 = "two" }
                        try write("two", to: file)
                        #expect(try await transport.send(post).status == 200)
                        #expect(sent() == 2)
                        good.withLock { $0 = "three" }
                        try write("three", to: file)
                        let text = try await transport.withStream(APIRequest(.get, "/y")) { stream in
                            #expect(stream.status == 200)
                            var bytes: [UInt8] = []
                            for try await chunk in stream.chunks { bytes += chunk }
                            return String(decoding: bytes, as: UTF8.self)
                        }
                        #expect(text == "GET /y HTTP/1.1")
                        #expect(sent() == 2)
                        // Nothing new: told as it is.
                        good.withLock { $0 = "four" }
                        #expect(try await transport.send(post).status == 401)
                        #expect(sent() == 1)
                        #expect(try await transport.withStream(post) { $0.status } == 401)
                        #expect(sent() == 1)
                        // New, and refused as well.
                        try write("five", to: file)
                        #expect(try await transport.send(post).status == 401)
                        #expect(sent() == 2)
                    }
                }
            }
        }

        @Test func `headers of a request go before those of the configuration`() async throws {
            let seen = Mutex<[String: String]>([:])
            try await TestPeers.serving(http: { request in
                seen.withLock { $0 = request.headers }
                return TestPeers.answer("200 OK", [], [])
            }) { port in
                var access = ClusterAccess(server: "http://127.0.0.1:\(port)")
                access.token = "t"
                access.impersonation = Impersonation(user: "jane", uid: "7", groups: ["g"], extra: ["a/b": ["c"]])
                try await withHTTPTransport(access, configuration: .init(userAgent: "me/1")) { transport in
                    _ = try await transport.send(APIRequest(.get, "/x"))
                    let first = seen.withLock { $0 }
                    #expect(first["authorization"] == "Bearer t")
                    #expect(first["impersonate-user"] == "jane")
                    #expect(first["impersonate-uid"] == "7")
                    #expect(first["impersonate-group"] == "g")
                    #expect(first["impersonate-extra-a%2fb"] == "c")
                    #expect(first["user-agent"] == "me/1")
                    #expect(first["accept-encoding"] == "gzip")
                    let own = ["authorization": "Bearer own", "impersonate-user": "joe", "user-agent": "you"]
                    _ = try await transport.send(APIRequest(.get, "/x", headers: own))
                    let second = seen.withLock { $0 }
                    #expect(second["authorization"] == "Bearer own")
                    #expect(second["impersonate-user"] == "joe")
                    #expect(second["impersonate-group"] == nil)
                    #expect(second["user-agent"] == "you")
                }
            }
        }
    }

    /// A counter that closures share.
    private final class Counter: Sendable {
        let value = Atomic(0)
    }
#endif
