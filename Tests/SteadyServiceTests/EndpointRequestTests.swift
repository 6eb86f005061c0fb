#if Service
    import SteadyService
    import Testing

    struct EndpointRequestTests {
        @Test func `paths and queries are decoded, whatever stands in them`() {
            let request = EndpointRequest(
                method: "GET", target: "/debug/expl%61in?name=a%2Fb&namespace=x+y&flag&=&name=c%zz%4", authorization: "bearer abc"
            )
            #expect(request.path == "/debug/explain")
            #expect(request.query.map(\.name) == ["name", "namespace", "flag", "", "name"])
            #expect(request.query.map(\.value) == ["a/b", "x y", "", "", "c%zz%4"])
            #expect(request.token == "abc")
            #expect(EndpointRequest(method: "GET", target: "", authorization: "Basic abc").token == nil)
            #expect(EndpointRequest(method: "GET", target: "?%ff%", authorization: "Bearer").query.first?.name == "\u{FFFD}%")
        }

        @Test(arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080, true), (":8081", "0.0.0.0", 8081, false), ("[::1]:1", "::1", 1, true),
            ("localhost:0", "localhost", 0, true), ("127.9.0.300:1", "127.9.0.300", 1, false), ("[::]:65535", "::", 65535, false),
        ])
        func `an address is a host and a port`(text: String, host: String, port: Int, isLoopback: Bool) throws {
            let address = try EndpointAddress(text)
            #expect(address == EndpointAddress(host: host, port: port))
            #expect(address.isLoopback == isLoopback)
        }

        @Test(arguments: ["", "8080", "host", "host:", "host:65536", "host:-1", "::1:80", "a:b:1"])
        func `what is no address is refused`(text: String) {
            let error = #expect(throws: ServiceError.self) { try EndpointAddress(text) }
            #expect(error?.description.hasPrefix("“\(text)” is no address: write HOST:PORT") == true)
        }
    }
#endif
