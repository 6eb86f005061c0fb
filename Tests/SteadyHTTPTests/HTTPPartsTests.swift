#if HTTP
    import SteadyClient
    import SteadyHTTP
    import SteadyModel
    import Synchronization
    import Testing

    /// The parts of the transport that need no network.
    @Suite struct HTTPPartsTests {
        @Test(arguments: [
            ("299 - \"text\"", ["text"]), ("299 - \"a \\\"b\\\" \\\\ c\"", ["a \"b\" \\ c"]), ("299 - \"\"", [""]),
            ("299 kube/1 \"a\" \"Wed, 21 Oct 2015 07:28:00 GMT\"", ["a"]), ("299 - \"a\", 299 - \"b, c\"", ["a", "b, c"]),
            ("299 - \"a\",299 - \"b", ["a"]), ("299 - text", []), ("29 - \"a\"", []), ("", []), ("299", []), ("299 - \"a\\", []),
            (",,, 110 host:1 \"é\"", ["é"]),
        ])
        func `warnings are read`(_ field: String, _ texts: [String]) {
            #expect(ResponseReader.texts(field) == texts)
        }

        @Test(arguments: [
            ("https://h", "https://h/a%20b%3F/%C3%A9:1?x%26=%3D%2B%20&y="),
            ("http://h:8080/", "http://h:8080/a%20b%3F/%C3%A9:1?x%26=%3D%2B%20&y="),
            ("HTTPS://[::1]:1/p/q//", "https://[::1]:1/p/q/a%20b%3F/%C3%A9:1?x%26=%3D%2B%20&y="),
        ])
        func `requests are put under the URL of the server`(_ server: String, _ expected: String) throws {
            let request = APIRequest(.get, "/a b?/é:1", query: [.init("x&", "=+ "), .init("y", "")])
            #expect(try ServerURL(server, schemes: ["https", "http"], place: "").url(of: request) == expected)
        }

        @Test(arguments: [
            "", "h", "h:1", "ftp://h", "https://", "https://:1", "https://h:x", "https://h:0", "https://h:65536", "https://u@h",
            "https://h?x", "https://h#x", "https://h h", "https://[::1", "https://[::1]x", "https://h\n",
        ])
        func `other URLs are refused`(_ text: String) {
            let error = #expect(throws: AccessError.self) {
                try HTTPTransport(ClusterAccess(server: text))
            }
            #expect(error?.place == "server")
        }

        @Test func `what cannot be used is named`() {
            func place(_ change: (inout ClusterAccess) -> Void) -> String? {
                var access = ClusterAccess(server: "https://h")
                change(&access)
                return #expect(throws: AccessError.self) { try HTTPTransport(access) }?.place
            }
            #expect(place { $0.certificateAuthority = Array("x".utf8) } == "certificateAuthority")
            #expect(place { $0.clientCertificate = Array("x".utf8) } == "clientKey")
            #expect(place { $0.clientKey = Array("x".utf8) } == "clientCertificate")
            #expect(place { $0.token = "a\nb" } == "token")
            #expect(place { $0.token = "" } == "token")
            #expect(place { $0.proxyURL = "https://h" } == "proxyURL")
            #expect(place { $0.certificateAuthorityFile = "/none" } == "/none")
            #expect(place { $0.clientKeyFile = "/none" } == "clientCertificate")
        }
    }

    extension HTTPPartsTests {
        @Test func `the program tells its name`() {
            let agent = HTTPTransport.userAgent(program: "my op(1)/x", version: "2.0+é")
            #expect(agent.hasPrefix("myop1x/2.0+ (linux/") || agent.hasPrefix("myop1x/2.0+ (darwin/"))
            #expect(agent.hasSuffix(") steady/0.1.0"))
            #expect(HTTPTransport.Configuration().userAgent.contains("/unknown ("))
        }
    }

    /// A clock that is moved by hand; sleeping on it takes no time.
    final class HandClock: Clock, Sendable {
        struct Instant: InstantProtocol {
            var offset: Duration
            func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
            func duration(to other: Instant) -> Duration { other.offset - offset }
            static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
        }

        private let time = Mutex(Duration.zero)

        var now: Instant { Instant(offset: time.withLock { $0 }) }
        var minimumResolution: Duration { .nanoseconds(1) }
        func advance(by duration: Duration) { time.withLock { $0 += duration } }
        func sleep(until deadline: Instant, tolerance: Duration?) async throws { try Task.checkCancellation() }
    }
#endif
